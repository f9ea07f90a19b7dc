import Foundation
import Testing

/// The timeline and its charts, as readers have them.
@Suite struct TimelineTests {
  private func site(_ dates: [String]) throws -> Site {
    let meetings = dates.enumerated().map { "  m\($0): {title: Meeting \($0), date: \"\($1)\"}\n" }.joined()
    return try build(["seeds/a.yml": "meetings:\n" + meetings])
  }

  /// The pages of a timeline in their order.
  private func pages(of site: Site) throws -> [(name: String, page: Page)] {
    try site.pages.filter { $0.hasPrefix("timeline") }.map { ($0, try site.page($0)) }
  }

  private func holds(_ site: Site, events: Int) throws {
    let pages = try pages(of: site)
    let all = pages.flatMap { $0.page.elements("tr") }.filter { $0["id"]?.hasPrefix("e") == true }
    #expect(all.count == events)
    for (name, page) in pages {
      let links = try links(inDrawings: page)
      #expect(links.allSatisfy { !$0.title.isEmpty }, "\(name)")
      for link in links {
        let parts = link.href.components(separatedBy: "#")
        let target = try parts[0].isEmpty ? page : site.page(parts[0].removingPercentEncoding!)
        if parts.count > 1 { #expect(target.elements.contains { $0["id"] == parts[1] }, "\(name): \(link.href)") }
      }
    }
  }

  private func links(inDrawings page: Page) throws -> [(href: String, title: String)] {
    var links: [(href: String, title: String)] = []
    var open: [String] = []
    for token in page.tokens {
      switch token {
      case .start("a", let attributes) where open.contains("svg"):
        links.append((attributes.first { $0.name == "href" }?.value ?? "", ""))
        open.append("a")
      case .start(let name, _): open.append(name)
      case .end(let name): if let place = open.lastIndex(of: name) { open.removeSubrange(place...) }
      case .text(let text), .raw(let text): if open.suffix(2) == ["a", "title"], !links.isEmpty { links[links.count - 1].title += text }
      default: break
      }
    }
    return links
  }

  @Test(arguments: [
    [], ["2023-04-05"], ["2023-04", "2023-05~", "../2023-07", "2023-07-02/", "2023?", "2023-04-01/2023-05-03"],
    ["-0500", "-0044-03-15", "0000", "1066", "2023-04-05", "Y170000", "9999-12-31"], ["19XX", "197X", "1975-22", "1975-03-02"],
  ])
  func extremesBuild(_ dates: [String]) throws {
    let site = try site(dates)
    try holds(site, events: dates.count)
    if dates.isEmpty { #expect(try site.page("timeline.html").text.contains("Nothing here has a date.")) }
  }

  @Test func smallTimelinesShowEveryEventAsAMark() throws {
    let dates = ["2023-04", "2023-05-06", "../2023-07", "2023-05-01/2023-06-02"]
    let page = try site(dates).page("timeline.html")
    let marks = try links(inDrawings: page)
    #expect(Set(marks.map(\.href)) == Set(dates.indices.map { "meetings/m\($0).html" }))
    #expect(marks.contains { $0.title.hasPrefix("6 May 2023: Meeting 1") }, "\(marks)")
  }

  @Test func longTimelinesLeadThroughDecadesToMonths() throws {
    let site = try site((0..<900).map { "\(1950 + $0 / 20)-0\($0 % 9 + 1)-1\($0 % 7)" } + (0..<300).map { "2001-05-\(10 + $0 % 20)" })
    try holds(site, events: 1200)
    let pages = try pages(of: site)
    #expect(pages.count > 4)
    for (name, page) in pages {
      #expect(page.elements("tr").count < 300, "\(name)")
      #expect(try links(inDrawings: page).contains { $0.title.hasPrefix("The 1950s: ") }, "\(name)")
    }
  }

  @Test func issuesShowHowStancesChanged() throws {
    func issue(_ positions: String) throws -> Page {
      try build([
        "seeds/a.yml": "people: {p: {name: Anna Berg}}\nissues: {i: {name: Trade}}\npositions:\n\(positions)"
      ]).page("positions/i.html")
    }
    let changed = try issue(
      "  - {holder: p, issue: i, stance: opposed, date: 2021-04}\n  - {holder: p, issue: i, stance: in-favour, date: 2022-04-05}\n")
    let marks = try links(inDrawings: changed).filter { $0.href.hasPrefix("#") }
    #expect(marks.count == 2)
    #expect(marks.allSatisfy { mark in changed.elements.contains { $0["id"] == String(mark.href.dropFirst()) } })
    #expect(marks.map(\.title) == ["April 2021: Opposed · Anna Berg", "5 April 2022: In favour · Anna Berg"])
    let single = try issue("  - {holder: p, issue: i, stance: opposed, date: 2021-04}\n")
    #expect(!single.text.contains("Over time"))
  }

  @Test func stancesOverTimeSayWhatTheyLeaveOutAndWhatTheirSignsMean() throws {
    func page(_ positions: [String]) throws -> Page {
      let list = positions.map { "  - {holder: anna, issue: fish, \($0)}\n" }.joined()
      let file = "people: {anna: {name: Anna Berg}}\nissues: {fish: {name: Fish}}\npositions:\n" + list
      return try build(["seeds/a.yml": file]).page("positions/fish.html")
    }
    let few = ["stance: neutral, date: 2020-01-01", "stance: unclear, date: 2021-01-01"]
    let whole = try page(few)
    let key = try #require(whole.text.range(of: "Over time Neutral Unclear"))
    #expect(!key.isEmpty && !whole.text.contains("Drawn are"))
    let signs = whole.elements("circle").count { $0["class"] == "dot" }
    #expect(signs == 2 && whole.text.contains("=") && whole.text.contains("?"))
    // One without a date, and more in one place than stand over each other.
    let many = (1...5).map { "stance: opposed, date: 2020-01-01, summary: \"\($0)\"" }
    #expect(try page(few + many + ["stance: conditional"]).text.contains("Drawn are 4 of 8 positions."))
    #expect(try !page(few + ["stance: conditional"]).text.contains("Over time Neutral Unclear Conditional"))
  }

  @Test func decadesStandUnderTheirOwnNames() throws {
    func headings(_ dates: [String]) throws -> [String] {
      let page = try site(dates).page("timeline.html")
      var (texts, isOpen): ([String], Bool) = ([], false)
      for token in page.tokens {
        switch token {
        case .start("h2", _): (isOpen, texts) = (true, texts + [""])
        case .end("h2"): isOpen = false
        case .text(let text) where isOpen: texts[texts.count - 1] += text
        default: break
        }
      }
      return texts.map(\.squeezed)
    }
    #expect(try headings(["196X"]).contains { $0.hasPrefix("The 1960s") })
    #expect(try headings(["196X", "1964-05-06"]).contains { $0.hasPrefix("The 1960s") })
    #expect(try headings(["196X", "1972-05-06"]).contains { $0.hasPrefix("1960–1972") || $0.hasPrefix("1960 to 1972") })
    #expect(try headings(["1964", "1972"]).allSatisfy { !$0.contains("1960") })
  }
}
