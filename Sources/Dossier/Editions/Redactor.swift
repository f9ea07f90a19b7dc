import Prose

/// Puts covers in the place of withheld names, wherever text of any kind names them.
struct Redactor: Sendable {
  private let book: NameBook
  /// What stands for each withheld entity of the whole dossier.
  private let covers: [EntityKey: String]
  /// The same by id, and for the documents that are not shown by `doc:` and their id.
  private let coversOfLinks: [String: String]

  init?(_ dossier: Dossier, covers: [String: String], hiddenDocuments: [String]) {
    guard !covers.isEmpty || !hiddenDocuments.isEmpty, let book = dossier.nameBook else { return nil }
    self.book = book
    self.covers = Dictionary(
      covers.compactMap { id, cover in dossier.entity(id).map { ($0, cover) } }, uniquingKeysWith: { first, _ in first })
    coversOfLinks = covers.merging(hiddenDocuments.map { ("doc:\($0)", "a document that is not shown here") }) { first, _ in first }
  }

  /// A text of the metadata.
  func redacted(_ text: String) -> String {
    let stretches = stretches(of: book.mentions(in: Prose(text: text)))
    return stretches.isEmpty ? text : Prose(text: text).replacing(stretches).prose.text
  }

  /// Prose of the metadata.
  func redacted(_ prose: Prose) -> Prose { redacted(prose, book.mentions(in: prose)).prose }

  /// A document's prose, with the names that were found in it.
  func redacted(_ prose: Prose, _ mentions: [EntityMention]) -> (prose: Prose, map: Prose.OffsetMap) {
    var stretches = stretches(of: mentions)
    for element in prose.elements {
      guard case .wikiLink(let target, _, _) = element.kind, let cover = coversOfLinks[target] else { continue }
      stretches.removeAll { $0.range.overlaps(element.range) }
      stretches.append((element.range, cover))
    }
    stretches.sort { $0.range.lowerBound < $1.range.lowerBound }
    var (redacted, map) = prose.replacing(stretches)
    for index in redacted.elements.indices { redacted.elements[index].kind = self.redacted(redacted.elements[index].kind) }
    if !stretches.isEmpty { redacted.renameHeadings() }
    return (redacted, map)
  }

  private func redacted(_ kind: Prose.Kind) -> Prose.Kind {
    switch kind {
    case .wikiLink(let target, _, _) where coversOfLinks[target] != nil: .plainWords
    case .link(let destination, let title, let line, let column):
      .link(destination: destination, title: title.map(redacted), line: line, column: column)
    case .image(let source, let title, let alternative, let line, let column):
      .image(source: source, title: title.map(redacted), alternative: redacted(alternative), line: line, column: column)
    default: kind
    }
  }

  private func stretches(of mentions: [EntityMention]) -> [(range: Range<Int>, words: String)] {
    mentions.compactMap { mention in covers[mention.entity].map { (mention.range, $0) } }
  }
}

extension Prose {
  /// Makes the headings' ids anew from their words: an id says what its heading said.
  fileprivate mutating func renameHeadings() {
    var ids = HeadingIDs()
    for index in elements.indices {
      guard case .heading(let level, _) = elements[index].kind else { continue }
      elements[index].kind = .heading(level: level, id: ids.id(for: text(in: elements[index].range).utf8))
    }
  }
}

extension Prose.Kind {
  /// What a link becomes whose target is not shown: its words, set apart by nothing.
  fileprivate static var plainWords: Prose.Kind { .link(destination: "", title: nil, line: 0) }
}
