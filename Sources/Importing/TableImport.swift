import Diagnostics
import Dossier
import Exchange
import Notation
import Reading

/// Reads tables as `briefing export` writes them, and those that people make from its templates.
enum TableImport {
  static func tree(_ input: Import.Input, table: String?, _ diagnostics: inout [Diagnostic]) throws(NotationFault) -> MetadataTree {
    var tree = MetadataTree()
    guard let sheet = try Sheet(input, table: table, &diagnostics), sheet.table.name != .evidence else { return tree }
    for row in sheet.rows { add(row, of: sheet, to: &tree, &diagnostics) }
    return tree
  }

  /// Adds the passages of tables of evidence to the statements that they are of.
  static func attachEvidence(_ inputs: [Import.Input], table: String?, to tree: inout MetadataTree) -> [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    let holders = holders(inputs, table: table, tree)
    for input in inputs {
      var unused: [Diagnostic] = []
      guard let sheet = try? Sheet(input, table: table, &unused), sheet.table.name == .evidence else { continue }
      var sample = MetadataTree()
      for row in sheet.rows {
        guard let owner = row["of"], !owner.text.isEmpty else {
          diagnostics.append(
            sheet.error(
              "missing-key", "a passage that is no statement's", at: row.place, help: "name the statement's key in the column `of`"))
          continue
        }
        let parts = ["document", "work", "page", "quote", "prefix", "suffix"].compactMap { key in
          row[key].flatMap { $0.text.isEmpty ? nil : (key, YAMLNode.text($0.text, at: $0.place)) }
        }
        let passage = YAMLNode.map(parts, at: row.place)
        guard let holder = holders[owner.text] else {
          diagnostics.append(
            sheet.error(
              "unknown-id", "there is no statement `\(owner.text.prefix(60))` in these files", at: owner.place,
              help: "import it together with its table"))
          continue
        }
        var statement = MetadataTree.Statement(at: row.place)
        statement.set("text", "x", at: row.place)
        statement.set("evidence", passage)
        sample.lists["facts", default: []].append(statement)
        tree.add(evidence: passage, to: holder)
      }
      diagnostics += MetadataCheck.faults(in: sample.root, file: input.name, markings: .trafficLight)
    }
    return diagnostics
  }

  /// Where the statements stand that passages name: entities by their ids, and all else by the column `key`.
  private static func holders(_ inputs: [Import.Input], table: String?, _ tree: MetadataTree) -> [String: MetadataTree.Holder] {
    var holders: [String: MetadataTree.Holder] = [:]
    for (id, kind, _) in tree.places { holders[id] = .entity(kind, id) }
    var counts: [String: Int] = [:]
    for input in inputs {
      var unused: [Diagnostic] = []
      guard let sheet = try? Sheet(input, table: table, &unused), sheet.table.name != .evidence else { continue }
      for row in sheet.rows {
        guard let place = sheet.listPlace(of: row) else { continue }
        let index = counts[place.name, default: 0]
        counts[place.name] = index + 1
        guard let key = row["key"]?.text, !key.isEmpty else { continue }
        holders[key] =
          switch place {
          case .list(let section): .item(section: section, index)
          case .part(let kind, let id, let section): .part(kind, id, key: section, index)
          }
      }
    }
    return holders
  }

