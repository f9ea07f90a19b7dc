extension UnsafeBufferPointer<UInt8> {
  /// Whether the byte at an offset is escaped by a backslash that is not escaped itself.
  func isEscaped(at offset: Int) -> Bool {
    var start = offset
    while start > 0, self[start - 1] == UInt8(ascii: "\\") { start -= 1 }
    return (offset - start) % 2 == 1
  }
}
