import CMarkGFM
import Diagnostics
import Prose

/// Makes prose of cmark-gfm's tree, node by node.
struct ProseConverter {
  let rawHTML: MarkdownParser.RawHTML
  let file: String
  /// What a line of the tree is added to for the line of the file.
  let lineOffset: Int
  /// Whether the source holds `[[` anywhere.
  let hasBrackets: Bool

  var builder = ProseBuilder()
  var diagnostics: [Diagnostic] = []
  var cursor: SourceCursor
  var wikiLabel: WikiLabel?
  /// The line of the tree that the walk has reached.
  var line = 1

  private var headingIDs = HeadingIDs()
  private var headings: [(element: Int, level: Int, text: Int)] = []
  /// Which of the open links are links of the prose: those with an unsafe address are not.
  private var links: [Bool] = []
  private var picture: (depth: Int, alternative: [UInt8]) = (0, [])
  private var cells: (column: Int, alignments: [Prose.Alignment?]) = (0, [])
  private var notes: [Int] = []
  private var references: [Int: Int] = [:]

  init(_ source: UnsafeBufferPointer<UInt8>, rawHTML: MarkdownParser.RawHTML, file: String, firstLine: Int) {
    self.rawHTML = rawHTML
    self.file = file
    lineOffset = firstLine - 1
    hasBrackets = source.firstRange(of: "[[".utf8, from: 0) != nil
    cursor = SourceCursor(source)
    builder.reserve(text: source.count)
  }

  /// Whether the walk is inside a link of the prose.
  var isInLink: Bool { links.contains(true) }

  mutating func finish() -> (Prose, [Diagnostic]) {
    for (place, element) in notes.enumerated() {
      builder.setKind(ofElementAt: element, to: .footnote(number: place + 1, references: references[place + 1] ?? 0))
    }
    return (builder.finish(), diagnostics)
  }

  mutating func enter(_ node: OpaquePointer) {
    let kind = CMarkNodeKind(node)
    if picture.depth > 0 { return enterInPicture(node, kind) }
    switch kind {
    case .text: enterText(bytes(of: cmark_node_get_literal(node)), node)
    case .softBreak, .lineBreak:
      if kind == .lineBreak { builder.point(.lineBreak) }
      builder.text("\n")
      line += 1
    case .emphasis: builder.open(.emphasis)
    case .strong: builder.open(.strong)
    case .strikethrough: builder.open(.strikethrough)
    case .code: enterCode(node)
    case .link: enterLink(node)
    case .image: picture = (1, [])
    case .footnoteReference: enterReference(node)
    case .htmlInline: enterInlineHTML(node)
    case .document, .other: break
    case .tableCell, .tableRow, .table: enterTablePart(node, kind)
    default: enterBlock(node, kind)
    }
  }

  mutating func leave(_ node: OpaquePointer) {
    let kind = CMarkNodeKind(node)
    if picture.depth > 0 {
      guard kind == .image else { return }
      picture.depth -= 1
      if picture.depth == 0 { leaveImage(node) }
      return
    }
    switch kind {
    case .link:
      if links.removeLast() { builder.close() }
    case .heading: leaveHeading()
    case .document, .footnoteReference, .other, .text, .softBreak, .lineBreak, .code, .htmlInline, .htmlBlock, .codeBlock, .thematicBreak,
      .image:
      break
    default: builder.close()
    }
    endWikiLabelIfOutside()
  }

  func location(line: Int, column: Int) -> Location { Location(file: file, line: line + lineOffset, column: max(1, column)) }
}

// MARK: - Blocks

extension ProseConverter {
  private mutating func enterBlock(_ node: OpaquePointer, _ kind: CMarkNodeKind) {
    separate(node)
    switch kind {
    case .paragraph:
      beginLeaf(node)
      builder.open(.paragraph)
    case .heading:
      beginLeaf(node)
      let level = Int(cmark_node_get_heading_level(node))
      headings.append((builder.elementCount, level, builder.textCount))
      builder.open(.heading(level: level, id: ""))
    case .blockQuote: builder.open(.blockQuote)
    case .list:
      let isTight = cmark_node_get_list_tight(node) != 0
      let isOrdered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST
      builder.open(isOrdered ? .orderedList(start: Int(cmark_node_get_list_start(node)), tight: isTight) : .bulletList(tight: isTight))
    case .item:
      let isTask = cmark_node_get_syntax_extension(node) != nil
      builder.open(.listItem(checked: isTask ? cmark_gfm_extensions_get_tasklist_item_checked(node) : nil))
    case .codeBlock:
      builder.open(.codeBlock(language: language(of: node)))
      builder.text(bytes: bytes(of: cmark_node_get_literal(node)))
      builder.close()
    case .thematicBreak: builder.point(.thematicBreak)
    case .htmlBlock: enterHTMLBlock(node)
    case .footnoteDefinition:
      if notes.isEmpty { builder.open(.footnotes) }
      notes.append(builder.elementCount)
      builder.open(.footnote(number: notes.count, references: 0))
    default: break
    }
  }

  /// Parts a block from its neighbour before it.
  private mutating func separate(_ node: OpaquePointer) {
    guard cmark_node_previous(node) != nil else { return }
    var list = cmark_node_parent(node)
    if let parent = list, CMarkNodeKind(parent) == .item { list = cmark_node_parent(parent) }
    let isTight = list.map { CMarkNodeKind($0) == .list && cmark_node_get_list_tight($0) != 0 } ?? false
    builder.separate(isTight ? .line : .block)
  }

