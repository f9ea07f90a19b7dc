import Parallel
import Prose

/// What was found in documents when a dossier was last put together; the same words need not be searched again.
///
/// A dossier is the same with it and without it.
public struct AssemblyMemory: Sendable {
  /// By document id.
  private var searches: [String: Search] = [:]
  private var names: NameIndex?
  /// By document id.
  private var sightings: [String: Seen] = [:]
  private var census: NameCensus?

  public init() {}

  // MARK: Evidence

  /// What was sought in a document, and what came of it.
  private struct Search {
    var text: String
    var isPaged: Bool
    var quotations: [Quotation]
    var matches: [PassageMatch]
  }

  /// Finds quotations in documents; the results stand in the order of the quotations.
  mutating func passages(
    of quotations: [(document: Document, quotations: [Quotation])], jobs: Int
  ) async -> [[PassageMatch]] {
    let known = quotations.map { document, quotations -> [PassageMatch]? in
      guard let search = searches[document.id], search.text == document.prose.text, search.isPaged == document.format.isPaged,
        search.quotations == quotations
      else { return nil }
      return search.matches
    }
    let sought = quotations.indices.filter { known[$0] == nil }
    let tasks = sought.map { quotations[$0] }
    let found = await concurrentMap(tasks, jobs: jobs) { document, quotations in
      PassageIndex(text: document.prose.text, joinsHyphenatedLines: document.format.isPaged).find(all: quotations)
    }
    var matches = known.map { $0 ?? [] }
    for (place, found) in zip(sought, found) { matches[place] = found }
    searches = Dictionary(
      uniqueKeysWithValues: zip(quotations, matches).map { asked, matches in
        (
          asked.document.id,
          Search(
            text: asked.document.prose.text, isPaged: asked.document.format.isPaged, quotations: asked.quotations, matches: matches)
        )
      })
    return matches
  }

  // MARK: Names

  /// The names seen in a document, and whom they were taken to mean.
  private struct Seen {
    var prose: Prose
    var context: DocumentContext
    var sightings: NameSightings
    var result: MentionResult?
  }

  /// The index of names, made anew only where they are others.
  mutating func index(of entries: [NameEntry], surnames: SurnameRule) -> NameIndex {
    if let names, names.entries == entries, names.surnames == surnames { return names }
    let index = NameIndex(entries: entries, surnames: surnames)
    names = index
    sightings = [:]
    census = nil
    return index
  }

  /// Finds the names in documents: first in every document by itself, then, with what all of them tell, whom they mean.
  mutating func mentions(
    in documents: [Document], _ contexts: [DocumentContext], index: NameIndex, jobs: Int
  ) async -> (results: [MentionResult], census: NameCensus) {
    var seen = zip(documents, contexts).map { document, context -> Seen? in
      guard let known = sightings[document.id], known.context == context, known.prose == document.prose else { return nil }
      return known
    }
    let new = seen.indices.filter { seen[$0] == nil }
    let texts = new.map { (prose: documents[$0].prose, context: contexts[$0]) }
    let found = await concurrentMap(texts, jobs: jobs) { prose, context in
      Seen(
        prose: prose, context: context,
        sightings: index.sightings(in: prose.text, skipping: prose.codeRanges, context: context))
    }
    for (place, found) in zip(new, found) { seen[place] = found }
    var all = seen.map { $0! }
    var census = NameCensus()
    for one in all { census.add(one.sightings, context: one.context, index: index) }
    if census != self.census { for place in all.indices { all[place].result = nil } }
    let undecided = all.indices.filter { all[$0].result == nil }
    let questions = undecided.map { all[$0] }
    let decisions = await concurrentMap(questions, jobs: jobs) { [census] one in
      index.decide(one.sightings, context: one.context, census: census)
    }
    for (place, decision) in zip(undecided, decisions) { all[place].result = decision }
    self.census = census
    sightings = Dictionary(uniqueKeysWithValues: zip(documents.lazy.map(\.id), all))
    return (all.map { $0.result! }, census)
  }
}

extension Document.Format {
  /// Whether its words are broken at the ends of lines and pages.
  fileprivate var isPaged: Bool { self == .pdf || self == .word }
}
