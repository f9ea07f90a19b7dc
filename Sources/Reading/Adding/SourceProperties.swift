import Diagnostics
import HTMLTrees
import Programs

/// What a file says of itself: its head, its properties, the head of a mail.
public struct SourceProperties: Sendable, Equatable {
  public var title: String?
  public var authors: [String] = []
  public var publisher: String?
  /// EDTF.
  public var published: String?
  /// A tag of BCP 47.
  public var language: String?
  public var url: String?
  /// The kind of document, where that is plain: `email`.
  public var kind: String?

  public init() {}

  init(_ properties: HTMLProperties) {
    title = properties.title
    authors = properties.author.map { [$0] } ?? []
    publisher = properties.publisher
    published = properties.published
    language = properties.language
    url = properties.url
    for text in properties.linkedData { fill(from: LinkedData(text)) }
  }

  init(_ properties: PDFProperties) {
    title = properties.title
    authors = properties.author.map { [$0] } ?? []
    published = properties.created
  }

  /// What a description in JSON-LD says where the page itself does not.
  private mutating func fill(from data: LinkedData) {
    // The page's own title often ends in the name of the site.
    title = data.headline ?? title
    if authors.isEmpty { authors = data.authors }
    publisher = publisher ?? data.publisher
    published = published ?? data.published
    language = language ?? data.language
    kind = kind ?? data.kind
  }
}

/// The part of a page's JSON-LD (schema.org) that tells of the page as a work.
struct LinkedData {
  var headline: String?
  var authors: [String] = []
  var publisher: String?
  var published: String?
  var language: String?
  var kind: String?

  private static let kinds = [
    "NewsArticle": "news-article", "ReportageNewsArticle": "news-article", "AnalysisNewsArticle": "news-article",
    "OpinionNewsArticle": "opinion", "Report": "report", "ScholarlyArticle": "article", "BlogPosting": "blog-post", "Article": "article",
  ]

  /// - Parameter json: The text of a script element. JSON is YAML, so the reader of metadata reads it.
  init(_ json: String) {
    let bytes = Array(json.utf8)
    let (node, _, isBroken) = bytes.withUnsafeBufferPointer { YAMLReader.read($0, file: "") }
    guard !isBroken, let node else { return }
    var waiting = [node]
    while let next = waiting.popLast() {
      switch next.content {
      case .scalar: break
      case .list(let items): waiting += items.reversed()
      case .map:
        if let graph = next["@graph"] { waiting.append(graph) }
        guard let type = next["@type"]?.texts.first(where: { Self.kinds[$0] != nil }) else { continue }
        kind = Self.kinds[type]
        headline = next["headline"]?.texts.first ?? next["name"]?.texts.first
        authors = next["author"]?.names ?? []
        publisher = next["publisher"]?.names.first
        published = next["datePublished"]?.texts.first.flatMap(isoDate)
        language = next["inLanguage"]?.texts.first
        return
      }
    }
  }
}

extension YAMLNode {
  /// The value of a key of a map.
  subscript(key: String) -> YAMLNode? {
    if case .map(let entries) = content { entries.first { $0.key == key }?.value } else { nil }
  }

  /// The text that this is, or the texts of the list that it is.
  var texts: [String] {
    switch content {
    case .scalar(let text, _): isNull || text.isEmpty ? [] : [text]
    case .list(let items): items.flatMap(\.texts)
    case .map: []
    }
  }

  /// The names of people or organisations: texts, or the `name` of maps.
  var names: [String] {
    switch content {
    case .scalar: texts
    case .list(let items): items.flatMap(\.names)
    case .map: self["name"]?.texts ?? []
    }
  }
}
