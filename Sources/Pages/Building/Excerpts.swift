import Dossier

/// The words around a name where a document first mentions it.
extension PageBuilder {
  /// How many words stand before and behind the name at most.
  private static let wordsAround = 14

  func mentionRow(_ mention: MentionCount) -> DocumentRow {
    documentRow(mention.document, detail: words.count(mention.count, .mentionsCount))
  }

  /// What of a text is quoted: nothing where the site does not republish it.
  static func excerptRange(of mention: MentionCount, in document: Document) -> Range<Int>? {
    guard (document.keys.show ?? .full) == .full else { return nil }
    let range = Excerpt.ranges(around: [mention.first], words: wordsAround, in: document.prose.text).first
    return range.flatMap { $0.lowerBound <= mention.first.lowerBound && $0.upperBound >= mention.first.upperBound ? $0 : nil }
  }

  func excerpt(_ mention: MentionCount) -> MentionExcerpt? {
    let document = contents.documents[mention.document]
    guard let range = Self.excerptRange(of: mention, in: document) else { return nil }
    let before = range.lowerBound..<mention.first.lowerBound
    let behind = mention.first.upperBound..<range.upperBound
    return MentionExcerpt(
      document: mentionRow(mention), before: document.prose.line(in: before),
      spaceBefore: document.prose.text(in: before).last?.isWhitespace ?? false,
      name: document.prose.line(in: mention.first), behind: document.prose.line(in: behind),
      spaceBehind: document.prose.text(in: behind).first?.isWhitespace ?? false,
      language: foreign(document.keys.language))
  }
}
