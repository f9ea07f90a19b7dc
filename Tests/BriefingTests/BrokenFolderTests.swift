import Foundation
import Testing

/// Every complaint of the program has a content folder in `Tests/Broken` that provokes it, with the exact words.
///
/// With BRIEFING_RECORD=1 in the environment `expected.txt` is written anew, for a person to look through the changes.
@Suite struct BrokenFolderTests {
  private static let records = ProcessInfo.processInfo.environment["BRIEFING_RECORD"] == "1"

  @Test(arguments: BrokenFolder.all)
  func `says exactly what is wrong`(broken: BrokenFolder) throws {
    if broken.needsLimitedUser, Program.unprivileged == nil { return }
    let scratch = try ScratchFolder()
    let folder = scratch.url.appending(path: "folder")
    try broken.copy(to: folder)
    let result = try broken.run(in: folder)
    let said = "exit \(result.status)\n" + result.errors
    if Self.records { try Data(said.utf8).write(to: broken.expectation) }
    #expect(said == (try? String(contentsOf: broken.expectation, encoding: .utf8)))
    #expect(result.output.isEmpty)
    #expect([0, 1, 64].contains(result.status))
    #expect(!result.errors.unicodeScalars.contains { $0.properties.generalCategory == .control && $0 != "\n" })
  }

  @Test(arguments: [(5_000, 5_000), (12_000, 10_000)])
  func `tells of thousands of errors, but not without end`(errors: Int, told: Int) throws {
    let scratch = try ScratchFolder()
    let facts = (0..<errors).map { "  - {text: They met., about: nobody-\($0)}\n" }
    let addition = Addition(folder: scratch.url)
    try addition.file("briefing.yml", "title: Talks\n")
    try addition.file("seeds/facts.yml", "facts:\n" + facts.joined())
    let result = try Program.run(["check", "."], in: scratch.url)
    #expect(result.status == 1)
    #expect(result.errors.split(separator: "\n").count { $0.contains(": error: ") } == told)
    #expect(result.errors.hasSuffix("\(errors) errors\n"))
  }

  @Test func `leaves the site that was there as it was`() throws {
    let kept = try ScratchFolder()
    let site = try Self.site(in: kept.url)
    let before = try contents(of: site)
    #expect(before.keys.contains("index.html"))
    for broken in BrokenFolder.all where broken.isWrong && broken.arguments == ["check", "."] && !broken.needsLimitedUser {
      let scratch = try ScratchFolder()
      let folder = scratch.url.appending(path: "folder")
      try broken.copy(to: folder)
      try FileManager.default.copyItem(at: site, to: folder.appending(path: "Site"))
      #expect(try broken.run(["build", "."], in: folder).status == 1, "\(broken.name)")
      #expect(try contents(of: folder.appending(path: "Site")) == before, "\(broken.name)")
      let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      #expect(names.filter { $0.contains("Site") } == ["Site"], "\(broken.name)")
    }
  }

  /// A small site to be left alone.
  private static func site(in folder: URL) throws -> URL {
    for (name, text) in ["briefing.yml": "title: Talks\n", "seeds/note.txt": "They met.\n"] {
      let file = folder.appending(path: name)
      try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }
    #expect(try Program.run(["build", ".", "--quiet"], in: folder).status == 0)
    return folder.appending(path: "Site")
  }

  @Test func `every complaint that the sources can make has a folder of its name`() throws {
    let rules = try Self.rules()
    #expect(rules.count > 80)
    for rule in rules.subtracting(Self.provokedElsewhere.keys).sorted() {
      let named = BrokenFolder.all.filter { $0.name == rule || $0.name.hasPrefix(rule + "-") }
      #expect(try named.contains { try $0.provokes(rule) }, "Tests/Broken has no folder \(rule) or \(rule)-… that provokes it")
    }
  }

  /// Complaints that no content folder can provoke, with the reason.
  private static let provokedElsewhere = [
    "output-finished": "a fault of the program: OutputTests",
    "output-unfinished": "a fault of the program: OutputTests",
    "output-path": "a fault of the program: OutputTests",
    "output-collision": "a fault of the program: OutputTests",
    "output-disk": "a disk that fails: OutputTests",
    "output-file": "a file that a book cannot be: SiteTests/Book",
    "output-in-use": "two builds at a time: OutputTests",
    "output-mount-point": "needs a file system of its own: OutputTests",
    "no-configuration": "a briefing.yml that goes while the preview runs: PreviewTests",
    "no-edition": "an edition that goes while the preview runs: PreviewTests",
    "publish-foreign": "needs a repository, a server or a store: PublishingTests",
    "publish-failed": "a program or a network that fails: PublishingTests",
    "work-folder": "a disk that fails: PublishingTests",
    "converter-timeout": "takes a minute: ReadingTests",
    "graphviz-missing": "needs a search path without it: SiteTests",
    "graphviz-failed": "needs another program of its name: SiteTests",
  ]

  /// The names of rules in the sources: the first text in a call that makes a complaint.
  private static func rules() throws -> Set<String> {
    let sources = BrokenFolder.root.deletingLastPathComponent().deletingLastPathComponent().appending(path: "Sources")
    let calls = try Regex(
      #"(?:\.(?:error|warning),|\bseverity,|\b(?:error|warning|complain|fault|report|refuse|refused|brokenFragment)\(|\brule[:] |\brule = |case [^\n]*: \()\s*"([a-z][a-z0-9-]*)"(?:,|\)|\n)"#
    )
    var rules: Set<String> = []
    for path in try FileManager.default.subpathsOfDirectory(atPath: sources.path) where path.hasSuffix(".swift") {
      let text = try String(contentsOf: sources.appending(path: path), encoding: .utf8)
      for match in text.matches(of: calls) { if let rule = match.output[1].substring { rules.insert(String(rule)) } }
    }
    return rules
  }
}
