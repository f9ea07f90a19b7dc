import Prose

/// A `[[id|` whose `]]` has not come yet; between them any inlines may stand that are no links.
struct WikiLabel {
  var target: String
  var line: Int
  var column: Int
  /// Where its text begins in the prose, and how many bytes of it are the mark.
  var text: Int
  var markLength: Int
  /// How many elements there were.
  var elements: Int
  /// How deep it stands: its `]]` must stand as deep.
  var depth: Int
}

extension ProseConverter {
  /// No target is longer, in bytes.
  private static let maximumTarget = 300

  /// Adds a piece of text in which `[[id]]` and `[[id|label]]` may stand, wholly or in part.
  mutating func appendTextWithWikiLinks(_ text: UnsafeBufferPointer<UInt8>) {
    var (start, position) = (0, 0)
    while position + 1 < text.count {
      let byte = text[position]
      if byte == UInt8(ascii: "["), text[position + 1] == byte, let mark = wikiMark(in: text, at: position) {
        builder.text(bytes: text[start..<position])
        start = position
        if begin(mark, text[position..<mark.end]) { start = mark.end }
        position = mark.end
      } else if byte == UInt8(ascii: "]"), text[position + 1] == byte, let label = wikiLabel, label.depth == builder.depth {
        builder.text(bytes: text[start..<position])
        end(label)
        position += 2
        start = position
      } else {
        position += 1
      }
    }
    builder.text(bytes: text[start...])
  }

  private struct WikiMark {
    var target: Range<Int>
    /// Behind `]]` or `|`.
    var end: Int
    var hasLabel: Bool
  }

  /// The mark that begins at `[[`, if one does.
  private func wikiMark(in text: UnsafeBufferPointer<UInt8>, at start: Int) -> WikiMark? {
    var end = start + 2
    while end < text.count, end < start + 2 + Self.maximumTarget {
      switch text[end] {
      case UInt8(ascii: "|"): return mark(start + 2..<end, hasLabel: true)
      case UInt8(ascii: "]"):
        let closes = end + 1 < text.count && text[end + 1] == UInt8(ascii: "]")
        return closes ? mark(start + 2..<end, hasLabel: false) : nil
      case UInt8(ascii: "["): return nil
      default: end += 1
      }
    }
    return nil

    func mark(_ range: Range<Int>, hasLabel: Bool) -> WikiMark? {
      var target = range
      while let first = target.first, text[first] == UInt8(ascii: " ") { target = first + 1..<target.upperBound }
      while let last = target.last, text[last] == UInt8(ascii: " ") { target = target.lowerBound..<last }
      return target.isEmpty ? nil : WikiMark(target: target, end: range.upperBound + (hasLabel ? 1 : 2), hasLabel: hasLabel)
    }
  }

  /// Begins or adds the link of a mark, unless the author escaped it. Whether the mark has gone from the text.
  private mutating func begin(_ mark: WikiMark, _ source: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    let raw = source.dropFirst(2).prefix(mark.target.upperBound - source.startIndex - 2)
    guard let place = cursor.findBrackets(before: raw) else { return false }
    let target = String(decoding: source.base[mark.target], as: UTF8.self)
    if mark.hasLabel {
      wikiLabel = WikiLabel(
        target: target, line: place.line, column: place.column, text: builder.textCount, markLength: source.count,
        elements: builder.elementCount, depth: builder.depth)
      // The mark stays text until its end is found.
      return false
    }
    wikiLabel = nil
    builder.point(.wikiLink(target: target, line: place.line + lineOffset, column: place.column))
    return true
  }

  private mutating func end(_ label: WikiLabel) {
    builder.wrap(
      .wikiLink(target: label.target, line: label.line + lineOffset, column: label.column), fromElement: label.elements,
      fromText: label.text, dropping: label.markLength)
    wikiLabel = nil
  }

  /// Forgets a mark when the element ends in which it stands.
  mutating func endWikiLabelIfOutside() {
    if let label = wikiLabel, builder.depth < label.depth { wikiLabel = nil }
  }
}
