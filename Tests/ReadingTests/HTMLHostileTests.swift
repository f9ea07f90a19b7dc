import Diagnostics
import Prose
import Testing

@testable import Reading

@Suite("HTML made to do harm")
struct HTMLHostileTests {
  private func read(_ html: String) async -> (Prose, [Diagnostic]) {
    await onSmallStack {
      let (prose, _, diagnostics) = HTMLDocument.read(Array(html.utf8), file: "a.html")
      return (prose, diagnostics)
    }
  }

  @Test(
    "What would cost too much is refused at its line",
    arguments: Self.costly)
  func refused(_ html: String, _ word: String) async throws {
    let (prose, diagnostics) = await read(html)
    let diagnostic = try #require(diagnostics.first)
    #expect(diagnostic.rule == "html-limit" && diagnostic.message.contains(word), "\(diagnostic.message)")
    #expect(diagnostic.location?.line == 1 && prose == Prose())
  }

  private static let costly: [(String, String)] = [
    (String(repeating: "<div>", count: 100_000), "nested"), (String(repeating: "<b>", count: 5_000_000), "nested"),
    (String(repeating: "<ul><li>", count: 100_000), "nested"), (String(repeating: "<svg><g>", count: 100_000), "nested"),
    (String(repeating: "<table>x<b>", count: 50_000), "nested"), (String(repeating: "<h1><li>", count: 50_000), "nested"),
    ("<a " + (0..<100_000).map { "a\($0)" }.joined(separator: " ") + ">", "attributes"),
    ((0..<50_000).map { "<html a\($0)>" }.joined(), "attributes"),
    ("<p>" + (0..<900).map { "<b a=\($0)>" }.joined() + String(repeating: "<p>x", count: 200_000), "end tags"),
    ((0..<900).map { i in "<b " + (0..<150).map { "a\($0)" }.joined(separator: " ") + " z=\(i)>" }.joined(), "attributes"),
    (String(repeating: "x", count: 17 << 20), "MB"),
  ]

  @Test(
    "What is only odd is read",
    arguments: [
      String(repeating: "<div>", count: 990) + "x", String(repeating: "<p>", count: 200_000) + "x",
      String(repeating: "<li>x", count: 100_000),
      String(repeating: "<td>x", count: 100_000), String(repeating: "<table><tr><td>", count: 300) + "x",
      "<table>" + String(repeating: "x<tr><td>y<td>z", count: 20_000), String(repeating: "<b><p>x</b>", count: 50_000),
      String(repeating: "<a href=x><p>x", count: 30_000), String(repeating: "<b>x</p>", count: 900), "\0\0<p\0>x\0y<!--\0",
      String(repeating: "&amp;&notin;&#0;&#x110000;&#xD800;", count: 20_000), String(repeating: "<", count: 500_000) + "x",
      String(repeating: "</div>", count: 100_000) + "x", String(repeating: "x<br>", count: 100_000),
      "x<!--" + String(repeating: "<!--", count: 100_000),
      "x<plaintext>" + String(repeating: "<div>", count: 50_000), "x<script>" + String(repeating: "<div>", count: 50_000),
      "x<div title='" + String(repeating: "<div>", count: 50_000),
      "<table><tr><th>a<th>b" + String(repeating: "<tr><td colspan=1000>x", count: 20_000),
      "<table><tr>" + String(repeating: "<td rowspan=9999>x", count: 200) + String(repeating: "<tr><td>", count: 50_000),
      // gumbo itself aborts on these.
      "x<table><svg><select><title><select/><table/>", "x<table><svg><title><![CDATA[x]]>é",
      "x<select><title></select><table><svg><title><![CDATA[x]]>é",
      "x<table><math><annotation-xml encoding='text/html'><![CDATA[x]]>&#x", "x" + String(repeating: "<svg>", count: 100_000),
      "<h1>" + String(repeating: "<div><h2>x</h2></div>", count: 20_000),
    ])
  func read_(_ html: String) async {
    let (prose, diagnostics) = await read(html)
    #expect(diagnostics.isEmpty && !prose.text.isEmpty)
    #expect(structuralFaults(of: prose).prefix(3) == [])
    // Nothing grows out of proportion.
    #expect(prose.elements.count < html.utf8.count + 2_000)
  }

  @Test("Any soup of tags becomes well nested prose that renders as well nested HTML", arguments: 0..<40)
  func soup(_ seed: Int) async {
    var random = SeededGenerator(state: UInt64(seed) &+ 1)
    let html = (0..<2_000).map { _ in Self.pieces.randomElement(using: &random)! }.joined()
    let (prose, diagnostics) = await read(html)
    #expect(diagnostics.isEmpty && structuralFaults(of: prose).prefix(3) == [])
    #expect(Self.unbalancedTags(rendered(prose)) == [])
  }

  private static let pieces =
    [
      "x", " ", "é", "\n", "<br>", "<hr>", "<img src=a>", "<!--x-->", "&nbsp;", "<li>", "<dd>", "<p>", "<td>", "<th>", "<tr>", "<caption>",
      "<tbody>",
      "</p>", "</br>", "<input>", "<a href=#i>", "<h2 id=i>", "<td colspan=3>", "<td rowspan=2>", "<isindex>", "\0", "<svg/>",
      "<![CDATA[x]]>",
      "<frameset>", "</body>", "</html>", "<col>", "<rt>", "<option>", "<plaintex>",
    ]
    + [
      "b", "i", "em", "code", "a", "div", "p", "ul", "ol", "li", "blockquote", "table", "tr", "td", "th", "h1", "h3", "pre", "span", "form",
      "button",
      "svg", "math", "mi", "desc", "select", "template", "q", "font", "nobr", "applet", "dialog", "ruby", "thead", "caption", "head",
      "noscript",
      "foreignobject", "mtext", "title",
    ].flatMap { ["<\($0)>", "</\($0)>"] }

  /// The tags of rendered HTML that end no open element, or are never ended.
  private static func unbalancedTags(_ html: String) -> [String] {
    var open: [Substring] = []
    for match in html.matches(of: /<(\/?)([a-z0-9]+)[^>]*>/) where !["br", "hr", "img"].contains(match.2) {
      if match.1.isEmpty {
        open.append(match.2)
      } else if open.popLast() != match.2 {
        return [String(match.0)]
      }
    }
    return open.map(String.init)
  }
}

/// The generator SplitMix64 by Sebastiano Vigna.
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
