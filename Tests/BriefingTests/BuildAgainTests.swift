import Foundation
import Testing

/// A build after a build: nothing is done where nothing changed, and whatever changed comes to the same as building anew.
@Suite struct BuildAgainTests {
  private let talks: Talks
  private var scratch: ScratchFolder { talks.scratch }
  private var folder: URL { talks.folder }

  init() throws { talks = try Talks() }

  private func build(_ arguments: String...) throws -> Program.Result { try talks.build(arguments) }

  /// Whether a build read the content.
  private func hasRead(_ result: Program.Result) -> Bool { result.errors.contains("  reading") }

  @Test func nothingIsDoneWhereNothingChanged() throws {
    let first = try build()
    #expect(hasRead(first))
    let second = try build()
    #expect(!hasRead(second))
    #expect(second.errors.contains("nothing changed"))
    // It says of the site what the first one said.
    #expect(second.errors.contains(try #require(first.errors.firstMatch(of: /\d+ pages, \d+ documents[^;]*/)).output))
    #expect(hasRead(try build("--force")))
  }

  @Test func warningsAreSaidAgain() throws {
    try "unused.html".write(to: madeFolder("Templates").appending(path: "unused.html"), atomically: false, encoding: .utf8)
    let first = try build()
    let second = try build()
    #expect(!hasRead(second))
    #expect(first.errors.contains("warning: no built-in file is called unused.html"))
    #expect(second.errors.contains("warning: no built-in file is called unused.html"))
    #expect(second.errors.contains("1 warning"))
  }

  private func madeFolder(_ name: String) throws -> URL {
    let url = folder.appending(path: name)
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    return url
  }

  /// What may happen between two builds, and whether the second has to look at the content.
  private static let events: [(name: String, change: @Sendable (URL) throws -> Void)] = [
    ("a document edited", { try append("\nThe wall stands.\n", to: $0.appending(path: "seeds/minutes.md")) }),
    (
      "a byte replaced, and the time of the file put back",
      { folder in
        let file = folder.appending(path: "seeds/ferry-letter.md")
        let time = try FileManager.default.attributesOfItem(atPath: file.path)[.modificationDate]!
        try replace("Hopes that", by: "Knows that", in: file)
        try FileManager.default.setAttributes([.modificationDate: time], ofItemAtPath: file.path)
      }
    ),
    ("a document added", { try Data("# New\n\nAda Quill was there.\n".utf8).write(to: $0.appending(path: "seeds/new.md")) }),
    ("a person renamed", { try replace("name: Ada Quill", by: "name: Ida Quill", in: $0.appending(path: "seeds/people/ada-quill.md")) }),
    ("the configuration changed", { try replace("an invented example", by: "made up", in: $0.appending(path: "briefing.yml")) }),
    (
      "a template of its own",
      { folder in
        _ = try Program.run(["templates", folder.path, "layout.html"], in: folder)
        try append("<!-- end -->\n", to: folder.appending(path: "Templates/layout.html"))
      }
    ),
    ("a page edited by hand", { try append("<!-- mine -->", to: $0.appending(path: "Site/index.html")) }),
    ("a page removed", { try FileManager.default.removeItem(at: $0.appending(path: "Site/timeline.html")) }),
    ("a file put into the site", { try Data().write(to: $0.appending(path: "Site/stray.txt")) }),
    ("an empty folder in the site", { try make($0.appending(path: "Site/empty")) }),
    ("the site removed", { try FileManager.default.removeItem(at: $0.appending(path: "Site")) }),
    ("what was kept removed", { try FileManager.default.removeItem(at: $0.appending(path: ".briefing")) }),
  ]

  @Test(arguments: events.indices) func whateverHappensComesToTheSame(_ number: Int) throws {
    let (name, change) = Self.events[number]
    _ = try build()
    try #require(!hasRead(try build()))
    try change(folder)
    #expect(hasRead(try build()), "\(name)")
    try talks.expectSameAsAnew("\(name)")
    #expect(!hasRead(try build()), "\(name)")
  }