  private static func add(_ row: Sheet.Row, of sheet: Sheet, to tree: inout MetadataTree, _ diagnostics: inout [Diagnostic]) {
    var statement = MetadataTree.Statement(at: row.place)
    for column in sheet.table.columns where !Sheet.structural.contains(column.key) {
      guard let cell = row[column.key], !cell.text.isEmpty else { continue }
      if column.key == "id", sheet.entityKind != nil { continue }
      statement.set(column.key, CellReading.node(of: cell, as: column.content))
    }
    if let latitude = row["latitude"], let longitude = row["longitude"], !latitude.text.isEmpty || !longitude.text.isEmpty {
      statement.set(
        "coordinates",
        .list([.text(latitude.text, at: latitude.place), .text(longitude.text, at: longitude.place)], at: latitude.place))
    }
    if let kind = sheet.entityKind {
      guard let cell = row["id"], !cell.text.isEmpty else {
        let name = row["name"] ?? row["title"]
        let made = name.flatMap { MetadataCheck.id(from: $0.text) }
        diagnostics.append(
          sheet.error("missing-key", "a row without `id`", at: row.place, help: made.map { "write \($0)" } ?? "write a–z, 0–9 and -"))
        return
      }
      // One that is no id is complained of when the tree is checked.
      statement.place = cell.place
      if tree[kind, cell.text] != nil {
        diagnostics.append(
          sheet.error(
            "duplicate-item-id", "the id `\(cell.text.prefix(60))` stands twice in this table", at: cell.place,
            help: "put the two rows together"))
        return
      }
      tree.add(statement, to: kind, cell.text)
      return
    }
    switch sheet.listPlace(of: row) {
    case .list(let section)?: tree.lists[section, default: []].append(statement)
    case .part(let kind, let id, let key)?: tree.add(statement, to: key, of: kind, id)
    case nil:
      let column = sheet.table.owner ?? "id"
      diagnostics.append(sheet.error("missing-key", "a row without `\(column)`", at: row.place, help: "write whose it is"))
    }
  }
}

/// A table as it was read.
struct Sheet {
  struct Row {
    var place: TextPlace
    fileprivate var cells: [String: CSVCell]

    subscript(key: String) -> CSVCell? { cells[key] }
  }
  let file: String
  let table: Table
  private(set) var rows: [Row] = []

  /// Columns that say where a row belongs and are no keys of it.
  static let structural: Set = ["key", "of-person", "of-meeting", "of", "latitude", "longitude"]

  /// Nil after a complaint.
  init?(_ input: Import.Input, table: String?, _ diagnostics: inout [Diagnostic]) throws(NotationFault) {
    file = input.name
    let rows = try CSVReader.rows(in: input.bytes)
    guard let header = rows.first else { return nil }
    guard let name = Self.name(of: input.name, table) else {
      diagnostics.append(
        Diagnostic(
          .error, "table", "nothing says what this table holds", at: Location(file: input.name),
          help:
            "name the file people.csv, meetings.csv …, or say it with --table: \(Table.Name.importable.map(\.rawValue).joined(separator: ", "))"
        ))
      return nil
    }
    let known = Table(name)
    self.table = known
    let keys = known.columns.map(\.key)
    var isRight = true
    var seen: Set<String> = []
    for cell in header {
      let key = cell.text
      if key.isEmpty || keys.contains(key) {
        if !key.isEmpty, !seen.insert(key).inserted {
          diagnostics.append(
            error("yaml-duplicate-key", "the column `\(key)` is there twice", at: cell.place, help: "take one of them away"))
          isRight = false
        }
        continue
      }
      isRight = false
      let near = nearestName(to: key, among: keys)
      diagnostics.append(
        error(
          "unknown-key", "a table of \(name.rawValue) has no column `\(key.prefix(60))`", at: cell.place,
          help: near.map { "did you mean `\($0)`?" } ?? "its columns are \(keys.joined(separator: ", "))"))
    }
    guard isRight else { return nil }
    for row in rows.dropFirst() {
      if row.count > header.count {
        diagnostics.append(
          error(
            "table", "this row has more cells than the table has columns", at: row[header.count].place,
            help: "put cells that hold the separator in quotation marks"))
        continue
      }
      let cells = zip(header, row).filter { !$0.0.text.isEmpty }.map {
        ($0.0.text, CSVCell(text: CSVText.text(ofCell: $0.1.text), place: $0.1.place))
      }
      self.rows.append(Row(place: row[0].place, cells: Dictionary(uniqueKeysWithValues: cells)))
    }
  }

  /// What a table holds: what was said, or what its file is named after.
  private static func name(of file: String, _ table: String?) -> Table.Name? {
    if let table { return Table.Name(rawValue: table) }
    let stem = file.split(separator: "/").last?.split(separator: ".").first.map(String.init) ?? ""
    return Table.Name(rawValue: stem.lowercased())
  }

  func error(_ rule: String, _ message: String, at place: TextPlace, help: String) -> Diagnostic {
    Diagnostic(.error, rule, message, at: Location(file: file, line: place.line, column: place.column), help: help)
  }

