import Dossier

/// Where an entity is mentioned, and how often.
struct MentionCount: Sendable {
  var document: Int
  var count: Int
  /// Where in the document's text it is mentioned first.
  var first: Range<Int>
}

/// The order of names in indexes: without diacritics and case, by the family name where it is known.
struct SortKey: Sendable, Comparable {
  var text: String
  /// The heading under which it stands.
  var letter: String
  var id: String

  static func < (left: SortKey, right: SortKey) -> Bool { (left.text, left.id) < (right.text, right.id) }
}

extension [SortKey] {
  /// Of each its place among them in order.
  var sortedPlaces: [Int] {
    var places = [Int](repeating: 0, count: count)
    for (place, index) in indices.sorted(by: { self[$0] < self[$1] }).enumerated() { places[index] = place }
    return places
  }
}

extension Site {
  func mentions(of key: EntityKey) -> [MentionCount] { mentionedIn[key] ?? [] }

  func mentions(inDocument index: Int) -> [EntityMention] { contents.mentions.isEmpty ? [] : contents.mentions[index] }

  /// The documents that mention each entity, most often first.
  static func mentionCounts(_ contents: Dossier) -> [EntityKey: [MentionCount]] {
    var counts: [EntityKey: [MentionCount]] = [:]
    for (document, mentions) in contents.mentions.enumerated() {
      var own: [EntityKey: MentionCount] = [:]
      for mention in mentions { own[mention.entity, default: MentionCount(document: document, count: 0, first: mention.range)].count += 1 }
      for (key, count) in own { counts[key, default: []].append(count) }
    }
    return counts.mapValues { $0.sorted { (-$0.count, $0.document) < (-$1.count, $1.document) } }
  }

  // MARK: Orders

  /// The entities of an index, or the documents, in its order.
  func indexOrder(_ kind: IndexKind) -> [Int] {
    switch kind {
    case .sources: documentOrder.reversed()
    case .meetings:
      // The newest first, and behind them those of which nobody knows when they were.
      publication.involvement.meetingOrder.reversed().filter { contents.meetings[$0].date != nil }
        + publication.involvement.meetingOrder.filter { contents.meetings[$0].date == nil }
    default: order[kind.entityKind!]
    }
  }

  static func orders(_ contents: Dossier, meetings: [Int], keys: ByKind<[SortKey]>) -> ByKind<[Int]> {
    ByKind { kind in kind == .meeting ? meetings : keys[kind].indices.sorted { keys[kind][$0] < keys[kind][$1] } }
  }

  static func documentOrder(_ contents: Dossier) -> [Int] {
    let dates = contents.documents.indices.map { contents.documents[$0].keys.published?.order }
    return contents.documents.indices.sorted { a, b in
      switch (dates[a], dates[b]) {
      case (let x?, let y?) where x != y: x < y
      case (nil, .some): true
      case (.some, nil): false
      default: a < b
      }
    }
  }

  func sortKey(_ key: EntityKey) -> SortKey { sortKeys[key.kind][key.index] }

  static func sortKeys(_ contents: Dossier) -> ByKind<[SortKey]> {
    func keys<Keys>(_ catalogue: Catalogue<Keys>, _ name: (Entity<Keys>) -> String) -> [SortKey] {
      catalogue.entities.map { SortKey($0.id, sorting: name($0)) }
    }
    return ByKind { kind in
      switch kind {
      case .person: keys(contents.people) { $0.first(\.sortName) ?? $0.name.familyNameFirst }
      case .organisation: keys(contents.organisations) { $0.name.withoutArticle }
      case .place: keys(contents.places, \.name)
      case .work: keys(contents.works) { $0.name.withoutArticle }
      case .meeting: keys(contents.meetings, \.name)
      case .issue: keys(contents.issues, \.name)
      case .term: keys(contents.terms, \.name)
      }
    }
  }

  /// The people who took part in most meetings and hold most positions.
  func busiestPeople(_ count: Int) -> [Int] {
    let weights = contents.people.indices.map { index in
      let entry = publication.involvement[EntityKey(.person, index)]
      return entry.meetings.count * 2 + entry.positions.count + entry.facts.count
    }
    return contents.people.indices.sorted {
      (-weights[$0], sortKey(EntityKey(.person, $0))) < (-weights[$1], sortKey(EntityKey(.person, $1)))
    }
    .prefix(count).map { $0 }
  }

  func newestDocuments(_ count: Int) -> [Int] { Array(documentOrder.reversed().prefix(count)) }

  // MARK: Words for codes

  /// A grade of the Admiralty code with what its letter and digit mean.
  func describe(_ reliability: Reliability) -> String {
    let sources: [Word] = [.sourceA, .sourceB, .sourceC, .sourceD, .sourceE, .sourceF]
    let information: [Word] = [.information1, .information2, .information3, .information4, .information5, .information6]
    return words(
      .gradeMeaning, reliability.description, words[sources[reliability.source]], words[information[reliability.information - 1]])
  }

  /// What a marking of the Traffic Light Protocol allows; nothing for others.
  func markingNote(_ marking: String) -> String {
    switch marking {
    case "TLP:CLEAR": words[.markingClear]
    case "TLP:GREEN": words[.markingGreen]
    case "TLP:AMBER": words[.markingAmber]
    case "TLP:AMBER+STRICT": words[.markingAmberStrict]
    case "TLP:RED": words[.markingRed]
    default: ""
    }
  }
}
