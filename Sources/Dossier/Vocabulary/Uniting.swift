extension Array where Element: Sourced {
  /// The items, those that several documents name once: with the evidence of all of them, and what the first says of the rest.
  public func united(by key: (Element) -> String) -> [Element] {
    var places: [String: Int] = [:]
    var united: [Element] = []
    for item in self {
      if let place = places[key(item)] {
        united[place].provenance.join(item.provenance)
      } else {
        places[key(item)] = united.count
        united.append(item)
      }
    }
    return united
  }
}

extension Provenance {
  /// Takes over another statement's evidence and sources, and what this one does not say.
  public mutating func join(_ other: Provenance) {
    for item in other.evidence where !evidence.contains(where: { $0.passage == item.passage && $0.quote == item.quote }) {
      evidence.append(item)
    }
    for item in other.against where !against.contains(where: { $0.passage == item.passage && $0.quote == item.quote }) {
      against.append(item)
    }
    supersedes = supersedes ?? other.supersedes
    // What one document takes back another one may still say.
    if other.retracted == nil { retracted = nil }
    for attribution in other.accordingTo where !accordingTo.contains(attribution) { accordingTo.append(attribution) }
    anchor = anchor ?? other.anchor
    status = status ?? other.status
    confidence = confidence ?? other.confidence
    // The same time told more precisely is no difference.
    if let told = other.date, date?.contains(told) ?? true { date = told }
    note = note ?? other.note
  }
}

extension Entity where Keys == Meeting {
  /// The participants that all records name, being one by person or organisation, by name or by description.
  ///
  /// - Parameter includingEarlier: Whether those in whose place others stand are among them.
  public func participants(in contents: Dossier, includingEarlier: Bool = false) -> [Participant] {
    let all = records.flatMap(\.keys.participants)
    let formers = Set(all.compactMap(\.provenance.supersedes?.id))
    func isEarlier(_ participant: Participant) -> Bool { participant.provenance.anchor.map(formers.contains) ?? false }
    if records.count == 1, !contents.namesTwice(all) { return formers.isEmpty || includingEarlier ? all : all.filter { !isEarlier($0) } }
    var united: [Participant] = []
    for participant in all {
      // What stands in its place may be the same person: it is no other word on them, but a later one.
      if isEarlier(participant) {
        if includingEarlier { united.append(participant) }
        continue
      }
      let key = contents.entity(participant.entity)
      let known = united.firstIndex { other in
        !isEarlier(other) && (key == nil ? other.who == participant.who : contents.entity(other.entity) == key)
      }
      if let known { united[known].join(participant) } else { united.append(participant) }
    }
    return united
  }

  /// Those with a page who were there.
  public func present(in contents: Dossier) -> Set<EntityKey> {
    Set(
      participants(in: contents).lazy.filter(\.wasPresent).compactMap {
        contents.entity($0.entity)
      })
  }
}

extension Dossier {
  /// Whether two ids of one entity are among participants.
  fileprivate func namesTwice(_ participants: [Participant]) -> Bool {
    var ids: [EntityKey: String] = [:]
    return participants.contains { participant in
      guard let id = participant.entity, let key = entity(id) else { return false }
      return ids.updateValue(id, forKey: key).map { $0 != id } ?? false
    }
  }
}

extension Participant {
  /// Whether they were there, as far as is said and not taken back.
  public var wasPresent: Bool { present != .absent && provenance.retracted == nil }

  /// Takes over what another record of the same participant says, where this one says nothing, and keeps what it says otherwise.
  fileprivate mutating func join(_ other: Participant) {
    if let difference = other.difference(from: self) { others.append(difference) }
    side = side ?? other.side
    capacity = capacity ?? other.capacity
    present = present ?? other.present
    withheld = withheld ?? other.withheld
    count = count ?? other.count
    provenance.join(other.provenance)
  }
  /// The record with nothing but the values that are others here; nil where there are none.
  private func difference(from known: Participant) -> Participant? {
    var rest = self
    if known.side == nil || side?.names(theSameAs: known.side) ?? true { rest.side = nil }
    if capacity == known.capacity || known.capacity == nil { rest.capacity = nil }
    if present == known.present || known.present == nil { rest.present = nil }
    if withheld == known.withheld || known.withheld == nil { rest.withheld = nil }
    if count == known.count || known.count == nil { rest.count = nil }
    if provenance.note?.prose == known.provenance.note?.prose || known.provenance.note == nil { rest.provenance.note = nil }
    return rest.hasDetails || rest.provenance.note != nil ? rest : nil
  }

  /// Whether anything is said of how they took part.
  public var hasDetails: Bool { side != nil || capacity != nil || present != nil || withheld != nil || count != nil }
}
