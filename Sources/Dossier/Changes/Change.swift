/// What changed in one subject between two dossiers.
public struct Change: Sendable, Equatable {
  public enum Kind: String, Sendable, CaseIterable {
    case briefing, person, organisation, place, work, meeting, issue, term, document, position, fact, relation, judgement, question

    init(_ kind: EntityKind) { self = Kind(rawValue: kind.rawValue)! }
  }
  public enum What: String, Sendable { case added, changed, withdrawn }

  /// The values of a key that are new, and those that are no more; neither where it says the same in another form.
  public struct Key: Sendable, Equatable {
    public var key: String
    public var from: [String]
    public var to: [String]
  }

  /// An item of a list: a role, a participant.
  public struct Item: Sendable, Equatable {
    public var list: String
    public var anchor: String
    public var label: String
    public var what: What
    public var keys: [Key]
  }

  public var what: What
  public var kind: Kind
  public var id: String
  public var label: String
  /// The ids of the entities on whose pages it shows.
  public var about: [String]
  public var keys: [Key]
  public var items: [Item]
}

extension Change {
  /// What changed from one dossier to another, as an edition shows them.
  ///
  /// - Parameter edition: Nil for all that the two say. What the newer one withholds shows in no change, as it was neither.
  public static func all(from old: Dossier, to new: Dossier, edition: Edition? = nil) -> [Change] {
    guard let edition else { return Comparison(from: Portrait(old), to: Portrait(new), hidden: nil).changes }
    let shown = Publication(of: new, edition: edition)
    let former = Publication(of: old.withholding(what: new, above: edition.ceiling), edition: old.edition(like: edition, of: new))
    let hidden = shown.isWhole ? nil : Portrait(new)
    return Comparison(from: Portrait(former.contents), to: Portrait(shown.contents), hidden: hidden).changes
  }
}
