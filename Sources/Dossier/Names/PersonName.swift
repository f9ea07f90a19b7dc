/// A person's written name in its parts, as numbers of the vocabulary.
struct PersonName: Sendable {
  /// Given and middle names and initials in their order.
  var given: [Int32] = []
  /// Small words before the family name that may be left out ("von").
  var particles: [Int32] = []
  var surname: [Int32] = []
  /// Words of the family name that may stand for it once the whole was seen: "Couve" of "Couve de Murville".
  var parts: [Int32] = []
  /// The name is written with the title of a woman ("Madame Chiang Kai-shek").
  var isWoman = false
  /// "Jr.", "III".
  var suffix: Int32?

  /// Parses a name as its author wrote it.
  ///
  /// - Parameters:
  ///   - written: "John F. Kennedy", "Kennedy, John F.", "Gen. Lucius D. Clay", "Chou En-lai".
  ///   - family: the family name where it is known.
  /// - Returns: nil where the name does not hold `family` and its family name cannot be told.
  init?(_ written: String, family: String?, vocabulary: inout Vocabulary) {
    var words = written.prefix { $0 != "(" }.description.words()
    let numbers = vocabulary.add(written)
    for index in words.indices { words[index].id = numbers[index] }
    let traits = vocabulary.traits
    let has = { (word: Word, trait: WordTraits) in !traits[Int(word.id)].isDisjoint(with: trait) }

    while let last = words.last, words.count > 1, has(last, .suffix) {
      suffix = last.id
      words.removeLast()
    }
    if family == nil, let comma = words.dropFirst().firstIndex(where: { $0.gap == .comma }) {
      words = Array(words[comma...] + words[..<comma])
      surname = words[(words.count - comma)...].map(\.id)
      words.removeLast(comma)
    }
    while let first = words.first, words.count > 1 || !surname.isEmpty, has(first, .ordinary), !has(first, .givenName) {
      if has(first, .womansTitle) { isWoman = true }
      words.removeFirst()
    }
    if surname.isEmpty {
      let spellings = words.map { vocabulary.spellings[Int($0.id)] }
      guard let range = Self.surnameRange(in: words, spellings, family: family.map { vocabulary.add($0) }) else { return nil }
      surname = words[range].map(\.id)
      parts = Self.parts(of: Array(words[range]), traits: traits)
      words.removeSubrange(range)
    }
    while let last = words.last, has(last, .particle), !last.isCapitalised || words.count == 1 && !has(last, .givenName) {
      particles.insert(last.id, at: 0)
      words.removeLast()
    }
    given = words.map(\.id)
  }

  private static func surnameRange(in words: [Word], _ spellings: [[UInt8]], family: [Int32]?) -> Range<Int>? {
    guard !words.isEmpty else { return nil }
    let numbers = words.map(\.id)
    // A name that ends in an initial begins with the family name.
    if words.count > 1, words[words.count - 1].isInitial { return 0..<1 }
    guard let family, !family.isEmpty else {
      return FamilyFirst.isOrder(of: spellings) ? 0..<1 : words.count - 1..<words.count
    }
    if numbers.count >= family.count {
      if numbers.suffix(family.count).elementsEqual(family) { return words.count - family.count..<words.count }
      if numbers.prefix(family.count).elementsEqual(family) { return 0..<family.count }
    }
    return nil
  }

  private static func parts(of surname: [Word], traits: [WordTraits]) -> [Int32] {
    guard surname.count > 1 else { return [] }
    // The syllables of "Kai-shek" are no names, the halves of "Douglas-Home" are.
    let isSyllable = { (index: Int) in
      let isHead = index + 1 < surname.count && surname[index + 1].gap == .hyphen && !surname[index + 1].isCapitalised
      return isHead || surname[index].gap == .hyphen && index > 0 && !surname[index].isCapitalised
    }
    return [0, surname.count - 1].filter { index in
      !isSyllable(index) && surname[index].count > 1 && traits[Int(surname[index].id)].isDisjoint(with: .particle)
    }.map { surname[$0].id }
  }
}
