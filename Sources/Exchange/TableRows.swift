import Dossier
import Notation

/// The rows of each table.
extension Contents {
  func table(_ name: Table.Name) -> Table {
    var table = Table(name)
    switch name {
    case .people: for entity in dossier.people.entities { table.add(cells(of: entity).adding(person(entity))) }
    case .organisations: for entity in dossier.organisations.entities { table.add(cells(of: entity).adding(organisation(entity))) }
    case .places: for entity in dossier.places.entities { table.add(cells(of: entity).adding(place(entity))) }
    case .works: for entity in dossier.works.entities { table.add(cells(of: entity).adding(work(entity))) }
    case .meetings: for entity in dossier.meetings.entities { table.add(cells(of: entity).adding(meeting(entity))) }
    case .issues: for entity in dossier.issues.entities { table.add(cells(of: entity).adding(issue(entity))) }
    case .terms:
      for entity in dossier.terms.entities {
        table.add(cells(of: entity).adding(["definition": text(entity.first(\.definition))]))
      }
    case .documents: for document in dossier.documents { table.add(cells(of: document)) }
    case .evidence: forEachStatement { key, _, _, provenance in addEvidence(provenance, of: key, to: &table) }
    default: forEachStatement { key, table, cells, provenance in addStatement(key, table, cells(), provenance, ifIn: name) }
    }
    return table

    func addStatement(_ key: String, _ own: Table.Name, _ cells: [String: String?], _ provenance: Provenance, ifIn name: Table.Name) {
      if own == name { table.add(self.cells(of: provenance).adding(["key": key, "id": provenance.anchor]).adding(cells)) }
    }
  }

  // MARK: Entities

  private func cells<Keys: EntityKeys>(of entity: Entity<Keys>) -> [String: String] {
    var cells = cells(of: entity.records.map(\.provenance).first)
    cells["id"] = entity.id
    cells["name"] = entity.name
    cells["title"] = entity.name
    cells["date"] = entity.date?.description
    cells["aliases"] = CSVText.joined(entity.aliases)
    cells["description"] = text(entity.first(\.common.description))
    cells["identifiers"] = CSVText.joined(entity.united(\.common.identifiers).map { "\($0.scheme):\($0.value)" })
    cells["links"] = CSVText.joined(entity.united(\.common.links).map { link in link.title.map { "\(link.url) \($0)" } ?? link.url })
    return cells
  }

  private func person(_ person: Entity<Person>) -> [String: String?] {
    [
      "sort-name": person.first(\.sortName), "born": person.date(\.born)?.description, "died": person.date(\.died)?.description,
      "gender": person.first(\.gender), "country": person.first(\.country), "expertise": CSVText.joined(person.united(\.expertise)),
    ]
  }

  private func organisation(_ organisation: Entity<Organisation>) -> [String: String?] {
    [
      "kind": organisation.first(\.kindOf), "parent": organisation.first(\.parent).map(cell),
      "publisher": organisation.first(\.publisher).map(cell), "country": organisation.first(\.country),
    ]
  }

  private func place(_ place: Entity<Locality>) -> [String: String?] {
    let point = place.first(\.coordinates)
    return ["country": place.first(\.country), "latitude": point.map { "\($0.latitude)" }, "longitude": point.map { "\($0.longitude)" }]
  }

  private func work(_ work: Entity<Work>) -> [String: String?] {
    [
      "kind": work.first(\.kindOf), "authors": cell(work.united(\.authors)), "publisher": work.first(\.publisher).map(cell),
      "url": work.first(\.url), "sourcing": work.first(\.sourcing),
    ]
  }

  private func meeting(_ meeting: Entity<Meeting>) -> [String: String?] {
    [
      "kind": meeting.first(\.kindOf), "part-of": meeting.first(\.partOf).map(cell), "time": meeting.first(\.time),
      "place": meeting.first(\.place).map(cell), "venue": meeting.first(\.venue), "track": meeting.first(\.track)?.rawValue,
      "secret": meeting.first(\.secret).map { $0 ? "true" : "false" }, "purpose": meeting.first(\.purpose),
      "agreed": CSVText.joined(meeting.united(\.agreed)), "outcome": meeting.first(\.outcome),
      "languages": CSVText.joined(meeting.united(\.languages)), "interpreters": cell(meeting.united(\.interpreters)),
    ]
  }

