import Testing

@testable import Templating

/// What is gone over in one step must come to the same as what is gone over byte by byte.
@Suite struct PlaceReaderTests {
  private static let pieces = [
    "<p>", "</p>", "<a", "<A ", " href=\"", " href='x'", " HREF=\"javascript:\"", " type=\"module\"", " Type='a'", " hidden",
    " data-a=\"1\"",
    "title=\"t\"", ">", "/>", "<", "</", "=", "\"", "'", " ", "\n", "<script", "<script>", "</script>", "</script ", "<title>",
    "<title lang=\"a\">",
    "</title>", "<br/>", "<h2 id=\"a>b\">", "<x:y z=\"\">", "<é>", "<!--", "-->", "<!", "<?", "?>", "]]>", "<![CDATA[", "-", "x", "é",
    "type",
  ]

  @Test(arguments: [false, true], 1...4 as ClosedRange<UInt64>) func readsStepsAsItReadsBytes(isXML: Bool, seed: UInt64) {
    var state = seed &* 0x9E37_79B9_7F4A_7C15
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    var places = Set<Place>()
    for _ in 0..<5_000 {
      let text = Array((0...next(10)).map { _ in Self.pieces[next(Self.pieces.count)] }.joined().utf8)
      var whole = PlaceReader(place: .content, isXML: isXML)
      let problem = whole.read(text[...])
      var bytewise = PlaceReader(place: .content, isXML: isXML)
      let problems = text.indices.compactMap { index in bytewise.read(text[index...index]).map { (index + $0.offset, $0.problem) } }
      #expect(whole.place == bytewise.place, "\(String(decoding: text, as: UTF8.self))")
      #expect(problem?.offset == problems.first?.0 && problem?.problem == problems.first?.1, "\(String(decoding: text, as: UTF8.self))")
      places.insert(whole.place)
    }
    #expect(places.count > 100)
  }
}
