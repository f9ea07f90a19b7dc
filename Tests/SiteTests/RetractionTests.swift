import Testing

/// What was taken back is asserted nowhere: not beside names, not in what programs read.
@Suite struct RetractionTests {
  private static func briefing() throws -> Site {
    try build([
      "briefing.yml": "title: N\nexports: [csv, followthemoney, jsonld, graphml]\n",
      "seeds/people.yml": """
      people:
        lee: {name: Lee Dae, roles: [{title: spy, organisation: ministry, retracted: never was}, {title: dentist}]}
        kim: {name: Kim One}
      organisations: {ministry: {name: Ministry}}
      issues: {fish: {name: The fish}}
      meetings:
        talk:
          title: The talk
          date: 2019-01-01
          participants: [{person: lee}, {person: kim}]
          topics: [{text: Herring, issue: fish, retracted: {reason: "Nobody spoke of it, they say"}}]
      """,
      "seeds/lists.yml": """
      relations: [{from: lee, to: kim, kind: spouse, retracted: they were cousins}]
      facts:
        - {text: Lee went to Oslo, about: lee, retracted: it was Bergen}
        - {text: Lee went to Bergen, about: lee}
      positions:
        - {holder: lee, issue: fish, stance: opposed, summary: Wants no herring, retracted: misheard}
        - {id: old, holder: kim, issue: fish, stance: opposed, summary: Wants no cod, date: 2018}
        - {supersedes: old, holder: kim, issue: fish, stance: in-favour, summary: Wants cod, date: 2019}
      judgements: [{text: All is well, retracted: it was not}]
      """,
    ])
  }

  @Test func aRetractedRoleIsSaidOfNobody() throws {
    let site = try Self.briefing()
    for page in ["index.html", "meetings/talk.html", "people/index.html"] {
      let text = try site.page(page).text.lowercased()
      #expect(!text.contains("spy"), "\(page)")
      if page != "people/index.html" { #expect(text.contains("dentist"), "\(page)") }
    }
    // On the page itself it stands struck through, and there alone.
    let own = try site.text("people/lee.html")
    #expect(own.contains("<s>spy</s>") && own.components(separatedBy: "spy").count == 2, "\(own)")
  }

  @Test func aRetractedTopicMakesNoMeetingOne() throws {
    let site = try Self.briefing()
    let issue = try site.page("positions/fish.html")
    #expect(!issue.text.contains("The talk") && !issue.text.contains("No stance recorded"), "\(issue.text)")
    #expect(try site.text("meetings/talk.html").contains("<s>Herring</s>"))
  }

  @Test(arguments: ["data/briefing.jsonld", "data/followthemoney.jsonl", "data/network.graphml"])
  func exportsAssertNothingThatWasTakenBack(file: String) throws {
    let text = try Self.briefing().text(file)
    for word in ["spy", "spouse", "Oslo", "no herring", "Herring", "no cod", "All is well"] { #expect(!text.contains(word), "\(word)") }
    if !file.hasSuffix("graphml") { #expect(text.contains("Lee went to Bergen") && text.contains("dentist")) }
  }

  @Test func tablesSayWhatWasTakenBackAndWhy() throws {
    let site = try Self.briefing()
    for (table, words, ending) in [
      ("roles", "spy", ",,never was"), ("topics", "Herring", ",,\"Nobody spoke of it, they say\""), ("facts", "Oslo", ",,it was Bergen"),
      ("relations", "spouse", ",,they were cousins"), ("positions", "no herring", ",,misheard"), ("judgements", "All", ",,it was not"),
      ("positions", "Wants cod", ",old,"), ("roles", "dentist", ",,"),
    ] {
      let lines = try site.text("data/csv/\(table).csv").split(whereSeparator: \.isNewline)
      #expect(lines[0].hasSuffix(",note,supersedes,retracted"), "\(lines[0])")
      #expect(lines.first { $0.contains(words) }?.hasSuffix(ending) == true, "\(lines)")
    }
    #expect(try !site.text("data/csv/people.csv").contains("retracted"))
  }
}
