/// Takes drawings and the markup of formulas out of a document before it is parsed.
///
/// Drawings are no text, and formulas are read as their text alone, so nothing is lost; and gumbo 0.10.1 aborts the
/// whole program where SVG or MathML stands in tables in certain ways (`<table><svg><title><![CDATA[x]]>y`).
enum HTMLForeignContent {
  /// The document without SVG, without the tags of MathML and without what annotates formulas. Lines keep their numbers.
  static func removed(from bytes: [UInt8]) -> [UInt8] {
    guard bytes.withUnsafeBufferPointer({ firstForeignTag(in: $0, from: 0) }) != nil else { return bytes }
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    bytes.withUnsafeBufferPointer { buffer in
      var kept = 0
      for region in regions(in: buffer) {
        result.append(contentsOf: buffer[kept..<region.lowerBound])
        result.append(contentsOf: buffer[region].lazy.filter { $0 == UInt8(ascii: "\n") })
        kept = region.upperBound
      }
      result.append(contentsOf: buffer[kept...])
    }
    // What the scanner takes for text may yet be a tag for gumbo, in a `select` for instance: it gets a name without meaning.
    result.withUnsafeMutableBufferPointer { buffer in
      var position = 0
      while let tag = firstForeignTag(in: UnsafeBufferPointer(buffer), from: position) {
        buffer[tag + 1] = UInt8(ascii: "x")
        position = tag + 1
      }
    }
    return result
  }

  /// Ascending and apart from each other.
  private static func regions(in bytes: UnsafeBufferPointer<UInt8>) -> [Range<Int>] {
    var regions: [Range<Int>] = []
    var scanner = TagScanner(bytes)
    var isInFormula = false
    var unended: Set<String> = []
    while let tag = scanner.next() {
      let name = scanner.name(of: tag)
      switch name {
      case "svg": regions.append(range(of: name, from: tag, &scanner, &unended))
      case "math":
        regions.append(tag.range)
        isInFormula = !tag.isEnd && !tag.isSelfClosing
      case "annotation", "annotation-xml":
        guard isInFormula else { continue }
        regions.append(range(of: name, from: tag, &scanner, &unended))
      default: if isInFormula, tag.isSelfClosing { regions.append(tag.range) }
      }
    }
    return regions
  }

  /// The range of an element; that of its tag alone where it does not end.
  private static func range(
    of name: String, from start: TagScanner.Tag, _ scanner: inout TagScanner, _ unended: inout Set<String>
  ) -> Range<Int> {
    // Where one element does not end, none that begins later is asked again, or the search would be quadratic.
    guard !start.isEnd, !start.isSelfClosing, !unended.contains(name) else { return start.range }
    var inner = scanner
    var depth = 1
    while let tag = inner.next() {
      guard inner.name(of: tag) == name else { continue }
      if tag.isEnd { depth -= 1 } else if !tag.isSelfClosing { depth += 1 }
      if depth == 0 {
        scanner = inner
        return start.range.lowerBound..<tag.range.upperBound
      }
    }
    unended.insert(name)
    return start.range
  }

  /// Where the next `<svg` or `<math` stands.
  private static func firstForeignTag(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    var position = start
    while let tag = bytes[position...].firstIndex(of: UInt8(ascii: "<")) {
      let rest = bytes[(tag + 1)...]
      if starts(rest, with: "svg") || starts(rest, with: "math") { return tag }
      position = tag + 1
    }
    return nil
  }

  private static func starts(_ bytes: Slice<UnsafeBufferPointer<UInt8>>, with name: String) -> Bool {
    guard bytes.count >= name.utf8.count, zip(bytes, name.utf8).allSatisfy({ $0 | 0x20 == $1 }) else { return false }
    return bytes.dropFirst(name.utf8.count).first.map { $0 <= 0x20 || $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: ">") } ?? true
  }
}
