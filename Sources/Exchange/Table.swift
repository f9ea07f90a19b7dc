import Dossier
import Notation

/// One of the tables of an export: what its columns are called and what they hold, for those who write it and those who read it.
public struct Table: Sendable {
  public enum Name: String, Sendable, CaseIterable {
    case people, roles, organisations, places, works, meetings, participants, topics, comments, issues, terms
    case positions, facts, relations, judgements, questions, documents, evidence
  }

  /// How the cells of a column are written.
  public enum Content: Sendable {
    case text
    /// A text that Markdown is read from.
    case prose
    /// Several texts.
    case texts
    /// An id, `name:` and a name, or `unnamed:` and a description.
    case reference
    case references
    /// References, each with `>` before the one through whom it came.
    case attributions
    /// `register:identifier`, several.
    case identifiers
    /// Several addresses, each with its title behind a space.
    case links
  }

  public struct Column: Sendable {
    /// The key of the content format.
    public let key: String
    public let content: Content

    init(_ key: String, _ content: Content = .text) { (self.key, self.content) = (key, content) }
  }

  public let name: Name
  public let columns: [Column]
  var rows: [[String]] = []

  public init(_ name: Name) {
    self.name = name
    columns = Self.columns(of: name)
  }

  /// Adds a row.
  ///
  /// - Parameter cells: By key; columns without a cell stay empty.
  mutating func add(_ cells: [String: String]) { rows.append(columns.map { cells[$0.key] ?? "" }) }

  var csv: [UInt8] { Array(([columns.map(\.key)] + rows).map(CSVText.line).joined().utf8) }

  /// The column that says to which other statement a row belongs: the person of a role, the meeting of a participant.
  public var owner: String? {
    switch name {
    case .roles: "of-person"
    case .participants, .topics, .comments: "of-meeting"
    case .questions: "of-meeting"
    case .evidence: "of"
    default: nil
    }
  }

  // MARK: Columns

  private static let statement = [
    Column("according-to", .attributions), Column("status"), Column("confidence"), Column("date"), Column("marking"),
    Column("note", .prose),
  ]
  /// What items of lists say besides: in whose place they stand, and why they do no more.
  private static let item = statement + [Column("supersedes"), Column("retracted")]
  private static let entity = [
    Column("aliases", .texts), Column("description", .prose), Column("identifiers", .identifiers), Column("links", .links),
  ]
  /// What evidence refers to, and the statement's own id.
  private static let keys = [Column("key"), Column("id")]

  private static func columns(of name: Name) -> [Column] {
    switch name {
    case .people:
      [
        Column("id"), Column("name"), Column("sort-name"), Column("born"), Column("died"), Column("gender"), Column("country"),
        Column("expertise", .texts),
      ] + entity + statement
    case .roles:
      keys + [Column("of-person"), Column("title"), Column("organisation", .reference), Column("from"), Column("to"), Column("tenure")]
        + item
    case .organisations:
      [
        Column("id"), Column("name"), Column("kind"), Column("parent", .reference), Column("publisher", .reference), Column("country"),
      ] + entity + statement
    case .places: [Column("id"), Column("name"), Column("country"), Column("latitude"), Column("longitude")] + entity + statement
    case .works:
      [
        Column("id"), Column("title"), Column("kind"), Column("authors", .references), Column("publisher", .reference), Column("url"),
        Column("sourcing"),
      ] + entity + statement
    case .meetings:
      [
        Column("id"), Column("title"), Column("kind"), Column("part-of", .reference), Column("time"), Column("place", .reference),
        Column("venue"), Column("track"), Column("secret"), Column("purpose"), Column("agreed", .texts), Column("outcome"),
        Column("languages", .texts), Column("interpreters", .references),
      ] + entity + statement
    case .participants:
      keys + [
        Column("of-meeting"), Column("person", .reference), Column("organisation", .reference), Column("name"), Column("group"),
        Column("unnamed"), Column("side", .reference), Column("capacity"), Column("present"), Column("withheld"), Column("count"),
      ] + item
    case .topics: keys + [Column("of-meeting"), Column("text"), Column("issue", .reference)] + item
    case .comments:
      keys + [
        Column("of-meeting"), Column("by", .references), Column("to", .references), Column("response"), Column("text"),
        Column("spokesperson", .reference),
      ] + item
    case .issues: [Column("id"), Column("name"), Column("question"), Column("parent", .reference)] + entity + statement
    case .terms: [Column("id"), Column("name"), Column("definition", .prose)] + entity + statement
    case .positions:
      keys + [
        Column("holder", .references), Column("issue", .reference), Column("stance"), Column("summary"), Column("quote"),
        Column("spokesperson", .reference), Column("to", .references), Column("meeting", .reference), Column("work", .reference),
      ] + item
    case .facts: keys + [Column("about", .references), Column("kind"), Column("text"), Column("work", .reference)] + item
    case .relations: keys + [Column("from", .reference), Column("to", .reference), Column("kind")] + item
    case .judgements: keys + [Column("text"), Column("about", .references)] + item
    case .questions: keys + [Column("of-meeting"), Column("text"), Column("about", .references)] + item
    case .documents:
      [
        Column("id"), Column("title"), Column("kind"), Column("author", .references), Column("publisher", .reference), Column("published"),
        Column("accessed"), Column("url"), Column("language"), Column("reliability"), Column("marking"), Column("classification"),
        Column("number"), Column("retells", .references), Column("description", .prose), Column("note", .prose),
      ]
    case .evidence:
      [Column("of"), Column("document"), Column("work"), Column("page"), Column("quote"), Column("prefix"), Column("suffix")]
    }
  }
}
