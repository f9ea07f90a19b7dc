import CGumbo
import HTMLTrees
import Prose

/// What an HTML document says about itself, as it is written there.
struct HTMLProperties: Sendable, Equatable {
  var title: String?
  var author: String?
  /// The day, month or year of publication: `2016-12-02`, `2016-12` or `2016`.
  var published: String?
  /// The language of the document, a tag of BCP 47.
  var language: String?
  /// The address it was published at or saved from: http or https.
  var url: String?
  var publisher: String?
  /// What scripts of the type `application/ld+json` hold, where that was read.
  var linkedData: [String] = []
}

extension HTMLProperties {
  /// Reads the head of a document and the comments before it.
  init(_ document: HTMLTree.Node) {
    self.init()
    var meta: [String: String] = [:]
    var written: String?
    for node in document.children {
      if let comment = node.comment, url == nil { url = Self.savedAddress(in: String(decoding: comment, as: UTF8.self)) }
      guard node.tag == GUMBO_TAG_HTML else { continue }
      language = Self.nonEmpty(node.attribute("lang"))
      guard let head = node.children.first(where: { $0.tag == GUMBO_TAG_HEAD }) else { continue }
      for child in head.children { Self.collect(child, &meta, title: &written, url: &url) }
    }
    func first(_ names: String...) -> String? { names.lazy.compactMap { meta[$0] }.first }
    title = first("og:title", "citation_title", "dc.title", "dcterms.title") ?? written
    author = [first("author", "citation_author", "dc.creator", "dcterms.creator", "article:author")].lazy
      .compactMap { $0 }.first { Self.webAddress($0) == nil }
    published = first(
      "article:published_time", "citation_publication_date", "citation_date", "dc.date.issued", "dcterms.issued", "datepublished",
      "pubdate", "date", "dc.date", "dcterms.date"
    ).flatMap(isoDate)
    url = url ?? first("og:url").flatMap(Self.webAddress)
    publisher = first("og:site_name", "citation_publisher", "dc.publisher", "dcterms.publisher", "publisher")
  }

  /// Reads what describes the page in JSON-LD, wherever in it that stands.
  mutating func readLinkedData(of document: HTMLTree.Node) {
    document.walk { node in
      guard node.tag == GUMBO_TAG_SCRIPT else { return .descend }
      if node.attribute("type")?.lowercased() == "application/ld+json" {
        linkedData.append(node.children.compactMap(\.text).map { String(decoding: $0, as: UTF8.self) }.joined())
      }
      return .pass
    }
  }

  private static func collect(_ node: HTMLTree.Node, _ meta: inout [String: String], title: inout String?, url: inout String?) {
    switch node.tag {
    case GUMBO_TAG_TITLE:
      if title == nil { title = nonEmpty(squeezed(node.children.compactMap(\.text).map { String(decoding: $0, as: UTF8.self) }.joined())) }
    case GUMBO_TAG_META:
      guard let name = (node.attribute("name") ?? node.attribute("property") ?? node.attribute("itemprop"))?.lowercased(),
        let content = nonEmpty(node.attribute("content").map(squeezed)), meta[name] == nil
      else { return }
      meta[name] = content
    case GUMBO_TAG_LINK:
      if node.attribute("rel")?.lowercased() == "canonical", let address = node.attribute("href").flatMap(webAddress) { url = address }
    default: break
    }
  }

  /// Browsers write where a page was saved from: `<!-- saved from url=(0024)https://example.org/ -->`.
  private static func savedAddress(in comment: String) -> String? {
    let words = comment.split(separator: " ")
    guard let word = words.first(where: { $0.hasPrefix("url=(") }), let close = word.firstIndex(of: ")") else { return nil }
    return webAddress(String(word[word.index(after: close)...]))
  }

  private static func webAddress(_ text: String) -> String? {
    let lower = text.prefix(8).lowercased()
    return lower.hasPrefix("https://") || lower.hasPrefix("http://") ? text : nil
  }

  private static func nonEmpty(_ text: String?) -> String? { text.flatMap { $0.isEmpty ? nil : $0 } }

  private static func squeezed(_ text: String) -> String {
    text.unicodeScalars.split { $0.properties.isWhitespace || $0.value < 0x20 }.map { String($0) }.joined(separator: " ")
  }
}
