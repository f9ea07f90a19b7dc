import Diagnostics

extension Dossier {
  /// Documents that would come to be their own translation, reply, attachment or later version, or that name themselves.
  func documentCircles() -> [Diagnostic] {
    DocumentRelation.allCases.flatMap { relation in
      var leads: [[(document: Int, origin: Origin)]] = documents.map { document in
        (document.keys.relations[relation] ?? []).compactMap { reference in self.document(reference.id).map { ($0, reference.origin) } }
      }
      if relation.isMutual { for index in leads.indices { leads[index] = leads[index].filter { $0.document == index } } }
      return Self.circles(in: leads).map { document, origin in
        Diagnostic(
          .error, "document-circle", "`\(relation.rawValue)` would lead from `\(documents[document].id)` back to itself",
          at: location(of: origin), help: "leave out one of the `\(relation.rawValue)` keys")
      }
    }
  }

  /// Of every circle the step that closes it.
  ///
  /// - Parameter leads: Where each leads.
  private static func circles(in leads: [[(document: Int, origin: Origin)]]) -> [(document: Int, origin: Origin)] {
    enum State { case unseen, open, done }
    var states = [State](repeating: .unseen, count: leads.count)
    var closing: [(document: Int, origin: Origin)] = []
    for start in leads.indices where states[start] == .unseen && !leads[start].isEmpty {
      var path = [(document: start, next: 0)]
      states[start] = .open
      while let (document, next) = path.last {
        guard next < leads[document].count else {
          states[document] = .done
          path.removeLast()
          continue
        }
        path[path.count - 1].next += 1
        let lead = leads[document][next]
        switch states[lead.document] {
        case .unseen:
          states[lead.document] = .open
          path.append((lead.document, 0))
        case .open: closing.append((document, lead.origin))
        case .done: break
        }
      }
    }
    return closing
  }
}
