/// A passage that is to be found in a document.
public struct Quotation: Hashable, Sendable {
  public var quote: String
  /// What stands directly before the quote, where the quote stands more than once.
  public var prefix: String?
  /// What stands directly after it.
  public var suffix: String?

  public init(_ quote: String, prefix: String? = nil, suffix: String? = nil) {
    self.quote = quote
    self.prefix = prefix
    self.suffix = suffix
  }
}

/// What came of looking for a passage. Ranges are UTF-8 offsets in the document's text.
public enum PassageMatch: Hashable, Sendable {
  case found(Range<Int>)
  /// It stands there `count` times; the first hundred places, in the order of the text.
  case ambiguous([PassageOccurrence], count: Int)
  /// It stands there `count` times, but never with the prefix and suffix that were given; the first hundred places.
  case outOfContext([PassageOccurrence], count: Int)
  /// It does not stand there; with the passage that comes nearest, where one comes near.
  case notFound(NearestPassage?)
  /// The quote has no words.
  case empty

  public var range: Range<Int>? {
    if case .found(let range) = self { range } else { nil }
  }
}

/// One of the places at which a quote stands.
public struct PassageOccurrence: Hashable, Sendable {
  public var range: Range<Int>
  /// The shortest run of whole words before or after the quote by which this place is told from the others. It is nil
  /// where twelve words on both sides do not do it, and for places beyond the tenth.
  public var context: PassageContext?
}

/// A prefix, a suffix or both, ready to be written into a sidecar.
public struct PassageContext: Hashable, Sendable {
  public var prefix: String?
  public var suffix: String?
}
