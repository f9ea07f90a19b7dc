import Dossier

/// Who holds positions. Two who are not named are only the same within one file, and where an edition gave them one number.
enum Holder: Hashable {
  case entity(EntityKey)
  case named(String)
  case unnamed(String, source: Int, number: Int)
}

/// The latest stance of every holder on every issue.
struct StanceTable {
  /// The newest position by holder and issue.
  private(set) var latest: [Holder: [Int: Int]] = [:]
  /// How many positions each of them holds.
  private(set) var weights: [Holder: Int] = [:]
  /// The anchor of each of these positions on the page of its issue.
  private(set) var anchors: [Int: String] = [:]

  fileprivate init(_ builder: PageBuilder) {
    let contents = builder.contents
    for issue in contents.issues.indices {
      let order = builder.positions(onIssue: issue)
      let anchors = builder.anchors(ofPositions: order)
      for (place, position) in builder.newestFirst(order) {
        for reference in contents.distinct(contents.positions[position].holders) {
          let holder = contents.holder(reference, of: contents.positions[position])
          weights[holder, default: 0] += 1
          if latest[holder]?[issue] == nil {
            latest[holder, default: [:]][issue] = position
            self.anchors[position] = anchors[place]
          }
        }
      }
    }
  }

  /// The issues on which these hold positions, those on which most do first.
  fileprivate func issues(of holders: [Holder]) -> [Int] {
    var counts: [Int: Int] = [:]
    for holder in holders { for issue in latest[holder]!.keys { counts[issue, default: 0] += 1 } }
    return counts.keys.sorted { (-counts[$0]!, $0) < (-counts[$1]!, $1) }
  }
}

/// How much of the matrix is shown.
struct MatrixLimits {
  var issues: Int
  var actors: Int
  /// How many further actors a list that can be opened has at most; nothing for a preview, which is never split.
  var others: Int

  static let page = MatrixLimits(issues: 8, actors: 30, others: 120)
  static let preview = MatrixLimits(issues: 4, actors: 6, others: 0)
}

/// Who stands where: actors by side, a column for each issue, in a cell the latest stance.
extension PageBuilder {
  mutating func matrix(_ limits: MatrixLimits = .page) -> MatrixView? {
    let stances = StanceTable(self)
    let holders = stances.weights.keys.map { (holder: $0, name: sortKey($0)) }.sorted { a, b in
      let (x, y) = (stances.weights[a.holder]!, stances.weights[b.holder]!)
      return x == y ? a.name < b.name : x > y
    }.map(\.holder)
    guard !holders.isEmpty else { return nil }
    let issues = stances.issues(of: holders)
    let fits = holders.count <= limits.actors && issues.count <= limits.issues
    var sections: [MatrixView.Section] = []
    if fits || limits.others == 0 {
      sections = [MatrixView.Section(title: nil, tables: tables(stances, holders, limits, isOneSide: false))]
    } else {
      let groups = site.sides.isEmpty ? byKind(holders) : bySide(holders)
      for (title, holders) in groups {
        let tables = tables(stances, holders, limits, isOneSide: true)
        sections.append(MatrixView.Section(title: groups.count > 1 ? title : nil, tables: tables))
      }
    }
    for section in sections.indices {
      for table in sections[section].tables.indices {
        // What the first table says holds for the others.
        if section == 0, table == 0 {
          sections[section].tables[table].caption += " " + words[.matrixDash]
        } else if sections[section].tables[table].caption == words[.matrixCaption] {
          sections[section].tables[table].caption = ""
        }
      }
    }
    return MatrixView(
      sections: sections, kinds: kinds(in: sections),
      count: words.count(holders.count, .actorsCount) + " · " + words.count(issues.count, .issuesCount))
  }

  /// The actors with most positions on the issues on which most of them hold one, and then the others.
  private mutating func tables(_ stances: StanceTable, _ holders: [Holder], _ limits: MatrixLimits, isOneSide: Bool) -> [MatrixView.Table] {
    let issues = stances.issues(of: holders)
    let columns = issues.prefix(limits.issues).sorted { sortKey(EntityKey(.issue, $0)) < sortKey(EntityKey(.issue, $1)) }
    let shown = holders.filter { holder in columns.contains { stances.latest[holder]![$0] != nil } }
    let first = Array(shown.prefix(limits.actors))
    let others = Array(shown.dropFirst(limits.actors).prefix(limits.others))
    let count = first.count + others.count
    let caption =
      count == holders.count && columns.count == issues.count
      ? words[.matrixCaption]
      : words(.matrixCaptionPartial, String(count), String(holders.count), String(columns.count), String(issues.count))
    func grouped(_ holders: [Holder]) -> [(Link?, [Holder])] { isOneSide || site.sides.isEmpty ? [(nil, holders)] : bySide(holders) }
    var tables = [table(stances, grouped(first), columns, caption: caption)]
    if !others.isEmpty {
      var table = table(stances, grouped(others), columns, caption: words[.matrixCaption])
      table.summary = words(.showOthers, String(others.count))
      tables.append(table)
    }
    return tables
  }

