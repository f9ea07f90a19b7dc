import Foundation
import Testing

/// Whatever a site shows is found, by whoever types it nearly right.
@Suite struct SearchPageTests {
  private static func folder() throws -> ContentFolder {
    let folder = try ContentFolder([
      "briefing.yml": "title: A search\nsides: [{id: russia}, {id: norway}]\n",
      "seeds/people.yml": """
      people:
        sergey-lavrov: {name: Sergey Lavrov, aliases: [Сергей Лавров], roles: [{title: minister of antarctica, organisation: russia}]}
        orjan-sorensen: {name: Ørjan Sørensen}
        lech-walesa: {name: Lech Wałęsa}
        mary-obrien: {name: Mary O’Brien}
        jean-pierre-dupont: {name: Jean-Pierre Dupont}
        papandreou: {name: Γεώργιος Παπανδρέου}
        xi: {name: 习近平}
      organisations:
        russia: {name: Russia}
        norway: {name: Norway}
        harbour-office: {name: The Harbour Office}
      places: {vardo: {name: Vardø}}
      terms: {fog-signal: {name: Fog signal, definition: A horn.}}
      issues: {lighthouse: {name: The lighthouse}}
      meetings:
        walk:
          title: Walk in the woods
          date: 1961-08-13
          place: vardo
          participants: [{person: sergey-lavrov, side: russia}, {person: orjan-sorensen, side: norway}]
          topics: [{text: Herding of reindeer}]
      positions:
        - {holder: orjan-sorensen, issue: lighthouse, stance: opposed, quote: Never while I live, date: 1960}
      facts:
        - {text: He owned a barometer, about: lech-walesa}
      """,
      "seeds/ice.md": "# Ice\n\nLavrov is named here.\n\n" + String(repeating: "Filling lines stand here.\n\n", count: 60)
        + "## Second part\n\nThe glaciers of the north are melting.\n",
      "seeds/markup.md": "# On code\n\nA text with \\<i>markup\\</i> in it.\n",
      "seeds/excerpt.md": "# Excerpt\n\nA shown sentence is here.\n\nAnother has a secretword.\n",
      "seeds/excerpt.yml": "document: {show: passages}\nfacts:\n  - {text: Shown, about: xi, evidence: A shown sentence is here.}\n",
    ])
    for year in 0..<70 {
      try folder.put("seeds/note-\(year).md", "# Note of \(1900 + year)\n\nA common text.\n")
      try folder.put("seeds/note-\(year).yml", "document: {published: \(1900 + year)}\n")
    }
    return folder
  }

  @Test(.enabled(if: Python.hasBrowser)) func readersFindWhatTheyTypeNearlyRight() throws {
    let site = try Self.folder().built()
    let script = packageFolder.appending(path: "Tests/tools/search_pages.py").path
    let table = packageFolder.appending(path: "Tests/SearchTests/folding.tsv").path
    let searched = try run(try #require(Python.path), [script, site.path, table])
    #expect(searched.status == 0, "\(searched.output)\(searched.errors)")
    #expect(searched.output.hasSuffix(" 0 problems\n"), "\(searched.output)\(searched.errors)")
  }

  @Test func onlyTheSearchPageLoadsTheSearch() throws {
    let site = try Self.folder().built()
    for path in try site.files where path.hasSuffix(".html") {
      #expect(try site.text(path).contains("search.js") == (path == "search.html"), "\(path)")
    }
  }

  @Test func lettersLeadToTheirPageOfTheList() throws {
    let people = (0..<1100).map { "  p\($0): {name: Kim \(["Adams", "Brown", "Young"][$0 / 400])\($0)}\n" }.joined()
    let site = try build(["seeds/a.yml": "people:\n" + people])
    for page in ["search.html", "search-2.html", "search-3.html"] {
      let text = try site.text(page)
      let jumps = text.matches(of: /<li><a href="([^"]*)#(g\d+)">(.)<\/a><\/li>/)
      #expect(jumps.map { String($0.3) } == ["A", "B", "Y"])
      for jump in jumps {
        let target = jump.1.isEmpty ? text : try site.text(String(jump.1))
        #expect(target.contains("<h2 id=\"\(jump.2)\">\(jump.3)</h2>"), "\(page) → \(jump.1)#\(jump.2)")
      }
    }
  }

  @Test func whatAnEditionWithholdsIsNotInItsSearch() throws {
    let folder = try ContentFolder([
      "briefing.yml": """
      title: A search
      markings: [open, closed]
      editions: {public: {ceiling: open}, own: {ceiling: closed}}
      """,
      "seeds/a.md": "# A\n\nShown words.\n", "seeds/b.md": "# B\n\nHiddenword stands here.\n",
      "seeds/b.yml": "document: {marking: closed}\n",
      "seeds/people.yml": "people:\n  anna: {name: Anna Shownperson}\n  bert: {name: Bert Hiddenperson, marking: closed}\n",
    ])
    func index(_ site: Site) throws -> String {
      try site.files.filter { $0.hasPrefix("assets/search/") }.map { try site.text($0) }.joined().lowercased()
    }
    let open = try index(try folder.built(["--edition", "public"]))
    #expect(open.contains("shownperson") && open.contains("shown words"))
    #expect(!open.contains("hidden"))
    #expect(try index(try folder.built(["--edition", "own"])).contains("hiddenperson"))
  }
}
