// MARK: - Raw HTML that never ends

extension InputGuard {
  /// The kinds of raw HTML for whose end cmark-gfm searches the rest of the paragraph again and again.
  private enum Markup: Int, CaseIterable {
    case instruction, characterData, declaration

    var end: [UInt8] {
      switch self {
      case .instruction: Array("?>".utf8)
      case .characterData: Array("]]>".utf8)
      case .declaration: Array(">".utf8)
      }
    }
  }

  mutating func checkMarkup() {
    var scanned = 0
    var paragraphEnd = 0
    var ends = Markup.allCases.map { _ in -1 }
    var position = 0
    while let start = bytes.firstIndex(of: UInt8(ascii: "<"), from: position) {
      position = start + 1
      guard let markup = markup(at: start) else { continue }
      if paragraphEnd <= start { paragraphEnd = endOfParagraph(from: start) }
      if ends[markup.rawValue] <= start {
        ends[markup.rawValue] = bytes.firstRange(of: markup.end, from: start + 2)?.lowerBound ?? Int.max
      }
      guard ends[markup.rawValue] >= paragraphEnd else { continue }
      scanned += paragraphEnd - start
      guard scanned > Self.maximumMarkupScan else { continue }
      escapes.append(start)
      warn(at: start, "here and below too much raw HTML has no end; it is read as text", help: "write \\< where < is meant as a character")
    }
  }

  private func markup(at start: Int) -> Markup? {
    guard start + 2 < bytes.count else { return nil }
    switch (bytes[start + 1], bytes[start + 2]) {
    case (UInt8(ascii: "?"), _): return .instruction
    case (UInt8(ascii: "!"), UInt8(ascii: "[")): return .characterData
    case (UInt8(ascii: "!"), UInt8(ascii: "A")...UInt8(ascii: "Z")), (UInt8(ascii: "!"), UInt8(ascii: "a")...UInt8(ascii: "z")):
      return .declaration
    default: return nil
    }
  }

  /// Where the next blank line begins.
  private func endOfParagraph(from start: Int) -> Int {
    var lines = Lines(bytes, from: start)
    while let line = lines.next() {
      let isBlank = bytes[line].allSatisfy { $0 == UInt8(ascii: " ") || $0 == 0x09 || $0 == 0x0D || $0 == UInt8(ascii: ">") }
      if isBlank, line.lowerBound > start { return line.lowerBound }
    }
    return bytes.count
  }
}

// MARK: - Bare addresses

extension InputGuard {
  /// A word that is shorter than this is never the cause.
  private static let longWord = 2_000

  mutating func checkAddresses() {
    func isSpace(_ byte: UInt8) -> Bool { byte <= UInt8(ascii: " ") }
    var scanned = 0
    var start = 0
    while bytes.count - start > Self.longWord {
      // From where a long word would end back to the last space: nearly all of the text need not be looked at.
      let limit = start + Self.longWord
      if let space = bytes[start...limit].lastIndex(where: isSpace) {
        start = space + 1
      } else {
        let end = bytes[limit...].firstIndex(where: isSpace) ?? bytes.count
        scanned += (end - start) * addressTrials(in: start..<end)
        start = end + 1
      }
    }
    guard scanned > Self.maximumAddressScan else { return }
    readsAddresses = false
    warn(at: 0, "the words of this document are too long; it is read without bare addresses as links", help: "part the addresses by spaces")
  }

  /// How often the end of an address is searched for in a word: once for each beginning and each parenthesis that may end it.
  private func addressTrials(in word: Range<Int>) -> Int {
    var (beginnings, parentheses, longest) = (0, 0, 0)
    for index in word {
      switch bytes[index] {
      case UInt8(ascii: "."): if bytes[word.lowerBound..<index].suffix(3).elementsEqual("www".utf8) { beginnings += 1 }
      case UInt8(ascii: ":"): if bytes[index..<word.upperBound].starts(with: "://".utf8) { beginnings += 1 }
      case UInt8(ascii: ")"):
        parentheses += 1
        longest = max(longest, parentheses)
      case UInt8(ascii: "?"), UInt8(ascii: "!"), UInt8(ascii: ","), UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "~"),
        UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: ";"):
        break
      default: parentheses = 0
      }
    }
    return beginnings == 0 ? 0 : beginnings + longest
  }
}

// MARK: - Link definitions

extension InputGuard {
  /// A definition that is shorter than this is never the cause.
  private static let longDefinition = 1_024

  mutating func checkDefinitions() {
    guard bytes.firstRange(of: "]:".utf8, from: 0) != nil else { return }
    var uses: [Int]?
    var expanded = 0
    for (definition, labelEnd) in definitions() where definition.count > Self.longDefinition {
      let counts = uses ?? closingBrackets()
      uses = counts
      expanded += definition.count * counts[Int(lowercased(bytes[labelEnd - 1]))]
      guard expanded > Self.maximumExpansion else { continue }
      escapes.append(definition.lowerBound)
      warn(
        at: definition.lowerBound, "this long link definition is used too often; it is read as text",
        help: "use it less often, or shorten it")
    }
  }

  /// The stretches that may be link definitions, each to the next one or to a blank line, with the places of their `]`.
  private func definitions() -> [(range: Range<Int>, labelEnd: Int)] {
    var found: [(range: Range<Int>, labelEnd: Int)] = []
    var current: (start: Int, labelEnd: Int)?
    var isBalanced = true
    var lines = Lines(bytes)
    func finish(at end: Int) {
      if let definition = current { found.append((definition.start..<end, definition.labelEnd)) }
      current = nil
    }
    while let line = lines.next() {
      let content = bytes[line].drop { $0 == UInt8(ascii: " ") || $0 == 0x09 || $0 == 0x0D || $0 == UInt8(ascii: ">") }
      if content.isEmpty {
        finish(at: line.lowerBound)
        isBalanced = true
      } else if isBalanced || current == nil, content.first == UInt8(ascii: "["), content.dropFirst().first != UInt8(ascii: "^"),
        let label = bytes.firstRange(of: "]:".utf8, from: content.startIndex, to: line.upperBound),
        label.lowerBound > content.startIndex + 1
      {
        finish(at: line.lowerBound)
        current = (content.startIndex, label.lowerBound)
        isBalanced = true
      }
      // A title may go on over lines that look like definitions.
      if current != nil {
        for byte in content where byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") { isBalanced.toggle() }
      }
    }
    finish(at: bytes.count)
    return found
  }

  /// How often `]` stands behind each byte: an upper bound of the uses of all labels that end with it.
  private func closingBrackets() -> [Int] {
    var counts = [Int](repeating: 0, count: 256)
    var position = 1
    while let close = bytes.firstIndex(of: UInt8(ascii: "]"), from: position) {
      var last = close - 1
      while last > 0, bytes[last] == UInt8(ascii: " ") || bytes[last] == UInt8(ascii: "\n") { last -= 1 }
      counts[Int(lowercased(bytes[last]))] += 1
      position = close + 1
    }
    return counts
  }

  private func lowercased(_ byte: UInt8) -> UInt8 { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte }
}
