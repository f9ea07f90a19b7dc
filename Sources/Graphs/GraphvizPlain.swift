extension GraphLayout {
  /// What of Graphviz' output cannot be read.
  public enum Fault: Error, Equatable {
    /// A line that is not of the format, or says what cannot be: its number, from 1.
    case line(Int)
    /// It ends without `stop`.
    case cutShort
    /// It does not say where a node stands: the node's number.
    case missing(Int)
  }

  /// Reads what Graphviz writes with `-Tplain -y`: one line for the graph, one for each node and edge, and `stop`.
  ///
  /// The format is described at https://graphviz.org/docs/outputs/plain/. Where edges run is not read: they are drawn
  /// from box to box.
  /// - Parameter margin: Pixels that stay free around the nodes.
  public init(reading output: [UInt8], of graph: Graph, margin: Int) throws(Fault) {
    var places = [(x: Double, y: Double)?](repeating: nil, count: graph.nodes.count)
    var hasSize = false
    var hasEnded = false
    for (index, line) in output.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).enumerated() {
      let words = line.split(separator: UInt8(ascii: " ")).map { String(decoding: $0, as: UTF8.self) }
      switch words.first {
      case nil where hasEnded: continue
      case "graph" where !hasSize && words.count == 4: hasSize = true
      case "node" where hasSize && !hasEnded && words.count >= 6:
        guard let node = Int(words[1]), places.indices.contains(node), places[node] == nil, let x = Self.inches(words[2]),
          let y = Self.inches(words[3])
        else { throw .line(index + 1) }
        places[node] = (x, y)
      case "edge" where hasSize && !hasEnded: continue
      case "stop" where hasSize && !hasEnded && words.count == 1: hasEnded = true
      default: throw .line(index + 1)
      }
    }
    guard hasEnded else { throw .cutShort }
    let stretch = graph.arrangement == .map ? Graph.stretch : 1
    var centres: [Point] = []
    for (node, place) in places.enumerated() {
      guard let place else { throw .missing(node) }
      centres.append(
        Point(x: Int((place.x * Graph.pointsPerInch / stretch).rounded()), y: Int((place.y * Graph.pointsPerInch).rounded())))
    }
    self.init(fitting: centres, of: graph, margin: margin)
  }

  /// The layout moved so that all boxes lie inside, with a margin around them.
  public init(fitting centres: [Point], of graph: Graph, margin: Int) {
    let boxes = zip(centres, graph.nodes)
    let left = boxes.map { $0.x - $1.width / 2 }.min() ?? 0
    let top = boxes.map { $0.y - $1.height / 2 }.min() ?? 0
    let right = boxes.map { $0.x + $1.width / 2 }.max() ?? 0
    let bottom = boxes.map { $0.y + $1.height / 2 }.max() ?? 0
    self.init(
      width: right - left + 2 * margin, height: bottom - top + 2 * margin,
      centres: centres.map { Point(x: $0.x - left + margin, y: $0.y - top + margin) })
  }

  /// A length that a drawing can have. Lengths far beyond any page are faults, and so are `nan` and `inf`.
  private static func inches(_ word: String) -> Double? {
    guard let value = Double(word), abs(value) < 10_000 else { return nil }
    return value
  }
}
