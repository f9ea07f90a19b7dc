import Dossier
import Prose

/// All that the pages of one site are made from; the same for every page.
///
/// Immutable, and a class so that a page's builder holds one reference to it and not a copy of its many tables.
final class Site: Sendable {
  let publication: Publication
  let words: Words
  let dates: DateWords
  let proseLabels: ProseHTML.Labels
  let links: LinkMap
  /// The side of every entity that has one, as an index into `sides`.
  let sideOfEntity: [EntityKey: Int]
  let sides: [SideStyle]
  /// By passage, in the order of the statements that rest on it.
  let supports: [[SupportedFact]]
  /// Passages by document, in the order of the text.
  let passagesOfDocument: [[Int]]
  let counts: Counts
  let asOf: EDTF?
  let events: [Event]
  let timeline: TimelinePlan
  let mentionedIn: [EntityKey: [MentionCount]]
  let sortKeys: [EntityKind: [SortKey]]
  /// The entities of each kind in the order of their index.
  let order: [EntityKind: [Int]]
  /// The place of each entity in that order.
  let placeInOrder: [EntityKind: [Int]]
  /// The documents by date, undated ones first.
  let documentOrder: [Int]
  let placeOfDocument: [Int]
  let ties: Ties
  let related: [Related]

  struct Counts: Sendable {
    var people = 0
    var meetings = 0
    var documents = 0
    var issues = 0
    var positions = 0
    var organisations = 0
  }

  struct SideStyle: Sendable {
    var entity: EntityKey
    var label: String
    /// The classes of its colour and shape.
    var style: String
  }

  init(_ publication: Publication, words: Words, dates: DateWords, files: [String]) {
    self.publication = publication
    self.words = words
    self.dates = dates
    let contents = publication.contents
    proseLabels = words.proseLabels
    links = LinkMap(contents, files: files)
    let sides = SideRegister(contents)
    self.sides = sides.styles
    sideOfEntity = sides.entities
    supports = SupportRegister(contents, words: words).facts
    var passages = [[Int]](repeating: [], count: contents.documents.count)
    for (index, passage) in contents.passages.enumerated() where passage.document >= 0 { passages[passage.document].append(index) }
    passagesOfDocument = passages.map { list in
      list.sorted { (contents.passages[$0].range.lowerBound, $0) < (contents.passages[$1].range.lowerBound, $1) }
    }
    counts = Counts(
      people: contents.people.count, meetings: contents.meetings.count, documents: contents.documents.count, issues: contents.issues.count,
      positions: contents.positions.count, organisations: contents.organisations.count)
    asOf = contents.newestDate
    events = Self.events(contents)
    timeline = TimelinePlan(events)
    mentionedIn = Self.mentionCounts(contents)
    sortKeys = Self.sortKeys(contents)
    order = Self.orders(contents, meetings: publication.involvement.meetingOrder, keys: sortKeys)
    placeInOrder = order.mapValues(\.inverse)
    documentOrder = Self.documentOrder(contents)
    placeOfDocument = documentOrder.inverse
    ties = Ties(publication)
    related = contents.relations.indices.compactMap { Related($0, in: contents) }
  }

  /// Lent and not copied: a dossier is many arrays, and a copy would retain each of them at every look.
  var contents: Dossier { _read { yield publication.contents } }

  func address(of key: EntityKey) -> String { Addresses.page(key.kind, id: contents.id(of: key)) }
}

extension [Int] {
  /// Of an order, the place of each number in it.
  fileprivate var inverse: [Int] {
    var places = [Int](repeating: 0, count: count)
    for (place, number) in enumerated() { places[number] = place }
    return places
  }
}

extension Dossier {
  /// The newest day that the content speaks of as past: documents, meetings and positions, not what is foreseen.
  var newestDate: EDTF? {
    let published = documents.lazy.compactMap(\.keys.published)
    let happened = meetings.entities.lazy.compactMap(\.date)
    let stated = positions.lazy.compactMap(\.provenance.date)
    let known = facts.lazy.compactMap(\.provenance.date)
    let dates = Array(published) + Array(happened) + Array(stated) + Array(known)
    let newest = dates.filter { $0.latestDay != nil && $0.precision >= .month }.max { $0.latestDay! < $1.latestDay! }
    return newest?.endDate.map { EDTF($0) }
  }
}
