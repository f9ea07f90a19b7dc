import Foundation
import Testing

/// How well statements are supported, in the report of a check, on pages, and on the page of internal editions.
@Suite struct SupportTests {
  /// Three articles that repeat one report, and one that does not.
  private static let files = [
    "briefing.yml": "title: T\neditions:\n  public: {ceiling: \"TLP:CLEAR\"}\n  partners: {ceiling: \"TLP:AMBER\"}\n",
    "seeds/a.txt": "The ministers met in Oslo.", "seeds/b.txt": "The ministers met in Oslo, too.",
    "seeds/c.txt": "The ministers met in Oslo again.",
    "seeds/d.txt": "I saw that the ministers met in Oslo.",
    "seeds/works.yml":
      "works: {report: {title: The report}}\norganisations: {agency: {name: The agency}}\npeople: {anna: {name: Anna Berg}}\n",
    "seeds/a.yml": "document: {retells: report}\nfacts:\n  - {text: They met, about: anna, evidence: ministers met in Oslo}\n",
    "seeds/b.yml": "document: {retells: report}\nfacts:\n  - {text: They met, about: anna, evidence: ministers met in Oslo}\n",
    "seeds/c.yml":
      "facts:\n  - {text: They met, about: anna, evidence: ministers met in Oslo, according-to: {unnamed: a source, via: report}}\n",
  ]

