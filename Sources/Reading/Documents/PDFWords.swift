/// A word of a PDF and where it stands on its page, in points from the upper left corner.
struct PDFWord {
  var text: ArraySlice<UInt8>
  var left: Double
  var top: Double
  var right: Double
  var bottom: Double

  var height: Double { bottom - top }
  var middle: Double { (top + bottom) / 2 }
}

/// Reads what `pdftotext -bbox` writes: a line for each page and a line for each word.
struct PDFWords {
  private let lines: [ArraySlice<UInt8>]
  private var next = 0

  init(_ bytes: [UInt8]) { lines = bytes.split(separator: UInt8(ascii: "\n")) }

  enum Item {
    case page
    case word(PDFWord)
  }

  mutating func nextItem() -> Item? {
    while next < lines.count {
      let line = lines[next].drop { $0 == UInt8(ascii: " ") }
      next += 1
      if line.starts(with: "<page ".utf8) { return .page }
      if line.starts(with: "<word ".utf8), let word = Self.word(in: line) { return .word(word) }
    }
    return nil
  }

  /// A word without white space and without the control characters that fonts map to; nil where nothing is left.
  private static func word(in line: ArraySlice<UInt8>) -> PDFWord? {
    guard let close = line.firstIndex(of: UInt8(ascii: ">")), let end = line.lastIndex(of: UInt8(ascii: "<")), close < end else {
      return nil
    }
    // Every second piece between quotation marks is a number.
    let numbers = line[..<close].split(separator: UInt8(ascii: "\""), omittingEmptySubsequences: false).enumerated()
      .compactMap { $0.offset % 2 == 1 ? Double(String(decoding: $0.element, as: UTF8.self)) : nil }
    guard numbers.count == 4, numbers[1] < numbers[3] else { return nil }
    let text = unescaped(line[(close + 1)..<end])
    return text.isEmpty ? nil : PDFWord(text: text, left: numbers[0], top: numbers[1], right: numbers[2], bottom: numbers[3])
  }

  private static func unescaped(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard text.contains(where: { $0 == UInt8(ascii: "&") || $0 <= 0x20 || $0 == 0x7F }) else { return text }
    var result: [UInt8] = []
    var rest = text
    while let byte = rest.first {
      if let (name, character) = entities.first(where: { rest.starts(with: $0.0.utf8) }) {
        result.append(character)
        rest = rest.dropFirst(name.utf8.count)
      } else {
        if byte > 0x20, byte != 0x7F { result.append(byte) }
        rest = rest.dropFirst()
      }
    }
    return result[...]
  }

  private static let entities: [(String, UInt8)] = [
    ("&amp;", UInt8(ascii: "&")), ("&lt;", UInt8(ascii: "<")), ("&gt;", UInt8(ascii: ">")), ("&quot;", UInt8(ascii: "\"")),
    ("&apos;", UInt8(ascii: "'")),
  ]
}
