import Graphs
import Synchronization

/// The drawing of an edition's network, which is made anew only where the network is another than the one drawn last.
final class DrawnNetwork: Sendable {
  private let last = Mutex<(graph: Graph, layout: GraphLayout?)?>(nil)

  /// Where the nodes stand; nil where Graphviz cannot place them, of which `briefing build` warns.
  func layout(of graph: Graph) -> GraphLayout? {
    last.withLock { last in
      if let last, last.graph == graph { return last.layout }
      let layout = try? GraphLayout.drawn(graph)
      last = (graph, layout)
      return layout
    }
  }
}
