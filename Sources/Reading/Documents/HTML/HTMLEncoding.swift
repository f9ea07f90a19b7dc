import Diagnostics

/// Makes sure that a document is in UTF-8, which is all that is read.
enum HTMLEncoding {
  /// Checks a document and returns where it begins behind a byte order mark.
  ///
  /// A document in ASCII alone is the same in every encoding that HTML documents name, so what it names does not matter.
  /// - Throws: `encoding` where the bytes are not UTF-8, or where the document names another encoding.
  static func check(_ bytes: UnsafeBufferPointer<UInt8>, file: String) throws(Diagnostic) -> Int {
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      throw error("this document is in UTF-16", at: Location(file: file), encoding: "utf-16")
    }
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return try checkUTF8(bytes, file: file, encoding: nil, from: 3) }
    guard bytes.contains(where: { $0 >= 0x80 }) else { return 0 }
    let named = namedEncoding(bytes)
    if let named, !["utf-8", "utf8", "unicode-1-1-utf-8"].contains(named.name) {
      let location = location(of: named.offset, in: bytes, file)
      throw error("this document names \(named.name) as its encoding", at: location, encoding: named.name)
    }
    return try checkUTF8(bytes, file: file, encoding: named?.name, from: 0)
  }

  private static func checkUTF8(
    _ bytes: UnsafeBufferPointer<UInt8>, file: String, encoding: String?, from start: Int
  ) throws(Diagnostic) -> Int {
    guard let offset = firstInvalidByte(bytes) else { return start }
    throw error("this document is not in UTF-8", at: location(of: offset, in: bytes, file), encoding: nil)
  }

  private static func error(_ message: String, at location: Location, encoding: String?) -> Diagnostic {
    let command = "iconv -f \(encoding ?? "windows-1252") -t utf-8"
    return Diagnostic(
      .error, "encoding", message, at: location,
      help: "save it as UTF-8 with `<meta charset=\"utf-8\">` in its head, for instance with: \(command)")
  }

  /// The encoding that a `meta` element among the first 1024 bytes names, in lower case, and where.
  ///
  /// This follows the prescan of the HTML standard (13.2.3.2), which looks no further either.
  private static func namedEncoding(_ bytes: UnsafeBufferPointer<UInt8>) -> (name: String, offset: Int)? {
    var scanner = TagScanner(UnsafeBufferPointer(rebasing: bytes.prefix(1024)))
    while let tag = scanner.next() {
      guard !tag.isEnd, scanner.name(of: tag) == "meta" else { continue }
      let source = bytes[tag.range].map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }
      guard let name = charset(in: source) else { continue }
      return (name, tag.range.lowerBound)
    }
    return nil
  }

  private static func charset(in source: [UInt8]) -> String? {
    let key = Array("charset".utf8)
    guard let start = source.indices.first(where: { source[$0...].starts(with: key) }) else { return nil }
    func isPadding(_ byte: UInt8) -> Bool { byte <= 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") }
    let rest = source[(start + key.count)...].drop(while: isPadding)
    guard rest.first == UInt8(ascii: "=") else { return nil }
    let value = rest.dropFirst().drop(while: isPadding)
      .prefix { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || "-_.:+()".utf8.contains($0) }
    return value.isEmpty ? nil : String(decoding: value.prefix(40), as: UTF8.self)
  }

  /// Where the first sequence of bytes begins that is not UTF-8.
  private static func firstInvalidByte(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    guard String(validating: bytes, as: UTF8.self) == nil else { return nil }
    var decoder = Unicode.UTF8.ForwardParser()
    var iterator = bytes.makeIterator()
    var offset = 0
    while case .valid(let scalar) = decoder.parseScalar(from: &iterator) { offset += scalar.count }
    return offset
  }

  static func location(of offset: Int, in bytes: UnsafeBufferPointer<UInt8>, _ file: String) -> Location {
    let before = bytes[..<offset]
    let lineStart = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    return Location(
      file: file, line: 1 + before.count { $0 == UInt8(ascii: "\n") }, column: 1 + bytes[lineStart..<offset].count { $0 & 0xC0 != 0x80 })
  }
}
