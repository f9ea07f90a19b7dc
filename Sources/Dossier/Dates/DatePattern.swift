/// A text with places for parts of a date: `{day} {month} {year}`.
public struct DatePattern: Hashable, Sendable {
  /// What can stand in a place.
  public enum Placeholder: String, Hashable, Sendable, CaseIterable {
    case day, month, year, season, time
    /// The day, month, season or year at which an interval ends.
    case endDay = "end-day"
    case endMonth = "end-month"
    case endSeason = "end-season"
    case endYear = "end-year"
    /// A whole date that was put into words already.
    case date
    /// The same with its month or season as it stands with a day: "до апреля 2023".
    case inflectedDate = "inflected-date"
    case start, end
  }

  enum Piece: Hashable, Sendable {
    case text(String)
    case place(Placeholder)
  }

  let pieces: [Piece]

  /// Names in braces that are no placeholder, for whoever reads patterns from a file to complain about. They stand as they are.
  public let unknownPlaceholders: [String]

  public init(_ pattern: String) {
    var pieces: [Piece] = []
    var unknown: [String] = []
    var rest = pattern[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      let name = String(rest[rest.index(after: open)..<close])
      let after = rest.index(after: close)
      if let placeholder = Placeholder(rawValue: name) {
        if open > rest.startIndex { pieces.append(.text(String(rest[..<open]))) }
        pieces.append(.place(placeholder))
      } else {
        unknown.append(name)
        pieces.append(.text(String(rest[..<after])))
      }
      rest = rest[after...]
    }
    if !rest.isEmpty { pieces.append(.text(String(rest))) }
    self.pieces = pieces
    unknownPlaceholders = unknown
  }

  func filled(_ value: (Placeholder) -> String) -> String {
    // Most dates are short enough for strings that need no memory of their own.
    var text = ""
    for piece in pieces {
      switch piece {
      case .text(let literal): text += literal
      case .place(let placeholder): text += value(placeholder)
      }
    }
    return text
  }
}

extension DatePattern: ExpressibleByStringLiteral {
  public init(stringLiteral pattern: String) { self.init(pattern) }
}
