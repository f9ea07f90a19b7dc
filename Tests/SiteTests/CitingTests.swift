import Foundation
import Testing

/// How pages and facts are cited: addresses that hold, citations to copy, and ids that were others before.
@Suite struct CitingTests {
  // MARK: Addresses

  private static let items = """
    people: {anna: {name: Anna Berg, roles: [{title: envoy, organisation: {name: The office}}@role]}, olaf: {name: Olaf Lund}}
    issues: {war: {name: The war}}
    positions: [{holder: anna, issue: war, summary: She wants it}@position]
    facts: [{text: She spoke, about: anna}@fact]
    relations: [{from: anna, to: olaf, kind: friend}@relation]
    judgements: [{text: It will end, about: anna}@judgement]
    questions: [{text: Who pays?, about: anna}@question]
    meetings:
      talk:
        title: The talk
        participants: [{person: anna}, {name: A clerk}@participant]
        topics: [{text: Money}@topic]
        comments: [{by: anna, text: Not now}@comment]
        questions: [{text: Where?}@asked]
        agreed: [To meet again@agreed]
    """

  private static let more = [
    "role": ", {title: clerk}", "position": ", {holder: anna, issue: war, summary: Not any more, date: 2001}",
    "fact": ", {text: Before, about: anna}",
    "relation": ", {from: olaf, to: anna, kind: enemy}", "judgement": ", {text: Another, about: anna}",
    "question": ", {text: When?, about: anna}",
    "participant": ", {name: Another clerk}", "topic": ", {text: Time}", "comment": ", {by: anna, text: Later}", "asked": ", {text: Why?}",
    "agreed": ", To part",
  ]

  /// The ids on a page that are made of words.
  private func anchors(_ page: Page) -> Set<String> {
    Set(
      page.elements.compactMap { $0["id"] }.filter {
        $0.contains(/^(role|position|fact|relation|judgement|question|participant|topic|comment|agreed)-/)
      })
  }

  /// A decade has no year of its own, of the document nor of the pages whose newest date it is.
  @Test func aDecadeIsNoYear() throws {
    let site = try build([
      "seeds/d.txt": "Text.", "seeds/d.yml": "document: {title: D, published: 197X}\npeople: {anna: {name: Anna Berg}}\n",
    ])
    for page in ["sources/d.html", "people/anna.html"] {
      #expect(try site.page(page).text.contains("@misc") && !site.page(page).text.contains("year ="), "\(page)")
    }
  }

  @Test func everyItemHasAnAddressThatSurvivesAdditions() throws {
    let few = Self.more.keys.reduce(Self.items) { $0.replacing("@\($1)", with: "") }
    // What is added comes before and behind what was there.
    let many = Self.more.reduce(Self.items) { text, more in text.replacing("@\(more.key)", with: more.value) }
      .replacing("facts: [{text: She spoke", with: "facts: [{text: Earlier, about: anna}, {text: She spoke")
    let (before, after) = (try build(["seeds/p.yml": few]), try build(["seeds/p.yml": many]))
    for (name, least) in [("people/anna.html", 7), ("meetings/talk.html", 6), ("index.html", 2), ("positions/war.html", 1)] {
      let known = anchors(try before.page(name))
      #expect(known.count >= least, "\(name): \(known)")
      #expect(known.isSubset(of: anchors(try after.page(name))), "\(name): \(known)")
      let ids = try after.page(name).elements.compactMap { $0["id"] }
      #expect(Set(ids).count == ids.count, "\(name) has an id twice: \(ids.filter { id in ids.count { $0 == id } > 1 })")
    }
  }

  @Test func ownIDsAreTheAddress() throws {
    let site = try build([
      "seeds/p.yml": "people: {anna: {name: Anna Berg}}\nfacts: [{id: first, text: She spoke, about: anna}]\n"
    ])
    #expect(try site.page("people/anna.html").elements.contains { $0["id"] == "item-first" })
  }

