import Diagnostics
import Prose

/// Takes out of a dossier what lies above a ceiling.
struct Editor {
  private let whole: Dossier
  private let visibility: Visibility
  private let omitted: EditingStep?
  /// Documents that the edition shows, by their index in the whole dossier.
  private var shownDocuments: [Int: Int] = [:]
  private var covers: [String: String] = [:]
  private let numbers: CoverNumbers
  /// Of ids and file names that tell too much: what stands for them.
  private var neutral: [String: String] = [:]
  /// Former ids of documents that tell too much: these have no page.
  private var tellingFormers: Set<String> = []
  /// What the author has to decide, and what was left out that might be missed.
  private(set) var diagnostics: [Diagnostic] = []
  /// Where it was asked already whom a name means.
  private var complaints: Set<String> = []

  /// - Parameter step: What is not done, for tests.
  init(dossier: Dossier, ceiling: Marking, omitting step: EditingStep? = nil) {
    whole = dossier
    visibility = Visibility(of: dossier, ceiling: ceiling)
    omitted = step
    numbers = CoverNumbers(visibility)
  }

  /// The dossier of the edition; nil where that is all of it.
  mutating func edited() -> Dossier? {
    if visibility.isEverything { return nil }
    if omitted != .entities { covers = visibility.covers }
    let redactor = Redactor(visibility)
    if let redactor { findTellingNames(redactor) }
    var edited = whole
    let shown = whole.documents.indices.filter { omitted == .documents || visibility.isShown(document: $0) }
      .map { (old: $0, id: neutral["doc:\(whole.documents[$0].id)"] ?? whole.documents[$0].id) }.sorted { $0.id < $1.id }
    for (new, document) in shown.enumerated() { shownDocuments[document.old] = new }
    edited.documents = shown.map { old, id in
      document(whole.documents[old], id: id, title: redactor?.title(of: whole.documents[old]) ?? whole.documents[old].title)
    }
    edited.passages = whole.passages.map { passage in
      var passage = passage
      passage.document = shownDocuments[passage.document] ?? -1
      return passage
    }
    edited.formerDocuments = formerDocuments()
    edited.sources = whole.sources.map(source)
    edited.neutralFiles = neutral.filter { $0.key.hasPrefix("file:") }.reduce(into: [:]) { $0[String($1.key.dropFirst(5))] = $1.value }
    edited.names = [:]
    edited.people = catalogue(whole.people, &edited.names) { keys in keys.roles = roles(keys.roles) }
    edited.organisations = catalogue(whole.organisations, &edited.names) { keys in
      keys.parent = keys.parent.map(covered)
      keys.publisher = keys.publisher.map(covered)
    }
    edited.places = catalogue(whole.places, &edited.names) { _ in }
    edited.works = catalogue(whole.works, &edited.names) { keys in
      keys.authors = keys.authors.map(covered)
      keys.publisher = keys.publisher.map(covered)
      keys.heldAs = keys.heldAs.flatMap(held)
    }
    edited.meetings = catalogue(whole.meetings, &edited.names) { keys in meeting(&keys) }
    edited.issues = catalogue(whole.issues, &edited.names) { keys in keys.parent = keys.parent.map(covered) }
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
    edited.questions = items(whole.questions).map(question)
    edited.configuration.sides = whole.configuration.sides.filter { known($0.entity) != nil }
    edited.forgetUnknownFormers()
    edited.forgetUnusedPassages()
    withholdTellingOriginals(&edited.documents)
    complainOfUniting(whole.people)
    complainOfUniting(whole.organisations)
    complainOfUniting(whole.places)
    complainOfUniting(whole.works)
    complainOfUniting(whole.meetings)
    complainOfUniting(whole.issues)
    complainOfUniting(whole.terms)
    redact(&edited, redactor)
    return edited
  }

  // MARK: Texts

