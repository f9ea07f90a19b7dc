import Diagnostics
import Prose

/// All that a briefing's files say, put together: entities merged, references resolved, evidence found.
///
/// A dossier knows everything, whoever may see it. Pages are made of a `Publication`, which an edition makes of it.
public struct Dossier: Sendable {
  public var configuration: Configuration
  public var sources: [SourceFile] = []
  /// By id.
  public var documents: [Document] = []
  public var people = Catalogue<Person>()
  public var organisations = Catalogue<Organisation>()
  public var places = Catalogue<Locality>()
  public var works = Catalogue<Work>()
  public var meetings = Catalogue<Meeting>()
  public var issues = Catalogue<Issue>()
  public var terms = Catalogue<Term>()
  public var positions: [Position] = []
  public var facts: [Fact] = []
  public var relations: [Relation] = []
  public var judgements: [Judgement] = []
  public var questions: [Question] = []
  public var passages: [Passage] = []
  /// The names in each document's text, in its order.
  public var mentions: [[EntityMention]] = []
  /// The names of all entities; nil before they were looked for.
  public var nameBook: NameBook?
  /// Every id, former ones included, with what it names.
  public var names: [String: EntityKey] = [:]

  /// Documents by the ids that they had before.
  public var formerDocuments: [String: Int] = [:]

  /// The files that are no documents, relative to the content folder.
  public var files: [String] = []
  /// Of files whose names tell too much for an edition: the names under which it shows them.
  public var neutralFiles: [String: String] = [:]

  public init(configuration: Configuration) { self.configuration = configuration }

  /// What an id names; nil where nothing of the dossier bears it.
  public func entity(_ id: String) -> EntityKey? { names[id] }

  /// What an id names, where there is one.
  public func entity(_ id: String?) -> EntityKey? { id.flatMap { names[$0] } }

  /// The name that a link by an id shows: an entity's, or a document's behind `doc:`; nil where the dossier has neither.
  func nameOfTarget(_ target: String) -> String? {
    if target.hasPrefix("doc:") { return document(String(target.dropFirst(4))).map { documents[$0].title } }
    return entity(target).map { name(of: $0) }
  }

  /// The text of Markdown as readers see it: with names where links by an id alone show them.
  public func text(of prose: Prose) -> String {
    prose.hasWordlessWikiLinks ? prose.fillingWikiLinks(nameOfTarget).text : prose.text
  }

  /// The first entity that references name.
  public func firstEntity(among references: [Reference]) -> EntityKey? {
    for reference in references { if let key = entity(reference.id) { return key } }
    return nil
  }

  /// The references without those to an entity that one before them names already, be it by another id.
  public func distinct(_ references: [Reference]) -> [Reference] {
    if references.count < 2 { return references }
    var known: Set<EntityKey> = []
    return references.filter { reference in entity(reference.id).map { known.insert($0).inserted } ?? true }
  }

  /// The place of a statement as people read it.
  public func location(of origin: Origin) -> Location {
    Location(file: sources[origin.source].path, line: origin.line, column: origin.column)
  }

  /// The name of an entity.
  public func name(of key: EntityKey) -> String {
    switch key.kind {
    case .person: people[key.index].name
    case .organisation: organisations[key.index].name
    case .place: places[key.index].name
    case .work: works[key.index].name
    case .meeting: meetings[key.index].name
    case .issue: issues[key.index].name
    case .term: terms[key.index].name
    }
  }

  /// How many entities of a kind there are.
  public func count(of kind: EntityKind) -> Int {
    switch kind {
    case .person: people.count
    case .organisation: organisations.count
    case .place: places.count
    case .work: works.count
    case .meeting: meetings.count
    case .issue: issues.count
    case .term: terms.count
    }
  }

  /// The id under which an entity's page stands.
  public func id(of key: EntityKey) -> String {
    switch key.kind {
    case .person: people[key.index].id
    case .organisation: organisations[key.index].id
    case .place: places[key.index].id
    case .work: works[key.index].id
    case .meeting: meetings[key.index].id
    case .issue: issues[key.index].id
    case .term: terms[key.index].id
    }
  }
}

/// An entity of a dossier: its kind, and its place in the catalogue of that kind.
public struct EntityKey: Hashable, Sendable, Comparable {
  public var kind: EntityKind
  public var index: Int

  public init(_ kind: EntityKind, _ index: Int) {
    self.kind = kind
    self.index = index
  }

  public static func < (left: EntityKey, right: EntityKey) -> Bool {
    left.kind == right.kind ? left.index < right.index : left.kind.rawValue < right.kind.rawValue
  }

  /// By numbers: a kind by itself would be hashed by its name.
  public func hash(into hasher: inout Hasher) { hasher.combine(index << 3 | kind.number) }
}

/// The entities of one kind, by id.
public struct Catalogue<Keys: EntityKeys>: Sendable {
  public var entities: [Entity<Keys>]

  public init(_ entities: [Entity<Keys>] = []) { self.entities = entities }

  public subscript(index: Int) -> Entity<Keys> {
    // Lent and not copied: most who look at an entity want one of its values.
    _read { yield entities[index] }
    _modify { yield &entities[index] }
  }
  public var count: Int { entities.count }
  public var indices: Range<Int> { entities.indices }
}
