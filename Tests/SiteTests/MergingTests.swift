import Foundation
import Testing

/// What several documents say of one thing stands on one page, each value with its source.
@Suite struct MergingTests {
  private static let files = [
    "seeds/a-weak.txt": "Weak text.", "seeds/b-strong.txt": "Strong text.",
    "seeds/a-weak.yml": """
    document: {title: The weak one, reliability: D4, published: 2023-09-01}
    people:
      anna: {name: Anna Berg, country: NO, born: 1950, expertise: [ships], roles: [{title: envoy}]}
      olaf: {name: Olaf Lund}
    meetings:
      talk: {title: The talk, date: 2023-04, venue: Hotel Bristol, purpose: Peace, participants: [{person: anna}, {name: Per}]}
    """,
    "seeds/b-strong.yml": """
    document: {title: The strong one, reliability: A1, published: 2023-05-01}
    people:
      anna: {country: SE, born: 1950-06-07, expertise: [ice], roles: [{title: envoy}]}
    meetings:
      talk: {date: 2023-04-05, venue: Town hall, purpose: Peace, participants: [{person: anna, capacity: chair}, {person: olaf}]}
    """,
  ]

  @Test func showsBothValuesTheMoreReliableFirst() throws {
    let site = try build(Self.files)
    let person = try site.page("people/anna.html")
    #expect(person.states("Sweden", "The strong one", "Norway", "The weak one"), "\(person.statements)")
    let meeting = try site.page("meetings/talk.html")
    #expect(meeting.states("Town hall", "The strong one", "Hotel Bristol", "The weak one"), "\(meeting.statements)")
    #expect(meeting.links(to: "../sources/b-strong.html", as: "The strong one"))
  }

  @Test func aMorePreciseDateIsNoDifference() throws {
    let site = try build(Self.files)
    let person = try site.page("people/anna.html")
    #expect(person.states("7 June 1950"), "\(person.statements)")
    #expect(person.statements.components(separatedBy: "1950").count == 2, "\(person.statements)")
    #expect(person.statements.components(separatedBy: "(Documents differ)").count == 2, "only in the country: \(person.statements)")
    let meeting = try site.page("meetings/talk.html")
    #expect(meeting.states("5 April 2023"), "\(meeting.statements)")
    #expect(!meeting.states("day not stated"), "\(meeting.statements)")
  }

  /// What a more reliable document says less precisely.
  @Test(arguments: ["2020", "../2020-07", "2020-04", "2020-21"])
  func thePreciseDateIsTheDateEverywhere(vague: String) throws {
    let site = try build([
      "briefing.yml": "title: T\nexports: [jsonld, icalendar, csv]\n", "seeds/a.txt": "Text.", "seeds/b.txt": "Text.",
      "seeds/a.yml": """
      document: {title: The weak one, reliability: C3}
      people: {anna: {name: Anna Berg, born: 1950-06-07}}
      meetings:
        m: {title: The talk, date: 2020-04-05, participants: [{person: anna}]}
        n: {title: The other talk, date: 2020-03-01, participants: [{person: anna}]}
      works: {w: {title: The report, date: 2019-02-03, authors: anna}}
      """,
      "seeds/b.yml": """
      document: {title: The strong one, reliability: A2}
      people: {anna: {born: 1950}}
      meetings: {m: {date: \(vague)}}
      works: {w: {date: 2019}}
      """,
    ])
    for page in ["meetings/m.html", "meetings/index.html", "people/anna.html", "timeline.html", "index.html"] {
      let text = try site.page(page).statements
      #expect(text.contains("5 April 2020") || text.contains("5 Apr 2020"), "\(page): \(text)")
      #expect(!text.contains("July 2020") && !text.contains("month not stated") && !text.contains("day not stated"), "\(page): \(text)")
    }
    for page in ["works/w.html", "works/index.html", "people/anna.html", "timeline.html"] {
      let text = try site.page(page).statements
      #expect(text.contains("3 February 2019") || text.contains("3 Feb 2019"), "\(page): \(text)")
    }
    #expect(try site.page("meetings/index.html").states("The talk", "The other talk"), "the newest first")
    #expect(try site.page("people/anna.html").structuredData.joined().contains("1950-06-07"))
    #expect(try site.page("meetings/m.html").structuredData.joined().contains("2020-04-05"))
    for (file, text) in [
      ("data/briefing.jsonld", "2020-04-05"), ("data/briefing.jsonld", "1950-06-07"), ("data/meetings.ics", "20200405"),
      ("data/csv/meetings.csv", "2020-04-05"), ("data/csv/works.csv", "2019-02-03"), ("feed.xml", "<updated>2020-04-05T"),
    ] {
      #expect(try site.text(file).contains(text), "\(file): \(text)")
    }
  }