  private static func report(_ files: [String: String], _ arguments: [String] = []) throws -> [[String: Any]] {
    let folder = try ContentFolder(files)
    let run = try briefing(["check", folder.path, "--report", "--format", "json"] + arguments)
    try #require(run.status == 0, "\(run.errors)")
    return try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [[String: Any]])
  }

  private static func entry(_ files: [String: String]) throws -> (support: String, sources: Int, documents: Int) {
    let entry = try #require(try report(files).first { $0["statement"] as? String == "fact: They met" })
    return (try #require(entry["support"] as? String), try #require(entry["sources"] as? Int), try #require(entry["documents"] as? Int))
  }

  @Test func articlesThatRepeatOneReportAreOneSource() throws {
    #expect(try Self.entry(Self.files) == ("one-source", 1, 3))
    var files = Self.files
    files["seeds/d.yml"] = "facts:\n  - {text: They met, about: anna, evidence: ministers met in Oslo}\n"
    #expect(try Self.entry(files) == ("several-sources", 2, 4))
    // Retelling works that others retell ties them together.
    files["seeds/b.yml"] = "document: {retells: [report, other]}\nworks: {other: {title: Another}}\n" + files["seeds/d.yml"]!
    files["seeds/d.yml"] = "document: {retells: other}\n" + files["seeds/d.yml"]!
    #expect(try Self.entry(files) == ("one-source", 1, 4))
  }

  @Test(arguments: [
    ("", "none"), (", evidence: ministers met in Oslo", "one-source"),
    (", evidence: ministers met in Oslo, according-to: {unnamed: two officials}", "unnamed"),
    (", evidence: ministers met in Oslo, according-to: [{unnamed: two officials}, anna]", "several-sources"),
    (", evidence: ministers met in Oslo, according-to: [agency, anna]", "several-sources"),
    (", evidence: ministers met in Oslo, according-to: {unnamed: two, via: agency}", "unnamed"),
  ])
  func whoSaysSoDecides(keys: String, expected: String) throws {
    var files = Self.files.filter { !["seeds/b.yml", "seeds/c.yml"].contains($0.key) }
    files["seeds/a.yml"] = "facts:\n  - {text: They met, about: anna\(keys)}\n"
    #expect(try Self.entry(files).support == expected)
  }

  @Test func theWeakestComeFirstAndWhatWeighsMost() throws {
    var files = Self.files
    files["seeds/e.yml"] = """
      people: {berta: {name: Berta, roles: [{title: minister}]}}
      facts: [{text: A bare fact, about: anna}]
      judgements: [{text: A bare judgement}]
      """
    let report = try Self.report(files)
    #expect(
      report.prefix(4).map { $0["statement"] as? String } == [
        "judgement: A bare judgement", "fact: A bare fact", "role of Berta: minister", "fact: They met",
      ])
    let folder = try ContentFolder(files)
    let text = try briefing(["check", folder.path, "--report"])
    #expect(text.output.hasPrefix("Without evidence: 3\n  seeds/e.yml:3:"), "\(text.output)")
    #expect(text.output.contains("On one source: 1\n  seeds/a.yml:3:5  fact: They met (3 documents, 1 source)\n"), "\(text.output)")
  }

  @Test func pagesSayHowWellTheyAreSupported() throws {
    var files = Self.files
    files["seeds/e.yml"] = "facts: [{text: A bare fact, about: anna, status: disputed}]\n"
    let site = try build(files)
    let row = "2 statements: 1 without evidence, 1 on one source, 1 disputed"
    let text = try site.page("people/anna.html").text
    #expect(text.contains(row), "\(text)")
    #expect(!site.has("support.html"))
    #expect(try !site.text("index.html").contains("support.html"))
  }

  @Test func internalEditionsListIt() throws {
    var files = Self.files
    files["seeds/e.yml"] = "facts: [{text: A bare fact, about: anna}, {text: A secret fact, about: anna, marking: \"TLP:AMBER\"}]\n"
    let folder = try ContentFolder(files)
    let partners = try folder.built(["--edition", "partners"], to: "Partners")
    let page = try partners.page("support.html")
    #expect(page.text.contains("Anna Berg: A bare fact") && page.text.contains("Anna Berg: A secret fact"), "\(page.text)")
    #expect(page.links(to: "people/anna.html#facts", as: "Anna Berg: They met"), "\(page.links)")
    #expect(page.text.contains("3 documents, sources: 1"))
    #expect(try partners.page("index.html").links.contains { $0.href == "support.html" })
    #expect(try !partners.text("sitemap.xml").contains("support"))

    files["briefing.yml"] = """
      title: T
      editions:
        public: {ceiling: "TLP:CLEAR", report: true}
        partners: {ceiling: "TLP:AMBER", report: false}
      """
    let other = try ContentFolder(files)
    let shown = try other.built(to: "Site")
    #expect(try shown.page("support.html").text.contains("A bare fact"))
    #expect(try !shown.text("support.html").contains("secret"))
    #expect(try !other.built(["--edition", "partners"], to: "Partners").has("support.html"))
  }

  // MARK: What is one statement

  /// What two documents say of one subject.
  private static func pair(_ first: String, _ second: String) -> [String: String] {
    [
      "seeds/a.txt": "The first says so.", "seeds/b.txt": "The second says so.",
      "seeds/base.yml": "people: {p: {name: Pat Lee}, q: {name: Quentin Roe}}\nissues: {i: {name: The wall}}\n", "seeds/a.yml": first,
      "seeds/b.yml": second,
    ]
  }

  private static func position(_ keys: String, _ source: String) -> String {
    "positions: [{holder: p, issue: i, stance: in-favour, \(keys), evidence: The \(source) says so}]\n"
  }

  private static func role(_ keys: String, _ source: String) -> String {
    "people: {p: {roles: [{title: minister, \(keys), evidence: The \(source) says so}]}}\n"
  }

  private static func fact(_ keys: String, _ source: String) -> String {
    "facts: [{text: Resigned, \(keys), evidence: The \(source) says so}]\n"
  }

  @Test(arguments: [
    (position("date: 2019", "first"), position("date: 2021", "second"), 2),
    (position("summary: Wants a wall", "first"), position("summary: Wants a tunnel", "second"), 2),
    (position("quote: A wall", "first"), position("quote: A tunnel", "second"), 2),
    (position("date: 2019, summary: Wants a wall", "first"), position("date: 2019-05", "second"), 1),
    (position("date: 2019/2022", "first"), position("date: 2021", "second"), 1),
    (role("from: 2010, to: 2012", "first"), role("from: 2020", "second"), 2), (role("to: 2012", "first"), role("from: 2020", "second"), 2),
    (role("from: 2010", "first"), role("from: 2010-05, to: 2012", "second"), 1),
    (role("tenure: current", "first"), role("from: 2020", "second"), 1),
    (fact("about: p, date: 2019", "first"), fact("about: p, date: 2021", "second"), 2),
    (fact("about: p", "first"), fact("about: q", "second"), 2),
    (fact("about: p", "first"), fact("about: [p, q], date: 2021", "second"), 1),
  ])
  func whatIsSaidOfOtherTimesIsAnotherStatement(first: String, second: String, count: Int) throws {
    let report = try Self.report(Self.pair(first, second))
    let support = report.compactMap { $0["support"] as? String }
    #expect(support == (count == 1 ? ["several-sources"] : ["one-source", "one-source"]), "\(report)")
  }

  @Test func anIssueCountsWhatItShows() throws {
    let second = """
      positions:
        - {holder: p, issue: i, stance: in-favour, summary: Wants a tunnel, date: 2021, evidence: The second}
        - {holder: p, issue: i, stance: opposed, date: 2020, evidence: says so}
      """
    let site = try build(Self.pair(Self.position("summary: Wants a wall, date: 2019", "first"), second))
    for page in ["positions/i.html", "people/p.html"] {
      let text = try site.page(page).text
      #expect(text.contains("3 statements") && !text.contains("several sources"), "\(text)")
    }
  }
}
