import Digests
import Parallel
import Prose

/// The names that were found in documents when a dossier was last put together; the same words need not be searched again.
struct NameMemory: Sendable {
  private var names: NameIndex?
  /// By document id.
  private var sightings: [String: Seen] = [:]
  private var census: NameCensus?
  /// What a run before this one kept.
  private var recalled: KeptNames?

  init() {}

  /// The names seen in a document, and whom they were taken to mean.
  private struct Seen {
    var prose: Prose
    var context: DocumentContext
    var sightings: NameSightings
    /// Of what the document tells of names.
    var told: Digest
    var result: MentionResult?

    init(_ document: Document, _ context: DocumentContext, _ index: NameIndex) {
      (prose, self.context) = (document.prose, context)
      sightings = index.sightings(in: prose.text, skipping: prose.namelessRanges, context: context)
      told = NameCensus.told(by: sightings, context, index)
    }
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
    if let results = await takenOver(in: documents, contexts, index: index, jobs: jobs) { return results }
    var seen = zip(documents, contexts).map { document, context -> Seen? in
      guard let known = sightings[document.id], known.context == context, known.prose == document.prose else { return nil }
      return known
    }
    let new = seen.indices.filter { seen[$0] == nil }
    let found = await concurrentMap(new, jobs: jobs) { Seen(documents[$0], contexts[$0], index) }
    for (place, found) in zip(new, found) { seen[place] = found }
    var all = seen.map { $0! }
    let census = await Self.census(of: all, index: index, jobs: jobs)
    if census != self.census { for place in all.indices { all[place].result = nil } }
    let undecided = all.indices.filter { all[$0].result == nil }
    let questions = undecided.map { all[$0] }
    let decisions = await concurrentMap(questions, jobs: jobs) { one in
      index.decide(one.sightings, context: one.context, census: census)
    }
    for (place, decision) in zip(undecided, decisions) { all[place].result = decision }
    self.census = census
    sightings = Dictionary(uniqueKeysWithValues: zip(documents.lazy.map(\.id), all))
    return (all.map { $0.result! }, census)
  }

  /// What documents tell of names, added up in parts.
  private static func census(of documents: [Seen], index: NameIndex, jobs: Int) async -> NameCensus {
    let runs = stride(from: 0, to: documents.count, by: 512).map { $0..<min($0 + 512, documents.count) }
    let parts = await concurrentMap(runs, jobs: jobs) { run in
      run.reduce(into: NameCensus()) { $0.add(documents[$1].sightings, context: documents[$1].context, index: index) }
    }
    return parts.reduce(into: NameCensus()) { $0.merge($1) }
  }

  // MARK: From one run to the next

  /// Takes over what an earlier run kept.
  mutating func recall(_ kept: KeptNames) { recalled = kept }

  /// What a later run can take over; nil before any names were found.
  var kept: KeptNames? {
    if let recalled { return recalled }
    guard let names, let census else { return nil }
    let texts = sightings.mapValues { seen in
      KeptNames.Text(key: seen.prose.nameKey(seen.context), told: seen.told, result: seen.result ?? MentionResult())
    }
    return KeptNames(index: names.digest, census: census, texts: texts)
  }

  /// The names as an earlier run found them, and again those of documents that are others.
  ///
  /// - Returns: Nil where one of these tells something else of names than it did.
  private mutating func takenOver(
    in documents: [Document], _ contexts: [DocumentContext], index: NameIndex, jobs: Int
  ) async -> (results: [MentionResult], census: NameCensus)? {
    guard var kept = recalled else { return nil }
    recalled = nil
    guard kept.index == index.digest, kept.texts.count == documents.count else { return nil }
    let texts = await concurrentMap(Array(documents.indices), jobs: jobs) { [kept] place -> KeptNames.Text? in
      let (document, context) = (documents[place], contexts[place])
      guard let text = kept.texts[document.id] else { return nil }
      let key = document.prose.nameKey(context)
      if text.key == key { return text.isSound(in: document.prose, index) ? text : nil }
      let seen = Seen(document, context, index)
      guard seen.told == text.told else { return nil }
      return KeptNames.Text(
        key: key, told: text.told, result: index.decide(seen.sightings, context: context, census: kept.census))
    }
    var results: [MentionResult] = []
    results.reserveCapacity(texts.count)
    for (document, text) in zip(documents, texts) {
      guard let text else { return nil }
      results.append(text.result)
      if kept.texts[document.id]?.key != text.key { kept.texts[document.id] = text }
    }
    recalled = kept
    return (results, kept.census)
  }

  /// Finds the names in a document again, whose text is another now.
  ///
  /// - Returns: Nil where the text tells something new of the names of others.
  mutating func mentions(again document: Document, index: NameIndex) -> MentionResult? {
    guard let census, let known = sightings[document.id] else { return nil }
    var seen = Seen(document, known.context, index)
    guard seen.told == known.told else { return nil }
    let result = index.decide(seen.sightings, context: seen.context, census: census)
    // Names in doubt are told of all documents together: here they must be the same as before.
    guard known.result.map({ $0.doubts(in: known.prose) }) == result.doubts(in: document.prose) else { return nil }
    seen.result = result
    sightings[document.id] = seen
    return result
  }
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
