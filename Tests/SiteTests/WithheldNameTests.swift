import Foundation
import Testing

/// However a text writes the name of somebody whom the edition withholds: it is covered, or somebody is asked.
@Suite struct WithheldNameTests {
  private static let briefing = "title: Talks\neditions: {public: {ceiling: \"TLP:CLEAR\"}}\n"

  private func folder(_ name: String, _ text: String, _ others: [String: String] = [:]) throws -> ContentFolder {
    let own = [
      "briefing.yml": Self.briefing, "seeds/note.txt": text + "\n",
      "seeds/people.yml": "people: {hidden: {name: \(name), marking: \"TLP:RED\", cover: the broker}}\n",
    ]
    return try ContentFolder(own.merging(others) { $1 })
  }

  @Test(arguments: [
    ("Mao Zedong", "Mao agreed. Chairman Mao left.", "the broker agreed. Chairman the broker left."),
    ("Xi Jinping", "President Xi left.", "President the broker left."),
    ("Kim Jong-un", "Kim spoke.", "the broker spoke."),
    ("Elisabeth Schmidt née Hahn", "Elisabeth Schmidt met Frau Hahn.", "the broker met Frau the broker."),
    ("Zebulon Quartermain", "Ze\u{200B}bulon Quar\u{2060}termain came\u{200B}.", "the broker came\u{200B}."),
    ("Zebulon Quartermain", "Mary Quartermain came.", "Mary the broker came."),
    (
      "Zebulon Quartermain", "See https://x.org/quartermain/, or ask @quartermain.",
      "See an address that is not shown here, or ask an address"
    ),
  ])
  func coveredIs(_ name: String, _ text: String, _ shown: String) throws {
    let page = try folder(name, text).built().page("sources/note.html")
    #expect(page.states(shown), "\(page.text)")
  }

  @Test(arguments: [
    ("Victor Stone", "We met Stone. Stone agreed.", "Stone"), ("Alec Home", "He went home, and Home agreed.", "Home"),
    ("Park Chung-hee", "Park spoke.", "Park"), ("דוד כהן", "כהן אמר", "כהן"), ("محمد الكيالي", "قال الكيالي", "الكيالي"),
    ("გიორგი ბერიძე", "ბერიძე თქვა", "ბერიძე"),
  ])
  func askedIsFor(_ name: String, _ text: String, _ word: String) throws {
    let complaints = try folder(name, text).complaints()
    #expect(complaints.contains("seeds/note.txt:1:") && complaints.contains("“\(word)” may be `hidden`, whom this edition withholds"))
  }

  @Test func meetingsSayWhoTheirWordsMean() throws {
    let site = try folder(
      "Victor Stone", "Nothing.",
      ["seeds/m.yml": "meetings: {bergen: {title: Supper with Stone, participants: [{person: hidden}], purpose: To pay Stone}}\n"]
    ).built()
    #expect(try site.page("meetings/bergen.html").states("Supper with the broker", "To pay the broker"))
  }

  @Test func wholeNamesOfThingsAreNotPartsOfPeoples() throws {
    let files = ["seeds/other.yml": "terms: {aurora: {name: Aurora, definition: A plan, marking: \"TLP:RED\", cover: a plan}}\n"]
    let text = "The paper on Aurora was lost. Aurora Diaz left."
    let site = try folder("Zebulon Quartermain", text, files.merging(["seeds/p.yml": "people: {diaz: {name: Aurora Diaz}}\n"]) { $1 })
      .built()
    #expect(try site.page("sources/note.html").states("The paper on a plan was lost. Aurora Diaz left."))
  }

  @Test func statesAreNoPeopleOfTheirName() throws {
    let site = try ContentFolder([
      "briefing.yml": "title: Talks\n", "seeds/note.txt": "Hamilton Jordan called. Hussein of Jordan came. Jordan thanked him.\n",
      "seeds/a.yml": "organisations: {jordan: {name: Jordan, kind: state}}\npeople: {hamilton: {name: Hamilton Jordan}}\n",
    ]).built()
    let meant = try site.text("data/mentions.jsonl").matches(of: /"id":"(\w+)"/).map { String($0.1) }
    #expect(meant == ["hamilton", "jordan", "hamilton"])
  }

