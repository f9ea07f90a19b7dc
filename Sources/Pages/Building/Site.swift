import Dossier
import Parallel
import Prose

/// All that the pages of one site are made from; the same for every page.
///
/// Immutable, and a class so that a page's builder holds one reference to it and not a copy of its many tables. A table is made when
/// the first page needs it.
final class Site: Sendable {
  let publication: Publication
  let words: Words
  var dates: DateWords { words.dates }
  let proseLabels: ProseHTML.Labels
  private let files: [String]
  /// What changed since a former state; nil where the site does not say.
  let changes: SiteChanges?
  private let tables: SiteTables
  private let details: Deferred<[String]>
  /// The passages as pages show them.
  let passageEntries: PassageEntries
  /// The anchors on the page of changes, by kind and id.
  private let changedPages: [String: String]

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

  /// - Parameters:
  ///   - files: The content folder's files that pages may refer to, relative to it.
  ///   - last: The site of the same edition before the last change.
  ///   - difference: How the dossier differs from the one that `last` was made from.
  init(
    _ publication: Publication, words: Words, files: [String], changes: SiteChanges? = nil, after last: Site? = nil,
    difference: Assembly.Difference = .anything
  ) {
    self.publication = publication
    self.words = words
    self.files = files
    self.changes = changes
    var changed: [String: String] = [:]
    for change in changes?.changes ?? [] { changed["\(change.kind.rawValue) \(change.id)"] = change.anchor }
    // A statement is a change of the pages on which it shows.
    for change in changes?.changes ?? [] { for id in change.about { changed["about \(id)"] = changed["about \(id)"] ?? change.anchor } }
    changedPages = changed
    proseLabels = words.proseLabels
    let details = Deferred { publication.contents.documents.indices.map { words.details(ofDocument: $0, in: publication.contents) } }
    self.details = details
    let tables = SiteTables(publication, files: files)
    if let last, last.files == files, publication.follows(last.publication) {
      self.tables = tables.keeping(last.tables, difference)
    } else {
      self.tables = tables
    }
    passageEntries = PassageEntries(publication, words: words, links: self.tables.documentLinks, details: details)
  }

  var links: LinkMap { _read { yield tables.links.value } }
  /// The side of every entity that has one, as an index into `sides`.
  var sideOfEntity: [EntityKey: Int] { _read { yield tables.sides.value.entities } }
  var sides: [SideStyle] { _read { yield tables.sides.value.styles } }
  /// Where what is said comes from first.
  var origins: SourceOrigins { tables.origins.value }
  var supports: SupportRegister { _read { yield tables.supports.value } }
  /// Passages by document, in the order of the text.
  var passagesOfDocument: [[Int]] { _read { yield tables.passagesOfDocument.value } }
  /// The meetings that stand beside each document.
  var meetingsOfDocument: [[Int]] { _read { yield tables.meetingsOfDocument.value } }
  var counts: Counts { Counts(contents, earlier.history) }
  var asOf: EDTF? { tables.asOf.value }
  var events: [Event] { tables.events.value }
  var timeline: TimelinePlan { _read { yield tables.timeline.value } }
  var mentionedIn: [EntityKey: [MentionCount]] { _read { yield tables.mentionedIn.value } }
  var sortKeys: ByKind<[SortKey]> { _read { yield tables.sortKeys.value } }
  /// The entities of each kind in the order of their index.
  var order: ByKind<[Int]> { _read { yield tables.order.value } }
  /// The place of each entity in that order.
  var placeInOrder: ByKind<[Int]> { _read { yield tables.placeInOrder.value } }
  /// The documents by date, undated ones first.
  var documentOrder: [Int] { _read { yield tables.documentOrder.value } }
  var placeOfDocument: [Int] { _read { yield tables.placeOfDocument.value } }
  /// Kind, date and reliability of each document, in a line.
  var documentDetails: [String] { _read { yield details.value } }
  /// Which documents belong together.
  var relatedDocuments: RelatedDocuments { _read { yield tables.relatedDocuments.value } }
  /// The items in whose place others stand.
  var earlier: EarlierItems { _read { yield tables.earlier.value } }
  var ties: Ties { _read { yield tables.ties.value } }
  var related: [Related] { tables.related.value }
  var support: SupportReport { _read { yield tables.support.value } }
  /// Who took part in each meeting.
  var attendance: [Attendance] { _read { yield tables.attendance.value } }
  /// Those with a page who were at each meeting.
  var present: [Set<EntityKey>] { _read { yield tables.present.value } }

