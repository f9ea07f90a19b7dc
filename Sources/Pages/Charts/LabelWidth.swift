/// How wide a label is about to be, without knowing the reader's font: what is drawn must fit its box in most of them.
enum LabelWidth {
  /// The width in pixels at a size of type in pixels, rather too wide than too narrow.
  static func of(_ text: String, size: Int) -> Int { (hundredths(text) * size + 99) / 100 }

  /// The text, cut with an ellipsis where it is wider than so many pixels.
  static func fit(_ text: String, size: Int, within width: Int) -> String {
    // A hundredth of the type's size is what widths are counted in.
    let limit = width * 100 / size
    guard hundredths(text) > limit else { return text }
    var used = 100
    var cut = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      used += hundredths(scalar)
      if used > limit { break }
      cut.append(scalar)
    }
    return String(cut).withoutPartialWord(of: text) + "…"
  }

  private static func hundredths(_ text: String) -> Int { text.unicodeScalars.reduce(0) { $0 + hundredths($1) } }

  /// In hundredths of the type's size, from the widths of common sans serif fonts.
  private static func hundredths(_ scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case 0x20: return 28
    case UInt32(UInt8(ascii: "i")), UInt32(UInt8(ascii: "j")), UInt32(UInt8(ascii: "l")), UInt32(UInt8(ascii: "I")),
      UInt32(UInt8(ascii: ".")), UInt32(UInt8(ascii: ",")), UInt32(UInt8(ascii: "'")), 0x2019:
      return 30
    case UInt32(UInt8(ascii: "f")), UInt32(UInt8(ascii: "r")), UInt32(UInt8(ascii: "t")): return 40
    case UInt32(UInt8(ascii: "m")), UInt32(UInt8(ascii: "w")), UInt32(UInt8(ascii: "M")), UInt32(UInt8(ascii: "W")): return 94
    case 0x41...0x5A: return 68
    case 0..<0x300: return 57
    case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFF00...0xFF60, 0x1F000...0x3FFFF: return 105
    default: break
    }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    case .uppercaseLetter: return 76
    default: return 66
    }
  }
}

extension String {
  /// A beginning of a longer text without its last word where that is cut: half a word may be another. Behind an initial it stays, and
  /// where not much else would be left.
  func withoutPartialWord(of whole: String) -> String {
    var kept = Substring(self)
    let next = whole.unicodeScalars.dropFirst(unicodeScalars.count).first
    if next.map({ !$0.properties.isWhitespace }) ?? false, let space = lastIndex(of: " "), self[..<space].count > 3,
      self[..<space].count * 10 >= count * 6
    {
      kept = self[..<space]
    }
    while kept.last == " " || kept.last == "," { kept.removeLast() }
    return String(kept)
  }
}
