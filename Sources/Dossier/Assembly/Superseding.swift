import Diagnostics

extension Dossier {
  /// Items that would stand in the place of what is no item, of an item of another kind, or of themselves.
  func supersedingFaults() -> [Diagnostic] {
    var items: [String: (kind: String, formers: ItemReference?)] = [:]
    var claims: [(id: String?, kind: String, former: ItemReference)] = []
    forEachItem { kind, provenance in
      if let id = provenance.anchor { items[id] = (kind, provenance.supersedes) }
      if let former = provenance.supersedes { claims.append((provenance.anchor, kind, former)) }
    }
    return claims.compactMap { id, kind, former in
      let place = location(of: former.origin)
      guard let known = items[former.id] else {
        return Diagnostic(
          .error, "unknown-item", "`supersedes` names the item `\(former.id)`, and there is none", at: place,
          help: nearestName(to: former.id, among: items.keys).map { "did you mean `\($0)`?" }
            ?? "give the earlier \(kind) an `id`, and name that")
      }
      if known.kind != kind {
        return Diagnostic(
          .error, "item-kind", "`supersedes` names `\(former.id)`, which is a \(known.kind) and no \(kind)", at: place,
          help: "a statement stands in the place of one of its own kind")
      }
      // Nobody can name an item without an id, so nothing leads back to it.
      guard let id else { return nil }
      return leads(from: former.id, backTo: id, items.mapValues { $0.formers?.id })
        ? Diagnostic(
          .error, "item-circle", "`\(id)` would come to supersede itself", at: place, help: "leave out one of the `supersedes` keys") : nil
    }
  }

  private func leads(from start: String, backTo id: String, _ formers: [String: String?]) -> Bool {
    var seen: Set<String> = []
    var next: String? = start
    while let item = next, seen.insert(item).inserted {
      if item == id { return true }
      next = formers[item] ?? nil
    }
    return false
  }

  /// Every item of every list with what its kind is called.
  private func forEachItem(_ look: (String, Provenance) -> Void) {
    for person in people.entities { for role in person.records.flatMap(\.keys.roles) { look("role", role.provenance) } }
    for keys in meetings.entities.lazy.flatMap(\.records).map(\.keys) {
      for item in keys.participants { look("participant", item.provenance) }
      for item in keys.topics { look("topic", item.provenance) }
      for item in keys.comments { look("comment", item.provenance) }
      for item in keys.questions { look("question", item.provenance) }
    }
    for item in positions { look("position", item.provenance) }
    for item in facts { look("fact", item.provenance) }
    for item in relations { look("relation", item.provenance) }
    for item in judgements { look("judgement", item.provenance) }
    for item in questions { look("question", item.provenance) }
  }
}
