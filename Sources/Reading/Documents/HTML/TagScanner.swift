/// Finds the tags of an HTML text one after the other, without making anything of them.
///
/// Comments, declarations and the text of `script`, `style`, `title` and their like are passed over, as the tokenizer of
/// the HTML standard (13.2.5) passes over them outside SVG and MathML.
struct TagScanner {
  struct Tag {
    var range: Range<Int>
    var name: Range<Int>
    var isEnd: Bool
    var isSelfClosing: Bool
    /// How many attributes it has.
    var attributes: Int
  }

  private let bytes: UnsafeBufferPointer<UInt8>
  private var position = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  /// The name of a tag in lower case.
  func name(of tag: Tag) -> String {
    var name = String.UnicodeScalarView()
    // No name that means anything is longer.
    for byte in bytes[tag.name].prefix(16) { name.append(Unicode.Scalar(isUpper(byte) ? byte | 0x20 : byte)) }
    return String(name)
  }

  /// The next tag; nil at the end.
  mutating func next() -> Tag? {
    while let start = bytes[position...].firstIndex(of: UInt8(ascii: "<")) {
      position = start + 1
      guard position < bytes.count else { return nil }
      switch bytes[position] {
      case UInt8(ascii: "!"), UInt8(ascii: "?"): skipDeclaration()
      case UInt8(ascii: "/") where position + 1 < bytes.count && isLetter(bytes[position + 1]):
        position += 1
        return scanTag(from: start, isEnd: true)
      case UInt8(ascii: "/"): skip(past: ">")
      case let byte where isLetter(byte):
        let tag = scanTag(from: start, isEnd: false)
        skipRawText(behind: tag)
        return tag
      default: break
      }
    }
    return nil
  }

  private mutating func scanTag(from start: Int, isEnd: Bool) -> Tag {
    let nameStart = position
    skip { !isSpace($0) && $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: ">") }
    var tag = Tag(range: start..<position, name: nameStart..<position, isEnd: isEnd, isSelfClosing: false, attributes: 0)
    while position < bytes.count, bytes[position] != UInt8(ascii: ">") {
      if isSpace(bytes[position]) || bytes[position] == UInt8(ascii: "/") {
        position += 1
      } else {
        scanAttribute()
        tag.attributes += 1
      }
    }
    tag.isSelfClosing = bytes[position - 1] == UInt8(ascii: "/")
    position = min(position + 1, bytes.count)
    tag.range = start..<position
    return tag
  }

  private mutating func scanAttribute() {
    // A name may begin with `=`.
    position += 1
    skip { !isSpace($0) && $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: ">") && $0 != UInt8(ascii: "=") }
    skip(while: isSpace)
    guard position < bytes.count, bytes[position] == UInt8(ascii: "=") else { return }
    position += 1
    skip(while: isSpace)
    guard position < bytes.count else { return }
    let quote = bytes[position]
    if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
      position += 1
      skip { $0 != quote }
      position = min(position + 1, bytes.count)
    } else {
      skip { !isSpace($0) && $0 != UInt8(ascii: ">") }
    }
  }

  private mutating func skipDeclaration() {
    guard bytes[position...].starts(with: "!--".utf8) else { return skip(past: ">") }
    position += 3
    if bytes[position...].starts(with: ">".utf8) || bytes[position...].starts(with: "->".utf8) { return skip(past: ">") }
    while let dash = bytes[position...].firstIndex(of: UInt8(ascii: "-")) {
      position = dash + 1
      guard bytes[position...].starts(with: "->".utf8) || bytes[position...].starts(with: "-!>".utf8) else { continue }
      return skip(past: ">")
    }
    position = bytes.count
  }

  private mutating func skipRawText(behind tag: Tag) {
    let name = name(of: tag)
    switch name {
    case "script", "style", "title", "textarea", "xmp", "iframe", "noembed", "noframes": break
    case "plaintext": position = bytes.count
    default: return
    }
    while let start = bytes[position...].firstIndex(of: UInt8(ascii: "<")) {
      position = start
      let end = start + 2 + name.utf8.count
      if end <= bytes.count, bytes[start + 1] == UInt8(ascii: "/"),
        bytes[start + 2..<end].elementsEqual(name.utf8, by: { (isUpper($0) ? $0 | 0x20 : $0) == $1 })
      {
        return
      }
      position = start + 1
    }
    position = bytes.count
  }

  private mutating func skip(past byte: Unicode.Scalar) {
    skip { $0 != UInt8(ascii: byte) }
    position = min(position + 1, bytes.count)
  }

  private mutating func skip(while condition: (UInt8) -> Bool) {
    while position < bytes.count, condition(bytes[position]) { position += 1 }
  }
}

private func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
private func isUpper(_ byte: UInt8) -> Bool { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) }
private func isLetter(_ byte: UInt8) -> Bool { isUpper(byte & 0xDF) }
