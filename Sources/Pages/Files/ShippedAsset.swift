/// Built-in style sheets and scripts as sites carry them: written for people to read, sent to people who do not.
///
/// What an author wrote is never touched.
enum ShippedAsset {
  static func bytes(_ source: [UInt8], named name: String) -> [UInt8] {
    name.hasSuffix(".css") ? styleSheet(source) : name.hasSuffix(".js") ? script(source) : source
  }

  /// A script without indentation, empty lines and the comments that have lines of their own.
  private static func script(_ source: [UInt8]) -> [UInt8] {
    var output: [UInt8] = []
    var isComment = false
    for line in source.split(separator: UInt8(ascii: "\n")) {
      let text = line.drop { $0 == UInt8(ascii: " ") }
      isComment = isComment || text.starts(with: "/*".utf8)
      if !isComment, !text.isEmpty {
        output += text
        output.append(UInt8(ascii: "\n"))
      }
      if isComment, text.suffix(2).elementsEqual("*/".utf8) { isComment = false }
    }
    return output
  }

  /// A style sheet without comments, and without the white space that means nothing: around braces and `>`, behind colons, commas and semicolons.
  private static func styleSheet(_ source: [UInt8]) -> [UInt8] {
    var output: [UInt8] = []
    var quote: UInt8?
    var index = 0
    while index < source.count {
      let byte = source[index]
      if let open = quote {
        if byte == open { quote = nil }
        output.append(byte)
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
        output.append(byte)
      } else if byte == UInt8(ascii: "/"), index + 1 < source.count, source[index + 1] == UInt8(ascii: "*") {
        index += 3
        while index < source.count, !(source[index - 1] == UInt8(ascii: "*") && source[index] == UInt8(ascii: "/")) { index += 1 }
      } else if byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\n") {
        if let last = output.last, !" {}:;,>".utf8.contains(last) { output.append(UInt8(ascii: " ")) }
      } else {
        if "{}>".utf8.contains(byte), output.last == UInt8(ascii: " ") { output.removeLast() }
        if byte == UInt8(ascii: "}"), output.last == UInt8(ascii: ";") { output.removeLast() }
        output.append(byte)
      }
      index += 1
    }
    return output
  }
}
