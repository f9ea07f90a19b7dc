/// A passage of a document as it is written as evidence: with what stands beside it where it stands more than once.
public struct QuotedPassage: Sendable, Equatable {
  public var quote: String
  public var prefix: String?
  public var suffix: String?

  /// The words of a range of the text.
  ///
  /// - Parameter range: UTF-8 offsets in the text of `index`.
  /// - Returns: nil where the range holds no words, or where twelve words on both sides do not tell it from its likes.
  public init?(_ range: Range<Int>, in index: PassageIndex) {
    quote = index.shown(range)
    switch index.find(quote: quote) {
    case .found: break
    case .ambiguous(let occurrences, _):
      guard let context = occurrences.first(where: { $0.range.overlaps(range) })?.context else { return nil }
      (prefix, suffix) = (context.prefix, context.suffix)
    case .outOfContext, .notFound, .empty: return nil
    }
  }
}

extension Excerpt {
  /// The sentence that a range stands in, or so many words of it on each side.
  public static func sentence(around range: Range<Int>, words: Int = 16, in text: String) -> Range<Int> {
    ranges(around: [range], words: words, in: text).first ?? range
  }
}