  /// Puts covers for withheld names into all texts, and takes what was found in documents to its new places.
  private mutating func redact(_ edited: inout Dossier, _ redactor: Redactor?) {
    var maps: [Int: Prose.OffsetMap] = [:]
    var mentions = [[EntityMention]](repeating: [], count: edited.documents.count)
    for (old, new) in shownDocuments.sorted(by: { $0.value < $1.value }) {
      let found = whole.mentions.isEmpty ? [] : whole.mentions[old]
      var kept = found.filter { covers[whole.id(of: $0.entity)] == nil }
      if let redactor {
        let prose = whole.documents[old].prose
        let (redacted, map, doubts) = redactor.redacted(prose, found, context: redactor.context(ofDocument: old), omitting: omitted)
        for doubt in doubts {
          complain(of: doubt, in: prose.text, at: whole.location(of: doubt.range.lowerBound, in: whole.documents[old]), document: old)
        }
        if redacted.text != prose.text {
          maps[new] = map
          kept = kept.map { EntityMention(range: map.start($0.range.lowerBound)..<map.end($0.range.upperBound), entity: $0.entity) }
          withholdOriginal(&edited.documents[new])
          // A title that is a heading has its covers: only there is known whom the words of a link mean.
          if whole.documents[old].hasTitleOfHeading, let heading = redacted.firstHeading { edited.documents[new].title = heading }
        }
        edited.documents[new].prose = renamedLinks(redacted)
      }
      mentions[new] = kept.compactMap { mention in
        edited.names[whole.id(of: mention.entity)].map { EntityMention(range: mention.range, entity: $0) }
      }
    }
    move(&edited.passages, maps, edited.documents)
    if let redactor { redactTexts(&edited, redactor) }
    let book = NameBook(edited)
    edited.nameBook = book
    if !whole.mentions.isEmpty { edited.mentions = edited.mentions(mentions, decidedAlsoBy: book) }
  }

  private mutating func redactTexts(_ edited: inout Dossier, _ redactor: Redactor) {
    var doubts: [(doubt: Redactor.Doubt, text: String, place: TextPlace)] = []
    edited.visitTexts { [omitted] text, place in
      if omitted == .texts(place.key) { return }
      let context = redactor.context(of: place)
      if place.isAddress {
        if redactor.isTelling(text) { text = "" }
      } else if place.isWord, !text.contains(" ") {
        if redactor.tells(text) { text = "withheld" }
      } else {
        let redacted = redactor.redacted(text, context: context)
        doubts += redacted.doubts.map { ($0, text, place) }
        text = redacted.text
      }
    } prose: { [omitted, neutral] prose, place in
      if omitted == .texts(place.key) { return }
      let redacted = redactor.redacted(prose, context: redactor.context(of: place), omitting: omitted)
      doubts += redacted.doubts.map { ($0, prose.text, place) }
      prose = Self.renamedLinks(redacted.prose, neutral)
    }
    for (doubt, text, place) in doubts {
      let location = place.origin.map(whole.location) ?? Location(file: "briefing.yml")
      complain(of: doubt, in: text, at: location, document: place.origin.flatMap(visibility.document))
    }
  }

  /// Passages whose words are others now, with anchors made of these: a hash of the former words would let a reader try names.
  private func move(_ passages: inout [Passage], _ maps: [Int: Prose.OffsetMap], _ documents: [Document]) {
    var taken: Set<String> = []
    for passage in passages { taken.insert("\(passage.document) \(passage.anchor)") }
    for index in passages.indices {
      guard let map = maps[passages[index].document], passages[index].document >= 0 else { continue }
      let (document, range) = (passages[index].document, passages[index].range)
      let moved = map.start(range.lowerBound)..<map.end(range.upperBound)
      passages[index].range = moved
      // A stretch that holds a cover is of another length, or has other words; made anew, other passages keep their anchors.
      let base = "p-" + [documents[document].prose.text(in: moved)].shortHash
      if passages[index].anchor == base || passages[index].anchor.hasPrefix(base + "-") { continue }
      var (name, number) = (base, 2)
      while !taken.insert("\(document) \(name)").inserted { (name, number) = ("\(base)-\(number)", number + 1) }
      passages[index].anchor = name
    }
  }

