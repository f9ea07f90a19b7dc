import Notation

extension [UInt8] {
  /// Appends bytes as a value is written at its place.
  mutating func append(_ bytes: UnsafeBufferPointer<UInt8>, escaped escape: Escape) {
    switch escape {
    case .none: append(contentsOf: bytes)
    case .html: append(markup: bytes)
    case .xml: appendXML(bytes)
    case .address(let isXML):
      guard isAllowedAddress(bytes) else { return append(UInt8(ascii: "#")) }
      isXML ? appendXML(bytes) : append(markup: bytes)
    case .percent: appendPercentEncoded(bytes)
    case .json: appendJSON(bytes)
    }
  }

  /// Appends JSON so that nothing in it can end a script, a line of one, or an element of HTML.
  public mutating func append(json: [UInt8]) { json.withUnsafeBufferPointer { append($0, escaped: .json) } }

  private mutating func append(_ text: StaticString) {
    append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  /// Escapes markup and drops what XML 1.0 cannot hold (section 2.2): control characters, U+FFFE and U+FFFF.
  private mutating func appendXML(_ bytes: UnsafeBufferPointer<UInt8>) {
    var start = 0
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      var length = 0
      if byte < 0x20, byte != 0x09, byte != 0x0A, byte != 0x0D { length = 1 }
      if byte == 0xEF, index + 2 < bytes.count, bytes[index + 1] == 0xBF, bytes[index + 2] >= 0xBE { length = 3 }
      if length > 0 {
        append(markup: UnsafeBufferPointer(rebasing: bytes[start..<index]))
        start = index + length
      }
      index += Swift.max(length, 1)
    }
    append(markup: UnsafeBufferPointer(rebasing: bytes[start...]))
  }

  /// Percent-encodes all but the unreserved characters (RFC 3986, section 2.3).
  private mutating func appendPercentEncoded(_ bytes: UnsafeBufferPointer<UInt8>) {
    for byte in bytes {
      if byte.isLetter || byte.isDigit || [0x2D, 0x2E, 0x5F, 0x7E].contains(byte) {
        append(byte)
      } else {
        append(contentsOf: [UInt8(ascii: "%"), byte.hexDigits.high, byte.hexDigits.low])
      }
    }
  }

  /// Escapes what could end a script element, and the two line ends that were none in JavaScript's strings, in JSON. Outside strings
  /// JSON holds none of them, so the document stays the same.
  private mutating func appendJSON(_ bytes: UnsafeBufferPointer<UInt8>) {
    var index = 0
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "<"): append("\\u003c")
      case UInt8(ascii: ">"): append("\\u003e")
      case UInt8(ascii: "&"): append("\\u0026")
      case 0xE2 where index + 2 < bytes.count && bytes[index + 1] == 0x80 && bytes[index + 2] & 0xFE == 0xA8:
        append(bytes[index + 2] == 0xA8 ? "\\u2028" : "\\u2029")
        index += 2
      case let byte: append(byte)
      }
      index += 1
    }
  }
}

extension UInt8 {
  fileprivate var hexDigits: (high: UInt8, low: UInt8) {
    func digit(_ value: UInt8) -> UInt8 { value < 10 ? 0x30 + value : 0x37 + value }
    return (digit(self >> 4), digit(self & 15))
  }
}
