import Foundation

/// A page as a reader has it.
struct Page: CustomStringConvertible {
  struct Link: Equatable {
    var href: String
    var text: String
  }

  struct Element {
    var name: String
    var attributes: [Markup.Attribute]
    subscript(name: String) -> String? { attributes.first { $0.name == name }?.value }
  }

  let tokens: [Markup.Token]
  /// All that a reader sees, with white space squeezed.
  let text: String
  /// What a reader sees as statement: without the passages that prove it.
  let statements: String
  /// The links of the main part, in order.
  let links: [Link]
  let elements: [Element]
  /// The page's title as browsers show it.
  let title: String
  /// The scripts that hold data for machines.
  let structuredData: [String]

  private static let inline: Set = [
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "dfn", "em", "i", "mark", "q", "s", "small", "span", "strong", "sub", "sup",
    "time", "u", "var",
  ]

  init(_ page: String) throws {
    tokens = try Markup.tokens(of: page)
    var open: [(name: String, isHidden: Bool, isEvidence: Bool)] = []
    var (text, statements, title) = ("", "", "")
    var links: [Link] = []
    var elements: [Element] = []
    var structuredData: [String] = []
    var openLink: Int?
    for token in tokens {
      switch token {
      case .start(let name, let attributes):
        let element = Element(name: name, attributes: attributes)
        elements.append(element)
        if !Self.inline.contains(name) {
          text += " "
          statements += " "
        }
        if Markup.voidElements.contains(name) { continue }
        let hides = ["head", "script", "style", "template"].contains(name) || element["hidden"] != nil || element["aria-hidden"] == "true"
        open.append((name, hides, element["data-evidence"] != nil))
        if name == "a", open.contains(where: { $0.name == "main" }), let href = element["href"] {
          openLink = links.count
          links.append(Link(href: href, text: ""))
        }
      case .end(let name):
        open.removeLast()
        if name == "a" { openLink = nil }
        if !Self.inline.contains(name) {
          text += " "
          statements += " "
        }
      case .text(let content):
        if open.last?.name == "title", !open.contains(where: { $0.name == "svg" }) { title += content }
        if let openLink { links[openLink].text += content }
        if open.contains(where: \.isHidden) { continue }
        text += content
        if !open.contains(where: \.isEvidence) { statements += content }
      case .raw(let content):
        if elements.last?["type"] == "application/ld+json" { structuredData.append(content) }
      case .doctype, .comment: break
      }
    }
    self.text = text.squeezed
    self.statements = statements.squeezed
    self.links = links
    self.elements = elements
    self.title = title
    self.structuredData = structuredData
  }

  /// What failures show of it.
  var description: String { "“\(title)”, which links to \(links.map { "\($0.text.squeezed) → \($0.href)" })" }

  func elements(_ name: String) -> [Element] { elements.filter { $0.name == name } }

  /// Whether the main part links to a page under a text.
  func links(to href: String, as text: String? = nil) -> Bool {
    links.contains { $0.href == href && (text == nil || $0.text.squeezed == text) }
  }

  /// Whether these texts stand on the page as statements, one behind the other.
  func states(_ texts: String...) -> Bool {
    var rest = Substring(statements)
    for text in texts {
      guard let range = rest.range(of: text) else { return false }
      rest = rest[range.upperBound...]
    }
    return true
  }
}

extension String {
  var squeezed: String { split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}
