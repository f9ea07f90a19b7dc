import CGumbo
import HTMLTrees
import Prose

/// Makes prose of an HTML tree, by one walk without recursion.
struct HTMLProseReader {
  private let root: HTMLTree.Node
  private let keepsImages: Bool
  private var writer = HTMLTextWriter()
  private var frames: [Frame] = []
  /// The innermost table of data; no other stands within one.
  private var table: HTMLTable?
  /// The ids of places that become headings: links may lead there.
  private var headingTargets: Set<String> = []

  /// An element that is open.
  private struct Frame {
    let children: NodeList
    var next = 0
    let end: End
  }

  /// What is to be done when an element ends.
  private enum End { case nothing, block, heading, container, inline, quotation, table, row, cell }

  init(_ root: HTMLTree.Node, keepsImages: Bool) {
    self.root = root
    self.keepsImages = keepsImages
  }

  mutating func read() -> Prose {
    root.walk { node in
      if node.isHeading { headingTargets.formUnion(node.ownTargets) }
      return .descend
    }
    frames.append(Frame(children: root.children, end: .nothing))
    while let last = frames.indices.last {
      guard frames[last].next < frames[last].children.count else {
        leave(frames.removeLast().end)
        continue
      }
      let node = frames[last].children[frames[last].next]
      frames[last].next += 1
      if let text = node.text {
        // Nothing stands between rows and cells but white space and what gumbo left there.
        if table?.isOpen != true || writer.isInLine { writer.add(text) }
      } else if node.isElement {
        enter(node)
      }
    }
    let ids = writer.headingIDs
    var prose = writer.finish()
    prose.pointLinks(toHeadings: ids)
    return prose
  }

  private mutating func descend(_ node: HTMLTree.Node, _ end: End) { frames.append(Frame(children: node.children, end: end)) }

  private mutating func enter(_ node: HTMLTree.Node) {
    let role = HTMLRole(node)
    if table?.isOpen == true, !writer.isInLine, !role.isPartOfTable { return }
    switch role {
    case .dropped: break
    case .transparent: descend(node, .nothing)
    case .inline(let kind): descend(node, writer.beginInline(kind) ? .inline : .nothing)
    case .quotation:
      write("“")
      descend(node, .quotation)
    case .link: descend(node, link(node).map { writer.beginInline($0) } ?? false ? .inline : .nothing)
    case .image: if let image = image(node) { writer.addImage(image) }
    case .lineBreak: writer.breakLine()
    case .table: enterTable(node)
    case .row: enterRow(node)
    case .cell: enterCell(node)
    case _ where writer.isInLine:
      writer.endBlock()
      descend(node, .block)
    case .heading(let level):
      writer.beginHeading(level: level, ids: node.ownTargets)
      descend(node, .heading)
    case .container(let container):
      writer.beginContainer(node.kind(of: container), isTight: node.isTight)
      descend(node, .container)
    case .item: descend(node, writer.beginItem() ? .container : .block)
    case .preformatted: addPreformatted(node)
    case .rule: writer.addRule()
    case .block:
      writer.endBlock()
      descend(node, .block)
    }
  }

  private mutating func leave(_ end: End) {
    switch end {
    case .nothing: break
    case .block: writer.endBlock()
    case .heading: writer.endHeading()
    case .container: writer.endContainer()
    case .inline: writer.endInline()
    case .quotation: write("”")
    case .table:
      table?.end(&writer)
      table = nil
      writer.endBlock()
    case .row: table?.endRow(&writer)
    case .cell: table?.endCell(&writer)
    }
  }

