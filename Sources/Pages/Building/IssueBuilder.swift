import Dossier

extension PageBuilder {
  /// How many earlier stances the overview of an issue shows of each holder.
  private static let mostEarlier = 5
  /// How many positions stand in one list; more are listed by year.
  private static let mostPositions = 60

  mutating func issue(_ index: Int) -> IssuePage {
    let issue = contents.issues[index]
    let key = EntityKey(.issue, index)
    let entry = site.publication.involvement[key]
    let question = issue.first(\.question) ?? ""
    var head = head(issue, kicker: words[.issue], facts: [linkRow(.partOf, issue, \.parent)])
    let order = inOrder(entry.positions)
    let holders = holders(order.reversed())
    head.facts = stanceFacts(holders, order) + head.facts
    let (silent, silentRest) = silent(entry)
    let isLong = order.count > Self.mostPositions
    let positions = isLong ? [] : order.map { positionRow($0, showsIssue: false) }
    let years = isLong ? byYear(order) : []
    var involved = involved(key)
    involved.meetings = []
    (head.previous, head.next) = neighbours(of: key)
    let page = IssuePage(
      frame: frame(
        title: issue.name, description: question.isEmpty ? issue.name : question, section: .positions, crumb: (.positions, "positions"),
        kind: .issue),
      head: head, question: question, holders: holders, silent: silent, silentRest: rest(silentRest, .moreOthers), positions: positions,
      years: years,
      meetings: entry.gatherings.reversed().map { meetingRow($0) },
      issues: entry.issues.map { link(EntityKey(.issue, $0)) }, involved: involved)
    return finished(page, nil)
  }

  /// Positions by year; where all of them are of a year or two, by month.
  private mutating func byYear(_ order: [Int]) -> [PositionYear] {
    let spanned = Set(order.compactMap { contents.positions[$0].provenance.date?.years.lowerBound })
    var years: [PositionYear] = []
    for index in order {
      let year = period(of: contents.positions[index].provenance.date, byMonth: spanned.count <= 2)
      let row = positionRow(index, showsIssue: false)
      if years.last?.year == year {
        years[years.count - 1].positions.append(row)
      } else {
        years.append(PositionYear(year: year, positions: [row]))
      }
    }
    return years
  }

  private func period(of date: EDTF?, byMonth: Bool) -> String {
    guard let date else { return words[.undated] }
    let year = String(date.years.lowerBound)
    guard byMonth, let month = date.start.date?.month, let whole = try? EDTF(parsing: "\(year)-\(month < 10 ? "0" : "")\(month)") else {
      return year
    }
    return site.dates.text(whole)
  }

  /// Positions by date, undated ones last.
  private func inOrder(_ positions: [Int]) -> [Int] {
    positions.enumerated().sorted { left, right in
      switch (contents.positions[left.element].provenance.date, contents.positions[right.element].provenance.date) {
      case (let a?, let b?) where a != b: a < b
      case (nil, .some): false
      case (.some, nil): true
      default: left.offset < right.offset
      }
    }.map(\.element)
  }

  /// Every holder once, with the latest stance first and the earlier ones from which it differs behind it.
  private mutating func holders(_ newestFirst: [Int]) -> [HolderRow] {
    var rows: [(key: String, row: HolderRow)] = []
    let dated = newestFirst.filter { contents.positions[$0].provenance.date != nil }
    let undated = newestFirst.filter { contents.positions[$0].provenance.date == nil }
    for index in dated + undated {
      let position = contents.positions[index]
      let (stance, tone) = stance(position.stance)
      for holder in position.holders {
        let key = identity(holder)
        if let known = rows.firstIndex(where: { $0.key == key }) {
          // A stance that stayed what it was is no news; the list of positions has them all.
          let next = rows[known].row.earlier.last?.stance ?? rows[known].row.stance
          if next != stance {
            rows[known].row.earlier.append(.init(stance: stance, tone: tone, date: shortDate(position.provenance.date)))
          }
        } else {
          let row = HolderRow(
            holder: link(holder), stance: stance, tone: tone, date: date(position.provenance.date), earlier: [],
            standing: standing(position.provenance, isQuote: position.quote != nil))
          rows.append((key, row))
        }
      }
    }
    for index in rows.indices {
      rows[index].row.earlierRest = rest(rows[index].row.earlier.count - Self.mostEarlier, .moreOthers)
      rows[index].row.earlier = Array(rows[index].row.earlier.prefix(Self.mostEarlier))
    }
    return rows.map(\.row).sorted { ($0.tone.toneRank, $0.holder.name) < ($1.tone.toneRank, $1.holder.name) }
  }

  private func identity(_ reference: Reference) -> String {
    switch reference {
    case .entity(let id, _): contents.entity(id).map(contents.id) ?? id
    case .named(let name), .unnamed(let name): "\u{0}\(name)"
    }
  }
}

extension String {
  /// The order of tones: for, on a condition, neither, others, against.
  fileprivate var toneRank: Int { ["positive": 0, "conditional": 1, "neutral": 2, "other": 3, "none": 4, "negative": 5][self] ?? 4 }
}
