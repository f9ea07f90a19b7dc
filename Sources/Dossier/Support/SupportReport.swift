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

  public init(_ dossier: Dossier) {
    var register = Register(SourceOrigins(dossier), ItemHistory(dossier))
    register.takeEntities()
    register.takeItems()
    statements = register.statements.sorted { left, right in
      (left.support.strength, -left.subject.weight, left.origin.source, left.origin.line, left.origin.column)
        < (right.support.strength, -right.subject.weight, right.origin.source, right.origin.line, right.origin.column)
    }
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

  /// The tally of everything.
  public var tally: Tally { Self.tally(of: statements) }

  /// The tally of what an entity's page says, without a look at anything else.
  public static func tally(of key: EntityKey, _ origins: SourceOrigins, _ involvement: Involvement, _ history: ItemHistory) -> Tally {
    var register = Register(origins, history)
    register.takePage(of: key, involvement[key])
    return tally(of: register.statements)
  }

  private static func tally(of statements: [SupportedStatement]) -> Tally {
    var tally = Tally()
    for statement in statements { tally.add(statement.support) }
    return tally
  }
}

/// Gathers statements; what several files say of one thing is one statement.
private struct Register {
  private let origins: SourceOrigins
  private let history: ItemHistory
  private(set) var statements: [SupportedStatement] = []

  init(_ origins: SourceOrigins, _ history: ItemHistory) { (self.origins, self.history) = (origins, history) }

  private var dossier: Dossier { _read { yield origins.dossier } }

  /// What was taken back, and what something else stands in the place of, needs no support.
  private mutating func take(_ subject: SupportedStatement.Subject, _ provenances: [Provenance]) {
    let provenances = provenances.filter(history.isCurrent)
    guard let first = provenances.first else { return }
    statements.append(SupportedStatement(subject: subject, support: Support(provenances, origins), origin: first.origin))
  }

  mutating func takeEntities() {
    for kind in EntityKind.allCases { for index in 0..<dossier.count(of: kind) { takeEntity(EntityKey(kind, index)) } }
    for index in dossier.people.indices { takeRoles(of: index) }
    for index in dossier.meetings.indices { takeItems(of: dossier.meetings[index].records.map(\.keys), meeting: index) }
  }

  /// What stands on the page of one entity.
  mutating func takePage(of key: EntityKey, _ entry: Involvement.Entry) {
    takeEntity(key)
    if key.kind == .person { takeRoles(of: key.index) }
    if key.kind == .meeting { takeItems(of: dossier.meetings[key.index].records.map(\.keys), meeting: key.index) }
    func own(_ indices: [Int], _ subject: (Int) -> SupportedStatement.Subject) -> [Int] {
      indices.filter { dossier.isStated(subject($0), of: key) }
    }
    takePositions(own(entry.positions) { .position($0) })
    takeFacts(own(entry.facts) { .fact($0) })
    takeRelations(own(entry.relations) { .relation($0) })
    takeJudgements(own(entry.judgements) { .judgement($0) })
  }

  private mutating func takeEntity(_ key: EntityKey) {
    switch key.kind {
    case .person: take(dossier.people[key.index], key)
    case .organisation: take(dossier.organisations[key.index], key)
    case .place: take(dossier.places[key.index], key)
    case .work: take(dossier.works[key.index], key)
    case .meeting: take(dossier.meetings[key.index], key)
    case .issue: take(dossier.issues[key.index], key)
    case .term: take(dossier.terms[key.index], key)
    }
  }

  /// That somebody or something exists is no statement; what a description says is one, and that a meeting took place.
  private mutating func take<Keys>(_ entity: Entity<Keys>, _ key: EntityKey) {
    let says = entity.records.filter { key.kind == .meeting || $0.keys.common.description != nil || !$0.provenance.evidence.isEmpty }
    take(.entity(key), says.map(\.provenance))
  }

