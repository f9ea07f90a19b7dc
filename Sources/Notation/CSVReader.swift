/// A cell of a table and where it begins.
public struct CSVCell: Sendable {
  public var text: String
  public var place: TextPlace

  public init(text: String, place: TextPlace) { (self.text, self.place) = (text, place) }
}

/// Reads comma-separated values (RFC 4180), and the like with semicolons or tabs, which spreadsheets write in some countries.
public struct CSVReader {
  private var cursor: ByteCursor
  private let separator: UInt8

  private init(_ bytes: [UInt8]) {
    cursor = ByteCursor(bytes)
    let header = bytes.prefix { $0 != 0x0A && $0 != 0x0D }
    let counts = [UInt8(ascii: ","), UInt8(ascii: ";"), 0x09].map { sign in (sign, header.count { $0 == sign }) }
    separator = counts.reduce(counts[0]) { $1.1 > $0.1 ? $1 : $0 }.0
  }

  /// The rows that hold anything.
  ///
  /// - Parameter bytes: UTF-8.
  public static func rows(in bytes: [UInt8]) throws(NotationFault) -> [[CSVCell]] {
    var reader = CSVReader(bytes)
    var rows: [[CSVCell]] = []
    while reader.cursor.next != nil {
      let row = try reader.row()
      if row.contains(where: { !$0.text.isEmpty }) { rows.append(row) }
    }
    return rows
  }

  private mutating func row() throws(NotationFault) -> [CSVCell] {
    var cells: [CSVCell] = []
    while true {
      cells.append(try cell())
      switch cursor.next {
      case separator: cursor.advance()
      case 0x0D:
        cursor.advance()
        if cursor.next == 0x0A { cursor.advance() }
        return cells
      case 0x0A:
        cursor.advance()
        return cells
      default: return cells
      }
    }
  }

  private mutating func cell() throws(NotationFault) -> CSVCell {
    let place = cursor.place
    guard cursor.next == UInt8(ascii: "\"") else {
      let start = cursor.index
      while let byte = cursor.next, byte != separator, byte != 0x0A, byte != 0x0D { cursor.advance() }
      return CSVCell(text: String(decoding: cursor.text(from: start), as: UTF8.self), place: place)
    }
    cursor.advance()
    var bytes: [UInt8] = []
    while let byte = cursor.next {
      cursor.advance()
      guard byte == UInt8(ascii: "\"") else {
        bytes.append(byte)
        continue
      }
      if cursor.next == UInt8(ascii: "\"") {
        bytes.append(byte)
        cursor.advance()
        continue
      }
      guard cursor.next == nil || cursor.next == separator || cursor.next == 0x0A || cursor.next == 0x0D else {
        throw NotationFault(
          message: "text stands behind the quotation mark that ends a cell", help: "write a quotation mark in a cell twice: \"\"",
          place: cursor.place)
      }
      return CSVCell(text: String(decoding: bytes, as: UTF8.self), place: place)
    }
    throw NotationFault(
      message: "the quotation mark with which this cell begins has no other at its end", help: "end it with one, or save the table anew",
      place: place)
  }
}
