import Prose

extension Dossier {
  /// Visits every text and every piece of prose in the metadata, to change it.
  mutating func visitTexts(_ visit: @escaping (inout String) -> Void, prose visitProse: @escaping (inout Prose) -> Void) {
    let visitor = TextVisitor(visit: visit, visitProse: visitProse)
    visitor.text(&configuration.title)
    visitor.text(&configuration.subtitle)
    visitor.markup(&configuration.summary)
    visitor.entities(&people) { keys in
      visitor.text(&keys.sortName)
      visitor.texts(&keys.expertise)
      visitor.items(&keys.roles) { role in
        visitor.text(&role.title)
        visitor.reference(&role.organisation)
      }
    }
    visitor.entities(&organisations) { keys in
      visitor.reference(&keys.parent)
      visitor.reference(&keys.publisher)
    }
    visitor.entities(&places) { _ in }
    visitor.entities(&works) { keys in
      visitor.references(&keys.authors)
      visitor.reference(&keys.publisher)
      visitor.text(&keys.sourcing)
    }
    visitor.entities(&meetings) { keys in visitor.meeting(&keys) }
    visitor.entities(&issues) { keys in visitor.text(&keys.question) }
    visitor.entities(&terms) { keys in visitor.markup(&keys.definition) }
    visitor.items(&positions) { position in
      visitor.references(&position.holders)
      visitor.text(&position.summary)
      visitor.text(&position.quote)
      visitor.references(&position.to)
      visitor.spokesperson(&position.spokesperson)
    }
    visitor.items(&facts) { visitor.text(&$0.text) }
    visitor.items(&relations) { relation in
      visitor.text(&relation.kindOf)
      visitor.reference(&relation.from)
      visitor.reference(&relation.to)
    }
    visitor.items(&judgements) { visitor.text(&$0.text) }
    visitor.items(&questions) { visitor.text(&$0.text) }
    for index in documents.indices { visitor.document(&documents[index]) }
  }
}

private struct TextVisitor {
  let visit: (inout String) -> Void
  let visitProse: (inout Prose) -> Void

  func text(_ text: inout String) { visit(&text) }

  func text(_ text: inout String?) {
    guard var value = text else { return }
    visit(&value)
    text = value
  }

  func texts(_ texts: inout [String]) { for index in texts.indices { visit(&texts[index]) } }

  func markup(_ markup: inout Markup?) {
    guard var value = markup else { return }
    visitProse(&value.prose)
    markup = value
  }

  func reference(_ reference: inout Reference) {
    switch reference {
    case .entity: break
    case .named(var name):
      visit(&name)
      reference = .named(name)
    case .unnamed(var words):
      visit(&words)
      reference = .unnamed(words)
    }
  }

  func reference(_ reference: inout Reference?) {
    guard var value = reference else { return }
    self.reference(&value)
    reference = value
  }

  func references(_ references: inout [Reference]) { for index in references.indices { reference(&references[index]) } }

  func spokesperson(_ spokesperson: inout Spokesperson?) {
    guard case .described(var who)? = spokesperson else { return }
    reference(&who)
    spokesperson = .described(who)
  }

  func provenance(_ provenance: inout Provenance) {
    markup(&provenance.note)
    for index in provenance.accordingTo.indices { attribution(&provenance.accordingTo[index]) }
    for index in provenance.evidence.indices { visit(&provenance.evidence[index].quote) }
  }

  private func attribution(_ attribution: inout Attribution) {
    reference(&attribution.who)
    for index in attribution.via.indices { self.attribution(&attribution.via[index]) }
  }

  func items<Item: Sourced>(_ items: inout [Item], _ own: (inout Item) -> Void) {
    for index in items.indices {
      provenance(&items[index].provenance)
      own(&items[index])
    }
  }

  func entities<Keys>(_ catalogue: inout Catalogue<Keys>, _ own: (inout Keys) -> Void) {
    for index in catalogue.entities.indices {
      markup(&catalogue.entities[index].body)
      for record in catalogue.entities[index].records.indices {
        provenance(&catalogue.entities[index].records[record].provenance)
        common(&catalogue.entities[index].records[record].keys.common)
        own(&catalogue.entities[index].records[record].keys)
      }
    }
  }

  private func common(_ keys: inout CommonKeys) {
    text(&keys.name)
    texts(&keys.aliases)
    markup(&keys.description)
    if keys.picture != nil {
      text(&keys.picture!.alternative)
      text(&keys.picture!.credit)
    }
    for index in keys.links.indices { text(&keys.links[index].title) }
  }

  func meeting(_ keys: inout Meeting) {
    text(&keys.venue)
    text(&keys.purpose)
    text(&keys.outcome)
    texts(&keys.agreed)
    references(&keys.interpreters)
    items(&keys.participants) { participant in
      text(&participant.capacity)
      text(&participant.withheld)
      switch participant.who {
      case .name(var words):
        visit(&words)
        participant.who = .name(words)
      case .group(var words):
        visit(&words)
        participant.who = .group(words)
      case .unnamed(var words):
        visit(&words)
        participant.who = .unnamed(words)
      case .person, .organisation: break
      }
    }
    items(&keys.topics) { text(&$0.text) }
    items(&keys.comments) { comment in
      text(&comment.text)
      spokesperson(&comment.spokesperson)
    }
    items(&keys.questions) { text(&$0.text) }
  }

  func document(_ document: inout Document) {
    visit(&document.title)
    text(&document.keys.title)
    text(&document.keys.classification)
    text(&document.keys.number)
    references(&document.keys.authors)
    reference(&document.keys.publisher)
    markup(&document.keys.description)
    markup(&document.keys.note)
  }
}
