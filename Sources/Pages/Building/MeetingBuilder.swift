import Dossier

extension PageBuilder {
  mutating func meeting(_ index: Int) -> MeetingPage {
    let meeting = contents.meetings[index]
    let key = EntityKey(.meeting, index)
    let entry = site.publication.involvement[key]
    let track = meeting.first(\.track)
    var head = head(
      meeting,
      kicker: [
        meeting.first(\.kindOf).map { words.kind($0) }?.capitalisedFirst ?? words[.meeting],
        track.map { words(.trackNumber, $0.rawValue) },
      ]
      .compactMap(\.self).joined(separator: " · "),
      facts: [
        differences(row(.kind, meeting, \.kindOf) { words.kind($0) }),
        row(.date, meeting, meeting.dates) { FactRow.Claimed(date: date($0)) }
          ?? FactRow(term: words[.date], values: [.init(text: words[.notStated])]),
        row(.time, meeting, \.time),
        linkRow(.place, meeting, \.place) ?? FactRow(term: words[.place], values: [.init(text: words[.notStated])]),
        row(.venue, meeting, \.venue),
        row(.trackLabel, meeting) { $0.track.map { words(.trackNumber, $0.rawValue) } }, secretRow(meeting),
        linkRow(.partOf, meeting, \.partOf),
        listRow(.languages, meeting.united(\.languages).map { words.language($0) }),
        listRow(.interpreters, links(meeting.united(\.interpreters))),
      ])
    head.summary = [meeting.date.map { site.dates.text($0).capitalisedFirst }, meeting.first(\.place).map { link($0).name }].compactMap(
      \.self
    ).joined(separator: words.comma)
    let participants = site.attendance[index].participants
    let sides = sides(participants, of: meeting)
    let topics = current(meeting.records.flatMap(\.keys.topics)).united { "\($0.text)\u{0}\($0.issue?.id ?? "")" }.map { topic in
      TopicRow(
        text: topic.text, issue: topic.issue.map { link($0) }, standing: dated(history(topic.provenance, "topic", [topic.text]), topic))
    }
    let sessions = entry.gatherings.filter { isPart($0, of: key) }.map { meetingRow($0) }
    let involved = involved(key)
    (head.previous, head.next) = neighbours(of: key)
    var page = MeetingPage(
      frame: frame(
        title: meeting.name, description: description(meeting), section: .meetings, crumb: (.meetings, "meetings"), kind: .meeting),
      head: head,
      date: date(meeting.date), ways: ways(meeting), sides: sides, participantCount: participants.count,
      neighbourhood: neighbourhood(ofMeeting: index), tracks: tracks(track),
      topics: topics,
      purpose: claimed(meeting, \.purpose),
      agreed: meeting.united(\.agreed).map { AgreedRow(anchor: "agreed-" + [$0].shortHash, text: $0) },
      outcome: claimed(meeting, \.outcome),
      sessions: sessions, involved: involved)
    page.frame.changed = changedLink(.meeting, id: meeting.id)
    return finished(page, JSONLD.meeting(meeting, site.attendance[index].participants.filter(\.wasPresent), builder: self))
  }

  private func description(_ meeting: Entity<Meeting>) -> String {
    [meeting.name, meeting.date.map { site.dates.text($0) }, meeting.first(\.place).map { link($0).name }].compactMap(\.self).joined(
      separator: words.comma)
  }

  private func secretRow(_ meeting: Entity<Meeting>) -> FactRow? {
    row(.secrecy, meeting) { keys in keys.secret.map { words[$0 ? .secret : .notSecret] } }
  }

  private func isPart(_ index: Int, of key: EntityKey) -> Bool {
    contents.meetings[index].records.contains { contents.entity($0.keys.partOf?.id) == key }
  }

  private func tracks(_ track: Track?) -> [TrackStep] {
    guard let track else { return [] }
    return Track.allCases.map { step in
      let meaning: Word =
        switch step {
        case .one: .trackOneMeaning
        case .oneAndAHalf: .trackOneAndAHalfMeaning
        case .two: .trackTwoMeaning
        }
      return TrackStep(name: words(.trackNumber, step.rawValue), meaning: words[meaning], isCurrent: step == track)
    }
  }

  // MARK: Participants

  /// The participants by side, in the order of the briefing's sides, those without a side last.
  private mutating func sides(_ participants: [Participant], of meeting: Entity<Meeting>) -> [SideView] {
    var groups: [(key: Side, participants: [Participant])] = []
    for participant in participants {
      let side = participant.side.map { self.side($0) } ?? .none
      if let known = groups.firstIndex(where: { $0.key == side }) {
        groups[known].participants.append(participant)
      } else {
        groups.append((side, [participant]))
      }
    }
    let order = Dictionary(uniqueKeysWithValues: site.sides.enumerated().map { ($1.entity, $0) })
    let sorted = groups.enumerated().sorted { left, right in
      (rank(left.element.key, order), left.offset) < (rank(right.element.key, order), right.offset)
    }
    return sorted.map { side($0.element.key, $0.element.participants, isOnly: groups.count == 1, of: meeting) }
  }

