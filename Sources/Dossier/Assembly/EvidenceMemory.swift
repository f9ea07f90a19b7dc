import Parallel

/// What was sought in documents when a dossier was last put together, and what was found; the same words need not be searched again.
struct EvidenceMemory: Sendable {
  /// By document id.
  private var searches: [String: Search] = [:]

  init() {}

  /// What was sought in a document, and what came of it.
  private struct Search {
    var text: String
    var isPaged: Bool
    var quotations: [Quotation]
    var matches: [PassageMatch]
  }

  /// Finds quotations in documents; the results stand in the order of the quotations.
  mutating func passages(
    of quotations: [(document: Int, quotations: [Quotation])], in documents: [Document], jobs: Int
  ) async -> [[PassageMatch]] {
    let known = quotations.map { document, quotations -> [PassageMatch]? in
      guard let search = searches[documents[document].id], search.text == documents[document].prose.text,
        search.isPaged == documents[document].format.isPaged, search.quotations == quotations
      else { return nil }
      return search.matches
    }
    let sought = quotations.indices.filter { known[$0] == nil }
    let tasks = sought.map { quotations[$0] }
    let found = await concurrentMap(tasks, jobs: jobs) { document, quotations in
      PassageIndex(text: documents[document].prose.text, joinsHyphenatedLines: documents[document].format.isPaged).find(all: quotations)
    }
    var matches = known.map { $0 ?? [] }
    for (place, found) in zip(sought, found) { matches[place] = found }
    var kept: [String: Search] = [:]
    for ((document, quotations), matches) in zip(quotations, matches) {
      kept[documents[document].id] = Search(
        text: documents[document].prose.text, isPaged: documents[document].format.isPaged, quotations: quotations, matches: matches)
    }
    searches = kept
    return matches
  }

  /// Finds again what was last sought in a document, whose text is another now.
  ///
  /// - Returns: What was found before and now, in one order; nil where something is not found any more.
  mutating func passages(again document: Document) -> [(before: Range<Int>, now: Range<Int>)]? {
    guard var search = searches[document.id] else { return [] }
    let found = PassageIndex(text: document.prose.text, joinsHyphenatedLines: document.format.isPaged).find(all: search.quotations)
    var ranges: [(before: Range<Int>, now: Range<Int>)] = []
    for (before, now) in zip(search.matches, found) {
      guard let before = before.range, let now = now.range else { return nil }
      ranges.append((before, now))
    }
    (search.text, search.matches) = (document.prose.text, found)
    searches[document.id] = search
    return ranges
  }
}

extension Document.Format {
  /// Whether its words are broken at the ends of lines and pages.
  fileprivate var isPaged: Bool { self == .pdf || self == .word }
}