  @Test func aDayOfAMeetingIsAnotherDateThanAllOfItsDays() throws {
    let site = try build([
      "seeds/a.txt": "Text.", "seeds/b.txt": "Text.",
      "seeds/a.yml": "document: {title: The long one, reliability: A1}\nmeetings: {m: {title: M, date: 2020-03-05/2020-03-08}}\n",
      "seeds/b.yml": "document: {title: The short one, reliability: C3}\nmeetings: {m: {date: 2020-03-05}}\n",
    ])
    let page = try site.page("meetings/m.html")
    #expect(page.states("8 March 2020", "The long one", "5 March 2020", "The short one"), "\(page.statements)")
    #expect(try site.page("meetings/index.html").text.contains("8"))
  }

  @Test func aPersonsPageShowsWhatDocumentsSayOtherwiseOfTheirPresence() throws {
    let site = try build([
      "seeds/a.txt": "Text.", "seeds/b.txt": "Text.",
      "seeds/a.yml": "document: {title: The weak one, reliability: C3}\npeople: {anna: {name: Anna Berg}}\n"
        + "meetings: {m: {title: The talk, participants: [{person: anna, present: part, capacity: guest}]}}\n",
      "seeds/b.yml": "document: {title: The strong one, reliability: A2}\n"
        + "meetings: {m: {participants: [{person: anna, present: false, capacity: envoy}]}}\n",
    ])
    let anna = try site.page("people/anna.html")
    #expect(anna.states("The talk", "envoy", "absent", "The strong one", "guest", "The weak one"), "\(anna.statements)")
  }

  @Test func anOfficeIsOneThoughOneDocumentDatesItLessPrecisely() throws {
    let site = try build([
      "seeds/a.txt": "Text.", "seeds/b.txt": "Text.",
      "seeds/a.yml": """
      document: {reliability: A1}
      people:
        anna:
          name: Anna Berg
          roles: [{title: envoy, from: 1999, to: 2003}, {title: judge, from: 2005, to: 2005}, {title: judge, from: 2005-03, to: 2005-04}]
      """,
      "seeds/b.yml": "people: {anna: {roles: [{title: envoy, from: 1999-05, to: 2003}, {title: envoy, from: 2004}]}}\n",
    ])
    let page = try site.page("people/anna.html")
    #expect(page.states("Roles and affiliations 4", "envoy", "May 1999", "judge", "judge", "envoy", "since 2004"), "\(page.statements)")
  }

  @Test func officesAtTwoOrganisationsWithoutAPageAreTwo() throws {
    let roles = "[{title: chair, organisation: {name: The Guild}}, {title: chair, organisation: {name: The Board}}]"
    let page = try build(["seeds/p.yml": "people: {anna: {name: Anna Berg, roles: \(roles)}}\n"]).page("people/anna.html")
    #expect(page.states("Roles and affiliations 2", "The Guild", "The Board"), "\(page.statements)")
  }

