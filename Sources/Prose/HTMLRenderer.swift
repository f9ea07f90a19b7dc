/// One rendering of a prose: a walk over its elements without recursion, so that no depth of nesting can overflow the stack.
struct HTMLRenderer {
  var text: AnnotatedText
  let elements: [Prose.Element]
  let isInline: Bool
  let options: ProseHTML
  let resolve: (Prose.Element) -> ProseHTML.LinkTarget

  var frames: [Frame] = []
  /// How much of the text is written or passed over, in UTF-8 bytes.
  var position = 0
  /// How many HTML links are open: a link within a link is not HTML.
  var openLinks = 0
  /// The notes that an excerpt shows; nil without an excerpt.
  let shownNotes: Set<Int>?
  /// The references to notes that an excerpt shows, by the note's number.
  var shownReferences: [Int: [Int]] = [:]
  /// Where the output stood after the last mark of an omission, so that neighbours that are left out share one.
  private var omissionEnd: Int?

  init(
    text: AnnotatedText, elements: [Prose.Element], isInline: Bool, options: ProseHTML,
    resolve: @escaping (Prose.Element) -> ProseHTML.LinkTarget
  ) {
    self.text = text
    self.elements = elements
    self.isInline = isInline
    self.options = options
    self.resolve = resolve
    shownNotes = options.excerpt.map { excerpt in
      Set(
        elements.compactMap {
          if case .footnote(let number, _) = $0.kind, excerpt.ranges.firstMeeting($0.range) != nil { number } else { nil }
        })
    }
  }

  /// An element that is open.
  struct Frame {
    /// The place of the first element behind it.
    var end: Int
    /// Where its text ends.
    var upperBound: Int
    /// What closes it.
    var closing: Closing
    /// Whether text stands in it directly. Text in other elements, such as line ends between blocks, is not shown.
    var holdsText: Bool
    var kind: Kind = .other
    var state = 0

    enum Kind {
      case list(tight: Bool)
      case orderedList(tight: Bool)
      case item(tight: Bool)
      case table
      case row(header: Bool)
      case footnotes
      case footnote(Int, references: Int)
      case other
    }

    enum Closing {
      case nothing
      case tag(StaticString)
      case line(StaticString)
      case heading(Int)
      case link
      case cell(header: Bool)
      case paragraph
      case table(wide: Bool)
      case footnote
    }
  }

  mutating func render() {
    let start = text.output.count
    var index = 0
    while true {
      while let frame = frames.last, frame.end <= index {
        writeText(to: frame.upperBound)
        close(frame)
      }
      guard index < elements.count else { break }
      let element = elements[index]
      writeText(to: element.range.lowerBound)
      if isOmitted(element) {
        let next = index + element.descendants + 1
        writeOmission(of: index)
        position = max(position, element.range.upperBound)
        index = next
      } else {
        if text.output.count > start { startLineIfBlock(element) }
        open(element, at: index)
        index += 1
      }
    }
  }

  /// Writes the text up to a place, as far as it belongs to the innermost open element.
  private mutating func writeText(to end: Int) {
    guard position < end else { return }
    if let frame = frames.last, frame.holdsText { text.append(position..<end, linking: openLinks == 0) }
    position = end
  }

  private mutating func startLineIfBlock(_ element: Prose.Element) {
    guard element.kind.isBlock else { return }
    if case .paragraph = element.kind, isInTightItem || isInline { return }
    if case .tableCell = element.kind { return }
    if frames.last?.holdsText == true { return }
    startLine()
  }

  /// Ends the line of HTML where one was begun.
  mutating func startLine() {
    if let last = text.output.last, last != UInt8(ascii: "\n") { text.output.append(UInt8(ascii: "\n")) }
  }

  var isInTightItem: Bool {
    if case .item(tight: true) = frames.last?.kind { return true }
    return false
  }

  mutating func push(
    _ element: Prose.Element, at index: Int, closing: Frame.Closing, holdsText: Bool, kind: Frame.Kind = .other, state: Int = 0
  ) {
    frames.append(
      Frame(
        end: index + element.descendants + 1, upperBound: element.range.upperBound, closing: closing, holdsText: holdsText, kind: kind,
        state: state))
  }
}

// MARK: - Excerpts

extension HTMLRenderer {
  /// Whether an excerpt leaves a block out. The cells of a row and the head of a table stay with what is shown of it.
  private func isOmitted(_ element: Prose.Element) -> Bool {
    guard let excerpt = options.excerpt, element.kind.isBlock else { return false }
    switch element.kind {
    case .tableCell, .tableRow(header: true): return false
    default: return excerpt.ranges.firstMeeting(element.range) == nil
    }
  }

  private mutating func writeOmission(of index: Int) {
    guard let excerpt = options.excerpt else { return }
    if let last = frames.indices.last {
      if case .orderedList = frames[last].kind { frames[last].state += 1 }
    }
    guard omissionEnd != text.output.count else { return }
    startLine()
    switch frames.last?.kind {
    case .list, .orderedList, .footnotes: writeOmission(excerpt.omission, "<li class=\"omitted\">", "</li>\n")
    case .table:
      let columns = cellCount(ofRow: index)
      openBody()
      text.output.append(utf8: "<tr class=\"omitted\"><td colspan=\"")
      text.output.append(decimal: max(1, columns))
      writeOmission(excerpt.omission, "\">", "</td></tr>\n")
    default: writeOmission(excerpt.omission, "<p class=\"omitted\">", "</p>\n")
    }
    omissionEnd = text.output.count
  }

  private mutating func writeOmission(_ words: String, _ opening: StaticString, _ closing: StaticString) {
    text.output.append(utf8: opening)
    text.output.appendEscaped(words)
    text.output.append(utf8: closing)
  }
}
