extension Prose.Kind {
  var isBlock: Bool {
    switch self {
    case .emphasis, .strong, .strikethrough, .code, .link, .image, .wikiLink, .footnoteReference, .lineBreak, .htmlInline: false
    default: true
    }
  }
}

extension HTMLRenderer {
  /// Writes what begins an element and remembers what ends it.
  mutating func open(_ element: Prose.Element, at index: Int) {
    switch element.kind {
    case .paragraph:
      if isInTightItem || isInline {
        push(element, at: index, closing: .nothing, holdsText: true)
      } else {
        text.output.append(utf8: "<p>")
        push(element, at: index, closing: .paragraph, holdsText: true)
      }
    case .heading(let level, let id):
      let level = min(6, max(1, level + options.headingOffset))
      text.output.append(utf8: "<h")
      text.output.append(decimal: level)
      if !id.isEmpty { text.output.appendAttribute("id", options.idPrefix + id) }
      text.output.append(UInt8(ascii: ">"))
      push(element, at: index, closing: .heading(level), holdsText: true)
    case .blockQuote:
      text.output.append(utf8: "<blockquote>\n")
      push(element, at: index, closing: .line("</blockquote>\n"), holdsText: false)
    case .codeBlock(let language):
      openCodeBlock(language)
      push(element, at: index, closing: .tag("</code></pre>\n"), holdsText: true)
    case .thematicBreak: text.output.append(utf8: "<hr>\n")
    case .htmlBlock(let html):
      text.output.append(contentsOf: html.utf8)
      startLine()
    case .pageBreak(let number): writePageBreak(number)
    case .bulletList, .orderedList, .listItem: openListPart(element, at: index)
    case .table, .tableRow, .tableCell: openTablePart(element, at: index)
    case .footnotes, .footnote: openNotes(element, at: index)
    default: openInline(element, at: index)
    }
  }

  /// Writes what ends the innermost element.
  mutating func close(_ frame: Frame) {
    switch frame.closing {
    case .nothing: break
    case .tag(let tag): text.output.append(utf8: tag)
    case .line(let tag):
      startLine()
      text.output.append(utf8: tag)
    case .heading(let level):
      text.output.append(utf8: "</h")
      text.output.append(decimal: level)
      text.output.append(utf8: ">\n")
    case .link:
      text.output.append(utf8: "</a>")
      openLinks -= 1
    case .cell(let isHeader): text.output.append(utf8: isHeader ? "</th>\n" : "</td>\n")
    case .paragraph: closeParagraph(frame)
    case .table(let isWide): closeTable(frame, isWide: isWide)
    case .footnote: closeNote(frame)
    }
    frames.removeLast()
  }

  private mutating func openCodeBlock(_ language: String?) {
    text.output.append(utf8: "<pre><code")
    if let language, !language.isEmpty { text.output.appendAttribute("class", "language-" + language) }
    text.output.append(UInt8(ascii: ">"))
  }

  /// Within a paragraph, too: a paragraph may run across pages.
  private mutating func writePageBreak(_ number: Int) {
    let isInText = frames.last?.holdsText ?? false
    text.output.append(utf8: isInText ? "<span" : "<div")
    text.output.append(utf8: " class=\"page-break\" role=\"doc-pagebreak\"")
    text.output.appendAttribute("id", "\(options.idPrefix)page-\(number)")
    text.output.appendAttribute("aria-label", "\(options.labels.page) \(number)")
    text.output.append(utf8: isInText ? "></span>" : "></div>\n")
  }
}

// MARK: - Lists

extension HTMLRenderer {
  private mutating func openListPart(_ element: Prose.Element, at index: Int) {
    switch element.kind {
    case .bulletList(let tight):
      text.output.append(utf8: "<ul>\n")
      push(element, at: index, closing: .line("</ul>\n"), holdsText: false, kind: .list(tight: tight))
    case .orderedList(let start, let tight):
      text.output.append(utf8: "<ol")
      if start != 1 { text.output.appendAttribute("start", String(start)) }
      text.output.append(utf8: ">\n")
      push(element, at: index, closing: .line("</ol>\n"), holdsText: false, kind: .orderedList(tight: tight), state: start)
    case .listItem(let checked): openItem(element, checked: checked, at: index)
    default: break
    }
  }

