import Diagnostics
import Graphs
import Programs

extension GraphLayout {
  /// Places the nodes of a graph with Graphviz.
  ///
  /// Graphviz is told numbers and sizes and nothing of the content, so that no name can speak to it.
  /// - Throws: `graphviz-missing`, `graphviz-failed`; both warnings, for the page has its tables.
  static func drawn(by program: InstalledProgram = .graphviz, _ graph: Graph) throws(Diagnostic) -> GraphLayout {
    let outcome: InstalledProgram.Outcome
    do throws(InstalledProgram.Failure) {
      outcome = try program.run(arguments: ["-Tplain", "-y"], input: Array(graph.graphvizText.utf8))
    } catch .missing {
      throw Diagnostic(
        .warning, "graphviz-missing", "Graphviz is not installed; network.html has its tables, but no drawing",
        help: "install it: apt install \(program.package)")
    } catch {
      throw failure(program.reason(of: error))
    }
    if let reason = outcome.reasonOfFailure { throw failure(reason) }
    do throws(Fault) {
      return try GraphLayout(reading: outcome.output, of: graph, margin: 2)
    } catch {
      throw failure("its output cannot be read: \(error)")
    }
  }

  private static func failure(_ reason: String) -> Diagnostic {
    Diagnostic(
      .warning, "graphviz-failed", "Graphviz did not draw the network, so network.html has its tables alone: \(reason)",
      help: "see whether `dot -V` works; the package is \(InstalledProgram.graphviz.package)")
  }
}

extension InstalledProgram {
  /// Its programs are one, under many names; the graph says how it wants to be laid out.
  static let graphviz = InstalledProgram("dot", package: "graphviz", timeLimit: .seconds(20), outputLimit: 1 << 20)
}