  /// Once for each name in a text, and in the metadata of a document: one decision settles all of them.
  private mutating func complain(of doubt: Redactor.Doubt, in text: String, at location: Location, document: Int?) {
    let name = String(decoding: Array(text.utf8)[doubt.range], as: UTF8.self).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let asked = document.map { "\($0)" } ?? "\(location.file):\(location.line):\(location.column)"
    guard complaints.insert("\(asked) \(name)").inserted else { return }
    let one = doubt.candidates[0]
    let help = document.map { document in
      "write `mentions: {\(name): \(one)}` in \(whole.metadataPlace(of: whole.documents[document])) if that is who is meant, or another’s id"
    }
    diagnostics.append(
      Diagnostic(
        .error, "undecided-withheld",
        doubt.candidates.count == 1
          ? "“\(name)” may be \(doubt.candidates.namedAsAlternatives), whom this edition withholds, or somebody else"
          : "“\(name)” may be \(doubt.candidates.namedAsAlternatives), not all of whom this edition shows",
        at: location,
        help: help ?? "write a name that only one of them bears, such as an alias, or `[[\(one)|\(name)]]` where that is possible",
        about: name))
  }

  /// The file itself cannot be changed, so it stays away.
  private mutating func withholdOriginal(_ document: inout Document) {
    guard document.keys.original == true, omitted != .originals else { return }
    document.keys.original = nil
    diagnostics.append(
      Diagnostic(
        .warning, "original-withheld", "this file is not copied, since it tells what the edition withholds; its text is shown",
        at: Location(file: document.file), help: "leave `original: true` out, or mark the document"))
  }

  /// A file with metadata at its head that states what the edition withholds, or names it by its id.
  private mutating func withholdTellingOriginals(_ documents: inout [Document]) {
    if !documents.contains(where: { $0.keys.original == true }) { return }
    var telling = whole.sources(naming: Set(covers.keys))
    whole.forEachProvenance { if !visibility.isShown($0) { telling.insert($0.origin.source) } }
    for index in documents.indices {
      let source = documents[index].source
      if telling.contains(source), whole.sources[source].path == documents[index].file { withholdOriginal(&documents[index]) }
    }
  }

  /// To show as one what is the same only above the ceiling would tell that.
  private mutating func complainOfUniting<Keys>(_ catalogue: Catalogue<Keys>) {
    for entity in catalogue.entities where covers[entity.id] == nil && !entity.formerIDs.isEmpty && visibility.sameIDs(of: entity) == nil {
      let declaration = entity.records.first { $0.keys.common.sameAs != nil && !isShown($0.provenance) }
      guard let declaration, let other = declaration.keys.common.sameAs?.id else { continue }
      diagnostics.append(
        Diagnostic(
          .error, "same-as-withheld",
          "that `\(declaration.id)` is the same as `\(other)` is withheld by this edition, which would show both as one",
          at: whole.location(of: declaration.provenance.origin),
          help: "let this declaration be seen, or leave it out"))
    }
  }

  // MARK: Ids and names of files

  private mutating func findTellingNames(_ redactor: Redactor) {
    let hidden = whole.documents.indices.filter { !visibility.isShown(document: $0) }.map { whole.documents[$0].id }
    var names = NeutralNames(key: visibility.covers.keys.sorted() + hidden, taken: Set(whole.names.keys).union(whole.documents.map(\.id)))
    if omitted != .entityIDs {
      for (id, key) in whole.names.sorted(by: { $0.key < $1.key })
      where visibility.covers[id] == nil && redactor.tells(id, of: whole.names(of: key)) {
        neutral[id] = names.name(for: id, prefix: "\(key.kind.rawValue)-")
      }
    }
    if omitted != .documentIDs {
      for index in whole.documents.indices where visibility.isShown(document: index) {
        let document = whole.documents[index]
        let titles = [redactor.title(of: document)]
        let isTelling = redactor.tells(document.id, of: titles)
        guard isTelling || redactor.tells(document.fileName, of: titles) else { continue }
        let name = names.name(for: "doc:\(document.id)", prefix: "document-")
        neutral["file:\(document.file)"] = name + Self.suffix(of: document.fileName)
        if isTelling || document.keys.original == true { neutral["doc:\(document.id)"] = name }
      }
    }
    for (former, index) in whole.formerDocuments where redactor.tells(former, of: [redactor.title(of: whole.documents[index])]) {
      tellingFormers.insert(former)
    }
    if omitted != .fileNames {
      for file in whole.files where redactor.tells(file) {
        let name = file.split(separator: "/").last.map(String.init) ?? ""
        neutral["file:\(file)"] = names.name(for: "file:\(file)", prefix: "file-", suffix: Self.suffix(of: name))
      }
    }
    var dossier = whole
    if omitted != .anchors {
      dossier.visitProvenance { provenance in
        if let anchor = provenance.anchor, redactor.tells(anchor) {
          neutral["item:\(anchor)"] = names.name(for: "item:\(anchor)", prefix: "")
        }
      }
    }
  }

