import Diagnostics
import Prose

extension Dossier {
  /// Each name that may mean several, once, with what would settle it where it first stands.
  func undecidedNames(_ results: [MentionResult], _ book: NameBook) -> [Diagnostic] {
    var found: [Undecided: Occurrences] = [:]
    for (document, result) in results.enumerated() where !result.undecided.isEmpty {
      for name in result.undecided {
        let words = documents[document].prose.text(in: name.range).split(whereSeparator: \.isWhitespace).joined(separator: " ")
        found[Undecided(words: words, candidates: name.candidates), default: Occurrences(document: document, offset: name.range.lowerBound)]
          .add(document)
      }
    }
    let ids = book.keys.map(id(of:))
    return found.map { name, occurrences in
      diagnostic(name.words, name.candidates.map { ids[$0] }, occurrences)
    }
  }

  private struct Undecided: Hashable {
    var words: String
    var candidates: [Int]
  }

  private struct Occurrences {
    /// The first document, and where in it the name stands first.
    var document: Int
    var offset: Int
    var count = 0
    var documents = 0
    private var last: Int?

    init(document: Int, offset: Int) {
      self.document = document
      self.offset = offset
    }

    mutating func add(_ document: Int) {
      count += 1
      if last != document { documents += 1 }
      last = document
    }
  }

  private func diagnostic(_ name: String, _ ids: [String], _ occurrences: Occurrences) -> Diagnostic {
    let document = self.documents[occurrences.document]
    let among = ids.namedAsAlternatives
    let documents = occurrences.documents == 1 ? "1 document" : "\(occurrences.documents) documents"
    let often = occurrences.count > 1 ? " (\(occurrences.count) times in \(documents))" : ""
    let place = metadataPlace(of: document)
    let link = document.format == .markdown ? ", or [[\(ids[0])|\(name)]] in the text," : ""
    let isWhole = ids.count == 1
    return Diagnostic(
      .warning, "undecided-name",
      isWhole
        ? "“\(name)” may be \(among) or somebody else, and is not linked\(often)"
        : "“\(name)” may be \(among), and nothing tells which; it is not linked\(often)",
      at: location(of: occurrences.offset, in: document),
      help: "write `mentions: {\(name): \(ids[0])}` in \(place)\(link) if \(isWhole ? "it is" : "that is who is meant")", about: name)
  }

  /// Where a document's metadata is written, or would be, in words.
  func metadataPlace(of document: Document) -> String {
    // Front matter stands in the document itself.
    let metadata = sources[document.source].path
    return metadata == document.file ? document.format == .markdown ? "its front matter" : "its sidecar" : metadata
  }

  /// Where a place of a document's text stands in its file, as far as that is known: the lines of plain text are its file's.
  func location(of offset: Int, in document: Document) -> Location {
    guard document.format == .plainText else { return Location(file: document.file) }
    var (line, column, position) = (1, 1, 0)
    for byte in document.prose.text.utf8 {
      guard position < offset else { break }
      position += 1
      if byte == 0x0A { (line, column) = (line + 1, 1) } else if byte & 0xC0 != 0x80 { column += 1 }
    }
    // The first byte of a letter counts, so a place within the text is one behind the letters before it.
    return Location(file: document.file, line: line, column: column)
  }
}

extension [String] {
  /// Ids one of which is meant, in words; of many the first.
  var namedAsAlternatives: String {
    let some = map { "`\($0)`" }
    return count == 2 ? some.joined(separator: " or ") : some.prefix(4).joined(separator: ", ") + (count > 4 ? " or others" : "")
  }
}