  private mutating func write(_ text: StaticString) {
    writer.add(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  // MARK: Tables

  private mutating func enterTable(_ node: HTMLTree.Node) {
    writer.endBlock()
    guard table == nil, !writer.isInLine, node.isDataTable else { return descend(node, .block) }
    table = HTMLTable()
    descend(node, .table)
  }

  private mutating func enterRow(_ node: HTMLTree.Node) {
    guard table != nil else {
      writer.endBlock()
      return descend(node, .block)
    }
    guard node.hasCells else { return }
    table?.beginRow(node, &writer)
    descend(node, .row)
  }

  private mutating func enterCell(_ node: HTMLTree.Node) {
    guard table?.isOpen == true else {
      writer.endBlock()
      return descend(node, .block)
    }
    table?.beginCell(node, &writer)
    descend(node, .cell)
  }

  // MARK: Code, links and pictures

  private mutating func addPreformatted(_ node: HTMLTree.Node) {
    var text: [UInt8] = []
    var language = node.codeLanguage
    node.walk { child in
      if let bytes = child.text { text.append(contentsOf: bytes.lazy.filter { !isControl($0) || $0 == 0x0A || $0 == 0x09 }) }
      guard child.isElement else { return .pass }
      switch HTMLRole(child) {
      case .dropped: return .pass
      case .lineBreak: text.append(0x0A)
      default: language = language ?? child.codeLanguage
      }
      return .descend
    }
    while let last = text.last, last == 0x20 || last == 0x0A || last == 0x09 { text.removeLast() }
    guard !text.isEmpty else { return writer.endBlock() }
    text.append(0x0A)
    writer.addCodeBlock(text, language: language)
  }

  private func link(_ node: HTMLTree.Node) -> Prose.Kind? {
    guard let destination = node.attribute("href"), !destination.isEmpty, isSafe(url: destination) else { return nil }
    if destination.hasPrefix("#"), !headingTargets.contains(String(destination.dropFirst())) { return nil }
    return .link(destination: destination, title: node.title, line: node.line, column: node.column)
  }

  private func image(_ node: HTMLTree.Node) -> Prose.Kind? {
    guard keepsImages, let source = node.attribute("src"), !source.isEmpty, isSafe(url: source, for: .image) else { return nil }
    let sizes = [node.attribute("width"), node.attribute("height")].compactMap { $0 }
    guard !sizes.contains("1"), !sizes.contains("0") else { return nil }
    return .image(source: source, title: node.title, alternative: node.attribute("alt") ?? "", line: node.line, column: node.column)
  }
}

extension HTMLRole {
  /// Whether this may stand in a table outside its cells.
  fileprivate var isPartOfTable: Bool {
    switch self {
    case .row, .cell, .block: true
    default: false
    }
  }
}

extension HTMLTree.Node {
  fileprivate var isHeading: Bool {
    switch tag {
    case GUMBO_TAG_H1, GUMBO_TAG_H2, GUMBO_TAG_H3, GUMBO_TAG_H4, GUMBO_TAG_H5, GUMBO_TAG_H6: true
    default: false
    }
  }

  fileprivate var title: String? { attribute("title").flatMap { $0.isEmpty ? nil : $0 } }

  /// The ids of an element and of the elements and old-style anchors within it.
  fileprivate var ownTargets: [String] {
    var targets = [attribute("id")]
    walk { node in
      guard !node.isHeading else { return .pass }
      if node.isElement { targets += [node.attribute("id"), node.tag == GUMBO_TAG_A ? node.attribute("name") : nil] }
      return .descend
    }
    return targets.compactMap { $0 }.filter { !$0.isEmpty }
  }

  fileprivate func kind(of container: HTMLRole.Container) -> Prose.Kind {
    switch container {
    case .blockQuote: .blockQuote
    case .bulletList: .bulletList(tight: isTight)
    case .orderedList: .orderedList(start: min(999_999_999, max(0, attribute("start").flatMap { Int($0) } ?? 1)), tight: isTight)
    }
  }

  /// Whether this is a list none of whose items has paragraphs.
  fileprivate var isTight: Bool {
    guard tag != GUMBO_TAG_BLOCKQUOTE else { return false }
    return !children.contains { $0.tag == GUMBO_TAG_LI && $0.children.contains { $0.tag == GUMBO_TAG_P } }
  }

  /// The language of code as HTML names it: `class="language-swift"`.
  fileprivate var codeLanguage: String? {
    attribute("class")?.split(separator: " ").first { $0.hasPrefix("language-") }.map { String($0.dropFirst("language-".count)) }
  }
}

extension Prose {
  /// Lets links to places that became headings lead to the ids they have now.
  fileprivate mutating func pointLinks(toHeadings ids: [String: String]) {
    guard !ids.isEmpty else { return }
    for index in elements.indices {
      guard case .link(let destination, let title, let line, let column) = elements[index].kind, destination.hasPrefix("#"),
        let id = ids[String(destination.dropFirst())]
      else { continue }
      elements[index].kind = .link(destination: "#" + id, title: title, line: line, column: column)
    }
  }
}
