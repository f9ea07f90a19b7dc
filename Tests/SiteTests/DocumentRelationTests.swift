import Foundation
import Testing

/// Documents that belong together: translations, enclosures, answers, later versions, who sent them to whom, and works that are held by now.
@Suite struct DocumentRelationTests {
  private static let people = """
    people: {anna: {name: Anna Berg}, olaf: {name: Olaf Lund}}
    organisations: {harbour: {name: Harbour Office}}

    """

  /// A value of the facts of a source page.
  private func states(_ page: Page, _ term: String, _ values: String...) -> Bool {
    page.states(([term] + values).joined(separator: " "))
  }

  @Test(arguments: [
    ("translation-of", "Translation of", "Translated in"), ("attachment-of", "Attached to", "Attachments"),
    ("reply-to", "Replies to", "Replied to by"), ("supersedes", "Supersedes", "Superseded by"),
    ("same-event-as", "On the same event", "On the same event"),
  ])
  func relationsShowBothWays(_ key: String, _ there: String, _ back: String) throws {
    let site = try build([
      "seeds/one.txt": "First.", "seeds/letters/two.txt": "Second.",
      "seeds/letters/two.yml": "document: {title: The second, \(key): one}\n",
      "seeds/one.yml": "document: {title: The first}\n", "seeds/three.md": "---\ntitle: The third\n\(key): [one]\n---\nThird.\n",
    ])
    let second = try site.page("sources/letters-two.html")
    #expect(states(second, there, "The first"), "\(second.statements)")
    #expect(second.links(to: "../sources/one.html", as: "The first"))
    let first = try site.page("sources/one.html")
    #expect(first.states(back, "The second"), "\(first.statements)")
    #expect(first.links(to: "../sources/letters-two.html", as: "The second") && first.links(to: "../sources/three.html", as: "The third"))
  }

  @Test func severalOnOneEventAreOneGroup() throws {
    let site = try build([
      "seeds/a.txt": "A.", "seeds/a.yml": "document: {title: The note}\n", "seeds/b.txt": "B.",
      "seeds/b.yml": "document: {title: The cable, same-event-as: a}\n", "seeds/c.txt": "C.",
      "seeds/c.yml": "document: {title: The diary, same-event-as: [b]}\n",
    ])
    let page = try site.page("sources/a.html")
    #expect(page.links(to: "../sources/b.html", as: "The cable") && page.links(to: "../sources/c.html", as: "The diary"))
    #expect(try site.page("sources/c.html").links(to: "../sources/a.html", as: "The note"))
  }

