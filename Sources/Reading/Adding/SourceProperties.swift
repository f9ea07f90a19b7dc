import Diagnostics
import HTMLTrees
import Notation
import Programs

/// What a file says of itself: its head, its properties, the head of a mail.
public struct SourceProperties: Sendable, Equatable {
  public var title: String?
  public var authors: [String] = []
  public var publisher: String?
  /// EDTF.
  public var published: String?
  /// The day the file was made, which seldom is the one of its publication: EDTF.
  public var created: String?
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
    title = properties.title.flatMap { Self.isFileName($0) ? nil : $0 }
    authors = properties.author.map { [$0] } ?? []
    created = properties.created
  }

  /// Programs that print write the name of what they printed as its title: "Microsoft Word - report.doc".
  private static func isFileName(_ title: String) -> Bool {
    let suffixes: Set = [
      "html", "htm", "doc", "docx", "odt", "rtf", "txt", "md", "pdf", "tex", "dvi", "ps", "indd", "pages", "tif", "tiff", "jpg", "png",
    ]
    return suffixes.contains(title.suffixOfFile.lowercased()) || title.lowercased().hasPrefix("untitled")
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

  /// - Parameter json: The text of a script element.
  init(_ json: String) {
    guard let node = try? JSONReader.values(in: Array(json.utf8)).first else { return }
    var waiting = [node]
    while let next = waiting.popLast() {
      switch next.value {
      case .list(let items): waiting += items.reversed()
      case .object:
        if let graph = next["@graph"] { waiting.append(graph) }
        guard let type = next["@type"]?.texts.first(where: { Self.kinds[$0] != nil }) else { continue }
        kind = Self.kinds[type]
        headline = next["headline"]?.texts.first ?? next["name"]?.texts.first
        authors = next["author"]?.names ?? []
        publisher = next["publisher"]?.names.first
        published = next["datePublished"]?.texts.first.flatMap(isoDate)
        language = next["inLanguage"]?.texts.first
        return
      default: break
      }
    }
  }
}

extension JSONNode {
  /// The text or the number that this is, or those of the list that it is.
  var texts: [String] {
    switch value {
    case .text(let text), .number(let text): text.isEmpty ? [] : [text]
    case .list(let items): items.flatMap(\.texts)
    case .object, .flag, .null: []
    }
  }

  /// The names of people or organisations: texts, or the `name` of objects.
  var names: [String] {
    switch value {
    case .list(let items): items.flatMap(\.names)
    case .object: self["name"]?.texts ?? []
    default: texts
    }
  }
}
