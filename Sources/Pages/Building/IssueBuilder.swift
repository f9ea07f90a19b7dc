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
    let meetings = entry.gatherings.reversed().map { meetingRow($0) }
    var involved = Involved()
    involved.meetingCount = entry.meetings.count
    takeAllElse(of: key, into: &involved)
    (head.previous, head.next) = neighbours(of: key)
    var page = IssuePage(
      frame: frame(
        title: issue.name, description: questions.first?.text ?? issue.name, section: .positions, crumb: (.positions, "positions"),
        kind: .issue),
      head: head, questions: questions, holders: holders, silent: silent, silentRest: rest(silentRest, .moreOthers),
      positions: isLong ? [] : rows, positionYears: years, positionCount: positionCount(of: key),
      meetings: meetings,
      issues: entry.issues.map { link(EntityKey(.issue, $0)) }, involved: involved,
      overTime: stancesOverTime(order, anchors, named: issue.name))
    page.frame.changed = changedLink(.issue, id: issue.id)
    return finished(page, nil)
  }

  /// Every holder once, with the latest stance first and the earlier ones from which it differs behind it.
  private mutating func holders(_ newestFirst: [(place: Int, position: Int)], _ anchors: [String]) -> [HolderRow] {
    var latest: [(holder: Reference, date: Int, place: Int, position: Int, earlier: [HolderRow.Earlier])] = []
    var names: [SortKey] = []
    var known: [Holder: Int] = [:]
    for (date, (place, index)) in newestFirst.enumerated() {
      let position = contents.positions[index]
      let (stance, tone) = stance(position.stance)
      for reference in contents.distinct(position.holders) {
        let holder = contents.holder(reference, of: position)
        if let row = known[holder] {
          // A stance that stayed what it was is no news; the list of positions has them all.
          if latest[row].earlier.last?.stance ?? self.stance(contents.positions[latest[row].position].stance).0 != stance {
            latest[row].earlier.append(.init(stance: stance, tone: tone, date: shortDate(position.provenance.date)))
          }
        } else {
          known[holder] = latest.count
          names.append(sortKey(holder))
          latest.append((reference, date, place, index, []))
        }
      }
    }
    let places = places(ofStances: newestFirst.map(\.position))
    // In the order in which they are shown, for the numbers of the evidence.
    let order = names.sortedPlaces.enumerated().map { (row: $0, name: $1, stance: places[latest[$0].position]!) }
    return order.sorted { ($0.stance, $0.name) < ($1.stance, $1.name) }.map { row, name, place in
      let latest = latest[row]
      let position = contents.positions[latest.position]
      let (stance, tone) = stance(position.stance)
      return HolderRow(
        holder: link(latest.holder), stance: stance, tone: tone, href: "#\(anchors[latest.place])", date: date(position.provenance.date),
        earlier: Array(latest.earlier.prefix(Self.mostEarlier)), earlierRest: rest(latest.earlier.count - Self.mostEarlier, .moreOthers),
        standing: standing(position.provenance, isQuote: position.quote != nil), namePlace: name, stancePlace: place,
        datePlace: latest.date)
    }
  }
}