  /// What participants are grouped by.
  private enum Side: Hashable {
    case entity(EntityKey)
    /// One without a page; several that an edition describes alike have numbers.
    case named(String, number: Int = 0)
    case none
  }

  private func side(_ reference: Reference) -> Side {
    switch reference {
    case .entity(let id, _): contents.entity(id).map { .entity($0) } ?? .none
    case .named(let name): .named(name)
    case .unnamed(let name, let number): .named(name, number: number)
    }
  }

  private func rank(_ side: Side, _ order: [EntityKey: Int]) -> Int {
    switch side {
    case .entity(let key): order[key] ?? 1_000
    case .named: 1_000
    case .none: 2_000
    }
  }

  private mutating func side(_ key: Side, _ participants: [Participant], isOnly: Bool, of meeting: Entity<Meeting>) -> SideView {
    let named = participants.filter { isNamed($0) }.map { participantRow($0, of: meeting) }
    let unnamed = participants.filter { !isNamed($0) }.map { participantRow($0, of: meeting) }
    let name: Link =
      switch key {
      case .entity(let key): link(key)
      case .named(let name, _): Link(name: name)
      case .none: Link(name: isOnly ? words[.namedParticipants] : words[.noSide])
      }
    return SideView(
      name: name, named: Array(named.prefix(10)), more: Array(named.dropFirst(10)), showMore: rest(named.count - 10, .showOthers),
      unnamed: unnamed, isSide: key != Side.none)
  }

  private func isNamed(_ participant: Participant) -> Bool {
    switch participant.who {
    case .person, .organisation, .name: true
    case .group, .unnamed: false
    }
  }

  private mutating func participantRow(_ participant: Participant, of meeting: Entity<Meeting>) -> ParticipantRow {
    let link = link(to: participant)
    var row = ParticipantRow(
      link: link, capacity: participant.capacity ?? "", roles: participant.capacity == nil ? roles(of: participant, at: meeting.date) : "",
      presence: presence(participant.present), withheld: participant.withheld ?? "", count: participant.count ?? 0,
      claims: claims(participant),
      standing: dated(
        history(participant.provenance, "participant", [link.name], showsStatus: participant.provenance.status != nil), participant))
    row.standing.notes = notes(participant)
    if !row.claims.isEmpty { (row.capacity, row.presence, row.withheld, row.count) = ("", "", "", 0) }
    if row.withheld.isEmpty, case .unnamed = participant.who { row.withheld = words[.nameNotGiven] }
    return row
  }

  /// What each document says of a participant, where they differ.
  func claims(_ participant: Participant) -> [FactRow.Claimed] {
    let others = participant.others.filter(\.hasDetails)
    guard !others.isEmpty else { return [] }
    return ([participant] + others).map { said in
      let side = others.contains { $0.side != nil } ? said.side.map { link($0).name } : nil
      let isThere = said.present == .throughout ? words[.namedParticipants] : presence(said.present)
      let details = [said.capacity, side, isThere, said.withheld, said.count.map { String($0) }]
      let text = details.compactMap(\.self).filter { !$0.isEmpty }.joined(separator: words.semicolon)
      return FactRow.Claimed(text: text, source: source(of: said))
    }
    .uniqued { $0.text }
  }

  /// The notes of all documents on a participant, where they have different ones.
  private func notes(_ participant: Participant) -> [ClaimedText] {
    let notes = ([participant] + participant.others).filter { $0.provenance.note != nil }.uniqued { html($0.provenance.note) }
    return notes.map { ClaimedText(html: html($0.provenance.note), source: notes.count > 1 ? source(of: $0) : nil) }
  }

  /// The offices that a participant held at the time, as far as the documents tell.
  private func roles(of participant: Participant, at date: EDTF?) -> String {
    guard case .person(let reference) = participant.who, let key = contents.entity(reference.id), key.kind == .person else {
      return ""
    }
    let held = roles(of: contents.people[key.index]).filter { $0.covers(date) }.latestTerms
    return describe(held.prefix(3).map { $0.asHeld(at: date) })
  }
}

extension Role {
  /// Whether the office can have been held at a date.
  func covers(_ date: EDTF?) -> Bool {
    guard let first = date?.earliestDay ?? date?.latestDay, let last = date?.latestDay ?? date?.earliestDay else { return true }
    if let from = from?.earliestDay, from > last { return false }
    if let to = to?.latestDay, to < first { return false }
    return true
  }

  /// The office as it was at a date that it covers: whose term is known to have ended only later was no former holder then.
  fileprivate func asHeld(at date: EDTF?) -> Role {
    var role = self
    if date != nil, to?.latestDay != nil, tenure == "former" { role.tenure = nil }
    return role
  }
}

extension String {
  var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }
}
