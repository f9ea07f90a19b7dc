import Prose

/// Where a text of the metadata stands.
struct TextPlace: Sendable {
  /// The key that holds it, as sidecars write it with its section: `meetings.venue`.
  var key: String
  /// The statement that says it; nil for what briefing.yml says.
  var origin: Origin?
  /// The entity that it describes.
  var entity: String?
  /// An address on the web.
  var isAddress = false
  /// A word of an open list, such as a kind: written like an id.
  var isWord = false
  /// Whether the visitor's rule shows the statement, and those that it is part of.
  var isShown: Bool
}

extension Dossier {
  /// Visits every text and every piece of prose in the metadata, to change it.
  ///
  /// - Parameter rule: Whether a statement is shown; what it says of the texts stands in their places.
  mutating func visitTexts(
    rule: @escaping (Provenance) -> Bool = { _ in true }, withheld: Set<String> = [],
    _ visit: @escaping (inout String, TextPlace) -> Void, prose visitProse: @escaping (inout Prose, TextPlace) -> Void
  ) {
    var visitor = TextVisitor(visit: visit, visitProse: visitProse, rule: rule, withheld: withheld)
    visitor.text(&configuration.title, "title")
    visitor.text(&configuration.subtitle, "subtitle")
    visitor.markup(&configuration.summary, "summary")
    for index in configuration.stances.indices { visitor.text(&configuration.stances[index].label, "stances.label") }
    for index in configuration.sides.indices { visitor.text(&configuration.sides[index].label, "sides.label") }
    visitor.entities(&people) { keys, visitor in
      visitor.text(&keys.sortName, "people.sort-name")
      visitor.word(&keys.gender, "people.gender")
      visitor.texts(&keys.expertise, "people.expertise")
      visitor.items(&keys.roles) { role, visitor in
        visitor.text(&role.title, "roles.title")
        visitor.word(&role.tenure, "roles.tenure")
        visitor.reference(&role.organisation, "roles.organisation")
      }
    }
    visitor.entities(&organisations) { keys, visitor in
      visitor.word(&keys.kindOf, "organisations.kind")
      visitor.reference(&keys.parent, "organisations.parent")
      visitor.reference(&keys.publisher, "organisations.publisher")
    }
    visitor.entities(&places) { _, _ in }
    visitor.entities(&works) { keys, visitor in
      visitor.word(&keys.kindOf, "works.kind")
      visitor.references(&keys.authors, "works.authors")
      visitor.reference(&keys.publisher, "works.publisher")
      visitor.text(&keys.sourcing, "works.sourcing")
      visitor.address(&keys.url, "works.url")
    }
    visitor.entities(&meetings) { keys, visitor in visitor.meeting(&keys) }
    visitor.entities(&issues) { keys, visitor in
      visitor.text(&keys.question, "issues.question")
      visitor.reference(&keys.parent, "issues.parent")
    }
    visitor.entities(&terms) { keys, visitor in visitor.markup(&keys.definition, "terms.definition") }
    visitor.items(&positions) { position, visitor in
      visitor.references(&position.holders, "positions.holder")
      visitor.reference(&position.issue, "positions.issue")
      visitor.word(&position.stance, "positions.stance")
      visitor.text(&position.summary, "positions.summary")
      visitor.text(&position.quote, "positions.quote")
      visitor.references(&position.to, "positions.to")
      visitor.reference(&position.meeting, "positions.meeting")
      visitor.reference(&position.work, "positions.work")
      visitor.spokesperson(&position.spokesperson, "positions.spokesperson")
    }
    visitor.items(&facts) { fact, visitor in
      visitor.text(&fact.text, "facts.text")
      visitor.word(&fact.kindOf, "facts.kind")
      visitor.references(&fact.about, "facts.about")
      visitor.reference(&fact.work, "facts.work")
    }
    visitor.items(&relations) { relation, visitor in
      visitor.word(&relation.kindOf, "relations.kind")
      visitor.reference(&relation.from, "relations.from")
      visitor.reference(&relation.to, "relations.to")
    }
    visitor.items(&judgements) { item, visitor in
      visitor.text(&item.text, "judgements.text")
      visitor.references(&item.about, "judgements.about")
    }
    visitor.items(&questions) { item, visitor in visitor.question(&item, "questions.text") }
    for index in documents.indices { visitor.document(&documents[index]) }
  }
}

