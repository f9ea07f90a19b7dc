import Dossier

/// The small networks of people, organisations and meetings.
extension PageBuilder {
  /// How many are drawn, and how many of their ties: enough to see a circle, and some four thousand bytes at most.
  private static let mostMembers = 10
  private static let mostPairs = 10

  /// Two of those around, and what ties them besides the page's subject.
  private struct Pair {
    var one: Int
    var other: Int
    var meetings = 0
    var relation: Int?
  }

  /// Whom the subject met most, and who of them met each other without it.
  ///
  /// Nothing where it would say no more than the list beside it: of fewer than three, or of those who know each other
  /// through the subject alone. A book is no page to look around in.
  func neighbourhood(of key: EntityKey, met: [EntityKey: [Int]]) -> Neighbourhood? {
    guard numbering == .page, met.count > 2 else { return nil }
    let chosen = met.sorted { (-$0.value.count, $0.key) < (-$1.value.count, $1.key) }.prefix(Self.mostMembers)
    let members = chosen.map { (rank($0.key), -$0.value.count, $0.key) }.sorted { $0 < $1 }.map(\.2)
    let pairs = pairs(among: members) { one in Set(met[one]!) }
    guard !pairs.isEmpty else { return nil }
    let ring = RingGeometry(count: members.count)
    let most = members.lazy.map { met[$0]!.count }.max() ?? 1
    var view = view(ring, members, pairs)
    view.middle = SideMark(x: ring.middle.x, y: ring.middle.y, style: site.sideOfEntity[key].map { site.sides[$0].style } ?? "")
    view.caption = words(.nearCaption, contents.name(of: key)) + leftOut(met.count)
    for index in members.indices {
      let meetings = met[members[index]]!
      let count = words.count(meetings.count, .meetingsCount)
      let last = meetings.last.flatMap { contents.meetings[$0].date }.map { words(.lastTime, count, site.dates.text($0)) }
      view.members[index].title += ": " + (last ?? count)
      view.members[index].strength = 1 + 4 * (meetings.count - 1) / max(1, most - 1)
      view.members[index].spoke = Neighbourhood.Chord(
        x1: ring.middle.x, y1: ring.middle.y, x2: ring.places[index].x, y2: ring.places[index].y)
    }
    return view
  }

  /// Who took part in a meeting, and who of them met elsewhere too.
  func neighbourhood(ofMeeting index: Int) -> Neighbourhood? {
    let present = site.present[index]
    guard numbering == .page, present.count > 2 else { return nil }
    let busiest = present.map { (-meetingCount($0), $0) }.sorted { $0 < $1 }.prefix(Self.mostMembers)
    let members = busiest.map { (rank($0.1), $0.1) }.sorted { $0 < $1 }.map(\.1)
    let own: Set = [index]
    let pairs = pairs(among: members) { _ in own }
    guard !pairs.isEmpty else { return nil }
    var view = view(RingGeometry(count: members.count), members, pairs)
    view.caption = words[.nearMeetingCaption] + leftOut(present.count)
    return view
  }

  private func leftOut(_ count: Int) -> String {
    count > Self.mostMembers ? " " + words(.nearPartial, String(Self.mostMembers), String(count)) : ""
  }

  private func meetingCount(_ key: EntityKey) -> Int { site.publication.involvement[key].meetings.count }

  /// Sides stand together, those without one last.
  private func rank(_ key: EntityKey) -> Int { site.sideOfEntity[key] ?? site.sides.count }

  /// The pairs that are tied besides the page's subject, those of most meetings first.
  ///
  /// - Parameter without: The meetings of a member that do not count, for the subject was there.
  private func pairs(among members: [EntityKey], without: (EntityKey) -> Set<Int>) -> [Pair] {
    var pairs: [Pair] = []
    for (one, first) in members.enumerated() {
      let known = without(first)
      for (other, second) in members.enumerated().dropFirst(one + 1) {
        let tie = site.ties.tie(Ties.Pair(first, second))
        let meetings = tie.map { tie in site.ties.meetings(of: tie).count { !known.contains($0) } } ?? 0
        if meetings > 0 { pairs.append(Pair(one: one, other: other, meetings: meetings)) }
      }
      for relation in site.relations(of: first) {
        guard relation.from == first, let other = members.firstIndex(of: relation.to) else { continue }
        pairs.append(Pair(one: one, other: other, relation: relation.relation))
      }
    }
    return pairs.sorted { (-$0.meetings, $0.one, $0.other) < (-$1.meetings, $1.one, $1.other) }
  }

  private func view(_ ring: RingGeometry, _ members: [EntityKey], _ pairs: [Pair]) -> Neighbourhood {
    let shown = pairs.prefix(Self.mostPairs)
    func chord(_ pair: Pair) -> Neighbourhood.Chord {
      let (a, b) = (ring.places[pair.one], ring.places[pair.other])
      return Neighbourhood.Chord(x1: a.x, y1: a.y, x2: b.x, y2: b.y)
    }
    return Neighbourhood(
      height: ring.height,
      members: zip(members, ring.places).map { key, place in
        let link = link(key)
        return Neighbourhood.Member(
          title: link.name, href: link.href ?? "", label: label(link.name, of: key.kind, within: ring.room(at: place)),
          labelX: ring.labelX(place), place: place, side: link.side, strength: 1)
      },
      ties: shown.filter { $0.relation == nil }.map(chord), relations: shown.filter { $0.relation != nil }.map(chord), caption: "",
      pairs: shown.map { describe($0, members) }, more: rest(pairs.count - shown.count, .moreContacts))
  }

  private func describe(_ pair: Pair, _ members: [EntityKey]) -> String {
    let names = (contents.name(of: members[pair.one]), contents.name(of: members[pair.other]))
    if let relation = pair.relation { return words(.relationOf, names.0, kind(of: contents.relations[relation]), names.1) }
    return words(.tieOf, names.0, names.1, words.count(pair.meetings, .meetingsCount))
  }

  /// A name that fits; a person's with initials before it is cut.
  private func label(_ name: String, of kind: EntityKind, within room: Int) -> String {
    let size = 14
    guard kind == .person, LabelWidth.of(name, size: size) > room else { return LabelWidth.fit(name, size: size, within: room) }
    return LabelWidth.fit(name.withInitials, size: size, within: room)
  }
}
