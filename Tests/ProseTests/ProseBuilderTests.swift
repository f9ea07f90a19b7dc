import Prose
import Testing

struct ProseBuilderTests {
  @Test func `ranges and descendants come out right`() {
    var builder = ProseBuilder()
    builder.open(.paragraph)
    builder.text("a ")
    builder.open(.emphasis)
    builder.text("b")
    builder.point(.lineBreak)
    builder.close()
    builder.close()
    builder.separate(.block)
    builder.open(.paragraph)
    builder.text(bytes: Array("é".utf8))
    #expect(
      builder.finish()
        == Prose(
          text: "a b\n\né",
          elements: [
            Prose.Element(.paragraph, 0..<3, descendants: 2), Prose.Element(.emphasis, 2..<3, descendants: 1),
            Prose.Element(.lineBreak, 3..<3), Prose.Element(.paragraph, 5..<7),
          ]))
  }

  @Test func `there is never more than one blank line, and none at the start`() {
    var builder = ProseBuilder()
    builder.separate(.block)
    builder.open(.codeBlock(language: nil))
    builder.text("a\n")
    builder.close()
    builder.separate(.block)
    builder.separate(.line)
    builder.separate(.block)
    builder.text("b")
    builder.separate(.line)
    builder.separate(.cell)
    #expect(builder.finish().text == "a\n\nb\n\t")
  }

  @Test func `wrapping drops the mark and moves what follows`() {
    var builder = ProseBuilder()
    builder.open(.paragraph)
    builder.text("x[[a|")
    builder.open(.emphasis)
    builder.text("b")
    builder.close()
    builder.wrap(.wikiLink(target: "a", line: 1, column: 2), fromElement: 1, fromText: 1, dropping: 4)
    builder.text("y")
    let prose = builder.finish()
    #expect(prose.text == "xby")
    #expect(prose.elements.map(\.range) == [0..<3, 1..<2, 1..<2])
    #expect(prose.elements.map(\.descendants) == [2, 1, 0])
  }
}

struct PlainTextTests {
  @Test(arguments: [
    ("a\nb\n\nc", [0..<3, 5..<6]), ("\n\n a \n \t\n*b*\n", [2..<5, 9..<12]), ("", []), ("\n\n", []), ("a", [0..<1]),
    ("é\r\n\r\nb", [0..<3, 6..<7]),
  ])
  func `blank lines part paragraphs and the text stays as it is`(text: String, ranges: [Range<Int>]) {
    let prose = Prose.plainText(text)
    #expect(prose.text == text)
    #expect(prose.elements.map(\.kind).allSatisfy { $0 == .paragraph })
    #expect(prose.elements.map(\.range).map { $0.lowerBound } == ranges.map(\.lowerBound))
  }

  @Test func `replacing gives the text and where things went`() {
    // Ä at 0..<2, "Anna" at 3..<7, "é" at 8..<10.
    let replaced = Prose(text: "Ä Anna é Bob").plainText(replacing: [(3..<7, "❬A❭"), (11..<14, "")])
    #expect(replaced.text == "Ä ❬A❭ é ")
    #expect(replaced.scalarOffsets(ofUTF8Offsets: [0, 2, 3, 5, 7, 8, 10, 11, 12, 14]) == [0, 1, 2, 2, 5, 6, 7, 8, 8, 8])
  }

  @Test func `overlapping replacements leave no byte of either`() {
    let replaced = Prose(text: "abcdef").plainText(replacing: [(1..<4, "X"), (2..<5, "Y")])
    #expect(replaced.text == "aXf")
    #expect(replaced.scalarOffsets(ofUTF8Offsets: [0, 1, 3, 4, 5, 6]) == [0, 1, 1, 2, 2, 3])
  }
}

struct SafeURLTests {
  @Test(arguments: [
    "https://a.org", "HTTP://a", "mailto:a@b", "tel:+1", "urn:isbn:1", "doi:10.1/x", "", "a.html", "../a#b", "#a", "?a:b",
    "/a:b", "//a",
    "./a:b", "10:30", "é:a", "%6Aavascript:a", "javascript", ":a",
  ])
  func `may be linked`(url: String) {
    #expect(isSafe(url: url))
  }

  @Test(arguments: [
    "javascript:a", " JAVA\tSCRIPT:a", "java\nscript:a", "\u{1}javascript:a", "javascript :a", "vbscript:a", "file:///a",
    "data:text/html,a",
    "data:image/png;base64,a", "blob:a", "about:blank", "view-source:a", "x-y:a",
  ])
  func `may not be linked`(url: String) {
    #expect(!isSafe(url: url))
  }

  @Test(arguments: [
    ("data:image/png;base64,a", true), ("DATA:image/JPEG,a", true), ("data:image/gif;a", true), ("data:image/webp,a", true),
    ("data:image/svg+xml,a", false), ("data:image/png", false), ("data:image/pngx,a", false), ("data:text/html;image/png,a", false),
    ("a.png", true),
  ])
  func `pictures may be data of a few types`(url: String, expected: Bool) {
    #expect(isSafe(url: url, for: .image) == expected)
  }
}
