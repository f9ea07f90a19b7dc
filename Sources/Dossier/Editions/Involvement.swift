/// Where each entity and document of a publication takes part: the references read backwards.
public struct Involvement: Sendable {
  /// What one entity is involved in. Numbers are indexes into the lists of the dossier.
  public struct Entry: Sendable {
    /// Meetings in which it takes part or interprets, in the order of their dates.
    public var meetings: [Int] = []
    public var positions: [Int] = []
    /// Positions that it was told, or spoke for those who hold them.
    public var conveyed: [Int] = []
    public var facts: [Int] = []
    public var relations: [Int] = []
    public var judgements: [Int] = []
    public var questions: [Int] = []
    /// Works that it wrote or published.
    public var works: [Int] = []
    /// Comments it was asked for, asked for itself, or made for others: the meeting, and the comment's record and place in it.
    public var comments: [CommentKey] = []
    /// People who hold or held an office there.
    public var members: [Int] = []
    /// Organisations that it publishes or is the parent of.
    public var organisations: [Int] = []
    /// Meetings of a series, at a place, or with a topic on an issue.
    public var gatherings: [Int] = []
    /// Documents it wrote, drafted or published, or that retell it.
    public var documents: [Int] = []
    /// Documents that it sent, and that were sent to it.
    public var sent: [Int] = []
    public var received: [Int] = []
    /// Issues of which it is the parent.
    public var issues: [Int] = []
    /// Meetings that a statement "according to" it concerns.
    public var attributed: [Int] = []

    fileprivate mutating func forgetLists() {
      (positions, conveyed, facts, relations, judgements, questions) = ([], [], [], [], [], [])
    }
  }

  public struct CommentKey: Sendable, Hashable {
    public var meeting: Int
    public var record: Int
    public var comment: Int
  }

  private var entries: ByKind<[Entry]>
  /// Meetings by date, undated ones last.
  public private(set) var meetingOrder: [Int] = []
  private let names: [String: EntityKey]

  public subscript(key: EntityKey) -> Entry { _read { yield entries[key.kind][key.index] } }

  init(_ dossier: Dossier) {
    names = dossier.names
    entries = ByKind { [Entry](repeating: Entry(), count: dossier.count(of: $0)) }
    meetingOrder = Self.order(dossier.meetings)
    takeMeetings(dossier)
    takePeople(dossier)
    takeOrganisations(dossier)
    takeWorks(dossier)
    takeStatements(dossier)
    takeDocuments(dossier)
  }

  /// The involvement in a dossier that differs in its lists alone from that of another.
  init(_ dossier: Dossier, keeping last: Involvement) {
    self = last
    for kind in EntityKind.allCases { for index in entries[kind].indices { entries[kind][index].forgetLists() } }
    takeStatements(dossier)
  }

  /// Meetings by date, then by id; undated ones last.
  private static func order(_ meetings: Catalogue<Meeting>) -> [Int] {
    let dates = meetings.entities.map { $0.date?.order }
    return meetings.indices.sorted { left, right in
      switch (dates[left], dates[right]) {
      case (let a?, let b?) where a != b: a < b
      case (nil, .some): false
      case (.some, nil): true
      default: meetings[left].id < meetings[right].id
      }
    }
  }

  private mutating func add(_ value: Int, to reference: Reference?, _ path: WritableKeyPath<Entry, [Int]>) {
    guard let id = reference?.id, let key = names[id] else { return }
    if entries[key.kind][key.index][keyPath: path].last != value { entries[key.kind][key.index][keyPath: path].append(value) }
  }

  private mutating func takeMeetings(_ dossier: Dossier) {
    let history = ItemHistory(dossier)
    for index in meetingOrder {
      for (number, record) in dossier.meetings[index].records.enumerated() {
        let keys = record.keys
        for participant in keys.participants where history.isCurrent(participant.provenance) {
          switch participant.who {
          case .person(let reference), .organisation(let reference): add(index, to: reference, \.meetings)
          default: break
          }
          add(index, to: participant.side, \.gatherings)
        }
        for interpreter in keys.interpreters { add(index, to: interpreter, \.meetings) }
        add(index, to: keys.place, \.gatherings)
        add(index, to: keys.partOf, \.gatherings)
        for topic in keys.topics where history.isCurrent(topic.provenance) { add(index, to: topic.issue, \.gatherings) }
        for question in keys.questions { for about in question.about { add(index, to: about, \.gatherings) } }
        for attribution in record.provenance.accordingTo { take(attribution, index) }
        for (place, comment) in keys.comments.enumerated() {
          let own = CommentKey(meeting: index, record: number, comment: place)
          for reference in comment.by + comment.to + [comment.spokesperson?.reference].compactMap(\.self) {
            guard let id = reference.id, let key = names[id], entries[key.kind][key.index].comments.last != own else { continue }
            entries[key.kind][key.index].comments.append(own)
          }
        }
      }
    }
  }

  private mutating func take(_ attribution: Attribution, _ meeting: Int) {
    add(meeting, to: attribution.who, \.attributed)
    for via in attribution.via { take(via, meeting) }
  }

  private mutating func takePeople(_ dossier: Dossier) {
    for index in dossier.people.indices {
      for role in dossier.people[index].records.flatMap(\.keys.roles) { add(index, to: role.organisation, \.members) }
    }
  }

  private mutating func takeOrganisations(_ dossier: Dossier) {
    for index in dossier.organisations.indices {
      for record in dossier.organisations[index].records {
        add(index, to: record.keys.parent, \.organisations)
        add(index, to: record.keys.publisher, \.organisations)
      }
    }
    for index in dossier.issues.indices {
      for record in dossier.issues[index].records { add(index, to: record.keys.parent, \.issues) }
    }
  }

  private mutating func takeWorks(_ dossier: Dossier) {
    for index in dossier.works.indices {
      for record in dossier.works[index].records {
        for author in record.keys.authors { add(index, to: author, \.works) }
        add(index, to: record.keys.publisher, \.works)
      }
    }
  }

  private mutating func takeStatements(_ dossier: Dossier) {
    for (index, position) in dossier.positions.enumerated() {
      for holder in position.holders { add(index, to: holder, \.positions) }
      for listener in position.to { add(index, to: listener, \.conveyed) }
      add(index, to: position.spokesperson?.reference, \.conveyed)
      add(index, to: position.issue, \.positions)
      add(index, to: position.meeting, \.positions)
      add(index, to: position.work, \.positions)
    }
    for (index, fact) in dossier.facts.enumerated() {
      for about in fact.about { add(index, to: about, \.facts) }
      add(index, to: fact.work, \.facts)
    }
    for (index, relation) in dossier.relations.enumerated() {
      add(index, to: relation.from, \.relations)
      add(index, to: relation.to, \.relations)
    }
    for (index, judgement) in dossier.judgements.enumerated() { for about in judgement.about { add(index, to: about, \.judgements) } }
    for (index, question) in dossier.questions.enumerated() { for about in question.about { add(index, to: about, \.questions) } }
  }

  private mutating func takeDocuments(_ dossier: Dossier) {
    for (index, document) in dossier.documents.enumerated() {
      for author in document.keys.authors + document.keys.drafters { add(index, to: author, \.documents) }
      for sender in document.keys.senders { add(index, to: sender, \.sent) }
      for recipient in document.keys.recipients { add(index, to: recipient, \.received) }
      add(index, to: document.keys.publisher, \.documents)
      for work in document.keys.retells { add(index, to: work, \.documents) }
    }
  }
}
