import Dossier
import Parallel

/// The passages of a publication as they stand at the foot of pages: each is shown on several, everywhere in the same words.
struct PassageEntries: Sendable {
  /// Nil where an edition does not show the document.
  private let entries: [EvidenceEntry?]

  /// - Parameters:
  ///   - links: To each document, from pages that stand in a folder.
  ///   - details: Of each document, in a line.
  init(_ contents: Dossier, words: Words, links: [Link], details: [String]) {
    entries = contents.passages.map { passage in
      let document = passage.document
      guard document >= 0 else { return nil }
      var source = links[document]
      source.href?.append("#" + Addresses.encoded(passage.anchor))
      let language = contents.documents[document].keys.language
      return EvidenceEntry(
        number: 0, quote: contents.documents[document].prose.line(in: passage.range).shortened(to: 700), source: source,
        details: [details[document], passage.page.map { words(.pageNumber, String($0)) } ?? ""].filter { !$0.isEmpty }
          .joined(separator: " · "),
        lang: language == contents.configuration.language ? nil : language,
        webAddress: contents.documents[document].keys.url.map { url in
          TextFragment.address(of: url, words: contents.documents[document].prose.text(in: passage.range), page: passage.page)
        })
    }
  }

  /// A passage under its number on a page.
  ///
  /// - Parameter root: From the page to the root of the site.
  func entry(_ passage: Int, number: Int, root: String) -> EvidenceEntry {
    guard var entry = entries[passage] else { preconditionFailure("a passage is shown of a document that is not") }
    entry.number = number
    if root != Site.rootFromFolder { entry.source = entry.source.seen(from: root) }
    return entry
  }
}
