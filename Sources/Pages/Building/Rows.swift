import Dossier

/// The rows of lists: meetings, positions, statements.
extension PageBuilder {
  mutating func meetingRow(_ index: Int, without subject: EntityKey? = nil, standing showsStanding: Bool = true) -> MeetingRow {
    let meeting = contents.meetings[index]
    let (shown, count, own) = company(of: subject, inMeeting: index, showing: 6)
    var row = MeetingRow(
      link: link(EntityKey(.meeting, index)), date: date(meeting.date), kind: meeting.first(\.kindOf).map { words.kind($0) } ?? "",
      track: meeting.first(\.track).map { words(.trackNumber, $0.rawValue) } ?? "", isSecret: meeting.first(\.secret) ?? false,
      place: meeting.first(\.place).map { link($0) }, with: shown, withMore: rest(count - shown.count, .moreOthers),
      standing: showsStanding ? standing(meeting, isBrief: true) : Standing(), capacity: own?.capacity.map { words(.inCapacity, $0) } ?? "",
      presence: own.map { presence($0.present) } ?? "")
    row.claims = own.map { claims($0) } ?? []
    if !row.claims.isEmpty { (row.capacity, row.presence) = ("", "") }
    if own == nil, let subject, interprets(subject, meeting) { row.capacity = words[.interpreter] }
    return row
  }

  private func interprets(_ key: EntityKey, _ meeting: Entity<Meeting>) -> Bool {
    meeting.records.contains { $0.keys.interpreters.contains { contents.entity($0.id) == key } }
  }

  /// Who was at a meeting with somebody, or at all: the first of them, how many, and the one as participant, be it as one who was absent.
  func company(
    of subject: EntityKey? = nil, inMeeting meeting: Int, showing most: Int
  ) -> (shown: [Link], count: Int, own: Participant?) {
    let attendance = site.attendance[meeting]
    var shown: [Link] = []
    var own: Int?
    var count = 0
    for (place, key) in attendance.keys.enumerated() {
      if let subject, key == subject {
        own = own ?? place
      } else if attendance.participants[place].wasPresent {
        count += 1
        if shown.count < most { shown.append(key.map { link($0) } ?? link(to: attendance.participants[place])) }
      }
    }
    return (shown, count, own.map { attendance.participants[$0] })
  }

  /// How many are left out of a list, in words; nothing where none are.
  func rest(_ count: Int, _ word: Word) -> String { count > 0 ? words(word, String(count)) : "" }

  /// Offices in a few words: Former diplomat; outgoing president, Council on Foreign Relations.
  func describe(_ roles: some Sequence<Role>) -> String {
    roles.map { role in
      let tenure = role.tenure.map { $0 == "current" ? "" : "\(words.tenure($0)) " } ?? ""
      return tenure + role.title + (role.organisation.map { words.comma + link($0).name } ?? "")
    }.joined(separator: words.semicolon).capitalisedFirst
  }

  func presence(_ presence: Participant.Presence?) -> String {
    switch presence {
    case .throughout, nil: ""
    case .absent: words[.absent]
    case .part: words[.presentInPart]
    }
  }

  /// Links to those whom a list names, each entity once.
  func links(_ references: [Reference]) -> [Link] { contents.distinct(references).map { link($0) } }

  func link(to participant: Participant) -> Link {
    switch participant.who {
    case .person(let reference), .organisation(let reference): link(reference)
    case .name(let name), .group(let name), .unnamed(let name, _): Link(name: name)
    }
  }

  mutating func positionRow(_ index: Int, showsIssue: Bool = true, showsHolders: Bool = true) -> PositionRow {
    let position = contents.positions[index]
    let (stance, tone) = stance(position.stance)
    var row = PositionRow(
      holders: showsHolders ? links(position.holders) : [], issue: showsIssue ? position.issue.map { link($0) } : nil,
      stance: stance,
      tone: tone,
      summary: position.summary ?? "", quote: position.quote ?? "", quoteLanguage: quoteLanguage(position),
      date: date(position.provenance.date),
      spokesperson: nil, hasSpokesperson: false, to: links(position.to), meeting: position.meeting.map { link($0) },
      work: position.work.map { link($0) },
      standing: standing(position.provenance, isQuote: position.quote != nil))
    (row.spokesperson, row.hasSpokesperson) = spokesperson(position.spokesperson)
    row.anchor = anchor(
      position.provenance, "position", position.holders.map { link($0).name } + [position.stance, position.summary, position.quote])
    row.standing.earlier = earlier(position.provenance)
    return row
  }

  private func quoteLanguage(_ position: Position) -> String? {
    guard case .sidecar(let document) = contents.sources[position.provenance.origin.source].role else { return nil }
    return foreign(contents.documents[document].keys.language)
  }

  func spokesperson(_ spokesperson: Spokesperson?) -> (Link?, Bool) {
    switch spokesperson {
    case .described(let reference): (link(reference), false)
    case .unstated: (nil, true)
    case nil: (nil, false)
    }
  }

  /// A stance in words, and its tone; a word outside the scale stands as it is.
  func stance(_ stance: String?) -> (String, String) {
    guard let stance else { return (words[.noStance], "none") }
    let usual = Configuration.usualStances.first { $0.id == stance }
    if let own = contents.configuration.stances.first(where: { $0.id == stance }), own != usual { return (own.label, own.shownTone) }
    if let usual { return (words.usualStance(usual.id) ?? usual.label, usual.shownTone) }
    let spaced = stance.inWords
    return (spaced.prefix(1).uppercased() + spaced.dropFirst(), "other")
  }