  private static func suffix(of name: String) -> String { name.lastIndex(of: ".").map { name[$0...].lowercased() } ?? "" }

  /// Links by ids, with the ids that stand for those that tell too much.
  private func renamedLinks(_ prose: Prose) -> Prose { Self.renamedLinks(prose, neutral) }

  private static func renamedLinks(_ prose: Prose, _ neutral: [String: String]) -> Prose {
    guard !neutral.isEmpty else { return prose }
    var prose = prose
    for index in prose.elements.indices {
      guard case .wikiLink(let target, let line, let column) = prose.elements[index].kind, let name = neutral[target] else { continue }
      let renamed = target.hasPrefix("doc:") ? "doc:\(name)" : name
      prose.elements[index].kind = .wikiLink(target: renamed, line: line, column: column)
    }
    return prose
  }

  private func isShown(_ provenance: Provenance) -> Bool { omitted == .items || visibility.isShown(provenance) }

  // MARK: References

  private func covered(_ reference: Reference) -> Reference {
    guard case .entity(let id, _) = reference, omitted != .references, let cover = covers[id] else { return reference }
    return .unnamed(cover, number: numbers[id])
  }

  /// The reference, where the edition shows what it names.
  private func known(_ reference: Reference?) -> Reference? {
    guard let reference, case .entity(let id, _) = reference, omitted != .references, covers[id] != nil else { return reference }
    return nil
  }

  /// The document, where the edition shows it, under the id that it has there.
  private func held(_ reference: DocumentReference) -> DocumentReference? {
    guard let index = whole.document(reference.id), shownDocuments[index] != nil else { return nil }
    return DocumentReference(neutral["doc:\(whole.documents[index].id)"] ?? whole.documents[index].id, at: reference.origin)
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
    if let anchor = original.anchor { provenance.anchor = neutral["item:\(anchor)"] ?? anchor }
    provenance.supersedes = original.supersedes.map { ItemReference(neutral["item:\($0.id)"] ?? $0.id, at: $0.origin) }
    provenance.evidence = self.evidence(original.evidence)
    provenance.against = self.evidence(original.against)
    if var retraction = original.retracted {
      retraction.accordingTo = retraction.accordingTo.map(attribution)
      retraction.evidence = evidence(retraction.evidence)
      provenance.retracted = retraction
    }
    return provenance
  }

  /// The passages that the edition may use.
  private func evidence(_ evidence: [Evidence]) -> [Evidence] {
    evidence.compactMap { evidence in
      var evidence = evidence
      evidence.prefix = nil
      evidence.suffix = nil
      if let passage = evidence.passage, shownDocuments[whole.passages[passage].document] == nil {
        guard whole.documents[whole.passages[passage].document].keys.sourceOnly == true else { return nil }
        evidence.passage = nil
        evidence.quote = ""
        evidence.holder = .withheld
      }
      if case .work(let id, _) = evidence.holder, covers[id] != nil { return nil }
      return evidence
    }
  }

  private func question(_ question: Question) -> Question {
    var question = about(question, \.about)
    question.answer = question.answer.flatMap { items([$0]).first }
    return question
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
    var position = position
    position.holders = position.holders.map(covered)
    position.to = position.to.map(covered)
    position.issue = position.issue.map(covered)
    position.meeting = position.meeting.map(covered)
    position.work = position.work.map(covered)
    position.spokesperson = spokesperson(position.spokesperson)
    if restsOnWithheldWords(position.provenance) { position.quote = nil }
    return position
  }

