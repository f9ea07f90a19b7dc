import Foundation
import Testing

/// Whatever may be said of something is shown on its page, and told to other programs as readers see it.
@Suite struct ShownEverywhereTests {
  @Test func theGlossaryShowsWhatIsSaidOfATerm() throws {
    let site = try build([
      "seeds/terms/track-two.md": "---\nname: Track two\nwas: second-track\n---\n"
        + "Talks of *people without office*.\n\n## History\n\nSince 1981.\n",
      "seeds/p.yml": """
      terms: {backchannel: {name: Back channel}, hidden-channel: {name: Hidden channel, same-as: backchannel}}
      people: {anna: {name: Anna Berg}}
      facts: [{about: [track-two, backchannel], text: The word is from 1981, id: word}]
      judgements: [{about: track-two, text: It will go on}]
      questions: [{about: track-two, text: Who coined it?}]
      relations: [{from: track-two, to: anna, kind: word-of, date: 1981}]
      """,
    ])
    let page = try site.page("glossary.html")
    for text in ["Talks of people without office.", "Since 1981.", "The word is from 1981", "It will go on", "Who coined it?"] {
      #expect(page.text.contains(text), "\(text)")
    }
    #expect(page.links(to: "people/anna.html", as: "Anna Berg"))
    let ids = page.elements.compactMap { $0["id"] }
    #expect(ids.contains("second-track") && ids.contains("hidden-channel") && ids.contains("b-track-two-history"))
    #expect(Set(ids).count == ids.count)
  }

