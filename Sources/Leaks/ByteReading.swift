extension WordReader {
  /// Reads bytes up to a tag, to the comma before encoded data, or to the end.
  ///
  /// - Parameter joining: Whether what stands before and behind a hyphen at the end of a line is one word.
  /// - Returns: Where the tag, the comma or the end is.
  mutating func read(
    _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int, _ style: FileStyle, _ tables: ByteTables, joining: Bool
  ) -> Int {
    var index = start
    while index < end {
      let byte = bytes[index]
      switch tables.classes[Int(byte)] {
      case .lower, .upper:
        index = letters(bytes, index, end, tables.folded)
        continue
      case .space: separator(.none, at: index)
      case .stop:
        let isBound = style == .table || style == .calendar || byte == UInt8(ascii: ".") && Decoding.isSuffix(bytes, index, end)
        separator(isBound ? .bound : .stop, at: index)
      case .bound: separator(.bound, at: index)
      case .special:
        if byte == UInt8(ascii: "<") || byte == UInt8(ascii: ",") && Decoding.isData(bytes, index, end) { return index }
        index = special(bytes, index, end, style, joining: joining)
        continue
      }
      index += 1
    }
    return end
  }

  /// Reads something that is not itself; returns where to go on.
  private mutating func special(
    _ bytes: UnsafeBufferPointer<UInt8>, _ index: Int, _ end: Int, _ style: FileStyle, joining: Bool
  ) -> Int {
    switch bytes[index] {
    case UInt8(ascii: "&"):
      if let (scalar, next) = Decoding.entity(bytes, index, end) {
        take(scalar, at: index, to: next)
        return next
      }
      separator(.bound, at: index)
    case UInt8(ascii: "%"):
      if let (scalar, next) = Decoding.percent(bytes, index, end) {
        take(scalar, at: index, to: next)
        return next
      }
      separator(.stop, at: index)
    case UInt8(ascii: "\\"):
      if let (scalar, next) = Decoding.escape(bytes, index, end, isScript: style == .script, isStyleSheet: style == .styleSheet) {
        if let scalar { take(scalar, at: index, to: next) }
        return next
      }
      separator(.stop, at: index)
    case UInt8(ascii: ","): separator(style == .table ? .bound : .stop, at: index)
    case 0x0A, 0x0D:
      if style == .calendar, let next = Decoding.foldedLine(bytes, index, end) { return next }
      separator(style == .table || style == .calendar ? .bound : .none, at: index)
    case UInt8(ascii: "-"):
      if isWithinWord, let next = Decoding.partedLine(bytes, index, end) {
        // A line of a calendar that is folded ends in a space.
        let isBound = style == .table || style == .calendar && bytes[next - 1] == 0x0A
        if !joining { part(isBound ? .bound : .none, at: index) }
        return next
      }
      // "TI  - A title": RIS parts its tags from their values so.
      let parts = style == .table && index > 1 && index + 1 < end && [-2, -1, 1].allSatisfy { bytes[index + $0] == 0x20 }
      separator(parts ? .bound : .none, at: index)
    default:
      let (scalar, next) = Decoding.scalar(bytes, index, end)
      if scalar.value < 0x80 { separator(.stop, at: index) } else { self.scalar(scalar, at: index, to: next) }
      return next
    }
    return index + 1
  }

  private mutating func take(_ scalar: Unicode.Scalar, at position: Int, to end: Int) {
    guard scalar.isASCII else { return self.scalar(scalar, at: position, to: end) }
    let byte = UInt8(scalar.value)
    switch ByteClass(byte) {
    case .lower: letter(byte, isUpper: false, at: position)
    case .upper: letter(byte | 0x20, isUpper: true, at: position)
    case .space: separator(.none, at: position)
    case .bound where byte != UInt8(ascii: "\""): separator(.bound, at: position)
    default: separator(byte == UInt8(ascii: "-") || byte == 0x0A ? .none : .stop, at: position)
    }
  }
}

/// What a byte is where it stands for itself.
enum ByteClass: UInt8 {
  case lower, upper, space, stop, bound, special

  init(_ byte: UInt8) {
    switch byte {
    case 0x61...0x7A, 0x30...0x39: self = .lower
    case 0x41...0x5A: self = .upper
    case 0x20, UInt8(ascii: "_"), UInt8(ascii: "'"), UInt8(ascii: "`"), UInt8(ascii: "*"): self = .space
    case UInt8(ascii: "<"), UInt8(ascii: "&"), UInt8(ascii: "%"), UInt8(ascii: "\\"), UInt8(ascii: ","), UInt8(ascii: "-"), 0x0A, 0x0D,
      0x80...:
      self = .special
    case UInt8(ascii: "\""), UInt8(ascii: ">"), UInt8(ascii: "/"), UInt8(ascii: "#"), UInt8(ascii: "?"), UInt8(ascii: "="),
      UInt8(ascii: "|"),
      UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "["), UInt8(ascii: "]"), 0x09, 0:
      self = .bound
    default: self = .stop
    }
  }
}

/// The classes of all bytes and the letters folded, as pointers: no look-up has to ask whether its table is there and long enough.
struct ByteTables {
  let classes: UnsafePointer<ByteClass>
  /// The small letter or digit that a byte is; 0 where it is none.
  let folded: UnsafePointer<UInt8>

  private static let classes = (0...255).map { ByteClass($0) }
  private static let folded = (0...255).map { (byte: UInt8) -> UInt8 in
    switch ByteClass(byte) {
    case .lower: byte
    case .upper: byte | 0x20
    default: 0
    }
  }

  static func withTables(_ body: (ByteTables) -> Void) {
    classes.withUnsafeBufferPointer { classes in
      folded.withUnsafeBufferPointer { folded in
        body(ByteTables(classes: classes.baseAddress!, folded: folded.baseAddress!))
      }
    }
  }
}