  @Test func ordinaryWordsThatAreIDsStay() throws {
    let site = try folder(
      "Zebulon Quartermain", "Lee wanted a cease-fire by May.",
      ["seeds/i.yml": "issues: {cease-fire: {name: Secret terms for ending hostilities, marking: \"TLP:RED\"}}\n"]
    ).built()
    #expect(try site.page("sources/note.html").states("Lee wanted a cease-fire by May."))
  }

  @Test func aCoverMayBeTheID() throws {
    let site = try ContentFolder([
      "briefing.yml": Self.briefing,
      "seeds/x.yml": """
      people: {witness-7: {name: Pavel Orlovsky, marking: "TLP:RED", cover: Witness 7}}
      meetings: {m: {title: The meeting, participants: [{person: witness-7}]}}
      """,
    ]).built()
    #expect(try site.page("meetings/m.html").states("Witness 7"))
  }

  @Test func shownValuesBehindOneAnotherTellNothing() throws {
    let site = try ContentFolder([
      "briefing.yml": Self.briefing, "seeds/communique.txt": "The deputy foreign minister, Gerhard Weiss, received the ambassador.\n",
      "seeds/communique.yml": """
      people: {weiss: {name: Gerhard Weiss, roles: {title: Deputy Foreign Minister, organisation: gdr}}}
      organisations: {gdr: {name: German Democratic Republic}}
      """,
      "seeds/memcon.txt": "Gerhard Weiss, Deputy Foreign Minister, German Democratic Republic\nWeiss asked for money.\n",
      "seeds/memcon.yml": "document: {marking: \"TLP:RED\"}\n",
    ]).built()
    #expect(try site.page("people/weiss.html").states("Deputy Foreign Minister"))
  }

  @Test func aWithheldNameOfSomebodyShownNeedNotBeSeen() throws {
    let files = [
      "briefing.yml": Self.briefing + "defaults: {sec: {marking: \"TLP:RED\"}}\n", "seeds/o.yml": "people: {eva-holm: {name: Eva Holm}}\n",
      "seeds/sec/i.yml": "people: {agent-foxglove: {name: Agent Foxglove, same-as: eva-holm}}\n",
    ]
    let site = try ContentFolder(files).built()
    #expect(try site.places(of: "oxglove").isEmpty)
    for seen in ["seeds/n.txt": "Agent Foxglove paid.\n", "seeds/n.yml": "facts: [{about: agent-foxglove, text: Was paid}]\n"] {
      let complaints = try ContentFolder(files.merging([seen.key: seen.value]) { $1 }).complaints()
      #expect(complaints.contains("`agent-foxglove` is the same as `eva-holm` is withheld by this edition"))
    }
  }

  @Test func coversStandWhereverSomethingIsNamed() throws {
    let site = try ContentFolder([
      "briefing.yml": Self.briefing,
      "seeds/x.yml": """
      organisations: {hidden: {name: Lantern Front, marking: "TLP:RED", cover: an armed group}, open: {name: Open League, parent: hidden}}
      issues: {lever: {name: The hidden lever, marking: "TLP:RED", cover: a secret matter}, part: {name: A part, parent: lever}}
      meetings:
        club: {title: The Hidden Supper Club, kind: series, marking: "TLP:RED", cover: a series of talks}
        walk: {title: A walk, part-of: club, participants: [{person: vera}], topics: [{text: The weather, issue: lever}]}
      people: {vera: {name: Vera Pell}}
      positions: [{holder: vera, issue: lever, summary: Let us wait, meeting: club}]
      """,
    ]).built()
    #expect(try site.page("organisations/open.html").states("an armed group"))
    #expect(try site.page("positions/part.html").states("a secret matter"))
    #expect(try site.page("meetings/walk.html").states("a series of talks", "The weather", "a secret matter"))
    #expect(try site.page("people/vera.html").states("a secret matter", "Let us wait", "a series of talks"))
  }