  private mutating func openItem(_ element: Prose.Element, checked: Bool?, at index: Int) {
    var isTight = false
    text.output.append(utf8: "<li")
    if checked != nil { text.output.append(utf8: " class=\"task\"") }
    switch frames.last?.kind {
    case .list(let tight): isTight = tight
    case .orderedList(let tight):
      isTight = tight
      let number = frames[frames.count - 1].state
      // After items that were left out a browser would count wrongly.
      if options.excerpt != nil { text.output.appendAttribute("value", String(number)) }
      frames[frames.count - 1].state = number + 1
    default: break
    }
    text.output.append(UInt8(ascii: ">"))
    if let checked {
      text.output.append(utf8: "<span class=\"task-state\" role=\"img\"")
      text.output.appendAttribute("aria-label", checked ? options.labels.done : options.labels.toDo)
      text.output.append(utf8: checked ? ">☑</span> " : ">☐</span> ")
    }
    push(element, at: index, closing: .tag("</li>\n"), holdsText: false, kind: .item(tight: isTight))
  }
}

// MARK: - Tables

extension HTMLRenderer {
  /// The parts of a table that may be open while its rows are written.
  private enum TablePart { static let none = 0, head = 1, body = 2 }

  private mutating func openTablePart(_ element: Prose.Element, at index: Int) {
    switch element.kind {
    case .table:
      let isWide = isWide(tableAt: index)
      if isWide {
        text.output.append(utf8: "<div class=\"tbl\" role=\"region\" tabindex=\"0\"")
        text.output.appendAttribute("aria-label", options.labels.table)
        text.output.append(utf8: ">\n")
      }
      text.output.append(utf8: "<table>\n")
      push(element, at: index, closing: .table(wide: isWide), holdsText: false, kind: .table)
    case .tableRow(let isHeader):
      if isHeader { openHead() } else { openBody() }
      text.output.append(utf8: "<tr>\n")
      push(element, at: index, closing: .line("</tr>\n"), holdsText: false, kind: .row(header: isHeader))
    case .tableCell(let alignment):
      // An empty `th` heads nothing and would be announced as if it did.
      var isHeader = false
      if case .row(header: true) = frames.last?.kind { isHeader = element.descendants > 0 || !element.range.isEmpty }
      text.output.append(utf8: isHeader ? "<th" : "<td")
      if let alignment { text.output.appendAttribute("class", "align-" + alignment.rawValue) }
      text.output.append(UInt8(ascii: ">"))
      push(element, at: index, closing: .cell(header: isHeader), holdsText: true)
    default: break
    }
  }

  private mutating func openHead() {
    guard case .table = frames.last?.kind, frames[frames.count - 1].state == TablePart.none else { return }
    text.output.append(utf8: "<thead>\n")
    frames[frames.count - 1].state = TablePart.head
  }

  /// Begins the body of the innermost table, where it has not begun.
  mutating func openBody() {
    guard case .table = frames.last?.kind, frames[frames.count - 1].state != TablePart.body else { return }
    if frames[frames.count - 1].state == TablePart.head { text.output.append(utf8: "</thead>\n") }
    text.output.append(utf8: "<tbody>\n")
    frames[frames.count - 1].state = TablePart.body
  }

  /// A table that a small screen cannot hold scrolls by itself, so that the page does not.
  private func isWide(tableAt index: Int) -> Bool {
    index + 1 < elements.count && cellCount(ofRow: index + 1) > Self.mostColumns
  }

  private static var mostColumns: Int { 4 }

  func cellCount(ofRow row: Int) -> Int {
    elements[row...].prefix(elements[row].descendants + 1).count { if case .tableCell = $0.kind { true } else { false } }
  }

  private mutating func closeTable(_ frame: Frame, isWide: Bool) {
    switch frame.state {
    case TablePart.head: text.output.append(utf8: "</thead>\n")
    case TablePart.body: text.output.append(utf8: "</tbody>\n")
    default: break
    }
    text.output.append(utf8: isWide ? "</table>\n</div>\n" : "</table>\n")
  }
}
