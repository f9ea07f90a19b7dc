extension HTMLRenderer {
  mutating func openInline(_ element: Prose.Element, at index: Int) {
    if text.isReplaced(element.range) {
      if element.kind.holdsText { push(element, at: index, closing: .nothing, holdsText: true) }
      return
    }
    switch element.kind {
    case .emphasis: openTag("<em>", "</em>", element, at: index)
    case .strong: openTag("<strong>", "</strong>", element, at: index)
    case .strikethrough: openTag("<del>", "</del>", element, at: index)
    case .code: openTag("<code>", "</code>", element, at: index)
    case .link(_, let title, _, _): openLink(element, title: title, emptyText: nil, at: index)
    case .wikiLink(let target, _, _): openLink(element, title: nil, emptyText: target, at: index)
    case .image(_, let title, let alternative, _, _): writeImage(element, title: title, alternative: alternative)
    case .footnoteReference(let number, let reference): writeReference(to: number, reference: reference)
    case .lineBreak: text.output.append(utf8: "<br>")
    case .htmlInline(let html): text.output.append(contentsOf: html.utf8)
    default: break
    }
  }

  private mutating func openTag(_ opening: StaticString, _ closing: StaticString, _ element: Prose.Element, at index: Int) {
    text.output.append(utf8: opening)
    push(element, at: index, closing: .tag(closing), holdsText: true)
  }

  /// `emptyText` is what stands for the text of an element that has none.
  private mutating func openLink(_ element: Prose.Element, title: String?, emptyText: String?, at index: Int) {
    let words: String?
    switch resolve(element) {
    case .url(let address, var attributes, let label) where openLinks == 0 && isSafe(url: address):
      if let title, !title.isEmpty, !attributes.contains(where: { $0.name == "title" }) {
        attributes.append(ProseHTML.Attribute("title", title))
      }
      text.output.openLink(address, attributes)
      openLinks += 1
      push(element, at: index, closing: .link, holdsText: true)
      words = label
    case .url(_, _, let label), .plainText(let label):
      push(element, at: index, closing: .nothing, holdsText: true)
      words = label
    }
    if element.range.isEmpty, element.descendants == 0, let words = words ?? emptyText { text.output.appendEscaped(words) }
  }

  private mutating func writeImage(_ element: Prose.Element, title: String?, alternative: String) {
    switch resolve(element) {
    case .url(let address, let attributes, let label) where isSafe(url: address, for: .image):
      text.output.append(utf8: "<img src=\"")
      text.output.appendEscapedURL(address)
      text.output.append(UInt8(ascii: "\""))
      text.output.appendAttribute("alt", label ?? alternative)
      if let title, !title.isEmpty { text.output.appendAttribute("title", title) }
      for attribute in attributes { text.output.appendAttribute(attribute.name, attribute.value) }
      text.output.append(UInt8(ascii: ">"))
    case .url(_, _, let label), .plainText(let label):
      text.output.appendEscaped(label ?? alternative)
    }
  }
}

extension Prose.Kind {
  fileprivate var holdsText: Bool {
    switch self {
    case .image, .footnoteReference, .lineBreak, .htmlInline: false
    default: true
    }
  }
}