  private mutating func table(_ stances: StanceTable, _ groups: [(Link?, [Holder])], _ columns: [Int], caption: String) -> MatrixView.Table
  {
    let holders = groups.flatMap(\.1)
    let names = holders.map { sortKey($0) }.sortedPlaces
    let places = places(ofStances: holders.flatMap { holder in columns.compactMap { stances.latest[holder]![$0] } })
    let order = Dictionary(zip(holders, names)) { first, _ in first }
    // In the order in which they are shown, for the numbers of the evidence.
    let shown = groups.map { side, holders in
      let sorted = holders.sorted { order[$0]! < order[$1]! }
      return MatrixView.Group(
        side: side, rows: sorted.map { MatrixView.Row(actor: link($0), place: order[$0]!, cells: cells(stances, $0, columns, places)) })
    }
    return MatrixView.Table(caption: caption, issues: columns.map { link(EntityKey(.issue, $0)) }, groups: shown)
  }

  private mutating func cells(_ stances: StanceTable, _ holder: Holder, _ columns: [Int], _ places: [Int: Int]) -> [MatrixView.Cell] {
    columns.map { issue in
      guard let position = stances.latest[holder]![issue] else { return MatrixView.Cell() }
      var cell = cell(position, of: holder)
      cell.href = href(Addresses.page(.issue, id: contents.id(of: EntityKey(.issue, issue)))) + "#\(stances.anchors[position]!)"
      cell.place = places[position]!
      return cell
    }
  }

  private mutating func cell(_ index: Int, of holder: Holder) -> MatrixView.Cell {
    let position = contents.positions[index]
    let (stance, tone) = stance(position.stance)
    let standing = standing(position.provenance, isQuote: position.quote != nil)
    return MatrixView.Cell(
      stance: stance, tone: tone, words: spoken(position, stance: stance, by: link(holder).name, standing: standing.status),
      date: shortDate(position.provenance.date), standing: standing)
  }

  /// How long the words of a card are at most, in characters.
  private static let longestWords = 240

  /// A position in plain words: what was said, by whom, when, and how that stands.
  private func spoken(_ position: Position, stance: String, by name: String, standing: String) -> String {
    let details = [name, position.provenance.date.map { site.dates.text($0) } ?? "", standing].filter { !$0.isEmpty }.joined(
      separator: " · ")
    let room = max(80, Self.longestWords - details.count - 5)
    let said = position.quote.map { words(.quoted, $0.shortened(to: room)) } ?? position.summary?.shortened(to: room) ?? stance
    return "\(said) — \(details)"
  }

  /// The kinds of standing that these tables show, each once.
  private func kinds(in sections: [MatrixView.Section]) -> [MatrixView.Kind] {
    let cells = sections.lazy.flatMap(\.tables).flatMap(\.groups).flatMap(\.rows).flatMap(\.cells)
    var kinds: [MatrixView.Kind] = []
    for standing in cells.map(\.standing) where !standing.status.isEmpty && !kinds.contains(where: { $0.name == standing.status }) {
      kinds.append(MatrixView.Kind(name: standing.status, style: standing.statusClass))
    }
    return kinds
  }

  // MARK: Holders

  private func bySide(_ holders: [Holder]) -> [(Link?, [Holder])] {
    var groups: [(Link?, [Holder])] = site.sides.enumerated().map { number, side in
      (Link(name: side.label, href: href(site.address(of: side.entity)), side: side.style), holders.filter { self.side(of: $0) == number })
    }
    groups.append((Link(name: words[.noSide]), holders.filter { side(of: $0) == nil }))
    return groups.filter { !$0.1.isEmpty }
  }

  private func byKind(_ holders: [Holder]) -> [(Link?, [Holder])] {
    func kind(_ holder: Holder) -> EntityKind? { if case .entity(let key) = holder { key.kind } else { nil } }
    let groups: [(Link?, [Holder])] = [
      (Link(name: words[.organisations]), holders.filter { kind($0) == .organisation }),
      (Link(name: words[.people]), holders.filter { kind($0) == .person }),
      (Link(name: words[.others]), holders.filter { ![.organisation, .person].contains(kind($0)) }),
    ]
    return groups.filter { !$0.1.isEmpty }
  }

  private func side(of holder: Holder) -> Int? {
    if case .entity(let key) = holder { site.sideOfEntity[key] } else { nil }
  }

  func link(_ holder: Holder) -> Link {
    switch holder {
    case .entity(let key): link(key)
    case .named(let name), .unnamed(let name, _, _): Link(name: name)
    }
  }

  func sortKey(_ key: EntityKey) -> SortKey { site.sortKey(key) }

  func sortKey(_ holder: Holder) -> SortKey {
    switch holder {
    case .entity(let key): site.sortKey(key)
    case .named(let name): SortKey(name, sorting: name)
    case .unnamed(let name, let source, let number): SortKey("\(name) \(source) \(number)", sorting: name)
    }
  }
}

extension Dossier {
  /// Who is meant where a position names its holder.
  func holder(_ reference: Reference, of position: Position) -> Holder {
    switch reference {
    case .entity(let id, _): entity(id).map { .entity($0) } ?? .named(id)
    case .named(let name): .named(name)
    case .unnamed(let name, let number): .unnamed(name, source: position.provenance.origin.source, number: number)
    }
  }
}
