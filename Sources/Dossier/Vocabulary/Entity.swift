/// The kinds of things that have a page of their own.
public enum EntityKind: String, Sendable, CaseIterable {
  case person, organisation, place, work, meeting, issue, term

  /// The section of a sidecar and the folder of entity files that hold this kind.
  public var section: String {
    switch self {
    case .person: "people"
    case .organisation: "organisations"
    case .place: "places"
    case .work: "works"
    case .meeting: "meetings"
    case .issue: "issues"
    case .term: "terms"
    }
  }

  /// Its place among the kinds.
  var number: Int {
    switch self {
    case .person: 0
    case .organisation: 1
    case .place: 2
    case .work: 3
    case .meeting: 4
    case .issue: 5
    case .term: 6
    }
  }
}

/// A value for each kind of entity.
public struct ByKind<Value> {
  private var values: [Value]

  public init(_ value: (EntityKind) -> Value) { values = EntityKind.allCases.map(value) }

  public subscript(kind: EntityKind) -> Value {
    _read { yield values[kind.number] }
    _modify { yield &values[kind.number] }
  }
}

extension ByKind: Sendable where Value: Sendable {}

/// What one file says of one entity.
public struct Record<Keys: EntityKeys>: Sourced, Equatable {
  /// The id under which the file says it, be it one that is declared the same as another.
  public var id = ""
  public var keys: Keys
  public var provenance: Provenance

  public init(_ keys: Keys, provenance: Provenance) {
    self.keys = keys
    self.provenance = provenance
  }
}

/// The keys of one kind of entity.
public protocol EntityKeys: Sendable, Equatable {
  static var kind: EntityKind { get }
  var common: CommonKeys { get set }
  init()
}

/// The keys that every kind of entity has.
public struct CommonKeys: Sendable, Equatable {
  /// `name`, or `title` of works and meetings.
  public var name: String?
  public var aliases: [String] = []
  public var description: Markup?
  public var picture: Picture?
  public var identifiers: [Identifier] = []
  public var links: [WebLink] = []
  public var sameAs: Reference?
  /// Ids that it had before.
  public var was: [FormerID] = []

  public init() {}
}

/// An id that something had before, with the place where that is written.
public struct FormerID: Sendable, Equatable {
  public var id: String
  public var origin: Origin

  public init(_ id: String, at origin: Origin) {
    self.id = id
    self.origin = origin
  }
}

/// A picture of an entity: a file of the briefing, and what it shows for those who cannot see it.
public struct Picture: Sendable, Equatable {
  /// The path below the folder of seeds.
  public var file: String
  public var alternative: String?
  public var credit: String?
  public var origin: Origin

  public init(file: String, alternative: String? = nil, credit: String? = nil, origin: Origin) {
    self.file = file
    self.alternative = alternative
    self.credit = credit
    self.origin = origin
  }
}

/// What another register calls the entity: `wikidata: Q7325454`.
public struct Identifier: Sendable, Equatable {
  public var scheme: String
  public var value: String

  public init(scheme: String, value: String) {
    self.scheme = scheme
    self.value = value
  }
}

/// An address on the web, with words for it.
public struct WebLink: Sendable, Equatable {
  public var url: String
  public var title: String?

  public init(url: String, title: String? = nil) {
    self.url = url
    self.title = title
  }
}

/// An entity: all that the files of a briefing say of one id.
///
/// Nothing is thrown away by merging: every file's record is kept, the more reliable document's first, then the
/// later one's, then by document id. `claims` shows a key with the sources of each of its values.
public struct Entity<Keys: EntityKeys>: Sendable {
  public var id: String
  public var records: [Record<Keys>]
  /// Other ids that were declared the same as this one, and those that it had before; their addresses lead here.
  public var formerIDs: [String] = []
  /// The prose of the entity's own file.
  public var body: Markup?

  public init(id: String, records: [Record<Keys>]) {
    self.id = id
    self.records = records
  }

  /// The name by which the entity is shown. Every entity of a dossier has one.
  public var name: String {
    for index in records.indices { if let name = records[index].keys.common.name { return name } }
    return id
  }

  /// All names by which it is known besides `name`, without repetition: aliases, and differing names.
  public var aliases: [String] {
    let name = name
    let isKnownByOne = records.indices.allSatisfy {
      records[$0].keys.common.aliases.isEmpty && (records[$0].keys.common.name ?? name) == name
    }
    if isKnownByOne { return [] }
    var seen: Set = [name]
    return (records.compactMap(\.keys.common.name) + records.flatMap(\.keys.common.aliases)).filter { seen.insert($0).inserted }
  }

  /// The values that the records give a key, each with the records that say so, in the order of the records.
  public func claims<Value: Equatable>(_ value: (Keys) -> Value?) -> [Claim<Value>] { recordClaims { value($0.keys) } }

  /// What the records say of a key that every statement may have, in the same way.
  public func recordClaims<Value: Equatable>(_ value: (Record<Keys>) -> Value?) -> [Claim<Value>] {
    var claims: [Claim<Value>] = []
    for index in records.indices {
      guard let value = value(records[index]) else { continue }
      if let known = claims.firstIndex(where: { $0.value == value }) {
        claims[known].records.append(index)
      } else {
        claims.append(Claim(value: value, records: [index]))
      }
    }
    return claims
  }

  /// The first claim of a key: the value to show where only one can be.
  public func first<Value>(_ value: (Keys) -> Value?) -> Value? {
    for index in records.indices { if let value = value(records[index].keys) { return value } }
    return nil
  }

  /// The dates that the records give, without those that only say more vaguely what another one says.
  public var dates: [Claim<EDTF>] { recordClaims(\.provenance.date).withoutVaguer }

  /// The date to show, and to sort and group by: the first that a record gives, as precisely as any of them tells it.
  public var date: EDTF? { records.count == 1 ? records[0].provenance.date : dates.first?.value }

  /// The first date of a key, in the same way.
  public func date(_ value: (Keys) -> EDTF?) -> EDTF? {
    records.count == 1 ? value(records[0].keys) : claims(value).withoutVaguer.first?.value
  }

  /// The values of a key that takes a list, united.
  public func united<Value: Equatable>(_ values: (Keys) -> [Value]) -> [Value] {
    if records.count == 1 { return values(records[0].keys) }
    var all: [Value] = []
    for index in records.indices { for value in values(records[index].keys) where !all.contains(value) { all.append(value) } }
    return all
  }
}

/// A value that some of an entity's records give.
public struct Claim<Value: Sendable>: Sendable {
  public var value: Value
  /// Indexes into the entity's `records`.
  public var records: [Int]

  public init(value: Value, records: [Int]) {
    self.value = value
    self.records = records
  }
}

extension Array where Element == Claim<EDTF> {
  /// Without the dates that only say more vaguely what another one says: those are no differences. A date that tells another one more
  /// precisely stands in its place.
  public var withoutVaguer: [Claim<EDTF>] {
    if count < 2 { return self }
    let known = enumerated().filter { place, claim in
      !enumerated().contains { other, rival in
        // Of two that tell the same in two ways the first stays.
        place != other && claim.value.contains(rival.value) && (other < place || !rival.value.contains(claim.value))
      }
    }
    let ranked = known.map { place, claim in (rank: firstIndex { $0.value.contains(claim.value) } ?? place, place: place, claim: claim) }
    return ranked.sorted { ($0.rank, $0.place) < ($1.rank, $1.place) }.map(\.claim)
  }
}
