@_spi(_Unicode) import Swift

/// A text in the form in which evidence is compared, and the way back to the text it was made from.
///
/// White space is squeezed to one space, soft hyphens are dropped, quotation marks, apostrophes, dashes and the ellipsis
/// have their plain form, and the rest is NFC. Made in one pass over UTF-8.
///
/// In paged text dashes are dropped everywhere and noted instead, since one at the end of a line may belong to the word or
/// to the line: ``Dash``.
struct FoldedText {
  struct Options {
    /// Paged text: words are joined over line ends, and ligatures are their letters.
    var isPaged = false
    /// A dash before any white space is taken for one at the end of a line: for quotes whose line ends got lost.
    var joinsAtSpaces = false
  }

  /// A stretch of the folded text and the stretch of the source that it was made from; both reach to the next piece.
  struct Piece {
    var folded: UInt32
    var source: UInt32
    /// Whether the stretch can only be mapped as a whole; else it is the same bytes.
    var isAtomic: Bool
  }

  /// A dash that was dropped from paged text.
  struct Dash: Equatable {
    var folded: Int
    /// Whether it may be no more than the mark of a broken word.
    var isOptional: Bool
  }

  private(set) var bytes: [UInt8] = []
  private(set) var dashes: [Dash] = []
  private var pieces: [Piece] = []
  private let options: Options
  /// Where the source of the last piece that is the same bytes ends, if it was the last.
  private var linearEnd: Int?

  /// - Precondition: the text is shorter than 4 GiB.
  init(_ text: String, _ options: Options = Options()) {
    self.options = options
    var text = text
    text.withUTF8 { source in
      bytes.reserveCapacity(source.count)
      fold(UTF8Reader(source))
      pieces.append(Piece(folded: UInt32(bytes.count), source: UInt32(source.count), isAtomic: true))
    }
  }

  /// The source of a range of folded bytes.
  func source(of range: Range<Int>) -> Range<Int> {
    let start = sourceStart(range.lowerBound)
    return start..<max(start, range.isEmpty ? start : sourceEnd(range.upperBound))
  }

  private func sourceStart(_ offset: Int) -> Int {
    let piece = pieces[pieceIndex(offset)]
    return Int(piece.source) + (piece.isAtomic ? 0 : offset - Int(piece.folded))
  }

  private func sourceEnd(_ offset: Int) -> Int {
    let index = pieceIndex(offset - 1)
    let piece = pieces[index]
    return piece.isAtomic ? Int(pieces[index + 1].source) : Int(piece.source) + offset - Int(piece.folded)
  }

  /// The last piece that begins at or before an offset.
  private func pieceIndex(_ offset: Int) -> Int {
    var (low, high) = (0, pieces.count)
    while low < high {
      let middle = (low + high) / 2
      if Int(pieces[middle].folded) <= offset { low = middle + 1 } else { high = middle }
    }
    return max(0, low - 1)
  }
}

// MARK: Folding

extension FoldedText {
  private mutating func fold(_ source: UTF8Reader) {
    var position = 0
    while position < source.count {
      let plain = source.plainASCII(from: position)
      if plain > position {
        keep(source, position..<plain)
        position = plain
      } else {
        position = foldUnit(source, at: position)
      }
    }
  }

  /// Folds white space, a dash, something invisible or a letter with its marks; returns where the next thing begins.
  private mutating func foldUnit(_ source: UTF8Reader, at start: Int) -> Int {
    let (scalar, length) = source.scalar(at: start)
    switch FoldingRules.classify(scalar) {
    case .whiteSpace: return foldWhiteSpace(source, at: start)
    case .dash: return foldDashes(source, at: start)
    case .dropped: return foldInvisible(source, at: start)
    case .other: return foldLetter(source, scalar, at: start, length: length)
    }
  }

  private mutating func foldInvisible(_ source: UTF8Reader, at start: Int) -> Int {
    let end = source.end(of: .dropped, from: start)
    replace(start) { _ in }
    let softHyphen = (UInt8(0xC2), UInt8(0xAD))
    guard options.isPaged, (source[end - 2], source[end - 1]) == softHyphen else { return end }
    return lineStart(source, after: end) ?? end
  }

