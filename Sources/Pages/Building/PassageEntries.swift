import Dossier
import Parallel

/// The passages of a publication as they stand at the foot of pages: each is shown on several, everywhere in the same words.
///
/// They are made some at a time, when the first of them is shown: who previews a site looks at few.
struct PassageEntries: Sendable {
  /// Nil where an edition does not show the document.
  private let runs: [Deferred<[EvidenceEntry?]>]
  private static let runLength = 64

  /// - Parameters:
  ///   - links: To each document, from pages that stand in a folder.
  ///   - details: Of each document, in a line.
  init(_ publication: Publication, words: Words, links: Deferred<[Link]>, details: Deferred<[String]>) {
    let passages = publication.contents.passages
    let entry: @Sendable (Passage) -> EvidenceEntry? = { passage in
      passage.document < 0
        ? nil
        : EvidenceEntry(
          passage, of: publication.contents.documents[passage.document], link: links.value[passage.document],
          details: details.value[passage.document], words, siteLanguage: publication.contents.configuration.language)
    }
    runs = stride(from: 0, to: passages.count, by: Self.runLength).map { start in
      Deferred { passages[start..<min(start + Self.runLength, passages.count)].map(entry) }
    }
  }

  /// A passage under its number on a page.
  ///
  /// - Parameter root: From the page to the root of the site.
  func entry(_ passage: Int, number: Int, root: String) -> EvidenceEntry {
    guard var entry = runs[passage / Self.runLength].value[passage % Self.runLength] else {
      preconditionFailure("a passage is shown of a document that is not")
    }
    entry.number = number
    if root != Site.rootFromFolder { entry.source = entry.source.seen(from: root) }
    return entry
  }
}

extension EvidenceEntry {
  fileprivate init(_ passage: Passage, of document: Document, link: Link, details: String, _ words: Words, siteLanguage: String?) {
    var source = link
    source.href?.append("#" + Addresses.encoded(passage.anchor))
    self.init(
      number: 0, quote: document.prose.line(in: passage.range).shortened(to: 700), source: source,
      details: [details, passage.page.map { words(.pageNumber, String($0)) } ?? ""].filter { !$0.isEmpty }.joined(separator: " · "),
      lang: document.keys.language == siteLanguage ? nil : document.keys.language,
      webAddress: document.keys.url.map { url in
        TextFragment.address(of: url, words: document.prose.text(in: passage.range), page: passage.page)
      })
  }
}
