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
}
