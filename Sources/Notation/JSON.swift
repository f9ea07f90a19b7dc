/// A JSON value, written with its keys in the order in which they are given.
public enum JSON: Sendable {
  case text(String)
  case number(Int)
  /// A number as it is written, which must be one of JSON's.
  case decimal(String)
  case flag(Bool)
  case null
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

  public func write(to output: inout [UInt8]) {
    switch self {
    case .text(let text): Self.write(text, to: &output)
    case .number(let number): output.append(decimal: number)
    case .decimal(let digits): output += digits.utf8
    case .null: output += "null".utf8
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

  /// The value over several lines, each level two spaces further in; short lists of plain values stay on their line.
  public var indented: [UInt8] {
    var output: [UInt8] = []
    write(to: &output, indentedBy: 0)
    output.append(UInt8(ascii: "\n"))
    return output
  }

  private func write(to output: inout [UInt8], indentedBy depth: Int) {
    func line(_ depth: Int) { output += "\n".utf8 + [UInt8](repeating: UInt8(ascii: " "), count: depth * 2) }
    switch self {
    case .list(let items), .entries(let items):
      if items.allSatisfy(\.isPlain), bytes.count < 100 { return write(to: &output) }
      output.append(UInt8(ascii: "["))
      for (index, item) in items.enumerated() {
        if index > 0 { output.append(UInt8(ascii: ",")) }
        line(depth + 1)
        item.write(to: &output, indentedBy: depth + 1)
      }
      line(depth)
      output.append(UInt8(ascii: "]"))
    case .object(let members):
      let written = members.compactMap { key, value in value.flatMap { $0.isEmptyList ? nil : (key, $0) } }
      if written.isEmpty { return write(to: &output) }
      output.append(UInt8(ascii: "{"))
      for (index, (key, value)) in written.enumerated() {
        if index > 0 { output.append(UInt8(ascii: ",")) }
        line(depth + 1)
        Self.write(key, to: &output)
        output += ": ".utf8
        value.write(to: &output, indentedBy: depth + 1)
      }
      line(depth)
      output.append(UInt8(ascii: "}"))
    default: write(to: &output)
    }
  }

  private var isPlain: Bool {
    switch self {
    case .list, .entries, .object: false
    default: true
    }
  }

  private var isEmptyList: Bool { if case .list(let items) = self { items.isEmpty } else { false } }

  /// Writes a text as a string, as RFC 8259 has them.
  public static func write(_ text: String, to output: inout [UInt8]) {
    output.append(UInt8(ascii: "\""))
    var text = text
    text.withUTF8 { bytes in
      var start = 0
      for (index, byte) in bytes.enumerated() where byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") {
        output.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<index]))
        output += escape(of: byte).utf8
        start = index + 1
      }
      output.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start...]))
    }
    output.append(UInt8(ascii: "\""))
  }

  private static func escape(of byte: UInt8) -> String {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): "\\" + String(Unicode.Scalar(byte))
    case 0x0A: "\\n"
    default: "\\u00\(byte < 16 ? "0" : "")\(String(byte, radix: 16))"
    }
  }
}
