/// How characters may be written in files, each read at one place: what it is, and where to go on.
enum Decoding {
  typealias Bytes = UnsafeBufferPointer<UInt8>

  /// The scalar at an offset; U+0001 where the bytes are no UTF-8.
  static func scalar(_ bytes: Bytes, _ index: Int, _ end: Int) -> (Unicode.Scalar, next: Int) {
    let first = bytes[index]
    let length = first < 0x80 ? 1 : first < 0xC2 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : first < 0xF5 ? 4 : 0
    guard length > 0, index + length <= end else { return ("\u{1}", index + 1) }
    var value = length == 1 ? UInt32(first) : UInt32(first) & (0x7F >> UInt32(length))
    for offset in 1..<max(1, length) {
      let byte = bytes[index + offset]
      guard byte & 0xC0 == 0x80 else { return ("\u{1}", index + 1) }
      value = value << 6 | UInt32(byte & 0x3F)
    }
    return (Unicode.Scalar(value) ?? "\u{1}", index + length)
  }

  /// `&amp;`, `&#233;`, `&#xE9;`, and the named letters of HTML 4.
  static func entity(_ bytes: Bytes, _ index: Int, _ end: Int) -> (Unicode.Scalar, next: Int)? {
    var last = index + 1
    while last < end, last - index < 12, bytes[last] != UInt8(ascii: ";") {
      guard bytes[last] == UInt8(ascii: "#") || bytes[last] | 0x20 &- 0x61 < 26 || bytes[last] &- 0x30 < 10 else { return nil }
      last += 1
    }
    guard last < end, bytes[last] == UInt8(ascii: ";"), last > index + 1 else { return nil }
    if let scalar = commonEntity(bytes, index + 1, last) { return (scalar, last + 1) }
    let name = String(decoding: bytes[(index + 1)..<last], as: UTF8.self)
    if let scalar = HTMLEntities.named[name] { return (scalar, last + 1) }
    guard name.hasPrefix("#") else { return nil }
    let digits = name.dropFirst()
    let isHexadecimal = digits.first == "x" || digits.first == "X"
    let value = isHexadecimal ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
    return value.flatMap(Unicode.Scalar.init).map { ($0, last + 1) }
  }

  /// The entities that pages are full of, without the cost of a string.
  private static func commonEntity(_ bytes: Bytes, _ start: Int, _ end: Int) -> Unicode.Scalar? {
    guard end - start < 5 else { return nil }
    switch bytes[start..<end].reduce(UInt32(0), { $0 << 8 | UInt32($1) }) {
    case 0x61_6D70: return "&"  // amp
    case 0x6C74: return "<"  // lt
    case 0x6774: return ">"  // gt
    case 0x7175_6F74, 0x23_3339: return "'"  // quot, #39
    case 0x23_3334: return "\""  // #34
    default: return nil
    }
  }

  /// `%C3%A9`.
  static func percent(_ bytes: Bytes, _ index: Int, _ end: Int) -> (Unicode.Scalar, next: Int)? {
    guard let first = percentByte(bytes, index, end) else { return nil }
    let length = first < 0x80 ? 1 : first < 0xC2 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : first < 0xF5 ? 4 : 0
    guard length > 1 else { return (first < 0x80 ? Unicode.Scalar(first) : "\u{1}", index + 3) }
    var encoded = [first]
    for offset in 1..<length {
      guard let byte = percentByte(bytes, index + 3 * offset, end) else { return ("\u{1}", index + 3) }
      encoded.append(byte)
    }
    let (scalar, next) = encoded.withUnsafeBufferPointer { Decoding.scalar($0, 0, $0.count) }
    return next == length ? (scalar, index + 3 * length) : ("\u{1}", index + 3)
  }

  private static func percentByte(_ bytes: Bytes, _ index: Int, _ end: Int) -> UInt8? {
    guard index + 2 < end, bytes[index] == UInt8(ascii: "%"), let high = digit(bytes[index + 1]), let low = digit(bytes[index + 2]) else {
      return nil
    }
    return high << 4 | low
  }

