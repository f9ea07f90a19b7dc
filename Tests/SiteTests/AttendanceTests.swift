import Testing

/// Who was at a meeting, on which side: who was invited and did not come, and whose presence was taken back, met nobody.
@Suite struct AttendanceTests {
  private static func hearing(_ last: String, _ more: String = "") throws -> Site {
    try build([
      "briefing.yml": "title: T\nexports: [jsonld, icalendar, followthemoney]\n", "seeds/d.txt": "Text.",
      "seeds/d.yml": """
      people: {dunn: {name: Richard Dunn}, hale: {name: Margaret Hale}, carver: {name: Lord Carver}}
      organisations: {board: {name: The Board}}
      places: {oslo: {name: Oslo}}
      meetings:
        h:
          title: First hearing
          date: 2014-03-04
          place: oslo
          participants: [{person: dunn}, {person: hale}, \(last)]
      \(more)
      """,
    ])
  }

  @Test(arguments: [
    ("{person: carver, present: false}", "people/carver.html", "Lord Carver"),
    ("{organisation: board, present: false}", "organisations/board.html", "The Board"),
  ])
  func whoWasAbsentMetNobody(participant: String, address: String, name: String) throws {
    let site = try Self.hearing(participant)
    let own = try site.page(address)
    #expect(own.states("First hearing", "absent"))
    #expect(!own.elements.contains { $0["id"] == "contacts" })
    // Where the meeting was is said of the meeting.
    #expect(own.links.count { $0.href == "../places/oslo.html" } == 1)
    for page in ["index.html", "meetings/index.html", "places/oslo.html"] {
      #expect(try site.page(page).states("Richard Dunn, Margaret Hale"), "\(page)")
      #expect(try !site.page(page).states("First hearing", name), "\(page)")
    }
    let meeting = try site.page("meetings/h.html")
    #expect(meeting.states(name, "absent"))
    #expect(meeting.structuredData.joined().contains("Margaret Hale") && !meeting.structuredData.joined().contains(name))
  }

  @Test func whoWasThereMetTheOthers() throws {
    let dunn = try Self.hearing("{person: carver, present: part}").page("people/dunn.html")
    #expect(dunn.states("Met 2", "Lord Carver", "Margaret Hale"), "\(dunn.statements)")
  }

  @Test func aPresenceThatWasTakenBackIsNone() throws {
    let site = try Self.hearing("{person: carver, retracted: He was in London}", "facts: [{about: carver, text: Sat in London}]")
    for page in ["meetings/index.html", "places/oslo.html", "network.html"] {
      #expect(try !site.page(page).text.contains("Lord Carver"), "\(page)")
    }
    #expect(try !site.page("index.html").text.contains("Margaret Hale, Lord Carver"))
    #expect(try site.page("people/dunn.html").states("With Margaret Hale", "Met 1", "Margaret Hale"))
    for file in ["data/briefing.jsonld", "data/meetings.ics", "data/followthemoney.jsonl"] {
      let lines = try site.text(file).split(separator: "\n").filter { $0.contains("First hearing") || $0.contains("DESCRIPTION") }
      #expect(!lines.contains { $0.contains("arver") }, "\(file)")
    }
    let meeting = try site.page("meetings/h.html")
    #expect(meeting.states("Lord Carver", "He was in London"))
    #expect(!meeting.structuredData.joined().contains("Lord Carver"))
  }

