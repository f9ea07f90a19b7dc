/// A statement that no other key can hold; it shows on the page of every entity it is about.
public struct Fact: Sourced, Equatable {
  public var about: [Reference] = []
  public var kindOf: String?
  public var text = ""
  public var work: Reference?
  public var provenance: Provenance

  public init(provenance: Provenance) { self.provenance = provenance }
}

/// How one entity is related to another: spouse, adviser-to, owner-of.
public struct Relation: Sourced, Equatable {
  public var from: Reference?
  public var to: Reference?
  public var kindOf: String?
  public var provenance: Provenance

  public init(provenance: Provenance) { self.provenance = provenance }
}

/// A conclusion of the author's own, for the front page.
public struct Judgement: Sourced, Equatable {
  public var text = ""
  public var about: [Reference] = []
  public var provenance: Provenance

  public init(provenance: Provenance) { self.provenance = provenance }
}

/// What is not known.
public struct Question: Sourced, Equatable {
  public var text = ""
  public var about: [Reference] = []
  public var answer: Answer?
  public var provenance: Provenance

  public init(provenance: Provenance) { self.provenance = provenance }
}
