import Prose

/// Writes prose as HTML flows: text goes into paragraphs that begin by themselves, white space collapses, and inline
/// elements go on from one block to the next.
///
/// Everything is opened as late as it can be, so that nothing empty comes out.
struct HTMLTextWriter {
  private(set) var builder = ProseBuilder()
  /// New ids of headings by the ids they had.
  private(set) var headingIDs: [String: String] = [:]

  /// Quotes, lists and items from the outside in; the first `openContainers` of them are open in the prose.
  private var containers: [Container] = []
  private var openContainers = 0
  /// Inline elements from the outside in, each kind at most once; the first `openInlines` are open in the prose.
  private var inlines: [Prose.Kind] = []
  private var openInlines = 0
  private var leaf: Leaf?
  private var heading: (level: Int, ids: [String])?
  private var pendingSpace = false
  private var pendingBreaks = 0
  private var makeID = HeadingIDs()

  private struct Container {
    var kind: Prose.Kind
    /// Whether lines rather than blank lines part what stands in it.
    var isTight = false
    /// Whether it is an item that the text does not name.
    var isImplied = false

    var isList: Bool {
      switch kind {
      case .bulletList, .orderedList: true
      default: false
      }
    }
  }

  /// The block that text goes into.
  private struct Leaf {
    var element: Int
    var start: Int
    var isCell: Bool
    var isHeading: Bool
    var hasContent = false
  }

  consuming func finish() -> Prose {
    endBlock()
    return builder.finish()
  }

  // MARK: Blocks

  /// What stands before here and what comes now are different blocks.
  mutating func endBlock() {
    if leaf?.isCell == true {
      pendingBreaks = max(pendingBreaks, 1)
    } else if heading != nil {
      pendingSpace = true
    } else {
      endLeaf()
    }
  }

  /// Whether text goes into a cell or a heading, which hold no blocks.
  var isInLine: Bool { leaf?.isCell == true || heading != nil }

  mutating func beginHeading(level: Int, ids: [String]) {
    endLeaf()
    heading = (level, ids)
  }

  mutating func endHeading() {
    endLeaf()
    heading = nil
  }

  mutating func beginContainer(_ kind: Prose.Kind, isTight: Bool = false) {
    endLeaf()
    if containers.last?.isList == true { containers.append(Container(kind: .listItem(checked: nil), isTight: isTight, isImplied: true)) }
    containers.append(Container(kind: kind, isTight: isTight))
  }

  /// Begins an item of the innermost list; false where there is none.
  mutating func beginItem() -> Bool {
    endLeaf()
    endImpliedItem()
    guard let list = containers.last, list.isList else { return false }
    containers.append(Container(kind: .listItem(checked: nil), isTight: list.isTight))
    return true
  }

  mutating func endContainer() {
    endLeaf()
    endImpliedItem()
    closeContainer()
  }

  private mutating func endImpliedItem() {
    if containers.last?.isImplied == true { closeContainer() }
  }

  private mutating func closeContainer() {
    if openContainers == containers.count {
      builder.close()
      openContainers -= 1
    }
    containers.removeLast()
  }

  mutating func addCodeBlock(_ text: [UInt8], language: String?) {
    endLeaf()
    openPlace()
    builder.open(.codeBlock(language: language))
    builder.text(bytes: text)
    builder.close()
  }

  mutating func addRule() {
    endLeaf()
    openPlace()
    builder.point(.thematicBreak)
  }

  /// Makes a place for a block: parts it from what was before, and opens the containers that it stands in.
  private mutating func openPlace() {
    if let list = containers.last, list.isList {
      containers.append(Container(kind: .listItem(checked: nil), isTight: list.isTight, isImplied: true))
    }
    let isTight = openContainers > 0 && containers[openContainers - 1].isTight
    builder.separate(isTight ? .line : .block)
    while openContainers < containers.count {
      builder.open(containers[openContainers].kind)
      openContainers += 1
    }
  }

  private mutating func openLeaf() {
    guard leaf == nil else { return }
    openPlace()
    leaf = Leaf(element: builder.elementCount, start: builder.textCount, isCell: false, isHeading: heading != nil)
    builder.open(heading.map { .heading(level: $0.level, id: "") } ?? .paragraph)
  }

