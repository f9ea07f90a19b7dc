/// What is said of a person.
public struct Person: EntityKeys {
  public static let kind = EntityKind.person
  public var common = CommonKeys()
  /// The name by which indexes sort; nil sorts by the last word of the name.
  public var sortName: String?
  public var born: EDTF?
  public var died: EDTF?
  public var gender: String?
  public var country: String?
  public var expertise: [String] = []
  public var roles: [Role] = []

  public init() {}
}

/// An office or occupation that a person holds or held.
public struct Role: Sourced, Equatable {
  public var title = ""
  public var organisation: Reference?
  public var from: EDTF?
  public var to: EDTF?
  /// current, former, outgoing, acting, or another word.
  public var tenure: String?
  public var provenance: Provenance

  public init(provenance: Provenance) { self.provenance = provenance }

  /// What tells an office from others, whenever it was held.
  public var office: String { "\(title)\u{0}\(organisation?.id ?? "")" }
}

/// What is said of an organisation: a state, a government body, a company, a newspaper.
public struct Organisation: EntityKeys {
  public static let kind = EntityKind.organisation
  public var common = CommonKeys()
  public var kindOf: String?
  public var parent: Reference?
  public var publisher: Reference?
  public var country: String?

  public init() {}
}

/// What is said of a place.
public struct Locality: EntityKeys {
  public static let kind = EntityKind.place
  public var common = CommonKeys()
  public var country: String?
  public var coordinates: Coordinates?

  public init() {}
}

/// A point on the Earth in WGS 84 degrees.
public struct Coordinates: Sendable, Equatable {
  /// −90 to 90.
  public var latitude: Double
  /// −180 to 180.
  public var longitude: Double

  public init(latitude: Double, longitude: Double) {
    self.latitude = latitude
    self.longitude = longitude
  }
}

/// What is said of a document that is spoken of but not held.
public struct Work: EntityKeys {
  public static let kind = EntityKind.work
  public var common = CommonKeys()
  public var kindOf: String?
  public var authors: [Reference] = []
  public var publisher: Reference?
  public var url: String?
  /// On whom the work itself rests: "four former officials, unnamed".
  public var sourcing: String?
  /// The document that it is, where it is held by now.
  public var heldAs: DocumentReference?

  public init() {}
}
