/// The words of a folded text, and where each stands.
///
/// Runs of punctuation count as words of their own, so that a difference can be shown in one half of "Russian-held" and
/// the comma after a word is none of its. An apostrophe within a word belongs to it.
struct WordTable {
  struct Word {
    /// Where it stands in the folded text.
    var range: Range<Int>
    /// Of its bytes.
    var exact: UInt64
    /// Of its bytes in lower case.
    var loose: UInt64
    var isPunctuation: Bool

    /// What it costs to leave it out.
    var weight: Int32 { isPunctuation ? WordAlignment.punctuation : WordAlignment.word }
  }

  let words: [Word]
  private let bytes: [UInt8]
  /// The number of each loose word in order of appearance.
  private let numbers: [UInt64: Int]
  /// The places of word number n are `places[starts[n]..<starts[n + 1]]`, in order.
  private let starts: [Int]
  private let places: [Int]

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    words = Self.words(bytes)
    var numbers: [UInt64: Int] = [:]
    let numbered = words.map { word in
      let next = numbers.count
      let number = numbers[word.loose] ?? next
      if number == next { numbers[word.loose] = next }
      return number
    }
    var starts = [Int](repeating: 0, count: numbers.count + 1)
    for number in numbered { starts[number + 1] += 1 }
    for number in 0..<numbers.count { starts[number + 1] += starts[number] }
    var next = starts
    var places = [Int](repeating: 0, count: words.count)
    for (place, number) in numbered.enumerated() {
      places[next[number]] = place
      next[number] += 1
    }
    (self.numbers, self.starts, self.places) = (numbers, starts, places)
  }

  /// Where a word stands, whatever its case.
  func places(of word: Word) -> ArraySlice<Int> {
    guard let number = numbers[word.loose] else { return [] }
    return places[starts[number]..<starts[number + 1]]
  }

  /// Where words stand that are spelt nearly the same.
  func places(similarTo word: ArraySlice<UInt8>) -> [Int] {
    (0..<(starts.count - 1)).flatMap { number in
      isSimilar(bytes[words[places[starts[number]]].range], word) ? places[starts[number]..<starts[number + 1]] : []
    }
  }

  func text(_ word: Word) -> ArraySlice<UInt8> { bytes[word.range] }

  private static func words(_ bytes: [UInt8]) -> [Word] {
    var words: [Word] = []
    var start = 0
    while start < bytes.count {
      let isPunctuation = !isWordByte(bytes[start])
      var end = start + 1
      while end < bytes.count, bytes[end] != UInt8(ascii: " ") {
        let continuesWord = isWordByte(bytes[end]) || isInnerApostrophe(bytes, end)
        guard continuesWord != isPunctuation else { break }
        end += 1
      }
      if bytes[start] == UInt8(ascii: " ") {
        start += 1
      } else {
        words.append(word(bytes, start..<end, isPunctuation))
        start = end
      }
    }
    return words
  }

  private static func isInnerApostrophe(_ bytes: [UInt8], _ offset: Int) -> Bool {
    bytes[offset] == UInt8(ascii: "'") && offset > 0 && isWordByte(bytes[offset - 1]) && offset + 1 < bytes.count
      && isWordByte(bytes[offset + 1])
  }

  private static func word(_ bytes: [UInt8], _ range: Range<Int>, _ isPunctuation: Bool) -> Word {
    // FNV-1a, 64 bits.
    var (exact, loose): (UInt64, UInt64) = (0xCBF2_9CE4_8422_2325, 0xCBF2_9CE4_8422_2325)
    for byte in bytes[range] {
      exact = (exact ^ UInt64(byte)) &* 0x100_0000_01B3
      let lower = byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z") ? byte | 0x20 : byte
      loose = (loose ^ UInt64(lower)) &* 0x100_0000_01B3
    }
    return Word(range: range, exact: exact, loose: loose, isPunctuation: isPunctuation)
  }
}

/// ASCII letters and digits, and whatever is not ASCII.
func isWordByte(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"), 0x80...: true
  default: false
  }
}

/// Whether two words differ by a slip in one place: at most two bytes between a common beginning and a common end.
func isSimilar(_ a: ArraySlice<UInt8>, _ b: ArraySlice<UInt8>) -> Bool {
  let (shorter, longer) = a.count <= b.count ? (a, b) : (b, a)
  guard longer.count >= 4, longer.count - shorter.count <= 2 else { return false }
  let prefix = zip(shorter, longer).prefix { $0 == $1 }.count
  let suffix = zip(shorter.dropFirst(prefix).reversed(), longer.dropFirst(prefix).reversed()).prefix { $0 == $1 }.count
  return prefix + suffix >= longer.count - 2
}
