/// Reads a file as a stranger would who looks for words in it: through entities, percent signs, escapes, tags between letters, marks that
/// nobody sees, and what is encoded in it. One pass.
struct FileReader<Sink: WordSink> {
  /// The text that people read, and what stands in tags, comments and scripts.
  private(set) var text: WordReader<Sink>
  private(set) var inner: WordReader<Sink>
  private let style: FileStyle
  /// Whether what stands before and behind a hyphen at the end of a line, or a tag within a line, is taken for one word. It may be two.
  private let joinsWords: Bool
  /// Data that stand in the file in another form, with the place where they begin.
  private(set) var embedded: [(bytes: [UInt8], at: Int)] = []

  init(_ style: FileStyle, joinsWords: Bool = false, text: Sink, inner: Sink) {
    self.style = style
    self.joinsWords = joinsWords
    self.text = WordReader(text)
    self.inner = WordReader(inner)
  }

  mutating func read(_ bytes: UnsafeBufferPointer<UInt8>) {
    ByteTables.withTables { tables in
      var index = 0
      while true {
        index = text.read(bytes, index, bytes.count, style, tables, joining: joinsWords)
        if index == bytes.count { break }
        index = bytes[index] == UInt8(ascii: ",") ? data(bytes, index, bytes.count) : tag(bytes, index, tables)
      }
    }
    text.finish(at: bytes.count)
  }

  /// Reads what stands in a tag, a comment or a script; there is no tag in it.
  private mutating func readInner(
    _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ style: FileStyle, _ tables: ByteTables
  ) {
    guard !range.isEmpty else { return }
    var index = range.lowerBound
    while true {
      index = inner.read(bytes, index, range.upperBound, style, tables, joining: joinsWords)
      if index == range.upperBound { break }
      if bytes[index] == UInt8(ascii: ",") {
        index = data(bytes, index, range.upperBound)
      } else {
        inner.separator(.bound, at: index)
        index += 1
      }
    }
    inner.finish(at: range.upperBound)
  }

  private mutating func tag(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int, _ tables: ByteTables) -> Int {
    guard let tag = Tag(bytes, index, bytes.count) else {
      text.separator(.bound, at: index)
      return index + 1
    }
    // Elements within a line may part words by their style, or stand within one.
    if tag.isComment || joinsWords && !tag.partsWords {
      text.tag()
    } else if tag.partsWords {
      text.separator(.bound, at: index)
    } else {
      text.part(.bound, at: index)
    }
    readInner(bytes, tag.inside, .markup, tables)
    guard let raw = tag.rawText(bytes, bytes.count) else { return tag.end }
    readInner(bytes, raw.range, raw.isStyleSheet ? .styleSheet : .script, tables)
    return raw.range.upperBound
  }

  /// Takes the data behind the comma of a `data:` address.
  private mutating func data(_ bytes: UnsafeBufferPointer<UInt8>, _ comma: Int, _ end: Int) -> Int {
    let (decoded, next) = Decoding.base64(bytes, comma + 1, end)
    embedded.append((decoded, comma + 1))
    return next
  }
}

/// How a file writes things.
enum FileStyle: Sendable {
  case text, markup, script, styleSheet, table, calendar
}
