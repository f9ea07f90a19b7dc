/// A word of a text: a run of letters and digits of any script. Hyphens and full stops part words, and so does the
/// apostrophe of a possessive.
struct Word {
  /// What stands between a word and the one before it.
  enum Gap: UInt8 {
    /// Nothing, as between Han characters.
    case none
    case space, lineBreak, hyphen
    /// A hyphen at the end of a line.
    case hyphenBreak
    case apostrophe
    /// A full stop, with space or without.
    case stop
    case comma
    /// A dash or slash without space, as in "US/Kennedy".
    case joint
    /// Any other punctuation within a paragraph.
    case punctuation
    /// A blank line or the start of the text.
    case paragraph
    /// Text that is not searched, such as code.
    case barrier
  }

  /// UTF-8 offsets.
  var start: Int32
  var end: Int32
  /// FNV-1a of the folded bytes. Of a million words and a million names, two would share one by chance in 10⁻⁷ of all briefings.
  var key: UInt64
  /// The number in the vocabulary, or -1.
  var id: Int32
  /// Which of the first 32 letters are upper case, from the lowest bit.
  var capitals: UInt32
  /// Number of scalars, 255 at most.
  var count: UInt8
  var gap: Gap
  /// What is known of the word that bears the number.
  var traits: WordTraits = []

  var isCapitalised: Bool { capitals & 1 == 1 }
  /// All letters are upper case; a single letter is too.
  var isAllCapitals: Bool { capitals == UInt32.max >> (32 - UInt32(min(count, 32))) }
  var isInitial: Bool { count == 1 && isCapitalised }
}

/// Cuts UTF-8 text into words.
struct Words {
  private let text: UnsafeBufferPointer<UInt8>
  private var position: Int
  private var limit: Int
  private var skipping: ArraySlice<Range<Int>>
  private var gap = Word.Gap.paragraph

  /// - Parameter skipping: rising ranges that are not searched.
  init(_ text: UnsafeBufferPointer<UInt8>, skipping: [Range<Int>] = []) {
    self.text = text
    self.skipping = skipping[...]
    position = 0
    limit = min(skipping.first?.lowerBound ?? text.count, text.count)
  }

  private static let offset: UInt64 = 0xcbf2_9ce4_8422_2325
  private static let prime: UInt64 = 0x0000_0100_0000_01b3

  /// The key of folded bytes.
  static func key(_ folded: some Sequence<UInt8>) -> UInt64 {
    folded.reduce(offset) { ($0 ^ UInt64($1)) &* prime }
  }

  mutating func next() -> Word? {
    while true {
      scanGap()
      guard position >= limit else { return scanWord() }
      guard let skipped = skipping.popFirst() else { return nil }
      position = max(position, skipped.upperBound)
      limit = min(skipping.first?.lowerBound ?? text.count, text.count)
      gap = .barrier
    }
  }

  // MARK: Between words

  private mutating func scanGap() {
    // One space before a letter, as between most words.
    if position > 0, position + 1 < limit, text[position] == 0x20, gap != .barrier, Self.isASCIIWord(text[position + 1]) {
      position += 1
      gap = .space
      return
    }
    var lineEnds = 0
    var spaces = 0
    var marks = 0
    var mark: UInt32 = 0
    let start = position
    while position < limit {
      let byte = text[position]
      if Self.isASCIIWord(byte) { break }
      if byte < 0x80 {
        switch byte {
        case 0x0A: lineEnds += 1
        case 0x20, 0x09, 0x0D: spaces += 1
        default:
          if marks == 0 { mark = UInt32(byte) }
          marks += 1
        }
        position += 1
        continue
      }
      let (scalar, length) = decode(position)
      if Self.isWord(scalar) { break }
      position += length
      if scalar.value == 0xA0 || scalar.value == 0x202F || scalar.value == 0x2009 {
        spaces += 1
      } else if !Self.isInvisible(scalar) {
        if marks == 0 { mark = scalar.value }
        marks += 1
      }
    }
    guard position > start, gap != .barrier else {
      if position == start, gap != .barrier, start > 0 { gap = .none }
      return
    }
    guard start > 0 else { return }
    gap = Self.gap(lineEnds: lineEnds, spaces: spaces, marks: marks, mark: mark)
  }