  @Test func whatIsSupersededSaysSoFirst() throws {
    let site = try build([
      "seeds/a.txt": "The old text.", "seeds/b.txt": "The new text.",
      "seeds/b.yml": "document: {title: The corrected note, supersedes: a}\n",
    ])
    let page = try site.page("sources/a.html")
    let notice = try #require(page.text.range(of: "Superseded by The corrected note"))
    let text = try #require(page.text.range(of: "The old text"))
    #expect(notice.lowerBound < text.lowerBound, "\(page.text)")
    #expect(
      try site.text("sources/a.html").contains("<p class=\"note\">Superseded by <a href=\"../sources/b.html\">The corrected note</a></p>"))
  }

  @Test func lettersGoFromSendersToRecipients() throws {
    let site = try build([
      "seeds/p.yml": Self.people, "seeds/letter.txt": "Dear sirs.",
      "seeds/letter.yml": """
      document:
        title: The letter
        kind: letter
        drafter: {name: A clerk}
        sender: anna
        recipients: [harbour, {unnamed: the mayor of a small town}]
        published: 2024-03-06
      """,
    ])
    let letter = try site.page("sources/letter.html")
    #expect(letter.states("Drafted by", "A clerk") && letter.states("From", "Anna Berg"), "\(letter.statements)")
    #expect(letter.states("To", "Harbour Office", "the mayor of a small town"))
    let anna = try site.page("people/anna.html")
    #expect(anna.states("Letters", "Sent", "The letter", "Anna Berg", "Harbour Office", "the mayor of a small town"), "\(anna.statements)")
    let harbour = try site.page("organisations/harbour.html")
    #expect(harbour.states("Letters", "Received", "The letter") && harbour.links(to: "../sources/letter.html", as: "The letter"))
    #expect(try !site.page("people/olaf.html").states("Letters"))
  }

  @Test func aWorkThatIsHeldLeadsToItsDocument() throws {
    let site = try build([
      "seeds/p.yml": "works: {report: {title: The report, held-as: papers-report}}\n" + Self.people,
      "seeds/papers/report.txt": "We saw it.",
      "seeds/papers/report.yml": "document: {title: The report itself}\n", "seeds/news.txt": "The report says that they saw it.",
      "seeds/news.yml": """
      document: {title: The news, retells: report}
      facts: [{text: They saw it, about: anna, evidence: [they saw it, {work: report, page: 3, quote: We saw it}]}]
      """,
    ])
    let work = try site.page("works/report.html")
    #expect(work.links(to: "../sources/papers-report.html", as: "The report itself") && work.text.contains("Held as The report itself"))
    let source = try site.page("sources/papers-report.html")
    #expect(source.states("Spoken of before as", "The report") && source.states("Retold before in", "The news"), "\(source.statements)")
    let anna = try site.page("people/anna.html")
    #expect(!anna.text.contains("spoken of, not held"))
  }

  /// Who retells a work and the work itself are one source, under whichever name it is known.
  @Test func aHeldWorkIsOneSourceWithItsDocument() throws {
    let folder = try ContentFolder([
      "seeds/p.yml": "works: {report: {title: The report, held-as: paper}}\n" + Self.people, "seeds/paper.txt": "We saw it.",
      "seeds/paper.yml": "facts: [{text: They saw it, about: anna, evidence: We saw it}]\n", "seeds/news.txt": "They saw it, it says.",
      "seeds/news.yml": "document: {retells: report}\nfacts: [{text: They saw it, about: anna, evidence: They saw it}]\n",
    ])
    let run = try briefing(["check", folder.path, "--report", "--format", "json"])
    let report = try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [[String: Any]])
    let fact = try #require(report.first { $0["statement"] as? String == "fact: They saw it" })
    #expect(fact["sources"] as? Int == 1 && fact["documents"] as? Int == 2, "\(fact)")
  }

  // MARK: Editions

  private static let editions = "title: T\neditions:\n  public: {ceiling: \"TLP:CLEAR\"}\n  partners: {ceiling: \"TLP:AMBER\"}\n"

  @Test(arguments: ["translation-of", "attachment-of", "reply-to", "supersedes", "same-event-as"])
  func whatTheEditionDoesNotHaveShowsNothing(_ key: String) throws {
    let folder = try ContentFolder([
      "briefing.yml": Self.editions, "seeds/open.txt": "Open.", "seeds/open.yml": "document: {title: The open one, \(key): zanzibar}\n",
      "seeds/zanzibar.txt": "Secret.",
      "seeds/zanzibar.yml": "document: {title: The Quagmire paper, marking: \"TLP:AMBER\", \(key): other}\n",
      "seeds/other.txt": "Another.", "seeds/walrus.txt": "Secret, too.",
      "seeds/walrus.yml": "document: {title: The Vortex paper, marking: \"TLP:AMBER\", \(key): open}\n",
      "seeds/w.yml": "works: {book: {title: A book, held-as: zanzibar}}\n",
    ])
    let low = try folder.built(to: "low")
    for word in ["zanzibar", "Quagmire", "walrus", "Vortex"] { #expect(try low.places(of: word) == [], "\(word)") }
    for page in ["open", "other"] {
      let text = try low.page("sources/\(page).html").text
      for word in ["Translat", "Attach", "Repl", "Supersede", "same event"] { #expect(!text.contains(word), "\(page) tells of \(word)") }
    }
    #expect(try !low.page("works/book.html").text.contains("Held as"))
    let high = try folder.built(["--edition", "partners"], to: "high")
    #expect(try high.page("sources/open.html").links(to: "../sources/zanzibar.html", as: "The Quagmire paper"))
  }

  @Test func withheldSendersBecomeTheirCover() throws {
    let folder = try ContentFolder([
      "briefing.yml": Self.editions, "seeds/letter.txt": "Dear sirs.",
      "seeds/letter.yml": "document: {title: The letter, drafter: quag, sender: quag, recipients: [quag, olaf]}\n",
      "seeds/p.yml": "people: {quag: {name: Petra Quagmire, marking: \"TLP:AMBER\", cover: an envoy}, olaf: {name: Olaf Lund}}\n",
    ])
    let low = try folder.built(to: "low")
    #expect(try low.places(of: "quag") == [])
    let page = try low.page("sources/letter.html")
    #expect(page.states("Drafted by", "an envoy") && page.states("From", "an envoy") && page.states("To", "an envoy", "Olaf Lund"))
    #expect(try low.page("people/olaf.html").states("Received", "The letter", "an envoy"))
  }
}
