import Testing

/// Passages are found, marked, and lead to what rests on them and back.
@Suite struct EvidenceTests {
  @Test func factsAboutNobodyShowBesideTheirPassage() throws {
    let site = try build([
      "seeds/a.txt": "First line.\n\nSecond line.",
      "seeds/a.yml": """
      facts:
        - {text: Quagmire <b>, evidence: First line}
        - {text: Zanzibar, evidence: Second line, date: 2023-04}
      """,
    ])
    let page = try site.page("sources/a.html")
    #expect(page.states("Quagmire <b>") && page.states("Zanzibar"))
    #expect(page.links.contains { $0.href == "../timeline.html" && $0.text == "Zanzibar" }, "\(page.links)")
    #expect(!page.links.contains { $0.text.contains("Quagmire") })
  }

  private static func folder(_ text: String, _ evidence: String, name: String = "a.md") throws -> ContentFolder {
    try ContentFolder([
      "seeds/" + name: text,
      "seeds/a.yml": "people: {anna: {name: Anna Berg}}\nfacts:\n  - text: A fact of hers\n    about: anna\n    evidence: \(evidence)\n",
    ])
  }

  private static func marked(_ site: Site) throws -> String {
    let page = try site.page("sources/a.html")
    var text = ""
    var depth = 0
    for token in page.tokens {
      switch token {
      case .start("mark", _): depth += 1
      case .end("mark"): depth -= 1
      case .text(let content) where depth > 0: text += content
      default: break
      }
    }
    return text.squeezed
  }

  @Test(arguments: [
    ("The *very* **words\nof** [the](https://example.org/) `text`.", "\"The very words of the text.\"", "The very words of the text."),
    ("He said “it’s over” — and left…", "'He said \"it''s over\" - and left...'", "He said “it’s over” — and left…"),
    ("Soft\u{AD}ware  and\u{A0}space.", "Software and space.", "Soft\u{AD}ware and space."),
    ("Cafe\u{301} noir.", "Café noir", "Cafe\u{301} noir"),
    ("One of it, two of it.", "{quote: of it, prefix: two}", "of it"),
    ("One of it, two of it.", "{quote: of it, suffix: \", tw\"}", "of it"),
    ("One of it, two of it.", "{quote: of it, prefix: \"o \"}", "of it"),
    ("| A | B |\n|---|---|\n| cell one | cell two |", "cell two", "cell two"),
    ("First part.\n\nSecond part.", "\"First part. Second part.\"", "First part.Second part."),
  ])
  func passagesAreFound(_ text: String, _ evidence: String, _ marked: String) throws {
    let site = try Self.folder(text, evidence).built()
    let found = try Self.marked(site)
    #expect(found.unicodeScalars.elementsEqual(marked.unicodeScalars) || found.replacing(". S", with: ".S") == marked, "\(found)")
  }

  @Test func passagesAndFactsLeadToEachOther() throws {
    let site = try Self.folder("It was *she* who came.", "she who came").built()
    let source = try site.page("sources/a.html")
    #expect(source.links.contains { $0.href.hasPrefix("../people/anna.html#") && $0.text.hasPrefix("Anna Berg") }, "\(source.links)")
    let person = try site.page("people/anna.html")
    let back = try #require(person.links.first { $0.href.hasPrefix("../sources/a.html#") })
    let anchor = try #require(back.href.split(separator: "#").last)
    #expect(source.elements.contains { $0["id"] == String(anchor) })
    #expect(!person.statements.contains("she who came") && person.text.contains("she who came"))
    #expect(person.statements.contains("A fact of hers"))
  }

  @Test(arguments: [
    ("The words are here.", "The words are there.", "the nearest passage is “The words are [here].”"), ("it and it", "it", "2 times"),
    ("it and it", "{quote: it, prefix: nor}", "prefix"), ("Text.", "{document: none, quote: Text}", "none"),
    ("Text.", "{qoute: Text}", "`quote`"),
    ("Text.", "{work: nothing, quote: Text}", "nothing"),
  ])
  func passagesThatAreNotThereAreErrors(_ text: String, _ evidence: String, _ hint: String) throws {
    let complaints = try Self.folder(text, evidence).complaints()
    #expect(complaints.contains("seeds/a.yml:5:"), "\(complaints)")
    #expect(complaints.contains(hint), "\(complaints)")
  }

