/// The text without control characters, so that no file and no name can speak to the terminal.
func printable(_ text: String) -> String {
  guard text.unicodeScalars.contains(where: \.isControl) else { return text }
  var clean = String.UnicodeScalarView()
  for scalar in text.unicodeScalars { clean.append(scalar == "\t" ? " " : scalar.isControl ? "\u{FFFD}" : scalar) }
  return String(clean)
}

extension Unicode.Scalar {
  /// Control characters, line ends of any kind, and the marks that turn the direction of text around.
  fileprivate var isControl: Bool {
    switch value {
    case 0..<0x20, 0x7F..<0xA0, 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF: true
    default: false
    }
  }

  /// How many cells of a terminal it takes: none for marks on other letters, two for the wide ones of East Asia and for
  /// pictures (UAX 11), else one.
  var cells: Int {
    if value < 0x300 { return 1 }
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return isControl ? 1 : 0
    default: break
    }
    switch value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
      0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F900...0x1F9FF, 0x1F680...0x1F6FF, 0x20000...0x3FFFD:
      return 2
    default: return 1
    }
  }
}
