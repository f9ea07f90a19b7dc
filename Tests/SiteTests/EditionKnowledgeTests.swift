import Foundation
import Testing

/// What an edition withholds decides nothing of what it shows: no link, no mark in a document, no address.
@Suite struct EditionKnowledgeTests {
  private static let briefing = """
    title: Talks
    editions:
      public: {ceiling: "TLP:CLEAR"}
      partners: {ceiling: "TLP:AMBER"}

    """

  private func sites(_ files: [String: String]) throws -> (low: Site, high: Site) {
    let folder = try ContentFolder(files.merging(["briefing.yml": Self.briefing]) { own, _ in own })
    return (try folder.built(to: "low"), try folder.built(["--edition", "partners"], to: "high"))
  }

  private static let people = "people: {eva-holm: {name: Eva Holm, roles: [{title: envoy}]}}\n"

  @Test func aWithheldAliasLinksNobody() throws {
    let (low, high) = try sites([
      "seeds/note.txt": "Agent Foxglove was seen in Bergen. Eva Holm was not.", "seeds/note.yml": Self.people,
      "seeds/identities.yml": "marking: \"TLP:AMBER\"\npeople: {eva-holm: {aliases: [Agent Foxglove]}}\n",
    ])
    #expect(try high.text("sources/note.html").contains(#"href="../people/eva-holm.html">Agent Foxglove</a>"#))
    #expect(try !low.text("sources/note.html").contains("Foxglove</a>"))
    #expect(try low.text("sources/note.html").contains(#"href="../people/eva-holm.html">Eva Holm</a>"#))
    #expect(try low.places(of: "Foxglove").allSatisfy { !$0.contains("people") && !$0.contains("mentions") })
  }

  @Test func aWithheldRoleDecidesBetweenNoNamesakes() throws {
    let (low, high) = try sites([
      "seeds/note.txt": "Minister Lund came to Bergen.",
      "seeds/people.yml": "people: {ada-lund: {name: Ada Lund}, bo-lund: {name: Bo Lund}}\n",
      "seeds/roles.yml": "marking: \"TLP:AMBER\"\npeople: {ada-lund: {roles: [{title: Minister of trade}]}}\n",
    ])
    #expect(try high.text("sources/note.html").contains("Lund</a>"))
    #expect(try !low.text("sources/note.html").contains("Lund</a>"))
  }

  @Test func withheldStatementsMarkNothingInADocument() throws {
    let (low, high) = try sites([
      "seeds/note.txt": "Alpha was first. Eta seven was moored at pier nine. Omega was last.",
      "seeds/note.yml": Self.people + """
        facts:
          - {about: eva-holm, text: Came first, evidence: Alpha was first}
          - {about: eva-holm, text: Knows the pier, evidence: moored at pier nine, marking: "TLP:AMBER"}
        judgements: [{text: She was last, for: Omega was last, against: pier nine}]

        """,
      "seeds/other.yml": """
      marking: "TLP:AMBER"
      facts: [{about: eva-holm, text: A number, evidence: {document: note, quote: Eta seven}}]
      """,
    ])
    func marks(_ site: Site) throws -> Int { try site.text("sources/note.html").components(separatedBy: "<mark").count - 1 }
    #expect(try marks(high) > 4)
    #expect(try marks(low) == 3)
  }

  @Test func withheldStatementsRepublishNothing() throws {
    let (low, high) = try sites([
      "seeds/note.txt": "Alpha was first.\n\nThe submarine was moored at pier nine all along.\n\nOmega was last.",
      "seeds/note.yml": Self.people + """
        document: {show: passages}
        facts:
          - {about: eva-holm, text: Came first, evidence: Alpha was first}
          - {about: eva-holm, text: Knows the pier, evidence: moored at pier nine, marking: "TLP:AMBER"}

        """,
    ])
    #expect(try high.places(of: "submarine") != [])
    #expect(try low.places(of: "submarine") == [])
    #expect(try low.places(of: "Alpha was first") != [])
  }

  @Test func aWithheldFormerIDLeadsNowhere() throws {
    let (low, high) = try sites([
      "seeds/people.yml": Self.people,
      "seeds/identities.yml": "marking: \"TLP:AMBER\"\npeople: {eva-holm: {was: agent-foxglove}}\n",
    ])
    #expect(high.has("people/agent-foxglove.html"))
    #expect(try low.places(of: "foxglove") == [])
    #expect(!low.has("people/agent-foxglove.html"))
  }

