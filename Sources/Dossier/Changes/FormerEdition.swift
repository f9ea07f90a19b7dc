/// A former dossier, shown as an edition of a later one would show it: what is withheld by now is withheld of the past, too.
extension Dossier {
  /// The edition of this dossier that shows no more than one of another.
  func edition(like edition: Edition, of other: Dossier) -> Edition {
    var own = edition
    let name = other.configuration.markings.name(of: edition.ceiling)
    own.ceiling = configuration.markings[name] ?? configuration.markings.lowest
    return own
  }

  /// This dossier, with everything marked above all editions that a later one withholds.
  func withholding(what later: Dossier, above ceiling: Marking) -> Dossier {
    let visibility = Visibility(of: later, ceiling: ceiling)
    if visibility.isEverything || sources.isEmpty { return self }
    var dossier = self
    let marking = Marking(rank: configuration.markings.names.count)
    for id in visibility.covers.keys.sorted() { dossier.withhold(id, as: later, visibility.covers[id]!, marking) }
    for index in later.documents.indices where !visibility.isShown(document: index) {
      guard let own = dossier.document(later.documents[index].id) else { continue }
      for source in dossier.sources.indices where dossier.sources[source].role == .sidecar(document: own) {
        dossier.sources[source].marking = marking
      }
      dossier.documents[own].keys.sourceOnly = later.documents[index].keys.sourceOnly
    }
    dossier.nameBook = NameBook(dossier)
    return dossier
  }

  /// Marks an entity; one that was not known yet becomes known, so that its name is found in former texts.
  private mutating func withhold(_ id: String, as later: Dossier, _ cover: String, _ marking: Marking) {
    guard let key = later.entity(id) else { return }
    switch key.kind {
    case .person: Self.withhold(id, &people, later.people[key.index], cover, marking, &names)
    case .organisation: Self.withhold(id, &organisations, later.organisations[key.index], cover, marking, &names)
    case .place: Self.withhold(id, &places, later.places[key.index], cover, marking, &names)
    case .work: Self.withhold(id, &works, later.works[key.index], cover, marking, &names)
    case .meeting: Self.withhold(id, &meetings, later.meetings[key.index], cover, marking, &names)
    case .issue: Self.withhold(id, &issues, later.issues[key.index], cover, marking, &names)
    case .term: Self.withhold(id, &terms, later.terms[key.index], cover, marking, &names)
    }
  }

  private static func withhold<Keys>(
    _ id: String, _ catalogue: inout Catalogue<Keys>, _ later: Entity<Keys>, _ cover: String, _ marking: Marking,
    _ names: inout [String: EntityKey]
  ) {
    var keys = Keys()
    keys.common.name = later.name
    keys.common.aliases = later.aliases
    var provenance = Provenance(origin: Origin(source: 0, line: 1, column: 1))
    (provenance.marking, provenance.cover) = (marking, cover)
    let record = Record(keys, provenance: provenance)
    if let known = names[id], known.kind == Keys.kind {
      // The cover is the later one’s.
      catalogue[known.index].records.insert(record, at: 0)
    } else if names[id] == nil {
      names[id] = EntityKey(Keys.kind, catalogue.count)
      catalogue.entities.append(Entity(id: id, records: [record]))
    }
  }
}
