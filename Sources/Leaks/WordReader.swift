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
  /// The words just taken, so many, may also be one: its key.
  mutating func takeJoined(_ key: UInt64, of pieces: Int)
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
  /// The key of the word at hand together with the words before it that may be one with it.
  private var joined = Joined.none

  private enum Joined {
    case none
    /// With the number of words so far, that at hand with them once it has letters.
    case key(UInt64, pieces: Int)
  }

  init(_ sink: Sink) { self.sink = sink }

  @inline(__always) mutating func letter(_ byte: UInt8, isUpper: Bool, at position: Int) {
    if case .key(let joined, let pieces) = joined {
      self.joined = .key((joined ^ UInt64(byte)) &* WordKeys.prime, pieces: length == 0 ? pieces + 1 : pieces)
    }
    if length == 0 {
      isCapital = isUpper
      start = position
    }
    key = (key ^ UInt64(byte)) &* WordKeys.prime
    length += 1
  }

  /// Takes letters of ASCII up to the first byte that is none; there must be one.
  ///
  /// Nearly all bytes are read here, so the key stays out of memory.
  /// - Returns: Where that byte is.
  @inline(__always) mutating func letters(
    _ bytes: UnsafeBufferPointer<UInt8>, _ first: Int, _ limit: Int, _ folded: UnsafePointer<UInt8>
  ) -> Int {
    if length == 0 {
      isCapital = bytes[first] &- 0x41 < 26
      start = first
    }
    var (key, index) = (self.key, first)
    repeat {
      let byte = folded[Int(bytes[index])]
      if byte == 0 { break }
      key = (key ^ UInt64(byte)) &* WordKeys.prime
      index += 1
    } while index < limit
    self.key = key
    if case .key(var joined, let pieces) = joined {
      for place in first..<index { joined = (joined ^ UInt64(folded[Int(bytes[place])])) &* WordKeys.prime }
      self.joined = .key(joined, pieces: length == 0 ? pieces + 1 : pieces)
    }
    length += index - first
    return index
  }

  @inline(__always) mutating func separator(_ new: Gap, at position: Int) {
    if length > 0 { end(at: position) }
    if case .key = joined { endJoined() }
    if new.rawValue > gap.rawValue { gap = new }
  }

  /// The bound of a field that parts no word: a tag between letters.
  mutating func tag() {
    if length > 0 { isBoundBehind = true } else { gap = .bound }
  }

  /// Something that parts two words, or stands within one.
  mutating func part(_ new: Gap, at position: Int) {
    if length > 0 {
      if case .none = joined { joined = .key(key, pieces: 1) }
      end(at: position)
    }
    if new.rawValue > gap.rawValue { gap = new }
  }

  mutating func scalar(_ scalar: Unicode.Scalar, at position: Int, to end: Int) {
    guard !WordKeys.isSign(scalar), let letter = ComparableLetters.letter(scalar) else {
      separator(WordKeys.isSpace(scalar) ? .none : .stop, at: position)
      return
    }
    let standsAlone = ComparableLetters.standsAlone(scalar)
    if standsAlone { separator(.none, at: position) }
    for byte in letter.folded { self.letter(byte, isUpper: letter.isUpper, at: position) }
    if standsAlone { separator(.none, at: end) }
  }

  @inline(__always) private mutating func end(at position: Int) {
    sink.take(key, isCapital: isCapital, start: start, end: position, gap: gap)
    key = WordKeys.offset
    length = 0
    gap = isBoundBehind ? .bound : .none
    isBoundBehind = false
  }

  private mutating func endJoined() {
    if case .key(let key, let pieces) = joined, pieces > 1 { sink.takeJoined(key, of: pieces) }
    joined = .none
  }

  mutating func finish(at position: Int) {
    separator(.bound, at: position)
    sink.finish()
    gap = .bound
  }

  /// Whether letters are being put together to a word, or may yet be joined to one.
  var isWithinWord: Bool {
    if case .key = joined { return true }
    return length > 0
  }
}

enum WordKeys {
  static let offset: UInt64 = 0xCBF2_9CE4_8422_2325
  static let prime: UInt64 = 0x0000_0100_0000_01B3

  /// Signs that are surely no letters, such as `·` and `→`: to ask Unicode about each would take long.
  static func isSign(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0xA0...0xA9, 0xAB, 0xAC, 0xAE...0xB1, 0xB4, 0xB6...0xB8, 0xBB, 0xBF, 0x2190...0x22FF: true
    default: false
    }
  }

  static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0xA0, 0x202F, 0x2009, 0x2002...0x2008, 0x200A, 0x3000, 0x2010, 0x2011, 0x2018, 0x2019, 0x2BC: true
    default: false
    }
  }
}
