import Diagnostics

extension Dossier {
  /// Takes the ids that entities and documents had before (`was`): their addresses lead on, and links by them hold.
  mutating func takeFormerIDs() -> [Diagnostic] {
    var faults: [Diagnostic] = []
    Self.take(&people, &names, self, &faults)
    Self.take(&organisations, &names, self, &faults)
    Self.take(&places, &names, self, &faults)
    Self.take(&works, &names, self, &faults)
    Self.take(&meetings, &names, self, &faults)
    Self.take(&issues, &names, self, &faults)
    Self.take(&terms, &names, self, &faults)
    for (index, document) in documents.enumerated() {
      for former in document.keys.was {
        let known = documents.index(ofID: former.id) ?? formerDocuments[former.id]
        if known == index, formerDocuments[former.id] != nil { continue }
        if let known {
          faults.append(clash(former, with: "the document `\(documents[known].id)`", isOwn: known == index))
        } else {
          formerDocuments[former.id] = index
        }
      }
    }
    return faults
  }

  private static func take<Keys>(
    _ catalogue: inout Catalogue<Keys>, _ names: inout [String: EntityKey], _ dossier: Dossier, _ faults: inout [Diagnostic]
  ) {
    for index in catalogue.entities.indices {
      let key = EntityKey(Keys.kind, index)
      let entity = catalogue.entities[index]
      for former in entity.records.flatMap(\.keys.common.was) {
        if let known = names[former.id] {
          // Several files may say the same.
          if known == key, entity.id != former.id, !entity.records.isEmpty, catalogue.entities[index].formerIDs.contains(former.id) {
            continue
          }
          let id = known == key ? entity.id : dossier.id(of: known)
          faults.append(dossier.clash(former, with: "\(known.kind.described) `\(id)`", isOwn: known == key))
        } else {
          names[former.id] = key
          catalogue.entities[index].formerIDs.append(former.id)
        }
      }
      catalogue.entities[index].formerIDs.sort()
    }
  }

  private func clash(_ former: FormerID, with other: String, isOwn: Bool) -> Diagnostic {
    Diagnostic(
      .error, "former-id",
      isOwn ? "`\(former.id)` is the id that this has now" : "`\(former.id)` cannot be a former id: it is that of \(other)",
      at: location(of: former.origin), help: "leave it out of `was`, or name the id that stood in the address before")
  }

  /// The id that something has now which is named by one that it had before; nil for all others.
  func currentID(ofFormer id: String) -> String? {
    guard let key = names[id], case let current = self.id(of: key), current != id else { return nil }
    func has<Keys>(_ entity: Entity<Keys>) -> Bool { entity.records.contains { $0.keys.common.was.contains { $0.id == id } } }
    let isRenamed =
      switch key.kind {
      case .person: has(people[key.index])
      case .organisation: has(organisations[key.index])
      case .place: has(places[key.index])
      case .work: has(works[key.index])
      case .meeting: has(meetings[key.index])
      case .issue: has(issues[key.index])
      case .term: has(terms[key.index])
      }
    return isRenamed ? current : nil
  }
}
