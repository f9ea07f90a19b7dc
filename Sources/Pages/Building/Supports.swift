import Dossier

/// A fact that rests on a passage: where it shows, and in a few words what it is.
struct SupportedFact: Sendable {
  /// The page's address, relative to the root of the site; nil where it shows beside the passage alone.
  var address: String?
  /// Whom or what it is about, or in which list it stands.
  var subject: String
  /// What of it, where it is not the subject as a whole.
  var detail: String?
  var label: String
  /// Who says so, where the document says who.
  var accordingTo: [Attribution]
}

/// What rests on each passage: the evidence read backwards.
struct SupportRegister: Sendable {
  /// What rests on a passage, before it is put into words.
  fileprivate enum Fact {
    case entity(EntityKey)
    case role(person: Int, title: String)
    /// A part of a page that lists such things.
    case part(EntityKey, Word, anchor: String)
    case position(Int)
    /// A judgement or a question of the front page, and what the passage is to it.
    case judgement(Int, Word)
    case question(Int, Word)
    /// A fact about nobody who has a page, by its place in the list.
    case alone(Int)
  }

  fileprivate struct Support {
    var fact: Fact
    var accordingTo: [Attribution]
  }

  private var supports: [[Support]]

  init(_ contents: Dossier) {
    supports = [[Support]](repeating: [], count: contents.passages.count)
    takePeople(contents)
    take(contents.organisations)
    take(contents.places)
    take(contents.works)
    takeMeetings(contents)
    take(contents.issues)
    take(contents.terms)
    takeStatements(contents)
  }

  /// What rests on a passage, in the order of the statements.
  func facts(onPassage passage: Int, in site: Site) -> [SupportedFact] {
    var facts: [SupportedFact] = []
    for support in supports[passage] {
      let (address, subject, detail) = support.fact.shown(in: site)
      let label = detail.map { site.words(.labelOf, subject, $0) } ?? subject
      if facts.contains(where: { $0.address == address && $0.label == label }) { continue }
      facts.append(SupportedFact(address: address, subject: subject, detail: detail, label: label, accordingTo: support.accordingTo))
    }
    return facts
  }

  /// The same in fewer words: what of a subject stands in one place is named together, and the subject alone not beside a part of it.
  func joinedFacts(onPassage passage: Int, in site: Site) -> [SupportedFact] {
    func page(_ fact: SupportedFact) -> Substring? { fact.address?.prefix { $0 != "#" } }
    var facts: [SupportedFact] = []
    for fact in self.facts(onPassage: passage, in: site) {
      if let place = facts.firstIndex(where: { page($0) == page(fact) && $0.subject == fact.subject && $0.detail == nil }) {
        facts[place] = fact.taking(facts[place].accordingTo)
      } else if fact.detail == nil, let place = facts.firstIndex(where: { page($0) == page(fact) && $0.subject == fact.subject }) {
        facts[place] = facts[place].taking(fact.accordingTo)
      } else if let detail = fact.detail,
        let place = facts.firstIndex(where: { $0.address == fact.address && $0.subject == fact.subject })
      {
        let details = [facts[place].detail, detail].compactMap(\.self).joined(separator: site.words.semicolon)
        facts[place] = facts[place].taking(fact.accordingTo)
        (facts[place].detail, facts[place].label) = (details, site.words(.labelOf, fact.subject, details))
      } else {
        facts.append(fact)
      }
    }
    return facts
  }

  private mutating func add(_ provenance: Provenance, _ fact: @autoclosure () -> Fact) {
    for evidence in provenance.evidence + (provenance.retracted?.evidence ?? []) {
      if let passage = evidence.passage { supports[passage].append(Support(fact: fact(), accordingTo: provenance.accordingTo)) }
    }
  }

  /// Passages that speak against something.
  private mutating func add(_ against: [Evidence], _ fact: Fact) {
    for passage in against.compactMap(\.passage) { supports[passage].append(Support(fact: fact, accordingTo: [])) }
  }

  private mutating func take<Keys>(_ catalogue: Catalogue<Keys>) {
    for index in catalogue.indices {
      for record in catalogue.entities[index].records { add(record.provenance, .entity(EntityKey(Keys.kind, index))) }
    }
  }

