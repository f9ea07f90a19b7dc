@_spi(_Unicode) import Swift

/// Letters made comparable: lower case, without diacritics, Cyrillic in Latin letters.
///
/// "KHRUSHCHEV", "Khrushchev" and "Хрущёв" fold to the same bytes, and so do "Hervé" and "Herve". Cyrillic follows
/// BGN/PCGN without its apostrophes; spellings by other systems meet in `skeleton`.
enum Folding {
  /// A scalar of a word: what it folds to (UTF-8) and whether it is upper case.
  struct Letter {
    var folded: String.UTF8View
    var isUpper: Bool
  }

  /// Latin letters from U+00C0 to U+024F by scalar value, built once.
  static let latin: [Letter] = (0xC0...0x24F).map { value in
    let scalar = Unicode.Scalar(UInt32(value)) ?? " "
    return Letter(folded: slowFold(scalar).utf8, isUpper: scalar.properties.isUppercase)
  }

  /// Cyrillic letters from U+0400 to U+045F.
  static let cyrillic: [Letter] = (0x400...0x45F).map { value in
    let scalar = Unicode.Scalar(UInt32(value)) ?? " "
    let lower = scalar.properties.lowercaseMapping
    return Letter(folded: (romanised[lower] ?? lower).utf8, isUpper: scalar.properties.isUppercase)
  }

  private static let romanised: [String: String] = [
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "e", "ж": "zh", "з": "z", "и": "i", "й": "y", "к": "k",
    "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "х": "kh", "ц": "ts",
    "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "yu", "я": "ya", "є": "ie", "і": "i", "ї": "i",
    "ґ": "g", "ў": "u", "ђ": "dj", "ј": "j", "љ": "lj", "њ": "nj", "ћ": "c", "џ": "dz",
  ]

  private static let separate: [String: String] = [
    "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ð": "d", "þ": "th", "ł": "l", "đ": "d", "ı": "i", "ŋ": "n", "ħ": "h",
  ]

  /// Any scalar, by way of Unicode's own tables.
  static func slowFold(_ scalar: Unicode.Scalar) -> String {
    let lower = scalar.properties.lowercaseMapping
    if let letters = separate[lower] { return letters }
    var result = ""
    for part in lower._nfd where part.properties.generalCategory != .nonspacingMark { result.unicodeScalars.append(part) }
    return result
  }

  /// The spelling that transliterations of one name share: "Anatoly", "Anatoliy" and "Anatoli", "Kuznetsov" and
  /// "Kuznetzov", "Tcherniakov" and "Chernyakov", "Schröder" and "Schroeder".
  ///
  /// - Parameter word: folded bytes.
  static func skeleton(_ word: some Collection<UInt8>) -> [UInt8] {
    let source = Array(word)
    var result: [UInt8] = []
    result.reserveCapacity(source.count + 4)
    var index = 0
    while index < source.count {
      guard let (letters, length) = sound(in: source, at: index) else {
        index += 1
        append(source[index - 1], to: &result, source, index)
        continue
      }
      index += length
      if letters.count == 1 {
        append(letters[0], to: &result, source, index)
      } else {
        for letter in letters where letter != result.last { result.append(letter) }
      }
    }
    return result
  }

  /// - Parameter next: Where the word goes on behind what the letter stands for.
  @inline(__always)
  private static func append(_ letter: UInt8, to result: inout [UInt8], _ source: [UInt8], _ next: Int) {
    // A glide beside a vowel is spelt y, i, j or not at all.
    if letter == UInt8(ascii: "i"), let last = result.last, isVowel(last) || (next < source.count && isVowel(source[next])) { return }
    if letter != result.last { result.append(letter) }
  }

  private static func isVowel(_ letter: UInt8) -> Bool {
    switch letter {
    case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"), UInt8(ascii: "u"), UInt8(ascii: "y"): true
    default: false
    }
  }

  /// Spellings of one sound and what stands for them; longer ones first.
  private static let sounds: [(spelling: [UInt8], letters: [UInt8])] = [
    ("schtsch", "sh"), ("shch", "sh"), ("tsch", "ch"), ("tch", "ch"), ("sch", "sh"), ("tz", "ts"), ("ck", "k"), ("ph", "f"), ("kh", "h"),
    ("ae", "a"), ("oe", "o"),
    ("ue", "u"), ("ou", "u"), ("x", "ks"), ("w", "v"), ("y", "i"), ("j", "i"),
  ].map { (Array($0.0.utf8), Array($0.1.utf8)) }

  /// The same by the bytes with which they begin.
  private static let soundsByFirst: [[(spelling: [UInt8], letters: [UInt8])]] = (0..<256).map { first in
    sounds.filter { Int($0.spelling[0]) == first }
  }

  private static func sound(in source: [UInt8], at index: Int) -> (letters: [UInt8], length: Int)? {
    for (spelling, letters) in soundsByFirst[Int(source[index])] where index + spelling.count <= source.count {
      var place = 0
      while place < spelling.count, source[index + place] == spelling[place] { place += 1 }
      if place == spelling.count { return (letters, spelling.count) }
    }
    return nil
  }
}
