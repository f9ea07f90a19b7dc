/// A statement of a dossier, and how well it is supported.
public struct SupportedStatement: Sendable {
  /// What is stated. Numbers are indexes into the dossier's lists.
  public enum Subject: Sendable, Equatable {
    case entity(EntityKey)
    case role(person: Int, title: String)
    case participant(meeting: Int, Participant.Who)
    case topic(meeting: Int, text: String)
    case comment(meeting: Int, by: [Reference])
    case position(Int)
    case fact(Int)
    case relation(Int)
    case judgement(Int)

    /// How much a reader builds on it: the author's conclusions most.
    public var weight: Int {
      switch self {
      case .judgement: 6
      case .position: 5
      case .entity(let key): key.kind == .meeting ? 4 : 1
      case .fact: 3
      case .role, .participant, .relation: 2
      case .topic, .comment: 1
      }
    }
  }

  public var subject: Subject
  public var support: Support
  /// Where it is written first.
  public var origin: Origin
}

/// How well each statement of a dossier is supported.
public struct SupportReport: Sendable {
  /// The weakest first, then those that weigh most, then in the order in which they are written.
  public let statements: [SupportedStatement]
  /// The statements on each entity's page, as indexes of `statements`.
  public let ofEntity: [EntityKey: [Int]]

  public init(_ dossier: Dossier) {
    var register = Register(dossier)
    register.takeEntities()
    register.takeItems()
    statements = register.statements.sorted { left, right in
      (left.support.strength, -left.subject.weight, left.origin.source, left.origin.line, left.origin.column)
        < (right.support.strength, -right.subject.weight, right.origin.source, right.origin.line, right.origin.column)
    }
    var ofEntity: [EntityKey: [Int]] = [:]
    for (index, statement) in statements.enumerated() {
      for key in dossier.entities(of: statement.subject) { ofEntity[key, default: []].append(index) }
    }
    self.ofEntity = ofEntity
  }

  /// How many statements stand how, disputed ones counted apart.
  public struct Tally: Sendable, Equatable {
    public var all = 0
    public var none = 0
    public var unnamed = 0
    public var single = 0
    public var disputed = 0
    public var contested = 0

    mutating func add(_ support: Support) {
      all += 1
      disputed += support.isDisputed ? 1 : 0
      contested += support.against > 0 ? 1 : 0
      switch support.strength {
      case .none: none += 1
      case .unnamed: unnamed += 1
      case .single: single += 1
      case .several: break
      }
    }
  }

  /// The tally of an entity's page, or of everything.
  public func tally(of key: EntityKey? = nil) -> Tally {
    var tally = Tally()
    if let key {
      for index in ofEntity[key] ?? [] { tally.add(statements[index].support) }
    } else {
      for statement in statements { tally.add(statement.support) }
    }
    return tally
  }
}

/// Gathers statements; what several files say of one thing is one statement.
private struct Register {
  private let dossier: Dossier
  private let origins: SourceOrigins
  private let history: ItemHistory
  private(set) var statements: [SupportedStatement] = []

  init(_ dossier: Dossier) {
    self.dossier = dossier
    origins = SourceOrigins(dossier)
    history = ItemHistory(dossier)
  }

  /// What was taken back, and what something else stands in the place of, needs no support.
  private mutating func take(_ subject: SupportedStatement.Subject, _ provenances: [Provenance]) {
    let provenances = provenances.filter(history.isCurrent)
    guard let first = provenances.first else { return }
    statements.append(SupportedStatement(subject: subject, support: Support(provenances, origins), origin: first.origin))
  }

  mutating func takeEntities() {
    take(dossier.people)
    take(dossier.organisations)
    take(dossier.places)
    take(dossier.works)
    take(dossier.meetings)
    take(dossier.issues)
    take(dossier.terms)
    for (index, person) in dossier.people.entities.enumerated() {
      let roles = person.records.flatMap(\.keys.roles)
      for group in roles.grouped(by: { "\($0.title)\u{0}\($0.organisation?.id ?? "")" }) {
        take(.role(person: index, title: group[0].title), group.map(\.provenance))
      }
    }
    for (index, meeting) in dossier.meetings.entities.enumerated() { takeItems(of: meeting.records.map(\.keys), meeting: index) }
  }

