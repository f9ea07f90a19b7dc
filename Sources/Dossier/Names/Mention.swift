/// What a document tells of itself that helps to decide whom its names mean.
public struct DocumentContext: Sendable, Equatable {
  /// Ids of those who took part in what the document records.
  public var participants: [String]
  /// Ids of others whom the document's metadata speaks of, its author among them.
  public var related: [String]
  /// Names as written and the ids they stand for; they win over everything else.
  public var mapped: [String: String]
  /// The day of the document as a number `yyyymmdd`.
  public var date: Int?
  /// Documents of one folder share their namesakes: who is often named in full there is meant there.
  public var folder: String

  public init(
    participants: [String] = [], related: [String] = [], mapped: [String: String] = [:], date: Int? = nil, folder: String = ""
  ) {
    self.participants = participants
    self.related = related
    self.mapped = mapped
    self.date = date
    self.folder = folder
  }
}

/// A name in a text and whom it means.
public struct Mention: Sendable, Equatable {
  /// How a name was written.
  public enum Form: UInt8, Sendable {
    /// A person's full name, or with initials, shortened or transliterated given names.
    case fullName
    /// A name or alias, word for word.
    case alias
    /// A family name alone, or a part of it.
    case surname
    /// "Sir" with a given name.
    case givenName
    /// The letter of a speaker in a transcript ("K:").
    case initial
    /// The document's `mentions:` says who it is.
    case mapped
  }

  /// UTF-8 offsets of the name alone: no title, rank or possessive.
  public var range: Range<Int>
  /// The position of the entity among the index's entries.
  public var entry: Int
  public var form: Form

  public init(range: Range<Int>, entry: Int, form: Form) {
    self.range = range
    self.entry = entry
    self.form = form
  }
}

/// A name in a text that may mean several, or nobody of the briefing.
public struct UndecidedName: Sendable, Equatable {
  public var range: Range<Int>
  /// Positions among the index's entries, rising.
  public var candidates: [Int]
}

/// The names of one text.
public struct MentionResult: Sendable, Equatable {
  /// In order of the text; none overlaps another.
  public var decided: [Mention] = []
  /// In order of the text.
  public var undecided: [UndecidedName] = []
}
