@_spi(_Unicode) import Swift

/// What a letter becomes before words are compared: lower case, without diacritics, in Latin letters.
///
/// Cyrillic follows BGN/PCGN without its apostrophes, Greek ISO 843 without its diacritics, so that "Лавров" and "Lavrov" are one word.
/// The script of the search page folds what readers type with the same table: it is written into the manifest of the index.
public enum LetterFolding {
  /// What a scalar is to a word.
  enum Role: UInt8 {
    /// It parts words.
    case separator
    /// It belongs to a word, as `letters`.
    case letter
    /// A word of its own: an ideograph or kana, which are written without spaces.
    case word
    /// It joins the letters beside it: "O'Brien".
    case apostrophe
    /// It is as if it were not there: a mark, a soft hyphen.
    case ignored
  }

  /// Letters that are not taken apart by Unicode's decomposition, in lower case, and what stands for them.
  public static let table: [(letter: Unicode.Scalar, folded: String)] =
    latin + pairs("абвгдеёжзийклмнопрстуфхцчшщъыьэюяєіїґўђјљњћџѓќѕ", cyrillic) + pairs("αβγδεζηθικλμνξοπρσςτυφχψω", greek)

  private static let latin: [(Unicode.Scalar, String)] = [
    ("ß", "ss"), ("æ", "ae"), ("œ", "oe"), ("ø", "o"), ("ð", "d"), ("þ", "th"), ("ł", "l"), ("đ", "d"), ("ı", "i"), ("ŋ", "n"),
    ("ħ", "h"), ("ə", "a"), ("ﬁ", "fi"), ("ﬂ", "fl"),
  ]
  private static let cyrillic =
    "a b v g d e e zh z i y k l m n o p r s t u f kh ts ch sh shch - y - e yu ya ie i i g u dj j lj nj c dz g k dz"
  private static let greek = "a v g d e z i th i k l m n x o p r s s t y f ch ps o"

  private static func pairs(_ letters: String, _ folded: String) -> [(Unicode.Scalar, String)] {
    zip(letters.unicodeScalars, folded.split(separator: " ")).map { ($0, $1 == "-" ? "" : String($1)) }
  }

  private static let known = Dictionary(uniqueKeysWithValues: table.map { ($0.letter, $0.folded) })

  /// - Returns: what the scalar is to a word, and the UTF-8 of what stands for it.
  static func fold(_ scalar: Unicode.Scalar) -> (role: Role, letters: [UInt8]) {
    switch scalar.value {
    case 0x27, 0x2018, 0x2019, 0x2BC: return (.apostrophe, [])
    case 0xAD, 0x200B...0x200F, 0x2060, 0xFEFF: return (.ignored, [])
    case 0x3041...0x30FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF: return (.word, Array(String(scalar).utf8))
    case 0xAC00...0xD7A3: return (.letter, Array(String(scalar).utf8))
    default: break
    }
    if isMark(scalar) { return (.ignored, []) }
    guard isLetterOrDigit(scalar) else { return (.separator, []) }
    var folded: [UInt8] = []
    for lower in scalar.properties.lowercaseMapping.unicodeScalars {
      if let letters = known[lower] {
        folded += letters.utf8
      } else {
        for part in String(lower)._nfd where !isMark(part) { folded += (known[part] ?? String(part)).utf8 }
      }
    }
    return (.letter, folded)
  }

  private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark: true
    default: false
    }
  }

  private static func isLetterOrDigit(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber, .letterNumber, .otherNumber:
      true
    default: false
    }
  }

  // MARK: Tables

  /// What is known of the scalars from U+0080 to U+05FF, where most text outside ASCII is; the roles, and where in `letters` each has its own.
  struct Page: Sendable {
    var roles: [Role] = []
    var ends: [Int32] = [0]
    var letters: [UInt8] = []

    init() {
      for value in UInt32(0x80)..<0x600 {
        let (role, folded) = Unicode.Scalar(value).map(LetterFolding.fold) ?? (.separator, [])
        roles.append(role)
        letters += folded
        ends.append(Int32(letters.count))
      }
    }
  }

  static let page = Page()

  /// What each ASCII byte becomes; zero parts words.
  static let ascii: [UInt8] = (0..<128).map { byte in
    switch UInt8(byte) {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt8(byte) | 0x20
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): UInt8(byte)
    default: 0
    }
  }
}