  /// That somebody or something exists is no statement; what a description says is one, and that a meeting took place.
  private mutating func take<Keys>(_ catalogue: Catalogue<Keys>) {
    for (index, entity) in catalogue.entities.enumerated() {
      let says = entity.records.filter { Keys.kind == .meeting || $0.keys.common.description != nil || !$0.provenance.evidence.isEmpty }
      take(.entity(EntityKey(Keys.kind, index)), says.map(\.provenance))
    }
  }

  private mutating func takeItems(of records: [Meeting], meeting: Int) {
    for group in records.flatMap(\.participants).grouped(by: { $0.entity ?? "\($0.who)" }) {
      take(.participant(meeting: meeting, group[0].who), group.map(\.provenance))
    }
    for group in records.flatMap(\.topics).grouped(by: { $0.text }) {
      take(.topic(meeting: meeting, text: group[0].text), group.map(\.provenance))
    }
    for comment in records.flatMap(\.comments) { take(.comment(meeting: meeting, by: comment.by), [comment.provenance]) }
  }

  mutating func takeItems() {
    let positions = Array(dossier.positions.indices).grouped { [dossier] index in
      let position = dossier.positions[index]
      let content = position.stance ?? position.summary ?? position.quote ?? ""
      return "\(position.holders.map(\.text))\u{0}\(position.issue?.text ?? "")\u{0}\(content)"
    }
    for group in positions { take(.position(group[0]), group.map { dossier.positions[$0].provenance }) }
    for group in Array(dossier.facts.indices).grouped(by: { [dossier] in dossier.facts[$0].text }) {
      take(.fact(group[0]), group.map { dossier.facts[$0].provenance })
    }
    for (index, relation) in dossier.relations.enumerated() { take(.relation(index), [relation.provenance]) }
    for (index, judgement) in dossier.judgements.enumerated() { take(.judgement(index), [judgement.provenance]) }
  }
}

extension Dossier {
  /// The entities on whose pages a statement stands.
  fileprivate func entities(of subject: SupportedStatement.Subject) -> [EntityKey] {
    let keys: [EntityKey]
    switch subject {
    case .entity(let key): keys = [key]
    case .role(let person, _): keys = [EntityKey(.person, person)]
    case .participant(let meeting, _), .topic(let meeting, _), .comment(let meeting, _): keys = [EntityKey(.meeting, meeting)]
    case .position(let index):
      let position = positions[index]
      keys = (position.holders + [position.issue].compactMap(\.self)).compactMap { $0.id.flatMap(entity) }
    case .fact(let index): keys = facts[index].about.compactMap { $0.id.flatMap(entity) }
    case .relation(let index): keys = [relations[index].from, relations[index].to].compactMap { $0?.id.flatMap(entity) }
    case .judgement(let index): keys = judgements[index].about.compactMap { $0.id.flatMap(entity) }
    }
    return Set(keys).sorted()
  }
}

extension Reference {
  fileprivate var text: String {
    switch self {
    case .entity(let id, _): "id \(id)"
    case .named(let name): "name \(name)"
    case .unnamed(let words): "unnamed \(words)"
    }
  }
}

extension Array {
  /// The elements in groups that have a key in common, in the order of each group's first.
  fileprivate func grouped<Key: Hashable>(by key: (Element) -> Key) -> [[Element]] {
    var places: [Key: Int] = [:]
    var groups: [[Element]] = []
    for element in self {
      let key = key(element)
      if let place = places[key] {
        groups[place].append(element)
      } else {
        places[key] = groups.count
        groups.append([element])
      }
    }
    return groups
  }
}
