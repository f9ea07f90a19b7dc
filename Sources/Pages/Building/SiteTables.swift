import Dossier
import Parallel

/// What pages look up: each table is made when it is asked for first, and kept from one state of the content to the next where the
/// difference cannot have changed it.
struct SiteTables: Sendable {
  private(set) var links: Deferred<LinkMap>
  private(set) var sides: Deferred<SideRegister>
  private(set) var origins: Deferred<SourceOrigins>
  private(set) var supports: Deferred<SupportRegister>
  private(set) var passagesOfDocument: Deferred<[[Int]]>
  private(set) var meetingsOfDocument: Deferred<[[Int]]>
  private(set) var asOf: Deferred<EDTF?>
  private(set) var events: Deferred<[Event]>
  private(set) var timeline: Deferred<TimelinePlan>
  private(set) var mentionedIn: Deferred<[EntityKey: [MentionCount]]>
  private(set) var sortKeys: Deferred<ByKind<[SortKey]>>
  private(set) var order: Deferred<ByKind<[Int]>>
  private(set) var placeInOrder: Deferred<ByKind<[Int]>>
  private(set) var documentOrder: Deferred<[Int]>
  private(set) var placeOfDocument: Deferred<[Int]>
  private(set) var ties: Deferred<Ties>
  private(set) var related: Deferred<[Related]>
  private(set) var support: Deferred<SupportReport>
  private(set) var attendance: Deferred<[Attendance]>
  /// Those with a page who were at each meeting.
  private(set) var present: Deferred<[Set<EntityKey>]>
  /// The links to the pages of entities and documents from pages that stand in a folder.
  private(set) var entityLinks: Deferred<ByKind<[Link]>>
  private(set) var documentLinks: Deferred<[Link]>
  private(set) var relatedDocuments: Deferred<RelatedDocuments>
  private(set) var earlier: Deferred<EarlierItems>

  init(_ publication: Publication, files: [String]) {
    let contents = publication.contents
    links = Deferred { LinkMap(contents, files: files) }
    let sides = Deferred { SideRegister(contents) }
    self.sides = sides
    origins = Deferred { SourceOrigins(contents) }
    supports = Deferred { SupportRegister(contents) }
    passagesOfDocument = Deferred { Site.passagesOfDocument(contents) }
    meetingsOfDocument = Deferred { Site.meetingsOfDocument(contents, order: publication.involvement.meetingOrder) }
    asOf = Deferred { contents.newestDate }
    let events = Deferred { Site.events(contents) }
    self.events = events
    timeline = Deferred { TimelinePlan(events.value) }
    mentionedIn = Deferred { Site.mentionCounts(contents) }
    let sortKeys = Deferred { Site.sortKeys(contents) }
    self.sortKeys = sortKeys
    let order = Deferred { Site.orders(contents, meetings: publication.involvement.meetingOrder, keys: sortKeys.value) }
    self.order = order
    placeInOrder = Deferred { ByKind { order.value[$0].inverse } }
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
    let attendance = Deferred { contents.meetings.entities.map { Attendance($0, in: contents) } }
    self.attendance = attendance
    present = Deferred { attendance.value.map(\.present) }
    entityLinks = Deferred { Site.entityLinks(contents, sides.value) }
    documentLinks = Deferred {
      contents.documents.map { Link(name: $0.title, href: Site.rootFromFolder + Addresses.encoded(Addresses.source($0.id))) }
    }
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
      (tables.origins, tables.passagesOfDocument, tables.mentionedIn) = (origins, passagesOfDocument, mentionedIn)
    case .lists(let movesNames):
      if !movesNames { tables.mentionedIn = last.mentionedIn }
      (tables.links, tables.sides, tables.sortKeys, tables.order) = (last.links, last.sides, last.sortKeys, last.order)
      (tables.placeInOrder, tables.documentOrder) = (last.placeInOrder, last.documentOrder)
      (tables.placeOfDocument, tables.ties) = (last.placeOfDocument, last.ties)
      (tables.entityLinks, tables.documentLinks) = (last.entityLinks, last.documentLinks)
      tables.relatedDocuments = last.relatedDocuments
    case .anything: break
    }
    return tables
  }
}

/// Who took part in a meeting, and the entities that they are.
struct Attendance: Sendable {
  let participants: [Participant]
  let keys: [EntityKey?]

  init(_ meeting: Entity<Meeting>, in contents: Dossier) {
    participants = meeting.participants(in: contents)
    keys = participants.map { contents.entity($0.entity) }
  }

  /// Those with a page who were there.
  var present: Set<EntityKey> { Set(zip(participants, keys).lazy.filter(\.0.wasPresent).compactMap(\.1)) }
}

extension Site {
  /// From a page that stands in a folder to the root of the site.
  static let rootFromFolder = "../"

  fileprivate static func entityLinks(_ contents: Dossier, _ sides: SideRegister) -> ByKind<[Link]> {
    ByKind { kind in
      (0..<contents.count(of: kind)).map { index in
        let key = EntityKey(kind, index)
        return Link(
          name: contents.name(of: key), href: rootFromFolder + Addresses.encoded(Addresses.page(kind, id: contents.id(of: key))),
          side: sides.entities[key].map { sides.styles[$0].style } ?? "")
      }
    }
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

  /// The meetings that stand beside each document, in the order of their dates.
  fileprivate static func meetingsOfDocument(_ contents: Dossier, order: [Int]) -> [[Int]] {
    var lists = [[Int]](repeating: [], count: contents.documents.count)
    for meeting in order {
      for record in contents.meetings[meeting].records {
        let source = record.provenance.origin.source
        guard contents.sources.indices.contains(source), case .sidecar(let document) = contents.sources[source].role,
          lists[document].last != meeting
        else { continue }
        lists[document].append(meeting)
      }
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
