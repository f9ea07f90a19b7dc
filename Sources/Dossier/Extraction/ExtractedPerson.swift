/// Somebody whom a text seems to name, told from the words alone.
public struct ExtractedPerson: Sendable, Equatable {
  /// The fullest form that is written: "Foy D. Kohler", or the family name alone.
  public var name: String
  /// The family name in lower case: what the forms of one name share.
  public var family: String
  /// Where the name stands, given names included: UTF-8 offsets in rising order.
  public var ranges: [Range<Int>]
  /// How sure this is: from 2, where something about the words says that a person is meant.
  public var certainty: Double

  public init(name: String, family: String, ranges: [Range<Int>], certainty: Double) {
    self.name = name
    self.family = family
    self.ranges = ranges
    self.certainty = certainty
  }
}

/// What other texts tell of names: in how many of them something says that a family name is one.
public struct KnownFamilies: Sendable {
  private var counts: [String: Int] = [:]
  /// How many texts were read.
  public private(set) var texts = 0

  public init() {}

  /// Learns from what was found in a text by itself.
  public mutating func learn(from people: [ExtractedPerson]) {
    texts += 1
    for person in people where person.certainty >= 2.5 { counts[person.family, default: 0] += 1 }
  }

  /// What it adds to the certainty of a name that is known from elsewhere.
  func support(for family: String) -> Double {
    guard let count = counts[family] else { return 0 }
    return min(2.4, 1.2 + 0.4 * Double(count))
  }

  /// What it counts for that a capitalised word within a sentence is no known word. Where many texts speak, the names
  /// are known from them, so that a guess is worth less.
  var worthOfUnknownWord: Double { texts < 10 ? 1.8 : 1.4 }
}
