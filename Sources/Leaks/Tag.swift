/// A tag or a comment of HTML or XML.
struct Tag {
  /// What stands between its brackets.
  var inside: Range<Int>
  var end: Int
  /// Whether the words before and behind it are surely two.
  var partsWords: Bool
  private(set) var isComment = false
  private var isRaw = false
  private var isStyleSheet = false

  /// Elements that stand within words.
  private static let inline: Set<String> = [
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "del", "dfn", "em", "font", "i", "ins", "kbd", "mark", "q", "s", "samp", "small",
    "span",
    "strong", "sub", "sup", "time", "tspan", "u", "var", "wbr",
  ]

  /// Nil where `<` is only a sign.
  init?(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ limit: Int) {
    guard start + 1 < limit else { return nil }
    var index = start + 1
    if bytes[index..<limit].starts(with: "!--".utf8) {
      index += 3
      let inner = index
      while index + 2 < limit, !(bytes[index] == 0x2D && bytes[index + 1] == 0x2D && bytes[index + 2] == 0x3E) { index += 1 }
      (inside, end, partsWords, isComment) = (inner..<index, min(index + 3, limit), false, true)
      return
    }
    let isEnd = bytes[index] == UInt8(ascii: "/")
    if isEnd { index += 1 }
    guard index < limit else { return nil }
    let first = bytes[index]
    guard first | 0x20 &- 0x61 < 26 || first == UInt8(ascii: "!") || first == UInt8(ascii: "?") else { return nil }
    if bytes[index..<limit].starts(with: "![CDATA[".utf8) {
      (inside, end, partsWords) = (index..<index, index + 8, false)
      return
    }
    let name = index
    while index < limit, bytes[index] | 0x20 &- 0x61 < 26 || bytes[index] &- 0x30 < 10 { index += 1 }
    let nameEnd = index
    var quote: UInt8 = 0
    while index < limit {
      let byte = bytes[index]
      if quote != 0 {
        if byte == quote { quote = 0 }
      } else if byte == UInt8(ascii: ">") {
        break
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'"), bytes[index - 1] == UInt8(ascii: "=") {
        quote = byte
      }
      index += 1
    }
    (inside, end) = (name..<index, min(index + 1, limit))
    let length = nameEnd - name
    if length > 6 {
      partsWords = true
    } else {
      let lowered = String(decoding: bytes[name..<nameEnd].map { $0 | 0x20 }, as: UTF8.self)
      partsWords = !Self.inline.contains(lowered)
      isStyleSheet = !isEnd && lowered == "style"
      isRaw = isStyleSheet || !isEnd && lowered == "script"
    }
  }

  /// Whether a letter stands directly behind it, or behind more tags of its kind.
  func isBeforeLetter(_ bytes: UnsafeBufferPointer<UInt8>, _ limit: Int) -> Bool {
    var next = end
    while next < limit {
      let byte = bytes[next]
      guard byte == UInt8(ascii: "<") else {
        return byte | 0x20 &- 0x61 < 26 || byte &- 0x30 < 10 || byte >= 0x80 || byte == UInt8(ascii: "&")
      }
      guard let tag = Tag(bytes, next, limit), !tag.partsWords else { return false }
      next = tag.end
    }
    return false
  }

  /// The text of a script or a style sheet behind its tag.
  func rawText(_ bytes: UnsafeBufferPointer<UInt8>, _ limit: Int) -> (range: Range<Int>, isStyleSheet: Bool)? {
    guard isRaw else { return nil }
    let name = Array((isStyleSheet ? "style" : "script").utf8)
    var index = end
    while index + 2 + name.count <= limit {
      if bytes[index] == UInt8(ascii: "<"), bytes[index + 1] == UInt8(ascii: "/"),
        bytes[(index + 2)..<(index + 2 + name.count)].lazy.map({ $0 | 0x20 }).elementsEqual(name)
      {
        return (end..<index, isStyleSheet)
      }
      index += 1
    }
    return (end..<limit, isStyleSheet)
  }
}