  @Test func everyItemShowsItsDate() throws {
    let site = try build([
      "seeds/p.yml": """
      people: {anna: {name: Anna Berg, date: 2001-02, roles: [{title: envoy, from: 1999, to: 2003, date: 2004-05-06}]}}
      places: {oslo: {name: Oslo, date: 2002-03}}
      issues: {war: {name: The war, date: 2003-04}}
      terms: {tt: {name: Track two, date: 2004-05}}
      meetings:
        talk:
          title: The talk
          participants: [{person: anna, date: 2005-06-07}]
          topics: [{text: Peace, date: 2006-07-08}]
          comments: [{by: anna, response: declined, date: 2007-08-09}]
      """
    ])
    #expect(try site.page("people/anna.html").states("Date", "February 2001"))
    #expect(try site.page("people/anna.html").text.contains("1999–2003 · 6 May 2004"))
    #expect(try site.page("places/oslo.html").states("Date", "March 2002"))
    #expect(try site.page("positions/war.html").states("Date", "April 2003"))
    #expect(try site.page("glossary.html").states("Date", "May 2004"))
    let meeting = try site.page("meetings/talk.html").text
    for date in ["7 June 2005", "8 July 2006", "9 August 2007"] { #expect(meeting.contains(date), "\(date)") }
  }

  @Test func aQuestionOfAMeetingShowsWithThoseWhomItIsAbout() throws {
    let site = try build([
      "seeds/p.yml": """
      people: {anna: {name: Anna Berg}, bo: {name: Bo Lund}}
      meetings: {talk: {title: The talk, participants: [{person: anna}], questions: [{text: Did he know?, about: bo}]}}
      """
    ])
    #expect(try site.page("people/bo.html").text.contains("Did he know?"))
    #expect(try site.page("meetings/talk.html").text.contains("Did he know?"))
    #expect(try !site.page("people/anna.html").text.contains("Did he know?"))
  }

  @Test func linksByIDsHaveWordsInOtherForms() throws {
    let site = try build([
      "briefing.yml": "title: T\nexports: [csv, jsonld, followthemoney, icalendar, ris]\n", "seeds/note.txt": "Text.",
      "seeds/note.yml": "document: {description: \"By [[anna]], see [[doc:note]].\"}\n",
      "seeds/p.yml": """
      people: {anna: {name: Anna Berg}, bo: {name: Bo Lund, description: "Knew [[anna]]."}}
      meetings: {talk: {title: The talk, date: 2023-04~, description: "Led by [[anna]]."}}
      terms: {tt: {name: TT, definition: "As [[bo]] says."}}
      """,
    ])
    for (file, text) in [
      ("data/csv/people.csv", "Knew Anna Berg."), ("data/briefing.jsonld", "Knew Anna Berg."),
      ("data/followthemoney.jsonl", "Knew Anna Berg."),
      ("data/meetings.ics", "Led by Anna Berg."), ("data/csv/terms.csv", "As Bo Lund says."),
      ("data/csv/documents.csv", "By Anna Berg, see note."),
      ("data/sources.ris", "By Anna Berg"), ("data/meetings.ics", "SUMMARY:The talk (about April 2023)"),
    ] {
      #expect(try site.text(file).replacing("\r\n ", with: "").contains(text), "\(file): \(text)")
    }
    let search = try site.files.filter { $0.hasPrefix("assets/search/") }.map { try site.text($0) }.joined()
    #expect(search.contains("Knew Anna Berg.") && !search.contains("Knew ."))
  }

  @Test(arguments: [
    ("facts: [{about: anna, text: A, date: ../2023-05}]", "2023-05-20"), ("judgements: [{text: A, date: 2023-06-07}]", "2023-06-07"),
    ("facts: [{about: anna, text: A, date: 2023-07-08/..}]", "2023-07-08"),
    ("relations: [{from: anna, to: bo, kind: friend, date: 2023-08}]", "2023-08-01"),
    ("questions: [{text: A?, date: 2023-09-10}]", "2023-09-10"), ("works: {w: {title: W, date: 2024-01-02}}", "2024-01-02"),
  ])
  func theFeedHasTheNewestDate(statement: String, date: String) throws {
    let site = try build([
      "seeds/note.txt": "Text.", "seeds/note.yml": "document: {published: 2023-05-20}\n",
      "seeds/p.yml": "people: {anna: {name: Anna}, bo: {name: Bo}}\n" + statement + "\n",
    ])
    #expect(try site.text("feed.xml").contains("<updated>\(date)T00:00:00Z</updated>"))
  }

  @Test(arguments: [
    ("1975", "1975-01-01", "1975"), ("1975-24", "1975-12-01", "winter 1975"), ("197X", "1973-05-02", "2 May 1973"),
    ("198X", "1980-01-01", "the 1980s"), ("1975-03", "1975-03-01", "March 1975"), ("1973", "1973-05-02", "2 May 1973"),
  ])
  func vagueDatesAreTheNewestTooWhereTheyBeginLast(published: String, day: String, words: String) throws {
    let site = try build([
      "seeds/d.txt": "Text.", "seeds/d.yml": "document: {title: D, published: \(published)}\nmeetings: {m: {title: M, date: 1973-05-02}}\n",
    ])
    #expect(try site.text("feed.xml").components(separatedBy: "<updated>")[1].hasPrefix("\(day)T00:00:00Z"))
    #expect(try site.page("index.html").text.contains("As of \(words)"))
    let alone = try build(["seeds/d.txt": "Text.", "seeds/d.yml": "document: {title: D, published: \(published)}\n"])
    let updates = try alone.text("feed.xml").components(separatedBy: "<updated>").dropFirst().map { $0.prefix(10) }
    #expect(updates.count == 2 && updates[0] == updates[1], "the feed's date is that of its one entry: \(updates)")
  }

  @Test func oneCountryWrittenInTwoWaysIsOne() throws {
    let site = try build([
      "seeds/a.txt": "A.", "seeds/a.yml": "people: {anna: {name: Anna Berg, country: SE}}\n", "seeds/b.txt": "B.",
      "seeds/b.yml": "people: {anna: {country: Sweden}}\n",
    ])
    let page = try site.page("people/anna.html")
    #expect(page.states("Country", "Sweden") && !page.text.contains("Documents differ") && !page.text.contains("documents differ"))
  }
}
