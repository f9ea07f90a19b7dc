import Dossier

/// A fact that rests on a passage: where it shows, and in a few words what it is.
struct SupportedFact: Sendable {
  /// The page's address, relative to the root of the site; nil where it shows beside the passage alone.
  var address: String?
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
    /// A list of the front page.
    case front(Word, anchor: String)
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
      let (address, label) = support.fact.shown(in: site)
      if facts.contains(where: { $0.address == address && $0.label == label }) { continue }
      facts.append(SupportedFact(address: address, label: label, accordingTo: support.accordingTo))
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
    for judgement in contents.judgements {
      add(judgement.provenance, .front(.judgements, anchor: "judgements"))
      add(judgement.provenance.against, .front(.evidenceAgainst, anchor: "judgements"))
    }
    for question in contents.questions {
      add(question.provenance, .front(.openQuestions, anchor: "questions"))
      if let answer = question.answer { add(answer.provenance, .front(.answer, anchor: "questions")) }
    }
  }
}

extension SupportRegister.Fact {
  fileprivate func shown(in site: Site) -> (address: String?, label: String) {
    let (contents, words) = (site.contents, site.words)
    switch self {
    case .entity(let key): return (site.address(of: key), contents.name(of: key))
    case .role(let index, let title):
      let key = EntityKey(.person, index)
      return (site.address(of: key) + "#roles", words(.labelOf, contents.name(of: key), title))
    case .part(let key, let word, let anchor):
      return ("\(site.address(of: key))#\(anchor)", words(.labelOf, contents.name(of: key), words[word]))
    case .position(let index):
      let position = contents.positions[index]
      let issue = contents.entity(position.issue!.id)!
      return (site.address(of: issue) + "#positions", words(.labelOf, contents.name(of: issue), holders(position, in: site)))
    case .front(let word, let anchor): return ("index.html#\(anchor)", words[word])
    case .alone(let index):
      let fact = contents.facts[index]
      return (fact.provenance.date == nil ? nil : "timeline.html", fact.text)
    }
  }

  private func holders(_ position: Position, in site: Site) -> String {
    position.holders.map { reference in
      switch reference {
      case .entity(let id, _): site.contents.entity(id).map { site.contents.name(of: $0) } ?? id
      case .named(let name), .unnamed(let name): name
      }
    }.joined(separator: site.words.comma)
  }
}