  /// Whether nothing that the edition shows has the words of a statement: the fact stays, its words do not.
  private func restsOnWithheldWords(_ provenance: Provenance) -> Bool {
    let isOfWithheld = visibility.document(of: provenance.origin).map { shownDocuments[$0] == nil } ?? false
    return provenance.evidence.allSatisfy { $0.holder == .withheld } && (isOfWithheld || !provenance.evidence.isEmpty)
  }

  private func relation(_ relation: Relation) -> Relation? {
    var relation = relation
    relation.from = relation.from.map(covered)
    relation.to = relation.to.map(covered)
    return relation.from?.id == nil && relation.to?.id == nil ? nil : relation
  }

  private func meeting(_ keys: inout Meeting) {
    keys.partOf = keys.partOf.map(covered)
    keys.place = keys.place.map(covered)
    keys.interpreters = keys.interpreters.map(covered)
    keys.participants = items(keys.participants).map { participant in
      var participant = participant
      participant.side = participant.side.map(covered)
      switch participant.who {
      case .person(let reference), .organisation(let reference):
        if case .unnamed(let cover, let number) = covered(reference) { participant.who = .unnamed(cover, number: number) }
      default: break
      }
      return participant
    }
    keys.topics = items(keys.topics).map { topic in
      var topic = topic
      topic.issue = topic.issue.map(covered)
      return topic
    }
    keys.comments = items(keys.comments).map { comment in
      var comment = comment
      comment.by = comment.by.map(covered)
      comment.to = comment.to.map(covered)
      comment.spokesperson = spokesperson(comment.spokesperson)
      return comment
    }
    keys.questions = items(keys.questions).map(question)
  }

  // MARK: Entities, documents and files

  private func catalogue<Keys>(_ catalogue: Catalogue<Keys>, _ names: inout [String: EntityKey], _ edit: (inout Keys) -> Void) -> Catalogue<
    Keys
  > {
    var shown = Catalogue<Keys>()
    let entities = catalogue.entities.filter { covers[$0.id] == nil }.map { (neutral[$0.id] ?? $0.id, $0) }.sorted { $0.0 < $1.0 }
    for (id, entity) in entities {
      var entity = entity
      let own = entity.id
      let former = omitted == .formerIDs ? nil : visibility.shownFormerIDs(of: entity)
      entity.id = id
      if let former { entity.formerIDs.removeAll { !former.contains($0) } }
      let known = [id, own] + entity.formerIDs
      if former != nil { entity.formerIDs.removeAll { neutral[$0] != nil } }
      entity.records = entity.records.filter { isShown($0.provenance) }.map { record in
        var record = record
        record.provenance = provenance(record.provenance)
        record.keys.common.sameAs = nil
        record.keys.common.was = []
        edit(&record.keys)
        return record
      }
      if let body = entity.body, whole.sources[body.origin.source].marking > visibility.ceiling { entity.body = nil }
      for name in known { names[name] = EntityKey(Keys.kind, shown.count) }
      shown.entities.append(entity)
    }
    return shown
  }

  private func formerDocuments() -> [String: Int] {
    var formers: [String: Int] = [:]
    for (id, index) in whole.formerDocuments where !tellingFormers.contains(id) { formers[id] = shownDocuments[index] }
    return formers
  }

  private func document(_ document: Document, id: String, title: String) -> Document {
    var document = document
    document.id = id
    document.title = title
    document.keys.was = []
    document.keys.authors = document.keys.authors.map(covered)
    document.keys.publisher = document.keys.publisher.map(covered)
    document.keys.retells = document.keys.retells.compactMap(known)
    document.keys.relations = document.keys.relations.mapValues { $0.compactMap(held) }
    document.keys.drafters = document.keys.drafters.map(covered)
    document.keys.senders = document.keys.senders.map(covered)
    document.keys.recipients = document.keys.recipients.map(covered)
    document.keys.mentions = document.keys.mentions.filter { known($0.reference) != nil }
    return document
  }

  private func source(_ source: SourceFile) -> SourceFile {
    var source = source
    if case .sidecar(let document) = source.role {
      source.role = shownDocuments[document].map { .sidecar(document: $0) } ?? .loose
    }
    if source.marking > visibility.ceiling { source.path = "" }
    return source
  }
}
