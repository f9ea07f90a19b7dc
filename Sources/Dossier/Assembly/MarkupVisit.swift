extension Dossier {
  /// Visits every piece of Markdown in the metadata.
  public func visitMarkup(_ visit: (Markup) -> Void) {
    visitEntities(people, visit) { keys in keys.roles.visitNotes(visit) }
    visitEntities(organisations, visit) { _ in }
    visitEntities(places, visit) { _ in }
    visitEntities(works, visit) { _ in }
    visitEntities(meetings, visit) { keys in
      keys.participants.visitNotes(visit)
      keys.topics.visitNotes(visit)
      keys.comments.visitNotes(visit)
      keys.questions.visitNotes(visit)
    }
    visitEntities(issues, visit) { _ in }
    visitEntities(terms, visit) { keys in if let definition = keys.definition { visit(definition) } }
    positions.visitNotes(visit)
    facts.visitNotes(visit)
    relations.visitNotes(visit)
    judgements.visitNotes(visit)
    questions.visitNotes(visit)
    for document in documents {
      if let description = document.keys.description { visit(description) }
      if let note = document.keys.note { visit(note) }
    }
  }

  private func visitEntities<Keys>(_ catalogue: Catalogue<Keys>, _ visit: (Markup) -> Void, _ items: (Keys) -> Void) {
    for entity in catalogue.entities {
      if let body = entity.body { visit(body) }
      for record in entity.records {
        if let description = record.keys.common.description { visit(description) }
        if let note = record.provenance.note { visit(note) }
        items(record.keys)
      }
    }
  }
}

extension Statements {
  /// Visits the notes of positions, facts, relations, judgements and questions.
  func visitNotesOfLists(_ visit: (Markup) -> Void) {
    positions.visitNotes(visit)
    facts.visitNotes(visit)
    relations.visitNotes(visit)
    judgements.visitNotes(visit)
    questions.visitNotes(visit)
  }
}

extension [Question] {
  fileprivate func visitNotes(_ visit: (Markup) -> Void) {
    for question in self {
      if let note = question.provenance.note { visit(note) }
      if let note = question.answer?.provenance.note { visit(note) }
    }
  }
}

extension Array where Element: Sourced {
  fileprivate func visitNotes(_ visit: (Markup) -> Void) {
    for item in self { if let note = item.provenance.note { visit(note) } }
  }
}
