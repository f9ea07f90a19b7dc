/// Whom or what a key names: an entity with a page of its own, or someone without one.
public enum Reference: Sendable, Hashable {
  /// By id, with the place where it was written.
  case entity(String, Origin)
  /// By name, without a page.
  case named(String)
  /// Described, because no name is given. Those whom an edition describes alike are told apart by numbers.
  case unnamed(String, number: Int = 0)

  /// The id, where there is one.
  public var id: String? {
    if case .entity(let id, _) = self { id } else { nil }
  }

  /// Whether another one has the same id, or the same words, wherever they were written.
  public func names(theSameAs other: Reference?) -> Bool { id == nil ? self == other : id == other?.id }
}

/// Who says so, and through whom the word came: "two sources, via NBC News".
public struct Attribution: Sendable, Equatable {
  public var who: Reference
  public var via: [Attribution]

  public init(_ who: Reference, via: [Attribution] = []) {
    self.who = who
    self.via = via
  }
}

/// Who spoke for a holder: somebody did (`true`), or it is said who.
public enum Spokesperson: Sendable, Equatable {
  case unstated
  case described(Reference)

  /// Who it is, where that is said.
  public var reference: Reference? { if case .described(let reference) = self { reference } else { nil } }
}
