import Diagnostics

/// The text of a file as UTF-8 that every reader can rely on, or an error that says where it is broken.
///
/// A byte order mark is taken away, CR LF and CR become LF, NUL becomes U+FFFD. UTF-16 and UTF-32 are recognised by their
/// byte order marks and named. Fails with rule `invalid-utf-8`.
public func decodeUTF8(_ bytes: some Collection<UInt8>, file: String) -> Result<[UInt8], Diagnostic> {
  let decoded = bytes.withContiguousStorageIfAvailable { decode($0, file: file) }
  return decoded ?? Array(bytes).withUnsafeBufferPointer { decode($0, file: file) }
}

private func decode(_ bytes: UnsafeBufferPointer<UInt8>, file: String) -> Result<[UInt8], Diagnostic> {
  if let encoding = wideEncoding(of: bytes) {
    return .failure(
      Diagnostic(
        .error, "invalid-utf-8", "the file is \(encoding), not UTF-8", at: Location(file: file), help: "save it as UTF-8"))
  }
  let hasMark = bytes.starts(with: [0xEF, 0xBB, 0xBF])
  let content = UnsafeBufferPointer(rebasing: bytes[(hasMark ? 3 : 0)...])
  if let offset = firstInvalidOffset(in: content) {
    return .failure(
      Diagnostic(
        .error, "invalid-utf-8", "the byte 0x\(hex(content[offset])) is not valid UTF-8 here",
        at: location(of: offset, in: content, file: file), help: "save the file as UTF-8"))
  }
  return .success(normalised(content))
}

private func wideEncoding(of bytes: UnsafeBufferPointer<UInt8>) -> String? {
  if bytes.starts(with: [0xFF, 0xFE, 0, 0]) || bytes.starts(with: [0, 0, 0xFE, 0xFF]) { return "UTF-32" }
  if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { return "UTF-16" }
  return nil
}

/// Where the first sequence begins that the Unicode Standard (table 3-7) calls ill-formed.
private func firstInvalidOffset(in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
  var index = 0
  while index < bytes.count {
    let byte = bytes[index]
    guard byte >= 0x80 else {
      index = endOfASCII(in: bytes, from: index)
      continue
    }
    let (length, second): (Int, ClosedRange<UInt8>)
    switch byte {
    case 0xC2...0xDF: (length, second) = (2, 0x80...0xBF)
    case 0xE0: (length, second) = (3, 0xA0...0xBF)
    case 0xED: (length, second) = (3, 0x80...0x9F)
    case 0xE1...0xEF: (length, second) = (3, 0x80...0xBF)
    case 0xF0: (length, second) = (4, 0x90...0xBF)
    case 0xF1...0xF3: (length, second) = (4, 0x80...0xBF)
    case 0xF4: (length, second) = (4, 0x80...0x8F)
    default: return index
    }
    guard index + length <= bytes.count, second.contains(bytes[index + 1]) else { return index }
    for next in index + 2..<max(index + 2, index + length) where bytes[next] & 0xC0 != 0x80 { return index }
    index += length
  }
  return nil
}

/// Where the run of ASCII ends that stands here, looking at eight bytes at a time.
private func endOfASCII(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
  let raw = UnsafeRawBufferPointer(bytes)
  var index = start
  while index + 8 <= raw.count, raw.loadUnaligned(fromByteOffset: index, as: UInt64.self) & 0x8080_8080_8080_8080 == 0 { index += 8 }
  while index < raw.count, raw[index] < 0x80 { index += 1 }
  return index
}

private func normalised(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
  if bytes.firstIndex(of: 0, from: 0) == nil, bytes.firstIndex(of: UInt8(ascii: "\r"), from: 0) == nil { return Array(bytes) }
  var result: [UInt8] = []
  result.reserveCapacity(bytes.count)
  for (index, byte) in bytes.enumerated() {
    switch byte {
    case 0: result.append(contentsOf: [0xEF, 0xBF, 0xBD])
    case UInt8(ascii: "\r"): result.append(UInt8(ascii: "\n"))
    case UInt8(ascii: "\n") where index > 0 && bytes[index - 1] == UInt8(ascii: "\r"): break
    default: result.append(byte)
    }
  }
  return result
}

private func location(of offset: Int, in bytes: UnsafeBufferPointer<UInt8>, file: String) -> Location {
  var (line, column) = (1, 1)
  for index in 0..<offset {
    switch bytes[index] {
    case UInt8(ascii: "\n") where index > 0 && bytes[index - 1] == UInt8(ascii: "\r"): break
    case UInt8(ascii: "\n"), UInt8(ascii: "\r"): (line, column) = (line + 1, 1)
    case let byte where byte & 0xC0 != 0x80: column += 1
    default: break
    }
  }
  return Location(file: file, line: line, column: column)
}

private func hex(_ byte: UInt8) -> String {
  let digits = String(byte, radix: 16, uppercase: true)
  return digits.utf8.count == 1 ? "0" + digits : digits
}