  private mutating func beginLeaf(_ node: OpaquePointer) {
    line = Int(cmark_node_get_start_line(node))
    cursor.enterBlock(from: line, to: Int(cmark_node_get_end_line(node)))
    wikiLabel = nil
  }

  private mutating func leaveHeading() {
    let heading = headings.removeLast()
    let id = headingIDs.id(for: builder.textBytes(from: heading.text))
    builder.setKind(ofElementAt: heading.element, to: .heading(level: heading.level, id: id))
    builder.close()
  }

  /// The first word of a code block's info string.
  private func language(of node: OpaquePointer) -> String? {
    let word = bytes(of: cmark_node_get_fence_info(node)).prefix { $0 != UInt8(ascii: " ") && !(0x09...0x0D).contains($0) }
    return word.isEmpty ? nil : String(decoding: word, as: UTF8.self)
  }

  private mutating func enterTablePart(_ node: OpaquePointer, _ kind: CMarkNodeKind) {
    switch kind {
    case .table:
      separate(node)
      beginLeaf(node)
      cells.alignments = alignments(of: node)
      builder.open(.table)
    case .tableRow:
      if cmark_node_previous(node) != nil { builder.separate(.line) }
      cells.column = 0
      line = max(line, Int(cmark_node_get_start_line(node)))
      builder.open(.tableRow(header: cmark_gfm_extensions_get_table_row_is_header(node) != 0))
    default:
      if cells.column > 0 { builder.separate(.cell) }
      wikiLabel = nil
      builder.open(.tableCell(cells.column < cells.alignments.count ? cells.alignments[cells.column] : nil))
      cells.column += 1
    }
  }

  private func alignments(of table: OpaquePointer) -> [Prose.Alignment?] {
    let count = Int(cmark_gfm_extensions_get_table_columns(table))
    guard let letters = cmark_gfm_extensions_get_table_alignments(table) else { return [] }
    return (0..<count).map {
      switch letters[$0] {
      case UInt8(ascii: "l"): .left
      case UInt8(ascii: "c"): .center
      case UInt8(ascii: "r"): .right
      default: nil
      }
    }
  }
}

// MARK: - Inlines

extension ProseConverter {
  private mutating func enterText(_ text: UnsafeBufferPointer<UInt8>, _ node: OpaquePointer) {
    if hasBrackets, !isInLink {
      appendTextWithWikiLinks(text)
    } else {
      builder.text(bytes: text)
    }
  }

  private mutating func enterCode(_ node: OpaquePointer) {
    let literal = bytes(of: cmark_node_get_literal(node))
    if hasBrackets { cursor.skipCode(literal) }
    builder.open(.code)
    builder.text(bytes: literal)
    builder.close()
  }

  private mutating func enterLink(_ node: OpaquePointer) {
    wikiLabel = nil
    let destination = String(decoding: bytes(of: cmark_node_get_url(node)), as: UTF8.self)
    let place = sourcePlace(of: node, destination)
    let isLink = isSafe(url: destination)
    links.append(isLink)
    if isLink {
      builder.open(.link(destination: destination, title: title(of: node), line: place.line + lineOffset, column: place.column))
    } else {
      warnOfUnsafeURL(destination, at: place, "its text stays without a link")
    }
  }

  private mutating func leaveImage(_ node: OpaquePointer) {
    let source = String(decoding: bytes(of: cmark_node_get_url(node)), as: UTF8.self)
    let alternative = String(decoding: picture.alternative, as: UTF8.self)
    let place = sourcePlace(of: node, source)
    if isSafe(url: source, for: .image) {
      builder.point(
        .image(
          source: source, title: title(of: node), alternative: alternative, line: place.line + lineOffset, column: place.column))
    } else {
      builder.text(alternative)
      warnOfUnsafeURL(source, at: place, "its description stays in its place")
    }
  }

  /// The description of a picture is the plain text of what stands in its brackets.
  private mutating func enterInPicture(_ node: OpaquePointer, _ kind: CMarkNodeKind) {
    switch kind {
    case .image: picture.depth += 1
    case .text, .code: picture.alternative.append(contentsOf: bytes(of: cmark_node_get_literal(node)))
    case .softBreak, .lineBreak:
      picture.alternative.append(UInt8(ascii: " "))
      line += 1
    default: break
    }
  }

  private mutating func enterReference(_ node: OpaquePointer) {
    let digits = bytes(of: cmark_node_get_literal(node))
    guard let number = Int(String(decoding: digits, as: UTF8.self)) else { return }
    let reference = (references[number] ?? 0) + 1
    references[number] = reference
    builder.point(.footnoteReference(number: number, reference: reference))
  }

  private func title(of node: OpaquePointer) -> String? {
    let title = bytes(of: cmark_node_get_title(node))
    return title.isEmpty ? nil : String(decoding: title, as: UTF8.self)
  }

  /// The place of a link or picture in the tree's count; links that cmark-gfm made of bare addresses have none of their own.
  private mutating func sourcePlace(of node: OpaquePointer, _ destination: String) -> (line: Int, column: Int) {
    let own = Int(cmark_node_get_start_line(node))
    let line = own > 0 ? own : line
    return (line, cursor.linkColumn(inLine: line, near: Int(cmark_node_get_start_column(node)), destination: destination))
  }

  private mutating func warnOfUnsafeURL(_ url: String, at place: (line: Int, column: Int), _ consequence: String) {
    diagnostics.append(
      Diagnostic(
        .warning, "unsafe-url", "the address “\(shortened(url))” is of a kind that is not shown; \(consequence)",
        at: location(line: place.line, column: place.column),
        help: "use an address that begins with https:, http:, mailto:, tel:, urn: or doi:, or one without a scheme"))
  }
}
