import Diagnostics
import Markdown
import Prose
import Testing

struct MarkdownParserTests {
  @Test func `text is what a reader reads`() {
    let prose = MarkdownParser().parse(
      "# A *b*\n\nc\nd  \ne\n\n- f\n- g\n  - h\n\n|i|j|\n|-|-|\n|k||\n\n```swift\nl\n```\n\n> m[^1]\n\n[^1]: n\n".utf8, file: "a.md"
    ).prose
    #expect(prose.text == "A b\n\nc\nd\ne\n\nf\ng\nh\n\ni\tj\nk\t\n\nl\n\nm\n\nn")
    let kinds = prose.elements.map(\.kind)
    #expect(kinds.prefix(4) == [.heading(level: 1, id: "a-b"), .emphasis, .paragraph, .lineBreak])
    #expect(kinds.contains(.codeBlock(language: "swift")))
    #expect(
      kinds.suffix(5) == [
        .paragraph, .footnoteReference(number: 1, reference: 1), .footnotes, .footnote(number: 1, references: 1), .paragraph,
      ])
  }

  @Test(arguments: [
    ("# Was it *war*?", "was-it-war"), ("# Ça & là", "ça-là"), ("# Переговоры — 1961", "переговоры-1961"), ("# 会談", "会談"),
    ("# ÉTÉ", "été"), ("# E\u{301}te\u{301}", "été"), ("# !!!", "section"), ("# fn 1", "section-fn-1"), ("#", "section"), ("# हिन्दी", "हिन्दी"),
  ])
  func `heading ids are made of the words`(markdown: String, id: String) {
    #expect(MarkdownParser().parse(markdown.utf8, file: "").prose.elements.first?.kind == .heading(level: 1, id: id))
  }

  @Test func `heading ids are unique`() {
    let ids = MarkdownParser().parse("# A\n# A\n# A 2\n# A\n".utf8, file: "").prose.elements.compactMap {
      if case .heading(_, let id) = $0.kind { id } else { nil }
    }
    #expect(ids == ["a", "a-2", "a-2-2", "a-3"])
  }

  @Test func `lines and addresses of links and pictures are kept`() {
    let prose = MarkdownParser().parse(
      "a\n\nb\n[c](d \"e\") www.f.org\n\n![g *h*](i.png)\n".utf8, file: "", firstLine: 5
    ).prose
    #expect(prose.elements.contains { $0.kind == .link(destination: "d", title: "e", line: 8, column: 1) })
    #expect(prose.elements.contains { $0.kind == .link(destination: "http://www.f.org", title: nil, line: 8, column: 12) })
    #expect(prose.elements.contains { $0.kind == .image(source: "i.png", title: nil, alternative: "g h", line: 10) })
  }

  // MARK: Raw HTML

  @Test func `raw HTML is left out and told of with its place`() {
    let markdown =
      "a é <b class=\"x\">kept</b>\n\n<div>gone and a long text that is\n  cut somewhere here</div>\n\n<!-- silent -->\n\nx <!-- y --> z\n"
    let (prose, diagnostics) = MarkdownParser().parse(markdown.utf8, file: "a.md", firstLine: 3)
    #expect(prose.text == "a é kept\n\nx  z")
    #expect(diagnostics.map(\.rule) == ["html-omitted", "html-omitted"])
    #expect(diagnostics.map(\.location) == [Location(file: "a.md", line: 3, column: 5), Location(file: "a.md", line: 5, column: 1)])
    #expect(diagnostics[1].message == "raw HTML was left out: “<div>gone and a long text that is cut s…”")
    #expect(diagnostics.allSatisfy { $0.severity == .warning && $0.help?.contains("markdown: {html: allow}") == true })
  }

  @Test(arguments: ["<!-- a -->", "<!-- a --> <!-- b -->", "<!--\na\n\nb\n-->", "<!-- never ends"])
  func `comments are left out in silence`(markdown: String) {
    let (prose, diagnostics) = MarkdownParser().parse(markdown.utf8, file: "")
    #expect(prose == Prose() && diagnostics.isEmpty)
  }

  @Test func `text behind a comment is told of`() {
    #expect(MarkdownParser().parse("<!-- a --> b\n".utf8, file: "").diagnostics.map(\.rule) == ["html-omitted"])
  }

  @Test func `allowed HTML passes, save what the tag filter disarms`() {
    let parser = MarkdownParser(rawHTML: .allowed)
    #expect(html(of: "a <kbd>b</kbd>\n\n<script>\nc</SCRIPT >\n", parser) == "<p>a <kbd>b</kbd></p>\n&lt;script>\nc&lt;/SCRIPT >\n")
    #expect(parser.parse("<b>".utf8, file: "").diagnostics.isEmpty)
  }

  // MARK: Addresses

  @Test(arguments: [
    "javascript:alert(1)", "JaVaScRiPt:alert(1)", "java&#115;cript:alert(1)", "java&Tab;script:alert(1)", "&#1;javascript:alert(1)",
    "vbscript:x", "file:///etc/passwd", "data:text/html,x", "data:image/svg+xml,x", "irc://x",
  ])
  func `unsafe addresses become text, with a warning`(url: String) {
    let markdown = "see [the *text*](\(url)) and ![a picture](\(url))"
    let (prose, diagnostics) = MarkdownParser().parse(markdown.utf8, file: "a.md", firstLine: 2)
    #expect(prose.text == "see the text and a picture")
    #expect(prose.elements.map(\.kind) == [.paragraph, .emphasis])
    #expect(diagnostics.map(\.rule) == ["unsafe-url", "unsafe-url"])
    #expect(diagnostics.first?.location == Location(file: "a.md", line: 2, column: 5))
  }

  @Test func `pictures may be data, links may not`() {
    let prose = MarkdownParser().parse("![a](data:image/png;base64,AA==) [b](data:image/png;base64,AA==)".utf8, file: "").prose
    #expect(
      prose.elements.map(\.kind) == [
        .paragraph, .image(source: "data:image/png;base64,AA==", title: nil, alternative: "a", line: 1),
      ])
  }

  // MARK: Short strings

  @Test(arguments: [
    "plain words", "Das war 1961.", "a, b; c: d – e (f)", "x = 1 + 2 - 3 # 4", "1961 was", "“quoted” 'too' \"so\"", "100% sure!", "é",
    "a ! b?",
    "http: not a link", "w.w.w", "the www", "1", "~", "a {b} $c ^d", "-", "=", "+1", "1. a", "1) a", "# a", ":a", " a", "a ", "\u{A0}a",
    "a\u{2003}",
    "www.a.org", "see www.a.org", "a://b", "mailto:x", "a@b.c", "a|b", "&amp;", "*a*", "[[a]]", "`a`", "a\\", "<b>", "a  b", "a\tb", "",
    "\u{FEFF}a",
    "xmpp:a", "123456789) a", "1234567890. a", "===", "ab:/c", "a\u{7F}b",
  ])
  func `a plain line takes a short way to the same prose`(text: String) {
    // A second paragraph forces the long way.
    let long = MarkdownParser().parse((text + "\n\nz").utf8, file: "").prose
    let short = MarkdownParser().parse(text, at: Location(file: "")).prose
    var expected = long
    expected.elements.removeLast()
    expected.text.removeLast()
    while expected.text.last == "\n" { expected.text.removeLast() }
    #expect(short == expected)
  }
}
