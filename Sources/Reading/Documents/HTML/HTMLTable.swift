import CGumbo
import HTMLTrees
import Prose

/// A table whose cells are data, as far as it is read.
struct HTMLTable {
  /// Whether the table element is open in the prose.
  private(set) var isOpen = false
  private var column = 0
  private var rows = 0
  private var hasBody = false
  /// For each column, how many of the rows to come a cell above reaches into.
  private var reach: [Int] = []
  /// How many cells the text has, and how many were put in.
  private var cells = 0
  private var filled = 0

  /// How many columns and rows a cell may reach over. Cells are put in as long as they stay in proportion to those of the
  /// text: a few bytes could ask for millions.
  private static let maximumColumns = 50
  private static let maximumRows = 500

  mutating func beginRow(_ row: HTMLTree.Node, _ writer: inout HTMLTextWriter) {
    if !isOpen { writer.beginTable() }
    isOpen = true
    let isHeader = !hasBody && row.isHeaderRow
    if !isHeader { hasBody = true }
    writer.beginRow(isHeader: isHeader, isFirst: rows == 0)
    rows += 1
    column = 0
  }

  mutating func beginCell(_ cell: HTMLTree.Node, _ writer: inout HTMLTextWriter) {
    fill(&writer)
    cells += 1
    writer.beginCell(cell.alignment, isFirst: column == 0)
    let columns = cell.span("colspan", atMost: Self.maximumColumns)
    let rows = cell.span("rowspan", atMost: Self.maximumRows)
    for index in column..<column + columns {
      while reach.count <= index { reach.append(0) }
      reach[index] = rows
    }
  }

  mutating func endCell(_ writer: inout HTMLTextWriter) {
    writer.endCell()
    reach[column] -= 1
    column += 1
    fill(&writer)
  }

  /// Ends a row; cells from above that reach into it further on have had their place.
  mutating func endRow(_ writer: inout HTMLTextWriter) {
    writer.endTablePart()
    for index in reach.indices[column...] where reach[index] > 0 { reach[index] -= 1 }
  }

  func end(_ writer: inout HTMLTextWriter) {
    if isOpen { writer.endTablePart() }
  }

  /// Puts empty cells where others reach.
  private mutating func fill(_ writer: inout HTMLTextWriter) {
    while column < reach.count, reach[column] > 0, filled < 1000 + 2 * cells {
      filled += 1
      writer.beginCell(nil, isFirst: column == 0)
      writer.endCell()
      reach[column] -= 1
      column += 1
    }
  }
}

extension HTMLTree.Node {
  /// Whether a table holds data rather than laying out a page.
  ///
  /// It does where it has text, no table within it and two columns; without a header cell its cells must be short of
  /// blocks, too: two paragraphs at most, no headings, lists, quotes or sections.
  var isDataTable: Bool {
    if let role = attribute("role"), role == "presentation" || role == "none" { return false }
    var survey = TableSurvey()
    walk { survey.visit($0) }
    return !survey.isNested && survey.hasText && survey.columns > 1 && (survey.hasHeader || !survey.hasBlocks)
  }

  fileprivate var isHeaderRow: Bool {
    if UnsafePointer(pointee.parent).map({ $0.tag == GUMBO_TAG_THEAD }) ?? false { return true }
    return !children.contains { $0.tag == GUMBO_TAG_TD }
  }

  var hasCells: Bool { children.contains { $0.tag == GUMBO_TAG_TD || $0.tag == GUMBO_TAG_TH } }

  fileprivate func span(_ name: StaticString, atMost maximum: Int) -> Int { min(maximum, max(1, attribute(name).flatMap { Int($0) } ?? 1)) }

  fileprivate var alignment: Prose.Alignment? {
    if let align = attribute("align"), let alignment = Prose.Alignment(rawValue: align.lowercased()) { return alignment }
    guard let style = attribute("style")?.lowercased() else { return nil }
    for declaration in style.split(separator: ";") {
      let parts = declaration.split(separator: ":", maxSplits: 1).map { $0.drop { $0 == " " } }
      if parts.count == 2, parts[0] == "text-align" {
        return Prose.Alignment(rawValue: String(parts[1].prefix { $0.isLetter }))
      }
    }
    return nil
  }
}

/// What a table holds.
private struct TableSurvey {
  var isNested = false
  var hasText = false
  var hasHeader = false
  var hasBlocks = false
  var columns = 0
  private var paragraphs = 0

  mutating func visit(_ node: HTMLTree.Node) -> TreeWalk {
    if let text = node.text {
      if node.pointee.type != GUMBO_NODE_WHITESPACE, !text.isEmpty { hasText = true }
      return .pass
    }
    guard node.isElement else { return .pass }
    switch HTMLRole(node) {
    case .dropped: return .pass
    case .table:
      isNested = true
      return .stop
    case .row: columns = max(columns, node.children.count { $0.tag == GUMBO_TAG_TD || $0.tag == GUMBO_TAG_TH })
    case .cell:
      paragraphs = 0
      if node.tag == GUMBO_TAG_TH { hasHeader = true }
    case .heading, .container, .preformatted, .rule: hasBlocks = true
    case .image: hasText = true
    case .block: visitBlock(node.tag)
    default: break
    }
    return .descend
  }

  private mutating func visitBlock(_ tag: GumboTag) {
    switch tag {
    case GUMBO_TAG_ARTICLE, GUMBO_TAG_SECTION, GUMBO_TAG_MAIN, GUMBO_TAG_DL: hasBlocks = true
    case GUMBO_TAG_P:
      paragraphs += 1
      if paragraphs > 2 { hasBlocks = true }
    default: break
    }
  }
}
