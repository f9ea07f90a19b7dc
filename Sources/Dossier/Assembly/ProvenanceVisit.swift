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
    visitProvenanceOfLists(visit)
  }

  /// The same of the statements that belong to no entity; these come last.
  mutating func visitProvenanceOfLists(_ visit: (inout Provenance) -> Void) {
    positions.visit(visit)
    facts.visit(visit)
    relations.visit(visit)
    judgements.visit(visit)
    questions.visit(visit)
  }

  /// Looks at the provenance of every statement, in the order of `visitProvenance`.
  public func forEachProvenance(_ look: (Provenance) -> Void) {
    forEachProvenanceOfEntities(look)
    forEachProvenanceOfLists(look)
  }

  /// Looks at the provenance of entities and of what is said in them, in the order of `visitProvenance`.
  func forEachProvenanceOfEntities(_ look: (Provenance) -> Void) {
    Self.forEach(people, look) { keys in keys.roles.look(look) }
    Self.forEach(organisations, look) { _ in }
    Self.forEach(places, look) { _ in }
    Self.forEach(works, look) { _ in }
    Self.forEach(meetings, look) { keys in
      keys.participants.look(look)
      keys.topics.look(look)
      keys.comments.look(look)
      keys.questions.look(look)
    }
    Self.forEach(issues, look) { _ in }
    Self.forEach(terms, look) { _ in }
  }

  /// Looks at the provenance of what is said in people and meetings, and that belongs to no entity.
  public func forEachProvenanceOfItems(_ look: (Provenance) -> Void) {
    func ignore(_ provenance: Provenance) {}
    Self.forEach(people, ignore) { keys in keys.roles.look(look) }
    Self.forEach(meetings, ignore) { keys in
      keys.participants.look(look)
      keys.topics.look(look)
      keys.comments.look(look)
      keys.questions.look(look)
    }
    forEachProvenanceOfLists(look)
  }

  /// Looks at the provenance of the statements that belong to no entity, in the order of `visitProvenance`.
  func forEachProvenanceOfLists(_ look: (Provenance) -> Void) {
    positions.look(look)
    facts.look(look)
    relations.look(look)
    judgements.look(look)
    questions.look(look)
  }

  private static func forEach<Keys>(_ catalogue: Catalogue<Keys>, _ look: (Provenance) -> Void, _ items: (Keys) -> Void) {
    for index in catalogue.entities.indices {
      for record in catalogue.entities[index].records.indices {
        look(catalogue.entities[index].records[record].provenance)
        items(catalogue.entities[index].records[record].keys)
      }
    }
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

extension Statements {
  /// The provenance of positions, facts, relations, judgements and questions.
  var provenanceOfLists: [Provenance] {
    positions.map(\.provenance) + facts.map(\.provenance) + relations.map(\.provenance) + judgements.map(\.provenance)
      + questions.flatMap { [$0.provenance] + ($0.answer.map { [$0.provenance] } ?? []) }
  }
}

extension [Question] {
  /// Questions, each with its answer.
  fileprivate mutating func visit(_ visit: (inout Provenance) -> Void) {
    for index in indices {
      visit(&self[index].provenance)
      guard var answer = self[index].answer else { continue }
      visit(&answer.provenance)
      self[index].answer = answer
    }
  }

  fileprivate func look(_ look: (Provenance) -> Void) {
    for question in self {
      look(question.provenance)
      if let answer = question.answer { look(answer.provenance) }
    }
  }
}

extension Array where Element: Sourced {
  fileprivate mutating func visit(_ visit: (inout Provenance) -> Void) {
    for index in indices { visit(&self[index].provenance) }
  }

  fileprivate func look(_ look: (Provenance) -> Void) {
    for index in indices { look(self[index].provenance) }
  }
}
