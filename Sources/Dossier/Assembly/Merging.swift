import Diagnostics

extension Dossier {
  /// The entities of all kinds: the records of one id together, and the ids that are the same joined.
  mutating func takeEntities(from statements: [Statements], unread: Unread, _ diagnostics: inout [Diagnostic]) {
    var order = RecordOrder(dossier: self)
    order.number(sources)
    var kinds = KindRegister()
    var said = Said()
    // By number: each of so many files would be copied, with all that it says.
    for index in statements.indices { said.take(statements[index], from: index) }
    people = merged(said.people, of: statements, order, unread, &kinds, &diagnostics)
    organisations = merged(said.organisations, of: statements, order, unread, &kinds, &diagnostics)
    places = merged(said.places, of: statements, order, unread, &kinds, &diagnostics)
    works = merged(said.works, of: statements, order, unread, &kinds, &diagnostics)
    meetings = merged(said.meetings, of: statements, order, unread, &kinds, &diagnostics)
    issues = merged(said.issues, of: statements, order, unread, &kinds, &diagnostics)
    terms = merged(said.terms, of: statements, order, unread, &kinds, &diagnostics)
  }

  private mutating func merged<Keys: EntityKeys>(
    _ said: [Said.Named<Keys>], of statements: [Statements], _ order: RecordOrder, _ unread: Unread, _ kinds: inout KindRegister,
    _ diagnostics: inout [Diagnostic]
  ) -> Catalogue<Keys> {
    var records: [String: [Record<Keys>]] = [:]
    var bodies: [String: Markup] = [:]
    for (file, named) in said {
      let origin = named.record.provenance.origin
      if let other = kinds.register(named.id, as: Keys.kind, at: origin) {
        diagnostics.append(
          Diagnostic(
            .error, "id-of-two-kinds",
            "`\(named.id)` is \(Keys.kind.described) here and \(other.kind.described) in \(location(of: other.origin).shown)",
            at: location(of: origin),
            help: "an id names one thing over all kinds: choose another"))
        continue
      }
      var record = named.record
      record.id = named.id
      records[named.id, default: []].append(record)
      if let body = statements[file].body { bodies[named.id] = body }
    }
    let groups = join(records, &diagnostics)
    var catalogue = Catalogue<Keys>()
    for id in groups.keys.sorted() {
      var entity = Entity(id: id, records: order.sorted(groups[id]!.flatMap { records[$0]! }))
      entity.formerIDs = groups[id]!.filter { $0 != id }.sorted()
      entity.body = groups[id]!.lazy.compactMap { bodies[$0] }.first
      if entity.records.allSatisfy({ $0.keys.common.name == nil }), !groups[id]!.contains(where: unread.covers) {
        let key = Keys.kind == .work || Keys.kind == .meeting ? "title" : "name"
        diagnostics.append(
          Diagnostic(
            .error, "entity-without-name", "\(Keys.kind.described) `\(id)` has no \(key)",
            at: location(of: entity.records[0].provenance.origin),
            help: "add `\(key): …` here or wherever else `\(id)` is described"))
      }
      for known in groups[id]! { names[known] = EntityKey(Keys.kind, catalogue.count) }
      catalogue.entities.append(entity)
    }
    return catalogue
  }

  /// Ids of one kind that were declared the same, under the id that the declarations lead to.
  private func join<Keys>(_ records: [String: [Record<Keys>]], _ diagnostics: inout [Diagnostic]) -> [String: [String]] {
    var leads: [String: String] = [:]
    var declaring: [String] = []
    for (id, records) in records where records.contains(where: { $0.keys.common.sameAs != nil }) { declaring.append(id) }
    for id in declaring.sorted() {
      for case .entity(let other, let origin)? in records[id]!.map(\.keys.common.sameAs) {
        if other == id || leads[other].map({ final(of: $0, in: leads) == id }) == true {
          diagnostics.append(
            Diagnostic(
              .error, "same-as-circle", "`\(id)` would be the same as itself", at: location(of: origin),
              help: "leave out one of the `same-as` keys"))
        } else {
          leads[id] = other
        }
      }
    }
    var groups: [String: [String]] = [:]
    groups.reserveCapacity(records.count)
    for id in records.keys {
      let last = leads.isEmpty ? id : final(of: id, in: leads)
      groups[records[last] == nil ? id : last, default: []].append(id)
    }
    for id in groups.keys where groups[id]!.count > 1 { groups[id]!.sort { ($0 != id ? 1 : 0, $0) < ($1 != id ? 1 : 0, $1) } }
    return groups
  }

