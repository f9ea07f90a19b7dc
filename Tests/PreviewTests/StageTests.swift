import Diagnostics
import Synchronization
import Testing
import Watching

@testable import Preview
@testable import briefing

/// What pages are told of builds, whoever builds.
@Suite struct StageTests {
  private static let editions = ["public", "partners"].map { EditionSummary(name: $0, ceiling: "TLP:CLEAR", published: "/nowhere") }

  private static func outcome(_ sites: [String: PreviewSite]) -> Outcome {
    Outcome(editions: editions, usual: "public", sites: sites, diagnostics: [], scope: WatchScope(), editor: nil, time: .zero)
  }

  private static func site(_ texts: [String: String], changed: Set<String> = []) -> PreviewSite {
    PreviewSite(files: texts.mapValues { .made(Array($0.utf8)) }, changed: changed)
  }

  private final class Told: Sendable {
    let events = Mutex<[PageEvent]>([])
    var last: PageEvent? { events.withLock(\.last) }
  }

  private static func listen(_ stage: Stage, _ path: String, in edition: String? = nil, since: Int = .max) -> (Told, Int?) {
    let told = Told()
    let number = stage.listen(.init(edition: edition, path: path), since: since) { event in told.events.withLock { $0.append(event) } }
    return (told, number)
  }

  @Test func namesWhatPagesAreMadeWith() {
    let stage = Stage {}
    var texts = ["assets/site.css": "a", "index.html": "b"]
    for number in 0..<3000 { texts["people/\(number).html"] = "c" }
    stage.show(Self.outcome(["public": Self.site(texts)]), reports: [])
    let (told, _) = Self.listen(stage, "index.html")
    #expect(told.last?.version == 1)
    #expect(told.last?.changed == [])
    // However many pages change, one that did not is not told to load itself anew.
    stage.show(Self.outcome(["public": Self.site(texts, changed: Set(texts.keys).subtracting(["index.html"]))]), reports: [])
    #expect(told.last?.number == 2)
    #expect(told.last?.version == 1)
    #expect(told.last?.changed == ["assets/site.css"])
    let (late, _) = Self.listen(stage, "people/7.html", since: 1)
    #expect(late.last?.version == 2)
    #expect(late.last?.changed == ["assets/site.css"])
  }

  @Test func keepsTheLastGoodVersion() {
    let stage = Stage {}
    stage.show(Self.outcome(["public": Self.site(["index.html": "a"])]), reports: [])
    let (told, _) = Self.listen(stage, "index.html")
    let report = Report(isError: true, message: "wrong", help: nil, place: nil)
    stage.show(Self.outcome([:]), reports: [report])
    #expect(told.last?.isBroken == true && told.last?.isBuilt == true && told.last?.version == 1)
    #expect(told.last?.reports == [report])
  }

  @Test func asksForWhatIsLookedAt() {
    let stage = Stage {}
    stage.show(Self.outcome(["public": Self.site(["index.html": "a"])]), reports: [])
    _ = stage.find("people/x.html", in: "partners")
    let (_, number) = Self.listen(stage, "index.html")
    #expect(stage.takeDemand().editions == ["partners"])
    #expect(stage.takeDemand().editions == [])
    #expect(stage.takeDemand().pages == ["index.html"])
    if let number { stage.stopListening(number) }
    #expect(stage.takeDemand().pages == [])
  }

  @Test func takesAnEditionThatWasForgottenAsNew() {
    let stage = Stage {}
    let (one, both) = (["public": Self.site(["a.txt": "a"])], ["public": Self.site(["a.txt": "a"]), "partners": Self.site(["a.txt": "b"])])
    stage.show(Self.outcome(both), reports: [])
    stage.show(Self.outcome(one), reports: [])
    stage.show(Self.outcome(both), reports: [])
    let (partners, _) = Self.listen(stage, "a.txt", in: "partners", since: 2)
    #expect(partners.last?.changed == ["a.txt"] && partners.last?.version == 3)
  }

  @Test func letsSoManyListenAndNoMore() {
    let stage = Stage {}
    let numbers = (0..<Stage.mostListeners).compactMap { _ in Self.listen(stage, "index.html").1 }
    #expect(numbers.count == Stage.mostListeners)
    #expect(Self.listen(stage, "index.html").1 == nil)
    stage.stopListening(numbers[0])
    #expect(Self.listen(stage, "index.html").1 != nil)
  }

  /// Hands back one page at a time.
  private struct Piecewise: Rebuilding {
    let calls: Mutable

    final class Mutable: Sendable { let changes = Mutex<[Changes]>([]) }

    mutating func rebuild(after changes: Changes, for demand: Demand) async -> Outcome {
      let count = calls.changes.withLock { calls in
        calls.append(changes)
        return calls.count
      }
      var outcome = StageTests.outcome(["public": StageTests.site(["index.html": "\(count)"], changed: ["index.html"])])
      outcome.isPartial = count < 3
      return outcome
    }
  }

  @Test func asksForTheRestAtOnce() async {
    let calls = Piecewise.Mutable()
    let watcher = FolderWatcher("/nowhere", scope: WatchScope()) {}
    let stage = Stage {}
    var keeper = PreviewKeeper(
      Piecewise(calls: calls), stage: stage, watcher: watcher, folder: FolderPath("/nowhere"), terminal: Terminal())
    await keeper.bringUpToDate()
    #expect(calls.changes.withLock(\.self) == [.everything, Changes(), Changes()])
    await keeper.bringUpToDate()
    #expect(calls.changes.withLock(\.count) == 3)
  }
}
