/// YAML as it was written, in which places of its values are found again.
struct YAMLText: Sendable {
  let bytes: [UInt8]
  /// The line of the file on which it begins.
  let firstLine: Int
  private var lineStarts: [Int] = []

  init(bytes: [UInt8], firstLine: Int) {
    self.bytes = bytes
    self.firstLine = firstLine
  }

  struct Place: Hashable, Comparable {
    var line: Int
    var column: Int

    static func < (left: Place, right: Place) -> Bool { (left.line, left.column) < (right.line, right.column) }
  }

  /// Where places of a value's text stand in the file.
  ///
  /// A text is folded, indented and escaped where it is written, but its characters that are not blank come in the same
  /// order: so both are gone through side by side.
  /// - Parameter places: Lines and columns in the text, from 1.
  mutating func places(_ places: [Place], of text: String, in node: YAMLNode) -> [Place: Place] {
    guard case .scalar(_, let style) = node.content, var source = scalars(from: node, style) else { return [:] }
    var wanted = places.sorted()[...]
    var found: [Place: Place] = [:]
    var here = Place(line: 1, column: 1)
    for scalar in text.unicodeScalars {
      guard let next = wanted.first else { break }
      if !scalar.properties.isWhitespace {
        guard let place = source.next() else { break }
        if here >= next {
          found[next] = place
          wanted = wanted.drop { $0 <= here }
        }
      }
      here = scalar == "\n" ? Place(line: here.line + 1, column: 1) : Place(line: here.line, column: here.column + 1)
    }
    return found
  }

  private mutating func scalars(from node: YAMLNode, _ style: YAMLNode.Style) -> VisibleScalars? {
    if lineStarts.isEmpty {
      lineStarts = [0]
      for (offset, byte) in bytes.enumerated() where byte == 0x0A { lineStarts.append(offset + 1) }
    }
    let line = node.line - firstLine + (style == .block ? 1 : 0)
    guard lineStarts.indices.contains(line) else { return nil }
    let rest = String(decoding: bytes[lineStarts[line]..<end(of: node)], as: UTF8.self).unicodeScalars
    let skipped = style == .block ? 0 : node.column - 1
    return VisibleScalars(
      rest: rest.dropFirst(skipped), style: style, place: Place(line: line + firstLine, column: skipped + 1))
  }

  private func end(of node: YAMLNode) -> Int {
    let line = node.endLine - firstLine + 1
    return line < lineStarts.count ? lineStarts[line] : bytes.count
  }

  /// The characters of a scalar that are not blank, with their places.
  private struct VisibleScalars {
    private var rest: String.UnicodeScalarView.SubSequence
    private var place: Place
    private let quote: Unicode.Scalar?

    init(rest: String.UnicodeScalarView.SubSequence, style: YAMLNode.Style, place: Place) {
      self.rest = rest
      self.place = place
      quote = style == .quoted ? rest.first : nil
      if quote != nil { advance() }
    }

    private mutating func advance() {
      if rest.removeFirst() == "\n" { place = Place(line: place.line + 1, column: 1) } else { place.column += 1 }
    }

    mutating func next() -> Place? {
      while let scalar = rest.first {
        let start = place
        advance()
        if scalar.properties.isWhitespace { continue }
        if scalar == "'", quote == "'" { if rest.first == "'" { advance() } }
        if scalar == "\\", quote == "\"", let kind = rest.first {
          advance()
          switch kind {
          case "n", "t", "r", "v", "f", " ", "\t", "\n", "N", "L", "P", "_": continue
          case "x": for _ in 0..<min(2, rest.count) { advance() }
          case "u": for _ in 0..<min(4, rest.count) { advance() }
          case "U": for _ in 0..<min(8, rest.count) { advance() }
          default: break
          }
        }
        return start
      }
      return nil
    }
  }
}
