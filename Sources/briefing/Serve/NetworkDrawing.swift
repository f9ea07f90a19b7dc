import Diagnostics
import Graphs

/// A drawing of an edition's network, which is made anew only where the network is another; so is what went wrong with it.
struct NetworkDrawing {
  private let graph: Graph
  let layout: GraphLayout?
  let faults: [Diagnostic]

  /// - Parameter last: The drawing that there was before.
  init(of graph: Graph, instead last: NetworkDrawing?) {
    if let last, last.graph == graph {
      self = last
      return
    }
    self.graph = graph
    do throws(Diagnostic) {
      layout = try GraphLayout.drawn(graph)
      faults = []
    } catch {
      layout = nil
      faults = [error]
    }
  }
}
