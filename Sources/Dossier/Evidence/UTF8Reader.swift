/// Reads scalars from UTF-8 that is known to be valid.
struct UTF8Reader {
  let bytes: UnsafeBufferPointer<UInt8>

  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  var count: Int { bytes.count }

  subscript(_ position: Int) -> UInt8 { bytes[position] }

  func scalar(at position: Int) -> (scalar: Unicode.Scalar, length: Int) {
    func next(_ offset: Int) -> UInt32 { UInt32(bytes[position + offset] & 0x3F) }
    let lead = UInt32(bytes[position])
    let (value, length): (UInt32, Int) =
      switch lead {
      case 0..<0x80: (lead, 1)
      case 0..<0xE0: ((lead & 0x1F) << 6 | next(1), 2)
      case 0..<0xF0: ((lead & 0x0F) << 12 | next(1) << 6 | next(2), 3)
      default: ((lead & 0x07) << 18 | next(1) << 12 | next(2) << 6 | next(3), 4)
      }
    return (Unicode.Scalar(value) ?? "\u{FFFD}", length)
  }

  /// The end of the ASCII from `start` on that folds to itself whatever follows: no white space but single spaces, no
  /// dashes, no grave accents, and no letter before something that may be its mark.
  func plainASCII(from start: Int) -> Int {
    var end = start
    while end < count, isPlain[Int(bytes[end])] || isSingleSpace(end) { end += 1 }
    return end < count && bytes[end] >= 0x80 && end > start ? end - 1 : end
  }

  /// A space between two visible ASCII characters.
  private func isSingleSpace(_ position: Int) -> Bool {
    bytes[position] == UInt8(ascii: " ") && position > 0 && position + 1 < count && isPlain[Int(bytes[position - 1])]
      && isPlain[Int(bytes[position + 1])]
  }

  /// The end of a run of white space or dashes, invisible characters among them included.
  func end(of kind: FoldingRules.Class, from start: Int) -> Int {
    var (end, position) = (start, start)
    while position < count {
      let (scalar, length) = scalar(at: position)
      let found = FoldingRules.classify(scalar)
      guard found == kind || found == .dropped else { break }
      position += length
      if found == kind { end = position }
    }
    return end
  }

  func hasLineEnd(_ range: Range<Int>) -> Bool {
    var position = range.lowerBound
    while position < range.upperBound {
      let (scalar, length) = scalar(at: position)
      if FoldingRules.isLineEnd(scalar) { return true }
      position += length
    }
    return false
  }
}

private let isPlain: [Bool] = (0..<256).map { $0 > 0x20 && $0 < 0x7F && $0 != 0x2D && $0 != 0x60 }
