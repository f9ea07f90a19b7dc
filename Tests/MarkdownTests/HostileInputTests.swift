import Diagnostics
import Foundation
import Markdown
import Prose
import Testing

/// Inputs that made parsers of Markdown slow or crash. Their test is that they end: a quadratic one would take minutes.
struct HostileInputTests {
  struct Input: Sendable, CustomTestStringConvertible {
    var name: String
    var text: String

    init(_ name: String, _ pattern: String, bytes: Int = 100_000, before: String = "", after: String = "") {
      self.name = name
      text = before + String(repeating: pattern, count: bytes / pattern.utf8.count) + after
    }

    init(_ name: String, _ text: String) {
      self.name = name
      self.text = text
    }

    var testDescription: String { name }
  }

  private static func numbered(_ count: Int, _ line: (Int) -> String) -> String { (0..<count).map(line).joined() }
  private static func times(_ count: Int, _ pattern: String) -> String { String(repeating: pattern, count: count) }

  static let emphasis = [
    Input("nested strong emphasis", times(8_000, "*a **a ") + "b" + times(8_000, " a** a*")),
    Input("closers of emphasis without openers", "a_ "), Input("openers of emphasis without closers", "_a "),
    Input("mismatched openers and closers", "*a_ "), Input("runs in multiples of three", "c* ", before: "a**b"),
    Input("stars alone", "*"), Input("underscores alone", "_"), Input("one and two tildes", "~a ~~b "), Input("tildes alone", "~"),
    Input("all marks", "~~*_"), Input("backticks that grow", numbered(440) { "e" + times($0, "`") }), Input("backticks", "` `` "),
  ]

  static let links = [
    Input("closers of links", "a]"), Input("openers of links", "[a"), Input("openers of links and closers of emphasis", "[ a_"),
    Input("brackets and parentheses", "[ (]("), Input("nested brackets", times(50_000, "[") + "a" + times(50_000, "]")),
    Input("pictures in pictures", "![[]()"), Input("pictures in nothing", "![l"), Input("unclosed addresses", "[a](<b"),
    Input("unclosed links", "[a](b"), Input("unclosed titles", "[a](b \""), Input("angles", "<>"), Input("openers of tags", "<a x='"),
    Input("definitions", numbered(8_000) { "[\($0)]: u\n" } + "\n" + times(10_000, "[0] ")), Input("unclosed definitions", "[a]: u \"\n"),
    Input("labels over lines", "[a\n"), Input("a long definition used often", "[a]: " + times(50_000, "u") + "\n\n" + times(16_000, "[a]")),
    Input("a title that looks like definitions", "[b]: u\n", bytes: 50_000, before: "[a]: u \"", after: "\"\n\n" + times(16_000, "[a]")),
    Input("addresses with www", "www."), Input("addresses that fail", "www._"), Input("addresses that are cut", "_www.a.b<"),
    Input("an address and parentheses", ")", before: "http://a.b"), Input("addresses with colons", "http://"),
    Input("addresses of mail", "@"),
    Input("addresses of mail with names", "a@b"), Input("colons", ":"), Input("colons and slashes", "a://"),
    Input("wiki links", "[[a]] "), Input("openers of wiki links", "[[a| "), Input("closers of wiki links", "]]"),
    Input("brackets", "[["), Input("wiki links by reference", "&#91;[a]] "), Input("wiki labels", "[[a|b *c [[d|e* ]] "),
    Input("code and wiki links", "`` ` [[a]] "),
  ]

  static let blocks = [
    Input("nested quotes", "> "), Input("nested quotes without spaces", ">"), Input("nested lists on one line", "- "),
    Input("nested numbered lists on one line", "1. "), Input("nested notes", "[^a]:", before: "[^a]\n\n"), Input("nested tasks", "- [ ] "),
    Input("nested lists and blank lines", "\n", bytes: 50_000, before: times(25_000, "- ") + "a"),
    Input("nested quotes and lists and text", "a ", bytes: 50_000, before: times(10_000, "> - ")),
    Input("lists, each deeper", numbered(300) { times($0, "  ") + "* a\n" }),
    Input("lists, each deeper, and blank lines", "\n", before: numbered(200) { times($0, "  ") + "* a\n" }),
    Input("deep lines", times(100, "- ") + "a\n"), Input("deep quotes", times(100, "> ") + "a\n"), Input("setext headings", "a\n=\n"),
    Input("fences", "```\n"), Input("notes", numbered(5_000) { "[^\($0)]: x\n" } + numbered(5_000) { "[^\($0)] " }),
    Input("references to one note", "[^1]", before: "[^1]: x\n\n"), Input("NUL", "a\0"), Input("rules of stars", "* "),
    Input("headings of one name", "# a\n"), Input("characters of entities", "&"), Input("backslashes", "\\"), Input("line ends", "a\\\n"),
  ]