private struct TextVisitor {
  let visit: (inout String, TextPlace) -> Void
  let visitProse: (inout Prose, TextPlace) -> Void
  let rule: (Provenance) -> Bool
  /// Entities of which nothing is shown.
  let withheld: Set<String>
  private var origin: Origin?
  private var entity: String?
  private var isShown = true

  init(
    visit: @escaping (inout String, TextPlace) -> Void, visitProse: @escaping (inout Prose, TextPlace) -> Void,
    rule: @escaping (Provenance) -> Bool, withheld: Set<String>
  ) {
    (self.visit, self.visitProse, self.rule, self.withheld) = (visit, visitProse, rule, withheld)
  }

  private func place(_ key: String) -> TextPlace { TextPlace(key: key, origin: origin, entity: entity, isShown: isShown) }

  func text(_ text: inout String, _ key: String) { visit(&text, place(key)) }

  func text(_ text: inout String?, _ key: String) {
    guard var value = text else { return }
    visit(&value, place(key))
    text = value
  }

  /// An address on the web: gone where nothing is left of it.
  func address(_ text: inout String?, _ key: String) {
    guard var value = text else { return }
    var place = place(key)
    place.isAddress = true
    visit(&value, place)
    text = value.isEmpty ? nil : value
  }

  func word(_ text: inout String?, _ key: String) {
    guard var value = text else { return }
    var place = place(key)
    place.isWord = true
    visit(&value, place)
    text = value
  }

  func texts(_ texts: inout [String], _ key: String) { for index in texts.indices { text(&texts[index], key) } }

  func markup(_ markup: inout Markup?, _ key: String) {
    guard var value = markup else { return }
    visitProse(&value.prose, place(key))
    markup = value
  }

  func reference(_ reference: inout Reference, _ key: String) {
    switch reference {
    case .entity: break
    case .named(var name):
      text(&name, key)
      reference = .named(name)
    case .unnamed(var words, let number):
      text(&words, key)
      reference = .unnamed(words, number: number)
    }
  }

  func reference(_ reference: inout Reference?, _ key: String) {
    guard var value = reference else { return }
    self.reference(&value, key)
    reference = value
  }

  func references(_ references: inout [Reference], _ key: String) {
    for index in references.indices { reference(&references[index], key) }
  }

  func spokesperson(_ spokesperson: inout Spokesperson?, _ key: String) {
    guard case .described(var who)? = spokesperson else { return }
    reference(&who, key)
    spokesperson = .described(who)
  }

  private func provenance(_ provenance: inout Provenance) {
    markup(&provenance.note, "note")
    for index in provenance.accordingTo.indices { attribution(&provenance.accordingTo[index]) }
    provenance.visitEvidence { evidence in
      text(&evidence.quote, "evidence.quote")
      if case .work(let id, var page?) = evidence.holder {
        text(&page, "evidence.page")
        evidence.holder = .work(id, page: page)
      }
    }
    guard var retraction = provenance.retracted else { return }
    text(&retraction.reason, "retracted.reason")
    for index in retraction.accordingTo.indices { attribution(&retraction.accordingTo[index]) }
    provenance.retracted = retraction
  }

  mutating func question(_ question: inout Question, _ key: String) {
    text(&question.text, key)
    references(&question.about, "questions.about")
    guard var answer = question.answer else { return }
    within(answer.provenance) { visitor in
      visitor.provenance(&answer.provenance)
      visitor.text(&answer.text, "answer.text")
    }
    question.answer = answer
  }

  private func attribution(_ attribution: inout Attribution) {
    reference(&attribution.who, "according-to")
    for index in attribution.via.indices { self.attribution(&attribution.via[index]) }
  }

  mutating func items<Item: Sourced>(_ items: inout [Item], _ own: (inout Item, inout TextVisitor) -> Void) {
    for index in items.indices {
      within(items[index].provenance) { visitor in
        visitor.provenance(&items[index].provenance)
        own(&items[index], &visitor)
      }
    }
  }

  private mutating func within(_ provenance: Provenance, _ body: (inout TextVisitor) -> Void) {
    let outer = (origin, isShown)
    origin = provenance.origin
    isShown = isShown && rule(provenance)
    body(&self)
    (origin, isShown) = outer
  }

