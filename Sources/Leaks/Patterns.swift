import Dossier

/// What is searched for, made ready for one pass over many files.
struct Patterns: Sendable {
  struct Phrase: Sendable {
    var keys: [UInt64]
    var term: Withheld.Term
    /// Whether it only counts where it is all of a field: a link's words, a heading, an address, a value.
    var isWholeField: Bool
  }

  private(set) var phrases: [Phrase] = []
  private var byLastWord: [UInt64: [Int]] = [:]
  /// Bits of the hashes of last words: most words are told here not to end any phrase.
  private var endings = [UInt64](repeating: 0, count: 1024)
  /// All words of phrases and passages.
  private var words: Set<UInt64> = []
  var explanations = Explanations()
  var passages = Passages()
  private(set) var longest = 1

  mutating func add(_ term: Withheld.Term) {
    let keys = WordList.words(of: term.text).map(\.key)
    guard !keys.isEmpty, keys.count < WordRing.size - 1 else { return }
    // A single letter is everybody's, and so is a date.
    if keys.count == 1, term.text.unicodeScalars.count < 2 { return }
    if !term.text.unicodeScalars.contains(where: \.properties.isAlphabetic) || term.kind != .name && MonthsAndNumbers.areDate(keys) {
      return
    }
    let isNumbered = term.kind == .id && term.text.utf8.count > 5 && term.text.utf8.contains { (48...57).contains($0) }
    let isWholeField = term.kind != .name && keys.count < 3 && !isNumbered
    if let known = byLastWord[keys.last!]?.first(where: { phrases[$0].keys == keys }) {
      phrases[known].isWholeField = phrases[known].isWholeField && isWholeField
      return
    }
    byLastWord[keys.last!, default: []].append(phrases.count)
    words.formUnion(keys)
    phrases.append(Phrase(keys: keys, term: term, isWholeField: isWholeField))
    longest = max(longest, keys.count)
    let bit = Self.bit(keys.last!)
    endings[bit >> 6] |= 1 << UInt64(bit & 63)
  }

  /// A text stands as a whole field whatever the content says.
  mutating func addField(_ text: String) {
    let keys = WordList.words(of: text).map(\.key)
    guard let last = keys.last else { return }
    for number in phrases(endingIn: last) where phrases[number].keys == keys { explanations.addField(number) }
  }

  /// The words of a text of which passages are sought.
  mutating func addPassageWords(_ keys: some Sequence<UInt64>) { words.formUnion(keys) }

  private static func bit(_ key: UInt64) -> Int { Int((key ^ key >> 29) & 0xFFFF) }

  @inline(__always) func mayEnd(_ key: UInt64) -> Bool {
    let bit = Self.bit(key)
    return endings[bit >> 6] >> UInt64(bit & 63) & 1 == 1
  }

  /// Whether a word is one of any phrase or passage; others are not.
  func holds(_ word: UInt64) -> Bool { words.contains(word) }

  func phrases(endingIn key: UInt64) -> [Int] { byLastWord[key] ?? [] }
}

/// Where the words of phrases stand in what is shown: there they are something else.
struct Explanations: Sendable {
  private var between: Set<UInt64> = []
  private var behind: Set<UInt64> = []
  private var before: Set<UInt64> = []
  private var first: Set<UInt64> = []
  private var last: Set<UInt64> = []
  private var alone: Set<UInt64> = []
  private var anywhere: Set<Int> = []
  private var fields: Set<Int> = []

  private static func mix(_ phrase: Int, _ isCapital: Bool, _ one: UInt64, _ other: UInt64 = 0) -> UInt64 {
    var hash = UInt64(phrase) &* 0x9E37_79B9_7F4A_7C15 ^ (isCapital ? 0x5555_5555 : 0)
    hash = (hash ^ one) &* 0xFF51_AFD7_ED55_8CCD
    hash = (hash ^ hash >> 31 ^ other) &* 0xC4CE_B9FE_1A85_EC53
    return hash ^ hash >> 33
  }

  /// A phrase stands in a text that is shown, with the words before and behind it where there are any.
  mutating func add(_ occurrence: Occurrence) {
    let (phrase, capital) = (occurrence.phrase, occurrence.isCapital)
    anywhere.insert(phrase)
    switch (occurrence.before, occurrence.behind) {
    case (let before?, let behind?):
      between.insert(Self.mix(phrase, capital, before, behind))
      self.behind.insert(Self.mix(phrase, capital, before))
      self.before.insert(Self.mix(phrase, capital, behind))
    case (let before?, nil):
      last.insert(Self.mix(phrase, capital, before))
      self.behind.insert(Self.mix(phrase, capital, before))
    case (nil, let behind?):
      first.insert(Self.mix(phrase, capital, behind))
      self.before.insert(Self.mix(phrase, capital, behind))
    case (nil, nil): alone.insert(Self.mix(phrase, capital, 0))
    }
  }

  /// The program itself writes a phrase as a whole field, such as the name of an attribute: as a field it tells nothing anywhere.
  mutating func addField(_ phrase: Int) { fields.insert(phrase) }

  /// Whether an occurrence is one that is shown: between the same words, or where a text that is shown begins, ends or is cut.
  func covers(_ occurrence: Occurrence) -> Bool {
    let (phrase, capital) = (occurrence.phrase, occurrence.isCapital)
    if !anywhere.contains(phrase) { return false }
    if occurrence.gapBefore != .none, occurrence.gapBehind != .none, alone.contains(Self.mix(phrase, capital, 0)) { return true }
    if let behind = occurrence.behind {
      if first.contains(Self.mix(phrase, capital, behind)) { return true }
      if occurrence.gapBefore != .none, before.contains(Self.mix(phrase, capital, behind)) { return true }
    }
    if let before = occurrence.before {
      if last.contains(Self.mix(phrase, capital, before)) { return true }
      if occurrence.gapBehind != .none, behind.contains(Self.mix(phrase, capital, before)) { return true }
    }
    guard let before = occurrence.before, let behind = occurrence.behind else { return false }
    return between.contains(Self.mix(phrase, capital, before, behind))
  }

