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
  private var dateWords = MonthsAndNumbers.englishDateWords

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
      phrases[known].term.isOfPerson = phrases[known].term.isOfPerson && term.isOfPerson
      return
    }
    byLastWord[keys.last!, default: []].append(phrases.count)
    words.formUnion(keys)
    phrases.append(Phrase(keys: keys, term: term, isWholeField: isWholeField))
    longest = max(longest, keys.count)
    let bit = Self.bit(keys.last!)
    endings[bit >> 6] |= 1 << UInt64(bit & 63)
  }

  enum FieldKind {
    /// Of data, in small letters.
    case key
    /// For readers: pages may begin with them, and write a capital letter then.
    case words
  }

  /// A text stands as a whole field whatever the content says.
  mutating func addField(_ text: String, as kind: FieldKind) {
    let words = WordList.words(of: text)
    guard let last = words.last else { return }
    for number in phrases(endingIn: last.key) where phrases[number].keys == words.map(\.key) {
      addField(number, isCapital: words[0].isCapital)
      switch kind {
      case .key: explanations.addKey(number)
      case .words: addField(number, isCapital: true)
      }
    }
  }

  /// States and organisations are called as fields say: where these are withheld, a field is no other thing of that name.
  mutating func addField(_ number: Int, isCapital: Bool) {
    if phrases[number].isWholeField || phrases[number].term.isOfPerson { explanations.addField(number, isCapital: isCapital) }
  }

  /// Names of months and seasons, which stand beside numbers and each other.
  mutating func addDateWords(_ names: [String]) { dateWords.formUnion(names.flatMap { WordList.words(of: $0).map(\.key) }) }

  /// Whether something else stands at a place than what is withheld.
  func isExplained(_ occurrence: Occurrence) -> Bool {
    explanations.covers(occurrence) || explanations.coversField(occurrence)
      || MonthsAndNumbers.holds(occurrence, phrases[occurrence.phrase].keys, dateWords)
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
