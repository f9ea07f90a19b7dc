import Foundation
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// The page and the feed that say what changed since a former state, where briefing.yml names one.
@Suite struct ChangesPageTests {
  private static let base = """
    people: {anna: {name: Anna Berg, born: 1950}, olaf: {name: Olaf Lund}}
    facts: [{id: spoke, text: She spoke, about: anna}]

    """

  private static func folder(_ files: [String: String], since: String = "changes: {since: .then}\n", title: String = "T") throws
    -> ContentFolder
  {
    let folder = try ContentFolder(files)
    try folder.put("briefing.yml", "title: \(title)\n" + since)
    return folder
  }

  @Test func theSiteSaysWhatChanged() throws {
    let folder = try Self.folder([
      ".then/briefing.yml": "title: T\n", ".then/seeds/p.yml": Self.base, ".then/seeds/gone.txt": "Gone.",
      "seeds/p.yml": Self.base.replacing("born: 1950", with: "born: 1951").replacing("She spoke", with: "She spoke long"),
      "seeds/new.txt": "A new text.",
    ])
    let site = try folder.built()
    let page = try site.page("changes.html")
    #expect(page.states("Changed since .then", "4 changes"), "\(page.statements)")
    #expect(page.states("changed", "Anna Berg", "born: 1950 → 1951") && page.links(to: "people/anna.html", as: "Anna Berg"))
    #expect(page.states("text: She spoke → She spoke long") && page.states("added", "new") && page.states("withdrawn", "gone"))
    #expect(page.links(to: "sources/new.html", as: "new") && !page.links.contains { $0.href.contains("gone.html") })
    #expect(page.elements.contains { $0["id"] == "person-anna" } && page.elements.contains { $0["id"] == "fact-spoke" })
    // Pages that changed say so, others do not.
    let anna = try site.page("people/anna.html")
    #expect(anna.text.contains("Changed since .then"))
    #expect(try site.text("people/anna.html").contains("href=\"../changes.html#person-anna\""))
    #expect(try !site.page("people/olaf.html").text.contains("Changed since"))
    #expect(try site.text("index.html").contains("href=\"changes.html\""))
    let feed = try site.text("changes.xml")
    #expect(feed.contains("<title>Changed: Anna Berg</title>") || feed.lowercased().contains("changed: anna berg"), "\(feed)")
    #expect(XMLParser.accepts(try site.bytes("changes.xml")))
  }

  @Test func aStatementChangesThePagesOnWhichItShows() throws {
    let folder = try Self.folder([
      ".then/briefing.yml": "title: T\n", ".then/seeds/p.yml": Self.base,
      "seeds/p.yml": Self.base.replacing("She spoke", with: "She spoke long"),
    ])
    let site = try folder.built()
    #expect(try site.text("people/anna.html").contains("href=\"../changes.html#fact-spoke\""))
  }

  /// The seeds of a former state may lie in a hidden folder of it.
  @Test func aFormerStateThatChangesBuildsAnew() throws {
    let folder = try Self.folder([
      ".then/briefing.yml": "title: T\nseeds: .content\n", ".then/.content/p.yml": Self.base, "seeds/p.yml": Self.base,
    ])
    #expect(try !folder.built().text("changes.html").contains("born: 1949"))
    try folder.put(".then/.content/p.yml", Self.base.replacing("born: 1950", with: "born: 1949"))
    #expect(try folder.built().text("changes.html").contains("born: 1949"))
  }

  @Test func whoAsksForNoneHasNone() throws {
    let site = try build(["seeds/p.yml": Self.base])
    #expect(!site.has("changes.html") && !site.has("changes.xml"))
    #expect(try !site.text("index.html").contains("changes.html"))
  }

  @Test func aRevisionThatMovesBuildsAnew() throws {
    let folder = try Self.folder(["seeds/p.yml": Self.base], since: "changes: {since: then}\n")
    let git = { (arguments: [String]) in
      let run = try SiteTests.run(
        "/usr/bin/env", ["git", "-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"] + arguments,
        environment: ["GIT_CONFIG_GLOBAL": "/dev/null", "GIT_DIR": ""], in: folder.path)
      try #require(run.status == 0, "\(run.errors)")
    }
    try git(["init", "-q"])
    try folder.put(".gitignore", "Site\n.briefing\n")
    try git(["add", "-A"])
    try git(["commit", "-q", "-m", "one"])
    try git(["tag", "then"])
    try folder.put("seeds/p.yml", Self.base.replacing("born: 1950", with: "born: 1951"))
    #expect(try folder.built().page("changes.html").states("Changed since then", "1 change"))
    let first = try folder.built().snapshot()
    #expect(try folder.built(["--force"]).snapshot() == first, "the same folder gives the same bytes")
    try git(["commit", "-q", "-am", "two"])
    try git(["tag", "-f", "then"])
    #expect(try folder.built().page("changes.html").states("0 changes"))
  }

  /// What is withheld by now shows in no difference.
  @Test func editionsTellNothingOfWhatTheyWithhold() throws {
    let editions = "changes: {since: .then}\neditions:\n  public: {ceiling: \"TLP:CLEAR\"}\n  partners: {ceiling: \"TLP:AMBER\"}\n"
    let open = """
      people: {quag: {name: Petra Quagmire}, olaf: {name: Olaf Lund, description: A friend of Petra Quagmire}}
      facts: [{id: walrus, text: Vortex came, about: olaf}, {id: rain, text: Petra Quagmire saw the rain, about: olaf}]

      """
    let folder = try Self.folder(
      [
        ".then/briefing.yml": "title: T\n", ".then/seeds/p.yml": open, ".then/seeds/umbrella.txt": "A paper.",
        "seeds/p.yml": open.replacing("{name: Petra", with: "{marking: \"TLP:AMBER\", cover: an envoy, name: Petra")
          .replacing("{id: walrus,", with: "{id: walrus, marking: \"TLP:AMBER\",").replacing("the rain", with: "the snow"),
        "seeds/umbrella.txt": "A paper.", "seeds/umbrella.yml": "document: {marking: \"TLP:AMBER\"}\n",
      ], since: editions)
    let low = try folder.built(to: "low")
    for word in ["quag", "walrus", "Vortex", "umbrella"] { #expect(try low.places(of: word) == [], "\(word)") }
    #expect(try low.page("changes.html").states("an envoy saw the rain → an envoy saw the snow"))
    let high = try folder.built(["--edition", "partners"], to: "high")
    #expect(try high.page("changes.html").text.contains("marking"))
  }
}

extension XMLParser {
  /// Whether bytes are well-formed XML.
  fileprivate static func accepts(_ bytes: Data) -> Bool { XMLParser(data: bytes).parse() }
}