  /// `\u00e9`, `\u{e9}`, `\xe9`; in scripts `\n` and the like, in style sheets `\e9 `. A nil scalar stands for nothing.
  static func escape(
    _ bytes: Bytes, _ index: Int, _ end: Int, isScript: Bool, isStyleSheet: Bool
  ) -> (Unicode.Scalar?, next: Int)? {
    guard index + 1 < end else { return nil }
    if isStyleSheet {
      let (value, next) = hexadecimal(bytes, index + 1, min(end, index + 7))
      guard next > index + 1 else { return nil }
      let isSpaceBehind = next < end && (bytes[next] == 0x20 || bytes[next] == 0x0A)
      return (Unicode.Scalar(value) ?? "\u{1}", isSpaceBehind ? next + 1 : next)
    }
    switch bytes[index + 1] {
    case UInt8(ascii: "u"): return unicode(bytes, index, end)
    case UInt8(ascii: "x"):
      let (value, next) = hexadecimal(bytes, index + 2, min(end, index + 4))
      return next == index + 4 ? (Unicode.Scalar(value), next) : nil
    case UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"), UInt8(ascii: "b"), UInt8(ascii: "f"), UInt8(ascii: "v"):
      return isScript ? (" ", index + 2) : nil
    case UInt8(ascii: "\""): return isScript ? ("'", index + 2) : nil
    case UInt8(ascii: "\n"): return isScript ? (nil, index + 2) : nil
    default: return nil
    }
  }

  private static func unicode(_ bytes: Bytes, _ index: Int, _ end: Int) -> (Unicode.Scalar?, next: Int)? {
    if index + 2 < end, bytes[index + 2] == UInt8(ascii: "{") {
      let (value, next) = hexadecimal(bytes, index + 3, min(end, index + 9))
      return next < end && bytes[next] == UInt8(ascii: "}") ? (Unicode.Scalar(value) ?? "\u{1}", next + 1) : nil
    }
    let (value, next) = hexadecimal(bytes, index + 2, min(end, index + 6))
    guard next == index + 6 else { return nil }
    guard value & 0xFC00 == 0xD800, next + 1 < end, bytes[next] == UInt8(ascii: "\\"), bytes[next + 1] == UInt8(ascii: "u") else {
      return (Unicode.Scalar(value) ?? "\u{1}", next)
    }
    let (low, last) = hexadecimal(bytes, next + 2, min(end, next + 6))
    guard low & 0xFC00 == 0xDC00 else { return ("\u{1}", next) }
    return (Unicode.Scalar(0x10000 + ((value & 0x3FF) << 10 | low & 0x3FF)) ?? "\u{1}", last)
  }