  @Test func otherDocumentsAndWorksNotHeldProveToo() throws {
    let site = try build([
      "seeds/a.txt": "First text.", "seeds/b.txt": "Second text.",
      "seeds/loose.yml": """
      works: {book: {title: The book}}
      people:
        anna: {name: Anna Berg, evidence: {document: b, quote: Second}}
      facts: [{text: A fact, about: anna, evidence: {work: book, page: "17", quote: As the book has it}}]
      """,
    ])
    let person = try site.page("people/anna.html")
    #expect(person.text.contains("As the book has it"))
    #expect(person.text.contains("17"))
    #expect(person.links(to: "../works/book.html", as: "The book"))
    #expect(person.links.contains { $0.href.hasPrefix("../sources/b.html#") })
  }

  @Test func statementsWithoutEvidenceAreShownAsSuch() throws {
    let files = ["seeds/p.yml": "people: {anna: {name: Anna Berg}}\nfacts: [{text: A bare fact, about: anna}]\n"]
    let site = try build(files)
    #expect(try site.page("people/anna.html").states("A bare fact", "no passage given"))
    var strict = files
    strict["briefing.yml"] = "title: T\nevidence: required\n"
    #expect(try ContentFolder(strict).complaints().contains("seeds/p.yml:2:"))
  }

  @Test func aQuoteOutsideItsEvidenceIsAWarning() throws {
    let site = try build([
      "seeds/a.txt": "Talks should follow, she said.",
      "seeds/a.yml": """
      people: {anna: {name: Anna Berg}}
      issues: {war: {name: The war}}
      positions:
        - {holder: anna, issue: war, stance: in-favour, quote: Talks should follow, evidence: "Talks should follow, she said."}
        - {holder: anna, issue: war, stance: opposed, quote: Talks must follow, evidence: "Talks should follow, she said."}
      """,
    ])
    #expect(site.messages.contains("seeds/a.yml:5:"), "\(site.messages)")
    #expect(!site.messages.contains("seeds/a.yml:4:"), "\(site.messages)")
  }

  @Test func whatHasNoPassageLeadsToItsDocumentAndBack() throws {
    let files = [
      "seeds/a.txt": "Nothing of it is quoted.",
      "seeds/a.yml": "meetings:\n  talk: {title: The talk, date: 2020-01-02, outcome: None, topics: [{text: Fish}]}\n",
    ]
    let site = try build(files)
    let meeting = try site.page("meetings/talk.html")
    #expect(meeting.links.filter { $0.href == "../sources/a.html" && $0.text.contains("no passage given") }.count == 2, "\(meeting.links)")
    #expect(try site.page("sources/a.html").links.contains { $0.href == "../meetings/talk.html" && $0.text == "The talk" })
    // What stands beside a document that the edition does not have leads nowhere.
    let hidden = "document: {marking: \"TLP:RED\", source-only: true}\n" + files["seeds/a.yml"]!
    let open = try build(["seeds/a.txt": files["seeds/a.txt"]!, "seeds/a.yml": hidden])
    #expect(try open.page("meetings/talk.html").text.contains("no passage given"))
    #expect(try !open.page("meetings/talk.html").links.contains { $0.href.contains("sources/a") })
  }

  @Test func usesOfOneInOnePlaceAreNamedTogether() throws {
    let site = try build([
      "seeds/a.txt": "She was an envoy and a spy. Where is she?",
      "seeds/a.yml": """
      people:
        anna:
          name: Anna Berg
          evidence: She was
          roles: [{title: envoy, evidence: She was}, {title: spy, evidence: She was}]
      questions: [{text: Where is she?, about: anna, evidence: Where is she}]
      """,
    ])
    let source = try site.page("sources/a.html")
    let uses = source.links.filter { $0.href.contains("people/anna.html") && $0.text.hasPrefix("Anna") }.map(\.text)
    #expect(uses.filter { $0 != "Anna Berg" } == ["Anna Berg: envoy; spy"], "\(uses)")
    let question = try #require(source.links.first { $0.text == "Open questions: Where is she?" }, "\(source.links)")
    #expect(try site.page("index.html").elements.contains { question.href == "../index.html#\($0["id"] ?? "")" })
  }
}
