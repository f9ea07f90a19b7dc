/// A value of JSON with its place in the text.
public struct JSONNode: Sendable {
  public indirect enum Value: Sendable {
    case text(String)
    /// As it is written.
    case number(String)
    case flag(Bool)
    case null
    case list([JSONNode])
    case object([Member])
  }
  public struct Member: Sendable {
    public var key: String
    public var value: JSONNode
  }
  public var value: Value
  public var place: TextPlace

  /// The value of a member; nil where this is no object that has it.
  public subscript(key: String) -> JSONNode? {
    guard case .object(let members) = value else { return nil }
    return members.first { $0.key == key }?.value
  }

  public var text: String? { if case .text(let text) = value { text } else { nil } }

  /// The items of a list, or the value itself where it is none.
  public var items: [JSONNode] {
    switch value {
    case .list(let items): items
    case .null: []
    default: [self]
    }
  }
}

/// A strict reader of JSON (RFC 8259).
public struct JSONReader {
  private var cursor: ByteCursor
  /// Deeper values are refused, so that none can use up the stack.
  private static let maximumDepth = 64

  private init(_ bytes: [UInt8]) { cursor = ByteCursor(bytes) }

  /// Reads one value, or several behind each other, as in lines of JSON.
  ///
  /// - Parameter bytes: UTF-8.
  public static func values(in bytes: [UInt8]) throws(NotationFault) -> [JSONNode] {
    var reader = JSONReader(bytes)
    var values: [JSONNode] = []
    reader.skipBlanks()
    while reader.cursor.next != nil {
      values.append(try reader.value(depth: 0))
      reader.skipBlanks()
    }
    return values
  }

  private func fault(_ message: String, _ help: String = "see whether the file is whole, and JSON") -> NotationFault {
    NotationFault(message: message, help: help, place: cursor.place)
  }

  private mutating func skipBlanks() { while let byte = cursor.next, [0x20, 0x09, 0x0A, 0x0D].contains(byte) { cursor.advance() } }

  private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard cursor.next == UInt8(ascii: scalar) else { return false }
    cursor.advance()
    return true
  }

  private mutating func value(depth: Int) throws(NotationFault) -> JSONNode {
    guard depth < Self.maximumDepth else { throw fault("values are nested more than \(Self.maximumDepth) deep here") }
    let place = cursor.place
    switch cursor.next {
    case UInt8(ascii: "{"): return JSONNode(value: .object(try members(depth: depth)), place: place)
    case UInt8(ascii: "["): return JSONNode(value: .list(try items(depth: depth)), place: place)
    case UInt8(ascii: "\""): return JSONNode(value: .text(try string()), place: place)
    case UInt8(ascii: "t"): return JSONNode(value: try word("true", .flag(true)), place: place)
    case UInt8(ascii: "f"): return JSONNode(value: try word("false", .flag(false)), place: place)
    case UInt8(ascii: "n"): return JSONNode(value: try word("null", .null), place: place)
    case let byte? where byte == UInt8(ascii: "-") || (48...57).contains(byte): return JSONNode(value: .number(number()), place: place)
    case nil: throw fault("the file ends in the middle of a value")
    default: throw fault("no value of JSON begins like this")
    }
  }

  private mutating func word(_ word: String, _ value: JSONNode.Value) throws(NotationFault) -> JSONNode.Value {
    for byte in word.utf8 {
      guard cursor.next == byte else { throw fault("no value of JSON begins like this") }
      cursor.advance()
    }
    return value
  }

  private mutating func number() -> String {
    let start = cursor.index
    while let byte = cursor.next, (48...57).contains(byte) || "+-.eE".utf8.contains(byte) { cursor.advance() }
    return String(decoding: cursor.text(from: start), as: UTF8.self)
  }

  private mutating func items(depth: Int) throws(NotationFault) -> [JSONNode] {
    cursor.advance()
    var items: [JSONNode] = []
    skipBlanks()
    if take("]") { return items }
    while true {
      skipBlanks()
      items.append(try value(depth: depth + 1))
      skipBlanks()
      if take("]") { return items }
      guard take(",") else { throw fault("a comma or ] is missing here") }
    }
  }

  private mutating func members(depth: Int) throws(NotationFault) -> [JSONNode.Member] {
    cursor.advance()
    var members: [JSONNode.Member] = []
    skipBlanks()
    if take("}") { return members }
    while true {
      skipBlanks()
      guard cursor.next == UInt8(ascii: "\"") else { throw fault("a key in quotation marks is missing here") }
      let key = try string()
      skipBlanks()
      guard take(":") else { throw fault("a colon is missing here") }
      skipBlanks()
      members.append(JSONNode.Member(key: key, value: try value(depth: depth + 1)))
      skipBlanks()
      if take("}") { return members }
      guard take(",") else { throw fault("a comma or } is missing here") }
    }
  }

  private mutating func string() throws(NotationFault) -> String {
    cursor.advance()
    var bytes: [UInt8] = []
    while let byte = cursor.next {
      switch byte {
      case UInt8(ascii: "\""):
        cursor.advance()
        return String(decoding: bytes, as: UTF8.self)
      case UInt8(ascii: "\\"):
        cursor.advance()
        bytes += UTF8.encode(try escape()) ?? UTF8.encodedReplacementCharacter
      case 0..<0x20: throw fault("a text holds a line end or another control character")
      default:
        bytes.append(byte)
        cursor.advance()
      }
    }
    throw fault("a text has no quotation mark at its end")
  }

  private mutating func escape() throws(NotationFault) -> Unicode.Scalar {
    guard let kind = cursor.next else { throw fault("the file ends in the middle of a text") }
    if kind != UInt8(ascii: "u") {
      guard let scalar = Self.escapes[kind] else { throw fault("there is no such escape in JSON") }
      cursor.advance()
      return scalar
    }
    cursor.advance()
    let unit = try hexadecimal()
    if (0xD800..<0xDC00).contains(unit), cursor.next == UInt8(ascii: "\\"), cursor.after(1) == UInt8(ascii: "u") {
      cursor.advance(by: 2)
      let low = try hexadecimal()
      guard (0xDC00..<0xE000).contains(low) else { return "\u{FFFD}" }
      return Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00)) ?? "\u{FFFD}"
    }
    return Unicode.Scalar(unit) ?? "\u{FFFD}"
  }

  private mutating func hexadecimal() throws(NotationFault) -> UInt32 {
    let start = cursor.index
    for _ in 0..<4 {
      guard let byte = cursor.next, Unicode.Scalar(byte).properties.isASCIIHexDigit else {
        throw fault("four hexadecimal digits are missing here")
      }
      cursor.advance()
    }
    return UInt32(String(decoding: cursor.text(from: start), as: UTF8.self), radix: 16) ?? 0
  }

  private static let escapes: [UInt8: Unicode.Scalar] = [
    UInt8(ascii: "\""): "\"", UInt8(ascii: "\\"): "\\", UInt8(ascii: "/"): "/", UInt8(ascii: "b"): "\u{8}", UInt8(ascii: "f"): "\u{C}",
    UInt8(ascii: "n"): "\n", UInt8(ascii: "r"): "\r", UInt8(ascii: "t"): "\t",
  ]
}
