import Dossier

/// The facts of an entity's rail: values as the records give them, side by side where they differ.
extension PageBuilder {
  /// The document that a record comes from; a file of the author's own has no link.
  func source(of record: some Sourced) -> Link? {
    let source = record.provenance.origin.source
    guard contents.sources.indices.contains(source) else { return nil }
    switch contents.sources[source].role {
    case .sidecar(let document): return link(toDocument: document)
    case .loose, .entity: return Link(name: words[.fromElsewhere])
    }
  }

  /// The document beside which a statement stands, where this edition has that document.
  func document(stating provenance: borrowing Provenance) -> Link? {
    let source = provenance.origin.source
    guard contents.sources.indices.contains(source), case .sidecar(let document) = contents.sources[source].role else { return nil }
    return link(toDocument: document)
  }

  /// A row of texts.
  func row<Keys>(_ term: Word, _ entity: Entity<Keys>, _ value: (Keys) -> String?, shown: (String) -> String = { $0 }) -> FactRow? {
    row(term, entity, entity.claims(value)) { FactRow.Claimed(text: shown($0)) }
  }

  /// A row of dates.
  func dateRow<Keys>(_ term: Word, _ entity: Entity<Keys>, _ value: (Keys) -> EDTF?) -> FactRow? {
    row(term, entity, entity.claims(value).withoutVaguer) { FactRow.Claimed(date: date($0)) }
  }

  /// A row of links.
  func linkRow<Keys>(_ term: Word, _ entity: Entity<Keys>, _ value: (Keys) -> Reference?) -> FactRow? {
    let claims = entity.claims { value($0).map { canonical($0) } }
    return row(term, entity, claims) { FactRow.Claimed(link: link($0)) }
  }

  /// References to one entity by whichever of its ids are one.
  private func canonical(_ reference: Reference) -> Reference {
    guard case .entity(let id, _) = reference, let key = contents.entity(id) else { return reference }
    return .entity(contents.id(of: key), Origin(source: 0, line: 0, column: 0))
  }

  /// A row of whatever the records claim.
  func row<Keys, Value>(
    _ term: Word, _ entity: Entity<Keys>, _ claims: [Claim<Value>], _ claimed: (Value) -> FactRow.Claimed
  ) -> FactRow? {
    guard !claims.isEmpty else { return nil }
    // What two documents write in two ways may be one thing to a reader: SE and Sweden.
    let shown = claims.map { ($0, claimed($0.value)) }.uniqued {
      [$0.1.text, $0.1.link?.name ?? "", $0.1.link?.href ?? "", $0.1.date?.text ?? ""]
    }
    return FactRow(
      term: words[term],
      values: shown.map { claim, value in
        var value = value
        if shown.count > 1 { value.source = source(of: entity.records[claim.records[0]]) }
        return value
      })
  }

  /// A row of what stands elsewhere on the page, where one value can: nothing as long as the documents agree.
  func differences(_ row: FactRow?) -> FactRow? { row.flatMap { $0.values.count > 1 ? $0 : nil } }

  /// Texts, each with its source where they differ.
  func claimed<Keys>(_ entity: Entity<Keys>, _ value: (Keys) -> String?) -> [FactRow.Claimed] {
    let claims = entity.claims(value)
    return claims.map { claim in
      FactRow.Claimed(text: claim.value, source: claims.count > 1 ? source(of: entity.records[claim.records[0]]) : nil)
    }
  }

  /// Markdown of the records, each text with its source where they differ.
  func claimedTexts<Keys>(_ entity: Entity<Keys>, _ value: (Record<Keys>) -> Markup?) -> [ClaimedText] {
    let claims = entity.recordClaims { value($0)?.prose }
    return claims.map { claim in
      let record = entity.records[claim.records[0]]
      return ClaimedText(html: html(value(record)), source: claims.count > 1 ? source(of: record) : nil)
    }
  }

  /// How documents say that an entity stands, and how sure they are of it, where they differ.
  private func standingRows<Keys>(_ entity: Entity<Keys>) -> [FactRow?] {
    [
      differences(row(.status, entity, entity.recordClaims(\.provenance.status)) { FactRow.Claimed(text: name(of: $0)) }),
      differences(row(.confidence, entity, entity.recordClaims(\.provenance.confidence)) { FactRow.Claimed(text: describe($0).0) }),
    ]
  }

