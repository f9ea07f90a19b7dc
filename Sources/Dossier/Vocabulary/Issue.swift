/// A matter on which positions are held.
public struct Issue: EntityKeys {
  public static let kind = EntityKind.issue
  public var common = CommonKeys()
  public var question: String?
  public var parent: Reference?

  public init() {}
}

/// A word of the field and what it means.
public struct Term: EntityKeys {
  public static let kind = EntityKind.term
  public var common = CommonKeys()
  public var definition: Markup?

  public init() {}
}

/// What a holder thinks of an issue.
public struct Position: Sourced, Equatable {
  public var holders: [Reference] = []
  public var issue: Reference?
  /// A word of the briefing's scale, or another, shown as it stands.
  public var stance: String?
  public var summary: String?
  /// Exact words.
  public var quote: String?
  public var spokesperson: Spokesperson?
  /// Who was told.
  public var to: [Reference] = []
  public var meeting: Reference?
  public var work: Reference?
  public var provenance: Provenance

  public init(provenance: Provenance) { self.provenance = provenance }
}

/// A word of the scale of stances.
public struct Stance: Sendable, Equatable {
  public enum Tone: String, Sendable, CaseIterable { case positive, conditional, neutral, negative }
  public var id: String
  public var label: String
  public var tone: Tone

  public init(id: String, label: String, tone: Tone) {
    self.id = id
    self.label = label
    self.tone = tone
  }
}
