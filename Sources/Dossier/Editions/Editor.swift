import Prose

/// Takes out of a dossier what lies above a ceiling.
struct Editor {
  private let whole: Dossier
  private let ceiling: Marking
  /// Documents that the edition shows, by their index in the whole dossier.
  private var shownDocuments: [Int: Int] = [:]
  /// What stands for the entities that the edition withholds, by every id that they have.
  private(set) var covers: [String: String] = [:]
  /// Whether nothing had to be taken out.
  private(set) var isWhole = false

  init(dossier: Dossier, ceiling: Marking) {
    whole = dossier
    self.ceiling = ceiling
  }

  mutating func edited() -> Dossier {
    for (index, document) in whole.documents.enumerated() where whole.sources[document.source].marking <= ceiling {
      shownDocuments[index] = shownDocuments.count
    }
    findWithheld()
    if shownDocuments.count == whole.documents.count, covers.isEmpty, !hasMarkedItems {
      isWhole = true
      return whole
    }
    var edited = whole
    edited.documents = whole.documents.indices.filter { shownDocuments[$0] != nil }.map { document(whole.documents[$0]) }
    edited.passages = whole.passages.map { passage in
      var passage = passage
      passage.document = shownDocuments[passage.document] ?? -1
      return passage
    }
    edited.sources = whole.sources.map(source)
    edited.names = [:]
    edited.people = catalogue(whole.people, &edited.names) { keys in keys.roles = roles(keys.roles) }
    edited.organisations = catalogue(whole.organisations, &edited.names) { keys in
      keys.parent = known(keys.parent)
      keys.publisher = known(keys.publisher)
    }
    edited.places = catalogue(whole.places, &edited.names) { _ in }
    edited.works = catalogue(whole.works, &edited.names) { keys in
      keys.authors = keys.authors.map(covered)
      keys.publisher = keys.publisher.map(covered)
    }
    edited.meetings = catalogue(whole.meetings, &edited.names) { keys in meeting(&keys) }
    edited.issues = catalogue(whole.issues, &edited.names) { keys in keys.parent = known(keys.parent) }
    edited.terms = catalogue(whole.terms, &edited.names) { _ in }
    edited.positions = items(whole.positions).compactMap(position)
    edited.facts = items(whole.facts).map { fact in
      var fact = fact
      fact.about = fact.about.compactMap(known)
      fact.work = fact.work.map(covered)
      return fact
    }
    edited.relations = items(whole.relations).compactMap(relation)
    edited.judgements = items(whole.judgements).map { about($0, \.about) }
    edited.questions = items(whole.questions).map { about($0, \.about) }
    edited.configuration.sides = whole.configuration.sides.filter { known($0.entity) != nil }
    redact(&edited)
    return edited
  }

  /// Puts covers for withheld names into all texts, and takes what was found in documents to its new places.
  private func redact(_ edited: inout Dossier) {
    let hidden = whole.documents.indices.filter { shownDocuments[$0] == nil }
    let redactor = Redactor(whole, covers: covers, hiddenDocuments: hidden.map { whole.documents[$0].id })
    var maps: [Int: Prose.OffsetMap] = [:]
    edited.mentions = []
    for (old, document) in whole.documents.enumerated() {
      guard let new = shownDocuments[old], !whole.mentions.isEmpty else { continue }
      var mentions = whole.mentions[old].filter { covers[whole.id(of: $0.entity)] == nil }
      if let redactor {
        let (prose, map) = redactor.redacted(document.prose, whole.mentions[old])
        edited.documents[new].prose = prose
        maps[new] = map
        mentions = mentions.map { EntityMention(range: map.start($0.range.lowerBound)..<map.end($0.range.upperBound), entity: $0.entity) }
      }
      edited.mentions.append(
        mentions.compactMap { mention in
          edited.names[whole.id(of: mention.entity)].map { EntityMention(range: mention.range, entity: $0) }
        })
    }
    for index in edited.passages.indices {
      guard let map = maps[edited.passages[index].document] else { continue }
      let range = edited.passages[index].range
      edited.passages[index].range = map.start(range.lowerBound)..<map.end(range.upperBound)
    }
    if let redactor {
      edited.visitTexts {
        $0 = redactor.redacted($0)
      } prose: {
        $0 = redactor.redacted($0)
      }
    }
    edited.nameBook = NameBook(edited)
  }