  @Test func twoWhoAreTheSameOnlyAboveTheCeilingAreAnError() throws {
    let folder = try ContentFolder([
      "briefing.yml": Self.briefing,
      "seeds/people.yml": "people: {eva-holm: {name: Eva Holm}, agent-foxglove: {name: Agent Foxglove}}\n",
      "seeds/identities.yml": "marking: \"TLP:AMBER\"\npeople: {agent-foxglove: {same-as: eva-holm}}\n",
    ])
    #expect(
      try folder.complaints().contains("seeds/identities.yml:2:10: error: that `agent-foxglove` is the same as `eva-holm` is withheld"))
    _ = try folder.built(["--edition", "partners"], to: "high")
  }

  @Test func whatIsTheSameForAllToSeeStaysOne() throws {
    let (low, _) = try sites([
      "seeds/people.yml": "people: {eva-holm: {name: Eva Holm}, e-holm: {name: E. Holm, same-as: eva-holm}}\n",
      "seeds/secret.yml": "marking: \"TLP:AMBER\"\npeople: {e-holm: {description: A spy}}\n",
    ])
    #expect(low.has("people/e-holm.html"))
  }

  @Test func anOriginalWithWithheldFrontMatterIsNotCopied() throws {
    let note = """
      ---
      original: true
      people: {eva-holm: {name: Eva Holm}}
      facts: [{about: eva-holm, text: She took bribes, marking: "TLP:AMBER"}]
      ---
      # A note

      Eva Holm came.
      """
    let (low, high) = try sites(["seeds/note.md": note])
    #expect(try high.places(of: "She took bribes") != [])
    #expect(try low.places(of: "bribes") == [])
    #expect(low.messages.contains("warning: this file is not copied"))
  }

  @Test func anOriginalThatNamesSomebodyWithheldByAnIDIsNotCopied() throws {
    let note = "---\noriginal: true\nfacts: [{about: [agent-foxglove, eva-holm], text: Both were seen}]\n---\n# A note\n\nThey came.\n"
    let people = "people: {eva-holm: {name: Eva Holm}, agent-foxglove: {name: Karl Otter, marking: \"TLP:AMBER\"}}\n"
    let (low, high) = try sites(["seeds/note.md": note, "seeds/p.yml": people])
    #expect(try high.places(of: "agent-foxglove") != [])
    #expect(try low.places(of: "foxglove") == [])
    #expect(try low.places(of: "Both were seen") != [])
  }

  @Test func aPositionIsNotQuotedFromAWithheldSource() throws {
    let (low, high) = try sites([
      "seeds/secret.txt": "She said that the pier will never be given to anybody at all. So it was.",
      "seeds/secret.yml": """
      document: {marking: "TLP:AMBER", source-only: true}
      people: {eva-holm: {name: Eva Holm}}
      issues: {pier: {name: The pier}}
      positions:
        - {holder: eva-holm, issue: pier, stance: opposes, summary: Is against it, quote: the pier will never be given to anybody at all,
           evidence: the pier will never be given to anybody at all}
      """,
    ])
    #expect(try high.places(of: "never be given") != [])
    #expect(try low.places(of: "never be given") == [])
    #expect(try low.places(of: "Is against it") != [])
  }

  /// Nobody can tell whether they are hers, and a reader who guesses would be told.
  @Test func moreInitialsThanAreKnownHaveToBeDecided() throws {
    let people = "people: {eva-holm: {name: Eva Holm, marking: \"TLP:AMBER\", cover: an official}, emil-holm: {name: Emil Holm}}\n"
    let folder = try ContentFolder([
      "briefing.yml": Self.briefing, "seeds/p.yml": people, "seeds/a.txt": "E. M. Holm came. C. D. Holm left.",
    ])
    #expect(try folder.complaints().contains("seeds/a.txt:1:1: error: “E. M. Holm” may be"))
    try folder.put("seeds/a.yml", "document: {mentions: {E. M. Holm: eva-holm}}\n")
    #expect(try folder.built().text("data/documents/a.txt").hasPrefix("an official came."))
  }
}
