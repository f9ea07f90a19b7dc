import Foundation
import Notation
import Testing

@testable import Dossier
@testable import briefing

/// Names that an earlier run found are taken over where they must be the same, and nowhere else.
@Suite struct KeptNamesTests {
  private let folder: URL

  init() throws {
    let base = FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
    folder = base.appending(path: "kept-names-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder.appending(path: "seeds/deep"), withIntermediateDirectories: true)
    for (path, text) in Self.files { try put(text, path) }
  }

  private static let files = [
    "briefing.yml": "title: Names\n",
    "seeds/people.yml": """
    people:
      ada-quill: {name: Ada Quill}
      ann-fenn: {name: Ann Fenn}
      tom-fenn: {name: Tom Fenn}
      ida-moor: {name: Ida Moor}
      ida-moor-2: {name: Ida Moor}
    """,
    "seeds/one.md": "# One\n\nAda Quill met Ann Fenn. Later Quill left, and Fenn stayed.\n",
    "seeds/two.md": "# Two\n\nFenn spoke, see [[doc:one]]. `Ada Quill` is code.\n",
    "seeds/deep/three.md": "# Three\n\nMr Fenn and Ms Quill were there, and Ida Moor.\n",
  ]

  private func put(_ text: String, _ path: String) throws { try Data(text.utf8).write(to: folder.appending(path: path)) }

  private func read(recalling kept: KeptNames?) async throws -> (mentions: [[EntityMention]], kept: KeptNames) {
    var memory = Project.Memory()
    if let kept { memory.assembly.recall(kept) }
    let project = try await Project.read(folder.path, jobs: 2, remembering: &memory, Terminal())
    try #require(!project.hasErrors, "\(project.diagnostics)")
    return (project.dossier.mentions, try #require(memory.assembly.keptNames))
  }

  @Test func whatIsWrittenIsRead() async throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let kept = try await read(recalling: nil).kept
    #expect(kept.texts.values.contains { !$0.result.decided.isEmpty } && kept.texts.values.contains { !$0.result.undecided.isEmpty })
    var writer = ByteWriter()
    kept.write(to: &writer)
    var reader = ByteReader(writer.bytes)
    #expect(try KeptNames(from: &reader) == kept)
    for count in 0..<writer.bytes.count {
      var cut = ByteReader(Array(writer.bytes.prefix(count)))
      #expect(throws: ByteReader.Fault.self) { try KeptNames(from: &cut) }
    }
    for place in stride(from: 0, to: writer.bytes.count, by: 13) {
      var damaged = writer.bytes
      damaged[place] ^= 0x81
      var reader = ByteReader(damaged)
      if let names = try? KeptNames(from: &reader) { _ = try await read(recalling: names) }
    }
  }

  /// A memory that says of every text that it has no names: what is taken from it can be told from what is found.
  private func emptied(_ kept: KeptNames) -> KeptNames {
    var kept = kept
    for id in kept.texts.keys { kept.texts[id]?.result = MentionResult() }
    return kept
  }

  /// Edits, and how many of the three texts are not searched again afterwards.
  private static let edits: [(name: String, recalled: Int, path: String, text: String)] = [
    ("nothing", 3, "briefing.yml", "title: Names\n"),
    ("words", 2, "seeds/one.md", "# One\n\nAda Quill met Ann Fenn. Later Quill left at last, and Fenn stayed.\n"),
    ("a fact", 3, "seeds/facts.yml", "facts: [{about: [ada-quill], text: She is well}]\n"),
    (
      "a name that others learn from", 0, "seeds/one.md",
      "# One\n\nAda Quill met Ann Fenn and Tom Fenn. Later Quill left, and Fenn stayed.\n"
    ),
    ("a name less", 0, "seeds/one.md", "# One\n\nAda Quill came.\n"),
    ("another who is known", 0, "seeds/more.yml", "people: {una-fenn: {name: Una Fenn}}\n"),
    ("another name", 0, "seeds/more.yml", "people: {tom-fenn: {aliases: [Old Tom]}}\n"),
    ("an office", 0, "seeds/more.yml", "people: {tom-fenn: {roles: [{title: Minister}]}}\n"),
    ("another document", 0, "seeds/four.md", "# Four\n\nNobody.\n"),
    ("who took part", 0, "seeds/two.yml", "meetings: {talk: {title: Talk, participants: [{person: tom-fenn}]}}\n"),
    ("whom a name means here", 0, "seeds/two.yml", "document: {mentions: {Fenn: ann-fenn}}\n"),
    ("a day", 2, "seeds/two.yml", "document: {published: 2024-01-01}\n"),
    ("the title that another text shows", 1, "seeds/one.md", "# Ada\n\nAda Quill met Ann Fenn. Later Quill left, and Fenn stayed.\n"),
    ("surnames", 0, "briefing.yml", "title: Names\nmentions: {surnames: never}\n"),
  ]

  @Test(arguments: edits.indices) func namesAreTakenOverWhereTheyMustBeTheSame(_ number: Int) async throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let edit = Self.edits[number]
    let before = try await read(recalling: nil)
    try put(edit.text, edit.path)
    let expected = try await read(recalling: nil)
    let recalled = try await read(recalling: before.kept)
    #expect(recalled.mentions == expected.mentions, "\(edit.name)")
    #expect(recalled.kept == expected.kept, "\(edit.name)")
    let empty = try await read(recalling: emptied(before.kept))
    #expect(zip(empty.mentions, expected.mentions).count { $0.isEmpty && !$1.isEmpty } == edit.recalled, "\(edit.name)")
  }
}
