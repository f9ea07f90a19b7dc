import Dossier

/// The sections that several kinds of pages have.
extension PageBuilder {
  /// How many meetings a page shows in full before the rest is listed by year.
  static let meetingsInFull = 20
  /// How many meetings of one year stand together.
  private static let mostOfYear = 30
  /// How many people met, and documents that mention the subject, a page names.
  static let longestList = 60

  /// How many documents that mention the subject are quoted.
  static let mostExcerpts = 4

  mutating func involved(_ key: EntityKey) -> Involved {
    var involved = Involved()
    takeMeetings(site.publication.involvement[key].meetings, of: key, into: &involved)
    takeAllElse(of: key, into: &involved)
    return involved
  }

  /// The sections behind the meetings. All sections of a page are made in the order in which they stand on it: the numbers of the evidence
  /// then rise from its top to its foot.
  mutating func takeAllElse(of key: EntityKey, into involved: inout Involved) {
    let entry = site.publication.involvement[key]
    if key.kind != .issue {
      let order = inOrder(current((entry.positions + entry.conveyed).uniqued { $0 }, in: contents.positions))
      involved.positions = order.map { positionRow($0, showsHolders: !holds(key, $0)) }
      involved.positionCount = positionCount(of: key)
      if order.count > Self.positionsInOneList { involved.positionYears = byPeriod(order, involved.positions) }
    }
    involved.facts = factRows(about: key)
    involved.works = entry.works.map { workRow($0) }
    involved.relations = relationRows(of: key)
    involved.comments = commentRows(of: key)
    takeContacts(of: key, entry.meetings, into: &involved)
    involved.judgements = judgementRows(about: key)
    involved.questions = questionRows(about: key)
    involved.documents = entry.documents.filter { !entry.sent.contains($0) }.map { documentRow($0) }
    (involved.sent, involved.received) = (entry.sent.map { letterRow($0) }, entry.received.map { letterRow($0) })
    let mentions = site.mentions(of: key)
    involved.mentionCount = mentions.count
    involved.mentionsRest = rest(mentions.count - Self.longestList, .moreContacts)
    for mention in mentions.prefix(Self.mostExcerpts) {
      guard let excerpt = excerpt(mention) else { break }
      involved.excerpts.append(excerpt)
    }
    involved.mentions = mentions.prefix(Self.longestList).dropFirst(involved.excerpts.count).map { mentionRow($0) }
  }

  private func holds(_ key: EntityKey, _ position: Int) -> Bool {
    contents.positions[position].holders.contains { contents.entity($0.id) == key }
  }

  /// The requests for comment that a meeting's records tell of, or that were put to somebody.
  private mutating func commentRows(of key: EntityKey) -> [CommentRow] {
    if key.kind == .meeting {
      return current(contents.meetings[key.index].records.flatMap(\.keys.comments)).map { commentRow($0, meeting: nil) }
    }
    return site.publication.involvement[key].comments.map { place in
      commentRow(contents.meetings[place.meeting].records[place.record].keys.comments[place.comment], meeting: place.meeting)
    }
  }

  mutating func factRows(about key: EntityKey) -> [SentenceRow] {
    current(site.publication.involvement[key].facts, in: contents.facts).map { factRow($0, without: key) }
  }

  mutating func relationRows(of key: EntityKey) -> [RelationRow] {
    current(site.publication.involvement[key].relations, in: contents.relations).compactMap { relationRow($0, of: key) }
  }

  mutating func judgementRows(about key: EntityKey) -> [SentenceRow] {
    current(site.publication.involvement[key].judgements, in: contents.judgements).map {
      judgementRow(contents.judgements[$0], without: key)
    }
  }

  /// What is not known of an entity, by itself or after a meeting that is another's.
  mutating func questionRows(about key: EntityKey) -> [SentenceRow] {
    let entry = site.publication.involvement[key]
    let after = entry.gatherings.filter { EntityKey(.meeting, $0) != key }.flatMap { meeting in
      current(contents.meetings[meeting].records.flatMap(\.keys.questions)).united(by: \.text).filter { question in
        question.about.contains { contents.entity($0.id) == key }
      }
    }
    let own = current(entry.questions, in: contents.questions).map { contents.questions[$0] }
    let stated = key.kind == .meeting ? current(contents.meetings[key.index].records.flatMap(\.keys.questions)).united(by: \.text) : []
    return (stated + own + after).map { questionRow($0, without: key) }
  }

  /// The newest meetings in full, the others by year.
  mutating func takeMeetings(_ meetings: [Int], of key: EntityKey, into involved: inout Involved) {
    involved.meetingCount = meetings.count
    let newest = Array(meetings.reversed())
    let isLong = newest.count > Self.meetingsInFull + 10
    involved.meetings = newest.prefix(isLong ? Self.meetingsInFull : newest.count).map { meetingRow($0, without: key) }
    if isLong { involved.olderMeetings = byYear(newest.dropFirst(Self.meetingsInFull), of: key) }
  }

  private mutating func byYear(_ meetings: ArraySlice<Int>, of key: EntityKey) -> [MeetingYear] {
    let periods = periods(of: meetings.map { contents.meetings[$0].date }, mostOfYear: Self.mostOfYear)
    return zip(meetings, periods).map { (meeting: $0, period: $1) }.chunked(on: \.period).map { period, meetings in
      MeetingYear(year: period, meetings: meetings.map { meetingRow($0.meeting, without: key, standing: false) })
    }
  }

  /// Whom the subject met and where, most often first.
  private mutating func takeContacts(of key: EntityKey, _ meetings: [Int], into involved: inout Involved) {
    guard key.kind == .person || key.kind == .organisation else { return }
    var people: [EntityKey: [Int]] = [:]
    var places: [EntityKey: [Int]] = [:]
    // Who was invited and did not come met nobody, nowhere.
    for index in meetings where site.present[index].contains(key) {
      let meeting = contents.meetings[index]
      for other in site.present[index] where other != key { people[other, default: []].append(index) }
      if let place = contents.entity(meeting.first(\.place)?.id) { places[place, default: []].append(index) }
    }
    involved.neighbourhood = neighbourhood(of: key, met: people)
    involved.contacts = contactRows(people)
    involved.contactsMore = people.count - involved.contacts.count
    involved.contactsRest = rest(involved.contactsMore, .moreContacts)
    involved.places = contactRows(places)
  }

  /// The first ones, whom the subject met most often.
  private func contactRows(_ meetings: [EntityKey: [Int]]) -> [ContactRow] {
    meetings.sorted { (-$0.value.count, $0.key) < (-$1.value.count, $1.key) }.prefix(Self.longestList).map { other, meetings in
      let times = words.count(meetings.count, .timesCount)
      let last = meetings.last.flatMap { contents.meetings[$0].date }.map { site.dates.text($0) }
      let when = last.map { meetings.count == 1 ? $0 : words(.lastTime, times, $0) } ?? times
      return ContactRow(link: link(other), count: meetings.count, words: when)
    }
  }
}
