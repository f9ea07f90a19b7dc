import Diagnostics

extension Dossier {
  /// Documents that would come to be their own translation, reply, attachment or later version, or that name themselves.
  func documentCircles() -> [Diagnostic] {
    DocumentRelation.allCases.flatMap { relation in
      var leads: [[(to: Int, origin: Origin)]] = documents.map { document in
        (document.keys.relations[relation] ?? []).compactMap { reference in self.document(reference.id).map { ($0, reference.origin) } }
      }
      if relation.isMutual { for index in leads.indices { leads[index] = leads[index].filter { $0.to == index } } }
      return circles(in: leads).map { document, origin in
        Diagnostic(
          .error, "document-circle", "`\(relation.rawValue)` would lead from `\(documents[document].id)` back to itself",
          at: location(of: origin), help: "leave out one of the `\(relation.rawValue)` keys")
      }
    }
  }
}
