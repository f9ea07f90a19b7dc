extension Prose {
  /// The prose of a plain text, which is kept exactly as it is: blank lines part its paragraphs, nothing else is markup.
  ///
  /// A line of white space alone is blank. The line end after a paragraph's last line belongs to no element.
  public static func plainText(_ text: String) -> Prose {
    var text = text
    let elements = text.withUTF8 { paragraphs(in: $0).map { Element(.paragraph, $0) } }
    return Prose(text: text, elements: elements)
  }

  private static func paragraphs(in bytes: UnsafeBufferPointer<UInt8>) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var paragraph: Range<Int>?
    var start = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
      let isBlank = bytes[start..<end].allSatisfy { $0 == UInt8(ascii: " ") || (0x09...0x0D).contains($0) }
      if !isBlank {
        paragraph = (paragraph?.lowerBound ?? start)..<end
      } else if let finished = paragraph {
        ranges.append(finished)
        paragraph = nil
      }
      start = end + 1
    }
    if let paragraph { ranges.append(paragraph) }
    return ranges
  }
}

/// A plain text in which stretches were replaced, with the way from old offsets to new ones.
public struct ReplacedText: Sendable {
  /// The text after the replacements.
  public let text: String
  private let original: String
  private let replacements: [Replacement]

  private struct Replacement {
    /// UTF-8 offsets in the old text.
    var old: Range<Int>
    /// Unicode scalar offsets in the new text.
    var new: Range<Int>
  }

  /// Replaces stretches of a text, given as UTF-8 offsets in ascending order.
  ///
  /// A stretch that overlaps one before it begins where that ends; what is then left of it is replaced still,
  /// so that no byte of a stretch stays.
  init(_ original: String, replacing stretches: [(Range<Int>, String)]) {
    var source = original
    var result: [UInt8] = []
    var replacements: [Replacement] = []
    source.withUTF8 { bytes in
      result.reserveCapacity(bytes.count)
      var (done, scalars) = (0, 0)
      for (range, replacement) in stretches where range.upperBound > done {
        let start = max(done, range.lowerBound)
        let kept = UnsafeBufferPointer(rebasing: bytes[done..<start])
        result.append(contentsOf: kept)
        scalars += scalarCount(kept)
        let covered = start > range.lowerBound
        let length = covered ? 0 : replacement.unicodeScalars.count
        if !covered { result.append(contentsOf: replacement.utf8) }
        replacements.append(Replacement(old: start..<range.upperBound, new: scalars..<scalars + length))
        scalars += length
        done = range.upperBound
      }
      result.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[done...]))
    }
    self.original = source
    self.replacements = replacements
    text = String(decoding: result, as: UTF8.self)
  }

  /// The Unicode scalar offsets in the new text for UTF-8 offsets in the old one, which must ascend.
  ///
  /// An offset within a replaced stretch becomes the start of what replaced it; the end of the stretch becomes its end.
  public func scalarOffsets(ofUTF8Offsets offsets: some Sequence<Int>) -> [Int] {
    var source = original
    return source.withUTF8 { bytes in
      var (old, new, next) = (0, 0, 0)
      return offsets.map { offset in
        while next < replacements.count, replacements[next].old.upperBound <= offset {
          (old, new) = (replacements[next].old.upperBound, replacements[next].new.upperBound)
          next += 1
        }
        if next < replacements.count, replacements[next].old.lowerBound <= offset { return replacements[next].new.lowerBound }
        new += scalarCount(UnsafeBufferPointer(rebasing: bytes[old..<max(old, offset)]))
        old = max(old, offset)
        return new
      }
    }
  }
}

extension Prose {
  /// The plain text with stretches of it (UTF-8 offsets, ascending) replaced by other text.
  public func plainText(replacing stretches: [(Range<Int>, String)]) -> ReplacedText {
    ReplacedText(text, replacing: stretches)
  }
}

/// The number of Unicode scalars in valid UTF-8: of its bytes, all but the continuation bytes begin one.
func scalarCount(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
  var count = 0
  for byte in bytes where byte & 0xC0 != 0x80 { count += 1 }
  return count
}
