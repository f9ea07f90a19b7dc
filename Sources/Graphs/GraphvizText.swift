extension Graph {
  /// Pixels between boxes, at least.
  private static let gap = 14
  /// Graphviz is shown wider boxes than there are, and what it draws is pressed together again: names are long and flat,
  /// and so the drawing becomes about as high as it is wide.
  static let stretch = 1.9
  static let pointsPerInch = 72.0

  /// The graph in the language of Graphviz. Its nodes are called by their numbers.
  ///
  /// The same graph gives the same text. The start of the placing is fixed, so that Graphviz gives the same drawing too.
  public var graphvizText: String {
    switch arrangement {
    case .map: map
    case .columns: columns
    }
  }

  private var map: String {
    var text = "graph{layout=neato;start=7;overlap=prism;overlap_scaling=-1;pack=20;packmode=clust;\(Self.box)"
    for (number, node) in nodes.enumerated() {
      text += size(number, width: Double(node.width + Self.gap) * Self.stretch, height: Double(node.height + Self.gap))
    }
    for edge in edges { text += "\(edge.from)--\(edge.to)[weight=\(edge.weight)];" }
    return text + "}\n"
  }

  private var columns: String {
    var text = "digraph{layout=dot;rankdir=LR;nodesep=\(Double(Self.gap) / Self.pointsPerInch);\(Self.box)"
    for (number, node) in nodes.enumerated() { text += size(number, width: Double(node.width), height: Double(node.height)) }
    let count = (nodes.map(\.column).max() ?? 0) + 1
    for column in 0..<count {
      let members = nodes.indices.filter { nodes[$0].column == column }
      if !members.isEmpty { text += "{rank=same;" + members.map { "\($0);" }.joined() + "}" }
    }
    for edge in edges where nodes[edge.from].column < nodes[edge.to].column { text += "\(edge.from)->\(edge.to);" }
    return text + "}\n"
  }

  private static let box = "node[shape=box,fixedsize=true,label=\"\"];"

  private func size(_ number: Int, width: Double, height: Double) -> String {
    "\(number)[width=\(width / Self.pointsPerInch),height=\(height / Self.pointsPerInch)];"
  }
}
