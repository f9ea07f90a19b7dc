import Dossier

/// A fact that rests on a passage: where it shows, and in a few words what it is.
struct SupportedFact: Sendable {
  /// The page's address, relative to the root of the site.
  var address: String
  var label: String
  /// Who says so, where the document says who.
  var accordingTo: [Attribution]
}

/// What rests on each passage: the evidence read backwards.
struct SupportRegister {
  private(set) var facts: [[SupportedFact]]
  private let contents: Dossier
  private let words: Words

  init(_ contents: Dossier, words: Words) {
    self.contents = contents
    self.words = words
    facts = [[SupportedFact]](repeating: [], count: contents.passages.count)
    takePeople()
    take(contents.organisations)
    take(contents.places)
    take(contents.works)
    takeMeetings()
    take(contents.issues)
    take(contents.terms)
    takeStatements()
  }

  private mutating func add(_ provenance: Provenance, _ address: String, _ label: String) {
    for passage in provenance.evidence.lazy.compactMap(\.passage) {
      if facts[passage].contains(where: { $0.address == address && $0.label == label }) { continue }
      facts[passage].append(SupportedFact(address: address, label: label, accordingTo: provenance.accordingTo))
    }
  }

  private mutating func take<Keys>(_ catalogue: Catalogue<Keys>) {
    for entity in catalogue.entities {
      for record in entity.records { add(record.provenance, Addresses.page(Keys.kind, id: entity.id), entity.name) }
    }
  }

  private mutating func takePeople() {
    take(contents.people)
    for person in contents.people.entities {
      for role in person.records.lazy.flatMap(\.keys.roles) {
        add(role.provenance, Addresses.page(.person, id: person.id) + "#roles", words(.labelOf, person.name, role.title))
      }
    }
  }

  private mutating func takeMeetings() {
    take(contents.meetings)
    for meeting in contents.meetings.entities {
      let page = Addresses.page(.meeting, id: meeting.id)
      for keys in meeting.records.lazy.map(\.keys) {
        for participant in keys.participants {
          add(participant.provenance, page + "#participants", words(.labelOf, meeting.name, words[.participants]))
        }
        for topic in keys.topics { add(topic.provenance, page + "#topics", words(.labelOf, meeting.name, words[.topics])) }
        for comment in keys.comments { add(comment.provenance, page + "#comments", words(.labelOf, meeting.name, words[.comments])) }
        for question in keys.questions {
          add(question.provenance, page + "#questions", words(.labelOf, meeting.name, words[.openQuestions]))
        }
      }
    }
  }

  private mutating func takeStatements() {
    for position in contents.positions {
      guard let issue = position.issue?.id.flatMap(contents.entity) else { continue }
      add(
        position.provenance, Addresses.page(.issue, id: contents.id(of: issue)) + "#positions",
        words(.labelOf, contents.name(of: issue), holders(position)))
    }
    for fact in contents.facts {
      guard let about = fact.about.lazy.compactMap({ [contents] in $0.id.flatMap(contents.entity) }).first, about.kind != .term else {
        continue
      }
      add(
        fact.provenance, Addresses.page(about.kind, id: contents.id(of: about)) + "#facts",
        words(.labelOf, contents.name(of: about), words[.facts]))
    }
    for relation in contents.relations {
      guard let from = (relation.from?.id ?? relation.to?.id).flatMap(contents.entity), from.kind != .term else { continue }
      add(
        relation.provenance, Addresses.page(from.kind, id: contents.id(of: from)) + "#relations",
        words(.labelOf, contents.name(of: from), words[.relations]))
    }
    for judgement in contents.judgements { add(judgement.provenance, "index.html#judgements", words[.judgements]) }
    for question in contents.questions { add(question.provenance, "index.html#questions", words[.openQuestions]) }
  }

  private func holders(_ position: Position) -> String {
    position.holders.map { reference in
      switch reference {
      case .entity(let id, _): contents.entity(id).map(contents.name) ?? id
      case .named(let name), .unnamed(let name): name
      }
    }.joined(separator: ", ")
  }
}