  private func issue(_ issue: Entity<Issue>) -> [String: String?] {
    ["question": issue.first(\.question), "parent": issue.first(\.parent).map(cell)]
  }

  private func cells(of document: Document) -> [String: String] {
    let keys = document.keys
    let cells: [String: String?] = [
      "id": document.id, "title": document.title, "kind": keys.kindOf, "author": cell(keys.authors), "publisher": keys.publisher.map(cell),
      "published": keys.published?.description, "accessed": keys.accessed?.description, "url": keys.url, "language": keys.language,
      "reliability": keys.reliability?.description, "marking": keys.marking.map { dossier.configuration.markings.name(of: $0) },
      "classification": keys.classification, "number": keys.number, "retells": cell(keys.retells),
      "description": text(keys.description), "note": text(keys.note),
    ]
    return cells.compactMapValues(\.self)
  }

  // MARK: Statements

  /// Every statement with the key by which its evidence is told, the table it stands in, and its cells.
  func forEachStatement(_ body: (String, Table.Name, () -> [String: String?], Provenance) -> Void) {
    func entities<Keys>(_ catalogue: Catalogue<Keys>, _ table: Table.Name) {
      for entity in catalogue.entities { for record in entity.records { body(entity.id, table, { [:] }, record.provenance) } }
    }
    entities(dossier.people, .evidence)
    entities(dossier.organisations, .evidence)
    entities(dossier.places, .evidence)
    entities(dossier.works, .evidence)
    entities(dossier.meetings, .evidence)
    entities(dossier.issues, .evidence)
    entities(dossier.terms, .evidence)
    for person in dossier.people.entities {
      for (number, role) in person.records.flatMap(\.keys.roles).enumerated() {
        body(
          "\(person.id)#role-\(number + 1)", .roles,
          {
            [
              "of-person": person.id, "title": role.title, "organisation": role.organisation.map(cell), "from": role.from?.description,
              "to": role.to?.description, "tenure": role.tenure,
            ]
          }, role.provenance)
      }
    }
    for meeting in dossier.meetings.entities { parts(of: meeting, body) }
    for (number, position) in dossier.positions.enumerated() {
      body("position-\(number + 1)", .positions, { cells(of: position) }, position.provenance)
    }
    for (number, fact) in dossier.facts.enumerated() {
      body(
        "fact-\(number + 1)", .facts,
        { ["about": cell(fact.about), "kind": fact.kindOf, "text": fact.text, "work": fact.work.map(cell)] }, fact.provenance)
    }
    for (number, relation) in dossier.relations.enumerated() {
      body(
        "relation-\(number + 1)", .relations,
        { ["from": relation.from.map(cell), "to": relation.to.map(cell), "kind": relation.kindOf] }, relation.provenance)
    }
    for (number, judgement) in dossier.judgements.enumerated() {
      body("judgement-\(number + 1)", .judgements, { ["text": judgement.text, "about": cell(judgement.about)] }, judgement.provenance)
    }
    for (number, question) in dossier.questions.enumerated() {
      body("question-\(number + 1)", .questions, { ["text": question.text, "about": cell(question.about)] }, question.provenance)
    }
  }

  private func parts(of meeting: Entity<Meeting>, _ body: (String, Table.Name, () -> [String: String?], Provenance) -> Void) {
    for (number, participant) in meeting.participants(in: dossier, includingEarlier: true).enumerated() {
      body("\(meeting.id)#participant-\(number + 1)", .participants, { cells(of: participant, at: meeting.id) }, participant.provenance)
    }
    for (number, topic) in meeting.records.flatMap(\.keys.topics).enumerated() {
      body(
        "\(meeting.id)#topic-\(number + 1)", .topics,
        { ["of-meeting": meeting.id, "text": topic.text, "issue": topic.issue.map(cell)] }, topic.provenance)
    }
    for (number, comment) in meeting.records.flatMap(\.keys.comments).enumerated() {
      body(
        "\(meeting.id)#comment-\(number + 1)", .comments,
        {
          [
            "of-meeting": meeting.id, "by": cell(comment.by), "to": cell(comment.to), "response": comment.response?.rawValue,
            "text": comment.text, "spokesperson": comment.spokesperson.map(cell),
          ]
        }, comment.provenance)
    }
    for (number, question) in meeting.records.flatMap(\.keys.questions).enumerated() {
      body(
        "\(meeting.id)#question-\(number + 1)", .questions,
        { ["of-meeting": meeting.id, "text": question.text, "about": cell(question.about)] }, question.provenance)
    }
  }

