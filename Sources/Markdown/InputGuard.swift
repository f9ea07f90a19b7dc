import Diagnostics

/// Keeps inputs from cmark-gfm that would cost it quadratic time or memory.
///
/// cmark-gfm 0.29.0.gfm.6 needs time or memory in the square of a document's length for five kinds of input, none of
/// which people write. What this does about them leaves every other document as it is:
/// - tables of very many columns, cells that are filled in, or lines that only look like a table's second line:
///   the document is read without tables;
/// - runs of `<?`, `<![CDATA[` and `<!X ` that never end: a backslash makes them text, which they are anyway;
/// - thousands of bare addresses or closing parentheses in one word: the document is read without bare addresses as links;
/// - hundreds of nested quotes and lists on one line: a backslash makes text of what is beyond `maximumNesting`;
/// - long link definitions that are used very often: a backslash makes text of the definition.
struct InputGuard {
  /// How many quotes, lists and notes may begin on one line.
  static let maximumNesting = 100
  /// How many `|` a line may hold where there are tables.
  static let maximumColumns = 1_000
  /// How many cells may be filled in that nobody wrote.
  static let maximumEmptyCells = 65_536
  /// How many bytes may be looked at again in search of the first line of tables.
  static let maximumTableScan = 4_000_000
  /// How many bytes may be looked at again in search of the ends of `<?` and its like.
  static let maximumMarkupScan = 32_000_000
  /// How many bytes may be looked at again in search of the ends of bare addresses.
  static let maximumAddressScan = 32_000_000
  /// How many bytes of addresses and titles definitions may expand to.
  static let maximumExpansion = 16_000_000

  let bytes: UnsafeBufferPointer<UInt8>
  let file: String
  let firstLine: Int
  /// Whether the document may be read with tables.
  var readsTables = true
  /// Whether the document may be read with bare addresses as links.
  var readsAddresses = true
  var diagnostics: [Diagnostic] = []
  /// Where backslashes go, ascending within each kind.
  var escapes: [Int] = []

  init(_ bytes: UnsafeBufferPointer<UInt8>, file: String, firstLine: Int) {
    self.bytes = bytes
    self.file = file
    self.firstLine = firstLine
    checkLines()
    checkMarkup()
    checkAddresses()
    checkDefinitions()
  }

  /// The document with the backslashes, or nil where it needs none.
  func guarded() -> [UInt8]? {
    guard !escapes.isEmpty else { return nil }
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + escapes.count)
    var start = 0
    for offset in Set(escapes).sorted() where !bytes.isEscaped(at: offset) {
      result.append(contentsOf: bytes[start..<offset])
      result.append(UInt8(ascii: "\\"))
      start = offset
    }
    result.append(contentsOf: bytes[start...])
    return result
  }

  /// Warns, once for each kind of excess.
  mutating func warn(at offset: Int, _ message: String, help: String) {
    guard !diagnostics.contains(where: { $0.message == message }) else { return }
    let line = firstLine + bytes[..<offset].count { $0 == UInt8(ascii: "\n") }
    diagnostics.append(Diagnostic(.warning, "markdown-limit", message, at: Location(file: file, line: line), help: help))
  }
}

// MARK: - Nesting and tables

