/// Builds a `Prose` from the start to the end, as a parser meets its elements.
///
/// Elements are opened and closed like brackets; `descendants` and ranges come out right by construction.
/// Text between blocks is written with `separate(_:)` and belongs to no element.
public struct ProseBuilder: Sendable {
  /// What parts two neighbours in the plain text.
  public enum Separator: Sendable {
    /// A blank line, between blocks.
    case block
    /// A line end, between the items of a tight list or the rows of a table.
    case line
    /// A tab, between the cells of a row.
    case cell
  }

  private var bytes: [UInt8] = []
  private var elements: [Prose.Element] = []
  private var open: [Int] = []

  public init() {}

  /// The number of elements that are open.
  public var depth: Int { open.count }

  /// How much text there is so far, in UTF-8 bytes.
  public var textCount: Int { bytes.count }

  /// How many elements there are so far, the open ones included.
  public var elementCount: Int { elements.count }

  /// Makes room for a text of about so many UTF-8 bytes.
  public mutating func reserve(text count: Int) { bytes.reserveCapacity(count) }

  /// Begins an element at the end of the text.
  public mutating func open(_ kind: Prose.Kind) {
    open.append(elements.count)
    elements.append(Prose.Element(kind, bytes.count..<bytes.count))
  }

  /// Ends the element that was opened last.
  public mutating func close() {
    let index = open.removeLast()
    elements[index].range = elements[index].range.lowerBound..<bytes.count
    elements[index].descendants = elements.count - index - 1
  }

  /// Adds an element without text, such as a picture or a line break.
  public mutating func point(_ kind: Prose.Kind) {
    elements.append(Prose.Element(kind, bytes.count..<bytes.count))
  }

  /// Adds text to the innermost open element.
  public mutating func text(_ text: some StringProtocol) { bytes.append(contentsOf: text.utf8) }

  /// Adds text to the innermost open element. The bytes must be valid UTF-8.
  public mutating func text(bytes text: some Collection<UInt8>) { bytes.append(contentsOf: text) }

  /// Parts what comes next from what was there, where there was something.
  ///
  /// Line ends at the end of a code block count, so that there is never more than one blank line.
  public mutating func separate(_ separator: Separator) {
    switch separator {
    case .cell: bytes.append(UInt8(ascii: "\t"))
    case .line: pad(lineEnds: 1)
    case .block: pad(lineEnds: 2)
    }
  }

  private mutating func pad(lineEnds wanted: Int) {
    guard !bytes.isEmpty else { return }
    let present = bytes.suffix(wanted).reversed().prefix { $0 == UInt8(ascii: "\n") }.count
    for _ in present..<wanted { bytes.append(UInt8(ascii: "\n")) }
  }

  /// Changes the kind of an element that was opened before, named by its place among the elements.
  public mutating func setKind(ofElementAt index: Int, to kind: Prose.Kind) { elements[index].kind = kind }

  /// The text from an offset on.
  public func textBytes(from offset: Int) -> ArraySlice<UInt8> { bytes[offset...] }

  /// Puts an element around all that came since the text had `start` bytes and there were `first` elements.
  ///
  /// The first `dropped` bytes of that text are taken away: they were the mark that began the element.
  /// - Precondition: what came since is closed, and no element of it holds a dropped byte.
  public mutating func wrap(_ kind: Prose.Kind, fromElement first: Int, fromText start: Int, dropping dropped: Int) {
    bytes.removeSubrange(start..<start + dropped)
    for index in first..<elements.count {
      let range = elements[index].range
      elements[index].range = range.lowerBound - dropped..<range.upperBound - dropped
    }
    elements.insert(Prose.Element(kind, start..<bytes.count, descendants: elements.count - first), at: first)
  }

  /// The prose; elements that are still open end here.
  public consuming func finish() -> Prose {
    while !open.isEmpty { close() }
    return Prose(text: String(decoding: bytes, as: UTF8.self), elements: elements)
  }
}