  private static func gap(lineEnds: Int, spaces: Int, marks: Int, mark: UInt32) -> Word.Gap {
    if lineEnds > 1 { return .paragraph }
    if marks == 0 { return lineEnds == 1 ? .lineBreak : .space }
    guard marks == 1 else { return .punctuation }
    let spaced = lineEnds + spaces > 0
    switch mark {
    case 0x2D, 0x2010, 0x2011: return !spaced ? .hyphen : lineEnds == 1 && spaces == 0 ? .hyphenBreak : .punctuation
    case 0x2E: return .stop
    case 0x2C: return .comma
    case 0x27, 0x2019, 0x2018, 0x02BC: return spaced ? .punctuation : .apostrophe
    case 0x2F, 0x2013, 0x2014: return spaced ? .punctuation : .joint
    default: return .punctuation
    }
  }

  // MARK: Words

  private mutating func scanWord() -> Word { scanPlainWord() ?? scanAnyWord() }

  /// A word of ASCII letters and digits, as most words of most texts are; nil where it goes on with anything else.
  @inline(__always)
  private mutating func scanPlainWord() -> Word? {
    var end = position
    var key = Self.offset
    var capitals: UInt32 = 0
    while end < limit, case let byte = text[end], Self.isASCIIWord(byte) {
      // Lower case letters and digits have this bit.
      if byte & 0x20 == 0, end &- position < 32 { capitals |= 1 &<< UInt32(truncatingIfNeeded: end &- position) }
      key = (key ^ UInt64(byte | 0x20)) &* Self.prime
      end &+= 1
    }
    if end == position || end < limit && (text[end] >= 0x80 || text[end] == 0x27) { return nil }
    defer { (position, gap) = (end, .none) }
    return Word(
      start: Int32(position), end: Int32(end), key: key, id: -1, capitals: capitals, count: UInt8(min(end - position, 255)), gap: gap)
  }

  @inline(never)
  private mutating func scanAnyWord() -> Word {
    let start = position
    var key = Self.offset
    var capitals: UInt32 = 0
    var count = 0
    /// Behind the last letter: invisible marks there belong to no word.
    var end = position
    scan: while position < limit {
      let byte = text[position]
      if byte < 0x80 {
        guard Self.isASCIIWord(byte) else {
          if byte == 0x27, joinsApostrophe(from: start, length: 1) {
            position += 1
            continue
          }
          break
        }
        let isUpper = byte &- 0x41 < 26
        if isUpper && count < 32 { capitals |= 1 << UInt32(count) }
        key = (key ^ UInt64(isUpper ? byte | 0x20 : byte)) &* Self.prime
        position += 1
        count += 1
        end = position
        continue
      }
      let (scalar, length) = decode(position)
      if Self.isApostrophe(scalar), joinsApostrophe(from: start, length: length) {
        position += length
        continue
      }
      guard Self.isWord(scalar) || Self.isInvisible(scalar) else { break }
      if Self.standsAlone(scalar) && count > 0 { break }
      position += length
      if !Self.isInvisible(scalar) { end = position }
      guard !Self.isIgnored(scalar) else { continue }
      let letter = Self.letter(scalar)
      if letter.isUpper && count < 32 { capitals |= 1 << UInt32(count) }
      for byte in letter.folded { key = (key ^ UInt64(byte)) &* Self.prime }
      count += 1
      if Self.standsAlone(scalar) { break scan }
    }
    defer { gap = .none }
    return Word(
      start: Int32(start), end: Int32(max(end, start + 1)), key: key, id: -1, capitals: capitals, count: UInt8(min(count, 255)), gap: gap)
  }

