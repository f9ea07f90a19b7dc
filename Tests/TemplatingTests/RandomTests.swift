import Testing

@testable import Templating

/// Templates put together at random. They must compile or be refused; and where they compile, no value may change the page's markup.
@Suite struct RandomTests {
  private static let pieces = [
    "<p>", "</p>", "<a href=\"", "<a href='/", "\">", "'>", ">", "<", "=", " title=\"", " title='", "\"", "'", " ", "\n", "<script>",
    "</script>",
    "<script type=\"application/json\">", "<title>", "</title>", "<!--", "-->", "<!", "/", "?q=", "#", "javascript:", "x", " onclick=\"",
    "<style>", "</style>", "{{t}}", "{{u}}", "{{n}}", "{{j}}", "{{{h}}}", "{{#f}}", "{{/f}}", "{{^f}}", "{{#l}}", "{{/l}}", "{{.}}",
    "{{> p}}", "{{$b}}",
    "{{/b}}", "{{<q}}", "{{/q}}", "{{!", "}}", "{{", "{{=| |=}}", "é", "\u{2028}",
  ]

  private static func data(_ text: String, _ address: String) -> Sample {
    [
      "t": .text(text), "u": .url(address), "n": 1, "j": .json("{\"\":\"\(text == "x" ? "" : "</script><!--")\"}"), "h": .html("<b>"),
      "f": true,
      "l": [.text(text), .text(text)],
    ]
  }

  @Test(arguments: [".html", ".xml"], 1...8 as ClosedRange<UInt64>) func noValueChangesTheMarkup(suffix: String, seed: UInt64) throws {
    var state = seed &* 0x9E37_79B9_7F4A_7C15
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    var compiled = 0
    for _ in 0..<2_000 {
      let template = (0...next(8)).map { _ in Self.pieces[next(Self.pieces.count)] }.joined()
      let partial = Self.pieces[next(Self.pieces.count)]
      let site = Site(template, ["p": partial, "q": "<i>{{$b}}{{t}}{{/b}}</i>"], suffix: suffix)
      guard let calm = try? site.render(Self.data("x", "/x")) else { continue }
      let hostile = try site.render(Self.data("'\"><script>alert(1)//</title></script>-->", "javascript:'\"<script>"))
      #expect(markup(of: hostile) == markup(of: calm), "\(template) with \(partial)")
      #expect(!hostile.lowercased().contains("href=\"javascript:'") && !hostile.contains("href=\"javascript:&"))
      compiled += 1
    }
    #expect(compiled > 100)
  }

  /// What a browser reads markup from, in its order.
  private func markup(of page: String) -> [Character] { page.filter { "<>\"'".contains($0) } }
}