  private mutating func endLeaf() {
    pendingSpace = false
    pendingBreaks = 0
    closeInlines()
    guard let leaf else { return }
    self.leaf = nil
    builder.close()
    guard leaf.isHeading, let heading else { return }
    let id = makeID.id(for: builder.textBytes(from: leaf.start))
    builder.setKind(ofElementAt: leaf.element, to: .heading(level: heading.level, id: id))
    for old in heading.ids where headingIDs[old] == nil { headingIDs[old] = id }
  }

  // MARK: Tables

  mutating func beginTable() {
    endLeaf()
    openPlace()
    builder.open(.table)
  }

  mutating func beginRow(isHeader: Bool, isFirst: Bool) {
    if !isFirst { builder.separate(.line) }
    builder.open(.tableRow(header: isHeader))
  }

  mutating func beginCell(_ alignment: Prose.Alignment?, isFirst: Bool) {
    if !isFirst { builder.separate(.cell) }
    leaf = Leaf(element: builder.elementCount, start: builder.textCount, isCell: true, isHeading: false)
    builder.open(.tableCell(alignment))
  }

  mutating func endCell() { endLeaf() }

  /// Ends a row or a table.
  mutating func endTablePart() { builder.close() }

  // MARK: Inlines

  /// Begins an inline element; false where the text is in one of that kind already, and within code.
  mutating func beginInline(_ kind: Prose.Kind) -> Bool {
    let isNested = inlines.contains { open in
      switch (open, kind) {
      case (.code, _), (.emphasis, .emphasis), (.strong, .strong), (.strikethrough, .strikethrough), (.link, .link): true
      default: false
      }
    }
    if !isNested { inlines.append(kind) }
    return !isNested
  }

  mutating func endInline() {
    if openInlines == inlines.count {
      builder.close()
      openInlines -= 1
    }
    inlines.removeLast()
  }

  private mutating func openPendingInlines() {
    while openInlines < inlines.count {
      builder.open(inlines[openInlines])
      openInlines += 1
    }
  }

  private mutating func closeInlines() {
    for _ in 0..<openInlines { builder.close() }
    openInlines = 0
  }

  mutating func addImage(_ kind: Prose.Kind) {
    prepareForContent()
    builder.point(kind)
  }

  /// A line ends here if more text of its block comes.
  mutating func breakLine() {
    pendingSpace = false
    if leaf?.hasContent == true { pendingBreaks += 1 }
  }

  /// Adds text whose white space collapses.
  mutating func add(_ text: UnsafeBufferPointer<UInt8>) {
    var position = 0
    while position < text.count {
      if isSpace(text[position]) {
        pendingSpace = true
        position += 1
        continue
      }
      let start = position
      position = endOfWords(in: text, from: start)
      prepareForContent()
      addWithoutControls(text[start..<position])
    }
  }

  /// Where the words end that stand apart by single spaces.
  private func endOfWords(in text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var position = start
    while position < text.count {
      if isSpace(text[position]) {
        guard text[position] == 0x20, position + 1 < text.count, !isSpace(text[position + 1]) else { return position }
      }
      position += 1
    }
    return position
  }

  private mutating func addWithoutControls(_ text: Slice<UnsafeBufferPointer<UInt8>>) {
    if text.contains(where: isControl) {
      builder.text(bytes: text.filter { !isControl($0) })
    } else {
      builder.text(bytes: text)
    }
  }

  /// Opens what the next text or picture stands in, and writes what parts it from the text before.
  private mutating func prepareForContent() {
    // A blank line is how many pages part their paragraphs.
    if pendingBreaks > 1, !isInLine { endLeaf() }
    openLeaf()
    if leaf?.hasContent == true {
      if pendingBreaks > 0 {
        builder.point(.lineBreak)
        builder.text("\n")
      } else if pendingSpace {
        builder.text(" ")
      }
    }
    pendingBreaks = 0
    pendingSpace = false
    openPendingInlines()
    leaf?.hasContent = true
  }
}

func isControl(_ byte: UInt8) -> Bool { byte < 0x20 || byte == 0x7F }

/// The white space that HTML collapses; a no-break space is none.
private func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0C || byte == 0x0D }
