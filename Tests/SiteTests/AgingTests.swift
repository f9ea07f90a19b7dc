import Foundation
import Testing

/// Statements that age: what stands in the place of what, what is taken back, what speaks against a judgement, and answers.
@Suite struct AgingTests {
  private static let base = "people: {anna: {name: Anna Berg}, olaf: {name: Olaf Lund}}\nissues: {war: {name: The war}}\n"

  /// How often a text stands on a page.
  private func count(_ text: String, in page: Page) -> Int { page.text.components(separatedBy: text).count - 1 }

  private func struck(_ text: String, in site: Site, _ page: String) throws -> Bool {
    try site.text(page).contains("<s>\(text)</s>")
  }

  @Test func whatWasSaidEarlierStandsBelowWhatStandsInItsPlace() throws {
    let site = try build([
      "seeds/p.yml": Self.base, "seeds/old.yml": "facts: [{id: first-count, text: There were 30 boats, about: anna, date: 2024-01}]\n",
      "seeds/mid.yml": "facts: [{id: second-count, supersedes: first-count, text: There were 31 boats, about: anna, date: 2024-02}]\n",
      "seeds/new.yml": "facts: [{supersedes: second-count, text: There were 33 boats, about: anna, date: 2024-03}]\n",
    ])
    let page = try site.page("people/anna.html")
    #expect(page.states("There were 33 boats", "Earlier", "There were 31 boats", "February 2024", "There were 30 boats", "January 2024"))
    for text in ["30 boats", "31 boats", "33 boats"] { #expect(count(text, in: page) == 1, "\(text)") }
    // The addresses under which they were cited hold.
    #expect(page.elements.contains { $0["id"] == "item-first-count" } && page.elements.contains { $0["id"] == "item-second-count" })
    #expect(try site.page("timeline.html").states("There were 33 boats"))
    #expect(try !site.page("timeline.html").text.contains("31 boats"))
  }

  @Test func whatWasSaidEarlierKeepsAllThatWasSaidOfIt() throws {
    let site = try build([
      "seeds/p.yml": Self.base + """
        facts:
          - {id: a, text: There were 30 boats, about: anna, kind: prediction, status: alleged, confidence: low, note: By *ear*.}
          - {supersedes: a, text: There were 31 boats, about: anna}
        """
    ])
    #expect(
      try site.page("people/anna.html").states(
        "31 boats", "Earlier", "prediction", "There were 30 boats", "Alleged", "Low confidence", "By ear."))
  }

  @Test func anOfficeThatEndedStandsInThePlaceOfItself() throws {
    let site = try build([
      "seeds/p.yml": """
      people:
        anna:
          name: Anna Berg
          roles:
            - {id: a, title: director, organisation: office, tenure: current}
            - {supersedes: a, title: director, organisation: office, tenure: former}
      organisations: {office: {name: The Office}}
      """
    ])
    #expect(try site.page("people/anna.html").states("Roles and affiliations 1", "director", "former", "Earlier", "Director, The Office"))
    #expect(try site.page("organisations/office.html").states("Anna Berg", "former"))
  }

  @Test func anEarlierOfficeKeepsItsTimeAndStandsNowhereElse() throws {
    let site = try build([
      "seeds/p.yml": """
      people:
        a:
          name: Kim One
          roles:
            - {id: r1, title: clerk, organisation: {name: Office}, to: 2010}
            - {supersedes: r1, title: chief, organisation: {name: Office}, from: 2010}
      meetings: {m: {title: Talk, date: 2010, participants: [{person: a}]}}
      """
    ])
    #expect(try site.page("people/a.html").states("chief", "Earlier", "Clerk, Office", "until 2010"))
    for page in ["index.html", "meetings/m.html", "people/index.html"] {
      let text = try site.page(page).text
      #expect(text.contains("Chief, Office") && !text.lowercased().contains("clerk"), "\(page)")
    }
  }

  @Test func positionsThatDoNotStandAreNotCounted() throws {
    let site = try build([
      "seeds/p.yml": Self.base + """
        positions:
          - {id: p1, holder: anna, issue: war, stance: opposed, date: 2019}
          - {holder: anna, issue: war, stance: conditional, date: 2020}
          - {supersedes: p1, holder: anna, issue: war, stance: in-favour, date: 2021}
          - {holder: anna, issue: war, stance: opposed, date: 2022, retracted: It was Olaf}
        """
    ])
    for page in ["index.html", "people/index.html", "positions/index.html"] {
      let text = try site.page(page).text
      #expect(text.contains("2 positions") && !text.contains("3 positions") && !text.contains("4 positions"), "\(page): \(text)")
    }
    #expect(try site.page("people/anna.html").states("Positions 2", "It was Olaf"))
    #expect(try site.page("positions/war.html").text.contains("in the order of time 2"))
  }

