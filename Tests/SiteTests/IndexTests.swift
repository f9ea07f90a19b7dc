import Foundation
import Testing

/// Indexes of many entries: split, with ways to every letter and year, and in other orders.
@Suite struct IndexTests {
  /// 1,203 people, of whom the first 20 take part in 1, 2 … 20 meetings.
  static func crowd() throws -> Site {
    var people = "people:\n"
    for number in 0..<1203 { people += "  p\(number): {name: \"Ann \(family(number))\"}\n" }
    var meetings = "meetings:\n"
    for number in 0..<20 {
      let there = (0...number).map { "{person: p\(19 - $0)}" }.joined(separator: ", ")
      meetings += "  m\(number): {title: Talk \(number), date: 2020-03-\(number + 10), participants: [\(there)]}\n"
    }
    return try build(["seeds/people.yml": people, "seeds/meetings.yml": meetings])
  }

  /// A name of its own for every number, over all letters but two, some of them with accents.
  private static func family(_ number: Int) -> String {
    let letters = ["A", "B", "C", "D", "É", "F", "G", "H", "I", "J", "K", "L", "M", "N", "Ö", "P", "R", "S", "T", "U", "V", "W", "Y", "Z"]
    let vowels = ["a", "e", "i", "o", "u"]
    return letters[number % 24] + vowels[number / 24 % 5] + "nd" + vowels[number / 120 % 5] + "r" + vowels[number / 600 % 5] + "x"
  }

  @Test func everyEntryStandsOnOnePage() throws {
    let site = try Self.crowd()
    #expect(try site.pages.filter { $0.hasPrefix("people/index") } == ["people/index-2.html", "people/index-3.html", "people/index.html"])
    var names: [String] = []
    for page in ["people/index.html", "people/index-2.html", "people/index-3.html"] {
      let entries = try Index(site.page(page)).entries
      #expect(entries.count <= 500)
      names += entries
    }
    #expect(names.count == 1203)
    let families = names.map { $0.dropFirst(4).folding(options: [.diacriticInsensitive, .caseInsensitive], locale: nil) }
    #expect(families == families.sorted())
    // Those with most meetings lead the first page.
    #expect(try Index(site.page("people/index.html")).leading == (0..<12).map { "Ann \(Self.family(19 - $0))" })
    #expect(try site.page("people/index.html").states("Most meetings", "Ann \(Self.family(19))", "20 meetings", "19 meetings"))
    #expect(try Index(site.page("people/index-2.html")).leading.isEmpty)
  }

