/// Reads a file as a stranger would who looks for words in it: through entities, percent signs, escapes, tags between letters, marks that
/// nobody sees, and what is encoded in it. One pass.
struct FileReader<Sink: WordSink> {
  /// The text that people read, and what stands in tags, comments and scripts.
  private(set) var text: WordReader<Sink>
  private(set) var inner: WordReader<Sink>
  private let style: FileStyle
  /// Whether what stands before and behind a hyphen at the end of a line, or a tag within a line, is taken for one word. It may be two.
  private let joinsWords: Bool
  /// Whether there is such a thing.
  private(set) var hasPartedWords = false
  /// Data that stand in the file in another form, with the place where they begin.
  private(set) var embedded: [(bytes: [UInt8], at: Int)] = []

  init(_ style: FileStyle, joinsWords: Bool = false, text: Sink, inner: Sink) {
    self.style = style
    self.joinsWords = joinsWords
    self.text = WordReader(text)
    self.inner = WordReader(inner)
  }

  mutating func read(_ bytes: UnsafeBufferPointer<UInt8>) {
    var reader = text
    read(bytes, 0..<bytes.count, &reader, style, isInner: false)
    reader.finish(at: bytes.count)
    text = reader
  }

  private mutating func readInner(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ style: FileStyle) {
    guard !range.isEmpty else { return }
    var reader = inner
    read(bytes, range, &reader, style, isInner: true)
    reader.finish(at: range.upperBound)
    inner = reader
  }

  private mutating func read(
    _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ reader: inout WordReader<Sink>, _ style: FileStyle, isInner: Bool
  ) {
    let (classes, end) = (ByteClass.table, range.upperBound)
    classes.withUnsafeBufferPointer { classes in
      var index = range.lowerBound
      while index < end {
        let byte = bytes[index]
        switch classes[Int(byte)] {
        case .lower: reader.letter(byte, isUpper: false, at: index)
        case .upper: reader.letter(byte | 0x20, isUpper: true, at: index)
        case .space: reader.separator(.none, at: index)
        case .stop:
          let isBound = style == .table || style == .calendar || byte == UInt8(ascii: ".") && Decoding.isSuffix(bytes, index, end)
          reader.separator(isBound ? .bound : .stop, at: index)
        case .bound: reader.separator(.bound, at: index)
        case .special:
          index = special(bytes, index, end, &reader, style, isInner: isInner)
          continue
        }
        index += 1
      }
    }
  }

  /// Reads something that is not itself; returns where to go on.
  private mutating func special(
    _ bytes: UnsafeBufferPointer<UInt8>, _ index: Int, _ end: Int, _ reader: inout WordReader<Sink>, _ style: FileStyle, isInner: Bool
  ) -> Int {
    switch bytes[index] {
    case UInt8(ascii: "<"): return tag(bytes, index, end, &reader, isInner: isInner)
    case UInt8(ascii: "&"):
      if let (scalar, next) = Decoding.entity(bytes, index, end) {
        take(scalar, &reader, at: index, to: next)
        return next
      }
      reader.separator(.bound, at: index)
    case UInt8(ascii: "%"):
      if let (scalar, next) = Decoding.percent(bytes, index, end) {
        take(scalar, &reader, at: index, to: next)
        return next
      }
      reader.separator(.stop, at: index)
    case UInt8(ascii: "\\"):
      if let (scalar, next) = Decoding.escape(bytes, index, end, isScript: style == .script, isStyleSheet: style == .styleSheet) {
        if let scalar { take(scalar, &reader, at: index, to: next) }
        return next
      }
      reader.separator(.stop, at: index)
    case UInt8(ascii: ","):
      if let next = dataURL(bytes, index, end) { return next }
      reader.separator(style == .table ? .bound : .stop, at: index)
    case 0x0A, 0x0D:
      if style == .calendar, let next = Decoding.foldedLine(bytes, index, end) { return next }
      reader.separator(style == .table || style == .calendar ? .bound : .none, at: index)
    case UInt8(ascii: "-"):
      if reader.isWithinWord, let next = Decoding.partedLine(bytes, index, end) {
        hasPartedWords = true
        if joinsWords { return next }
      }
      reader.separator(.none, at: index)
    default:
      let (scalar, next) = Decoding.scalar(bytes, index, end)
      if scalar.value < 0x80 { reader.separator(.stop, at: index) } else { reader.scalar(scalar, at: index, to: next) }
      return next
    }
    return index + 1
  }

