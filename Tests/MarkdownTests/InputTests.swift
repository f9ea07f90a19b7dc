import Diagnostics
import Markdown
import Testing

struct FrontMatterTests {
  private func parts(_ text: String) -> (kind: FrontMatter.Kind, content: String, body: String, line: Int) {
    let bytes = Array(text.utf8)
    let split = splitFrontMatter(bytes)
    return (
      split.kind, String(decoding: bytes[split.content], as: UTF8.self), String(decoding: bytes[split.bodyStart...], as: UTF8.self),
      split.bodyFirstLine
    )
  }

  @Test(arguments: [
    ("---\na: b\n---\nc\n", FrontMatter.Kind.yaml, "a: b\n", "c\n", 4), ("---\n---\nc", .yaml, "", "c", 3),
    ("---\na\n...\nc", .yaml, "a\n", "c", 4),
    ("+++\na = 1\n+++\nc", .toml, "a = 1\n", "c", 4), ("\u{FEFF}---\na\n---\nc", .yaml, "a\n", "c", 4),
    ("---\r\na: b\r\n---\r\nc\r\n", .yaml, "a: b\r\n", "c\r\n", 4), ("--- \na\n---\t\nc", .yaml, "a\n", "c", 4),
    ("---\na\n---", .yaml, "a\n", "", 4),
    ("---\na\n\nb", .none, "", "---\na\n\nb", 1), ("\n---\na\n---\n", .none, "", "\n---\na\n---\n", 1),
    ("----\na\n----\n", .none, "", "----\na\n----\n", 1),
    ("a", .none, "", "a", 1), ("", .none, "", "", 1), ("+++\na\n---\n", .none, "", "+++\na\n---\n", 1),
    ("---\n +++\n ---\n", .none, "", "---\n +++\n ---\n", 1),
  ])
  func `is split from the text`(text: String, kind: FrontMatter.Kind, content: String, body: String, line: Int) {
    #expect(parts(text) == (kind, content, body, line))
  }
}

struct TextDecodingTests {
  @Test(arguments: [
    ("a\r\nb\rc\n\r\n", "a\nb\nc\n\n"), ("\u{FEFF}a", "a"), ("a\0b", "a\u{FFFD}b"),
    ("é会😀\u{10FFFF}\u{800}\u{D7FF}", "é会😀\u{10FFFF}\u{800}\u{D7FF}"), ("", ""),
  ])
  func `text comes clean`(text: String, expected: String) throws {
    #expect(try decodeUTF8(text.utf8, file: "a").get() == Array(expected.utf8))
  }

  @Test(
    arguments: [
      ([0x61, 0x0A, 0xC3, 0xA9, 0xFF], Location(file: "a", line: 2, column: 2)), ([0xC3], Location(file: "a", line: 1, column: 1)),
      ([0x61, 0x0D, 0x0A, 0x0D, 0xC0, 0x80], Location(file: "a", line: 3, column: 1)), ([0xED, 0xA0, 0x80], Location(file: "a")),
      ([0xE0, 0x80, 0x80], Location(file: "a")), ([0xF5, 0x80, 0x80, 0x80], Location(file: "a")),
      ([0x61, 0xF0, 0x9F, 0x98], Location(file: "a", line: 1, column: 2)),
      ([0x61, 0xE4, 0x62, 0x63], Location(file: "a", line: 1, column: 2)),
      ([0xEF, 0xBB, 0xBF, 0x61, 0x80], Location(file: "a", line: 1, column: 2)),
    ] as [([UInt8], Location)])
  func `what is not UTF-8 is an error at its place`(bytes: [UInt8], location: Location) {
    let error = #expect(throws: Diagnostic.self) { try decodeUTF8(bytes, file: "a").get() }
    #expect(error?.rule == "invalid-utf-8" && error?.severity == .error)
    #expect(error?.location == location)
  }

  @Test(
    arguments: [([0xFF, 0xFE, 0x61, 0], "UTF-16"), ([0xFE, 0xFF, 0, 0x61], "UTF-16"), ([0xFF, 0xFE, 0, 0], "UTF-32")] as [([UInt8], String)]
  )
  func `other encodings are named`(bytes: [UInt8], name: String) {
    let error = #expect(throws: Diagnostic.self) { try decodeUTF8(bytes, file: "a").get() }
    #expect(error?.message == "the file is \(name), not UTF-8")
    #expect(error?.help == "save it as UTF-8")
  }
}
