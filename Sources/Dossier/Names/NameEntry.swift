/// The names of one entity as its author wrote them, and what helps to tell it from its namesakes.
public struct NameEntry: Sendable, Equatable {
  public enum Kind: Int, Sendable { case person, organisation, place, work, meeting, term }

  /// An office held: `title` as written ("Under Secretary of State"); years and days as numbers `yyyymmdd`, nil where not known.
  public struct Role: Sendable, Equatable {
    public var title: String
    public var organisation: String?
    public var from: Int?
    public var to: Int?

    public init(title: String, organisation: String? = nil, from: Int? = nil, to: Int? = nil) {
      self.title = title
      self.organisation = organisation
      self.from = from
      self.to = to
    }
  }

  public var id: String
  public var kind: Kind
  /// The name in full: "John F. Kennedy", "Heinrich von Brentano", "Chou En-lai".
  public var name: String
  public var aliases: [String]
  /// The name as sorted: a family name alone ("Kennedy") or with what follows it ("Kennedy, John F.").
  public var sortName: String?
  public var roles: [Role]
  /// Free text that says who this is; its words count as offices where they name some.
  public var description: String?
  public var isWoman: Bool?
  /// Days as numbers `yyyymmdd`.
  public var born: Int?
  public var died: Int?

  public init(
    id: String, kind: Kind, name: String, aliases: [String] = [], sortName: String? = nil, roles: [Role] = [],
    description: String? = nil, isWoman: Bool? = nil, born: Int? = nil, died: Int? = nil
  ) {
    self.id = id
    self.kind = kind
    self.name = name
    self.aliases = aliases
    self.sortName = sortName
    self.roles = roles
    self.description = description
    self.isWoman = isWoman
    self.born = born
    self.died = died
  }
}

/// How bold the finder is with a family name that stands alone (`mentions: {surnames: …}`).
public enum SurnameRule: String, Sendable, Equatable {
  /// Counts where one person bears it or where the document decides.
  case unique
  /// Counts only after the person's full name stood in the same document.
  case afterFullName = "after-full-name"
  /// Never counts.
  case never
}
