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

  /// The line of which a link's column was asked for last, the place reached in it, how far it was searched, and how
  /// often in vain.
  private var links = (line: 0, offset: 0, column: 1, searched: 0, misses: 0)

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

  /// The column, in Unicode scalars, at which a link or picture of a line begins.
  ///
  /// It is looked for by its address, behind the link before it. cmark-gfm's own column counts bytes, and is wrong where
  /// a line continues a paragraph; it serves where the address is written elsewhere or otherwise.
  mutating func linkColumn(inLine line: Int, near column: Int, destination: String) -> Int {
    findLines()
    guard line >= 1, line <= lineStarts.count else { return 1 }
    if links.line != line { links = (line, lineStarts[line - 1], 1, lineStarts[line - 1], 0) }
    let end = line < lineStarts.count ? lineStarts[line] : bytes.count
    var start: Int?
    if links.misses < Self.maximumMisses {
      start = linkStart(Array(destination.utf8), to: end)
      if start == nil { links.misses += 1 }
    }
    let offset = start ?? min(end, lineStarts[line - 1] + max(0, column - 1))
    guard offset >= links.offset else { return max(1, column) }
    links.column += bytes[links.offset..<offset].count { $0 & 0xC0 != 0x80 }
    links.offset = offset
    return links.column
  }

  /// Where the markup begins whose address is the next one of these bytes in the line.
  private mutating func linkStart(_ target: [UInt8], to end: Int) -> Int? {
    let bare = target.starts(with: "http://".utf8) ? target.dropFirst(7) : target[...]
    let begin = links.searched
    while let found = bytes.firstRange(of: bare, from: links.searched, to: end) {
      let before = bytes[links.searched..<found.lowerBound]
      links.searched = found.upperBound
      guard before.last == UInt8(ascii: "(") || before.suffix(2).elementsEqual("(<".utf8) else {
        // A bare address, or words that are the address of a link behind them.
        let isAddress = bare.count < target.count || bare.contains(UInt8(ascii: ":")) || bare.contains(UInt8(ascii: "@"))
        if isAddress, before.last != UInt8(ascii: "[") { return before.last == UInt8(ascii: "<") ? before.endIndex - 1 : found.lowerBound }
        continue
      }
      guard let bracket = bytes[begin..<found.lowerBound].lastIndex(of: UInt8(ascii: "[")) else { return nil }
      return bracket > begin && bytes[bracket - 1] == UInt8(ascii: "!") ? bracket - 1 : bracket
    }
    return nil
  }

  private mutating func findLines() {
    guard lineStarts.isEmpty else { return }
    lineStarts = [0]
    var next = 0
    while let end = bytes.firstIndex(of: UInt8(ascii: "\n"), from: next) {
      next = end + 1
      lineStarts.append(next)
    }
  }

  private mutating func currentPosition() -> Int {
    if let position { return position }
    findLines()
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
