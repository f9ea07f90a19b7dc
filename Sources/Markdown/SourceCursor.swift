/// Finds again in the source what cmark-gfm's tree only tells about: its places of inlines are unreliable.
///
/// The cursor goes forward through one block at a time, along with the walk over the block's inlines.
struct SourceCursor {
  private let bytes: UnsafeBufferPointer<UInt8>
  /// Where each line begins; filled when first needed.
  private var lineStarts: [Int] = []
  private var blockLines = 1...1
  private var position: Int?
  private var blockEnd = 0
  /// How often something was not found in this block. Searches end at a limit, so that they stay linear.
  private var misses = 0
  /// A place that was counted to, from which the next one is counted.
  private var known = (offset: 0, line: 1, column: 1)

  private static let maximumMisses = 16

  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  /// Goes to the start of a block, given by its lines from 1.
  mutating func enterBlock(from first: Int, to last: Int) {
    blockLines = max(1, first)...max(1, first, last)
    position = nil
    misses = 0
  }

  /// Passes over a code span, so that what looks like markup in it is not found.
  mutating func skipCode(_ content: UnsafeBufferPointer<UInt8>) {
    let start = currentPosition()
    let head = content.prefix { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "|") }
    var opening = start
    for _ in 0..<Self.maximumMisses {
      guard let tick = bytes.firstIndex(of: UInt8(ascii: "`"), from: opening, to: blockEnd) else { return }
      let run = bytes[tick..<blockEnd].prefix { $0 == UInt8(ascii: "`") }
      opening = run.endIndex
      if bytes.isEscaped(at: tick) { continue }
      guard let closing = closingRun(of: run.count, from: run.endIndex) else { continue }
      let inside = bytes[run.endIndex..<closing.lowerBound].drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\n") }
      guard inside.starts(with: head) || head.isEmpty else { continue }
      position = closing.upperBound
      return
    }
  }

  private func closingRun(of count: Int, from start: Int) -> Range<Int>? {
    var start = start
    while let tick = bytes.firstIndex(of: UInt8(ascii: "`"), from: start, to: blockEnd) {
      let run = bytes[tick..<blockEnd].prefix { $0 == UInt8(ascii: "`") }
      if run.count == count { return run.startIndex..<run.endIndex }
      start = run.endIndex
    }
    return nil
  }

  /// The place of a piece of source that the tree gives word for word, such as raw HTML.
  mutating func find(_ literal: UnsafeBufferPointer<UInt8>) -> (line: Int, column: Int)? {
    let start = currentPosition()
    guard misses < Self.maximumMisses else { return nil }
    let head = literal.prefix { $0 != UInt8(ascii: "\n") }
    guard let found = bytes.firstRange(of: head, from: start, to: blockEnd) else {
      misses += 1
      return nil
    }
    position = found.upperBound
    return place(of: found.lowerBound)
  }

  /// The place of the next `[[` with a target behind it, or nil where the source has none that is not escaped.
  mutating func findBrackets(before target: some Collection<UInt8>) -> (line: Int, column: Int)? {
    var start = currentPosition()
    guard misses < Self.maximumMisses else { return nil }
    while let first = bytes.firstIndex(of: UInt8(ascii: "["), from: start, to: blockEnd) {
      start = first + 1
      var second = first + 1
      let isSplit = second < blockEnd && bytes[second] == UInt8(ascii: "\\")
      if isSplit { second += 1 }
      guard second < blockEnd, bytes[second] == UInt8(ascii: "["), let end = match(target, at: second + 1) else { continue }
      position = end
      return isSplit || bytes.isEscaped(at: first) ? nil : place(of: first)
    }
    misses += 1
    return nil
  }

  /// Where a text ends that stands in the source at a place, with or without backslashes.
  private func match(_ text: some Collection<UInt8>, at start: Int) -> Int? {
    var index = start
    for byte in text {
      if index + 1 < blockEnd, bytes[index] == UInt8(ascii: "\\"), bytes[index + 1] == byte { index += 1 }
      guard index < blockEnd, bytes[index] == byte else { return nil }
      index += 1
    }
    return index
  }

  private mutating func currentPosition() -> Int {
    if let position { return position }
    if lineStarts.isEmpty {
      lineStarts = [0]
      var next = 0
      while let end = bytes.firstIndex(of: UInt8(ascii: "\n"), from: next) {
        next = end + 1
        lineStarts.append(next)
      }
    }
    let start = blockLines.lowerBound <= lineStarts.count ? lineStarts[blockLines.lowerBound - 1] : bytes.count
    blockEnd = blockLines.upperBound < lineStarts.count ? lineStarts[blockLines.upperBound] : bytes.count
    position = start
    known = (start, blockLines.lowerBound, 1)
    return start
  }

  /// The line and the column, in Unicode scalars, of a place at or behind the last one asked for in this block.
  private mutating func place(of offset: Int) -> (line: Int, column: Int) {
    for byte in bytes[known.offset..<max(known.offset, offset)] {
      if byte == UInt8(ascii: "\n") {
        known.line += 1
        known.column = 1
      } else if byte & 0xC0 != 0x80 {
        known.column += 1
      }
    }
    known.offset = max(known.offset, offset)
    return (known.line, known.column)
  }
}
