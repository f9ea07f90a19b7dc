import Diagnostics

extension Dossier {
  /// All references that lead nowhere, or to something of another kind than their key takes.
  func referenceFaults(unread: Unread) -> [Diagnostic] {
    var check = ReferenceCheck(dossier: self, unread: unread)
    check.entities()
    for item in documents { check.document(item) }
    check.faults += documentCircles() + partCircles()
    check.lists(positions, facts, relations, judgements, questions)
    for item in configuration.sides { check.side(item.entity) }
    return check.faults
  }

  /// The files, by their index, that refer to one of some entities or describe it.
  func sources(naming ids: Set<String>) -> Set<Int> {
    if ids.isEmpty { return [] }
    var check = ReferenceCheck(dossier: self, unread: Unread())
    check.wanted = ids
    check.entities()
    for item in documents { check.document(item) }
    check.lists(positions, facts, relations, judgements, questions)
    var sources = check.naming
    func take<Keys>(_ catalogue: Catalogue<Keys>) {
      for entity in catalogue.entities where ids.contains(entity.id) { sources.formUnion(entity.records.map(\.provenance.origin.source)) }
    }
    take(people)
    take(organisations)
    take(places)
    take(works)
    take(meetings)
    take(issues)
    take(terms)
    return sources
  }

  /// Those of a file's positions, facts, relations, judgements and questions.
  func referenceFaults(inListsOf statements: Statements) -> [Diagnostic] {
    var check = ReferenceCheck(dossier: self, unread: Unread())
    check.lists(statements.positions, statements.facts, statements.relations, statements.judgements, statements.questions)
    return check.faults
  }
}

private struct ReferenceCheck {
  let dossier: Dossier
  var faults: [Diagnostic] = []
  /// The search for a near name reads all ids; a file of thousands of wrong ids must not make it last.
  private var suggestions = 100

  /// Ids of which it is to be known which files refer to them, and these files.
  var wanted: Set<String> = []
  private(set) var naming: Set<Int> = []

  private static let actors: Set<EntityKind> = [.person, .organisation]

  private let unread: Unread

  init(dossier: Dossier, unread: Unread) {
    self.dossier = dossier
    self.unread = unread
  }

  mutating func entities() {
    for item in dossier.people.entities { person(item) }
    for item in dossier.organisations.entities { organisation(item) }
    for item in dossier.places.entities { entity(item) }
    for item in dossier.works.entities { work(item) }
    for item in dossier.meetings.entities { meeting(item) }
    for item in dossier.issues.entities { issue(item) }
    for item in dossier.terms.entities { entity(item) }
  }

  mutating func check(_ reference: Reference?, _ key: String, _ kinds: Set<EntityKind>? = nil, loose: Bool = false) {
    guard case .entity(let id, let origin)? = reference else { return }
    if wanted.contains(id) { naming.insert(origin.source) }
    guard let entity = dossier.entity(id) else {
      if loose || unread.covers(id) { return }
      var near: String?
      if suggestions > 0 {
        suggestions -= 1
        near = nearestName(to: id, among: dossier.names.keys)
      }
      faults.append(
        Diagnostic(
          .error, "unknown-id", "`\(key)` names `\(id)`, and nothing here has that id", at: dossier.location(of: origin),
          help: near.map { "did you mean `\($0)`?" } ?? advice(id, key, kinds)))
      return
    }
    if let kinds, !kinds.contains(entity.kind) {
      faults.append(
        Diagnostic(
          .error, "wrong-kind", "`\(key)` names `\(id)`, which is \(entity.kind.described)", at: dossier.location(of: origin),
          help: "it takes \(kinds.map(\.described).sorted().joined(separator: " or "))"))
    }
  }

  /// A key that names a document.
  private mutating func check(_ reference: DocumentReference, _ key: String) {
    let id = reference.id
    if dossier.document(id) != nil || unread.isAnything { return }
    var near: String?
    if suggestions > 0 {
      suggestions -= 1
      near = nearestName(to: id, among: dossier.documents.lazy.map(\.id))
    }
    let kind = dossier.entity(id).map { "`\(id)` is \($0.kind.described), and a document is wanted here" }
    faults.append(
      Diagnostic(
        .error, "unknown-document", "`\(key)` names the document `\(id.prefix(80))`, and there is none",
        at: dossier.location(of: reference.origin),
        help: near.map { "did you mean `\($0)`?" } ?? kind
          ?? "a document's id is its path under the seeds without the suffix, in lower case, with - between its words"))
  }

  /// Only someone who takes part, holds or says something can be named without a page.
  private func advice(_ id: String, _ key: String, _ kinds: Set<EntityKind>?) -> String {
    if dossier.document(id) != nil { return "`\(id)` is a document, and an entity is wanted here" }
    let canBeNamed = kinds == nil || kinds == Self.actors
    let describe = kinds?.count == 1 ? "describe it under `\(kinds!.first!.section)`" : "describe `\(id)` in a metadata file"
    return canBeNamed && key != "same-as" ? "\(describe), or write {name: …} for someone without a page" : describe
  }

  mutating func check(_ references: [Reference], _ key: String, _ kinds: Set<EntityKind>? = nil) {
    for reference in references { check(reference, key, kinds) }
  }

