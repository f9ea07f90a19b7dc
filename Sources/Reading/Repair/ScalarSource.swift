/// A value of a YAML file as it is written there: where each of its words stands, and how others are written in their place.
struct ScalarSource {
  enum Style { case plain, single, double, block }

  let style: Style
  /// All of the value, its quotation marks included; of a block, its text alone.
  let whole: Range<Int>
  /// The bytes of each word of the value.
  let words: [Range<Int>]

  /// - Parameter bytes: The YAML, of which the node's first line is `firstLine`.
  /// - Returns: Nil where the value is not written as it is read, save for folding, quoting and the usual escapes.
  init?(_ node: YAMLNode, in bytes: [UInt8], firstLine: Int) {
    guard case .scalar(let text, let written) = node.content else { return nil }
    let lines = Self.lineStarts(bytes)
    let line = node.line - firstLine + (written == .block ? 1 : 0)
    guard lines.indices.contains(line), let end = Self.offset(line: node.endLine - firstLine, column: node.endColumn, bytes, lines),
      let start = written == .block ? lines[line] : Self.offset(line: line, column: node.column, bytes, lines), start < end
    else { return nil }
    switch written {
    case .plain: style = .plain
    case .block: style = .block
    case .quoted: style = bytes[start] == UInt8(ascii: "'") ? .single : .double
    }
    var scalars = VisibleScalars(bytes[(written == .quoted ? start + 1 : start)..<(written == .quoted ? end - 1 : end)], style)
    var words: [Range<Int>] = []
    var isInside = false
    for scalar in text.unicodeScalars {
      if scalar.properties.isWhitespace {
        isInside = false
        continue
      }
      guard let range = scalars.next(scalar) else { return nil }
      if isInside { words[words.count - 1] = words[words.count - 1].lowerBound..<range.upperBound } else { words.append(range) }
      isInside = true
    }
    guard let first = words.first, let last = words.last else { return nil }
    self.words = words
    whole = written == .quoted ? start..<end : first.lowerBound..<last.upperBound
  }

  /// A text as it is written within the value.
  func encoded(_ text: String) -> [UInt8] {
    switch style {
    case .plain, .block: Array(text.utf8)
    case .single: text.utf8.flatMap { $0 == UInt8(ascii: "'") ? [$0, $0] : [$0] }
    case .double: Self.escaped(text)
    }
  }

  /// A text between double quotation marks, in which anything can be written.
  static func quoted(_ text: String) -> [UInt8] { [UInt8(ascii: "\"")] + escaped(text) + [UInt8(ascii: "\"")] }

  private static func escaped(_ text: String) -> [UInt8] {
    text.utf8.flatMap { $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\\") ? [UInt8(ascii: "\\"), $0] : [$0] }
  }

  private static func lineStarts(_ bytes: [UInt8]) -> [Int] { [0] + bytes.indices.filter { bytes[$0] == 0x0A }.map { $0 + 1 } }

  private static func offset(line: Int, column: Int, _ bytes: [UInt8], _ lines: [Int]) -> Int? {
    guard line >= 0 else { return nil }
    guard line < lines.count else { return bytes.count }
    var offset = lines[line]
    for _ in 1..<max(1, column) {
      guard offset < bytes.count else { break }
      offset += 1
      while offset < bytes.count, bytes[offset] & 0xC0 == 0x80 { offset += 1 }
    }
    return offset
  }
}

/// The characters of a written value that are not blank, each with the bytes that stand for it.
private struct VisibleScalars {
  private let bytes: ArraySlice<UInt8>
  private let style: ScalarSource.Style
  private var position: Int

  init(_ bytes: ArraySlice<UInt8>, _ style: ScalarSource.Style) {
    self.bytes = bytes
    self.style = style
    position = bytes.startIndex
  }

  /// The bytes of the next character; nil where it is another than is wanted.
  mutating func next(_ wanted: Unicode.Scalar) -> Range<Int>? {
    while position < bytes.endIndex {
      let start = position
      let scalar = read()
      if scalar.properties.isWhitespace { continue }
      if style == .single, scalar == "'" {
        guard position < bytes.endIndex, bytes[position] == UInt8(ascii: "'") else { return nil }
        position += 1
      } else if style == .double, scalar == "\\" {
        guard position < bytes.endIndex else { return nil }
        guard let escape = escape() else { continue }
        return escape == wanted ? start..<position : nil
      }
      return scalar == wanted ? start..<position : nil
    }
    return nil
  }

  private mutating func read() -> Unicode.Scalar {
    let length = bytes[position] < 0x80 ? 1 : bytes[position] < 0xE0 ? 2 : bytes[position] < 0xF0 ? 3 : 4
    let end = min(position + length, bytes.endIndex)
    defer { position = end }
    return String(decoding: bytes[position..<end], as: UTF8.self).unicodeScalars.first ?? " "
  }

  /// What an escape stands for; nil where it is a blank.
  private mutating func escape() -> Unicode.Scalar? {
    let kind = read()
    switch kind {
    case "x": return hexadecimal(2)
    case "u": return hexadecimal(4)
    case "U": return hexadecimal(8)
    case "n", "t", "r", "v", "f", " ", "\t", "\n", "N", "L", "P", "_": return nil
    default: return kind
    }
  }

  private mutating func hexadecimal(_ count: Int) -> Unicode.Scalar? {
    let end = min(position + count, bytes.endIndex)
    defer { position = end }
    let scalar = UInt32(String(decoding: bytes[position..<end], as: UTF8.self), radix: 16).flatMap(Unicode.Scalar.init)
    return scalar.flatMap { $0.properties.isWhitespace ? nil : $0 }
  }
}