  private mutating func takeRoles(of person: Int) {
    let roles = dossier.people[person].records.flatMap(\.keys.roles)
    for group in roles.grouped(by: \.office, where: { $0.isOneTerm(with: $1) }) {
      take(.role(person: person, title: group[0].title), group.map(\.provenance))
    }
  }

  private enum ParticipantKey: Hashable {
    case entity(String)
    case other(Participant.Who)
  }

  private mutating func takeItems(of records: [Meeting], meeting: Int) {
    for group in records.flatMap(\.participants).grouped(by: { $0.entity.map(ParticipantKey.entity) ?? .other($0.who) }) {
      take(.participant(meeting: meeting, group[0].who), group.map(\.provenance))
    }
    for group in records.flatMap(\.topics).grouped(by: { $0.text }) {
      take(.topic(meeting: meeting, text: group[0].text), group.map(\.provenance))
    }
    for comment in records.flatMap(\.comments) { take(.comment(meeting: meeting, by: comment.by), [comment.provenance]) }
  }

  mutating func takeItems() {
    takePositions(Array(dossier.positions.indices))
    takeFacts(Array(dossier.facts.indices))
    takeRelations(Array(dossier.relations.indices))
    takeJudgements(Array(dossier.judgements.indices))
  }

  private mutating func takePositions(_ indices: [Int]) {
    let all = dossier.positions
    let positions = indices.grouped(
      by: { index in
        let position = all[index]
        return position.holders.map(\.text) + [position.issue?.text ?? "", position.stance ?? position.summary ?? position.quote ?? ""]
      }, where: { all[$0].isSame(as: all[$1]) })
    for group in positions { take(.position(group[0]), group.map { dossier.positions[$0].provenance }) }
  }

  private mutating func takeFacts(_ indices: [Int]) {
    let all = dossier.facts
    for group in indices.grouped(by: { all[$0].text }, where: { all[$0].isSame(as: all[$1]) }) {
      take(.fact(group[0]), group.map { dossier.facts[$0].provenance })
    }
  }

  private mutating func takeRelations(_ indices: [Int]) {
    for index in indices { take(.relation(index), [dossier.relations[index].provenance]) }
  }

  private mutating func takeJudgements(_ indices: [Int]) {
    for index in indices { take(.judgement(index), [dossier.judgements[index].provenance]) }
  }
}

extension Dossier {
  /// Whether a statement is about an entity, and so stands on its page by itself.
  fileprivate func isStated(_ subject: SupportedStatement.Subject, of key: EntityKey) -> Bool {
    func named(_ reference: Reference?) -> Bool { entity(reference?.id) == key }
    switch subject {
    case .entity(let subject): return subject == key
    case .role(let person, _): return key == EntityKey(.person, person)
    case .participant(let meeting, _), .topic(let meeting, _), .comment(let meeting, _): return key == EntityKey(.meeting, meeting)
    case .position(let index): return named(positions[index].issue) || positions[index].holders.contains(where: named)
    case .fact(let index): return facts[index].about.contains(where: named)
    case .relation(let index): return named(relations[index].from) || named(relations[index].to)
    case .judgement(let index): return judgements[index].about.contains(where: named)
    }
  }
}

extension Reference {
  fileprivate var text: String {
    switch self {
    case .entity(let id, _): "id \(id)"
    case .named(let name): "name \(name)"
    case .unnamed(let words, _): "unnamed \(words)"
    }
  }
}

extension Array {
  /// The elements in groups that have a key in common and of which all are one, in the order of each group's first.
  fileprivate func grouped<Key: Hashable>(
    by key: (Element) -> Key, where areOne: (Element, Element) -> Bool = { _, _ in true }
  ) -> [[Element]] {
    var places: [Key: [Int]] = [:]
    var groups: [[Element]] = []
    for element in self {
      let key = key(element)
      if let place = places[key]?.first(where: { groups[$0].allSatisfy { areOne($0, element) } }) {
        groups[place].append(element)
      } else {
        places[key, default: []].append(groups.count)
        groups.append([element])
      }
    }
    return groups
  }
}