  private mutating func foldWhiteSpace(_ source: UTF8Reader, at start: Int) -> Int {
    let end = source.end(of: .whiteSpace, from: start)
    if bytes.last == UInt8(ascii: " ") {
      replace(start) { _ in }
    } else if end == start + 1 {
      if source[start] == UInt8(ascii: " ") { keep(source, start..<end) } else { replace(start) { $0.append(UInt8(ascii: " ")) } }
    } else {
      replace(start) { $0.append(UInt8(ascii: " ")) }
    }
    return end
  }

  private mutating func foldDashes(_ source: UTF8Reader, at start: Int) -> Int {
    let end = source.end(of: .dash, from: start)
    guard options.isPaged else {
      if end == start + 1 { keep(source, start..<end) } else { replace(start) { $0.append(UInt8(ascii: "-")) } }
      return end
    }
    let followsWord = bytes.last.map { $0 != UInt8(ascii: " ") } ?? false
    let next = followsWord ? lineStart(source, after: end) : nil
    // Only a single hyphen can be the mark of a broken word.
    let isHyphen =
      source[start] == UInt8(ascii: "-") ? end == start + 1 : source.scalar(at: start).scalar.value == 0x2010 && end == start + 3
    dashes.append(Dash(folded: bytes.count, isOptional: next != nil && isHyphen))
    replace(start) { _ in }
    return next ?? end
  }

  /// Where the text goes on after a line end, or nil where no line ends here.
  private func lineStart(_ source: UTF8Reader, after position: Int) -> Int? {
    let end = source.end(of: .whiteSpace, from: position)
    guard end > position, end < source.count else { return nil }
    return options.joinsAtSpaces || source.hasLineEnd(position..<end) ? end : nil
  }

  private mutating func foldLetter(_ source: UTF8Reader, _ scalar: Unicode.Scalar, at start: Int, length: Int) -> Int {
    var end = start + length
    var cluster: String.UnicodeScalarView?
    var next = end
    while next < source.count, source[next] >= 0x80 {
      let (mark, length) = source.scalar(at: next)
      next += length
      if case .dropped = FoldingRules.classify(mark) { continue }
      guard FoldingRules.joinsPrevious(mark) else { break }
      if cluster == nil { cluster = String.UnicodeScalarView([scalar]) }
      cluster?.append(mark)
      end = next
    }
    if cluster == nil, FoldingRules.isInert(scalar) {
      if let plain = FoldingRules.plainForm(scalar, foldsLigatures: options.isPaged) {
        replace(start) { $0.append(contentsOf: plain.utf8) }
      } else {
        keep(source, start..<end)
      }
      return end
    }
    let foldsLigatures = options.isPaged
    replace(start) { bytes in
      for scalar in String(cluster ?? String.UnicodeScalarView([scalar]))._nfc {
        if let plain = FoldingRules.plainForm(scalar, foldsLigatures: foldsLigatures) {
          bytes.append(contentsOf: plain.utf8)
        } else {
          bytes.append(contentsOf: UTF8.encode(scalar)!)
        }
      }
    }
    return end
  }

  /// Takes bytes over as they are.
  private mutating func keep(_ source: UTF8Reader, _ range: Range<Int>) {
    if linearEnd != range.lowerBound {
      pieces.append(Piece(folded: UInt32(bytes.count), source: UInt32(range.lowerBound), isAtomic: false))
    }
    bytes.append(contentsOf: source.bytes[range])
    linearEnd = range.upperBound
  }

  /// Puts other bytes, or none, in the place of what begins at `start`.
  private mutating func replace(_ start: Int, _ append: (inout [UInt8]) -> Void) {
    pieces.append(Piece(folded: UInt32(bytes.count), source: UInt32(start), isAtomic: true))
    append(&bytes)
    linearEnd = nil
  }
}

extension StaticString {
  var utf8: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: utf8Start, count: utf8CodeUnitCount) }
}
