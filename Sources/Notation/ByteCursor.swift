/// A place in a text: lines and columns count from 1, columns in Unicode scalars.
public struct TextPlace: Sendable, Hashable {
  public var line: Int
  public var column: Int

  public init(line: Int = 1, column: Int = 1) { (self.line, self.column) = (line, column) }
}

/// What is wrong with a text in some notation, and where.
public struct NotationFault: Error, Sendable, Hashable {
  public var message: String
  public var help: String
  public var place: TextPlace

  public init(message: String, help: String, place: TextPlace) { (self.message, self.help, self.place) = (message, help, place) }
}

/// Goes through bytes of UTF-8 and knows the place of the next one.
struct ByteCursor {
  private let bytes: [UInt8]
  private(set) var index = 0
  private(set) var place = TextPlace()

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    // A byte order mark is no part of the text.
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { index = 3 }
  }

  var next: UInt8? { index < bytes.count ? bytes[index] : nil }
  func after(_ count: Int) -> UInt8? { index + count < bytes.count ? bytes[index + count] : nil }
  func text(from start: Int) -> ArraySlice<UInt8> { bytes[start..<index] }

  mutating func advance() {
    let byte = bytes[index]
    index += 1
    if byte == 0x0A {
      place = TextPlace(line: place.line + 1)
    } else if byte & 0xC0 != 0x80 {
      place.column += 1
    }
  }

  mutating func advance(by count: Int) { for _ in 0..<count { advance() } }
}
