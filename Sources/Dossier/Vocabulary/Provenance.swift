import Prose

/// Where a statement was read: which source file of the dossier, and where in it.
public struct Origin: Hashable, Sendable {
  /// An index into `Dossier.sources`.
  public var source: Int
  public var line: Int
  public var column: Int

  public init(source: Int, line: Int, column: Int) {
    self.source = source
    self.line = line
    self.column = column
  }
}

/// What every item and every entity may say of itself: who says so, how sure it is, and who may see it.
public struct Provenance: Sendable, Equatable {
  public var origin: Origin
  /// The author's own anchor for the item (`id:`), by which it can be cited.
  public var anchor: String?
  public var evidence: [Evidence] = []
  /// What speaks against it.
  public var against: [Evidence] = []
  public var accordingTo: [Attribution] = []
  public var status: Status?
  public var confidence: Confidence?
  public var date: EDTF?
  public var marking: Marking?
  public var cover: String?
  public var note: Markup?
  /// The item in whose place it stands.
  public var supersedes: ItemReference?
  public var retracted: Retraction?

  public init(origin: Origin) { self.origin = origin }
}

/// A value that carries the provenance keys.
public protocol Sourced: Sendable {
  var provenance: Provenance { get set }
}

/// How a statement stands to the truth, as its document has it.
public enum Status: String, Sendable, CaseIterable {
  case asserted, reported, alleged, denied, disputed, inferred, confirmed
}

/// How sure an analyst is of a judgement.
public enum Confidence: String, Sendable, CaseIterable {
  case high, moderate, low
}

/// A piece of Markdown written in metadata, with its place for messages about it.
public struct Markup: Sendable, Equatable {
  public var prose: Prose
  public var origin: Origin

  public init(_ prose: Prose, origin: Origin) {
    self.prose = prose
    self.origin = origin
  }
}

/// A proof of a statement: the words of a document, or a place in a work that is not held.
///
/// Quote, prefix and suffix are those of the W3C Web Annotation model's TextQuoteSelector.
public struct Evidence: Sendable, Equatable {
  public enum Holder: Sendable, Equatable {
    /// The document of the same sidecar.
    case ownDocument
    /// Another document of the briefing, by its id.
    case document(String)
    /// A work that is spoken of but not held, by its id, and the page in it.
    case work(String, page: String?)
    /// A document that the edition may use and not show: "source withheld".
    case withheld
  }
  public var holder: Holder
  public var quote: String
  public var prefix: String?
  public var suffix: String?
  public var origin: Origin
  /// Where the quote stands, once it was found: an index into `Dossier.passages`.
  public var passage: Int?

  public init(holder: Holder, quote: String, prefix: String? = nil, suffix: String? = nil, origin: Origin) {
    self.holder = holder
    self.quote = quote
    self.prefix = prefix
    self.suffix = suffix
    self.origin = origin
  }
}

/// A stretch of a document that supports something.
public struct Passage: Sendable, Equatable {
  /// An index into `Dossier.documents`.
  public var document: Int
  /// UTF-8 offsets in the document's plain text.
  public var range: Range<Int>
  /// A name that is stable while the quoted words are: `p-` and a hash of them.
  public var anchor: String
  /// The page it stands on, where the document has pages.
  public var page: Int?

  public init(document: Int, range: Range<Int>, anchor: String, page: Int? = nil) {
    self.document = document
    self.range = range
    self.anchor = anchor
    self.page = page
  }
}
