import Exchange
import Notation

/// A table to fill in.
public enum TableTemplate {
  /// What a template shows: a header, and where it helps one row that says what goes where.
  public static func text(of name: Table.Name) -> String {
    let table = Table(name)
    let example: [String: String] =
      switch name {
      case .people:
        ["id": "ada-quill", "name": "Ada Quill", "sort-name": "Quill, Ada", "born": "1961~", "aliases": "Adeline Quill|A. Quill"]
      case .meetings: ["id": "committee-march", "title": "The committee hears the guild", "date": "2024-03-04", "place": "pellhaven"]
      case .positions:
        ["key": "position-1", "holder": "ada-quill", "issue": "breakwater", "stance": "in-favour", "according-to": "name:The Packet"]
      default: [:]
      }
    let rows = [table.columns.map(\.key)] + (example.isEmpty ? [] : [table.columns.map { example[$0.key] ?? "" }])
    return rows.map(CSVText.line).joined()
  }
}