  private static let orlov = "people: {w: {name: Viktor Orlov, marking: \"TLP:RED\"}}\n"

  @Test(arguments: ["orlov-note.txt", "note-on-orlov.md", "orlov.txt", "v-orlov-interview.html", "Orlov-note.txt"])
  func namesOfFilesThatAreTitlesAreCovered(_ file: String) throws {
    let id = file.split(separator: ".")[0].lowercased()
    let site = try ContentFolder([
      "briefing.yml": Self.briefing + "exports: [csv, followthemoney]\n", "seeds/r.yml": Self.orlov, "seeds/\(file)": "Hello there.",
      "seeds/other.md": "# Another\n\nRead [[doc:\(id)]] too.\n",
    ]).built()
    #expect(try site.places(of: "orlov").isEmpty)
    let page = try #require(try site.pages.first { $0.hasPrefix("sources/document-") })
    #expect(try site.page(page).states("a document whose name is withheld", "Hello there."))
    #expect(try site.page("sources/other.html").states("Read a document whose name is withheld too."))
  }

  @Test func namesOfFilesAreNeutralInExports() throws {
    let site = try ContentFolder([
      "briefing.yml": Self.briefing + "exports: followthemoney\n", "seeds/r.yml": Self.orlov, "seeds/orlov-note.txt": "Hello there.",
      "seeds/orlov-note.yml": "document: {title: A note}\n", "seeds/plain.txt": "Hello again.",
    ]).built()
    let page = try #require(try site.pages.first { $0.hasPrefix("sources/document-") })
    let name = page.dropFirst("sources/".count).dropLast(".html".count)
    let export = try site.text("data/followthemoney.jsonl")
    #expect(export.contains("\"fileName\":[\"\(name).txt\"]") && export.contains("\"fileName\":[\"plain.txt\"]"), "\(export)")
  }

  /// Two whose covers are the same words are two all the same.
  @Test(arguments: ["", ", cover: a banker"]) func thoseOfOneCoverAreNotOne(_ cover: String) throws {
    let site = try ContentFolder([
      "briefing.yml": Self.briefing,
      "seeds/x.yml": """
      people:
        a: {name: Hans Huddon, marking: "TLP:RED"\(cover)}
        b: {name: Gina Gohn, marking: "TLP:RED"\(cover)}
      organisations: {x: {name: Xenon Works, marking: "TLP:RED"}, y: {name: Ypsilon Works, marking: "TLP:RED"}}
      issues: {i: {name: Iss}}
      positions:
        - {holder: b, issue: i, stance: opposed, date: 2020-01}
        - {holder: a, issue: i, stance: in-favour, date: 2020-02}
        - {holder: b, issue: i, stance: neutral, date: 2020-03}
      meetings: {m: {title: M, participants: [{person: b, side: y}, {person: a, side: x}]}}
      """,
      "seeds/y.yml": "meetings: {m: {participants: [{person: a, side: x, capacity: Chair}]}}\n",
    ]).built()
    for page in ["positions/i.html", "positions/index.html", "index.html"] {
      let rows = try Table.all(on: site.page(page))[0].rows.map { $0[1].text }
      #expect(
        rows.count == 2 && rows.contains { $0.hasPrefix("In favour") } && rows.contains { $0.hasPrefix("Neutral") }, "\(page): \(rows)")
    }
    let meeting = try site.text("meetings/m.html")
    #expect(meeting.matches(of: /an organisation whose name is withheld/).count == 2)
    #expect(meeting.matches(of: cover.isEmpty ? /a person whose name is withheld/ : /a banker/).count == 2)
  }
}