  private static func hexadecimal(_ bytes: Bytes, _ start: Int, _ limit: Int) -> (value: UInt32, next: Int) {
    var (value, index): (UInt32, Int) = (0, start)
    while index < limit, let digit = digit(bytes[index]) {
      value = value << 4 | UInt32(digit)
      index += 1
    }
    return (value, index)
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 48...57: byte - 48
    case 65...70: byte - 55
    case 97...102: byte - 87
    default: nil
    }
  }

  /// Lines of iCalendar go on behind a line end and a space (RFC 5545, 3.1).
  static func foldedLine(_ bytes: Bytes, _ index: Int, _ end: Int) -> Int? {
    var next = index
    if bytes[next] == 0x0D { next += 1 }
    if next < end, bytes[next] == 0x0A { next += 1 }
    return next > index && next < end && (bytes[next] == 0x20 || bytes[next] == 0x09) ? next + 1 : nil
  }

  /// Whether a full stop begins what a file's name ends in: `.html"`.
  static func isSuffix(_ bytes: Bytes, _ index: Int, _ end: Int) -> Bool {
    var next = index + 1
    while next < end, next - index < 7, bytes[next] | 0x20 &- 0x61 < 26 || bytes[next] &- 0x30 < 10 { next += 1 }
    guard next - index > 2 else { return false }
    return next == end || "\"'#?&<|,".utf8.contains(bytes[next])
  }

  /// A hyphen at the end of a line before a small letter.
  static func partedLine(_ bytes: Bytes, _ index: Int, _ end: Int) -> Int? {
    var next = index + 1
    while next < end, bytes[next] == 0x0D || bytes[next] == 0x20 { next += 1 }
    guard next < end, bytes[next] == 0x0A else { return nil }
    next += 1
    while next < end, bytes[next] == 0x20 { next += 1 }
    return next < end && (bytes[next] &- 0x61 < 26 || bytes[next] >= 0xC3) ? next : nil
  }

  /// Whether a comma stands before encoded data: `;base64,`.
  static func isData(_ bytes: Bytes, _ comma: Int, _ end: Int) -> Bool {
    guard comma >= 6, bytes[comma - 1] == UInt8(ascii: "4"), bytes[(comma - 6)..<comma].elementsEqual("base64".utf8) else { return false }
    return !base64(bytes, comma + 1, end).decoded.isEmpty
  }

  /// Base64 of both alphabets, up to the first sign that is none of it.
  static func base64(_ bytes: Bytes, _ start: Int, _ end: Int) -> (decoded: [UInt8], next: Int) {
    var decoded: [UInt8] = []
    var (buffer, bits, index): (UInt32, Int, Int) = (0, 0, start)
    while index < end {
      let byte = bytes[index]
      let value: UInt32
      switch byte {
      case 65...90: value = UInt32(byte) - 65
      case 97...122: value = UInt32(byte) - 71
      case 48...57: value = UInt32(byte) + 4
      case UInt8(ascii: "+"), UInt8(ascii: "-"): value = 62
      case UInt8(ascii: "/"), UInt8(ascii: "_"): value = 63
      case 0x0A, 0x0D:
        index += 1
        continue
      default: return (decoded, index)
      }
      buffer = buffer << 6 | value
      bits += 6
      if bits >= 8 {
        bits -= 8
        decoded.append(UInt8(truncatingIfNeeded: buffer >> UInt32(bits)))
      }
      index += 1
    }
    return (decoded, index)
  }
}

/// The entities of HTML 4 that stand for letters, and the few others that part or join words.
enum HTMLEntities {
  static let named: [String: Unicode.Scalar] = {
    var named: [String: Unicode.Scalar] = [
      "amp": "&", "lt": "<", "gt": ">", "quot": "'", "apos": "'", "nbsp": "\u{A0}", "shy": "\u{AD}", "zwj": "\u{200D}", "zwnj": "\u{200C}",
      "ensp": "\u{2002}", "emsp": "\u{2003}", "thinsp": "\u{2009}", "lrm": "\u{200E}", "rlm": "\u{200F}", "OElig": "Œ", "oelig": "œ",
      "Scaron": "Š", "scaron": "š", "Zcaron": "Ž", "zcaron": "ž", "Ccaron": "Č", "ccaron": "č", "Yuml": "Ÿ", "fnof": "ƒ", "rsquo": "’",
      "lsquo": "‘", "rdquo": "”", "ldquo": "“", "ndash": "–", "mdash": "—", "hellip": "…", "Lstrok": "Ł", "lstrok": "ł", "inodot": "ı",
      "Idot": "İ", "Scedil": "Ş", "scedil": "ş", "Gbreve": "Ğ", "gbreve": "ğ", "NewLine": "\n", "Tab": "\t", "hyphen": "-", "lowbar": "_",
      "period": ".", "comma": ",", "sol": "/",
    ]
    let latin1 =
      """
      Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve \
      Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring \
      aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash \
      ugrave uacute ucirc uuml yacute thorn yuml
      """
    for (offset, name) in latin1.split(separator: " ").enumerated() { named[String(name)] = Unicode.Scalar(UInt32(0xC0 + offset)) }
    let greek =
      """
      Alpha Beta Gamma Delta Epsilon Zeta Eta Theta Iota Kappa Lambda Mu Nu Xi Omicron Pi Rho - Sigma Tau Upsilon Phi Chi Psi \
      Omega - - - - - - - alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigmaf sigma \
      tau upsilon phi chi psi omega
      """
    for (offset, name) in greek.split(separator: " ").enumerated() where name != "-" {
      named[String(name)] = Unicode.Scalar(UInt32(0x391 + offset))
    }
    return named
  }()
}
