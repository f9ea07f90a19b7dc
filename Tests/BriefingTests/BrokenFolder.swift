import Foundation
import Testing

/// A content folder with a fault: a folder of `Tests/Broken`, and what cannot stand in a repository.
///
/// `expected.txt` holds the exit status on its first line and the exact standard error below it. `command.txt`, where
/// there is one, holds the arguments of the program instead of `check .`.
struct BrokenFolder: Sendable, CustomTestStringConvertible {
  let name: String

  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().appending(path: "Broken")
  static let all = ((try? FileManager.default.contentsOfDirectory(atPath: root.path)) ?? []).sorted().map(BrokenFolder.init)

  var testDescription: String { name }
  private var source: URL { Self.root.appending(path: name) }
  var expectation: URL { source.appending(path: "expected.txt") }

  var arguments: [String] {
    let command = (try? String(contentsOf: source.appending(path: "command.txt"), encoding: .utf8)) ?? "check ."
    return command.split(whereSeparator: \.isWhitespace).map(String.init)
  }

  /// Whether the program finds errors in it.
  var isWrong: Bool { (try? String(contentsOf: expectation, encoding: .utf8))?.hasPrefix("exit 1\n") == true }

  /// What the program must not be able to read for the fault to show.
  var needsLimitedUser: Bool { name.hasPrefix("unreadable") }

  /// Where converters are looked for: in the folder's own `bin`, where it has one.
  private func path(in folder: URL) -> String? {
    if ["converter-missing", "program-missing"].contains(name) { return "/nowhere" }
    let own = folder.appending(path: "bin").path
    return FileManager.default.fileExists(atPath: own) ? "\(own):/usr/bin:/bin" : nil
  }

  /// Copies the folder to another place and adds what cannot stand in a repository.
  func copy(to folder: URL) throws {
    try FileManager.default.copyItem(at: source, to: folder)
    for file in ["expected.txt", "command.txt"] { try? FileManager.default.removeItem(at: folder.appending(path: file)) }
    try Self.additions[name]?(Addition(folder: folder))
  }

  /// Runs the command of the folder in a copy of it.
  func run(_ arguments: [String]? = nil, in folder: URL) throws -> Program.Result {
    let wrapper = needsLimitedUser ? Program.unprivileged ?? [] : []
    return try Program.run(arguments ?? self.arguments, in: folder, path: path(in: folder), through: wrapper)
  }
}

extension BrokenFolder {
  /// Whether the program complains of a rule; one that ends it before the content is checked has no name in its output.
  func provokes(_ rule: String) throws -> Bool {
    if arguments != ["check", "."] || needsLimitedUser { return true }
    let scratch = try ScratchFolder()
    let folder = scratch.url.appending(path: "folder")
    try copy(to: folder)
    let result = try run(["check", ".", "--format", "json"], in: folder)
    let found = try? JSONSerialization.jsonObject(with: result.output) as? [[String: Any]]
    return (found ?? []).contains { $0["rule"] as? String == rule }
  }
}

/// The means to add to a folder what cannot stand in a repository.
struct Addition {
  let folder: URL

  func path(_ name: String) -> String { folder.appending(path: name).path }

  func makeFolder(of name: String) throws {
    try FileManager.default.createDirectory(
      at: folder.appending(path: name).deletingLastPathComponent(), withIntermediateDirectories: true)
  }

  func file(_ name: String, _ text: String) throws {
    try makeFolder(of: name)
    try Data(text.utf8).write(to: folder.appending(path: name))
  }

  func pipe(_ name: String) throws {
    try makeFolder(of: name)
    guard mkfifo(path(name), 0o644) == 0 else { throw CocoaError(.fileWriteUnknown) }
  }

  func link(_ name: String, to target: String) throws {
    try makeFolder(of: name)
    try FileManager.default.createSymbolicLink(atPath: path(name), withDestinationPath: target)
  }

  /// A file of a size, all of it zero bytes that take no room on the disk.
  func sparseFile(_ name: String, size: Int) throws {
    try file(name, "")
    guard truncate(path(name), off_t(size)) == 0 else { throw CocoaError(.fileWriteUnknown) }
  }

  /// A file of a name that is not UTF-8.
  func file(named bytes: [UInt8], in parent: String) throws {
    let name = Array(path(parent).utf8) + [UInt8(ascii: "/")] + bytes
    let descriptor = name.map(CChar.init(bitPattern:)).withUnsafeBufferPointer { open(Array($0) + [0], O_WRONLY | O_CREAT, 0o644) }
    guard descriptor >= 0 else { throw CocoaError(.fileWriteUnknown) }
    close(descriptor)
  }

