/// The writing of script files: a call with data that no markup in it can leave.
enum Script {
  /// Writes what stands inside a JSON string so that it is safe in scripts and in HTML, its white space as single spaces.
  struct Text {
    private var isSpaced = true
    /// How long what was written is for JavaScript: in UTF-16 units.
    private(set) var length = 0

    mutating func append(_ text: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]) {
      Script.isPlain.withUnsafeBufferPointer { append(text, isPlain: $0, to: &output) }
    }

    private mutating func append(_ text: UnsafeBufferPointer<UInt8>, isPlain: UnsafeBufferPointer<Bool>, to output: inout [UInt8]) {
      var index = 0
      while index < text.count {
        let byte = text[index]
        index += 1
        if byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) {
          if !isSpaced {
            output.append(0x20)
            length += 1
          }
          isSpaced = true
          continue
        }
        isSpaced = false
        if isPlain[Int(byte)] {
          let start = index - 1
          // A space between two words is written with them.
          while index < text.count {
            if isPlain[Int(text[index])] {
              index += 1
            } else if text[index] == 0x20, index + 1 < text.count, isPlain[Int(text[index + 1])] {
              index += 2
            } else {
              break
            }
          }
          output.append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<index]))
          length += index - start
          continue
        }
        if byte & 0xC0 != 0x80 { length += byte >= 0xF0 ? 2 : 1 }
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"):
          output.append(UInt8(ascii: "\\"))
          output.append(byte)
        case 0..<0x20, 0x7F, UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "&"): Script.appendEscape(UInt16(byte), to: &output)
        // U+2028 and U+2029 end lines of scripts.
        case 0xE2 where index + 1 < text.count && text[index] == 0x80 && (text[index + 1] == 0xA8 || text[index + 1] == 0xA9):
          Script.appendEscape(0x2000 | UInt16(text[index + 1] & 0x3F), to: &output)
          index += 2
        default: output.append(byte)
        }
      }
    }
  }

  /// The bytes that stand in a JSON string as they are, and are characters: ASCII but space and what has to be escaped.
  fileprivate static let isPlain: [Bool] = (0..<256).map { (0x21..<0x7F).contains($0) && ![0x22, 0x5C, 0x3C, 0x3E, 0x26].contains($0) }

  static func appendString(_ text: String, to output: inout [UInt8]) {
    var text = text
    output.append(UInt8(ascii: "\""))
    var writer = Text()
    text.withUTF8 { writer.append($0, to: &output) }
    output.append(UInt8(ascii: "\""))
  }

  fileprivate static func appendEscape(_ unit: UInt16, to output: inout [UInt8]) {
    let digits = Array("0123456789abcdef".utf8)
    output += "\\u".utf8
    for shift in [12, 8, 4, 0] { output.append(digits[Int(unit >> shift) & 15]) }
  }

  /// A file that hands its data to the page's script.
  static func file(_ name: String, _ data: (inout [UInt8]) -> Void) -> [UInt8] {
    var output = Array("briefingSearch(\"\(name)\",".utf8)
    data(&output)
    output += ")\n".utf8
    return output
  }
}