  @Test func aRetractionLeadsToItsEvidence() throws {
    let site = try build([
      "seeds/p.yml": Self.base, "seeds/d.txt": "The clerk misheard. It was wrong.",
      "seeds/d.yml": """
      facts:
        - {text: Anna signed it, about: anna, retracted: {reason: A mistake, evidence: The clerk misheard.}}
        - {id: o, text: Olaf saw it, about: anna, retracted: {reason: Not so, evidence: It was wrong.}}
        - {supersedes: o, text: Nobody saw it, about: anna}
      """,
    ])
    let page = try site.page("people/anna.html")
    #expect(page.statements.contains("A mistake") && page.statements.contains("Not so"))
    #expect(page.links.filter { $0.href.hasPrefix("#evidence-") }.count == 2, "\(page)")
    #expect(page.text.contains("The clerk misheard.") && page.text.contains("It was wrong."))
  }

  @Test func aCommentShowsHowItStands() throws {
    let site = try build([
      "seeds/p.yml": Self.base
        + "meetings: {m: {title: M, comments: [{by: anna, response: declined, status: denied}, {by: olaf, response: commented}]}}\n"
    ])
    #expect(try site.page("meetings/m.html").states("Anna Berg", "Declined", "Denied", "Olaf Lund"))
    #expect(try site.page("people/anna.html").states("Declined", "Denied"))
    #expect(
      try site.page("people/olaf.html").states("Commented") && !site.page("people/olaf.html").states("Commented", "As the document says"))
  }

  @Test func whatStandsInThePlaceOfSomethingShowsWhereThatDid() throws {
    let site = try build([
      "seeds/p.yml": Self.base
        + "facts: [{id: a, text: Anna signed it, about: anna}, {supersedes: a, text: Olaf signed it, about: olaf}]\n"
    ])
    for page in ["people/anna.html", "people/olaf.html"] {
      #expect(try site.page(page).states("Olaf signed it", "Earlier", "Anna signed it"), "\(page)")
    }
  }

  @Test func positionsShowTheLatestStanceAndItsHistory() throws {
    let site = try build([
      "seeds/p.yml": Self.base + """
        positions:
          - {id: early, holder: anna, issue: war, stance: opposed, summary: Never, date: 2024-05}
          - {supersedes: early, holder: anna, issue: war, stance: in-favour, summary: At last, date: 2024-02}
          - {id: wrong, holder: olaf, issue: war, stance: opposed, summary: No, date: 2024-01, retracted: It was his brother}
        """
    ])
    let issue = try site.page("positions/war.html")
    #expect(issue.states("At last", "Earlier", "Opposed: Never"), "\(issue.statements)")
    #expect(issue.states("1 holder") || issue.text.contains("1 holder"), "\(issue.text)")
    #expect(issue.states("Retracted", "It was his brother"))
    #expect(try struck("No", in: site, "positions/war.html"))
    let matrix = try site.page("positions/index.html")
    #expect(matrix.text.contains("Anna Berg") && matrix.text.contains("In favour") && !matrix.text.contains("Olaf Lund"), "\(matrix.text)")
  }

  @Test(arguments: [
    ("retracted: The clerk misheard", "Retracted : The clerk misheard"),
    ("retracted: {reason: The clerk misheard, date: 2024-07, according-to: olaf}", "Retracted , July 2024: The clerk misheard"),
  ])
  func retractedStatementsAreStruckAndSaySo(_ key: String, _ words: String) throws {
    let site = try build([
      "seeds/p.yml": Self.base + """
        facts: [{id: fact, text: She left, about: anna, \(key)}]
        relations: [{from: anna, to: olaf, kind: spouse, \(key)}]
        judgements: [{text: It is over, about: anna, \(key)}]
        questions: [{text: Did she leave?, about: anna, \(key)}]
        meetings:
          talk:
            title: The talk
            participants: [{person: anna, \(key)}, {person: olaf}]
            topics: [{text: Peace, \(key)}]
            comments: [{by: anna, response: declined, text: Not now, \(key)}]
        """, "seeds/people/ida.md": "---\nname: Ida Moe\nroles: [{title: envoy, \(key)}]\n---\n",
    ])
    let anna = try site.page("people/anna.html")
    let said = words.replacing(" ,", with: ",").replacing(" :", with: ":")
    #expect(count(said, in: anna) >= 4, "\(anna.text)")
    for text in ["She left", "It is over", "Did she leave?"] { #expect(try struck(text, in: site, "people/anna.html"), "\(text)") }
    #expect(try struck("envoy", in: site, "people/ida.html"))
    #expect(try struck("Peace", in: site, "meetings/talk.html") && struck("It is over", in: site, "index.html"))
    #expect(key.contains("olaf") == anna.states("According to Olaf Lund"))
    #expect(!anna.elements.contains { $0["id"] == "meetings" }, "she did not take part")
    #expect(try !site.text("index.html").contains("\"Claim\""))
  }

  @Test func judgementsHaveEvidenceOnBothSides() throws {
    let folder = try ContentFolder([
      "briefing.yml": "title: T\neditions: {public: {ceiling: \"TLP:CLEAR\", report: true}}\n", "seeds/p.yml": Self.base,
      "seeds/a.txt": "They want peace. They arm themselves.", "seeds/b.txt": "Nobody wants peace here.",
      "seeds/a.yml": """
      judgements:
        - text: Peace is near
          about: anna
          evidence: They want
          for: want peace
          against: [They arm themselves, {document: b, quote: Nobody wants peace}]
      """,
    ])
    let site = try folder.built()
    let front = try site.page("index.html")
    #expect(front.text.contains("Evidence against it"), "\(front.text)")
    for passage in ["They want", "want peace", "They arm themselves", "Nobody wants peace"] {
      #expect(front.text.contains(passage), "\(passage)")
    }
    let source = try site.page("sources/b.html")
    let against = try #require(source.links.first { $0.text == "Evidence against it: Peace is near" }, "\(source)")
    let anchor = against.href.replacing("../index.html#", with: "")
    #expect(front.elements.contains { $0["id"] == anchor }, "\(against.href)")
    #expect(try site.page("support.html").states("With evidence against", "Peace is near", "Evidence against it: 2 documents"))
    let run = try briefing(["check", folder.path, "--report", "--format", "json"])
    let report = try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [[String: Any]])
    let entry = try #require(report.first { $0["statement"] as? String == "judgement: Peace is near" })
    #expect(entry["against"] as? Int == 2 && entry["documents"] as? Int == 1, "\(entry)")
    #expect(try briefing(["check", folder.path, "--report"]).output.contains("With evidence against: 1"))
  }

  @Test func whatSpeaksAgainstIsLookedUp() throws {
    let folder = try ContentFolder([
      "seeds/a.txt": "They want peace.",
      "seeds/a.yml": """
      judgements: [{text: Peace, against: They want war}]
      questions: [{text: Why?, answer: {text: Because, evidence: They said so}}]
      facts: [{text: So, retracted: {reason: No, evidence: They never did}}]
      """,
    ])
    let complaints = try folder.complaints()
    for line in 1...3 { #expect(complaints.contains("seeds/a.yml:\(line):"), "\(complaints)") }
  }

  @Test func questionsHaveAnswers() throws {
    let site = try build([
      "seeds/p.yml": Self.base, "seeds/a.txt": "The town paid for it.",
      "seeds/a.yml": """
      questions:
        - {text: Who paid?, about: anna, answer: {text: The town did, date: 2024-07, evidence: The town paid}}
        - {text: And who asked?, about: anna}
        - {text: When?, about: anna, answer: In May}
      """,
    ])
    let anna = try site.page("people/anna.html")
    #expect(anna.states("Who paid?", "Answer: The town did", "July 2024") && anna.states("When?", "Answer: In May"), "\(anna.statements)")
    #expect(anna.text.contains("The town paid"))
    // What is still open comes first.
    #expect(try site.page("index.html").states("And who asked?", "Who paid?", "The town did"))
  }

  // MARK: Editions

  private static let editions = "title: T\neditions:\n  public: {ceiling: \"TLP:CLEAR\"}\n  partners: {ceiling: \"TLP:AMBER\"}\n"

  @Test func whatIsWithheldLeavesNoHistory() throws {
    let folder = try ContentFolder([
      "briefing.yml": Self.editions,
      "seeds/p.yml": Self.base + """
        facts:
          - {id: zanzibar, text: Quagmire came, about: anna, marking: "TLP:AMBER"}
          - {supersedes: zanzibar, text: Nobody came, about: anna}
          - {id: open-one, text: It rained, about: olaf}
          - {id: walrus, supersedes: open-one, text: Vortex poured, about: olaf, marking: "TLP:AMBER"}
        questions: [{text: Who?, about: anna, answer: {text: Umbrella, marking: "TLP:AMBER"}}]
        """, "seeds/secret.txt": "Trapeze is against it.", "seeds/secret.yml": "document: {marking: \"TLP:AMBER\"}\n",
      "seeds/j.yml": "judgements: [{text: All is well, against: {document: secret, quote: Trapeze is against}}]\n",
    ])
    let low = try folder.built(to: "low")
    for word in ["Zanzibar", "Quagmire", "Walrus", "Vortex", "Umbrella", "Trapeze"] { #expect(try low.places(of: word) == [], "\(word)") }
    #expect(try low.page("people/anna.html").states("Nobody came") && !low.page("people/anna.html").text.contains("Earlier"))
    #expect(try low.page("people/olaf.html").states("It rained"))
    #expect(try !low.page("people/anna.html").text.contains("Answer") && !low.page("index.html").text.contains("against"))
    let high = try folder.built(["--edition", "partners"], to: "high")
    #expect(try high.page("people/olaf.html").states("Vortex poured", "Earlier", "It rained"))
    #expect(try high.page("people/anna.html").states("Answer: Umbrella"))
  }

  @Test func whoTakesSomethingBackMayBeWithheld() throws {
    let folder = try ContentFolder([
      "briefing.yml": Self.editions,
      "seeds/p.yml": """
      people: {anna: {name: Anna Berg}, quag: {name: Petra Quagmire, marking: "TLP:AMBER", cover: an envoy}}
      facts: [{text: She left, about: anna, retracted: {reason: Petra Quagmire misheard, according-to: quag}}]
      """,
    ])
    let low = try folder.built(to: "low")
    #expect(try low.places(of: "quag") == [])
    #expect(try low.page("people/anna.html").states("an envoy misheard", "According to an envoy"))
  }
}