extension InputGuard {
  private mutating func checkLines() {
    var lines = Lines(bytes)
    var tables = TableCost()
    while let line = lines.next() {
      let first = firstNonSpace(in: line)
      guard first < line.upperBound else {
        tables.endBlock(nextBlock: lines.position)
        continue
      }
      switch bytes[first] {
      case UInt8(ascii: ">"), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"), UInt8(ascii: "["),
        UInt8(ascii: "0")...UInt8(ascii: "9"):
        if let excess = excessiveMarker(in: first..<line.upperBound) {
          escapes.append(excess)
          warn(
            at: first, "more than \(Self.maximumNesting) quotes and lists begin on this line; the rest of it is read as text",
            help: "nest fewer of them")
        }
      default: break
      }
      if line.count > Self.maximumColumns {
        tables.widest = max(tables.widest, bytes[line].count { $0 == UInt8(ascii: "|") })
      }
      if let columns = columns(ofDelimiterRow: line) {
        tables.delimiterRow(columns: columns, at: line.lowerBound)
      } else if isBlankInQuote(line) {
        tables.endBlock(nextBlock: lines.position)
      } else {
        tables.rows += 1
      }
    }
    tables.endBlock(nextBlock: bytes.count)
    checkTables(tables)
  }

  /// What the tables of a document cost, overestimated: every line that could be the second of a table counts as one.
  private struct TableCost {
    var widest = 0
    var columns = 0
    var rows = 0
    var cells = 0
    var scanned = 0
    var blockStart = 0
    var firstDelimiterRow: Int?

    mutating func delimiterRow(columns: Int, at offset: Int) {
      if firstDelimiterRow == nil { firstDelimiterRow = offset }
      widest = max(widest, columns)
      scanned += offset - blockStart
      if self.columns == 0 { rows = 1 }
      rows += 1
      self.columns = max(self.columns, columns)
    }

    mutating func endBlock(nextBlock: Int) {
      cells += columns * rows
      (columns, rows, blockStart) = (0, 0, nextBlock)
    }
  }

  private mutating func checkTables(_ cost: TableCost) {
    guard let offset = cost.firstDelimiterRow else { return }
    let isExcessive =
      cost.widest > Self.maximumColumns || cost.cells > Self.maximumEmptyCells + bytes.count || cost.scanned > Self.maximumTableScan
    guard isExcessive else { return }
    readsTables = false
    warn(
      at: offset, "the tables of this document are too large; it is read without tables",
      help: "write fewer than \(Self.maximumColumns) columns and all the cells of each row")
  }

  /// The number of cells of a line that could be the second line of a table: nothing but `|`, `-`, `:` and white space.
  private func columns(ofDelimiterRow line: Range<Int>) -> Int? {
    var (pipes, hasDash) = (0, false)
    for byte in bytes[line] {
      switch byte {
      case UInt8(ascii: "|"): pipes += 1
      case UInt8(ascii: "-"): hasDash = true
      case UInt8(ascii: ":"), UInt8(ascii: " "), 0x09, 0x0B, 0x0C, 0x0D: break
      // Only quotes can go on before such a line.
      case UInt8(ascii: ">") where pipes == 0 && !hasDash: break
      default: return nil
      }
    }
    return hasDash ? pipes + 1 : nil
  }

  private func isBlankInQuote(_ line: Range<Int>) -> Bool {
    bytes[line].allSatisfy { $0 == UInt8(ascii: ">") || $0 == UInt8(ascii: " ") || $0 == 0x09 }
  }

  private func firstNonSpace(in line: Range<Int>) -> Int {
    var index = line.lowerBound
    while index < line.upperBound, isSpace(bytes[index]) { index += 1 }
    return index
  }

  private func isSpace(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == 0x09 || byte == 0x0D }

  /// Where the first mark of a quote, list or note stands that is one too many on its line; nil for lines of dashes or stars.
  private func excessiveMarker(in line: Range<Int>) -> Int? {
    var (index, count) = (line.lowerBound, 0)
    while true {
      index = firstNonSpace(in: index..<line.upperBound)
      guard index < line.upperBound, let (mark, end) = marker(at: index, to: line.upperBound) else { return nil }
      count += 1
      if count > Self.maximumNesting { return isThematicBreak(index..<line.upperBound) ? nil : mark }
      index = end
    }
  }

  /// The byte to escape of the mark at a place, and where the mark ends.
  private func marker(at start: Int, to end: Int) -> (mark: Int, end: Int)? {
    func isFollowedBySpace(_ index: Int) -> Bool { index + 1 == end || isSpace(bytes[index + 1]) }
    switch bytes[start] {
    case UInt8(ascii: ">"): return (start, start + 1)
    case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"): return isFollowedBySpace(start) ? (start, start + 1) : nil
    case UInt8(ascii: "0")...UInt8(ascii: "9"):
      let digits = bytes[start..<end].prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
      let mark = digits.endIndex
      guard mark < end, bytes[mark] == UInt8(ascii: ".") || bytes[mark] == UInt8(ascii: ")"), isFollowedBySpace(mark) else { return nil }
      return (mark, mark + 1)
    case UInt8(ascii: "["):
      guard start + 1 < end, bytes[start + 1] == UInt8(ascii: "^"),
        let close = bytes.firstIndex(of: UInt8(ascii: "]"), from: start, to: end),
        close + 1 < end, bytes[close + 1] == UInt8(ascii: ":")
      else { return nil }
      return (start, close + 2)
    default: return nil
    }
  }

  private func isThematicBreak(_ line: Range<Int>) -> Bool {
    let first = bytes[line.lowerBound]
    guard first == UInt8(ascii: "-") || first == UInt8(ascii: "*") else { return false }
    return bytes[line].allSatisfy { $0 == first || isSpace($0) }
  }
}
