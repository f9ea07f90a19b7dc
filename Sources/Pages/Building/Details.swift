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
  func offices(of person: EntityKey) -> [Role] {
    contents.people[person.index].records.flatMap(\.keys.roles).filter { [site] in site.earlier.history.isCurrent($0.provenance) }.uniqued {
      "\($0.title)\u{0}\($0.organisation?.id ?? "")"
    }
  }
}
