import Dossier

/// What stands between two words.
enum Gap: UInt8 {
  /// Space, a hyphen, an apostrophe or nothing.
  case none
  /// Punctuation.
  case stop
  /// The bound of a field: a tag, a quotation mark, a slash.
  case bound
}

/// What takes the words of a text one after the other.
protocol WordSink {
  /// - Parameters:
  ///   - key: FNV-1a of the folded letters.
  ///   - start: Where it begins in the bytes that are read, and where it ends.
  mutating func take(_ key: UInt64, isCapital: Bool, start: Int, end: Int, gap: Gap)
  /// The text is at its end, or something else begins.
  mutating func finish()
}

/// Puts letters together to words.
struct WordReader<Sink: WordSink> {
  var sink: Sink
  private var key = WordKeys.offset
  private var length = 0
  private var isCapital = false
  private var start = 0
  private var gap = Gap.bound
  /// A bound stands behind the word at hand, such as the end of a link.
  private var isBoundBehind = false
  init(_ sink: Sink) { self.sink = sink }

  @inline(__always) mutating func letter(_ byte: UInt8, isUpper: Bool, at position: Int) {
    if length == 0 {
      isCapital = isUpper
      start = position
    }
    key = (key ^ UInt64(byte)) &* WordKeys.prime
    length += 1
  }

  @inline(__always) mutating func separator(_ new: Gap, at position: Int) {
    if length > 0 { end(at: position) }
    if new.rawValue > gap.rawValue { gap = new }
  }

  /// The bound of a field that parts no word: a tag between letters.
  mutating func tag() {
    if length > 0 { isBoundBehind = true } else { gap = .bound }
  }

  mutating func scalar(_ scalar: Unicode.Scalar, at position: Int, to end: Int) {
    guard let letter = ComparableLetters.letter(scalar) else {
      separator(WordKeys.isSpace(scalar) ? .none : .stop, at: position)
      return
    }
    let standsAlone = ComparableLetters.standsAlone(scalar)
    if standsAlone { separator(.none, at: position) }
    for byte in letter.folded { self.letter(byte, isUpper: letter.isUpper, at: position) }
    if standsAlone { separator(.none, at: end) }
  }

  private mutating func end(at position: Int) {
    sink.take(key, isCapital: isCapital, start: start, end: position, gap: gap)
    key = WordKeys.offset
    length = 0
    gap = isBoundBehind ? .bound : .none
    isBoundBehind = false
  }

  mutating func finish(at position: Int) {
    separator(.bound, at: position)
    sink.finish()
    gap = .bound
  }

  /// Whether letters are being put together to a word.
  var isWithinWord: Bool { length > 0 }
}

enum WordKeys {
  static let offset: UInt64 = 0xCBF2_9CE4_8422_2325
  static let prime: UInt64 = 0x0000_0100_0000_01B3

  static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0xA0, 0x202F, 0x2009, 0x2002...0x2008, 0x200A, 0x3000, 0x2010, 0x2011, 0x2018, 0x2019, 0x2BC: true
    default: false
    }
  }
}
