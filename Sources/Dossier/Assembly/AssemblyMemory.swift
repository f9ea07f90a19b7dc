import Diagnostics
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
  /// What was put together last; nil where it had errors.
  var last: Last?

  public init() {}

  /// A dossier, and what was found wrong with it.
  struct Last: Sendable {
    var dossier: Dossier
    var diagnostics: [Diagnostic]
    /// Where relative links lead; the same as long as the files are.
    let links: Deferred<LinkMap>

    init(dossier: Dossier, diagnostics: [Diagnostic], files: [String]) {
      (self.dossier, self.diagnostics) = (dossier, diagnostics)
      links = Deferred { LinkMap(dossier, files: files) }
    }
  }

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

  /// Finds the names in a document again, whose text is another now.
  ///
  /// - Returns: Nil where the text tells something new of the names of others.
  mutating func mentions(again document: Document, index: NameIndex) -> MentionResult? {
    guard let census, let known = sightings[document.id] else { return nil }
    var seen = Seen(
      prose: document.prose, context: known.context,
      sightings: index.sightings(in: document.prose.text, skipping: document.prose.codeRanges, context: known.context))
    var (before, now) = (NameCensus(), NameCensus())
    before.add(known.sightings, context: known.context, index: index)
    now.add(seen.sightings, context: seen.context, index: index)
    guard before == now else { return nil }
    let result = index.decide(seen.sightings, context: seen.context, census: census)
    // Names in doubt are told of all documents together: here they must be the same as before.
    guard known.result.map({ $0.doubts(in: known.prose) }) == result.doubts(in: document.prose) else { return nil }
    seen.result = result
    sightings[document.id] = seen
    return result
  }
}

extension Document.Format {
  /// Whether its words are broken at the ends of lines and pages.
  fileprivate var isPaged: Bool { self == .pdf || self == .word }
}

extension MentionResult {
  /// The names in doubt, and whom they may mean.
  fileprivate func doubts(in prose: Prose) -> [Doubt] {
    undecided.map { Doubt(words: prose.text(in: $0.range).squeezedLine, candidates: $0.candidates) }
  }

  fileprivate struct Doubt: Equatable {
    var words: String
    var candidates: [Int]
  }
}
