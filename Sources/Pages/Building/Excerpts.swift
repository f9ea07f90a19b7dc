import Dossier

/// The words around a name where a document first mentions it.
extension PageBuilder {
  /// How many words stand before and behind the name at most.
  private static let wordsAround = 14

  func mentionRow(_ mention: MentionCount) -> DocumentRow {
    documentRow(mention.document, detail: words.count(mention.count, .mentionsCount))
  }

  /// Nothing where the site does not republish the document's text.
  func excerpt(_ mention: MentionCount) -> MentionExcerpt? {
    let document = contents.documents[mention.document]
    guard (document.keys.show ?? .full) == .full else { return nil }
    let text = document.prose.text
    guard let range = Excerpt.ranges(around: [mention.first], words: Self.wordsAround, in: text).first,
      range.lowerBound <= mention.first.lowerBound, range.upperBound >= mention.first.upperBound
    else { return nil }
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
