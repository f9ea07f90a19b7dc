import Foundation
import Testing

/// The pages of the search. What it finds is tested in a browser, in Tests/Browser/test_finding.py.
@Suite struct SearchPageTests {
  @Test func onlyTheSearchPageLoadsTheSearch() throws {
    let site = try build(["seeds/ice.md": "# Ice\n\nThe glaciers are melting.\n", "seeds/people.yml": "people: {xi: {name: 习近平}}\n"])
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
