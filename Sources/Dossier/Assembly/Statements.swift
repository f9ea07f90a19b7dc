import Prose

/// What one file says, before it is put together with what the others say.
public struct Statements: Sendable {
  public var path: String
  public var role: Role
  /// The marking of the file itself, where it has one.
  public var marking: Marking?
  public var people: [Named<Person>] = []
  public var organisations: [Named<Organisation>] = []
  public var places: [Named<Locality>] = []
  public var works: [Named<Work>] = []
  public var meetings: [Named<Meeting>] = []
  public var issues: [Named<Issue>] = []
  public var terms: [Named<Term>] = []
  public var positions: [Position] = []
  public var facts: [Fact] = []
  public var relations: [Relation] = []
  public var judgements: [Judgement] = []
  public var questions: [Question] = []
  /// What the file may say besides, where it could not be read.
  public var unread = Unread()
  /// The prose of an entity's own file.
  public var body: Markup?

  public enum Role: Sendable {
    case sidecar(DocumentDraft)
    case loose
    case entity
  }

  /// The document whose metadata the file is.
  var draft: DocumentDraft? { if case .sidecar(let draft) = role { draft } else { nil } }

  public init(path: String, role: Role) {
    self.path = path
    self.role = role
  }

  /// A record of an entity under the id it is given.
  public struct Named<Keys: EntityKeys>: Sendable, Equatable {
    public var id: String
    public var record: Record<Keys>

    public init(id: String, record: Record<Keys>) {
      self.id = id
      self.record = record
    }
  }
}

/// A document as it was read.
public struct DocumentDraft: Sendable {
  public var id: String
  @Boxed public var keys: DocumentKeys
  public var file: String
  public var format: Document.Format
  public var prose: Prose
  /// Whether its text could be read; what is said of a text that could not be is not looked at.
  public var isRead = true
  /// The file from which the text was read.
  public var textFile: String
  /// What that file is now, where the metadata has a digest.
  public var digest: String?

  public init(id: String, keys: DocumentKeys, file: String, format: Document.Format, prose: Prose) {
    self.id = id
    self.keys = keys
    self.file = file
    self.format = format
    self.prose = prose
    textFile = file
  }
}
