import Dossier
import Graphs

/// What the network page draws: which nodes and lines, not yet where.
///
/// Where few meetings are known, they are drawn themselves, and lines lead to those who took part: that says who met whom
/// without tying any two on its own account. Where there are many, people are tied, and only the strongest ties are drawn.
struct NetworkSketch: Sendable {
  enum Node: Hashable, Sendable {
    case entity(EntityKey)
    case meeting(Int)
    /// Somebody without a page: the participant's place at a meeting.
    case guest(meeting: Int, participant: Int)
  }

  enum Bond: Sendable {
    /// Took part in a meeting.
    case presence(Participant.Presence?)
    /// Met, at so many meetings.
    case tie(Ties.Tie)
    /// Are related: the number of the relation.
    case relation(Int)
  }

  struct Line: Sendable {
    var from: Int
    var to: Int
    var bond: Bond
  }

  /// As many nodes as one can still read.
  static let mostNodes = 60
  /// As many lines as one can still tell apart.
  static let mostLines = 110
  /// How many ties, and how many relations, the tables list; none beyond them is drawn.
  static let mostRows = 300

  private(set) var drawsMeetings = true
  private(set) var nodes: [Node] = []
  private(set) var lines: [Line] = []
  /// How many entities and ties there are, drawn or not.
  private(set) var knownNodes = 0
  private(set) var knownLines = 0
  private var numbers: [Node: Int] = [:]
  /// Sizes and lines for Graphviz; nothing where there is nothing to be joined.
  private(set) var graph: Graph?

  init(_ site: Site) {
    if !takeMeetings(of: site) {
      self = NetworkSketch()
      takeTies(of: site)
    }
    if !lines.isEmpty { graph = graph(of: site) }
  }

  private init() { drawsMeetings = false }

  private mutating func number(of node: Node) -> Int {
    if let known = numbers[node] { return known }
    numbers[node] = nodes.count
    nodes.append(node)
    return nodes.count - 1
  }

  // MARK: Meetings and those who took part

  /// - Returns: Whether they are few enough to be drawn.
  private mutating func takeMeetings(of site: Site) -> Bool {
    for index in site.publication.involvement.meetingOrder {
      let participants = site.attendance[index].participants
      for (place, participant) in participants.enumerated() where participant.wasPresent {
        let meeting = number(of: .meeting(index))
        let key = site.attendance[index].keys[place]
        let who = number(of: key.map(Node.entity) ?? .guest(meeting: index, participant: place))
        if lines.contains(where: { $0.from == who && $0.to == meeting }) { continue }
        lines.append(Line(from: who, to: meeting, bond: .presence(participant.present)))
        guard nodes.count <= Self.mostNodes else { return false }
      }
    }
    for related in site.related.prefix(Self.mostRows) {
      let (from, to) = (number(of: .entity(related.from)), number(of: .entity(related.to)))
      lines.append(Line(from: from, to: to, bond: .relation(related.relation)))
      guard nodes.count <= Self.mostNodes else { return false }
    }
    (knownNodes, knownLines) = (nodes.count, lines.count)
    return true
  }

  // MARK: Ties

  private mutating func takeTies(of site: Site) {
    let strongest = site.ties.strongest
    var entities = Set(strongest.lazy.flatMap { [$0.pair.first, $0.pair.second] })
    entities.formUnion(site.related.lazy.flatMap { [$0.from, $0.to] })
    (knownNodes, knownLines) = (entities.count, strongest.count + site.related.count)
    for tie in strongest.prefix(Self.mostRows) {
      guard lines.count < Self.mostLines else { break }
      if let (from, to) = ends(tie.pair.first, tie.pair.second) { lines.append(Line(from: from, to: to, bond: .tie(tie))) }
    }
    // Relations have no strength; after the ties they get what room is left.
    for related in site.related.prefix(Self.mostRows) {
      guard lines.count < Self.mostLines + Self.mostNodes else { break }
      if let (from, to) = ends(related.from, related.to) { lines.append(Line(from: from, to: to, bond: .relation(related.relation))) }
    }
  }

  /// The numbers of two that are to be joined; nothing where there is no room for those who are new.
  private mutating func ends(_ first: EntityKey, _ second: EntityKey) -> (Int, Int)? {
    let new = [first, second].count { numbers[.entity($0)] == nil }
    guard nodes.count + new <= Self.mostNodes else { return nil }
    return (number(of: .entity(first)), number(of: .entity(second)))
  }

  // MARK: Boxes

  static let typeSize = 13
  static let columnWidths = [256, 300, 256]

  private func graph(of site: Site) -> Graph {
    if drawsMeetings {
      let columns = nodes.map { column(of: $0, in: site) }
      // Without a second side, those who took part stand beside their meetings.
      return Graph(
        .columns, nodes: columns.map { Graph.Node(width: Self.columnWidths[$0], height: 44, column: $0) },
        edges: lines.compactMap { line in
          guard case .presence = line.bond else { return nil }
          let (from, to) = columns[line.from] < columns[line.to] ? (line.from, line.to) : (line.to, line.from)
          return Graph.Edge(from: from, to: to)
        })
    }
    let most = lines.lazy.map(\.strength).max() ?? 1
    return Graph(
      .map,
      nodes: nodes.map {
        Graph.Node(
          width: LabelWidth.of(label(of: $0, in: site), size: Self.typeSize) + (side(of: $0, in: site) == nil ? 20 : 34), height: 26)
      },
      edges: lines.map { Graph.Edge(from: $0.from, to: $0.to, weight: 1 + 9 * $0.strength / most) })
  }

  /// The first side stands on the left, meetings in the middle, all others on the right.
  func column(of node: Node, in site: Site) -> Int {
    if case .meeting = node { return 1 }
    return site.sides.isEmpty || side(of: node, in: site) == 0 ? 0 : 2
  }

  func side(of node: Node, in site: Site) -> Int? {
    switch node {
    case .entity(let key): return site.sideOfEntity[key]
    case .meeting: return nil
    case .guest(let meeting, let place):
      let participant = site.attendance[meeting].participants[place]
      return site.contents.entity(participant.side?.id).flatMap { site.sideOfEntity[$0] }
    }
  }

  /// What stands in a node's box.
  func label(of node: Node, in site: Site) -> String {
    let width = drawsMeetings ? Self.columnWidths[column(of: node, in: site)] - 36 : 200
    return LabelWidth.fit(name(of: node, in: site), size: Self.typeSize, within: width)
  }

  func name(of node: Node, in site: Site) -> String {
    switch node {
    case .entity(let key): return site.contents.name(of: key)
    case .meeting(let index): return site.contents.meetings[index].name
    case .guest(let meeting, let place):
      switch site.attendance[meeting].participants[place].who {
      case .name(let name), .group(let name), .unnamed(let name, _): return name
      case .person(let reference), .organisation(let reference): return reference.id ?? ""
      }
    }
  }
}

extension NetworkSketch.Line {
  /// How often the two met; 1 for what is no tie.
  var strength: Int { if case .tie(let tie) = bond { tie.count } else { 1 } }
}
