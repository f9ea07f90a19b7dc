/// A stretch of a text that is found and shown as one: the unit in which texts are indexed.
struct Section: Sendable {
  /// Which record's which text it is of.
  var record: Int
  var text: Int
  var ranges: [Range<Int>]
}

extension SearchText {
  /// About how long a section is, in bytes.
  static let sectionLength = 3000

  /// The text's ranges in sections that end, where they can, at the end of a paragraph, else of a word.
  func sections(record: Int, text number: Int) -> [Section] {
    var sections: [Section] = []
    var open: [Range<Int>] = []
    var length = 0
    var text = text
    text.withUTF8 { bytes in
      for range in ranges where !range.isEmpty {
        var rest = range
        while length + rest.count > Self.sectionLength * 4 / 3 {
          let cut = Self.cut(rest, after: max(0, Self.sectionLength - length), bytes)
          open.append(rest.lowerBound..<cut)
          sections.append(Section(record: record, text: number, ranges: open))
          (open, length) = ([], 0)
          rest = cut..<rest.upperBound
        }
        if !rest.isEmpty {
          open.append(rest)
          length += rest.count
        }
      }
    }
    if !open.isEmpty { sections.append(Section(record: record, text: number, ranges: open)) }
    return sections
  }

  /// Where to cut a range near an offset from its start: at a line's end, at a space, or between two characters.
  private static func cut(_ range: Range<Int>, after length: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    let middle = range.lowerBound + length
    let window = max(range.lowerBound + 1, middle - sectionLength / 3)..<min(range.upperBound, middle + sectionLength / 3)
    if let line = window.last(where: { bytes[$0] == UInt8(ascii: "\n") }) { return line + 1 }
    if let space = window.last(where: { bytes[$0] == UInt8(ascii: " ") }) { return space + 1 }
    var cut = min(range.upperBound, max(middle, range.lowerBound + 1))
    while cut < range.upperBound, bytes[cut] & 0xC0 == 0x80 { cut += 1 }
    return cut
  }
}
