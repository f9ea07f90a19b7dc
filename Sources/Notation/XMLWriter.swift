/// XML as it is written.
public struct XMLWriter {
  public private(set) var bytes = Array("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".utf8)

  public init() {}

  public mutating func line(_ text: String) { bytes += Array(text.utf8) + [0x0A] }

  /// A text for content and attributes, without the characters that XML 1.0 cannot hold.
  public static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "\t", "\n": escaped += "&#\(scalar.value);"
      case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}": continue
      case _ where scalar.value & 0xFFFE == 0xFFFE || (0xFDD0...0xFDEF).contains(scalar.value): continue
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
