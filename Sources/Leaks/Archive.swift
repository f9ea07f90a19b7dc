/// The files in a ZIP archive, such as an EPUB or a document of Word.
enum Archive {
  struct Member {
    var name: [UInt8]
    /// Nil where it cannot be read.
    var bytes: [UInt8]?
  }

  /// Reads the archive's list at its end, and then each file; nil where there is none.
  static func members(of bytes: UnsafeBufferPointer<UInt8>) -> [Member]? {
    guard let end = endRecord(bytes) else { return nil }
    var members: [Member] = []
    var place = Int(bytes.number(4, at: end + 16))
    for _ in 0..<Int(bytes.number(2, at: end + 10)) {
      guard place + 46 <= bytes.count, bytes.number(4, at: place) == 0x0201_4B50 else { return nil }
      let (nameLength, extraLength) = (Int(bytes.number(2, at: place + 28)), Int(bytes.number(2, at: place + 30)))
      let commentLength = Int(bytes.number(2, at: place + 32))
      guard place + 46 + nameLength + extraLength + commentLength <= bytes.count else { return nil }
      let tail = Array(bytes[(place + 46)..<(place + 46 + nameLength)])
      let comment = bytes[(place + 46 + nameLength + extraLength)..<(place + 46 + nameLength + extraLength + commentLength)]
      members.append(Member(name: tail + (comment.isEmpty ? [] : [0x0A] + comment), bytes: data(bytes, place)))
      place += 46 + nameLength + extraLength + commentLength
    }
    let comment = Array(bytes[min(bytes.count, end + 22)...])
    if !comment.isEmpty { members.append(Member(name: [], bytes: comment)) }
    return members
  }

  private static func endRecord(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    var place = bytes.count - 22
    while place >= max(0, bytes.count - 22 - 65536) {
      if bytes.number(4, at: place) == 0x0605_4B50 { return place }
      place -= 1
    }
    return nil
  }

  private static func data(_ bytes: UnsafeBufferPointer<UInt8>, _ entry: Int) -> [UInt8]? {
    let (flags, method) = (bytes.number(2, at: entry + 8), bytes.number(2, at: entry + 10))
    let (size, header) = (Int(bytes.number(4, at: entry + 20)), Int(bytes.number(4, at: entry + 42)))
    guard flags & 1 == 0, header + 30 <= bytes.count else { return nil }
    let start = header + 30 + Int(bytes.number(2, at: header + 26)) + Int(bytes.number(2, at: header + 28))
    guard start + size <= bytes.count else { return nil }
    let packed = UnsafeBufferPointer(rebasing: bytes[start..<(start + size)])
    if method == 0 { return Array(packed) }
    guard method == 8, let (data, isWhole) = Inflation.inflated(packed, .raw), isWhole else { return nil }
    return data
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// A number of so many bytes, the lowest first.
  func number(_ size: Int, at place: Int) -> UInt32 {
    guard place >= 0, place + size <= count else { return 0 }
    return (0..<size).reduce(0) { $0 | UInt32(self[place + $1]) << UInt32(8 * $1) }
  }

  /// A number of so many bytes, the highest first.
  func bigNumber(_ size: Int, at place: Int) -> UInt32 {
    guard place >= 0, place + size <= count else { return 0 }
    return (0..<size).reduce(0) { $0 << 8 | UInt32(self[place + $1]) }
  }
}