  // MARK: What is above the ceiling

  private var hasMarkedItems: Bool {
    var marked = false
    var dossier = whole
    dossier.visitProvenance { [ceiling] in if let marking = $0.marking, marking > ceiling { marked = true } }
    return marked || whole.sources.contains { $0.marking > ceiling }
  }

  /// What counts: the item's own marking or its file's, the higher of the two. `source-only` lifts the document's.
  private func isShown(_ provenance: Provenance) -> Bool {
    let source = whole.sources[provenance.origin.source]
    if let own = provenance.marking, own > ceiling { return false }
    if source.marking > ceiling {
      guard case .sidecar(let document) = source.role, whole.documents[document].keys.sourceOnly == true else { return false }
    }
    return restsOnShown(provenance)
  }

  /// Whether anything that the edition may use supports the item, where something must.
  private func restsOnShown(_ provenance: Provenance) -> Bool {
    let documents = provenance.evidence.compactMap { $0.passage.map { whole.passages[$0].document } }
    guard documents.count == provenance.evidence.count, !documents.isEmpty else { return true }
    return documents.contains { shownDocuments[$0] != nil || whole.documents[$0].keys.sourceOnly == true }
  }

  private mutating func findWithheld() {
    find(whole.people)
    find(whole.organisations)
    find(whole.places)
    find(whole.works)
    find(whole.meetings)
    find(whole.issues)
    find(whole.terms)
  }

  /// An entity is withheld where it is marked itself, or where nothing that is shown gives its name.
  private mutating func find<Keys>(_ catalogue: Catalogue<Keys>) {
    for entity in catalogue.entities {
      let marked = entity.records.contains { $0.provenance.marking.map { $0 > ceiling } ?? false }
      let named = entity.records.contains { $0.keys.common.name != nil && isShown($0.provenance) }
      guard marked || !named else { continue }
      let cover = entity.records.lazy.compactMap(\.provenance.cover).first ?? Keys.kind.cover
      for id in [entity.id] + entity.formerIDs { covers[id] = cover }
    }
  }

  // MARK: References

  private func covered(_ reference: Reference) -> Reference {
    guard case .entity(let id, _) = reference, let cover = covers[id] else { return reference }
    return .unnamed(cover)
  }

  /// The reference, where the edition shows what it names.
  private func known(_ reference: Reference?) -> Reference? {
    guard let reference, case .entity(let id, _) = reference, covers[id] != nil else { return reference }
    return nil
  }

  private func attribution(_ attribution: Attribution) -> Attribution {
    Attribution(covered(attribution.who), via: attribution.via.map(self.attribution))
  }

  private func spokesperson(_ spokesperson: Spokesperson?) -> Spokesperson? {
    if case .described(let reference)? = spokesperson { return .described(covered(reference)) }
    return spokesperson
  }

  // MARK: Items

  private func items<Item: Sourced>(_ items: [Item]) -> [Item] {
    items.filter { isShown($0.provenance) }.map { item in
      var item = item
      item.provenance = provenance(item.provenance)
      return item
    }
  }

  private func provenance(_ original: Provenance) -> Provenance {
    var provenance = original
    provenance.accordingTo = original.accordingTo.map(attribution)
    provenance.cover = nil
    provenance.evidence = original.evidence.compactMap { evidence in
      var evidence = evidence
      if let passage = evidence.passage, shownDocuments[whole.passages[passage].document] == nil {
        guard whole.documents[whole.passages[passage].document].keys.sourceOnly == true else { return nil }
        evidence.passage = nil
        evidence.quote = ""
        evidence.prefix = nil
        evidence.suffix = nil
        evidence.holder = .withheld
      }
      if case .work(let id, _) = evidence.holder, covers[id] != nil { return nil }
      return evidence
    }
    return provenance
  }

