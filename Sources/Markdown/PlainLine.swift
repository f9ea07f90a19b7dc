import Prose

/// Whether a text is one line in which nothing can mean anything to Markdown, so that it is one paragraph of itself.
///
/// It may hold false negatives, never false positives: a test compares both ways.
func isPlainLine(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
  guard let first = bytes.first, let last = bytes.last, last != UInt8(ascii: " ") else { return false }
  switch first {
  case UInt8(ascii: " "), UInt8(ascii: "#"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "="), UInt8(ascii: ":"): return false
  // A byte order mark may begin with this byte.
  case 0xEF: return false
  case UInt8(ascii: "0")...UInt8(ascii: "9"):
    let mark = bytes.first { !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    if mark == UInt8(ascii: ".") || mark == UInt8(ascii: ")") { return false }
  default: break
  }
  for index in bytes.indices {
    switch bytes[index] {
    case 0..<0x20, 0x7F, UInt8(ascii: "\\"), UInt8(ascii: "`"), UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "["), UInt8(ascii: "]"),
      UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "&"), UInt8(ascii: "~"), UInt8(ascii: "|"), UInt8(ascii: "@"):
      return false
    case UInt8(ascii: ":") where index + 1 < bytes.count && bytes[index + 1] == UInt8(ascii: "/"): return false
    case UInt8(ascii: ".") where index >= 3 && bytes[index - 3..<index].elementsEqual("www".utf8): return false
    default: break
    }
  }
  return true
}

/// The prose of a text that `isPlainLine`.
func plainLine(_ bytes: UnsafeBufferPointer<UInt8>) -> Prose {
  let text = String(decoding: bytes, as: UTF8.self)
  return Prose(text: text, elements: [Prose.Element(.paragraph, 0..<text.utf8.count)])
}