  @Test func everyLetterIsReachedFromEveryPage() throws {
    let site = try Self.crowd()
    for name in ["people/index.html", "people/index-2.html", "people/index-3.html"] {
      let jumps = try Index(site.page(name)).jumps
      #expect(jumps.map(\.name) == "ABCDEFGHIJKLMNOPRSTUVWYZ".map(String.init))
      #expect(jumps.map(\.count).reduce(0, +) == 1203)
      for jump in jumps {
        let parts = jump.href.split(separator: "#", omittingEmptySubsequences: false).map(String.init)
        let target = try Index(site.page(parts[0].isEmpty ? name : "people/\(parts[0])"))
        let heading = try #require(target.headings[parts[1]], "\(name): \(jump)")
        #expect(heading.split(separator: " ").first.map(String.init) == jump.name)
      }
    }
    // A letter that is split says how much of it is where.
    let pages = try ["people/index.html", "people/index-2.html", "people/index-3.html"].map { try Index(site.page($0)) }
    let split = Set(pages[0].headings.keys).intersection(pages[1].headings.keys)
    #expect(split.count == 1)
    let (first, second) = (try #require(pages[0].headings[split.first!]), try #require(pages[1].headings[split.first!]))
    let numbers = try [first, second].map { try #require($0.wholeMatch(of: /(\w) (\d+) of (\d+)/)).output }
    #expect(numbers[0].3 == numbers[1].3 && Int(numbers[0].2)! + Int(numbers[1].2)! == Int(numbers[0].3)!)
  }

  @Test func pagesSayWhatTheyHold() throws {
    let site = try Self.crowd()
    let pagers = try ["people/index.html", "people/index-2.html", "people/index-3.html"].map { try Index(site.page($0)).pager }
    let names = pagers[0].filter { $0.relation == nil }.map(\.text)
    #expect(names.count == 3 && Set(names).count == 3)
    #expect(names.first?.hasPrefix("A") == true && names.last?.contains("–Z") == true)
    #expect(names.allSatisfy { $0.wholeMatch(of: /\p{L}+–\p{L}+/) != nil }, "\(names)")
    #expect(pagers.map { $0.first { $0.relation == "prev" }?.href } == [nil, "index.html", "index-2.html"])
    #expect(pagers.map { $0.first { $0.relation == "next" }?.href } == ["index-2.html", "index-3.html", nil])
    #expect(try site.page("people/index-2.html").title.contains(names[1]))
    // Sorting one page of several would mislead; the search finds what stands on the others.
    let split = try site.page("people/index.html")
    #expect(!split.elements("button").contains { $0["aria-pressed"] != nil } && !split.elements("li").contains { $0["data-k"] != nil })
    #expect(split.elements("input").contains { $0["id"] == "filter" } && split.links(to: "../search.html"))
    let whole = try site.page("meetings/index.html")
    #expect(whole.elements("button").compactMap { $0["aria-pressed"] } == ["true", "false", "false"])
    #expect(!whole.links(to: "../search.html"))
  }

  @Test(arguments: [12, 13]) func shortIndexesNeedNoFilter(_ count: Int) throws {
    let people = (0..<count).map { "p\($0): {name: Ann B\($0)}" }.joined(separator: ", ")
    let page = try build(["seeds/p.yml": "people: {\(people)}\n"]).page("people/index.html")
    #expect(page.elements("input").contains { $0["id"] == "filter" } == (count > 12))
  }

  @Test(arguments: [(40, ["1903", "1902", "1901"]), (60, ["1900s", "1890s", "1880s"])])
  func manyYearsAreReachedByDecade(_ years: Int, newest: [String]) throws {
    var meetings = "meetings:\n  undated: {title: Some day}\n"
    for year in (1904 - years)..<1904 { meetings += "  y\(year): {title: Talk of \(year), date: '\(year)-05'}\n" }
    let index = try Index(build(["seeds/m.yml": meetings]).page("meetings/index.html"))
    #expect(Array(index.jumps.map(\.name).prefix(3)) == newest)
    #expect(index.jumps.last?.name == "Undated")
    #expect(index.jumps.map(\.count).reduce(0, +) == years + 1)
    for jump in index.jumps {
      let heading = try #require(index.headings[String(jump.href.dropFirst())])
      #expect(heading.hasPrefix(jump.name.hasSuffix("s") ? String(jump.name.prefix(3)) : jump.name))
    }
  }

  @Test func pagesOfOneYearAreNamedByDays() throws {
    var meetings = "meetings:\n"
    for number in 0..<600 {
      meetings +=
        "  t\(number): {title: Talk \(number), date: 2021-\(number < 450 ? "02" : "11")-\(number % 28 < 9 ? "0" : "")\(number % 28 + 1)}\n"
    }
    let site = try build(["seeds/m.yml": meetings])
    let names = try Index(site.page("meetings/index.html")).pager.filter { $0.relation == nil }.map(\.text)
    #expect(names.count == 2 && names[0].contains("Nov 2021") && names[1].contains("Feb 2021"), "\(names)")
  }

  @Test func manyMeetingsOfSomebodyStandUnderYears() throws {
    var meetings = "people: {anna: {name: Anna Berg}}\nmeetings:\n"
    for number in 0..<500 {
      meetings += "  t\(number): {title: Talk \(number), date: \(2000 + number / 50)-06, participants: [{person: anna}]}\n"
    }
    let page = try build(["seeds/m.yml": meetings]).page("people/anna.html")
    #expect(
      page.states("Meetings 500", "Talk 499", "Earlier meetings", "2009 30", "2008 50", "2000 50"), "\(page.text.prefix(2000))")
  }
}

/// What a reader finds on a page of an index.
private struct Index {
  /// The names of the entries, and before them of those that lead.
  private(set) var entries: [String] = []
  private(set) var leading: [String] = []
  /// Headings by their anchors.
  private(set) var headings: [String: String] = [:]
  private(set) var jumps: [(name: String, count: Int, href: String)] = []
  /// The first of the two.
  private(set) var pager: [(text: String, href: String?, relation: String?)] = []

  init(_ page: Page) throws {
    var open: [(name: String, class: String)] = []
    var text = ""
    var id = ""
    var link: (href: String?, relation: String?) = (nil, nil)
    var isLeading = false
    var pagers = 0
    func isIn(_ name: String) -> Bool { open.contains { $0.class.split(separator: " ").contains { $0 == name } } }
    for token in page.tokens {
      switch token {
      case .start(let name, let attributes):
        let element = Page.Element(name: name, attributes: attributes)
        if Markup.voidElements.contains(name) { continue }
        open.append((name, element["class"] ?? ""))
        if element["class"] == "pager" { pagers += 1 }
        if ["h2", "a", "span", "li"].contains(name), !(name == "span" && isIn("group")) { text = "" }
        if name == "h2" { (id, text) = (element["id"] ?? "", "") }
        if name == "a" || name == "span" { link = (element["href"], element["rel"]) }
      case .text(let content): text += content
      case .end(let name):
        if name == "h2" {
          if isIn("group") { headings[id] = text.squeezed }
          isLeading = id.hasPrefix("most-")
        }
        if name == "a", isIn("entries") { if isLeading { leading.append(text.squeezed) } else { entries.append(text.squeezed) } }
        if name == "a", isIn("jumps") {
          let parts = text.squeezed.split(separator: " ").map(String.init)
          jumps.append((parts[0], Int(parts.last!)!, link.href!))
        }
        if name == "a" || name == "span", isIn("pager"), pagers == 1 { pager.append((text.squeezed, link.href, link.relation)) }
        open.removeLast()
      default: break
      }
    }
  }
}
