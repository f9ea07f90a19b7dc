/// A JSON value, written with its keys in the order in which they are given.
public indirect enum JSON {
  case text(String)
  case number(Int)
  case flag(Bool)
  /// Members whose list is empty are left out.
  case list([JSON])
  /// A list that is written even where it is empty.
  case entries([JSON])
  case object([(String, JSON?)])

  public var bytes: [UInt8] {
    var output: [UInt8] = []
    write(to: &output)
    return output
  }

  func write(to output: inout [UInt8]) {
    switch self {
    case .text(let text): Self.write(text, to: &output)
    case .number(let number): output += String(number).utf8
    case .flag(let flag): output += (flag ? "true" : "false").utf8
    case .list(let items), .entries(let items):
      output.append(UInt8(ascii: "["))
      for (index, item) in items.enumerated() {
        if index > 0 { output.append(UInt8(ascii: ",")) }
        item.write(to: &output)
      }
      output.append(UInt8(ascii: "]"))
    case .object(let members):
      output.append(UInt8(ascii: "{"))
      var isFirst = true
      for (key, value) in members {
        guard let value, !value.isEmptyList else { continue }
        if !isFirst { output.append(UInt8(ascii: ",")) }
        isFirst = false
        Self.write(key, to: &output)
        output.append(UInt8(ascii: ":"))
        value.write(to: &output)
      }
      output.append(UInt8(ascii: "}"))
    }
  }

  private var isEmptyList: Bool { if case .list(let items) = self { items.isEmpty } else { false } }

  /// RFC 8259 strings.
  private static func write(_ text: String, to output: inout [UInt8]) {
    output.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""): output += "\\\"".utf8
      case UInt8(ascii: "\\"): output += "\\\\".utf8
      case 0x0A: output += "\\n".utf8
      case 0..<0x20: output += "\\u00\(byte < 16 ? "0" : "")\(String(byte, radix: 16))".utf8
      default: output.append(byte)
      }
    }
    output.append(UInt8(ascii: "\""))
  }
}
