/// How one document belongs to another, by the key that says so.
public enum DocumentRelation: String, Sendable, CaseIterable {
  case translationOf = "translation-of"
  case attachmentOf = "attachment-of"
  case replyTo = "reply-to"
  case supersedes
  case sameEventAs = "same-event-as"

  /// Whether it says of each what it says of the other.
  public var isMutual: Bool { self == .sameEventAs }
}

/// A document that a key names by its id, with the place where that was written.
public struct DocumentReference: Sendable, Equatable {
  public var id: String
  public var origin: Origin

  public init(_ id: String, at origin: Origin) {
    self.id = id
    self.origin = origin
  }
}
