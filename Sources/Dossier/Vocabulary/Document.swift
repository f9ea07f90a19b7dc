import Prose

/// What is said of a document itself.
public struct DocumentKeys: Sendable, Equatable {
  public var title: String?
  public var kindOf: String?
  public var authors: [Reference] = []
  public var publisher: Reference?
  public var published: EDTF?
  public var accessed: EDTF?
  public var url: String?
  public var language: String?
  public var reliability: Reliability?
  public var marking: Marking?
  /// The marking that stands on the document itself: shown as it is and not enforced.
  public var classification: String?
  /// An archive's or a message's number.
  public var number: String?
  /// The works that it repeats.
  public var retells: [Reference] = []
  /// The documents that it belongs to.
  public var relations: [DocumentRelation: [DocumentReference]] = [:]
  /// Who put it into words, where that is not who sent it.
  public var drafters: [Reference] = []
  public var senders: [Reference] = []
  public var recipients: [Reference] = []
  /// Which entity a name as it is written means in this document.
  public var mentions: [MentionRule] = []
  public var show: Republication?
  /// Whether the file itself is copied too.
  public var original: Bool?
  /// Whether its facts stay in editions that do not show the document.
  public var sourceOnly: Bool?
  public var description: Markup?
  public var note: Markup?
  public var picture: Picture?
  /// Ids that it had before.
  public var was: [FormerID] = []
  /// What its file was when it was described.
  public var digest: RecordedDigest?

  public init() {}
}

/// `digest: sha256-…`.
public struct RecordedDigest: Sendable, Equatable {
  public var text: String
  public var origin: Origin

  public init(text: String, origin: Origin) {
    self.text = text
    self.origin = origin
  }
}

/// `mentions: {Burns: william-burns}`.
public struct MentionRule: Sendable, Equatable {
  public var name: String
  public var reference: Reference

  public init(name: String, reference: Reference) {
    self.name = name
    self.reference = reference
  }
}

/// How much of a text that may be somebody's copyright is republished.
public enum Republication: String, Sendable, CaseIterable {
  case full, passages, none
}

/// A source document: its text and what is known of it.
public struct Document: Sendable {
  public var id: String
  @Boxed public var keys: DocumentKeys
  public var title: String
  /// The file with the text, relative to the content folder.
  public var file: String
  public var format: Format
  /// An index into `Dossier.sources`: the file whose metadata speaks of this document.
  public var source: Int
  public var prose: Prose
  /// The file from which the text is read: a scan's text stands in another.
  public var textFile: String
  /// What that file is now, where it was described by a digest.
  public var digest: String?

  public enum Format: String, Sendable { case markdown, plainText, html, pdf, word }

  public init(id: String, keys: DocumentKeys, title: String, file: String, format: Format, source: Int, prose: Prose) {
    self.id = id
    self.keys = keys
    self.title = title
    self.file = file
    self.format = format
    self.source = source
    self.prose = prose
    textFile = file
  }

  /// The name of the file, without its folders.
  public var fileName: String { file.split(separator: "/").last.map(String.init) ?? file }

  /// The folder with the text, relative to the content folder; nothing where it stands in that itself.
  var folder: String { file.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(file[..<$0]) } ?? "" }
}

/// A file that states something: a sidecar, loose metadata or an entity's own file.
public struct SourceFile: Sendable, Equatable {
  public enum Role: Sendable, Equatable {
    /// The metadata of a document, which is an index into `Dossier.documents`.
    case sidecar(document: Int)
    /// Metadata without a document: what is known from elsewhere.
    case loose
    /// An entity's own file.
    case entity
  }
  /// The path relative to the content folder.
  public var path: String
  public var role: Role
  /// What holds for all that the file states, where an item does not say otherwise.
  public var marking: Marking

  public init(path: String, role: Role, marking: Marking) {
    self.path = path
    self.role = role
    self.marking = marking
  }
}

extension DocumentKeys {
  /// These keys, and those of another where these say nothing.
  public func filled(from other: DocumentKeys) -> DocumentKeys {
    var keys = self
    keys.title = title ?? other.title
    keys.kindOf = kindOf ?? other.kindOf
    keys.authors = authors.isEmpty ? other.authors : authors
    keys.publisher = publisher ?? other.publisher
    keys.published = published ?? other.published
    keys.accessed = accessed ?? other.accessed
    keys.url = url ?? other.url
    keys.language = language ?? other.language
    keys.reliability = reliability ?? other.reliability
    keys.marking = marking ?? other.marking
    keys.classification = classification ?? other.classification
    keys.number = number ?? other.number
    keys.retells = retells.isEmpty ? other.retells : retells
    keys.relations = relations.merging(other.relations) { own, _ in own }
    keys.drafters = drafters.isEmpty ? other.drafters : drafters
    keys.senders = senders.isEmpty ? other.senders : senders
    keys.recipients = recipients.isEmpty ? other.recipients : recipients
    keys.mentions = mentions + other.mentions
    keys.show = show ?? other.show
    keys.original = original ?? other.original
    keys.sourceOnly = sourceOnly ?? other.sourceOnly
    keys.description = description ?? other.description
    keys.note = note ?? other.note
    keys.picture = picture ?? other.picture
    keys.was = was.isEmpty ? other.was : was
    keys.digest = digest ?? other.digest
    return keys
  }
}
