/// Comma-separated values (RFC 4180), which no spreadsheet takes for a program.
public enum CSVText {
  /// A cell as it is written.
  ///
  /// A spreadsheet runs what begins with one of `= + - @`, or with a tab or a line end before one, as a formula: such a cell gets an apostrophe
  /// in front, unless it is a number.
  public static func cell(_ text: String) -> String {
    let safe = isFormula(text) ? "'" + text : text
    guard safe.utf8.contains(where: { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "\"") || $0 == 0x0A || $0 == 0x0D }) else {
      return safe
    }
    return "\"" + safe.replacing("\"", with: "\"\"") + "\""
  }

  /// The text of a cell, without the apostrophe that keeps it from being a formula.
  public static func text(ofCell cell: String) -> String { cell.hasPrefix("'") && isFormula(cell) ? String(cell.dropFirst()) : cell }

  /// Whether a spreadsheet may take a text for a formula, or has been kept from it by apostrophes.
  private static func isFormula(_ text: String) -> Bool {
    let inner = text.unicodeScalars.drop { $0 == "'" }
    guard let first = inner.first, "=+-@\t\r\n\u{FF1D}\u{FF0B}\u{FF0D}\u{FF20}".unicodeScalars.contains(first) else { return false }
    return inner.count < text.unicodeScalars.count || !isNumber(text)
  }

  private static func isNumber(_ text: String) -> Bool {
    let digits = text.utf8.drop { $0 == UInt8(ascii: "-") }
    return text.utf8.count - digits.count <= 1 && !digits.isEmpty && digits.filter { $0 == UInt8(ascii: ".") }.count <= 1
      && digits.allSatisfy { (48...57).contains($0) || $0 == UInt8(ascii: ".") }
  }

  public static func line(_ cells: [String]) -> String { cells.map(cell).joined(separator: ",") + "\r\n" }

  // MARK: Several values in a cell

  /// Values side by side: `first|second`, with a backslash before what would part them.
  public static func joined(_ values: [String]) -> String {
    values.map(escaped).joined(separator: "|")
  }

  public static func escaped(_ value: String) -> String {
    value.replacing("\\", with: "\\\\").replacing("|", with: "\\|").replacing(">", with: "\\>")
  }

  /// The values of a cell, parted at a separator that has no backslash in front of it; what is escaped stays so.
  public static func parts(of cell: Substring, at separator: Character) -> [Substring] {
    var parts: [Substring] = []
    var start = cell.startIndex
    var index = start
    while index < cell.endIndex {
      if cell[index] == "\\" {
        index = cell.index(after: index)
        if index == cell.endIndex { break }
      } else if cell[index] == separator {
        parts.append(cell[start..<index])
        start = cell.index(after: index)
      }
      index = cell.index(after: index)
    }
    return parts + [cell[start...]]
  }

  public static func unescaped(_ value: Substring) -> String {
    var text = ""
    var isEscaped = false
    for character in value {
      if character == "\\", !isEscaped {
        isEscaped = true
      } else {
        text.append(character)
        isEscaped = false
      }
    }
    return text
  }
}
