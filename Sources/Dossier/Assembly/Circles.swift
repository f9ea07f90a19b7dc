import Diagnostics

extension Dossier {
  /// Organisations, issues and meetings that would come to be parts of themselves.
  func partCircles() -> [Diagnostic] {
    partCircles(organisations, "parent", \.parent) + partCircles(issues, "parent", \.parent)
      + partCircles(meetings, "part-of", \.partOf)
  }

  private func partCircles<Keys>(_ catalogue: Catalogue<Keys>, _ key: String, _ whole: (Keys) -> Reference?) -> [Diagnostic] {
    let leads = catalogue.entities.map { entity in
      entity.records.compactMap { record -> (to: Int, origin: Origin)? in
        guard case .entity(let id, let origin)? = whole(record.keys), let other = self.entity(id), other.kind == Keys.kind else {
          return nil
        }
        return (other.index, origin)
      }
    }
    return circles(in: leads).map { part, origin in
      Diagnostic(
        .error, "part-circle", "`\(key)` would lead from `\(catalogue[part].id)` back to itself", at: location(of: origin),
        help: "leave out one of the `\(key)` keys")
    }
  }
}

/// Of every circle the step that closes it.
///
/// - Parameter leads: Where each leads.
func circles(in leads: [[(to: Int, origin: Origin)]]) -> [(from: Int, origin: Origin)] {
  enum State { case unseen, open, done }
  var states = [State](repeating: .unseen, count: leads.count)
  var closing: [(from: Int, origin: Origin)] = []
  for start in leads.indices where states[start] == .unseen && !leads[start].isEmpty {
    var path = [(place: start, next: 0)]
    states[start] = .open
    while let (place, next) = path.last {
      guard next < leads[place].count else {
        states[place] = .done
        path.removeLast()
        continue
      }
      path[path.count - 1].next += 1
      let lead = leads[place][next]
      switch states[lead.to] {
      case .unseen:
        states[lead.to] = .open
        path.append((lead.to, 0))
      case .open: closing.append((place, lead.origin))
      case .done: break
      }
    }
  }
  return closing
}
