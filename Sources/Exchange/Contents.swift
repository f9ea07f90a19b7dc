import Dossier
import Notation
import Prose

/// Where what a publication holds can be looked up by people: pages of its site.
public struct SiteAddresses: Sendable {
  /// The address of an entity's page.
  let entity: @Sendable (EntityKey) -> String
  /// The address of the page of a document, an index into the dossier's.
  let document: @Sendable (Int) -> String
  /// Whether these are addresses on the web, and not relative to the files of the site.
  let areWhole: Bool

  public init(areWhole: Bool, entity: @escaping @Sendable (EntityKey) -> String, document: @escaping @Sendable (Int) -> String) {
    (self.areWhole, self.entity, self.document) = (areWhole, entity, document)
  }
}

/// What is told to other programs: the contents of one publication and nothing beside.
struct Contents: Sendable {
  let dossier: Dossier
  private let history: ItemHistory
  let addresses: SiteAddresses
  /// The words for dates in the briefing's language.
  let dates: DateWords

  init(_ dossier: Dossier, addresses: SiteAddresses, dates: DateWords) {
    (self.dossier, self.addresses, self.dates) = (dossier, addresses, dates)
    history = ItemHistory(dossier)
  }

  /// The items that stand. What was taken back, or has another in its place, is told in tables alone, which can say so.
  func current<Item: Sourced>(_ items: [Item]) -> [Item] { items.filter { history.isCurrent($0.provenance) } }

  /// The id under which something is told; that of the page, where an entity had others.
  func id(of reference: Reference?) -> String? { dossier.entity(reference?.id).map { dossier.id(of: $0) } }

  func entity(_ reference: Reference?) -> EntityKey? { dossier.entity(reference?.id) }

  /// The name of whatever is referred to, or what is known of it.
  func name(of reference: Reference) -> String {
    switch reference {
    case .entity(let id, _): dossier.entity(id).map { dossier.name(of: $0) } ?? id
    case .named(let name), .unnamed(let name, _): name
    }
  }

  func address(of key: EntityKey) -> String { addresses.entity(key) }

  /// The text of Markdown without its markup.
  func text(_ markup: Markup?) -> String? { markup.map { dossier.text(of: $0.prose) } }

  /// The documents in which the evidence of a statement stands, each once.
  func documents(of provenance: Provenance) -> [Int] {
    var documents: [Int] = []
    for evidence in provenance.evidence {
      guard let passage = evidence.passage else { continue }
      let document = dossier.passages[passage].document
      if !documents.contains(document) { documents.append(document) }
    }
    return documents
  }

  /// The day for which all of this stands: the newest of a document.
  var newestDay: Int? { dossier.documents.lazy.compactMap(\.keys.published?.latestDay).max() }
}

extension EDTF {
  /// `1950`, `1950-04` or `1950-04-12`, where the date is one and is certain: what programs that know nothing of doubts may be told.
  var certainDate: String? { htmlDateTime.map { String($0.prefix(10)) } }

  /// The ends of an interval that programs may be told.
  var certainBounds: (start: String?, end: String?) {
    guard isInterval else { return (nil, nil) }
    return (start.date.flatMap { EDTF($0).certainDate }, endDate.flatMap { EDTF($0).certainDate })
  }
}

extension Sequence where Element: Hashable {
  /// Each once, in their order.
  var once: [Element] {
    var seen: Set<Element> = []
    return filter { seen.insert($0).inserted }
  }
}
