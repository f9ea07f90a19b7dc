import Foundation
import Testing

/// Who stands where: the table of actors and issues, and the way from its cells to the positions.
@Suite struct MatrixTests {
  private static let long = String(repeating: "We shall see what the others do about it. ", count: 12)

  static func talks() throws -> Site {
    try build([
      "briefing.yml": "title: Talks\nsides: [north, south]\n",
      "seeds/a.yml": """
      organisations: {north: {name: North}, south: {name: South}}
      people:
        anna: {name: Anna Zorn, roles: [{title: Minister, organisation: north}]}
        olaf: {name: Olaf Abel, roles: [{title: Envoy, organisation: south}]}
      issues:
        border: {name: The border, question: Where is it?}
        fish: {name: Fish, question: Whose are they?}
      positions:
        - {holder: [anna], issue: border, stance: opposed, date: 2021-02-01, summary: Never}
        - {holder: [anna], issue: border, stance: in-favour, date: 2022-03-04, quote: "Let us \\"agree\\" & sign.", id: turn}
        - {holder: [olaf], issue: border, stance: opposed, date: 2022, quote: "\(long)"}
        - {holder: [north], issue: border, stance: neutral, date: 2021-05}
        - {holder: [olaf], issue: fish, stance: conditional, summary: If they share}
        - {holder: [{unnamed: an official}], issue: fish, stance: opposed, date: 2020}
        - {holder: [{unnamed: an official}], issue: border, stance: opposed, date: 2020}
      """,
      "seeds/b.yml": """
      positions:
        - {holder: [{unnamed: an official}], issue: fish, stance: in-favour, date: 2021}
      """,
    ])
  }

  @Test func cellsShowTheLatestStance() throws {
    let rows = try Table.all(on: Self.talks().page("positions/index.html"))[0].rows
    let (anna, olaf) = (try #require(rows.first { $0[0].text == "Anna Zorn" }), try #require(rows.first { $0[0].text == "Olaf Abel" }))
    // The columns: fish, and then the border.
    #expect(anna[1].text == "No evidence")
    #expect(anna[2].text.hasPrefix("In favour") && anna[2].text.hasSuffix("4 Mar 2022"), "\(anna)")
    #expect(olaf[1].text.hasPrefix("Conditional") && olaf[2].text.hasPrefix("Opposed"), "\(olaf)")
  }

  /// Two who are not named are known to be one only where one file speaks of them.
  @Test func theUnnamedOfTwoFilesAreTwo() throws {
    let rows = try Table.all(on: Self.talks().page("positions/index.html"))[0].rows.filter { $0[0].text == "an official" }
    #expect(rows.count == 2)
    #expect(rows.map { $0.dropFirst().map { $0.text.hasPrefix("No evidence") } }.contains([false, false]))
  }

  @Test func cellsLeadToTheirPosition() throws {
    let site = try Self.talks()
    let cells = try Table.all(on: site.page("positions/index.html"))[0].rows.joined().filter { $0.text != "No evidence" && $0.words != nil }
    #expect(cells.count == 7)
    for cell in cells {
      let href = try #require(cell.href)
      let parts = href.split(separator: "#").map(String.init)
      let page = try site.page(String(parts[0].dropFirst("../".count)))
      #expect(page.elements("li").contains { $0["id"] == parts[1] }, "\(href)")
    }
    #expect(cells.contains { $0.href == "../positions/border.html#item-turn" })
    #expect(try site.page("index.html").links.contains { $0.href == "positions/border.html#item-turn" })
  }

  /// A link to a position holds when others come before it.
  @Test func positionsKeepTheirAnchors() throws {
    func anchors(_ positions: String...) throws -> [String] {
      let lines = positions.map { "  - {holder: anna, issue: i, stance: opposed, \($0)}\n" }.joined()
      let site = try build(["seeds/a.yml": "people: {anna: {name: Anna}}\nissues: {i: {name: I}}\npositions:\n\(lines)"])
      return try site.page("positions/i.html").elements("li").compactMap { $0["id"] }.filter { $0.hasPrefix("position-") }
    }
    let known = try anchors("summary: Never, date: 2020")
    #expect(known.count == 1)
    #expect(try anchors("summary: Perhaps, date: 2019", "summary: Never, date: 2020").last == known[0])
    let twice = try anchors("summary: Never, date: 2020", "summary: Never, date: 2021")
    #expect(twice == [known[0], known[0] + "-2"])
  }

  @Test func cellsHaveTheirWords() throws {
    let page = try Self.talks().page("positions/index.html")
    let words = try Table.all(on: page)[0].rows.joined().compactMap(\.words)
    #expect(words.contains("“Let us \"agree\" & sign.” — Anna Zorn · 4 March 2022 · In their own words"), "\(words)")
    #expect(words.contains { $0.hasPrefix("If they share — Olaf Abel") })
    #expect(words.contains { $0.hasPrefix("“We shall see") && $0.hasSuffix("…” — Olaf Abel · 2022 · In their own words") })
    #expect(words.allSatisfy { $0.count <= 240 })
    // For readers without scripts they stand on the page of the issue.
    #expect(!page.text.contains("Let us"))
  }

  @Test func rowsAreNumberedByNameAndCellsByTheScale() throws {
    let table = try Table.all(on: Self.talks().page("positions/index.html"))[0]
    #expect(table.sorted(by: 0) == ["Olaf Abel", "an official", "an official", "North", "Anna Zorn"])
    #expect(table.sorted(by: 1) == ["an official", "Olaf Abel", "an official"])
    #expect(table.sorted(by: 2) == ["Anna Zorn", "North", "Olaf Abel", "an official"])
  }

  @Test func theListOfHoldersIsNumberedToo() throws {
    let table = try Table.all(on: Self.talks().page("positions/border.html"))[0]
    #expect(table.rows.map { $0[0].text } == ["Anna Zorn", "North", "Olaf Abel", "an official"])
    #expect(table.sorted(by: 0) == ["Olaf Abel", "an official", "North", "Anna Zorn"])
    #expect(table.sorted(by: 2) == ["Anna Zorn", "Olaf Abel", "North", "an official"])
  }

  /// Many actors: one table for each side, the others of a side behind it, and captions that say what is left out.
  @Test func manyActorsHaveTablesOfTheirOwn() throws {
    var lines = "organisations: {north: {name: North}, south: {name: South}}\npeople:\n"
    for number in 0..<200 { lines += "  p\(number): {name: Ann B\(number)}\n" }
    lines += "issues: {"
    lines += (0..<12).map { "i\($0): {name: Issue \($0)}" }.joined(separator: ", ") + "}\nmeetings:\n  talk: {title: Talk, participants: ["
    lines += (0..<200).map { "{person: p\($0), side: \($0 < 5 ? "north" : "south")}" }.joined(separator: ", ") + "]}\npositions:\n"
    for number in 0..<200 { lines += "  - {holder: [p\(number)], issue: i\(number % 10), stance: opposed}\n" }
    lines += "  - {holder: [p1], issue: i0, stance: opposed}\n"
    let site = try build(["briefing.yml": "title: T\nsides: [north, south]\n", "seeds/a.yml": lines])
    let page = try site.page("positions/index.html")
    let tables = try Table.all(on: page)
    #expect(tables.map(\.rows.count) == [5, 30, 120], "\(tables.map(\.rows.count))")
    #expect(tables.map(\.columns) == [5, 8, 8])
    #expect(
      page.states("Latest stances", "200 actors · 10 issues", "North", "South", "150 of 195 actors on 8 of 10 issues", "Show the other 120")
    )
    #expect(try Table.all(on: site.page("index.html"))[0].rows.filter { $0.count > 1 }.count == 6)
    #expect(try site.page("index.html").links(to: "positions/index.html", as: "Full matrix of stances"))
  }
}