  /// The kind of entity that it holds; nil where its rows are items of lists.
  var entityKind: EntityKind? { EntityKind.allCases.first { $0.section == table.name.rawValue } }

  enum ListPlace {
    case list(String)
    case part(EntityKind, String, key: String)

    var name: String {
      switch self {
      case .list(let section): section
      case .part(let kind, let id, let key): "\(kind) \(id) \(key)"
      }
    }
  }

  /// In which list a row's statement stands; nil where the table has none, or the row does not say it.
  func listPlace(of row: Row) -> ListPlace? {
    let key = table.name.rawValue
    switch table.name {
    case .positions, .facts, .relations, .judgements: return .list(key)
    case .questions where row["of-meeting"]?.text ?? "" == "": return .list(key)
    case .roles: return row["of-person"].flatMap { $0.text.isEmpty ? nil : .part(.person, $0.text, key: key) }
    case .participants, .topics, .comments, .questions:
      return row["of-meeting"].flatMap { $0.text.isEmpty ? nil : .part(.meeting, $0.text, key: key) }
    default: return nil
    }
  }
}

extension Table.Name {
  /// All but the documents, which are files.
  static var importable: [Table.Name] { allCases.filter { $0 != .documents } }
}

/// Reads cells as they are written by an export.
enum CellReading {
  static func node(of cell: CSVCell, as content: Table.Content) -> YAMLNode {
    let (text, place) = (cell.text, cell.place)
    switch content {
    case .text: return .text(text, at: place)
    case .prose: return .prose(text, at: place)
    case .texts: return .list(parts(text).map { .text(CSVText.unescaped($0), at: place) }, at: place)
    case .reference: return reference(text[...], at: place)
    case .references: return .list(parts(text).map { reference($0, at: place) }, at: place)
    case .attributions: return .list(parts(text).map { attribution($0, at: place) }, at: place)
    case .identifiers: return identifiers(text, at: place)
    case .links: return .list(parts(text).map { link($0, at: place) }, at: place)
    }
  }

  private static func parts(_ text: String) -> [Substring] { CSVText.parts(of: text[...], at: "|").filter { !$0.isEmpty } }

  private static func reference(_ text: Substring, at place: TextPlace) -> YAMLNode {
    for key in ["name", "unnamed"] where text.hasPrefix("\(key):") {
      return .map([(key, .text(CSVText.unescaped(text.dropFirst(key.count + 1)), at: place))], at: place)
    }
    return .text(CSVText.unescaped(text), at: place)
  }

  /// `who>through whom>through whom`.
  private static func attribution(_ text: Substring, at place: TextPlace) -> YAMLNode {
    let links = CSVText.parts(of: text, at: ">").map { reference($0, at: place) }
    return links.dropLast().reversed().reduce(links[links.count - 1]) { via, who in
      switch who.content {
      case .map(let entries): .map(entries.map { ($0.key, $0.value) } + [("via", via)], at: place)
      default: .map([("id", who), ("via", via)], at: place)
      }
    }
  }

  private static func identifiers(_ text: String, at place: TextPlace) -> YAMLNode {
    var registers: [(String, [YAMLNode])] = []
    for part in parts(text) {
      let pair = CSVText.unescaped(part)
      let register = String(pair.prefix { $0 != ":" })
      let value = YAMLNode.text(String(pair.dropFirst(register.count + 1)), at: place)
      if let known = registers.firstIndex(where: { $0.0 == register }) {
        registers[known].1.append(value)
      } else {
        registers.append((register, [value]))
      }
    }
    return .map(registers.map { ($0.0, $0.1.count == 1 ? $0.1[0] : .list($0.1, at: place)) }, at: place)
  }

  private static func link(_ part: Substring, at place: TextPlace) -> YAMLNode {
    let text = CSVText.unescaped(part)
    let url = String(text.prefix { $0 != " " })
    let title = text.dropFirst(url.count + 1)
    return title.isEmpty
      ? .text(url, at: place) : .map([("url", .text(url, at: place)), ("title", .text(String(title), at: place))], at: place)
  }
}