  /// In one file, and where a later one corrects an earlier one.
  @Test(arguments: [
    ["seeds/p.yml": "{id: a, person: anna, capacity: envoy}, {supersedes: a, person: anna, capacity: minister}, \(others)"],
    [
      "seeds/p.yml": "{id: a, person: anna, capacity: envoy}, {id: b, person: bo}",
      "seeds/q.yml": "{supersedes: a, person: anna, capacity: minister}, {supersedes: b, person: cem}",
    ],
  ])
  func whoWasNamedWronglyWasNotThere(participants: [String: String]) throws {
    var files = participants.mapValues { "meetings: {m: {title: The talk, participants: [\($0)]}}\n" }
    files["seeds/people.yml"] = "people: {anna: {name: Anna Berg}, bo: {name: Bo Lund}, cem: {name: Cem Ay}}\n"
    files["briefing.yml"] = "title: T\nexports: [csv]\n"
    let site = try build(files)
    #expect(
      try site.page("meetings/m.html").states("Participants 2", "Anna Berg", "minister", "Earlier", "envoy", "Cem Ay", "Earlier", "Bo Lund")
    )
    #expect(try site.page("meetings/index.html").states("The talk", "Anna Berg, Cem Ay"))
    let anna = try site.page("people/anna.html")
    #expect(
      anna.states("The talk", "With Cem Ay", "minister", "Met 1", "Cem Ay") && !anna.states("With Cem Ay", "envoy"), "\(anna.statements)")
    #expect(try !site.page("people/bo.html").text.contains("The talk") && !site.page("network.html").text.contains("Bo Lund"))
    #expect(try site.text("data/csv/participants.csv").contains("envoy"), "tables have all that was said")
  }

  private static let others = "{id: b, person: bo}, {supersedes: b, person: cem}"

  @Test func aSideWithoutAPageHasItsName() throws {
    let site = try build([
      "briefing.yml": "title: T\neditions: {public: {ceiling: TLP:CLEAR}}\n",
      "seeds/p.yml": """
      people: {anna: {name: Anna Berg}, ivo: {name: Ivo Quagmire, marking: TLP:RED, cover: a rebel}}
      organisations: {crown: {name: The Crown}}
      meetings:
        m:
          title: The truce
          participants:
            - {person: anna, side: {name: The rebels}}
            - {name: Per, side: crown}
            - {name: Ulf}
            - {name: Ola, side: {name: The rebels}}
            - {name: Jon, side: {name: The men of Ivo Quagmire}}
      """,
    ])
    let page = try site.page("meetings/m.html")
    #expect(page.states("The Crown", "Per", "The rebels", "Anna Berg", "Ola", "The men of a rebel", "Jon", "Ulf"), "\(page.statements)")
    #expect(page.statements.components(separatedBy: "The rebels").count == 2)
  }

  @Test func whatDocumentsSayOtherwiseOfASideWithoutAPageIsShown() throws {
    let site = try build([
      "seeds/a.txt": "Text.", "seeds/b.txt": "Text.",
      "seeds/a.yml": """
      document: {title: The weak one, reliability: C3}
      people: {anna: {name: Anna Berg}}
      meetings: {m: {title: M, participants: [{person: anna, side: {name: The rebels}}]}}
      """,
      "seeds/b.yml": "document: {title: The strong one, reliability: A2}\n"
        + "meetings: {m: {participants: [{person: anna, side: {name: The loyalists}}]}}\n",
    ])
    #expect(try site.page("meetings/m.html").states("The loyalists", "The strong one", "The rebels", "The weak one"))
  }

  @Test func anOrganisationsPeopleWereAtTheMeetingsToWhichTheyCame() throws {
    let site = try build([
      "seeds/p.yml": """
      people: {carver: {name: Lord Carver, roles: [{title: chair, organisation: board}]}}
      organisations: {board: {name: The Board}}
      meetings: {h: {title: First hearing, participants: [{person: carver, present: false}]}}
      """
    ])
    #expect(try !site.page("organisations/board.html").text.contains("First hearing"))
    #expect(try site.page("people/carver.html").states("First hearing", "absent"))
  }

  @Test func whoInterpretedWasToldOrSpokeHasItOnTheirPage() throws {
    let site = try build([
      "seeds/p.yml": """
      people: {a: {name: Anna Berg}, int: {name: Ida Moe}, told: {name: Tor Dahl}, spk: {name: Siv Lie}}
      issues: {i: {name: The wall}}
      meetings:
        m:
          title: The talk
          participants: [{person: a}]
          interpreters: int
          comments: [{by: a, to: told, response: declined, spokesperson: spk}]
      positions: [{holder: a, issue: i, stance: opposed, to: told, spokesperson: spk}]
      """
    ])
    let interpreter = try site.page("people/int.html")
    #expect(interpreter.states("The talk", "With Anna Berg", "interpreter"), "\(interpreter.statements)")
    #expect(!interpreter.elements.contains { $0["id"] == "contacts" }, "an interpreter is no participant")
    for page in ["people/told.html", "people/spk.html"] {
      #expect(try site.page(page).states("Positions", "The wall", "Anna Berg", "Opposed", "Anna Berg", "Declined"), "\(page)")
    }
    #expect(try site.page("people/a.html").states("Positions", "The wall", "Opposed"))
    #expect(try !site.page("people/index.html").states("Tor Dahl", "1 position", "Siv Lie"), "nobody holds what they were told")
  }
}
