import Foundation
import Testing

/// What lies above an edition's ceiling stands in no byte of its site; the edition that may show it does.
@Suite struct EditionTests {
  private static let briefing = """
    title: Talks
    editions:
      public: {ceiling: "TLP:CLEAR"}
      partners: {ceiling: "TLP:AMBER"}

    """

  /// Builds both editions and expects words in the higher one alone.
  private func expect(
    _ secret: [String], onlyAbove files: [String: String], shown: [String] = [], sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> (low: Site, high: Site) {
    var files = files
    files["briefing.yml"] = files["briefing.yml"] ?? Self.briefing
    let folder = try ContentFolder(files)
    let low = try folder.built(to: "low", sourceLocation: sourceLocation)
    let high = try folder.built(["--edition", "partners"], to: "high", sourceLocation: sourceLocation)
    for word in secret {
      #expect(try low.places(of: word) == [], "“\(word)” leaked", sourceLocation: sourceLocation)
      #expect(try high.places(of: word) != [], "“\(word)” is not even in the higher edition", sourceLocation: sourceLocation)
    }
    for word in shown { #expect(try low.places(of: word) != [], "“\(word)” is missing", sourceLocation: sourceLocation) }
    return (low, high)
  }

  /// Someone or something without a page, wherever it may be named.
  @Test func withheldNamesWithinNamesWithoutAPageAreCovered() throws {
    let site = try build([
      "briefing.yml": "title: T\nexports: [csv]\n",
      "seeds/p.yml": """
      people: {anna: {name: Anna Berg}, ivo: {name: Ivo Quagmire, marking: TLP:RED, cover: a rebel}}
      issues: {war: {name: The war, parent: {name: The wars of Ivo Quagmire}}}
      meetings:
        m:
          title: The truce
          part-of: {name: Talks of Ivo Quagmire}
          place: {name: House of Ivo Quagmire}
          topics: [{text: Peace, issue: {name: Wishes of Ivo Quagmire}}]
          participants: [{person: anna, side: {name: Men of Ivo Quagmire}}]
      facts: [{about: [anna, {name: Ivo Quagmire}], text: They met}]
      positions: [{holder: anna, issue: {name: Pay of Ivo Quagmire}, summary: Too low, date: 2020}]
      judgements: [{text: It will hold, about: {name: Ivo Quagmire}}]
      questions: [{text: For how long?, about: {name: Ivo Quagmire}}]
      """,
    ])
    #expect(try site.places(of: "Quagmire").isEmpty)
    #expect(try site.page("meetings/m.html").states("House of a rebel", "Talks of a rebel", "Men of a rebel", "Wishes of a rebel"))
    #expect(try site.page("people/anna.html").states("Pay of a rebel", "They met", "a rebel"))
  }

  @Test func markedItemsAreLeftOut() throws {
    _ = try expect(
      ["Quagmire", "Zanzibar", "Xylophone", "Walrus", "Vortex", "Umbrella", "Trapeze", "Salamander", "Rhubarb"],
      onlyAbove: [
        "seeds/p.yml": """
        people: {anna: {name: Anna Berg, roles: [{title: Quagmire, marking: "TLP:AMBER"}, {title: envoy}]}, olaf: {name: Olaf Lund}}
        issues: {war: {name: The war}}
        meetings:
          talk:
            title: The talk
            participants: [{person: anna}, {name: Zanzibar, marking: "TLP:GREEN"}]
            topics: [{text: Xylophone, marking: "TLP:GREEN"}, {text: peace}]
            questions: [{text: Walrus, marking: "TLP:AMBER"}]
        facts: [{text: Vortex, about: anna, marking: "TLP:AMBER"}, {text: A plain fact, about: anna}]
        positions: [{holder: anna, issue: war, summary: Umbrella, marking: "TLP:AMBER"}]
        relations: [{from: anna, to: olaf, kind: trapeze, marking: "TLP:AMBER"}]
        judgements: [{text: Salamander, marking: "TLP:AMBER"}]
        questions: [{text: Rhubarb, marking: "TLP:AMBER"}]
        """
      ], shown: ["Anna Berg", "envoy", "peace", "A plain fact"])
  }

  @Test func markedFoldersHideMetadataAndEntityFilesToo() throws {
    _ = try expect(
      ["Quagmire", "Zanzibar", "Vortex"],
      onlyAbove: [
        "briefing.yml": Self.briefing + "defaults: {secret: {marking: \"TLP:AMBER\"}, people/inner: {marking: \"TLP:AMBER\"}}\n",
        "seeds/secret/loose.yml": "people: {olaf: {name: Olaf Quagmire}}\nfacts: [{about: anna, text: Zanzibar}]\n",
        "seeds/secret/open.yml": "marking: \"TLP:CLEAR\"\nfacts: [{about: anna, text: Xylophone}]\n",
        "seeds/people/inner/vera.md": "---\nname: Vera Vortex\n---\n", "seeds/people/anna.md": "---\nname: Anna Berg\n---\n",
      ], shown: ["Anna Berg", "Xylophone"])
  }

  @Test func markedDocumentsHaveNoPage() throws {
    let (low, high) = try expect(
      ["Quagmire", "Zanzibar", "Xylophone", "Walrus", "hidden-file-name", "Vortex"],
      onlyAbove: [
        "seeds/hidden-file-name.txt": "Quagmire stands in the text of it, which Olaf Vortex wrote.",
        "seeds/hidden-file-name.yml": """
        document: {title: Zanzibar papers, marking: "TLP:AMBER"}
        people: {vortex: {name: Olaf Vortex, evidence: Olaf Vortex wrote}, anna: {country: NO}}
        facts: [{text: Xylophone, about: anna, evidence: Quagmire}]
        meetings: {walrus: {title: The Walrus meeting}}
        """, "seeds/open.txt": "An open text on Anna Berg.", "seeds/open.yml": "people: {anna: {name: Anna Berg}}\n",
      ], shown: ["Anna Berg", "An open text"])
    let anna = try low.page("people/anna.html")
    #expect(!anna.states("Norway"))
    #expect(try high.page("people/anna.html").states("Norway"))
  }

  @Test func sourceOnlyKeepsTheFacts() throws {
    let (low, _) = try expect(
      ["Quagmire", "Zanzibar papers", "hidden-file-name"],
      onlyAbove: [
        "seeds/hidden-file-name.txt": "Quagmire stands in the text of it.",
        "seeds/hidden-file-name.yml": """
        document: {title: Zanzibar papers, marking: "TLP:AMBER", source-only: true}
        people: {anna: {name: Anna Berg}}
        facts: [{text: She was there., about: anna, evidence: Quagmire stands}]
        """,
      ], shown: ["She was there."])
    let page = try low.page("people/anna.html")
    #expect(page.states("She was there.") && page.text.lowercased().contains("source withheld"), "\(page.text)")
  }

  @Test func markedPeopleBecomeTheirCover() throws {
    let (low, _) = try expect(
      ["Anna", "Bergström", "anna-b", "A. Bergström"],
      onlyAbove: [
        "seeds/p.yml": """
        people:
          anna-b: {name: Anna Bergström, aliases: [Frau Bergström], marking: "TLP:AMBER", cover: a Nordic envoy}
          olaf: {name: Olaf Lund, description: "Knows [[anna-b]] and Anna Bergström."}
        meetings: {talk: {title: The talk, participants: [{person: anna-b}, {person: olaf}]}}
        facts: [{text: Anna Bergström wrote a letter, about: [anna-b, olaf]}]
        """,
        "seeds/a.md": "# Of Anna Bergström\n\nThen Bergström's friend met A. Bergström, and [[anna-b|Anna]] wept with [[anna-b]].\n",
      ], shown: ["a Nordic envoy", "Olaf Lund"])
    #expect(try low.page("meetings/talk.html").states("a Nordic envoy"))
    #expect(try low.page("sources/a.html").text.contains("a Nordic envoy"))
  }

  @Test func aFamilyNameIsCoveredWhateverItIsPartOf() throws {
    let (low, high) = try expect(
      ["Quagmire", "QUAGMIRE", "Quagmires"],
      onlyAbove: [
        "seeds/p.yml": """
        people: {petra: {name: Petra Quagmire, marking: "TLP:AMBER", cover: an envoy}, ida: {name: Ida Hill, marking: "TLP:AMBER"}}
        organisations: {hill-bank: {name: Hill Bank}}
        """,
        "seeds/a.md": """
        It was the Quagmire Doctrine, QUAGMIRE REPORT III and the “Quagmire Papers”, of a pre-Quagmire time and all Quagmires.

        Hill Bank lent, on a hill, what the Hill Street fund did not.

        """,
      ], shown: ["Hill Bank", "on a hill"])
    #expect(try low.page("sources/a.html").text.contains("the an envoy Doctrine, an envoy REPORT III"))
    #expect(try high.page("sources/a.html").text.contains("the Quagmire Doctrine, QUAGMIRE REPORT III"))
  }

  @Test(arguments: [
    ("people", "name: Petra Quagmire", "a person whose name is withheld"),
    ("organisations", "name: Quagmire Bank", "an organisation whose name is withheld"),
    ("places", "name: Quagmire", "a place whose name is withheld"), ("meetings", "title: Quagmire", "a meeting whose name is withheld"),
    ("works", "title: Quagmire", "a work whose name is withheld"), ("issues", "name: Quagmire", "an issue whose name is withheld"),
  ])
  func withoutCoverTheKindIsSaid(_ kind: String, _ name: String, _ cover: String) throws {
    let (low, _) = try expect(
      ["Quagmire", "secret-one"],
      onlyAbove: [
        "seeds/p.yml": "\(kind): {secret-one: {\(name), marking: \"TLP:AMBER\"}}\n", "seeds/a.md": "It was about [[secret-one]].\n",
      ])
    #expect(try low.page("sources/a.html").text.contains("It was about \(cover)."))
    let files = try low.files
    #expect(!files.contains { $0.contains("secret-one") })
  }

  @Test func aNameKnownOnlyAboveIsWithheld() throws {
    _ = try expect(
      ["Quagmire", "petra-q"],
      onlyAbove: [
        "seeds/low.yml": "people: {petra-q: {country: NO}}\nfacts: [{text: Someone spoke, about: petra-q}]\n",
        "seeds/high.yml": "marking: \"TLP:AMBER\"\npeople: {petra-q: {name: Petra Quagmire}}\n",
      ])
  }

  @Test func whatIsUnmarkedHasTheDefault() throws {
    _ = try expect(
      ["Quagmire", "Walrus", "Vortex"],
      onlyAbove: [
        "briefing.yml": Self.briefing + "default-marking: \"TLP:AMBER\"\n", "seeds/a.txt": "Quagmire.", "seeds/b.txt": "Shown text.",
        "seeds/b.yml": "document: {marking: \"TLP:CLEAR\"}\n", "seeds/p.yml": "people: {w: {name: Otto Walrus}}\n",
        "seeds/people/v.md": "---\nname: Ida Vortex\n---\n",
      ], shown: ["Shown text."])
  }

  @Test func entityFilesHaveTheirOwnMarkingAndNoDefault() throws {
    let files = [
      "briefing.yml": Self.briefing + "default-marking: \"TLP:GREEN\"\n",
      "seeds/people/al.md": "---\nmarking: \"TLP:CLEAR\"\nname: Al Own\n---\nShown prose.\n",
      "seeds/meetings/m.md": "---\nmarking: \"TLP:CLEAR\"\ntitle: The open talk\n---\n",
      "seeds/people/bo.md": "---\nname: Bo Quagmire\n---\n",
      "seeds/people/cy.md": "---\nmarking: \"TLP:AMBER\"\nname: Cy Walrus\n---\nZanzibar.\n",
    ]
    let (low, _) = try expect(["Quagmire", "Walrus", "Zanzibar"], onlyAbove: files, shown: ["Shown prose", "The open talk"])
    #expect(low.has("people/al.html") && low.has("meetings/m.html"))
  }

  @Test func briefingsMayHaveAScaleOfTheirOwn() throws {
    let files = [
      "briefing.yml": """
      title: T
      markings: [OPEN, INTERNAL, SECRET]
      editions: {open: {ceiling: OPEN}, partners: {ceiling: INTERNAL}}
      """, "seeds/a.txt": "Quagmire.", "seeds/a.yml": "document: {marking: INTERNAL}\n", "seeds/b.txt": "Zanzibar.",
      "seeds/b.yml": "document: {marking: SECRET}\n", "seeds/c.txt": "Shown text.",
    ]
    let (low, high) = try expect(["Quagmire"], onlyAbove: files, shown: ["Shown text."])
    #expect(try low.places(of: "Zanzibar") == [])
    #expect(try high.places(of: "Zanzibar") == [])
    #expect(try ContentFolder(files.merging(["seeds/d.yml": "marking: \"TLP:RED\"\n"]) { $1 }).complaints().contains("seeds/d.yml:1:"))
  }

  @Test func withoutEditionsOnlyTheLowestIsShown() throws {
    let site = try build(["seeds/a.txt": "Quagmire.", "seeds/a.yml": "document: {marking: \"TLP:GREEN\"}\n", "seeds/b.txt": "Shown text."])
    #expect(try site.places(of: "Quagmire") == [])
    #expect(try site.places(of: "Shown text") != [])
  }

  @Test func ofTwoMarkingsTheHigherCounts() throws {
    _ = try expect(
      ["Quagmire"],
      onlyAbove: [
        "seeds/a.txt": "A text.",
        "seeds/a.yml":
          "document: {marking: \"TLP:AMBER\"}\npeople: {anna: {marking: \"TLP:CLEAR\"}}\nfacts: [{text: Quagmire, about: anna, marking: \"TLP:CLEAR\"}]\n",
        "seeds/p.yml": "people: {anna: {name: Anna Berg}}\n",
      ], shown: ["Anna Berg"])
  }
}
