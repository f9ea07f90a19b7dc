/// What is said of a meeting, a call, a visit, a series of talks.
public struct Meeting: EntityKeys {
  public static let kind = EntityKind.meeting
  public var common = CommonKeys()
  public var kindOf: String?
  public var partOf: Reference?
  public var time: String?
  public var place: Reference?
  public var venue: String?
  public var track: Track?
  public var secret: Bool?
  public var purpose: String?
  public var participants: [Participant] = []
  public var topics: [Topic] = []
  public var agreed: [String] = []
  public var outcome: String?
  public var comments: [Comment] = []
  public var questions: [Question] = []
  public var languages: [String] = []
  public var interpreters: [Reference] = []

  public init() {}
}

/// How official talks are: officials on both sides, on one, or on none.
public enum Track: String, Sendable, CaseIterable {
  case one = "1"
  case oneAndAHalf = "1.5"
  case two = "2"
}

/// Somebody, or a group, that took part in a meeting.
public struct Participant: Sourced, Equatable {
  public enum Who: Sendable, Hashable {
    case person(Reference)
    case organisation(Reference)
    /// Named, but without a page.
    case name(String)
    /// Described, not named.
    case group(String)
    /// What is known of someone not named, and a number as in `Reference`.
    case unnamed(String, number: Int = 0)
  }
  public enum Presence: Sendable, Equatable {
    case throughout
    /// Invited, but absent.
    case absent
    /// Joined later or left early.
    case part
  }
  public var who: Who
  public var side: Reference?
  /// The office in which they took part.
  public var capacity: String?
  /// Nil where nothing is said of it, as of most who were there.
  public var present: Presence?
  /// Why no name is given.
  public var withheld: String?
  public var count: Int?
  /// What other records of the meeting say otherwise: each with nothing but what differs.
  public internal(set) var others: [Participant] = []
  public var provenance: Provenance

  public init(_ who: Who, provenance: Provenance) {
    self.who = who
    self.provenance = provenance
  }

  /// The person or organisation, where it has a page.
  public var entity: String? { reference?.id }

  var reference: Reference? {
    switch who {
    case .person(let reference), .organisation(let reference): reference
    default: nil
    }
  }
}

/// What was talked about.
public struct Topic: Sourced, Equatable {
  public var text = ""
  public var issue: Reference?
  public var provenance: Provenance

  public init(provenance: Provenance) { self.provenance = provenance }
}

/// Who was asked for a comment, and what came back.
public struct Comment: Sourced, Equatable {
  public enum Response: String, Sendable, CaseIterable {
    case declined, none, commented
    case declinedOrNone = "declined-or-none"
  }
  public var by: [Reference] = []
  /// Who asked.
  public var to: [Reference] = []
  public var response: Response?
  public var text: String?
  public var spokesperson: Spokesperson?
  public var provenance: Provenance

  public init(provenance: Provenance) { self.provenance = provenance }
}
