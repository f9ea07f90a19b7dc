/// Text as XML 1.0 may hold it.
extension [UInt8] {
  /// Appends text with what has a meaning in XML escaped, and without the characters that XML does not have.
  mutating func append(xml text: String) {
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": self += "&amp;".utf8
      case "<": self += "&lt;".utf8
      case ">": self += "&gt;".utf8
      case "\"": self += "&quot;".utf8
      case "\t", "\n": append(UInt8(scalar.value))
      case "\r": append(UInt8(ascii: "\n"))
      default:
        guard scalar.value >= 0x20, !(0x7F..<0xA0).contains(scalar.value), scalar.value & 0xFFFE != 0xFFFE,
          !(0xFDD0...0xFDEF).contains(scalar.value)
        else { continue }
        self += UTF8.encode(scalar)!
      }
    }
  }

  /// Appends ` name="value"`.
  mutating func append(attribute name: String, _ value: String) {
    append(UInt8(ascii: " "))
    self += name.utf8
    self += "=\"".utf8
    append(xml: value)
    append(UInt8(ascii: "\""))
  }

  mutating func append(_ text: String) { self += text.utf8 }
}

/// The text escaped for XML.
func xml(_ text: String) -> String {
  var bytes: [UInt8] = []
  bytes.append(xml: text)
  return String(decoding: bytes, as: UTF8.self)
}