  static let tables = [
    Input("a table of many columns", times(12_000, "|a") + "\n" + times(12_000, "|-") + "\n" + times(12_000, "a\n")),
    Input("a table of many rows", "|a|b|\n", before: "|a|b|\n|-|-|\n"), Input("cells", "|", before: "|a|\n|-|\n"),
    Input("a row of many cells", "|a", before: "|a|\n|-|\n"), Input("a second line of many cells", "|-", before: "a\n"),
    Input("a first line of many cells", "|a", after: "\n|-|\n"), Input("tables that never begin", "|-|\n|-|-|\n"),
    Input("tables that never begin, with text", "a|b\n|-|-|-|\n"), Input("quoted tables that never begin", "> |-|\n> |-|-|\n"),
    Input("tables with cells left out", times(250, "|a") + "\n" + times(250, "|-") + "\n" + times(200, "a\n") + "\n", bytes: 60_000),
    Input("tables", "aaa\rbbb\n-\u{B}\n"),
  ]

  static let markup = [
    Input("processing instructions", "<?", before: "a "), Input("declarations", "<!X ", before: "a "),
    Input("character data", "<![CDATA[", before: "a "),
    Input("comments", "<!--", before: "a "), Input("half comments", "<!-", before: "a "),
    Input("comments with dashes", "<!--a-", before: "a "), Input("tags", "</a", before: "a "),
    Input("declarations in quotes", "> <!X a\n", before: "a "), Input("processing instructions in a line", "<?a ", before: "a "),
  ]

  @Test(arguments: emphasis + links + blocks + tables + markup)
  func `hostile input is read and rendered`(input: Input) async {
    let output = await onSmallStack {
      var output: [UInt8] = []
      ProseHTML().render(MarkdownParser().parse(input.text.utf8, file: "hostile.md").prose, into: &output)
      return output
    }
    #expect(output.count > 0)
    #expect(output.count < 64_000_000)
  }

  @Test func `a table too wide is read as text, and its author told`() {
    let wide = "# T\n\n" + Self.times(1_200, "|a") + "\n" + Self.times(1_200, "|-") + "\n"
    let (prose, diagnostics) = MarkdownParser().parse(wide.utf8, file: "a.md", firstLine: 10)
    #expect(!prose.elements.contains { $0.kind == .table })
    #expect(diagnostics.map(\.rule) == ["markdown-limit"])
    #expect(diagnostics.first?.location == Location(file: "a.md", line: 13))
  }

  @Test func `a table of a thousand rows is a table`() {
    let table = "|a|b|\n|-|-|\n" + Self.times(1_000, "|c|d|\n")
    let (prose, diagnostics) = MarkdownParser().parse(table.utf8, file: "a.md")
    #expect(prose.elements.count { if case .tableRow = $0.kind { true } else { false } } == 1_001)
    #expect(diagnostics.isEmpty)
  }

  @Test func `quotes beyond the limit are text`() {
    let (prose, diagnostics) = MarkdownParser().parse((Self.times(110, ">") + " a").utf8, file: "a.md")
    #expect(prose.elements.count { $0.kind == .blockQuote } == 100)
    #expect(prose.text == Self.times(10, ">") + " a")
    #expect(diagnostics.map(\.rule) == ["markdown-limit"])
  }

  @Test func `a rule of many stars is a rule`() {
    let (prose, diagnostics) = MarkdownParser().parse(Self.times(200, "* ").utf8, file: "a.md")
    #expect(prose.elements.map(\.kind) == [.thematicBreak])
    #expect(diagnostics.isEmpty)
  }

  @Test func `markup without an end stays as it was written`() {
    let text = Self.times(30_000, "<?")
    let (prose, diagnostics) = MarkdownParser().parse(("a " + text).utf8, file: "a.md")
    #expect(prose.text == "a " + text)
    #expect(diagnostics.map(\.rule) == ["markdown-limit"])
  }

  /// Runs a closure on a thread with the stack of a worker, 512 KB.
  private func onSmallStack(_ body: @escaping @Sendable () -> [UInt8]) async -> [UInt8] {
    await withCheckedContinuation { continuation in
      let thread = Thread { continuation.resume(returning: body()) }
      thread.stackSize = 512 << 10
      thread.start()
    }
  }
}