  private func take(_ scalar: Unicode.Scalar, _ reader: inout WordReader<Sink>, at position: Int, to end: Int) {
    guard scalar.isASCII else { return reader.scalar(scalar, at: position, to: end) }
    let byte = UInt8(scalar.value)
    switch ByteClass.table[Int(byte)] {
    case .lower: reader.letter(byte, isUpper: false, at: position)
    case .upper: reader.letter(byte | 0x20, isUpper: true, at: position)
    case .space: reader.separator(.none, at: position)
    case .bound where byte != UInt8(ascii: "\""): reader.separator(.bound, at: position)
    default: reader.separator(byte == UInt8(ascii: "-") || byte == 0x0A ? .none : .stop, at: position)
    }
  }

  // MARK: Markup

  private mutating func tag(
    _ bytes: UnsafeBufferPointer<UInt8>, _ index: Int, _ end: Int, _ reader: inout WordReader<Sink>, isInner: Bool
  ) -> Int {
    guard !isInner, let tag = Tag(bytes, index, end) else {
      reader.separator(.bound, at: index)
      return index + 1
    }
    if tag.isComment {
      reader.tag()
    } else {
      // Elements within a line may part words by their style, or stand within one.
      if !tag.partsWords, reader.isWithinWord, tag.isBeforeLetter(bytes, end) { hasPartedWords = true }
      if tag.partsWords || !joinsWords { reader.separator(.bound, at: index) } else { reader.tag() }
    }
    readInner(bytes, tag.inside, .markup)
    guard let raw = tag.rawText(bytes, end) else { return tag.end }
    readInner(bytes, raw.range, raw.isStyleSheet ? .styleSheet : .script)
    return raw.range.upperBound
  }

  // MARK: Data in addresses

  private mutating func dataURL(_ bytes: UnsafeBufferPointer<UInt8>, _ comma: Int, _ end: Int) -> Int? {
    guard comma >= 6, bytes[comma - 1] == UInt8(ascii: "4"), bytes[(comma - 6)..<comma].elementsEqual("base64".utf8) else { return nil }
    let (decoded, next) = Decoding.base64(bytes, comma + 1, end)
    guard !decoded.isEmpty else { return nil }
    embedded.append((decoded, comma + 1))
    return next
  }
}

/// How a file writes things.
enum FileStyle: Sendable {
  case text, markup, script, styleSheet, table, calendar
}

enum ByteClass: UInt8 {
  case lower, upper, space, stop, bound, special

  static let table: [ByteClass] = (0..<256).map { value in
    let byte = UInt8(value)
    switch byte {
    case 0x61...0x7A, 0x30...0x39: return .lower
    case 0x41...0x5A: return .upper
    case 0x20, UInt8(ascii: "_"), UInt8(ascii: "'"), UInt8(ascii: "`"), UInt8(ascii: "*"): return .space
    case UInt8(ascii: "<"), UInt8(ascii: "&"), UInt8(ascii: "%"), UInt8(ascii: "\\"), UInt8(ascii: ","), UInt8(ascii: "-"), 0x0A, 0x0D,
      0x80...:
      return .special
    case UInt8(ascii: "\""), UInt8(ascii: ">"), UInt8(ascii: "/"), UInt8(ascii: "#"), UInt8(ascii: "?"), UInt8(ascii: "="),
      UInt8(ascii: "|"),
      UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "["), UInt8(ascii: "]"), 0x09, 0:
      return .bound
    default: return .stop
    }
  }
}