  mutating func entities<Keys>(_ catalogue: inout Catalogue<Keys>, _ own: (inout Keys, inout TextVisitor) -> Void) {
    for index in catalogue.entities.indices {
      isShown = !withheld.contains(catalogue.entities[index].id)
      entity = catalogue.entities[index].id
      if let body = catalogue.entities[index].body {
        within(Provenance(origin: body.origin)) { $0.markup(&catalogue.entities[index].body, "body") }
      }
      for record in catalogue.entities[index].records.indices {
        within(catalogue.entities[index].records[record].provenance) { visitor in
          visitor.provenance(&catalogue.entities[index].records[record].provenance)
          visitor.common(&catalogue.entities[index].records[record].keys.common)
          own(&catalogue.entities[index].records[record].keys, &visitor)
        }
      }
      isShown = true
      entity = nil
    }
  }

  private func common(_ keys: inout CommonKeys) {
    text(&keys.name, "name")
    texts(&keys.aliases, "aliases")
    markup(&keys.description, "description")
    picture(&keys.picture)
    for index in keys.identifiers.indices { text(&keys.identifiers[index].value, "identifiers") }
    for index in keys.links.indices { link(&keys.links[index]) }
    keys.links.removeAll { $0.url.isEmpty }
  }

  private func picture(_ picture: inout Picture?) {
    guard var value = picture else { return }
    text(&value.alternative, "picture.alt")
    text(&value.credit, "picture.credit")
    picture = value
  }

  private func link(_ link: inout WebLink) {
    var url: String? = link.url
    address(&url, "links.url")
    link.url = url ?? ""
    text(&link.title, "links.title")
  }

  mutating func meeting(_ keys: inout Meeting) {
    word(&keys.kindOf, "meetings.kind")
    text(&keys.time, "meetings.time")
    text(&keys.venue, "meetings.venue")
    text(&keys.purpose, "meetings.purpose")
    text(&keys.outcome, "meetings.outcome")
    texts(&keys.agreed, "meetings.agreed")
    references(&keys.interpreters, "meetings.interpreters")
    reference(&keys.partOf, "meetings.part-of")
    reference(&keys.place, "meetings.place")
    items(&keys.participants) { participant, visitor in
      visitor.reference(&participant.side, "participants.side")
      visitor.text(&participant.capacity, "participants.capacity")
      visitor.text(&participant.withheld, "participants.withheld")
      switch participant.who {
      case .name(var words):
        visitor.text(&words, "participants.name")
        participant.who = .name(words)
      case .group(var words):
        visitor.text(&words, "participants.group")
        participant.who = .group(words)
      case .unnamed(var words, let number):
        visitor.text(&words, "participants.unnamed")
        participant.who = .unnamed(words, number: number)
      case .person, .organisation: break
      }
    }
    items(&keys.topics) { topic, visitor in
      visitor.text(&topic.text, "topics.text")
      visitor.reference(&topic.issue, "topics.issue")
    }
    items(&keys.comments) { comment, visitor in
      visitor.references(&comment.by, "comments.by")
      visitor.references(&comment.to, "comments.to")
      visitor.text(&comment.text, "comments.text")
      visitor.spokesperson(&comment.spokesperson, "comments.spokesperson")
    }
    items(&keys.questions) { item, visitor in visitor.question(&item, "meetings.questions.text") }
  }

  mutating func document(_ document: inout Document) {
    within(Provenance(origin: Origin(source: document.source, line: 1, column: 1))) { visitor in
      visitor.text(&document.title, "document.title")
      visitor.text(&document.keys.title, "document.title")
      visitor.word(&document.keys.kindOf, "document.kind")
      visitor.text(&document.keys.classification, "document.classification")
      visitor.text(&document.keys.number, "document.number")
      visitor.address(&document.keys.url, "document.url")
      visitor.references(&document.keys.authors, "document.author")
      visitor.reference(&document.keys.publisher, "document.publisher")
      visitor.references(&document.keys.drafters, "document.drafter")
      visitor.references(&document.keys.senders, "document.sender")
      visitor.references(&document.keys.recipients, "document.recipients")
      visitor.markup(&document.keys.description, "document.description")
      visitor.markup(&document.keys.note, "document.note")
      visitor.picture(&document.keys.picture)
    }
  }
}