  /// Whether an apostrophe at the position belongs to the word, as in "O'Neill" and "Ch'iao". It does not before a
  /// single letter ("Kennedy's") nor after the elided article of "d'Estaing".
  private func joinsApostrophe(from start: Int, length: Int) -> Bool {
    let next = position + length
    guard position > start, next < limit else { return false }
    let (first, firstLength) = decode(next)
    guard Self.isWord(first), next + firstLength < limit, Self.isWord(decode(next + firstLength).0) else { return false }
    let isElided = position - start == 1 && text[start] >= 0x61 && Self.letter(first).isUpper
    return !isElided
  }

  private static func isApostrophe(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value == 0x2019 || scalar.value == 0x2018 || scalar.value == 0x02BC
  }

  /// The folded bytes of a stretch of text, hyphens and line ends left out: a word, or a word parted at a line end.
  static func folded(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> [UInt8] {
    var result: [UInt8] = []
    var words = Words(UnsafeBufferPointer(rebasing: text[range]))
    while words.position < words.limit {
      let byte = words.text[words.position]
      if byte < 0x80 {
        if isASCIIWord(byte) { result.append(byte &- 0x41 < 26 ? byte | 0x20 : byte) }
        words.position += 1
        continue
      }
      let (scalar, length) = words.decode(words.position)
      words.position += length
      if !isIgnored(scalar), isWord(scalar) { result += letter(scalar).folded }
    }
    return result
  }

  private static func letter(_ scalar: Unicode.Scalar) -> Folding.Letter {
    switch scalar.value {
    case 0..<0x80: return ascii[Int(scalar.value)]
    case 0xC0...0x24F: return Folding.latin[Int(scalar.value) - 0xC0]
    case 0x400...0x45F: return Folding.cyrillic[Int(scalar.value) - 0x400]
    default: return Folding.Letter(folded: Folding.slowFold(scalar).utf8, isUpper: scalar.properties.isUppercase)
    }
  }

  private static let ascii: [Folding.Letter] = (0..<0x80).map { value in
    let scalar = Unicode.Scalar(UInt8(value))
    return Folding.Letter(folded: scalar.properties.lowercaseMapping.utf8, isUpper: scalar.properties.isUppercase)
  }

  private static func isASCIIWord(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10
  }

  private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x80: isASCIIWord(UInt8(scalar.value))
    case 0xC0...0x24F: scalar.value != 0xD7 && scalar.value != 0xF7
    case 0x300...0x36F: true
    case 0x2B0...0x2FF, 0x2000...0x206F: false
    default: scalar.properties.isAlphabetic || scalar.properties.numericType != nil || scalar.properties.generalCategory == .nonspacingMark
    }
  }

  private static func isIgnored(_ scalar: Unicode.Scalar) -> Bool {
    isInvisible(scalar) || (0x300...0x36F).contains(scalar.value)
  }

  /// Marks that nobody sees, as between letters: hyphens for the end of a line, joiners, directions.
  private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0xAD, 0x34F, 0x61C, 0x180E, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2069, 0xFE00...0xFE0F, 0xFEFF: true
    default: false
    }
  }

  /// Scripts without spaces between words: each character counts as a word.
  private static func standsAlone(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x3040...0x30FF, 0x3400...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF: true
    default: false
    }
  }

  /// The scalar at an offset of well-formed UTF-8.
  private func decode(_ at: Int) -> (Unicode.Scalar, Int) {
    let first = text[at]
    if first < 0x80 { return (Unicode.Scalar(first), 1) }
    let length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    guard at + length <= text.count else { return ("\u{FFFD}", text.count - at) }
    var value = UInt32(first) & (0xFF >> UInt32(length + 1))
    for offset in 1..<length { value = value << 6 | UInt32(text[at + offset] & 0x3F) }
    return (Unicode.Scalar(value) ?? "\u{FFFD}", length)
  }
}

extension String {
  /// The words of a short text.
  func words() -> [Word] {
    var copy = self
    return copy.withUTF8 { text in
      var words = Words(text)
      var result: [Word] = []
      while let word = words.next() { result.append(word) }
      return result
    }
  }
}
