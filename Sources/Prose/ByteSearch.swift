#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension UnsafeBufferPointer<UInt8> {
  /// The first place of a byte at or behind an offset.
  public func firstIndex(of byte: UInt8, from start: Int, to end: Int? = nil) -> Int? {
    let end = end ?? count
    guard start < end, let base = baseAddress, let found = memchr(base + start, Int32(byte), end - start) else { return nil }
    return UnsafeRawPointer(found) - UnsafeRawPointer(base)
  }

  /// The first place of a sequence of bytes between two offsets.
  public func firstRange(of needle: some Collection<UInt8>, from start: Int, to end: Int? = nil) -> Range<Int>? {
    guard let first = needle.first else { return nil }
    let end = end ?? count
    var position = start
    while let found = firstIndex(of: first, from: position, to: end), found + needle.count <= end {
      if self[found..<found + needle.count].elementsEqual(needle) { return found..<found + needle.count }
      position = found + 1
    }
    return nil
  }
}
