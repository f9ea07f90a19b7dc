/// Chooses what of a text is republished where only its passages of evidence may be.
public enum Excerpt {
  /// Ranges widened by whole words, those that then touch made one, in the order of the text.
  ///
  /// Widening stops at the end of a sentence and at a blank line: half a sentence that has nothing to do with the passage
  /// helps no reader.
  /// - Parameters:
  ///   - ranges: UTF-8 offsets in `text`, in any order; they may overlap.
  ///   - words: how many words are added on each side at most.
  /// - Returns: ranges at the borders of words, without white space at their ends.
  public static func ranges(around ranges: [Range<Int>], words: Int, in text: String) -> [Range<Int>] {
    var text = text
    return text.withUTF8 { bytes in
      let widened = ranges.map { range in
        let clamped = range.clamped(to: 0..<bytes.count)
        return start(before: clamped.lowerBound, words, bytes)..<end(after: clamped.upperBound, words, bytes)
      }
      var merged: [Range<Int>] = []
      for range in widened.sorted(by: { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }) {
        if let last = merged.last, bytes[min(last.upperBound, range.lowerBound)..<range.lowerBound].allSatisfy(isSpace) {
          merged[merged.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
        } else {
          merged.append(range)
        }
      }
      return merged.filter { !$0.isEmpty }
    }
  }

  private static func start(before offset: Int, _ words: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var start = offset
    while start < bytes.count, isSpace(bytes[start]) { start += 1 }
    // The word in which the passage begins is whole, and not counted.
    while start > 0, !isSpace(bytes[start - 1]) { start -= 1 }
    for _ in 0..<words {
      var previous = start
      var lineEnds = 0
      while previous > 0, isSpace(bytes[previous - 1]) {
        previous -= 1
        lineEnds += bytes[previous] == UInt8(ascii: "\n") ? 1 : 0
      }
      guard previous > 0, lineEnds < 2, !endsSentence(at: previous, bytes) else { break }
      while previous > 0, !isSpace(bytes[previous - 1]) { previous -= 1 }
      start = previous
    }
    return start
  }

  private static func end(after offset: Int, _ words: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var end = offset
    while end > 0, isSpace(bytes[end - 1]) { end -= 1 }
    while end < bytes.count, !isSpace(bytes[end]) { end += 1 }
    for _ in 0..<words {
      guard !endsSentence(at: end, bytes) else { break }
      var next = end
      var lineEnds = 0
      while next < bytes.count, isSpace(bytes[next]) {
        lineEnds += bytes[next] == UInt8(ascii: "\n") ? 1 : 0
        next += 1
      }
      guard next < bytes.count, lineEnds < 2 else { break }
      while next < bytes.count, !isSpace(bytes[next]) { next += 1 }
      end = next
    }
    return end
  }

  /// Whether a sentence ends before the offset: a full stop, question or exclamation mark, perhaps with closing marks after it,
  /// and then no small letter. A full stop after a short word with a capital may be that of an initial or a title.
  private static func endsSentence(at offset: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var last = offset
    let closing = "\"')]»”’".utf8
    while last > 0, closing.contains(bytes[last - 1]) { last -= 1 }
    guard last > 0, ".?!".utf8.contains(bytes[last - 1]) else { return false }
    if bytes[last - 1] == UInt8(ascii: ".") {
      var word = last - 1
      while word > 0, isWordByte(bytes[word - 1]) { word -= 1 }
      if last - 1 - word <= 4, isCapital(bytes[word]) { return false }
    }
    var next = offset
    while next < bytes.count, isSpace(bytes[next]) { next += 1 }
    return next == bytes.count || !(bytes[next] >= UInt8(ascii: "a") && bytes[next] <= UInt8(ascii: "z"))
  }

  private static func isCapital(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z") }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) }
}
