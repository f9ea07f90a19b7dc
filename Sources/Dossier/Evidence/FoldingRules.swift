@_spi(_Unicode) import Swift

/// What evidence takes as equal, scalar by scalar.
enum FoldingRules {
  enum Class {
    case whiteSpace
    case dash
    /// Invisible, and no part of the words: soft hyphens, zero-width spaces, byte order marks and marks of direction.
    case dropped
    case other
  }

  static func classify(_ scalar: Unicode.Scalar) -> Class {
    switch scalar.value {
    case 0x09...0x0D, 0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: .whiteSpace
    case 0x2D, 0x2010...0x2015, 0x2212, 0x2E3A, 0x2E3B, 0xFE58, 0xFE63, 0xFF0D: .dash
    case 0xAD, 0x200B, 0x200E, 0x200F, 0x202A...0x202E, 0x2060, 0x2066...0x2069, 0xFEFF: .dropped
    default: .other
    }
  }

  /// Whether a scalar begins a line: what a converter of paged text puts between lines.
  static func isLineEnd(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0A...0x0D, 0x85, 0x2028, 0x2029: true
    default: false
    }
  }

  /// The plain form of quotation marks (Unicode's property Quotation_Mark), apostrophes, primes and the ellipsis, and
  /// where wanted of Latin ligatures; nil for a scalar that stands for itself.
  static func plainForm(_ scalar: Unicode.Scalar, foldsLigatures: Bool) -> StaticString? {
    switch scalar.value {
    case 0x60, 0xB4, 0x2018...0x201B, 0x2039, 0x203A, 0x02B9, 0x02BB, 0x02BC, 0x2032, 0x2035, 0xFF07: "'"
    case 0xAB, 0xBB, 0x201C...0x201F, 0x2033, 0x2036, 0x2E42, 0x300C...0x300F, 0x301D...0x301F, 0xFE41...0xFE44, 0xFF02, 0xFF62, 0xFF63:
      "\""
    case 0x2026: "..."
    case 0xFB00 where foldsLigatures: "ff"
    case 0xFB01 where foldsLigatures: "fi"
    case 0xFB02 where foldsLigatures: "fl"
    case 0xFB03 where foldsLigatures: "ffi"
    case 0xFB04 where foldsLigatures: "ffl"
    case 0xFB05...0xFB06 where foldsLigatures: "st"
    default: nil
    }
  }

  /// Whether the scalar is in NFC by itself and never changes with what precedes it: most letters of most scripts.
  static func isInert(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0...0x2FF, 0x388...0x482, 0x2010...0x203F, 0x3041...0x3096, 0x30A1...0x30FA, 0x4E00...0x9FFF, 0xAC00...0xD7A3: true
    default: false
    }
  }

  /// Whether normalisation may join the scalar to what stands before it: marks, the vowels and final consonants of
  /// Hangul, and the vowel signs of Kirat Rai, which are letters.
  static func joinsPrevious(_ scalar: Unicode.Scalar) -> Bool {
    if isInert(scalar) { return false }
    switch scalar.value {
    case 0x1160...0x11FF, 0x16D63...0x16D6A: return true
    default: break
    }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark: return true
    default: return false
    }
  }
}
