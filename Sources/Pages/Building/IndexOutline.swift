import Dossier

/// What an index is of.
enum IndexKind: Sendable, CaseIterable {
  case people, organisations, places, meetings, positions, sources, works

  var folder: String { "\(self)" }
  var entityKind: EntityKind? {
    switch self {
    case .people: .person
    case .organisations: .organisation
    case .places: .place
    case .meetings: .meeting
    case .positions: .issue
    case .works: .work
    case .sources: nil
    }
  }
}

/// One of the pages among which a long list is split.
struct PageRun: Sendable {
  /// How many entries stand on one page at most.
  static let longest = 500

  var number: Int
  var count: Int
  /// The address of every page, as seen from this one.
  var addresses: [String]
  /// What every page holds, in a few characters; its number where nothing is said.
  var names: [String] = []

  var name: String { name(of: number - 1) }

  private func name(of page: Int) -> String { names.isEmpty ? String(page + 1) : names[page] }

  /// The pages before and behind it, and all of them by name.
  func links(words: Words) -> [PageLink] {
    guard count > 1 else { return [] }
    var links = addresses.enumerated().map { page, address in
      PageLink(name: name(of: page), href: page + 1 == number ? nil : address)
    }
    if number > 1 { links.insert(PageLink(name: words[.previous], href: addresses[number - 2], relation: "prev"), at: 0) }
    if number < count { links.append(PageLink(name: words[.next], href: addresses[number], relation: "next")) }
    return links
  }

  /// The stretches of a list that stand on one page each.
  static func ranges(_ count: Int) -> [Range<Int>] {
    count == 0 ? [0..<0] : stride(from: 0, to: count, by: longest).map { $0..<Swift.min($0 + longest, count) }
  }
}

/// A letter or a year of an index, with the entries under it as places in its order.
struct IndexSection: Sendable {
  var title: String
  var year: Int?
  var entries: Range<Int>

  /// The first year of its decade.
  fileprivate var decade: Int? { year.map { $0 - (($0 % 10) + 10) % 10 } }
}

/// How an index lies on its pages: its order, its letters or years, and what each page holds.
struct IndexOutline<Entry: Sendable>: Sendable {
  let order: [Entry]
  let sections: [IndexSection]
  let pages: [Range<Int>]
  /// What each page holds, in a few characters; nothing where a number says as much.
  let pageNames: [String]

  /// From how many years on decades lead to them.
  private var mostYears: Int { 40 }

  /// A page of the index.
  ///
  /// - Parameters:
  ///   - page: Counted from 0.
  ///   - name: The name of the file of the first page, without its suffix.
  func run(_ page: Int, named name: String) -> PageRun {
    PageRun(
      number: page + 1, count: pages.count, addresses: pages.indices.map { Addresses.numbered(name, page: $0) }, names: pageNames)
  }

  /// The way to every letter or year; to decades where the years are many.
  func jumps(from run: PageRun, words: Words) -> [IndexJump] {
    guard sections.count > 1 else { return [] }
    let isLong = sections.count { $0.year != nil } > mostYears
    func name(_ section: IndexSection) -> String {
      isLong ? section.decade.map { words(.decade, String($0)) } ?? section.title : section.title
    }
    return sections.indices.chunked { name(sections[$0]) }.map { name, chunk in
      let target = sections[chunk.lowerBound].entries.lowerBound / PageRun.longest
      return IndexJump(
        name: name, href: (target + 1 == run.number ? "" : run.addresses[target]) + "#\(anchor(chunk.lowerBound))",
        count: chunk.reduce(0) { $0 + sections[$1].entries.count })
    }
  }

  func anchor(_ section: Int) -> String { "g\(section + 1)" }

  /// The sections that stand on a page, each with those of its places that do.
  func sections(on page: Int) -> [(number: Int, section: IndexSection, places: Range<Int>)] {
    sections.enumerated().map { ($0, $1, $1.entries.clamped(to: pages[page])) }.filter { !$0.2.isEmpty }
  }
}

extension IndexOutline<EntityKey> {
  /// All entities from A to Z.
  init(alphabetOf site: Site) {
    order = EntityKind.allCases.flatMap { kind in site.sortKeys[kind].indices.map { EntityKey(kind, $0) } }.sorted { one, other in
      let (a, b) = (site.sortKey(one).text, site.sortKey(other).text)
      return a == b ? one < other : a < b
    }
    sections = order.indices.chunked { [order] in site.sortKey(order[$0]).letter }.map { IndexSection(title: $0, entries: $1) }
    pages = PageRun.ranges(order.count)
    pageNames = []
  }
}

extension IndexOutline<Int> {
  /// From how many issues on they stand under letters.
  private static var mostIssues: Int { 60 }

  init(_ kind: IndexKind, of site: Site) {
    order = site.indexOrder(kind)
    pages = PageRun.ranges(order.count)
    switch kind {
    case .meetings, .sources:
      let dates = order.map { site.date(kind, $0) }
      sections = dates.indices.chunked { dates[$0]?.years.lowerBound }.map { year, places in
        IndexSection(title: year.map(String.init) ?? site.words[.undated], year: year, entries: places)
      }
      pageNames = pages.map { Self.name(dates[$0], site) }
    case .positions where order.count <= Self.mostIssues:
      sections = order.isEmpty ? [] : [IndexSection(title: site.words[.issues], entries: order.indices)]
      pageNames = [""]
    default:
      let keys = order.map { site.sortKey(EntityKey(kind.entityKind!, $0)) }
      sections = keys.indices.chunked { keys[$0].letter }.map { IndexSection(title: $0, entries: $1) }
      pageNames = pages.map { Self.name(keys[$0]) }
    }
  }

  /// From which name to which a page reaches, by as many letters as tell them apart: Aa–Be.
  private static func name(_ keys: ArraySlice<SortKey>) -> String {
    guard let first = keys.first?.text.trimmed, let last = keys.last?.text.trimmed else { return "" }
    let length = (2...12).first { first.prefix($0) != last.prefix($0) } ?? 12
    return range(String(first.prefix(length)).capitalisedFirst, String(last.prefix(length)).capitalisedFirst)
  }

  /// From when to when a page reaches, in years or, within one, in days.
  private static func name(_ dates: ArraySlice<EDTF?>, _ site: Site) -> String {
    let known = dates.lazy.compactMap(\.self)
    // The newest stand first.
    guard let first = known.last, let last = known.first else { return site.words[.undated] }
    let (early, late) = (first.years.lowerBound, last.years.lowerBound)
    let name = early == late ? range(site.dates.text(first, .short), site.dates.text(last, .short)) : range(String(early), String(late))
    return dates.contains(nil) ? "\(name), \(site.words[.undated].lowercased())" : name
  }

  private static func range(_ first: String, _ last: String) -> String { first == last ? first : "\(first)–\(last)" }
}

extension Site {
  /// The date by which an entry of an index stands where it does.
  func date(_ kind: IndexKind, _ index: Int) -> EDTF? {
    switch kind {
    case .meetings: contents.meetings[index].date
    case .sources: contents.documents[index].keys.published
    case .works: contents.works[index].date
    default: nil
    }
  }
}

extension String {
  fileprivate var trimmed: Substring { drop { $0 == " " } }
}
