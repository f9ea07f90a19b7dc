/// What is known of a word whatever the briefing.
struct WordTraits: OptionSet, Sendable {
  let rawValue: UInt32

  /// "Mr.", which says nothing of an office.
  static let courtesy = WordTraits(rawValue: 1 << 0)
  /// "Mrs.", which may mean the wife of the name's bearer.
  static let womansTitle = WordTraits(rawValue: 1 << 1)
  /// "Sir", which makes a given name a name.
  static let knight = WordTraits(rawValue: 1 << 2)
  static let dignity = WordTraits(rawValue: 1 << 3)
  static let rank = WordTraits(rawValue: 1 << 4)
  static let office = WordTraits(rawValue: 1 << 5)
  static let domain = WordTraits(rawValue: 1 << 6)
  static let nationality = WordTraits(rawValue: 1 << 7)
  static let suffix = WordTraits(rawValue: 1 << 8)
  static let particle = WordTraits(rawValue: 1 << 9)
  static let thing = WordTraits(rawValue: 1 << 10)
  static let lowerThing = WordTraits(rawValue: 1 << 11)
  static let function = WordTraits(rawValue: 1 << 12)
  /// A family name that is a word too.
  static let wordName = WordTraits(rawValue: 1 << 13)
  static let givenName = WordTraits(rawValue: 1 << 14)
  /// A given name that someone of the briefing bears.
  static let listedGivenName = WordTraits(rawValue: 1 << 15)
  /// A family name that someone of the briefing bears.
  static let listedSurname = WordTraits(rawValue: 1 << 16)

  static let headship = WordTraits(rawValue: 1 << 19)
  static let determiner = WordTraits(rawValue: 1 << 18)
  /// "West" and "New" before the name of a place make another place of it.
  static let direction = WordTraits(rawValue: 1 << 17)

  /// Words that stand before a name as a title and say whom it means.
  static let titles: WordTraits = [.courtesy, .womansTitle, .knight, .dignity, .rank, .office]
  /// Words before a name that are no part of it.
  static let ordinary: WordTraits = [.titles, .domain, .nationality, .function]
}

/// The words that the finder knows, each with a number.
struct Vocabulary: Sendable {
  private(set) var traits: [WordTraits] = []
  /// Folded bytes of each word.
  private(set) var spellings: [[UInt8]] = []
  /// Groups of given names of which one stands for another, by word.
  private(set) var nameGroups: [Int32: [Int32]] = [:]
  /// Open addressing, linear probing; the number of slots is a power of two, at most half of them in use.
  private var keys: [UInt64] = Array(repeating: 0, count: 16384)
  private var numbers: [Int32] = Array(repeating: -1, count: 16384)

  /// A vocabulary of the built-in lists.
  init() {
    let lists: [(String, WordTraits)] = [
      (Titles.courtesies, .courtesy), (Titles.women, .womansTitle), (Titles.knights, .knight), (Titles.dignities, .dignity),
      (Titles.ranks, .rank), (Titles.offices, .office), (Titles.headships, .headship), (Titles.domains, .domain),
      (Titles.nationalities, .nationality),
      (Titles.suffixes, .suffix), (Titles.particles, .particle), (OrdinaryWords.things, .thing),
      (OrdinaryWords.lowerThings, .lowerThing), (OrdinaryWords.functions, .function), (OrdinaryWords.wordNames, .wordName),
      (OrdinaryWords.directions, .direction), (OrdinaryWords.determiners, .determiner), (GivenNames.others, .givenName),
    ]
    for (list, trait) in lists { for number in add(list) { mark(number, trait) } }
    for (group, line) in GivenNames.groups.split(separator: "\n").enumerated() {
      for number in add(String(line)) {
        mark(number, .givenName)
        nameGroups[number, default: []].append(Int32(group))
      }
    }
  }

  /// The number of a word, or -1.
  func number(of key: UInt64) -> Int32 {
    let mask = keys.count - 1
    var slot = Int(truncatingIfNeeded: key ^ key >> 32) & mask
    while numbers[slot] >= 0 {
      if keys[slot] == key { return numbers[slot] }
      slot = (slot + 1) & mask
    }
    return -1
  }

  /// Adds the words of a text and gives their numbers in order.
  @discardableResult
  mutating func add(_ text: String) -> [Int32] {
    var text = text
    return text.withUTF8 { bytes in
      var words = Words(bytes)
      var result: [Int32] = []
      while let word = words.next() {
        var number = number(of: word.key)
        if number < 0 {
          number = Int32(traits.count)
          traits.append([])
          spellings.append(Words.folded(bytes, Int(word.start)..<Int(word.end)))
          insert(word.key, number)
        }
        result.append(number)
      }
      return result
    }
  }

  mutating func mark(_ number: Int32, _ trait: WordTraits) {
    traits[Int(number)].insert(trait)
  }

  /// Whether one given name may stand for the other: "Bob" for "Robert".
  func isShortForm(_ one: Int32, _ other: Int32) -> Bool {
    guard let groups = nameGroups[one], let others = nameGroups[other] else { return false }
    return groups.contains { others.contains($0) }
  }

  private mutating func insert(_ key: UInt64, _ number: Int32) {
    if traits.count * 2 > keys.count {
      let old = zip(keys, numbers).filter { $0.1 >= 0 }
      keys = Array(repeating: 0, count: keys.count * 2)
      numbers = Array(repeating: -1, count: keys.count)
      for (key, number) in old { place(key, number) }
    }
    place(key, number)
  }

  private mutating func place(_ key: UInt64, _ number: Int32) {
    let mask = keys.count - 1
    var slot = Int(truncatingIfNeeded: key ^ key >> 32) & mask
    while numbers[slot] >= 0 { slot = (slot + 1) & mask }
    keys[slot] = key
    numbers[slot] = number
  }
}