  @Test func oneTimeWrittenInTwoWaysIsShownOnce() throws {
    let site = try build([
      "seeds/a.txt": "Text.", "seeds/a.yml": "document: {reliability: A1}\nmeetings: {m: {title: M, date: 2020-04-05T12:00:00Z}}\n",
      "seeds/b.txt": "Text.", "seeds/b.yml": "meetings: {m: {date: 2020-04-05T14:00:00+02:00}}\n",
    ])
    #expect(try site.page("meetings/m.html").states("Date 5 April 2020, 12:00 UTC"))
    #expect(try !site.page("meetings/m.html").text.contains("Documents differ"))
  }

  @Test func theMoreReliableDocumentsDateComesFirstThoughAnotherTellsItPrecisely() throws {
    let site = try build([
      "seeds/a.txt": "Text.", "seeds/a.yml": "document: {title: A, reliability: A1}\nmeetings: {m: {title: M, date: 2020}}\n",
      "seeds/b.txt": "Text.", "seeds/b.yml": "document: {title: B, reliability: B2}\nmeetings: {m: {date: 2021-02}}\n",
      "seeds/c.txt": "Text.", "seeds/c.yml": "document: {title: C, reliability: C3}\nmeetings: {m: {date: 2020-04}}\n",
    ])
    #expect(try site.page("meetings/m.html").states("Date", "April 2020", "C", "February 2021", "B"))
    #expect(try site.page("meetings/index.html").text.contains("Apr 2020"))
  }

  /// What two documents say of a key, the page on which both stand, and what comes there in order.
  @Test(arguments: [
    (
      "organisations: {o: {name: O, kind: %}}", "company", "think-tank", "organisations/o.html",
      ["Organisation · think tank", "Kind", "think tank", "company"]
    ),
    ("works: {o: {title: O, kind: %}}", "book", "study", "works/o.html", ["Work · study", "Kind", "study", "book"]),
    ("meetings: {o: {title: O, kind: %}}", "call", "visit", "meetings/o.html", ["Visit", "Kind", "visit", "call"]),
    (
      "works: {o: {title: O, url: %}}", "https://one.example/", "https://two.example/", "works/o.html",
      ["https://two.example/", "https://one.example/"]
    ),
    ("works: {o: {title: O, date: %}}", "2019", "2018-05", "works/o.html", ["May 2018", "2019"]),
    ("issues: {o: {name: O, question: %}}", "Who pays?", "Who wins?", "positions/o.html", ["Who wins?", "Who pays?"]),
    ("people: {o: {name: O, description: %}}", "A clerk.", "A judge.", "people/o.html", ["A judge.", "A clerk."]),
    ("people: {o: {name: O, note: %}}", "Met once.", "Met twice.", "people/o.html", ["Met twice.", "Met once."]),
    ("people: {o: {name: O, status: %}}", "denied", "alleged", "people/o.html", ["Status", "Alleged", "Denied"]),
    (
      "meetings: {o: {title: O, confidence: %}}", "high", "low", "meetings/o.html", ["Confidence", "Low confidence", "High confidence"]
    ),
    ("terms: {o: {name: O, status: %}}", "denied", "alleged", "glossary.html", ["Status", "Alleged", "Denied"]),
    ("terms: {o: {name: O, definition: %}}", "A talk.", "A treaty.", "glossary.html", ["A treaty.", "A talk."]),
    ("terms: {o: {name: O, description: %}}", "A talk.", "A treaty.", "glossary.html", ["A treaty.", "A talk."]),
    (
      "meetings: {o: {title: O, participants: [{name: Per, note: %}]}}", "He slept.", "He spoke.", "meetings/o.html",
      ["He spoke.", "He slept."]
    ),
  ])
  func showsBothWithTheirSources(statement: String, weak: String, strong: String, page: String, shown: [String]) throws {
    func files(_ weak: String, _ strong: String) -> [String: String] {
      [
        "seeds/a.txt": "Text.", "seeds/b.txt": "Text.",
        "seeds/a.yml": "document: {title: Weak source, reliability: C3}\n" + statement.replacing("%", with: "'\(weak)'"),
        "seeds/b.yml": "document: {title: Strong source, reliability: A2}\n" + statement.replacing("%", with: "'\(strong)'"),
      ]
    }
    let differing = try build(files(weak, strong)).page(page)
    var rest = Substring(differing.statements)
    for text in shown.dropLast() + ["Strong source", shown.last!, "Weak source"] {
      let range = rest.range(of: text)
      #expect(range != nil, "\(text) does not follow in: \(differing.statements)")
      rest = range.map { rest[$0.upperBound...] } ?? rest
    }
    #expect(differing.links.contains { $0.href.hasSuffix("sources/b.html") && $0.text == "Strong source" })
    let agreeing = try build(files(strong, strong)).page(page)
    // Where no passage is given, its document is named, but as no other's word.
    let agreed = agreeing.statements.replacing("no passage given, Strong source", with: "")
    #expect(!agreeing.text.contains("Documents differ") && !agreed.contains("Strong source"), "\(agreeing.statements)")
  }

