/// An item that a key names by its id, with the place where that was written.
public struct ItemReference: Sendable, Equatable {
  public var id: String
  public var origin: Origin

  public init(_ id: String, at origin: Origin) {
    self.id = id
    self.origin = origin
  }
}

/// That a statement is taken back, and why.
public struct Retraction: Sendable, Equatable {
  public var reason = ""
  public var date: EDTF?
  public var accordingTo: [Attribution] = []
  /// The passages that show it.
  public var evidence: [Evidence] = []

  public init() {}
}

/// What was found out about a question.
public struct Answer: Sourced, Equatable {
  public var text = ""
  public var provenance: Provenance

  public init(provenance: Provenance) { self.provenance = provenance }
}

extension Provenance {
  /// Every passage that is named: for the statement, against it, and for its retraction, always in this order.
  public var allEvidence: [Evidence] { evidence + against + (retracted?.evidence ?? []) }

  /// Visits them in the same order, to change them.
  mutating func visitEvidence(_ visit: (inout Evidence) -> Void) {
    for index in evidence.indices { visit(&evidence[index]) }
    for index in against.indices { visit(&against[index]) }
    guard var retraction = retracted else { return }
    for index in retraction.evidence.indices { visit(&retraction.evidence[index]) }
    retracted = retraction
  }
}
