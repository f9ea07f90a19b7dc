/// What is known of a word before any text is read, as far as it helps to tell names of people from other words.
struct LexicalTraits: OptionSet, Sendable {
  let rawValue: UInt32

  /// Begins sentences, and is never a name: "the", "according".
  static let function = LexicalTraits(rawValue: 1 << 0)
  /// Stands in names of institutions and heads of papers, and is never a name.
  static let institutional = LexicalTraits(rawValue: 1 << 1)
  static let nationality = LexicalTraits(rawValue: 1 << 2)
  static let place = LexicalTraits(rawValue: 1 << 3)
  /// "Mr.", "General", "Secretary": what stands before the name of a person.
  static let title = LexicalTraits(rawValue: 1 << 4)
  /// A title that may be abbreviated with a full stop.
  static let shortTitle = LexicalTraits(rawValue: 1 << 5)
  static let office = LexicalTraits(rawValue: 1 << 6)
  static let domain = LexicalTraits(rawValue: 1 << 7)
  static let suffix = LexicalTraits(rawValue: 1 << 8)
  /// What is named after people: "Library", "Act".
  static let thing = LexicalTraits(rawValue: 1 << 9)
  static let lowerThing = LexicalTraits(rawValue: 1 << 10)
  static let direction = LexicalTraits(rawValue: 1 << 11)
  static let particle = LexicalTraits(rawValue: 1 << 12)
  static let givenName = LexicalTraits(rawValue: 1 << 13)
  /// A family name that is a word too.
  static let wordName = LexicalTraits(rawValue: 1 << 14)
  /// An English word that is no name unless something says so.
  static let vocabulary = LexicalTraits(rawValue: 1 << 15)
  static let speech = LexicalTraits(rawValue: 1 << 16)
  static let weakSpeech = LexicalTraits(rawValue: 1 << 17)
  static let addressing = LexicalTraits(rawValue: 1 << 18)
  static let determiner = LexicalTraits(rawValue: 1 << 19)
  /// "in", "at": what stands before places.
  static let locative = LexicalTraits(rawValue: 1 << 20)
  /// "with", "by": what stands before people rather than before anything else.
  static let company = LexicalTraits(rawValue: 1 << 21)
  /// A title that in lower case is an adjective: "general", "former".
  static let adjective = LexicalTraits(rawValue: 1 << 22)

  /// What no family name is.
  static let noName: LexicalTraits = [
    .function, .institutional, .nationality, .place, .title, .domain, .suffix, .thing, .direction,
  ]
}

/// The words of English by which names are told.
struct ExtractionLexicon: Sendable {
  private var traits: [UInt64: LexicalTraits] = [:]
  private let endings: [[UInt8]]

  static let english = ExtractionLexicon()

  private init() {
    endings = CapitalisedWords.endings.split(whereSeparator: \.isWhitespace).map { Array($0.utf8) }
    let lists: [(String, LexicalTraits)] = [
      (OrdinaryWords.functions, .function), (OrdinaryWords.determiners, .function), (OrdinaryWords.things, .thing),
      (OrdinaryWords.lowerThings, .lowerThing), (OrdinaryWords.directions, .direction), (OrdinaryWords.wordNames, .wordName),
      (Titles.courtesies, [.title, .shortTitle]), (Titles.women, [.title, .shortTitle]), (Titles.knights, .title),
      (Titles.dignities, .title), (Titles.ranks, [.title, .shortTitle]), (Titles.headships, .title),
      (Titles.offices, [.title, .shortTitle, .office]), (Titles.domains, .domain), (Titles.nationalities, .nationality),
      (Titles.suffixes, .suffix), (Titles.particles, .particle), (GivenNames.others, .givenName), (GivenNames.groups, .givenName),
      (Gazetteer.countries, .place), (Gazetteer.cities, .place), (Gazetteer.regions, .place),
      (CapitalisedWords.institutional, .institutional), (CapitalisedWords.peoples, .nationality),
      (CapitalisedWords.vocabulary, .vocabulary), (SpeechWords.strong, .speech), (SpeechWords.weak, .weakSpeech),
      (SpeechWords.addressing, .addressing), ("the a an this that these our their its any no each every", .determiner),
      ("in at near into throughout outside inside around", .locative), ("with by and to from", .company),
      (
        "general special private major fleet chief head assistant senior field air foreign first second third former late", .adjective
      ),
    ]
    for (words, trait) in lists { for word in words.words() { traits[word.key, default: []].formUnion(trait) } }
  }

  subscript(word: Word) -> LexicalTraits { traits[word.key] ?? [] }

  /// Whether a capitalised word is more likely a word than a name, by the lists or by its ending.
  func isVocabulary(_ word: Word, folded: [UInt8]) -> Bool {
    if self[word].contains(.vocabulary) { return true }
    if folded.count >= 6 {
      if endings.contains(where: { folded.suffix($0.count).elementsEqual($0) }) { return true }
      if folded.suffix(2).elementsEqual("ed".utf8) || folded.suffix(3).elementsEqual("ing".utf8) { return true }
    }
    // An abbreviation: letters without a vowel.
    if !folded.contains(where: { "aeiouy".utf8.contains($0) || $0 >= 0x80 || $0 == UInt8(ascii: "m") }) { return true }
    guard folded.last == UInt8(ascii: "s") else { return false }
    if isKnown(folded.dropLast()) { return true }
    // "Berliners"
    if folded.suffix(3).elementsEqual("ers".utf8), isKnown(folded.dropLast(3)) { return true }
    return folded.suffix(3).elementsEqual("ies".utf8) && isKnown(folded.dropLast(3) + [UInt8(ascii: "y")])
  }

  private func isKnown(_ singular: some Sequence<UInt8>) -> Bool {
    let traits = traits[Words.key(singular)] ?? []
    return !traits.isDisjoint(with: [.vocabulary, .institutional, .title, .nationality, .place])
  }
}