  @Test func agreementIsShownOnce() throws {
    let site = try build(Self.files)
    let meeting = try site.page("meetings/talk.html")
    #expect(meeting.statements.components(separatedBy: "Peace").count == 2, "\(meeting.statements)")
  }

  @Test func unitesParticipantsAndLists() throws {
    let site = try build(Self.files)
    let meeting = try site.page("meetings/talk.html")
    #expect(meeting.states("Participants 3"), "\(meeting.statements)")
    for name in ["Anna Berg", "Olaf Lund", "Per", "chair"] { #expect(meeting.states(name), "\(meeting.statements)") }
    let person = try site.page("people/anna.html")
    for word in ["ships", "ice", "Roles and affiliations 1"] { #expect(person.states(word), "\(person.statements)") }
  }

  @Test func theLaterOfTwoEquallyReliableComesFirst() throws {
    var files = Self.files
    files["seeds/b-strong.yml"] = files["seeds/b-strong.yml"]?.replacing("A1", with: "D4")
    let site = try build(files)
    let person = try site.page("people/anna.html")
    #expect(person.states("Norway", "The weak one", "Sweden", "The strong one"), "\(person.statements)")
  }

  @Test func documentIdsDecideWhereNothingElseDoes() throws {
    var files = Self.files
    for name in ["seeds/a-weak.yml", "seeds/b-strong.yml"] {
      files[name] = files[name]?.replacing(/, reliability: .*}/, with: "}")
    }
    let site = try build(files)
    #expect(try site.page("people/anna.html").states("Norway", "The weak one", "Sweden", "The strong one"))
  }

  @Test func whatDocumentsSayOtherwiseOfAParticipantIsShown() throws {
    var files = Self.files
    files["seeds/a-weak.yml"] = files["seeds/a-weak.yml"]?.replacing(
      "{person: anna}, {name: Per}", with: "{person: anna, capacity: guest, count: 1}, {person: olaf, present: false}, {name: Per}")
    let meeting = try build(files).page("meetings/talk.html")
    #expect(meeting.states("Anna Berg", "chair", "The strong one", "guest", "The weak one"), "\(meeting.statements)")
    #expect(meeting.states("Olaf Lund", "invited, absent"), "what one document alone says holds: \(meeting.statements)")
    files["seeds/b-strong.yml"] = files["seeds/b-strong.yml"]?.replacing("{person: olaf}", with: "{person: olaf, present: part}")
    let other = try build(files).page("meetings/talk.html")
    #expect(
      other.states("Olaf Lund", "present for a part", "The strong one", "invited, absent", "The weak one"), "\(other.statements)")
  }