  /// Lent and not copied: a dossier is many arrays, and a copy would retain each of them at every look.
  var contents: Dossier { _read { yield publication.contents } }

  /// What an id names, as `Dossier.entity`; closures can hold on to a site where they would copy a dossier.
  func entity(_ id: String?) -> EntityKey? { publication.contents.entity(id) }

  /// - Parameter root: From the page that links to the root of the site.
  func link(to key: EntityKey, root: String) -> Link { tables.entityLinks.value[key.kind][key.index].seen(from: root) }

  func link(toDocument index: Int, root: String) -> Link { tables.documentLinks.value[index].seen(from: root) }

  /// The anchor of what changed in a person, a document and so on; nil where nothing did.
  func anchorOfChange(_ kind: Change.Kind, id: String) -> String? { changedPages["\(kind.rawValue) \(id)"] ?? changedPages["about \(id)"] }

  func address(of key: EntityKey) -> String { Addresses.page(key.kind, id: contents.id(of: key)) }
}

extension Site.Counts {
  fileprivate init(_ contents: Dossier, _ history: ItemHistory) {
    self.init(
      people: contents.people.count, meetings: contents.meetings.count, documents: contents.documents.count,
      issues: contents.issues.count, positions: contents.positions.count { history.isCurrent($0.provenance) },
      organisations: contents.organisations.count)
  }
}

extension Dossier {
  /// The newest date of a document, an entity or a statement: the one that begins last, and of those that begin together the most
  /// precise. Of an interval it is the end where something was written, said or done; what else holds for a time may hold for years to come.
  var newestDate: EDTF? {
    var newest: PartialDate?
    func take(_ date: PartialDate?) {
      guard let date else { return }
      if newest.map({ ($0.earliestDay, $0.precision) < (date.earliestDay, date.precision) }) ?? true { newest = date }
    }
    func takeStart(_ date: EDTF?) { take(date?.start.date ?? date?.endDate) }
    func takeEnd(_ date: EDTF?) { take(date?.endDate ?? date?.start.date) }
    func takeStarts<Keys>(_ catalogue: Catalogue<Keys>) { for entity in catalogue.entities { takeStart(entity.date) } }
    for index in documents.indices { takeEnd(documents[index].keys.published) }
    for index in meetings.indices { takeEnd(meetings[index].date) }
    for index in positions.indices { takeEnd(positions[index].provenance.date) }
    for index in facts.indices { takeEnd(facts[index].provenance.date) }
    takeStarts(people)
    takeStarts(organisations)
    takeStarts(places)
    takeStarts(works)
    takeStarts(issues)
    takeStarts(terms)
    forEachProvenanceOfItems { takeStart($0.date) }
    return newest.map { EDTF($0) }
  }
}

extension Words {
  fileprivate func details(ofDocument index: Int, in contents: Dossier) -> String {
    [
      contents.documents[index].keys.kindOf.map(kind), contents.documents[index].keys.published.map { dates.text($0) },
      contents.documents[index].keys.reliability.map { self(.graded, $0.description) },
    ].compactMap(\.self).joined(separator: " · ")
  }
}

extension Link {
  /// The link of a page in a folder, as one of another page.
  func seen(from root: String) -> Link {
    root == Site.rootFromFolder ? self : Link(name: name, href: href.map { root + $0.dropFirst(Site.rootFromFolder.count) }, side: side)
  }
}
