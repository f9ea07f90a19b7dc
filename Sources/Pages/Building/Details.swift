import Dossier

/// What tells an entity from others of its name, in a few words.
extension PageBuilder {
  /// The offices of a person, the kind of an organisation, the country of a place, the question of an issue; nothing for others.
  ///
  /// - Parameter offices: How many offices of a person are named at most.
  func detail(of key: EntityKey, offices: Int = 2) -> String {
    switch key.kind {
    case .person: describe(self.offices(of: key).prefix(offices))
    case .organisation: contents.organisations[key.index].first(\.kindOf).map { words.kind($0) }?.capitalisedFirst ?? ""
    case .place: contents.places[key.index].first(\.country).map { site.words.country($0) } ?? ""
    case .issue: contents.issues[key.index].first(\.question) ?? ""
    case .meeting, .work, .term: ""
    }
  }

  /// The offices of a person, each once where several documents tell of it.
  func offices(of person: EntityKey) -> [Role] { roles(of: contents.people[person.index]).latestTerms }

  /// The roles of a person that stand: what was taken back, and what another stands in the place of, is none.
  func roles(of person: Entity<Person>) -> [Role] {
    person.records.flatMap(\.keys.roles).filter { [site] in site.earlier.history.isCurrent($0.provenance) }
  }
}

extension Sequence<Role> {
  /// Each office once, in the order in which they are first named: of several terms the last one.
  var latestTerms: [Role] {
    var latest: [Role] = []
    var places: [String: Int] = [:]
    for role in self {
      if let place = places[role.office] {
        if role.isTerm(after: latest[place]) { latest[place] = role }
      } else {
        places[role.office] = latest.count
        latest.append(role)
      }
    }
    return latest
  }
}

extension Role {
  /// Whether somebody returned to the office after another term.
  fileprivate func isTerm(after other: Role) -> Bool {
    guard provenance.retracted == nil, let begin = from?.earliestDay, let end = (other.to ?? other.from)?.earliestDay else { return false }
    return begin > end
  }
}