/// A table of a page as a reader has it.
struct Table {
  struct Cell {
    var text = ""
    var href: String?
    /// What its card shows.
    var words: String?
    var place: Int?
  }

  var rows: [[Cell]] = []
  /// How many columns there are behind the names.
  var columns = 0

  /// The names of the rows by the numbers of a column, without those that have none.
  func sorted(by column: Int) -> [String] {
    let numbered = rows.filter { $0.count > column && $0[column].place != nil }
    return numbered.sorted { $0[column].place! < $1[column].place! }.map { $0[0].text }
  }

  static func all(on page: Page) throws -> [Table] {
    var tables: [Table] = []
    var open: [(name: String, class: String, isHidden: Bool)] = []
    for token in page.tokens {
      switch token {
      case .start(let name, let attributes):
        let element = Page.Element(name: name, attributes: attributes)
        if Markup.voidElements.contains(name) { continue }
        open.append((name, element["class"] ?? "", element["hidden"] != nil || element["aria-hidden"] == "true"))
        let isBody = open.contains { $0.name == "tbody" }
        switch name {
        case "table": tables.append(Table())
        case "tr" where isBody: tables[tables.count - 1].rows.append([])
        case "th" where !isBody: tables[tables.count - 1].columns += 1
        case "th" where isBody, "td" where isBody:
          tables[tables.count - 1].rows[tables[tables.count - 1].rows.count - 1].append(Cell(place: element["data-k"].flatMap { Int($0) }))
        case "a" where isBody && element["class"]?.hasPrefix("chip") == true: tables[tables.count - 1].last { $0.href = element["href"] }
        default: break
        }
      case .text(let content) where open.contains { $0.name == "tbody" } && open.contains { $0.name == "td" || $0.name == "th" }:
        if open.contains(where: { $0.class == "words" }) {
          tables[tables.count - 1].last { $0.words = ($0.words ?? "") + content }
        } else if !open.contains(where: \.isHidden) {
          tables[tables.count - 1].last { $0.text += content }
        }
      case .end: open.removeLast()
      default: break
      }
    }
    for index in tables.indices { tables[index].columns -= 1 }
    return tables
  }

  private mutating func last(_ change: (inout Cell) -> Void) { change(&rows[rows.count - 1][rows[rows.count - 1].count - 1]) }
}
