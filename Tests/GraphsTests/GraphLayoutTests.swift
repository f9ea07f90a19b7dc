import Graphs
import Testing

@Suite("Graphs laid out by Graphviz")
struct GraphLayoutTests {
  private let pair = Graph(
    .columns, nodes: [Graph.Node(width: 100, height: 40), Graph.Node(width: 60, height: 20, column: 1)], edges: [.init(from: 0, to: 1)])

  private func layout(_ output: String) throws(GraphLayout.Fault) -> GraphLayout {
    try GraphLayout(reading: Array(output.utf8), of: pair, margin: 5)
  }

  @Test("Inches become pixels, and the boxes lie inside their margin")
  func places() throws {
    let layout = try layout(
      "graph 1 4 2\nnode 0 1 1 1.4 0.6 \"\" solid box black lightgrey\nnode 1 3.0 1e0 0.8 0.3 \"\" solid box black lightgrey\n"
        + "edge 0 1 4 1.7 1 2 1 2.1 1 2.5 1 solid black\nstop\n")
    #expect(layout.centres == [.init(x: 55, y: 25), .init(x: 199, y: 25)])
    #expect(layout.width == 234 && layout.height == 50)
  }

  @Test("What is stretched for Graphviz is pressed together again")
  func stretch() throws {
    var map = pair
    map.arrangement = .map
    let output = "graph 1 9 9\nnode 0 0 0 1 1 a b c d e\nnode 1 3.8 1 1 1 a b c d e\nstop\n"
    let layout = try GraphLayout(reading: Array(output.utf8), of: map, margin: 0)
    #expect(layout.centres[1].x - layout.centres[0].x == 144)
    #expect(layout.centres[1].y - layout.centres[0].y == 72)
  }

  @Test(
    "Anything else is refused",
    arguments: [
      ("", GraphLayout.Fault.line(1)), ("graph 1 4 2\n", .line(2)), ("graph 1 4 2", .cutShort), ("graph 1 4\nstop", .line(1)),
      ("node 0 1 1 1 1", .line(1)), ("graph 1 4 2\nnode 2 1 1 1 1 a\nstop", .line(2)), ("graph 1 4 2\nnode -1 1 1 1 1 a\nstop", .line(2)),
      ("graph 1 4 2\nnode 0 nan 1 1 1 a\nstop", .line(2)), ("graph 1 4 2\nnode 0 inf 1 1 1 a\nstop", .line(2)),
      ("graph 1 4 2\nnode 0 1e9 1 1 1 a\nstop", .line(2)), ("graph 1 4 2\nnode 0 one 1 1 1 a\nstop", .line(2)),
      ("graph 1 4 2\nnode 0 1 1 1 1 a\nnode 0 1 1 1 1 a\nstop", .line(3)), ("graph 1 4 2\nnode 0 1 1 1 1 a\nstop", .missing(1)),
      ("graph 1 4 2\nstop\nnode 0 1 1 1 1 a", .line(3)), ("graph 1 4 2\n<svg>\nstop", .line(2)),
    ])
  func refused(_ output: String, _ fault: GraphLayout.Fault) {
    #expect(throws: fault) { () throws(GraphLayout.Fault) in try layout(output) }
  }

  @Test("Graphviz is told numbers and sizes only, by the same text each time")
  func text() {
    #expect(
      pair.graphvizText
        == "digraph{layout=dot;rankdir=LR;nodesep=0.19444444444444445;node[shape=box,fixedsize=true,label=\"\"];"
        + "0[width=1.3888888888888888,height=0.5555555555555556];1[width=0.8333333333333334,height=0.2777777777777778];"
        + "{rank=same;0;}{rank=same;1;}0->1;}\n")
    var map = pair
    map.arrangement = .map
    #expect(map.graphvizText.hasPrefix("graph{layout=neato;start=7;") && map.graphvizText.hasSuffix("0--1[weight=1];}\n"))
  }
}