  mutating func factRow(_ index: Int, without subject: EntityKey?) -> SentenceRow {
    let fact = contents.facts[index]
    return SentenceRow(
      kind: fact.kindOf.map { words.kind($0) } ?? "", text: fact.text, about: others(fact.about, without: subject),
      date: date(fact.provenance.date),
      work: fact.work.map { link($0) }, standing: history(fact.provenance, "fact", [fact.text]))
  }

  /// How a statement of a list stands, with those in whose place it does.
  ///
  /// - Parameters:
  ///   - kind: What kind of item it is, for its anchor: `fact`.
  ///   - words: What tells it from the others.
  mutating func history(_ provenance: Provenance, _ kind: String, _ words: [String?], showsStatus: Bool = true) -> Standing {
    var standing = standing(provenance, showsStatus: showsStatus)
    standing.anchor = anchor(provenance, kind, words)
    standing.earlier = earlier(provenance)
    return standing
  }

  func others(_ references: [Reference], without subject: EntityKey?) -> [Link] {
    links(references.filter { contents.entity($0.id) != subject || $0.id == nil })
  }

  mutating func judgementRow(_ judgement: Judgement, without subject: EntityKey? = nil) -> SentenceRow {
    SentenceRow(
      text: judgement.text, about: others(judgement.about, without: subject), date: date(judgement.provenance.date),
      standing: history(judgement.provenance, "judgement", [judgement.text], showsStatus: judgement.provenance.status != nil))
  }

  mutating func questionRow(_ question: Question, without subject: EntityKey? = nil) -> SentenceRow {
    SentenceRow(
      text: question.text, about: others(question.about, without: subject), date: date(question.provenance.date),
      standing: history(question.provenance, "question", [question.text], showsStatus: question.provenance.status != nil),
      answer: question.answer.map { answer in
        AnswerView(
          text: answer.text, date: date(answer.provenance.date),
          standing: standing(answer.provenance, showsStatus: answer.provenance.status != nil))
      })
  }

  mutating func relationRow(_ index: Int, of subject: EntityKey) -> RelationRow? {
    let relation = contents.relations[index]
    let isFrom = contents.entity(relation.from?.id) == subject
    guard let other = isFrom ? relation.to : relation.from else { return nil }
    return RelationRow(
      kind: kind(of: relation), isInverse: !isFrom, subject: contents.name(of: subject), other: link(other),
      date: date(relation.provenance.date),
      standing: history(
        relation.provenance, "relation", [relation.from, relation.to].map { $0.map { link($0).name } } + [relation.kindOf]))
  }

  mutating func commentRow(_ comment: Comment, meeting: Int?) -> CommentRow {
    let (response, name): (Word, String) =
      switch comment.response {
      case .declined: (.responseDeclined, "declined")
      case .some(.none): (.responseNone, "none")
      case .commented: (.responseCommented, "commented")
      case .declinedOrNone: (.responseDeclinedOrNone, "declined-or-none")
      case nil: (.responseNotStated, "unknown")
      }
    let (spokesperson, hasSpokesperson) = spokesperson(comment.spokesperson)
    return CommentRow(
      by: links(comment.by), to: links(comment.to), response: words[response], responseClass: name,
      text: comment.text ?? "",
      spokesperson: spokesperson, hasSpokesperson: hasSpokesperson, meeting: meeting.map { link(EntityKey(.meeting, $0)) },
      standing: dated(
        history(
          comment.provenance, "comment", comment.by.map { link($0).name } + [comment.text], showsStatus: comment.provenance.status != nil),
        comment))
  }

  /// How an item stands whose row has no place of its own for a date.
  func dated(_ standing: Standing, _ item: some Sourced) -> Standing {
    var standing = standing
    standing.date = date(item.provenance.date)
    return standing
  }

  mutating func roleRow(_ role: Role, person: Link? = nil) -> RoleRow {
    RoleRow(
      title: role.title, tenure: role.tenure.map { words.tenure($0) } ?? "", person: person,
      organisation: person == nil ? role.organisation.map { link($0) } : nil,
      period: period(of: role),
      standing: history(
        role.provenance, "role", [person?.name, role.title, role.organisation.map { link($0).name }, role.from?.description],
        showsStatus: role.provenance.status != nil))
  }

  /// When an office was held, and when that was said.
  func period(of role: Role) -> String {
    [site.dates.text(from: role.from, to: role.to), role.provenance.date.map { site.dates.text($0) }].compactMap(\.self).joined(
      separator: " · ")
  }

  mutating func workRow(_ index: Int) -> WorkRow {
    let work = contents.works[index]
    return WorkRow(
      link: link(EntityKey(.work, index)), kind: work.first(\.kindOf).map { words.kind($0) } ?? "", date: date(work.date),
      authors: links(work.united(\.authors)), publisher: work.first(\.publisher).map { link($0) },
      standing: standing(work, isBrief: true))
  }

  func documentRow(_ index: Int, detail: String = "") -> DocumentRow {
    DocumentRow(
      link: link(toDocument: index), kind: contents.documents[index].keys.kindOf.map { words.kind($0) } ?? words[.document],
      date: date(contents.documents[index].keys.published),
      reliability: contents.documents[index].keys.reliability.map { words(.graded, $0.description) } ?? "", detail: detail)
  }
}

extension Stance {
  /// The tone by which a page shows it: what is unclear is not neutral.
  fileprivate var shownTone: String { id == "unclear" && tone == .neutral ? "unclear" : tone.rawValue }
}