  @Test func theOtherIdLeadsToTheOnePage() throws {
    let site = try build([
      "briefing.yml": "title: T\nurl: https://example.org/\n",
      "seeds/p.yml": """
      people:
        anna-berg: {name: Anna Berg}
        a-berg: {name: A. Berg, same-as: anna-berg, country: NO}
        mrs-berg: {same-as: a-berg}
      facts: [{text: She spoke., about: mrs-berg}]
      """,
      "seeds/note.md": "See [[a-berg]].",
    ])
    let page = try site.page("people/anna-berg.html")
    #expect(page.states("She spoke.") && page.states("Norway"), "\(page.statements)")
    for other in ["a-berg", "mrs-berg"] {
      let text = try site.text("people/\(other).html")
      #expect(text.contains("<meta http-equiv=\"refresh\" content=\"0; url=../people/anna-berg.html\">"))
      #expect(try site.page("people/\(other).html").links(to: "../people/anna-berg.html", as: "Anna Berg"))
    }
    let sitemap = try site.text("sitemap.xml")
    #expect(sitemap.contains("people/anna-berg.html") && !sitemap.contains("people/a-berg.html"))
    #expect(try site.page("sources/note.html").links(to: "../people/anna-berg.html"))
  }

  @Test func whoHasTwoIDsStandsOnceInAList() throws {
    let site = try build([
      "briefing.yml": "title: T\nexports: [jsonld, csv, ris]\n", "seeds/d.txt": "Text.",
      "seeds/d.yml": "document: {author: [a, b], sender: {name: Per}, recipients: [b, a]}\n",
      "seeds/p.yml": """
      people: {a: {name: Kim One}, b: {name: Kim Two, same-as: a}}
      works: {w: {title: Book, authors: [a, b]}}
      issues: {i: {name: Iss}}
      meetings:
        m:
          title: M
          date: 2021
          participants: [{person: a, capacity: chair}, {person: b}, {name: Per}]
          interpreters: [a, b]
          comments: [{by: [a, b], to: [b, a], text: Yes}]
      facts: [{about: [i, a, b], text: Something}]
      positions:
        - {holder: [a, b], to: [b, a], issue: i, stance: opposed, date: 2020}
        - {holder: b, issue: i, stance: opposed, date: 2020}
      """,
      "seeds/q.yml": "works: {w: {authors: [b, {name: Per}]}}\n",
    ])
    for page in [
      "works/w.html", "works/index.html", "positions/i.html", "positions/index.html", "timeline.html", "sources/d.html",
      "sources/index.html", "meetings/m.html", "people/a.html",
    ] {
      let text = try site.page(page).text
      #expect(text.contains("Kim One") && !text.contains(/Kim One\W{1,3}Kim One/), "\(page): \(text)")
    }
    #expect(try site.page("positions/i.html").states("Opposed 1 holder", "Who holds what 1"))
    #expect(try site.page("people/a.html").states("Requests for comment 1"))
    #expect(try site.page("meetings/m.html").states("Participants 2", "Kim One", "chair", "Per"))
    #expect(try site.page("works/w.html").links.count { $0.text == "Kim One" } == 1)
    #expect(try site.page("works/w.html").states("Kim One", "Per"))
    #expect(try site.text("data/csv/works.csv").contains("a|name:Per") && !site.text("data/csv/works.csv").contains("a|a"))
    for file in ["data/briefing.jsonld", "data/csv/positions.csv"] {
      #expect(try !site.text(file).contains(/(people\/a\W+people\/a\b|\ba\|a\b)/), "\(file)")
    }
    #expect(try site.text("data/sources.ris").matches(of: /AU {2}- Kim One/).count == 2)
  }

  @Test func whomTwoDocumentsNameAsAuthorStandsOnce() throws {
    let site = try build([
      "seeds/a.yml": "people: {anna: {name: Anna Berg}}\nworks: {w: {title: Book, authors: anna}}\n",
      "seeds/b.yml": "works: {w: {authors: anna}}\n",
    ])
    #expect(try site.page("works/w.html").links.count { $0.text == "Anna Berg" } == 1)
  }

  @Test func refusesACircleOfSameness() throws {
    let folder = try ContentFolder(["seeds/p.yml": "people:\n  a: {name: A, same-as: b}\n  b: {name: B, same-as: a}\n"])
    #expect(try folder.complaints().contains("seeds/p.yml:"))
  }
}
