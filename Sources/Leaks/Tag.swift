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

  /// Nil where `<` is only a sign.
  init?(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ limit: Int) {
    guard start + 1 < limit else { return nil }
    var index = start + 1
    if Self.starts(bytes, index, limit, "!--") {
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
    if Self.starts(bytes, index, limit, "![CDATA[") {
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
    guard nameEnd - name < 7 else {
      partsWords = true
      return
    }
    let lowered = bytes[name..<nameEnd].reduce(UInt64(0)) { $0 << 8 | UInt64($1 | 0x20) }
    partsWords = !InlineElements.contains(lowered)
    isStyleSheet = !isEnd && lowered == 0x73_7479_6C65  // style
    isRaw = isStyleSheet || !isEnd && lowered == 0x7363_7269_7074  // script
  }

  private static func starts(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int, _ limit: Int, _ word: StaticString) -> Bool {
    guard index + word.utf8CodeUnitCount <= limit else { return false }
    return (0..<word.utf8CodeUnitCount).allSatisfy { bytes[index + $0] == word.utf8Start[$0] }
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

/// Elements that stand within words, by the bytes of their names: a table that is quicker than a set, as each tag is looked up.
private enum InlineElements {
  private static let slots: [UInt64] = {
    let names = """
      a abbr b bdi bdo cite code del dfn em font i ins kbd mark q s samp small span strong sub sup time tspan u var wbr
      """
    var slots = [UInt64](repeating: 0, count: 256)
    for name in names.split(separator: " ").map({ $0.utf8.reduce(0) { $0 << 8 | UInt64($1) } }) {
      var slot = first(name)
      while slots[slot] != 0 { slot = (slot + 1) & 255 }
      slots[slot] = name
    }
    return slots
  }()

  private static func first(_ name: UInt64) -> Int { Int((name &* 0x9E37_79B9_7F4A_7C15) >> 56) }

  static func contains(_ name: UInt64) -> Bool {
    var slot = first(name)
    while slots[slot] != 0 {
      if slots[slot] == name { return true }
      slot = (slot + 1) & 255
    }
    return false
  }
}
