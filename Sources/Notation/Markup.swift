/// Text between tags and in quoted attributes of HTML and XML.
extension [UInt8] {
  /// Appends text with what has a meaning in markup as references.
  public mutating func append(markup text: UnsafeBufferPointer<UInt8>) {
    var start = 0
    while let index = firstMarkup(in: text, from: start) {
      append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<index]))
      let reference = reference(to: text[index])
      append(contentsOf: UnsafeBufferPointer(start: reference.utf8Start, count: reference.utf8CodeUnitCount))
      start = index + 1
    }
    append(contentsOf: UnsafeBufferPointer(rebasing: text[start...]))
  }
}

private func reference(to byte: UInt8) -> StaticString {
  switch byte {
  case UInt8(ascii: "&"): "&amp;"
  case UInt8(ascii: "<"): "&lt;"
  case UInt8(ascii: ">"): "&gt;"
  case UInt8(ascii: "\""): "&quot;"
  default: "&#39;"
  }
}

/// The next byte that means something in markup, looking at eight at a time.
private func firstMarkup(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
  var index = start
  while index + 8 <= bytes.count, let base = bytes.baseAddress {
    let block = UInt64(littleEndian: UnsafeRawPointer(base + index).loadUnaligned(as: UInt64.self))
    // `&` and `'` differ in the lowest bit only, `<` and `>` in the second lowest.
    let quotes = zeroBytes(block ^ every(0x22))
    let found = quotes | zeroBytes((block | every(0x01)) ^ every(0x27)) | zeroBytes((block & every(0xFD)) ^ every(0x3C))
    if found != 0 { return index + found.trailingZeroBitCount / 8 }
    index += 8
  }
  while index < bytes.count {
    switch bytes[index] {
    case 0x22, 0x26, 0x27, 0x3C, 0x3E: return index
    default: index += 1
    }
  }
  return nil
}

/// A word of eight equal bytes.
@inline(__always)
private func every(_ byte: UInt64) -> UInt64 { byte &* 0x0101_0101_0101_0101 }

/// The highest bits of the bytes that are zero; of those above the lowest such byte some may be set in vain.
@inline(__always)
private func zeroBytes(_ word: UInt64) -> UInt64 { (word &- every(0x01)) & ~word & every(0x80) }
