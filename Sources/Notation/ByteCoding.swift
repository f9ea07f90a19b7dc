import Digests

/// Writes values as bytes, for ``ByteReader`` to read in the same order.
public struct ByteWriter: Sendable {
  public private(set) var bytes: [UInt8] = []

  public init() {}

  /// A number in as many bytes as it needs, seven bits in each (LEB128, zigzag).
  public mutating func write(_ number: Int) {
    var rest = UInt(bitPattern: (number << 1) ^ (number >> (Int.bitWidth - 1)))
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  public mutating func write(_ text: String) {
    var text = text
    text.withUTF8 { utf8 in
      write(utf8.count)
      bytes.append(contentsOf: utf8)
    }
  }

  public mutating func write(_ text: String?) {
    write(text == nil ? 0 : 1)
    if let text { write(text) }
  }

  public mutating func write(_ digest: Digest) {
    write(Int(bitPattern: UInt(digest.high)))
    write(Int(bitPattern: UInt(digest.low)))
  }
}

/// Reads what a ``ByteWriter`` wrote. What is cut off, or was never written by it, throws: nothing is trusted.
public struct ByteReader: Sendable {
  private let bytes: [UInt8]
  private var position: Int

  public struct Fault: Error {
    public init() {}
  }

  public init(_ bytes: [UInt8], from position: Int = 0) {
    self.bytes = bytes
    self.position = position
  }

  public var isAtEnd: Bool { position == bytes.count }

  public mutating func number() throws(Fault) -> Int {
    var value: UInt = 0
    var shift: UInt = 0
    while position < bytes.count, shift < 64 {
      let byte = bytes[position]
      position += 1
      value |= UInt(byte & 0x7F) << shift
      if byte < 0x80 { return Int(bitPattern: value >> 1) ^ -Int(bitPattern: value & 1) }
      shift += 7
    }
    throw Fault()
  }

  /// A number that fits 32 bits.
  public mutating func number32() throws(Fault) -> Int32 {
    guard let number = Int32(exactly: try number()) else { throw Fault() }
    return number
  }

  /// A number of items, of which each takes a byte at least: none that the bytes cannot hold.
  public mutating func count() throws(Fault) -> Int {
    let count = try number()
    guard count >= 0, count <= bytes.count - position else { throw Fault() }
    return count
  }

  public mutating func text() throws(Fault) -> String {
    let count = try count()
    defer { position += count }
    guard let text = String(validating: bytes[position..<position + count], as: UTF8.self) else { throw Fault() }
    return text
  }

  public mutating func optionalText() throws(Fault) -> String? { try number() == 0 ? nil : try text() }

  public mutating func digest() throws(Fault) -> Digest {
    let high = try number()
    return Digest(high: UInt64(UInt(bitPattern: high)), low: UInt64(UInt(bitPattern: try number())))
  }
}
