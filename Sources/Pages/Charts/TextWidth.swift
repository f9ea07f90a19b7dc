/// Estimates how wide a text is in a sans serif of 12 pixels; rather too wide than too narrow.
enum TextWidth {
  /// In pixels.
  static func estimate(_ text: String) -> Int {
    (text.unicodeScalars.reduce(0) { $0 + tenths($1) } + 9) / 10
  }

  /// The text cut so that it is no wider than so many pixels, with an ellipsis; nil where less than eight letters would be left.
  static func cut(_ text: String, to width: Int) -> String? {
    if estimate(text) <= width { return text }
    var (used, letters) = (125, 0)
    var cut = ""
    for character in text {
      used += character.unicodeScalars.reduce(0) { $0 + tenths($1) }
      if used > width * 10 { break }
      cut.append(character)
      letters += 1
    }
    guard letters >= 8 else { return nil }
    return cut.withoutPartialWord(of: text) + "…"
  }

  private static func tenths(_ scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case 0x20, 0x27, 0x2C, 0x2E, 0x3A, 0x3B, 0x69, 0x6A, 0x6C, 0x7C: 36
    case 0x66, 0x72, 0x74, 0x28, 0x29, 0x2D, 0x2F, 0x49: 50
    case 0x4D, 0x57, 0x6D, 0x77, 0x40, 0x25: 112
    case 0x41...0x5A, 0x26: 86
    case 0x00...0x7E: 73
    case 0x300...0x36F, 0x200B...0x200F: 0
    case 0x7F...0x10FF: 78
    default: 125
    }
  }
}