  private func about<Item>(_ item: Item, _ path: WritableKeyPath<Item, [Reference]>) -> Item {
    var item = item
    item[keyPath: path] = item[keyPath: path].compactMap(known)
    return item
  }

  private func roles(_ roles: [Role]) -> [Role] {
    items(roles).map { role in
      var role = role
      role.organisation = role.organisation.map(covered)
      return role
    }
  }

  private func position(_ position: Position) -> Position? {
    guard known(position.issue) != nil else { return nil }
    var position = position
    position.holders = position.holders.map(covered)
    position.to = position.to.map(covered)
    position.meeting = known(position.meeting)
    position.work = position.work.map(covered)
    position.spokesperson = spokesperson(position.spokesperson)
    return position
  }

  private func relation(_ relation: Relation) -> Relation? {
    var relation = relation
    relation.from = relation.from.map(covered)
    relation.to = relation.to.map(covered)
    return relation.from?.id == nil && relation.to?.id == nil ? nil : relation
  }

  private func meeting(_ keys: inout Meeting) {
    keys.partOf = known(keys.partOf)
    keys.place = keys.place.map(covered)
    keys.interpreters = keys.interpreters.map(covered)
    keys.participants = items(keys.participants).map { participant in
      var participant = participant
      participant.side = known(participant.side)
      switch participant.who {
      case .person(let reference), .organisation(let reference):
        if case .unnamed(let cover) = covered(reference) { participant.who = .unnamed(cover) }
      default: break
      }
      return participant
    }
    keys.topics = items(keys.topics).map { topic in
      var topic = topic
      topic.issue = known(topic.issue)
      return topic
    }
    keys.comments = items(keys.comments).map { comment in
      var comment = comment
      comment.by = comment.by.map(covered)
      comment.to = comment.to.map(covered)
      comment.spokesperson = spokesperson(comment.spokesperson)
      return comment
    }
    keys.questions = items(keys.questions).map { about($0, \.about) }
  }

  // MARK: Entities, documents and files

  private func catalogue<Keys>(_ catalogue: Catalogue<Keys>, _ names: inout [String: EntityKey], _ edit: (inout Keys) -> Void) -> Catalogue<
    Keys
  > {
    var shown = Catalogue<Keys>()
    for entity in catalogue.entities where covers[entity.id] == nil {
      var entity = entity
      entity.records = entity.records.filter { isShown($0.provenance) }.map { record in
        var record = record
        record.provenance = provenance(record.provenance)
        record.keys.common.sameAs = nil
        edit(&record.keys)
        return record
      }
      if let body = entity.body, whole.sources[body.origin.source].marking > ceiling { entity.body = nil }
      for id in [entity.id] + entity.formerIDs { names[id] = EntityKey(Keys.kind, shown.count) }
      shown.entities.append(entity)
    }
    return shown
  }

  private func document(_ document: Document) -> Document {
    var document = document
    document.keys.authors = document.keys.authors.map(covered)
    document.keys.publisher = document.keys.publisher.map(covered)
    document.keys.retells = document.keys.retells.compactMap(known)
    document.keys.mentions = document.keys.mentions.filter { known($0.reference) != nil }
    return document
  }

  private func source(_ source: SourceFile) -> SourceFile {
    var source = source
    if case .sidecar(let document) = source.role {
      source.role = shownDocuments[document].map { .sidecar(document: $0) } ?? .loose
    }
    if source.marking > ceiling { source.path = "" }
    return source
  }
}

extension EntityKind {
  /// What stands for a withheld name where the author gave no cover.
  var cover: String {
    switch self {
    case .organisation, .issue: "an \(rawValue) whose name is withheld"
    default: "a \(rawValue) whose name is withheld"
    }
  }
}