  // MARK: Citations

  private func cited(_ page: Page) throws -> (text: String, bibtex: String, csl: [String: Any]) {
    var blocks: [String] = []
    var text: [String] = []
    var isIn = false
    var inPre = false
    for token in page.tokens {
      switch token {
      case .start("details", _): isIn = true
      case .end("details"): isIn = false
      case .start("pre", _):
        inPre = true
        blocks.append("")
      case .end("pre"): inPre = false
      case .text(let words) where isIn: if inPre { blocks[blocks.count - 1] += words } else { text.append(words) }
      default: break
      }
    }
    try #require(blocks.count == 2, "\(page.text)")
    let list = try #require(try JSONSerialization.jsonObject(with: Data(blocks[1].utf8)) as? [[String: Any]])
    return (text.joined(separator: " ").squeezed, blocks[0], try #require(list.first))
  }

  @Test func documentsAreCitedAsThemselves() throws {
    let site = try build([
      "briefing.yml": "title: The breakwater\nurl: https://example.org/b/\n", "seeds/minutes.txt": "We met.",
      "seeds/minutes.yml": """
      document: {title: Minutes & more, kind: report, author: [ada, The committee of {50%}], publisher: {name: The town}, published: 2024-03-06, number: 5_a}
      people: {ada: {name: Ada Quill, sort-name: "Quill, Ada"}}
      """.replacing("The committee of {50%}", with: "\"The committee of {50%}\""),
    ])
    let (text, bibtex, csl) = try cited(try site.page("sources/minutes.html"))
    #expect(
      text.contains(
        "Ada Quill, The committee of {50%}. Minutes & more. The town, 6 March 2024. https://example.org/b/sources/minutes.html"), "\(text)")
    #expect(
      bibtex == """
        @misc{minutes,
          title = {{Minutes \\& more}},
          author = {{Quill}, {Ada} and {The committee of \\textbraceleft{}50\\%\\textbraceright{}}},
          publisher = {The town},
          year = {2024},
          month = {3},
          day = {6},
          number = {5\\_a},
          note = {The breakwater},
          url = {https://example.org/b/sources/minutes.html}
        }
        """, "\(bibtex)")
    #expect(csl["type"] as? String == "report" && csl["title"] as? String == "Minutes & more")
    #expect((csl["issued"] as? [String: [[Int]]])?["date-parts"] == [[2024, 3, 6]])
    #expect((csl["author"] as? [[String: String]]) == [["family": "Quill", "given": "Ada"], ["literal": "The committee of {50%}"]])
  }

  @Test func pagesAreCitedWithoutAClock() throws {
    let site = try build([
      "briefing.yml": "title: The breakwater\nurl: https://example.org/b/\n",
      "seeds/p.yml": "people: {anna: {name: Anna Berg}}\nmeetings: {talk: {title: The talk, date: 2024-05-06}}\n",
    ])
    for (name, title) in [("people/anna.html", "Anna Berg"), ("meetings/talk.html", "The talk")] {
      let (text, bibtex, csl) = try cited(try site.page(name))
      #expect(text.contains("\(title). 6 May 2024. The breakwater. https://example.org/b/\(name)"), "\(text)")
      #expect(bibtex.contains("title = {{\(title)}}") && csl["URL"] as? String == "https://example.org/b/\(name)")
      #expect(!bibtex.contains("urldate") && csl["accessed"] == nil)
    }
  }

  /// Braces that a reader of BibTeX counts are even, and no sign stands there that means something to it.
  @Test(arguments: ["{", "}", "a}b{c", "\\", "\\}", "\"", "@misc{x,", "100% & more_$#^~", "a\u{85}b", "} and {", "</pre><script>"])
  func whateverATitleIsTheEntryIsWhole(_ title: String) throws {
    let site = try build([
      "seeds/a.txt": "Text.",
      "seeds/a.yml":
        "document: {title: \(HostileContent.quoted(title)), author: {name: \(HostileContent.quoted(title))}, number: \(HostileContent.quoted(title))}\n",
    ])
    let (_, bibtex, csl) = try cited(try site.page("sources/a.html"))
    var depth = 0
    var closed = 0
    for character in bibtex {
      if character == "{" { depth += 1 }
      if character == "}" { depth -= 1 }
      if depth == 0, character == "}" { closed += 1 }
      #expect(depth >= 0)
    }
    #expect(depth == 0 && closed == 1 && bibtex.hasSuffix("}"), "\(bibtex)")
    #expect(bibtex.components(separatedBy: "@").count - 1 <= 1 + 3 * title.count { $0 == "@" })
    #expect(!bibtex.contains(/[^\\][%&#$_^~"]/), "\(bibtex)")
    #expect(csl["title"] as? String == title.squeezed || csl["title"] as? String == title.replacing("\u{85}", with: " "))
  }

  // MARK: Ids that were others

  private static let renamed = [
    "seeds/p.yml": """
    people: {anna-berg: {name: Anna Berg, was: [a-berg, frau-berg], description: "She is [[a-berg]] here."}}
    terms: {berth: {name: berth, was: bunk, definition: A mooring}}
    facts: [{text: She spoke, about: a-berg, evidence: {document: old-note, quote: She spoke}}]
    """, "seeds/note.txt": "She spoke of [[x]].", "seeds/note.yml": "document: {title: The note, was: [old-note, älter]}\n",
    "seeds/more.md": "On [[a-berg]], [[bunk]] and [[doc:old-note]].\n",
  ]

  @Test func formerAddressesLeadOn() throws {
    let site = try build(Self.renamed)
    for name in ["people/a-berg.html", "people/frau-berg.html"] {
      #expect(try site.text(name).contains("http-equiv=\"refresh\" content=\"0; url=../people/anna-berg.html\""), "\(name)")
    }
    for name in ["sources/old-note.html", "sources/älter.html"] {
      #expect(try site.page(name).links(to: "../sources/note.html", as: "The note"), "\(name)")
    }
    let more = try site.page("sources/more.html")
    #expect(more.links(to: "../people/anna-berg.html", as: "Anna Berg") && more.links(to: "../sources/note.html", as: "The note"))
    #expect(more.links(to: "../glossary.html#berth"))
    #expect(try site.page("people/anna-berg.html").states("She spoke"))
    for id in ["a-berg", "bunk", "doc:old-note"] {
      #expect(site.messages.contains("warning: `[[\(id)]]` is a former id"), "\(site.messages)")
    }
    #expect(try !site.text("sitemap.xml").contains("old-note"))
  }

  @Test func formerIDsThatTellAreNotShown() throws {
    let folder = try ContentFolder([
      "briefing.yml": "title: T\neditions:\n  public: {ceiling: \"TLP:CLEAR\"}\n  partners: {ceiling: \"TLP:AMBER\"}\n",
      "seeds/p.yml": """
      people:
        quag: {name: Petra Quagmire, was: zanzibar, marking: "TLP:AMBER", cover: an envoy}
        olaf: {name: Olaf Lund, was: [friend-of-quagmire, o-lund]}
      """, "seeds/note.txt": "A note.", "seeds/note.yml": "document: {was: [quagmire-note, first-note]}\n", "seeds/hid.txt": "Hidden.",
      "seeds/hid.yml": "document: {was: walrus-paper, marking: \"TLP:AMBER\"}\n",
    ])
    let low = try folder.built(to: "low")
    for word in ["quagmire", "zanzibar", "walrus"] { #expect(try low.places(of: word) == [], "\(word)") }
    #expect(low.has("people/o-lund.html") && low.has("sources/first-note.html"))
    let high = try folder.built(["--edition", "partners"], to: "high")
    #expect(high.has("people/zanzibar.html") && high.has("sources/walrus-paper.html") && high.has("sources/quagmire-note.html"))
  }
}
