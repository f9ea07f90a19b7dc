// Notes follow the pattern of DPUB-ARIA 1.1: `doc-noteref`, `doc-endnotes`, `doc-backlink`.
extension HTMLRenderer {
  mutating func openNotes(_ element: Prose.Element, at index: Int) {
    switch element.kind {
    case .footnotes:
      text.output.append(utf8: "<section class=\"footnotes\" role=\"doc-endnotes\"")
      text.output.appendAttribute("aria-label", options.labels.notes)
      text.output.append(utf8: ">\n<ol>\n")
      push(element, at: index, closing: .line("</ol>\n</section>\n"), holdsText: false, kind: .footnotes)
    case .footnote(let number, let references):
      text.output.append(utf8: "<li")
      text.output.appendAttribute("id", noteID(number))
      if options.excerpt != nil { text.output.appendAttribute("value", String(number)) }
      text.output.append(utf8: ">\n")
      push(element, at: index, closing: .footnote, holdsText: false, kind: .footnote(number, references: references))
    default: break
    }
  }

  mutating func writeReference(to number: Int, reference: Int) {
    shownReferences[number, default: []].append(reference)
    text.output.append(utf8: "<sup class=\"footnote-ref\"")
    text.output.appendAttribute("id", referenceID(number, reference))
    text.output.append(UInt8(ascii: ">"))
    let isLinked = openLinks == 0 && shownNotes?.contains(number) != false
    if isLinked {
      text.output.append(utf8: "<a href=\"#")
      text.output.appendEscapedURL(noteID(number))
      text.output.append(utf8: "\" role=\"doc-noteref\"")
      text.output.appendAttribute("aria-label", "\(options.labels.note) \(number)")
      text.output.append(UInt8(ascii: ">"))
    }
    text.output.append(decimal: number)
    text.output.append(utf8: isLinked ? "</a></sup>" : "</sup>")
  }

  /// The links back stand at the end of a note's last paragraph, or after its last block where that is another.
  mutating func closeParagraph(_ frame: Frame) {
    if frames.count > 1, case .footnote(let number, let references) = frames[frames.count - 2].kind,
      frames[frames.count - 2].end == frame.end
    {
      text.output.append(UInt8(ascii: " "))
      writeBackLinks(to: number, references: references)
      frames[frames.count - 2].state = 1
    }
    text.output.append(utf8: "</p>\n")
  }

  mutating func closeNote(_ frame: Frame) {
    if case .footnote(let number, let references) = frame.kind, frame.state == 0 {
      startLine()
      writeBackLinks(to: number, references: references)
      startLine()
    }
    text.output.append(utf8: "</li>\n")
  }

  private mutating func writeBackLinks(to number: Int, references: Int) {
    let shown = options.excerpt == nil ? Array(1..<max(1, references) + 1) : shownReferences[number] ?? []
    for (place, reference) in shown.enumerated() {
      if place > 0 { text.output.append(UInt8(ascii: " ")) }
      text.output.append(utf8: "<a href=\"#")
      text.output.appendEscapedURL(referenceID(number, reference))
      text.output.append(utf8: "\" class=\"footnote-backref\" role=\"doc-backlink\"")
      let name = reference == 1 ? "\(number)" : "\(number)-\(reference)"
      text.output.appendAttribute("aria-label", "\(options.labels.backToReference) \(name)")
      text.output.append(utf8: ">↩")
      if reference > 1 {
        text.output.append(utf8: "<sup>")
        text.output.append(decimal: reference)
        text.output.append(utf8: "</sup>")
      }
      text.output.append(utf8: "</a>")
    }
  }

  private func noteID(_ number: Int) -> String { "\(options.idPrefix)fn-\(number)" }

  private func referenceID(_ number: Int, _ reference: Int) -> String {
    "\(options.idPrefix)fnref-\(number)" + (reference == 1 ? "" : "-\(reference)")
  }
}