  private func cells(of participant: Participant, at meeting: String) -> [String: String?] {
    var cells: [String: String?] = [
      "of-meeting": meeting, "side": participant.side.map(cell), "capacity": participant.capacity, "withheld": participant.withheld,
      "count": participant.count.map { String($0) },
    ]
    switch participant.who {
    case .person(let reference): cells["person"] = cell(reference)
    case .organisation(let reference): cells["organisation"] = cell(reference)
    case .name(let name): cells["name"] = name
    case .group(let group): cells["group"] = group
    case .unnamed(let unnamed, _): cells["unnamed"] = unnamed
    }
    switch participant.present {
    case .throughout, nil: break
    case .absent: cells["present"] = "false"
    case .part: cells["present"] = "part"
    }
    return cells
  }

  private func cells(of position: Position) -> [String: String?] {
    [
      "holder": cell(position.holders), "issue": position.issue.map(cell), "stance": position.stance, "summary": position.summary,
      "quote": position.quote, "spokesperson": position.spokesperson.map(cell), "to": cell(position.to),
      "meeting": position.meeting.map(cell), "work": position.work.map(cell),
    ]
  }

  // MARK: Provenance

  private func cells(of provenance: Provenance?) -> [String: String] {
    guard let provenance else { return [:] }
    let cells: [String: String?] = [
      "according-to": provenance.accordingTo.flatMap(chains).joined(separator: "|"), "status": provenance.status?.rawValue,
      "confidence": provenance.confidence?.rawValue, "date": provenance.date?.description,
      "marking": provenance.marking.map { dossier.configuration.markings.name(of: $0) }, "note": text(provenance.note),
      "supersedes": provenance.supersedes?.id, "retracted": provenance.retracted?.reason,
    ]
    return cells.compactMapValues(\.self)
  }

  private func addEvidence(_ provenance: Provenance, of key: String, to table: inout Table) {
    for evidence in provenance.evidence {
      var cells = ["of": key, "quote": evidence.quote, "prefix": evidence.prefix ?? "", "suffix": evidence.suffix ?? ""]
      switch evidence.holder {
      case .withheld: continue
      case .work(let work, let page):
        cells["work"] = work
        cells["page"] = page
      case .ownDocument, .document:
        guard let passage = evidence.passage else { continue }
        cells["document"] = dossier.documents[dossier.passages[passage].document].id
      }
      table.add(cells)
    }
  }

  // MARK: References

  private func cell(_ references: [Reference]) -> String { dossier.distinct(references).map(cell).joined(separator: "|") }

  private func cell(_ reference: Reference) -> String {
    switch reference {
    case .entity(let id, _): self.id(of: reference) ?? id
    case .named(let name): "name:" + CSVText.escaped(name)
    case .unnamed(let words, _): "unnamed:" + CSVText.escaped(words)
    }
  }

  private func cell(_ spokesperson: Spokesperson) -> String {
    switch spokesperson {
    case .unstated: "true"
    case .described(let reference): cell(reference)
    }
  }

  /// A chain for each way by which something came.
  private func chains(_ attribution: Attribution) -> [String] {
    let who = cell(attribution.who)
    return attribution.via.isEmpty ? [who] : attribution.via.flatMap(chains).map { "\(who)>\($0)" }
  }
}

extension [String: String] {
  fileprivate func adding(_ others: [String: String?]) -> [String: String] { merging(others.compactMapValues(\.self)) { _, new in new } }
}
