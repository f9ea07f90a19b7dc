import Diagnostics

/// What an edition may see of a dossier: the rule alone, which changes nothing.
struct Visibility: Sendable {
  let whole: Dossier
  let ceiling: Marking
  /// What stands for the entities that the edition withholds, by every id that they have.
  private(set) var covers: [String: String] = [:]

  init(of dossier: Dossier, ceiling: Marking) {
    whole = dossier
    self.ceiling = ceiling
    find(whole.people)
    find(whole.organisations)
    find(whole.places)
    find(whole.works)
    find(whole.meetings)
    find(whole.issues)
    find(whole.terms)
  }

  /// Whether nothing at all is above the ceiling.
  var isEverything: Bool {
    if !covers.isEmpty || whole.sources.contains(where: { $0.marking > ceiling }) { return false }
    var isMarked = false
    var dossier = whole
    dossier.visitProvenance { [ceiling] in if let marking = $0.marking, marking > ceiling { isMarked = true } }
    return !isMarked
  }

  func isShown(document index: Int) -> Bool { whole.sources[whole.documents[index].source].marking <= ceiling }

  /// What counts: the item's own marking or its file's, the higher of the two. `source-only` lifts the document's.
  func isShown(_ provenance: Provenance) -> Bool {
    if let own = provenance.marking, own > ceiling { return false }
    if whole.sources[provenance.origin.source].marking > ceiling {
      guard let document = document(of: provenance.origin), whole.documents[document].keys.sourceOnly == true else { return false }
    }
    return restsOnShown(provenance)
  }

  /// The document whose metadata holds a statement.
  func document(of origin: Origin) -> Int? {
    guard whole.sources.indices.contains(origin.source), case .sidecar(let document) = whole.sources[origin.source].role else { return nil }
    return document
  }

  /// Whether anything that the edition may use supports the item, where something must.
  private func restsOnShown(_ provenance: Provenance) -> Bool {
    let documents = provenance.evidence.compactMap { $0.passage.map { whole.passages[$0].document } }
    guard documents.count == provenance.evidence.count, !documents.isEmpty else { return true }
    return documents.contains { isShown(document: $0) || whole.documents[$0].keys.sourceOnly == true }
  }

  /// The ids of an entity that are the same by what the edition may see; nil where it shows the entity by others too, so that to unite
  /// them would tell what it withholds.
  func sameIDs<Keys>(of entity: Entity<Keys>) -> Set<String>? {
    let shown = entity.records.filter { isShown($0.provenance) }
    var same: Set<String> = [entity.id]
    var isGrowing = true
    while isGrowing {
      isGrowing = false
      for record in shown {
        guard let other = record.keys.common.sameAs?.id, same.contains(record.id) != same.contains(other) else { continue }
        same.formUnion([record.id, other])
        isGrowing = true
      }
    }
    let declared = Set(entity.records.lazy.filter { $0.keys.common.sameAs != nil }.map(\.id))
    let apart = declared.union(shown.map(\.id)).subtracting(same)
    return apart.isEmpty || !shown.contains { apart.contains($0.id) } && !isSpokenOf(entity, by: apart) ? same : nil
  }

  /// Whether anything that may be shown refers to an entity by some of its ids, or by the names that only these have.
  private func isSpokenOf<Keys>(_ entity: Entity<Keys>, by ids: Set<String>) -> Bool {
    if whole.sources(naming: ids).contains(where: { whole.sources[$0].marking <= ceiling }) { return true }
    let shown = Set(entity.records.filter { isShown($0.provenance) }.flatMap(\.names))
    let names = Set(entity.records.filter { ids.contains($0.id) }.flatMap(\.names)).subtracting(shown)
    return whole.documents.indices.contains { index in
      isShown(document: index) && names.contains { whole.documents[index].prose.text.contains($0) }
    }
  }

  /// The ids that an entity had before, or that are declared the same, as far as the edition may see it.
  func shownFormerIDs<Keys>(of entity: Entity<Keys>) -> Set<String> {
    if entity.formerIDs.isEmpty { return [] }
    let former = entity.records.lazy.filter { isShown($0.provenance) }.flatMap(\.keys.common.was).map(\.id)
    return (sameIDs(of: entity) ?? []).union(former)
  }

  /// An entity is withheld where it is marked itself, or where nothing that is shown gives its name.
  private mutating func find<Keys>(_ catalogue: Catalogue<Keys>) {
    for entity in catalogue.entities {
      let isMarked = entity.records.contains { $0.provenance.marking.map { $0 > ceiling } ?? false }
      let isNamed = entity.records.contains { $0.keys.common.name != nil && isShown($0.provenance) }
      guard isMarked || !isNamed else { continue }
      let cover = entity.records.lazy.compactMap(\.provenance.cover).first ?? Keys.kind.cover
      for id in [entity.id] + entity.formerIDs { covers[id] = cover }
    }
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

extension Record {
  /// All that the record calls what it describes.
  fileprivate var names: [String] { [keys.common.name].compactMap(\.self) + keys.common.aliases }
}
