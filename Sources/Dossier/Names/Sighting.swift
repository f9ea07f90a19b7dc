/// A name seen in a text, before it is decided whom it means.
struct Sighting: Sendable, Equatable {
  struct Traits: OptionSet, Sendable, Equatable {
    let rawValue: UInt16
    /// The name is also a word or a common given name.
    static let isWord = Traits(rawValue: 1 << 0)
    /// An office, rank or form of address stands before it.
    static let titled = Traits(rawValue: 1 << 1)
    /// "Mrs." stands before the family name alone.
    static let womansTitle = Traits(rawValue: 1 << 2)
    static let allCapitals = Traits(rawValue: 1 << 3)
    /// The given names are of nobody who is listed: another bearer of the family name.
    static let outsider = Traits(rawValue: 1 << 4)
    /// A part of a family name.
    static let partial = Traits(rawValue: 1 << 5)
    /// Only an unknown word speaks for another bearer; the range is that of the family name alone.
    static let doubtful = Traits(rawValue: 1 << 6)
    /// A part of a name that has no given names ("Diem" of "Ngo Dinh Diem").
    static let wholeName = Traits(rawValue: 1 << 7)
    /// A particle stands before the family name that no listed bearer has ("von").
    static let foreignParticle = Traits(rawValue: 1 << 8)
    /// The given names agree, and what seems to be another family name follows.
    static let longer = Traits(rawValue: 1 << 9)
    /// It stands where places do: "in Jordan", "King Hussein of Jordan".
    static let placed = Traits(rawValue: 1 << 10)
  }

  var range: Range<Int>
  var form: Mention.Form
  /// Entries in rising order.
  var candidates: [Int32]
  /// Words of the title before the name, as numbers of the vocabulary, in the text's order.
  var title: [Int32] = []
  var traits: Traits = []
  /// Others whose whole name the word is, where the candidates have it as family name: the state of Jordan beside Hamilton Jordan.
  var namesakes: [Int32] = []

  /// A single word of a name that others may bear.
  var isBare: Bool { form == .surname && !traits.contains(.outsider) || form == .givenName }
}

/// The names seen in one text, in its order. None overlaps another.
public struct NameSightings: Sendable, Equatable {
  var sightings: [Sighting] = []

  /// Where others of the same family name are surely spoken of, whom nobody lists.
  var ofStrangers: [Range<Int>] {
    sightings.filter { !$0.traits.isDisjoint(with: [.outsider, .foreignParticle]) && $0.traits.isDisjoint(with: [.doubtful, .longer]) }
      .map(\.range)
  }
}