  /// A words file with the built-in words, save some, and with lines of its own at its head.
  func words(_ name: String, from source: String = "words-en.yml", without left: [String], head: String = "") throws {
    let repository = BrokenFolder.root.deletingLastPathComponent().deletingLastPathComponent()
    let words = try String(contentsOf: repository.appending(path: "Templates/\(source)"), encoding: .utf8)
    let kept = words.split(separator: "\n", omittingEmptySubsequences: false).filter { line in !left.contains { line.hasPrefix($0 + ":") } }
    try file("Templates/\(name)", head + kept.joined(separator: "\n"))
  }

  func forbid(_ name: String) { chmod(path(name), 0) }
}

extension BrokenFolder {
  static let additions: [String: @Sendable (Addition) throws -> Void] = [
    "special-file": { try $0.pipe("seeds/note.txt") },
    "special-file-sidecar": { try $0.pipe("seeds/note.yml") },
    "special-file-template": { try $0.pipe("Templates/work.html") },
    "special-file-configuration": { try $0.pipe("briefing.yml") },
    "link-outside": { try $0.link("seeds/hosts.txt", to: "/etc/hosts") },
    "link-outside-sidecar": { try $0.link("seeds/note.yml", to: "/etc/hosts") },
    "link-outside-seeds": { try $0.link("seeds", to: "/etc") },
    "link-outside-template": { try $0.link("Templates/work.html", to: "/etc/hosts") },
    "link-to-folder": { try $0.link("seeds/more", to: "../other") },
    "link-broken": { try $0.link("seeds/report.txt", to: "nowhere.txt") },
    "link-circle": { try $0.link("seeds/report.txt", to: "report.txt") },
    "unreadable": { $0.forbid("seeds/note.txt") },
    "unreadable-sidecar": { $0.forbid("seeds/note.yml") },
    "unreadable-folder": { $0.forbid("seeds/secret") },
    "unreadable-seeds": { $0.forbid("seeds") },
    "unreadable-configuration": { $0.forbid("briefing.yml") },
    "unreadable-template": { $0.forbid("Templates/work.html") },
    "too-large": { try $0.sparseFile("seeds/note.yml", size: 100 << 20) },
    "too-large-document": { try $0.sparseFile("seeds/note.txt", size: 100 << 20) },
    "too-large-configuration": { try $0.sparseFile("briefing.yml", size: 100 << 20) },
    "too-many-values": { try $0.file("seeds/note.yml", "people:\n" + (0..<400_000).map { "  a\($0):\n" }.joined()) },
    "yaml-depth-bomb": { try $0.file("seeds/note.yml", "facts: " + String(repeating: "[", count: 1 << 20)) },
    "yaml-depth-of-blocks": {
      try $0.file("seeds/note.yml", (0..<400).map { String(repeating: " ", count: $0) + "a:\n" }.joined())
    },
    "yaml-duplicate-bomb": { try $0.file("seeds/note.yml", "people:\n" + String(repeating: "  anna: {}\n", count: 100_000)) },
    "folder-depth": { try $0.file("seeds/" + String(repeating: "a/", count: 70) + "note.txt", "They met.\n") },
    "file-name": { try $0.file(named: Array("troms".utf8) + [0xF8] + Array(".txt".utf8), in: "seeds") },
    "missing-word": { try $0.words("words-nb.yml", without: ["people", "via"]) },
    "missing-word-empty": { try $0.words("words-en.yml", without: ["people"], head: "people: \"\"\n") },
    "unknown-word": { try $0.words("words-en.yml", without: [], head: "peeple: People\n") },
    "word-forms": {
      try $0.words("words-en.yml", without: ["peopleCount"], head: "peopleCount: \"{0} person | {0} people | {0} persons\"\n")
    },
    "word-forms-names": {
      try $0.words("words-en.yml", without: ["date.seasonNames"], head: "date.seasonNames: spring | summer | winter\n")
    },
    "word-blanks-form": {
      try $0.words("words-fr.yml", from: "words-fr.yml", without: ["timesCount"], head: "timesCount: une fois | {0} fois\n")
    },
    "word-blanks": { try $0.words("words-en.yml", without: ["pageOf"], head: "pageOf: \"page {0} of {2}\"\n") },
    "words-wrong-value": { try $0.words("words-en.yml", without: ["people"], head: "people: [People]\n") },
    "output-repository": { try $0.file("Site/.git/HEAD", "ref: refs/heads/main\n") },
  ]
}