  /// Whether a phrase stands anywhere in what is shown, as for lists of single words.
  func knows(_ phrase: Int) -> Bool { anywhere.contains(phrase) }

  func coversField(_ phrase: Int) -> Bool {
    fields.contains(phrase) || alone.contains(Self.mix(phrase, true, 0)) || alone.contains(Self.mix(phrase, false, 0))
  }
}

/// A phrase in a text, with its surroundings.
struct Occurrence: Sendable {
  var phrase: Int
  var isCapital: Bool
  var before: UInt64?
  var behind: UInt64?
  var gapBefore: Gap
  var gapBehind = Gap.bound
  var start: Int
  var end: Int

  /// Whether it is all of a heading, a link, an address, a value or the name of one.
  var isField: Bool { gapBefore == .bound && gapBehind == .bound }
}

/// Runs of six words of what is hidden and not shown.
struct Passages: Sendable {
  static let length = 6
  private static let factor: UInt64 = 0x0000_0100_0000_01B3 &* 0x9E37_79B9
  private static let leaving: UInt64 = (0..<length).reduce(1) { power, _ in power &* factor }

  private var subjects: [UInt64: Int] = [:]
  private var bits: [UInt64] = [0]
  private var mask = 0

  var isEmpty: Bool { subjects.isEmpty }

  @inline(__always) static func next(_ hash: UInt64, _ key: UInt64, leaving old: UInt64) -> UInt64 {
    hash &* factor &+ key &- old &* leaving
  }

  static func hashes(of words: [UInt64]) -> [UInt64] {
    guard words.count >= length else { return [] }
    var hashes: [UInt64] = []
    var hash: UInt64 = 0
    for (index, key) in words.enumerated() {
      hash = next(hash, key, leaving: index >= length ? words[index - length] : 0)
      if index >= length - 1 { hashes.append(hash) }
    }
    return hashes
  }

  mutating func add(_ hashes: some Sequence<UInt64>, of subject: Int) {
    for hash in hashes where subjects[hash] == nil { subjects[hash] = subject }
  }

  mutating func remove(_ hashes: some Sequence<UInt64>) { for hash in hashes { subjects[hash] = nil } }

  /// Makes the table that most words are looked up in and not found.
  mutating func seal() {
    var size = 1024
    while size < subjects.count * 16 { size *= 2 }
    mask = size - 1
    bits = [UInt64](repeating: 0, count: size / 64)
    for hash in subjects.keys { bits[Self.bit(hash, mask) >> 6] |= 1 << UInt64(Self.bit(hash, mask) & 63) }
  }

  private static func bit(_ hash: UInt64, _ mask: Int) -> Int { Int(truncatingIfNeeded: hash ^ hash >> 32) & mask }

  @inline(__always) func mayHold(_ hash: UInt64) -> Bool {
    let bit = Self.bit(hash, mask)
    return bits[bit >> 6] >> UInt64(bit & 63) & 1 == 1
  }

  func subject(of hash: UInt64) -> Int? { subjects[hash] }
}

/// The words of a plain text.
struct WordList: WordSink {
  struct Word {
    var key: UInt64
    var isCapital: Bool
  }
  private(set) var words: [Word] = []

  mutating func take(_ key: UInt64, isCapital: Bool, start: Int, end: Int, gap: Gap) { words.append(Word(key: key, isCapital: isCapital)) }
  mutating func takeJoined(_ key: UInt64, of pieces: Int) {}
  mutating func finish() {}

  static func words(of text: String, joining: Bool = false) -> [Word] {
    var reader = WordReader(WordList())
    _ = reader.readPlain(text, joiningWords: joining)
    return reader.sink.words
  }

  /// The runs of a text that are hashed as passages, its parted words read as two and as one.
  static func passages(of text: String) -> [UInt64] {
    var reader = WordReader(WordList())
    let isParted = reader.readPlain(text)
    let hashes = Passages.hashes(of: reader.sink.words.map(\.key))
    return isParted ? hashes + Passages.hashes(of: words(of: text, joining: true).map(\.key)) : hashes
  }
}

extension WordReader {
  /// Reads a text in which nothing stands for anything else.
  ///
  /// - Returns: Whether words are parted in it at the ends of lines.
  mutating func readPlain(_ text: String, joiningWords joins: Bool = false) -> Bool {
    var text = text
    var isParted = false
    text.withUTF8 { bytes in
      var index = 0
      while index < bytes.count {
        let byte = bytes[index]
        guard byte < 0x80 else {
          let (scalar, next) = Decoding.scalar(bytes, index, bytes.count)
          self.scalar(scalar, at: index, to: next)
          index = next
          continue
        }
        switch ByteClass(byte) {
        case .lower: letter(byte, isUpper: false, at: index)
        case .upper: letter(byte | 0x20, isUpper: true, at: index)
        case .space: separator(.none, at: index)
        case .special where byte == 0x0A || byte == 0x0D: separator(.none, at: index)
        case .special where byte == UInt8(ascii: "-"):
          if isWithinWord, let next = Decoding.partedLine(bytes, index, bytes.count) {
            isParted = true
            if joins {
              index = next
              continue
            }
          }
          separator(.none, at: index)
        default: separator(.stop, at: index)
        }
        index += 1
      }
      finish(at: bytes.count)
    }
    return isParted
  }
}