  /// A row of several values that do not contradict each other.
  func listRow(_ term: Word, _ texts: [String]) -> FactRow? {
    texts.isEmpty ? nil : FactRow(term: words[term], values: texts.map { FactRow.Claimed(text: $0) })
  }

  func listRow(_ term: Word, _ links: [Link]) -> FactRow? {
    links.isEmpty ? nil : FactRow(term: words[term], values: links.map { FactRow.Claimed(link: $0) })
  }

  /// Rows that every kind of entity may have: other names, identifiers, links.
  func commonRows<Keys>(_ entity: Entity<Keys>) -> [FactRow] {
    let identifiers = entity.united(\.common.identifiers).map { "\($0.scheme): \($0.value)" }
    let links = entity.united(\.common.links).map { Link(name: $0.title ?? $0.url, href: $0.url) }
    let rows = [listRow(.alsoKnownAs, entity.aliases), dateRow(entity), listRow(.identifiers, identifiers), listRow(.webLinks, links)]
    return (standingRows(entity) + rows).compactMap(\.self)
  }

  /// The dates of an entity of a kind that has no other place for them.
  private func dateRow<Keys>(_ entity: Entity<Keys>) -> FactRow? {
    if Keys.kind == .meeting || Keys.kind == .work { return nil }
    return row(.date, entity, entity.dates) { FactRow.Claimed(date: date($0)) }
  }

  /// What holds for the entity as a whole: the evidence of all records, and what the first of them says.
  ///
  /// - Parameter isBrief: Whether it stands in a list: notes, and that nothing supports it, are for the entity's own page.
  mutating func standing<Keys>(_ entity: Entity<Keys>, isBrief: Bool = false) -> Standing {
    var joined = Provenance(origin: Origin(source: 0, line: 1, column: 1))
    for index in entity.records.indices { joined.unite(entity.records[index].provenance) }
    var standing = standing(joined)
    if isBrief {
      standing.isUnsupported = false
    } else {
      if standing.isUnsupported { standing.statedIn = entity.records.compactMap { document(stating: $0.provenance) }.first }
      standing.notes = claimedTexts(entity, \.provenance.note)
    }
    return standing
  }

  func picture<Keys>(_ entity: Entity<Keys>) -> PictureView? {
    picture(of: entity.first(\.common.picture), named: entity.name)
  }

  /// A picture with words for those who cannot see it: its own, or the name of what it shows.
  func picture(of picture: Picture?, named name: String) -> PictureView? {
    guard let picture, let file = mediaFile(picture) else { return nil }
    return PictureView(src: href(mediaAddress(file)), alternative: picture.alternative ?? name, credit: picture.credit ?? "")
  }

  /// The file that a picture names: relative to its own file, or to the folder of seeds.
  func mediaFile(_ picture: Picture) -> String? {
    let file = contents.sources.indices.contains(picture.origin.source) ? contents.sources[picture.origin.source].path : "briefing.yml"
    if case .file(let path) = site.links.destination(of: picture.file, from: file) { return path }
    let seeds = contents.configuration.seeds
    if case .file(let path) = site.links.destination(of: picture.file, from: seeds.isEmpty ? "briefing.yml" : "\(seeds)/x") { return path }
    return nil
  }

  mutating func head<Keys>(_ entity: Entity<Keys>, kicker: String, facts: [FactRow?]) -> EntityHead {
    var standing = standing(entity)
    let descriptions = claimedTexts(entity, \.keys.common.description)
    // Of an entity of which nothing is said but its name there is nothing to prove; its offices and meetings bring their own evidence.
    let facts = facts.compactMap(\.self)
    standing.isUnsupported = standing.isUnsupported && !(descriptions.isEmpty && facts.allSatisfy { $0.term == words[.side] })
    let support = [contents.entity(entity.id).flatMap(supportRow)].compactMap(\.self)
    return EntityHead(
      kicker: kicker, name: entity.name, descriptions: descriptions, facts: facts + commonRows(entity) + support, picture: picture(entity),
      body: html(entity.body, prefix: "b-"), standing: standing, citation: citation(of: entity))
  }
}

extension Provenance {
  /// Takes what another record of the same entity adds.
  fileprivate mutating func unite(_ other: borrowing Provenance) {
    if evidence.isEmpty { evidence = other.evidence } else { evidence += other.evidence }
    for attribution in other.accordingTo where !accordingTo.contains(attribution) { accordingTo.append(attribution) }
    status = status ?? other.status
    confidence = confidence ?? other.confidence
    anchor = anchor ?? other.anchor
  }
}
