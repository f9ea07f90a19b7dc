/// Finds words in quotation marks and who says them.
extension PersonExtraction {
  /// Quotations of four words and more.
  ///
  /// - Parameter named: names of people who are known, in rising order.
  func quotations(by people: [ExtractedPerson], named: [Range<Int>]) -> [ExtractedQuotation] {
    let speakers = (people.flatMap(\.ranges) + named).sorted { $0.lowerBound < $1.lowerBound }
    return quotedRanges().compactMap { range in
      let first = words.partitionIndex { Int($0.start) < range.lowerBound }
      let end = words.partitionIndex { Int($0.start) < range.upperBound }
      guard end - first >= 4 else { return nil }
      return ExtractedQuotation(range: range, speaker: speaker(before: first, after: end, speakers))
    }
  }

  /// What stands between quotation marks within one paragraph.
  private func quotedRanges() -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var open: (start: Int, isTypographic: Bool)?
    var position = 0
    while position < text.count {
      let isOpening = matches(position, [0xE2, 0x80, 0x9C])
      let isClosing = matches(position, [0xE2, 0x80, 0x9D])
      if text[position] == UInt8(ascii: "\n"), position + 1 < text.count, text[position + 1] == UInt8(ascii: "\n") {
        open = nil
      } else if isOpening {
        open = (position + 3, true)
      } else if isClosing, let start = open, start.isTypographic {
        ranges.append(start.start..<position)
        open = nil
      } else if text[position] == UInt8(ascii: "\"") {
        if let start = open, !start.isTypographic {
          ranges.append(start.start..<position)
          open = nil
        } else if open == nil {
          open = (position + 1, false)
        }
      }
      position += isOpening || isClosing ? 3 : 1
    }
    return ranges.map(trimmed).filter { !$0.isEmpty }
  }

  private func matches(_ position: Int, _ bytes: [UInt8]) -> Bool {
    position + bytes.count <= text.count && text[position..<position + bytes.count].elementsEqual(bytes)
  }

  private func trimmed(_ range: Range<Int>) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, text[start] <= 0x20 { start += 1 }
    while start < end, text[end - 1] <= 0x20 || text[end - 1] == UInt8(ascii: ",") { end -= 1 }
    return start..<end
  }

  /// A name beside a verb of speech, in the sentence before the quotation or behind it.
  private func speaker(before first: Int, after end: Int, _ speakers: [Range<Int>]) -> Range<Int>? {
    let nearest = 12
    let behind = end..<min(words.count, end + nearest)
    let before = max(0, first - nearest)..<first
    let stopBehind = behind.first { $0 > end && [.stop, .paragraph].contains(words[$0].gap) } ?? behind.upperBound
    let startBefore = before.last { [.stop, .paragraph].contains(words[$0].gap) && words[$0].isCapitalised } ?? before.lowerBound
    for range in [startBefore..<first, end..<stopBehind] where !range.isEmpty {
      guard range.contains(where: { lexicon[words[$0]].contains(.speech) }) else { continue }
      let bytes = bytes(range)
      if let speaker = speakers.last(where: { $0.lowerBound >= bytes.lowerBound && $0.upperBound <= bytes.upperBound }) { return speaker }
    }
    return nil
  }
}