  mutating func provenance(_ provenance: Provenance) {
    for attribution in provenance.accordingTo + (provenance.retracted?.accordingTo ?? []) { self.attribution(attribution, "according-to") }
    for evidence in provenance.allEvidence {
      if case .work(let id, _) = evidence.holder { check(.entity(id, evidence.origin), "work", [.work]) }
    }
  }

  private mutating func attribution(_ attribution: Attribution, _ key: String) {
    check(attribution.who, key)
    for via in attribution.via { self.attribution(via, "via") }
  }

  mutating func entity<Keys>(_ entity: Entity<Keys>) {
    for record in entity.records {
      provenance(record.provenance)
      check(record.keys.common.sameAs, "same-as", [Keys.kind])
    }
  }

  mutating func person(_ person: Entity<Person>) {
    entity(person)
    for role in person.records.flatMap(\.keys.roles) {
      provenance(role.provenance)
      check(role.organisation, "organisation", [.organisation, .place])
    }
  }

  mutating func organisation(_ organisation: Entity<Organisation>) {
    entity(organisation)
    for record in organisation.records {
      check(record.keys.parent, "parent", [.organisation])
      check(record.keys.publisher, "publisher", Self.actors)
    }
  }

  mutating func work(_ work: Entity<Work>) {
    entity(work)
    for record in work.records {
      if let held = record.keys.heldAs { check(held, "held-as") }
      check(record.keys.authors, "authors", Self.actors)
      check(record.keys.publisher, "publisher", Self.actors)
    }
  }

  mutating func issue(_ issue: Entity<Issue>) {
    entity(issue)
    for record in issue.records { check(record.keys.parent, "parent", [.issue]) }
  }

  mutating func meeting(_ meeting: Entity<Meeting>) {
    entity(meeting)
    for keys in meeting.records.map(\.keys) {
      check(keys.partOf, "part-of", [.meeting])
      check(keys.place, "place", [.place])
      for reference in keys.interpreters { check(reference, "interpreters", Self.actors, loose: true) }
      for participant in keys.participants {
        provenance(participant.provenance)
        check(participant.side, "side")
        if case .person(let reference) = participant.who { check(reference, "person", [.person]) }
        if case .organisation(let reference) = participant.who { check(reference, "organisation", [.organisation]) }
      }
      for topic in keys.topics {
        provenance(topic.provenance)
        check(topic.issue, "issue", [.issue])
      }
      for comment in keys.comments {
        provenance(comment.provenance)
        check(comment.by, "by", Self.actors)
        check(comment.to, "to", [.person, .organisation, .work])
        spokesperson(comment.spokesperson)
      }
      for question in keys.questions { self.question(question) }
    }
  }

  mutating func document(_ document: Document) {
    let keys = document.keys
    for author in keys.authors { check(author, "author", Self.actors, loose: true) }
    check(keys.publisher, "publisher", Self.actors, loose: true)
    check(keys.retells, "retells", [.work])
    check(keys.drafters, "drafter", Self.actors)
    check(keys.senders, "sender", Self.actors)
    check(keys.recipients, "recipients", Self.actors)
    for relation in DocumentRelation.allCases {
      for reference in keys.relations[relation] ?? [] { check(reference, relation.rawValue) }
    }
    for rule in keys.mentions { check(rule.reference, "mentions") }
  }

  mutating func lists(
    _ positions: [Position], _ facts: [Fact], _ relations: [Relation], _ judgements: [Judgement], _ questions: [Question]
  ) {
    for item in positions { position(item) }
    for item in facts { fact(item) }
    for item in relations { relation(item) }
    for item in judgements { statement(item, about: item.about) }
    for item in questions { question(item) }
  }

  mutating func position(_ position: Position) {
    provenance(position.provenance)
    check(position.holders, "holder", Self.actors)
    check(position.issue, "issue", [.issue])
    check(position.to, "to", Self.actors)
    check(position.meeting, "meeting", [.meeting])
    check(position.work, "work", [.work])
    spokesperson(position.spokesperson)
  }

  mutating func fact(_ fact: Fact) {
    statement(fact, about: fact.about)
    check(fact.work, "work", [.work])
  }

  mutating func relation(_ relation: Relation) {
    provenance(relation.provenance)
    check(relation.from, "from")
    check(relation.to, "to")
  }

  mutating func statement(_ item: some Sourced, about: [Reference]) {
    provenance(item.provenance)
    check(about, "about")
  }

  private mutating func question(_ question: Question) {
    statement(question, about: question.about)
    if let answer = question.answer { provenance(answer.provenance) }
  }

  mutating func side(_ reference: Reference) {
    guard case .entity(let id, let origin) = reference, dossier.entity(id) == nil, !unread.covers(id) else { return }
    faults.append(
      Diagnostic(
        .error, "unknown-id", "`sides` names `\(id)`, and nothing here has that id",
        at: Location(file: "briefing.yml", line: origin.line, column: origin.column),
        help: nearestName(to: id, among: dossier.names.keys).map { "did you mean `\($0)`?" } ?? "describe `\(id)` in a metadata file"))
  }

  private mutating func spokesperson(_ spokesperson: Spokesperson?) {
    if case .described(let reference)? = spokesperson { check(reference, "spokesperson", Self.actors, loose: true) }
  }
}