  private func final(of id: String, in leads: [String: String]) -> String {
    var last = id
    var steps = 0
    while let next = leads[last], steps <= leads.count { (last, steps) = (next, steps + 1) }
    return last
  }
}

/// What all files say of entities, kind by kind, with the place of each file.
private struct Said {
  typealias Named<Keys: EntityKeys> = (file: Int, named: Statements.Named<Keys>)

  var people: [Named<Person>] = []
  var organisations: [Named<Organisation>] = []
  var places: [Named<Locality>] = []
  var works: [Named<Work>] = []
  var meetings: [Named<Meeting>] = []
  var issues: [Named<Issue>] = []
  var terms: [Named<Term>] = []

  mutating func take(_ statements: borrowing Statements, from file: Int) {
    for named in statements.people { people.append((file, named)) }
    for named in statements.organisations { organisations.append((file, named)) }
    for named in statements.places { places.append((file, named)) }
    for named in statements.works { works.append((file, named)) }
    for named in statements.meetings { meetings.append((file, named)) }
    for named in statements.issues { issues.append((file, named)) }
    for named in statements.terms { terms.append((file, named)) }
  }
}

/// Which kind an id was first used for.
private struct KindRegister {
  private var kinds: [String: (kind: EntityKind, origin: Origin)] = [:]

  /// The other kind that the id already has; nil where there is none.
  mutating func register(_ id: String, as kind: EntityKind, at origin: Origin) -> (kind: EntityKind, origin: Origin)? {
    guard let known = kinds[id] else {
      kinds[id] = (kind, origin)
      return nil
    }
    return known.kind == kind ? nil : known
  }
}

/// The order in which records speak: an entity's own file, then the more reliable document, the later one, and by
/// document id; what rests on no document comes last.
private struct RecordOrder {
  private struct Rank: Comparable {
    var group: Int
    var reliability: Int
    var lateness: Int
    var document: Int

    static func < (left: Rank, right: Rank) -> Bool {
      (left.group, left.reliability, left.lateness, left.document) < (right.group, right.reliability, right.lateness, right.document)
    }
  }
  private let dossier: Dossier
  private var ranks: [Rank] = []

  init(dossier: Dossier) { self.dossier = dossier }

  mutating func number(_ sources: [SourceFile]) {
    ranks = sources.map { source in
      switch source.role {
      case .entity: return Rank(group: 0, reliability: 0, lateness: 0, document: 0)
      case .loose: return Rank(group: 2, reliability: 0, lateness: 0, document: 0)
      case .sidecar(let index):
        let keys = dossier.documents[index].keys
        let grade = keys.reliability.map { $0.source * 6 + $0.information } ?? 99
        return Rank(group: 1, reliability: grade, lateness: -(keys.published?.latestDay ?? Int.min / 2), document: index)
      }
    }
  }

  func sorted<Keys>(_ records: [Record<Keys>]) -> [Record<Keys>] {
    guard records.count > 1 else { return records }
    return records.enumerated().sorted { left, right in
      let (a, b) = (left.element.provenance.origin.source, right.element.provenance.origin.source)
      return ranks[a] == ranks[b] ? (a, left.offset) < (b, right.offset) : ranks[a] < ranks[b]
    }.map(\.element)
  }
}

extension EntityKind {
  /// The kind with its article, as messages name it.
  var described: String {
    switch self {
    case .organisation, .issue: "an \(rawValue)"
    default: "a \(rawValue)"
    }
  }
}

extension Location {
  var shown: String { "\(file):\(line)" }
}
