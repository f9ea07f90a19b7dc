import Graphs

/// Where the boxes and lines of a network are drawn, in whole pixels.
struct NetworkGeometry: Sendable {
  struct Box: Sendable, Equatable {
    var x: Int
    var y: Int
    var width: Int
    var height: Int

    var middle: (x: Int, y: Int) { (x + width / 2, y + height / 2) }
  }

  /// From one box to another: straight, or a cubic Bézier curve.
  struct Stroke: Sendable, Equatable {
    var x1: Int
    var y1: Int
    var x2: Int
    var y2: Int
    var bend: Bend?
  }

  /// The two control points of a curve.
  struct Bend: Sendable, Equatable {
    var x1: Int
    var y1: Int
    var x2: Int
    var y2: Int
  }

  private(set) var width: Int
  private(set) var height: Int
  private(set) var boxes: [Box]
  /// The left edges of the columns that there are.
  private(set) var columns: [Int: Int] = [:]

  private static let margin = 2
  /// What lies between two columns.
  private static let aisle = 100
  /// How far a line between two of one column swings out.
  private static let swing = 44
  /// What the headings of columns take.
  static let heading = 34

  /// The boxes of a graph as Graphviz placed them.
  init(_ graph: Graph, _ layout: GraphLayout, swingsOut: Set<Int> = []) {
    var centres = layout.centres
    var bounds = layout
    if graph.arrangement == .columns {
      var x = Self.margin + (swingsOut.contains(0) ? Self.swing : 0)
      let widths = graph.nodes.reduce(into: [:]) { $0[$1.column] = max($0[$1.column] ?? 0, $1.width) }
      for (column, width) in widths.sorted(by: { $0.key < $1.key }) {
        columns[column] = x
        x += width + Self.aisle
      }
      for (index, node) in graph.nodes.enumerated() { centres[index].x = columns[node.column]! + node.width / 2 }
      bounds.width = x - Self.aisle + Self.margin + (swingsOut.contains(2) ? Self.swing : 0)
      bounds.height += Self.heading
    }
    (width, height) = (bounds.width, bounds.height)
    let top = graph.arrangement == .columns ? Self.heading : 0
    boxes = zip(centres, graph.nodes).map { centre, node in
      Box(x: centre.x - node.width / 2, y: centre.y - node.height / 2 + top, width: node.width, height: node.height)
    }
  }

  // MARK: Lines on a map

  /// A straight line between the edges of two boxes; one that gives way to another line bends.
  func line(from: Int, to: Int, givesWay: Bool) -> Stroke {
    let (a, b) = (boxes[from].middle, boxes[to].middle)
    guard givesWay else {
      let (start, end) = (boxes[from].edge(towards: b), boxes[to].edge(towards: a))
      return Stroke(x1: start.x, y1: start.y, x2: end.x, y2: end.y)
    }
    let (dx, dy) = (Double(b.x - a.x), Double(b.y - a.y))
    let aside = 30 / max(1, (dx * dx + dy * dy).squareRoot())
    let over = (x: (a.x + b.x) / 2 - Int((dy * aside).rounded()), y: (a.y + b.y) / 2 + Int((dx * aside).rounded()))
    let (start, end) = (boxes[from].edge(towards: over), boxes[to].edge(towards: over))
    return Stroke(x1: start.x, y1: start.y, x2: end.x, y2: end.y, bend: Bend(x1: over.x, y1: over.y, x2: over.x, y2: over.y))
  }

  // MARK: Lines between columns

  /// A curve that leaves one box at its side and comes in at the other's.
  ///
  /// - Parameter offset: How far from the middle of its edge it meets the second box.
  func curve(from: Int, to: Int, offset: Int = 0) -> Stroke {
    let (a, b) = (boxes[from], boxes[to])
    let (y1, y2) = (a.middle.y, b.middle.y + offset)
    if a.x == b.x {
      let isLeft = a.x == columns.values.min()
      let (x, out) = isLeft ? (a.x, a.x - Self.swing) : (a.x + a.width, a.x + a.width + Self.swing)
      return Stroke(x1: x, y1: y1, x2: x, y2: y2, bend: Bend(x1: out, y1: y1, x2: out, y2: y2))
    }
    let (x1, x2) = a.x < b.x ? (a.x + a.width, b.x) : (a.x, b.x + b.width)
    let middle = (x1 + x2) / 2
    return Stroke(x1: x1, y1: y1, x2: x2, y2: y2, bend: Bend(x1: middle, y1: y1, x2: middle, y2: y2))
  }

  /// By how much each of the lines into a box keeps from the middle of its edge, so that they come in side by side in the
  /// order in which they leave.
  ///
  /// - Parameter sources: The boxes that they come from.
  func offsets(of sources: [Int], into box: Int) -> [Int] {
    let order = sources.indices.sorted { (boxes[sources[$0]].y, $0) < (boxes[sources[$1]].y, $1) }
    let step = min(8, (boxes[box].height - 8) / max(1, sources.count - 1))
    var offsets = [Int](repeating: 0, count: sources.count)
    for (place, index) in order.enumerated() { offsets[index] = step * (2 * place - sources.count + 1) / 2 }
    return offsets
  }
}

extension NetworkGeometry.Box {
  /// Where a line from the middle to a point leaves the box.
  fileprivate func edge(towards point: (x: Int, y: Int)) -> (x: Int, y: Int) {
    let (dx, dy) = (Double(point.x - middle.x), Double(point.y - middle.y))
    let part = min(dx == 0 ? 1 : Double(width) / 2 / abs(dx), dy == 0 ? 1 : Double(height) / 2 / abs(dy), 1)
    return (middle.x + Int((dx * part).rounded()), middle.y + Int((dy * part).rounded()))
  }
}
