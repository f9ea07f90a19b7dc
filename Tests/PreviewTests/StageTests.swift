import Diagnostics
import Synchronization
import Testing
import Watching

@testable import Preview
@testable import briefing

/// What pages are told of builds, whoever builds.
@Suite struct StageTests {
  private static let editions = ["public", "partners"].map { EditionSummary(name: $0, ceiling: "TLP:CLEAR", published: "/nowhere") }

  /// A site whose files are there.
  private struct Site: PreviewSite {
    var texts: [String: String]
    var pages: [String] { texts.keys.filter { $0.hasSuffix(".html") } }
    var notFound: [UInt8] { Array("nothing".utf8) }

    func file(_ path: String) async -> SiteFile? { texts[path].map { .made(Array($0.utf8)) } }
    func hasPage(_ path: String) -> Bool { texts[path] != nil }
    func isCostly(_ path: String) -> Bool { path == "index.js" }
  }

  private static func outcome(_ sites: [String: any PreviewSite]) -> Outcome {
    Outcome(editions: editions, usual: "public", sites: sites, diagnostics: [], scope: WatchScope(), editor: nil, time: .zero)
  }

  private final class Told: Sendable {
    let events = Mutex<[PageEvent]>([])
    var last: PageEvent? { events.withLock(\.last) }
  }

  /// Waits for what pages are told from their own tasks.
  private func wait(_ what: Comment, until isTrue: () -> Bool) async throws {
    for _ in 0..<2000 where !isTrue() { try await Task.sleep(for: .milliseconds(5)) }
    #expect(isTrue(), what)
  }

  private static func listen(_ stage: Stage, _ path: String, in edition: String? = nil, since: Int = .max) -> (Told, Int?) {
    let told = Told()
    let number = stage.listen(.init(edition: edition, path: path), since: since) { event in told.events.withLock { $0.append(event) } }
    return (told, number)
  }

  @Test func tellsPagesThatChangedAndWhatTheyAreMadeWith() async throws {
    let stage = Stage {}
    var site = Site(texts: ["assets/site.css": "a", "assets/site.js": "a", "index.html": "b", "people/7.html": "c"])
    await stage.show(Self.outcome(["public": site]), reports: [])
    for path in ["assets/site.css", "assets/site.js"] {
      stage.handedOut(path, in: nil, version: try #require(await site.file(path)).version, number: 1)
    }
    let (index, _) = Self.listen(stage, "index.html")
    let (person, _) = Self.listen(stage, "people/7.html")
    try await wait("told at once") { index.last != nil && person.last != nil }
    let first = try #require(index.last?.version)
    #expect(first > 0 && index.last?.changed == [])
    site.texts["people/7.html"] = "d"
    site.texts["assets/site.css"] = "b"
    #expect(await stage.show(Self.outcome(["public": site]), reports: []) == ["people/7.html"])
    // However many pages change, one that did not is not told to load itself anew.
    #expect(index.last?.number == 2 && index.last?.version == first)
    #expect(index.last?.changed == ["assets/site.css"])
    #expect(person.last?.number == 2 && person.last?.version != first)
    let (late, _) = Self.listen(stage, "people/7.html", since: 1)
    try await wait("told at once") { late.last != nil }
    #expect(late.last?.changed == ["assets/site.css"])
  }

  @Test func takesWhatIsCostlyAsChanged() async throws {
    let stage = Stage {}
    let site = Site(texts: ["index.html": "a", "index.js": "b"])
    await stage.show(Self.outcome(["public": site]), reports: [])
    stage.handedOut("index.js", in: nil, version: 5, number: 1)
    let (told, _) = Self.listen(stage, "index.html")
    try await wait("told at once") { told.last != nil }
    #expect(told.last?.changed == [])
    await stage.show(Self.outcome(["public": site]), reports: [])
    #expect(told.last?.changed == ["index.js"])
  }

  @Test func keepsTheLastGoodVersion() async throws {
    let stage = Stage {}
    await stage.show(Self.outcome(["public": Site(texts: ["index.html": "a"])]), reports: [])
    let (told, _) = Self.listen(stage, "index.html")
    try await wait("told at once") { told.last != nil }
    let version = told.last?.version
    let report = Report(isError: true, message: "wrong", help: nil, place: nil)
    await stage.show(Self.outcome([:]), reports: [report])
    #expect(told.last?.isBroken == true && told.last?.isBuilt == true && told.last?.version == version)
    #expect(told.last?.reports == [report])
  }

  @Test func asksForWhatIsLookedAt() async {
    let stage = Stage {}
    await stage.show(Self.outcome(["public": Site(texts: ["index.html": "a"])]), reports: [])
    _ = stage.find("partners")
    #expect(stage.takeDemand() == ["partners"])
    #expect(stage.takeDemand() == [])
    let (_, number) = Self.listen(stage, "index.html", in: "partners")
    #expect(stage.takeDemand() == ["partners"])
    if let number { stage.stopListening(number) }
    #expect(stage.takeDemand() == [])
  }

  @Test func letsSoManyListenAndNoMore() async {
    let stage = Stage {}
    let numbers = (0..<Stage.mostListeners).compactMap { _ in Self.listen(stage, "index.html").1 }
    #expect(numbers.count == Stage.mostListeners)
    #expect(Self.listen(stage, "index.html").1 == nil)
    stage.stopListening(numbers[0])
    #expect(Self.listen(stage, "index.html").1 != nil)
  }
}
