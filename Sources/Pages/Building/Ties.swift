import Dossier

/// Who met whom at which meetings: every pair that took part in one, in one sorted list.
///
/// A list and not a table of lists: a large briefing has a million of them.
struct Ties: Sendable {
  /// A meeting of more people than this ties no two of them: everybody met everybody says nothing.
  static let largestMeeting = 40

  /// Two who met, the lesser key first.
  struct Pair: Hashable, Comparable, Sendable {
    var first: EntityKey
    var second: EntityKey

    init(_ one: EntityKey, _ other: EntityKey) { (first, second) = one < other ? (one, other) : (other, one) }

    static func < (left: Pair, right: Pair) -> Bool { left.first == right.first ? left.second < right.second : left.first < right.first }
  }

  /// A pair with its meetings, as a stretch of `encounters`.
  struct Tie: Sendable {
    var pair: Pair
    var range: Range<Int>
  }

  /// The places of meetings in the order of their dates, by pair.
  private var encounters: [Int] = []
  /// By pair.
  private(set) var all: [Tie] = []
  /// How many meetings were left out for their size.
  private(set) var largeMeetings = 0
  /// The stretch of `all` whose pairs begin with an entity.
  private var ranges: [EntityKey: Range<Int>] = [:]
  private let order: [Int]

  init(_ publication: Publication) {
    let contents = publication.contents
    order = publication.involvement.meetingOrder
    var met: [(pair: Pair, place: Int)] = []
    for (place, index) in order.enumerated() {
      let keys = contents.meetings[index].present(in: contents).sorted()
      if keys.count > Self.largestMeeting {
        largeMeetings += 1
        continue
      }
      for (offset, first) in keys.enumerated() { for second in keys[(offset + 1)...] { met.append((Pair(first, second), place)) } }
    }
    met.sort { ($0.pair, $0.place) < ($1.pair, $1.place) }
    encounters = met.map(\.place)
    var start = 0
    while start < met.count {
      let pair = met[start].pair
      let end = met[start...].firstIndex { $0.pair != pair } ?? met.count
      if let range = ranges[pair.first] {
        ranges[pair.first] = range.lowerBound..<all.count + 1
      } else {
        ranges[pair.first] = all.count..<all.count + 1
      }
      all.append(Tie(pair: pair, range: start..<end))
      start = end
    }
  }

  /// The ties, those of most meetings first.
  var strongest: [Tie] { all.sorted { (-$0.count, $0.pair) < (-$1.count, $1.pair) } }

  /// The meetings of a tie, the oldest first.
  func meetings(of tie: Tie) -> [Int] { encounters[tie.range].map { order[$0] } }

  func last(of tie: Tie) -> Int { order[encounters[tie.range.upperBound - 1]] }

  /// The tie of two, where they met.
  func tie(_ pair: Pair) -> Tie? {
    guard var range = ranges[pair.first] else { return nil }
    while !range.isEmpty {
      let middle = (range.lowerBound + range.upperBound) / 2
      if all[middle].pair == pair { return all[middle] }
      range = all[middle].pair < pair ? middle + 1..<range.upperBound : range.lowerBound..<middle
    }
    return nil
  }
}

extension Ties.Tie {
  /// At how many meetings the two were.
  var count: Int { range.count }
}

/// Two persons or organisations that a document calls related.
struct Related: Sendable {
  /// The place of the relation in the dossier.
  var relation: Int
  var from: EntityKey
  var to: EntityKey

  /// - Returns: Nothing where one of its ends has no page, or can meet nobody: what belongs to whom is no matter of a network.
  init?(_ index: Int, in contents: Dossier) {
    let relation = contents.relations[index]
    guard let from = contents.entity(relation.from?.id), let to = contents.entity(relation.to?.id), from != to,
      from.kind.canMeet, to.kind.canMeet
    else { return nil }
    (self.relation, self.from, self.to) = (index, from, to)
  }
}

extension EntityKind {
  /// Whether such entities take part in meetings.
  fileprivate var canMeet: Bool { self == .person || self == .organisation }
}

extension Site {
  /// The relations that an entity has to other persons and organisations, either way.
  func relations(of key: EntityKey) -> [Related] {
    publication.involvement[key].relations.compactMap { Related($0, in: contents) }
  }
}
