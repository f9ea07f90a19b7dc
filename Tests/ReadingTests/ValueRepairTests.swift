import Diagnostics
import Foundation
import Testing

@testable import Reading

/// Values are changed in the style in which they are written, and everything around them stays byte for byte.
@Suite struct ValueRepairTests {
  private static func repaired(
    _ file: String, _ before: String, _ after: String, line: Int, column: Int, name: String = "seeds/a.yml"
  ) -> String? {
    ValueRepair.replacing(
      Repair(before: before, after: after), at: Location(file: name, line: line, column: column), in: Array(file.utf8)
    ).map { String(decoding: $0, as: UTF8.self) }
  }

  @Test(arguments: [
    ("a: one tow three # why\nb: 1\n", "a: one two three # why\nb: 1\n"),
    ("a: 'one tow three' # why\n", "a: 'one two three' # why\n"),
    ("a: \"one tow three\"   # why\n", "a: \"one two three\"   # why\n"),
    ("a: one\n   tow\n   three\nb: 1\n", "a: one\n   two\n   three\nb: 1\n"),
    ("a: \"one\n   tow\n   three\"\n", "a: \"one\n   two\n   three\"\n"),
    ("a: \"one \\\n   tow three\"\n", "a: \"one \\\n   two three\"\n"),
  ])
  func aWordIsChangedInItsPlace(file: String, expected: String) {
    #expect(Self.repaired(file, "one tow three", "one two three", line: 1, column: 4) == expected)
  }

  @Test(arguments: ["|", ">", ">-", "|+"])
  func aWordOfABlockIsChangedInItsLine(style: String) {
    let file = "# first\na: \(style)\n  one\n  tow\n  three\n# last\nb: 1\n"
    #expect(Self.repaired(file, "one tow three", "one two three", line: 2, column: 4) == file.replacing("tow", with: "two"))
  }

  @Test(arguments: [
    ("[x, one tow three, y]", "[x, one two three, y]", "one tow three", "one two three", 5),
    ("{quote: one tow three, prefix: y}", "{quote: one two three, prefix: y}", "one tow three", "one two three", 9),
    // A comma would part the list, so the value needs quotation marks.
    ("[x, one two three, y]", "[x, \"one two, three\", y]", "one two three", "one two, three", 5),
    ("one two", "\"one: two\"", "one two", "one: two", 1),
    ("one two", "\"one #two\"", "one two", "one #two", 1),
    ("'it is'", "'it''s is'", "it is", "it's is", 1),
    ("\"it is\"", "\"it \\\"is\\\"\"", "it is", "it \"is\"", 1),
    ("onetwo three", "one two three", "onetwo three", "one two three", 1),
    ("one two two three", "one two three", "one two two three", "one two three", 1),
    ("one three", "one two three", "one three", "one two three", 1), ("one two", "one two three", "one two", "one two three", 1),
    ("one two", "one", "one two", "one", 1), ("\"caf\\xe9 tow\"", "\"caf\\xe9 two\"", "café tow", "café two", 1),
  ])
  func whatTheStyleNeedsIsWritten(value: String, expected: String, before: String, after: String, column: Int) {
    #expect(Self.repaired("a: \(value)\nb: 1\n", before, after, line: 1, column: column + 3) == "a: \(expected)\nb: 1\n")
  }

