import Foundation
import Testing

/// The evidence for programs, and links into sources on the web.
@Suite struct AnnotationTests {
  private static let text =
    "First it was said.\n\nThe 👑 “crown”, she said, met them in Oslo; "
    + "and then they met — at length, and with all their aides — in Bergen.\n"
  private static let sidecar = """
    document: {url: "https://example.org/a?b=1"}
    people: {anna: {name: Anna Berg}}
    facts:
      - {text: A fact of hers, about: anna, evidence: "“crown”, she said"}
      - {text: A secret fact, about: anna, evidence: met them in Oslo, marking: "TLP:RED"}
      - {text: A long one, about: anna, evidence: "and then they met — at length, and with all their aides — in Bergen."}
    """

  private static func annotations(_ site: Site) throws -> [[String: Any]] {
    try site.text("data/annotations.jsonl").split(separator: "\n").map {
      try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
    }
  }

  @Test func eachPassageThatSupportsAnythingIsAnAnnotation() throws {
    let site = try build(["briefing.yml": "title: T\nurl: https://b.example/t/\n", "seeds/a.txt": Self.text, "seeds/a.yml": Self.sidecar])
    let annotations = try Self.annotations(site)
    #expect(annotations.count == 2)
    let first = try #require(annotations.first)
    #expect(first["@context"] as? String == "http://www.w3.org/ns/anno.jsonld")
    #expect(first["type"] as? String == "Annotation" && first["motivation"] as? String == "linking")
    let id = try #require(first["id"] as? String)
    #expect(id.hasPrefix("https://b.example/t/sources/a.html#p-"))
    let body = try #require(first["body"] as? [[String: Any]])
    #expect(body.map { $0["source"] as? String } == ["https://b.example/t/people/anna.html#facts"])
    let targets = try #require(first["target"] as? [[String: Any]])
    #expect(targets.map { $0["source"] as? String } == ["https://b.example/t/data/documents/a.txt", "https://example.org/a?b=1"])
    let selectors = try #require(targets[0]["selector"] as? [[String: Any]])
    #expect(selectors[0]["exact"] as? String == "“crown”, she said")
    #expect(selectors[0]["prefix"] as? String == "First it was said.\n\nThe 👑 ")
    #expect((selectors[0]["suffix"] as? String)?.hasPrefix(", met them in Oslo;") == true)
    // Positions count scalars of the text that the site holds, as those of mentions do.
    let text = Array(try site.text("data/documents/a.txt").unicodeScalars)
    let (start, end) = (try #require(selectors[1]["start"] as? Int), try #require(selectors[1]["end"] as? Int))
    #expect(String(String.UnicodeScalarView(text[start..<end])) == "“crown”, she said")
  }

  /// Half a word may be another, such as somebody's name.
  @Test func surroundingsAreWholeWords() throws {
    let site = try build([
      "seeds/a.txt":
        "Evelyn Hill and everybody else then spoke at length of what they had seen in the harbour before Evelyn left for Oslo.\n",
      "seeds/a.yml": "people: {anna: {name: Anna Berg}}\nfacts: [{text: It was so, about: anna, evidence: of what they had seen}]\n",
    ])
    let targets = try #require(try Self.annotations(site).first?["target"] as? [[String: Any]])
    let quote = try #require((targets[0]["selector"] as? [[String: Any]])?.first)
    #expect(quote["prefix"] as? String == "else then spoke at length ")
    #expect(quote["suffix"] as? String == " in the harbour before Evelyn")
  }

  @Test func nothingSaysThatMoreIsWithheld() throws {
    let site = try build(["seeds/a.txt": Self.text, "seeds/a.yml": Self.sidecar])
    #expect(try !site.text("data/annotations.jsonl").contains("\"exact\":\"met them in Oslo\""))
    let id = try #require(try Self.annotations(site).first?["id"] as? String)
    #expect(id.hasPrefix("../sources/a.html#p-"))
  }

  @Test func ofATextThatIsNotRepublishedOnlyThePassageStands() throws {
    let sidecar = Self.sidecar.replacing("document: {", with: "document: {show: passages, ")
    let site = try build(["seeds/a.txt": Self.text, "seeds/a.yml": sidecar])
    #expect(try !site.text("data/annotations.jsonl").contains("First it was said"))
    #expect(try !site.text("data/annotations.jsonl").contains("data/documents"))
    #expect(try site.text("data/annotations.jsonl").contains("she said"))
  }

  @Test func linksLeadToTheWordsOnTheWeb() throws {
    let site = try build(["seeds/a.txt": Self.text, "seeds/a.yml": Self.sidecar])
    let page = try site.page("people/anna.html")
    let links = page.links.map(\.href).filter { $0.hasPrefix("https://example.org") }
    #expect(
      links == [
        "https://example.org/a?b=1#:~:text=%E2%80%9Ccrown%E2%80%9D%2C%20she%20said",
        "https://example.org/a?b=1#:~:text=and%20then%20they%20met%20%E2%80%94,their%20aides%20%E2%80%94%20in%20Bergen%2E",
      ], "\(links)")
    // Pages that keep their passages closed stay light.
    #expect(try !site.text("timeline.html").contains("text=and%20then"))
  }
}