  private mutating func takePeople(_ contents: Dossier) {
    take(contents.people)
    for index in contents.people.indices {
      for record in contents.people.entities[index].records {
        for role in record.keys.roles { add(role.provenance, .role(person: index, title: role.title)) }
      }
    }
  }

  private mutating func takeMeetings(_ contents: Dossier) {
    take(contents.meetings)
    for index in contents.meetings.indices {
      let key = EntityKey(.meeting, index)
      for record in contents.meetings.entities[index].records {
        for item in record.keys.participants { add(item.provenance, .part(key, .participants, anchor: "participants")) }
        for item in record.keys.topics { add(item.provenance, .part(key, .topics, anchor: "topics")) }
        for item in record.keys.comments { add(item.provenance, .part(key, .comments, anchor: "comments")) }
        for item in record.keys.questions {
          add(item.provenance, .part(key, .openQuestions, anchor: "questions"))
          if let answer = item.answer { add(answer.provenance, .part(key, .answer, anchor: "questions")) }
        }
      }
    }
  }

  private mutating func takeStatements(_ contents: Dossier) {
    for (index, position) in contents.positions.enumerated() where contents.entity(position.issue?.id) != nil {
      add(position.provenance, .position(index))
    }
    for (index, fact) in contents.facts.enumerated() {
      if let about = contents.firstEntity(among: fact.about), about.kind != .term {
        add(fact.provenance, .part(about, .facts, anchor: "facts"))
      } else {
        add(fact.provenance, .alone(index))
      }
    }
    for relation in contents.relations {
      guard let from = contents.entity(relation.from?.id ?? relation.to?.id), from.kind != .term else { continue }
      add(relation.provenance, .part(from, .relations, anchor: "relations"))
    }
    for (index, judgement) in contents.judgements.enumerated() {
      add(judgement.provenance, .judgement(index, .judgements))
      add(judgement.provenance.against, .judgement(index, .evidenceAgainst))
    }
    for (index, question) in contents.questions.enumerated() {
      add(question.provenance, .question(index, .openQuestions))
      if let answer = question.answer { add(answer.provenance, .question(index, .answer)) }
    }
  }
}

extension SupportedFact {
  /// Said by others, too.
  fileprivate func taking(_ attributions: [Attribution]) -> SupportedFact {
    var fact = self
    for attribution in attributions where !fact.accordingTo.contains(attribution) { fact.accordingTo.append(attribution) }
    return fact
  }
}

extension SupportRegister.Fact {
  /// How much of a judgement or a question is said, in characters.
  private static let longestText = 60

  fileprivate func shown(in site: Site) -> (address: String?, subject: String, detail: String?) {
    let (contents, words) = (site.contents, site.words)
    switch self {
    case .entity(let key): return (site.address(of: key), contents.name(of: key), nil)
    case .role(let index, let title):
      let key = EntityKey(.person, index)
      return (site.address(of: key) + "#roles", contents.name(of: key), title)
    case .part(let key, let word, let anchor):
      return ("\(site.address(of: key))#\(anchor)", contents.name(of: key), words[word])
    case .position(let index):
      let position = contents.positions[index]
      let issue = contents.entity(position.issue!.id)!
      return (site.address(of: issue) + "#positions", contents.name(of: issue), holders(position, in: site))
    case .judgement(let index, let word):
      let judgement = contents.judgements[index]
      let anchor = judgement.provenance.namedAnchor ?? PageBuilder.anchor("judgement", [judgement.text])
      return ("index.html#\(anchor)", words[word], judgement.text.shortened(to: Self.longestText))
    case .question(let index, let word):
      let question = contents.questions[index]
      let anchor = question.provenance.namedAnchor ?? PageBuilder.anchor("question", [question.text])
      return ("index.html#\(anchor)", words[word], question.text.shortened(to: Self.longestText))
    case .alone(let index):
      let fact = contents.facts[index]
      return (fact.provenance.date == nil ? nil : "timeline.html", fact.text, nil)
    }
  }

  private func holders(_ position: Position, in site: Site) -> String {
    site.contents.distinct(position.holders).map { reference in
      switch reference {
      case .entity(let id, _): site.contents.entity(id).map { site.contents.name(of: $0) } ?? id
      case .named(let name), .unnamed(let name, _): name
      }
    }.joined(separator: site.words.comma)
  }
}