  @Test func frontMatterMarksAndLineEndsStay() {
    let text = "\u{FEFF}---\r\ntitle: A\r\nfacts:\r\n  - evidence: one tow\r\n---\r\n\r\none two\r\n"
    #expect(
      Self.repaired(text, "one tow", "one two", line: 4, column: 15, name: "seeds/a.md") == text.replacing("one tow", with: "one two"))
  }

  @Test func anotherValueIsLeftAlone() {
    #expect(Self.repaired("a: one two\n", "one tow", "one two", line: 1, column: 4) == nil)
    #expect(Self.repaired("a: one tow\n", "one tow", "one two", line: 1, column: 5) == nil)
    #expect(Self.repaired("a: one tow\n", "one tow", "one two", line: 2, column: 4) == nil)
    #expect(Self.repaired("a: one\rb: tow\n", "one", "two", line: 1, column: 4) == nil)
    // Without words of its own nothing shows where they stand.
    #expect(Self.repaired("a: ''\n", "", "two", line: 1, column: 4) == nil)
  }

  /// Whatever the words and the style, the value is the new one and the rest is what it was.
  @Test func randomValuesInEveryStyle() throws {
    var random = SystemRandomNumberGenerator()
    let alphabet = [
      "one", "tw#o", "it's", "\"so\"", "a: b", "#", "-", "naïve,", "[x]", "{", "&c", "*", "!", "%", "@", "ending:", "\\n", "…", "’",
    ]
    for _ in 0..<2_000 {
      let before = (0..<Int.random(in: 1...8, using: &random)).map { _ in alphabet.randomElement(using: &random)! }
      var after = before
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        let place = Int.random(in: 0...after.count, using: &random)
        if Bool.random(using: &random) || after.count < 2 {
          after.insert(alphabet.randomElement(using: &random)!, at: place)
        } else {
          after.remove(at: min(place, after.count - 1))
        }
      }
      let (old, new) = (before.joined(separator: " "), after.joined(separator: " "))
      let written: String
      switch Int.random(in: 0..<3, using: &random) {
      case 0: written = "'\(old.replacing("'", with: "''").replacing(" ", with: "\n    "))' # comment"
      case 1: written = "\"\(old.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing(" ", with: "\n    "))\" # comment"
      default: written = "|\n      \(old.replacing(" ", with: "\n      "))"
      }
      let file = "# head\na: # note\n  - x: \(written)\n    y: 'z'\n# foot\n"
      // A block whose words all begin comments or indicators is text all the same.
      let result = try #require(Self.repaired(file, old, new, line: 3, column: 8), "\(file)\n\(new)")
      #expect(result.hasPrefix("# head\na: # note\n  - x: ") && result.hasSuffix("\n    y: 'z'\n# foot\n"), "\(result)")
      #expect(result.contains("# comment") == file.contains("# comment"))
      let node = try #require(YAMLFile.read(YAMLText(bytes: Array(result.utf8), firstLine: 1), file: "a.yml").node, "\(result)")
      let values = node.scalars.map { $0.plainText.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
      #expect(values == [new, "z"], "\(file)\n\(result)")
    }
  }
}

/// The digest of a document is put among the keys that describe it.
@Suite struct KeyInsertionTests {
  private static func inserted(_ file: String, isMarkdown: Bool = false) -> String? {
    KeyInsertion.inserting("digest", "sha256-0", intoDocumentOf: Array(file.utf8), isMarkdown: isMarkdown).map {
      String(decoding: $0, as: UTF8.self)
    }
  }

  @Test(arguments: [
    (
      "# head\ndocument:\n    # own\n    title: A # b\nfacts: []\n",
      "# head\ndocument:\n    # own\n    digest: sha256-0\n    title: A # b\nfacts: []\n"
    ),
    ("document: {title: A}\n", "document: {digest: sha256-0, title: A}\n"),
    ("document:\nfacts: []\n", "document:\n  digest: sha256-0\nfacts: []\n"),
    ("facts: []\n", "facts: []\ndocument:\n  digest: sha256-0\n"), ("facts: []", "facts: []\ndocument:\n  digest: sha256-0\n"),
    ("", "document:\n  digest: sha256-0\n"),
  ])
  func ofASidecar(file: String, expected: String) { #expect(Self.inserted(file) == expected) }

  @Test func ofFrontMatter() {
    #expect(Self.inserted("---\ntitle: A\n---\ntext\n", isMarkdown: true) == "---\ndigest: sha256-0\ntitle: A\n---\ntext\n")
    #expect(Self.inserted("text\n", isMarkdown: true) == nil)
    #expect(Self.inserted("---\r\ntitle: A\r\n---\r\n", isMarkdown: true) == "---\r\ndigest: sha256-0\r\ntitle: A\r\n---\r\n")
  }

  @Test func notTwice() {
    #expect(Self.inserted("document: {digest: sha256-1}\n") == nil)
    #expect(Self.inserted("{document: }\n") == nil)
  }
}
