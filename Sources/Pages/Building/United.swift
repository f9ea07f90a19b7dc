import Dossier

extension Array where Element: Sourced {
  /// The items, those that several documents name once: with the evidence of all of them, and what the first says of the rest.
  func united(by key: (Element) -> String) -> [Element] {
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
  mutating func join(_ other: Provenance) {
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
    date = date ?? other.date
    note = note ?? other.note
  }
}
