import Dossier
import Notation

/// The network in GraphML (http://graphml.graphdrawing.org), as Gephi, yEd, igraph and NetworkX read it: who met whom, and how they are related.
extension Contents {
  /// Two who met, the one of the lower key first.
  private struct Pair: Hashable, Comparable {
    var first: EntityKey
    var second: EntityKey

    static func < (left: Pair, right: Pair) -> Bool { (left.first, left.second) < (right.first, right.second) }
  }

  var graphML: [UInt8] {
    var meetings: [Pair: [Int]] = [:]
    for (index, meeting) in dossier.meetings.entities.enumerated() {
      let present = meeting.present(in: dossier).sorted()
      for (place, first) in present.enumerated() {
        for second in present[(place + 1)...] { meetings[Pair(first: first, second: second), default: []].append(index) }
      }
    }
    let pairs = meetings.keys.sorted()
    let relations = current(dossier.relations).compactMap { relation -> (EntityKey, EntityKey, Relation)? in
      guard let from = entity(relation.from), let to = entity(relation.to) else { return nil }
      return (from, to, relation)
    }
    let nodes = Set(pairs.flatMap { [$0.first, $0.second] } + relations.flatMap { [$0.0, $0.1] }).sorted()
    var xml = XMLWriter()
    xml.line("<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">")
    for (id, owner, type) in Self.attributes {
      xml.line("  <key id=\"\(id)\" for=\"\(owner)\" attr.name=\"\(id)\" attr.type=\"\(type)\"/>")
    }
    xml.line("  <graph id=\"network\" edgedefault=\"undirected\">")
    for key in nodes {
      xml.element(
        "node", [("id", dossier.id(of: key))],
        data: [("label", dossier.name(of: key)), ("kind", key.kind.rawValue), ("address", address(of: key))])
    }
    for (number, pair) in pairs.enumerated() {
      let ids = meetings[pair]!.map { dossier.meetings[$0].id }
      xml.element(
        "edge", [("id", "met-\(number + 1)"), ("source", dossier.id(of: pair.first)), ("target", dossier.id(of: pair.second))],
        data: [("relation", "met"), ("weight", "\(ids.count)"), ("meetings", ids.joined(separator: " "))])
    }
    for (number, (from, to, relation)) in relations.enumerated() {
      xml.element(
        "edge", [("id", "relation-\(number + 1)"), ("source", dossier.id(of: from)), ("target", dossier.id(of: to))],
        data: [
          ("relation", relation.kindOf ?? ""), ("weight", "1"), ("from", dossier.id(of: from)), ("to", dossier.id(of: to)),
          ("date", relation.provenance.date?.description ?? ""),
        ])
    }
    xml.line("  </graph>")
    xml.line("</graphml>")
    return xml.bytes
  }

  /// The values that nodes and edges have. A relation has a direction, told by `from` and `to`; the graph as a whole has none.
  private static let attributes = [
    ("label", "node", "string"), ("kind", "node", "string"), ("address", "node", "string"), ("relation", "edge", "string"),
    ("weight", "edge", "int"), ("meetings", "edge", "string"), ("from", "edge", "string"), ("to", "edge", "string"),
    ("date", "edge", "string"),
  ]
}

extension XMLWriter {
  /// An element of a graph with its values.
  fileprivate mutating func element(_ name: String, _ attributes: [(String, String)], data: [(String, String)]) {
    let attributes = attributes.map { " \($0)=\"\(Self.escaped($1))\"" }.joined()
    let data = data.filter { !$0.1.isEmpty }.map { "<data key=\"\($0)\">\(Self.escaped($1))</data>" }.joined()
    line("    <\(name)\(attributes)>\(data)</\(name)>")
  }
}