  /// Seeds in a hidden folder, in one that holds sites, and in one that another edition would write to.
  @Test(arguments: [
    (".content", ""), ("docs/seeds", "targets: {pages: {kind: folder, path: docs}}\n"),
    ("texts", "editions: {public: {ceiling: \"TLP:CLEAR\"}, red: {ceiling: \"TLP:RED\", output: texts}}\n"),
  ])
  func seedsThatLieOutOfSightAreReadAgain(seeds: String, configuration: String) throws {
    let place = folder.appending(path: seeds)
    try FileManager.default.createDirectory(at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
    try FileManager.default.moveItem(at: folder.appending(path: "seeds"), to: place)
    try replace("seeds: seeds ", by: "seeds: \(seeds) ", in: folder.appending(path: "briefing.yml"))
    try append("\n" + configuration, to: folder.appending(path: "briefing.yml"))
    _ = try build()
    try append("\nThe wall stands.\n", to: folder.appending(path: "\(seeds)/minutes.md"))
    _ = try build()
    try talks.expectSameAsAnew("a text edited in \(seeds)")
  }

  @Test func templatesInAHiddenFolderAreReadAgain() throws {
    try append("\ntemplates: .theme\n", to: folder.appending(path: "briefing.yml"))
    _ = try Program.run(["templates", folder.path, "layout.html"], in: folder)
    _ = try build()
    try append("<!-- end -->\n", to: folder.appending(path: ".theme/layout.html"))
    _ = try build()
    try talks.expectSameAsAnew("a template edited")
  }

  /// Nothing hides behind the resolution of the file system's clock.
  @Test func editsInQuickSuccessionAreAllSeen() throws {
    let file = folder.appending(path: "seeds/minutes.md")
    try append("\nmark 00\n", to: file)
    for number in 1...40 {
      let (old, new) = ("mark \(number - 1 < 10 ? "0" : "")\(number - 1)", "mark \(number < 10 ? "0" : "")\(number)")
      try replace(old, by: new, in: file)
      _ = try build()
      let page = try String(contentsOf: folder.appending(path: "Site/sources/minutes.html"), encoding: .utf8)
      try #require(page.contains(new), "edit \(number)")
    }
  }

  @Test func otherArgumentsAreAnotherBuild() throws {
    _ = try build()
    #expect(hasRead(try build("--base-url", "https://example.org/talks/")))
    try talks.expectSameAsAnew(with: ["--base-url", "https://example.org/talks/"], "another address")
    #expect(hasRead(try build()))
    #expect(hasRead(try build("--output", scratch.url.appending(path: "elsewhere").path)))
    #expect(!hasRead(try build("--output", scratch.url.appending(path: "elsewhere").path)))
  }

  @Test func whatIsDamagedIsNotUsed() throws {
    _ = try build()
    let kept = folder.appending(path: ".briefing/build")
    let files = try FileManager.default.contentsOfDirectory(at: kept, includingPropertiesForKeys: nil)
    try #require(!files.isEmpty)
    for file in files {
      var bytes = try Data(contentsOf: file)
      bytes[bytes.count - 1] ^= 1
      try bytes.write(to: file)
    }
    #expect(hasRead(try build()))
    try talks.expectSameAsAnew("damaged")
    for file in files { try Data("briefing kept 0\n".utf8).write(to: file) }
    #expect(hasRead(try build()))
  }

  @Test func whatIsKeptIsClosedToOthersAndToVersionControl() throws {
    _ = try build()
    let attributes = try FileManager.default.attributesOfItem(atPath: folder.appending(path: ".briefing").path)
    #expect(attributes[.posixPermissions] as? Int == 0o700)
    #expect(try String(contentsOf: folder.appending(path: ".briefing/.gitignore"), encoding: .utf8) == "*\n")
  }

  @Test func errorsAreSaidAgain() throws {
    _ = try build()
    try append("\n[[nobody]]\n", to: folder.appending(path: "seeds/minutes.md"))
    for _ in 1...2 {
      let result = try Program.run(["build", "talks"], in: scratch.url)
      #expect(result.status == 1)
      #expect(result.errors.contains("names an entity that is not here"))
    }
  }

  @Test func stagesAreWrittenForViewersOfTraces() throws {
    let file = scratch.url.appending(path: "trace.json")
    _ = try build("--trace", file.path)
    let trace = try #require(JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [String: Any])
    let events = try #require(trace["traceEvents"] as? [[String: Any]])
    let names = events.compactMap { $0["name"] as? String }
    for stage in ["build", "reading", "putting together", "names", "pages", "search index", "exchange"] { #expect(names.contains(stage)) }
    for event in events {
      #expect(event["ph"] as? String == "X")
      #expect(event["dur"] is Double)
    }
  }
}

func append(_ text: String, to file: URL) throws {
  var bytes = try Data(contentsOf: file)
  bytes += Data(text.utf8)
  try bytes.write(to: file)
}

/// Writes into the file that is there, as editors do which keep its number.
func replace(_ old: String, by new: String, in file: URL) throws {
  let text = try String(contentsOf: file, encoding: .utf8)
  try #require(text.contains(old), "\(file.lastPathComponent) has no “\(old)”")
  let handle = try FileHandle(forWritingTo: file)
  let changed = Data(text.replacingOccurrences(of: old, with: new).utf8)
  try handle.write(contentsOf: changed)
  try handle.truncate(atOffset: UInt64(changed.count))
  try handle.close()
}

private func make(_ folder: URL) throws { try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false) }
