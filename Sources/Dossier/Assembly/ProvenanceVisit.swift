extension Dossier {
  /// Visits the provenance of every statement, always in the same order.
  mutating func visitProvenance(_ visit: (inout Provenance) -> Void) {
    Self.visit(&people, visit) { keys in keys.roles.visit(visit) }
    Self.visit(&organisations, visit) { _ in }
    Self.visit(&places, visit) { _ in }
    Self.visit(&works, visit) { _ in }
    Self.visit(&meetings, visit) { keys in
      keys.participants.visit(visit)
      keys.topics.visit(visit)
      keys.comments.visit(visit)
      keys.questions.visit(visit)
    }
    Self.visit(&issues, visit) { _ in }
    Self.visit(&terms, visit) { _ in }
    positions.visit(visit)
    facts.visit(visit)
    relations.visit(visit)
    judgements.visit(visit)
    questions.visit(visit)
  }

  private static func visit<Keys>(_ catalogue: inout Catalogue<Keys>, _ visit: (inout Provenance) -> Void, _ items: (inout Keys) -> Void) {
    for index in catalogue.entities.indices {
      for record in catalogue.entities[index].records.indices {
        visit(&catalogue.entities[index].records[record].provenance)
        items(&catalogue.entities[index].records[record].keys)
      }
    }
  }
}

extension Array where Element: Sourced {
  fileprivate mutating func visit(_ visit: (inout Provenance) -> Void) {
    for index in indices { visit(&self[index].provenance) }
  }
}
