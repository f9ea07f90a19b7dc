import Dossier
import Parallel

/// What pages look up: each table is made when it is asked for first, and kept from one state of the content to the next where the
/// difference cannot have changed it.
struct SiteTables: Sendable {
  private(set) var links: Deferred<LinkMap>
  private(set) var sides: Deferred<SideRegister>
  private(set) var supports: Deferred<SupportRegister>
  private(set) var passagesOfDocument: Deferred<[[Int]]>
  private(set) var asOf: Deferred<EDTF?>
  private(set) var events: Deferred<[Event]>
  private(set) var timeline: Deferred<TimelinePlan>
  private(set) var mentionedIn: Deferred<[EntityKey: [MentionCount]]>
  private(set) var sortKeys: Deferred<[EntityKind: [SortKey]]>
  private(set) var order: Deferred<[EntityKind: [Int]]>
  private(set) var placeInOrder: Deferred<[EntityKind: [Int]]>
  private(set) var documentOrder: Deferred<[Int]>
  private(set) var placeOfDocument: Deferred<[Int]>
  private(set) var ties: Deferred<Ties>
  private(set) var related: Deferred<[Related]>
  private(set) var support: Deferred<SupportReport>
  /// Those with a page who were at each meeting.
  private(set) var present: Deferred<[Set<EntityKey>]>
  /// The addresses of the pages of each kind's entities, percent-encoded.
  private(set) var addresses: Deferred<[EntityKind: [String]]>
  private(set) var documentAddresses: Deferred<[String]>
  private(set) var relatedDocuments: Deferred<RelatedDocuments>
  private(set) var earlier: Deferred<EarlierItems>

  init(_ publication: Publication, files: [String]) {
    let contents = publication.contents
    links = Deferred { LinkMap(contents, files: files) }
    sides = Deferred { SideRegister(contents) }
    supports = Deferred { SupportRegister(contents) }
    passagesOfDocument = Deferred { Site.passagesOfDocument(contents) }
    asOf = Deferred { contents.newestDate }
    let events = Deferred { Site.events(contents) }
    self.events = events
    timeline = Deferred { TimelinePlan(events.value) }
    mentionedIn = Deferred { Site.mentionCounts(contents) }
    let sortKeys = Deferred { Site.sortKeys(contents) }
    self.sortKeys = sortKeys
    let order = Deferred { Site.orders(contents, meetings: publication.involvement.meetingOrder, keys: sortKeys.value) }
    self.order = order
    placeInOrder = Deferred { order.value.mapValues(\.inverse) }
    let documentOrder = Deferred { Site.documentOrder(contents) }
    self.documentOrder = documentOrder
    placeOfDocument = Deferred { documentOrder.value.inverse }
    ties = Deferred { Ties(publication) }
    related = Deferred {
      let history = ItemHistory(contents)
      return contents.relations.indices.filter { history.isCurrent(contents.relations[$0].provenance) }.compactMap {
        Related($0, in: contents)
      }
    }
    support = Deferred { SupportReport(contents) }
    present = Deferred { contents.meetings.entities.map { $0.present(in: contents) } }
    addresses = Deferred { Site.encodedAddresses(contents) }
    documentAddresses = Deferred { contents.documents.map { Addresses.encoded(Addresses.source($0.id)) } }
    relatedDocuments = Deferred { RelatedDocuments(contents) }
    earlier = Deferred { EarlierItems(contents) }
  }

  /// The tables of another state of the content where they must be the same.
  func keeping(_ last: SiteTables, _ difference: Assembly.Difference) -> SiteTables {
    var tables = self
    switch difference {
    case .nothing: return last
    case .texts:
      tables = last
      (tables.passagesOfDocument, tables.mentionedIn) = (passagesOfDocument, mentionedIn)
    case .lists(let movesNames):
      if !movesNames { tables.mentionedIn = last.mentionedIn }
      (tables.links, tables.sides, tables.sortKeys, tables.order) = (last.links, last.sides, last.sortKeys, last.order)
      (tables.placeInOrder, tables.documentOrder) = (last.placeInOrder, last.documentOrder)
      (tables.placeOfDocument, tables.ties) = (last.placeOfDocument, last.ties)
      (tables.addresses, tables.documentAddresses) = (last.addresses, last.documentAddresses)
      tables.relatedDocuments = last.relatedDocuments
    case .anything: break
    }
    return tables
  }
}

extension Site {
  fileprivate static func encodedAddresses(_ contents: Dossier) -> [EntityKind: [String]] {
    func addresses<Keys>(_ catalogue: Catalogue<Keys>) -> [String] {
      catalogue.entities.map { Addresses.encoded(Addresses.page(Keys.kind, id: $0.id)) }
    }
    return [
      .person: addresses(contents.people), .organisation: addresses(contents.organisations), .place: addresses(contents.places),
      .work: addresses(contents.works), .meeting: addresses(contents.meetings), .issue: addresses(contents.issues),
      .term: addresses(contents.terms),
    ]
  }

  /// Passages by document, in the order of the text.
  fileprivate static func passagesOfDocument(_ contents: Dossier) -> [[Int]] {
    let passages = contents.passages
    var lists = [[Int]](repeating: [], count: contents.documents.count)
    for (index, passage) in passages.enumerated() where passage.document >= 0 { lists[passage.document].append(index) }
    for document in lists.indices where lists[document].count > 1 {
      lists[document].sort { (passages[$0].range.lowerBound, $0) < (passages[$1].range.lowerBound, $1) }
    }
    return lists
  }
}

extension [Int] {
  /// Of an order, the place of each number in it.
  fileprivate var inverse: [Int] {
    var places = [Int](repeating: 0, count: count)
    for (place, number) in enumerated() { places[number] = place }
    return places
  }
}
