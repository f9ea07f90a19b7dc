import Dossier

extension PageBuilder {
  /// How many earlier stances the overview of an issue shows of each holder.
  private static let mostEarlier = 5

  mutating func issue(_ index: Int) -> IssuePage {
    let issue = contents.issues[index]
    let key = EntityKey(.issue, index)
    let entry = site.publication.involvement[key]
    let questions = claimed(issue, \.question)
    var head = head(issue, kicker: words[.issue], facts: [linkRow(.partOf, issue, \.parent)])
    let order = positions(onIssue: index)
    let anchors = anchors(ofPositions: order)
    let holders = holders(newestFirst(order), anchors)
    head.facts = stanceFacts(holders, order) + head.facts
    let (silent, silentRest) = silent(entry)
    let isLong = order.count > Self.positionsInOneList
    let rows = order.enumerated().map { place, position in
      var row = positionRow(position, showsIssue: false)
      row.anchor = anchors[place]
      return row
    }
    let years = isLong ? byPeriod(order, rows) : []
    var involved = involved(key)
    involved.meetings = []
    (head.previous, head.next) = neighbours(of: key)
    var page = IssuePage(
      frame: frame(
        title: issue.name, description: questions.first?.text ?? issue.name, section: .positions, crumb: (.positions, "positions"),
        kind: .issue),
      head: head, questions: questions, holders: holders, silent: silent, silentRest: rest(silentRest, .moreOthers),
      positions: isLong ? [] : rows, positionYears: years,
      meetings: entry.gatherings.reversed().map { meetingRow($0) },
      issues: entry.issues.map { link(EntityKey(.issue, $0)) }, involved: involved,
      overTime: stancesOverTime(order, anchors, named: issue.name))
    page.frame.changed = changedLink(.issue, id: issue.id)
    return finished(page, nil)
  }

  /// Every holder once, with the latest stance first and the earlier ones from which it differs behind it.
  private mutating func holders(_ newestFirst: [(place: Int, position: Int)], _ anchors: [String]) -> [HolderRow] {
    var rows: [HolderRow] = []
    var names: [SortKey] = []
    var known: [Holder: Int] = [:]
    let places = places(ofStances: newestFirst.map(\.position))
    for (date, (place, index)) in newestFirst.enumerated() {
      let position = contents.positions[index]
      let (stance, tone) = stance(position.stance)
      for reference in position.holders {
        let holder = contents.holder(reference, of: position)
        if let row = known[holder] {
          // A stance that stayed what it was is no news; the list of positions has them all.
          if rows[row].earlier.last?.stance ?? rows[row].stance != stance {
            rows[row].earlier.append(.init(stance: stance, tone: tone, date: shortDate(position.provenance.date)))
          }
        } else {
          known[holder] = rows.count
          names.append(sortKey(holder))
          rows.append(
            HolderRow(
              holder: link(reference), stance: stance, tone: tone, href: "#\(anchors[place])",
              date: self.date(position.provenance.date), earlier: [],
              standing: standing(position.provenance, isQuote: position.quote != nil), stancePlace: places[index]!, datePlace: date))
        }
      }
    }
    for (row, place) in names.sortedPlaces.enumerated() {
      rows[row].namePlace = place
      rows[row].earlierRest = rest(rows[row].earlier.count - Self.mostEarlier, .moreOthers)
      rows[row].earlier = Array(rows[row].earlier.prefix(Self.mostEarlier))
    }
    return rows.sorted { ($0.stancePlace, $0.namePlace) < ($1.stancePlace, $1.namePlace) }
  }
}
