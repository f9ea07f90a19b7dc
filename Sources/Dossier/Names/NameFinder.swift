extension NameIndex {
  /// Finds every name in a text: the first step, which knows nothing of other texts.
  ///
  /// - Parameters:
  ///   - skipping: UTF-8 ranges in rising order that are not searched (code, addresses).
  ///   - context: only its `mapped` names are used.
  public func sightings(in text: String, skipping: [Range<Int>] = [], context: DocumentContext = DocumentContext()) -> NameSightings {
    var text = text
    return text.withUTF8 { bytes in
      NameSightings(sightings: NameFinder(index: self, text: bytes, skipping: skipping).sightings(mapped: context.mapped))
    }
  }
}

/// Walks once over the words of a text and finds the longest name at each.
struct NameFinder {
  let index: NameIndex
  let text: UnsafeBufferPointer<UInt8>
  let words: [Word]

  init(index: NameIndex, text: UnsafeBufferPointer<UInt8>, skipping: [Range<Int>]) {
    self.index = index
    self.text = text
    var words: [Word] = []
    words.reserveCapacity(text.count / 5)
    var scanner = Words(text, skipping: skipping)
    while var word = scanner.next() {
      word.id = index.vocabulary.number(of: word.key)
      if word.id >= 0 { word.traits = index.vocabulary.traits[Int(word.id)] }
      words.append(word)
    }
    self.words = words
  }

  /// All names, in their order.
  ///
  /// - Parameter mapped: names as the document's `mentions:` writes them, whatever they are, and the ids of whom they mean.
  func sightings(mapped: [String: String]) -> [Sighting] {
    let mapped = MappedNames(mapped, index: index)
    var sightings: [Sighting] = []
    var position = 0
    while position < words.count {
      // Most words are such: no name begins with them, nor could one that is not known.
      if !words[position].isCapitalised, index.trie.root(words[position].id) < 0, mapped.isEmpty {
        position += 1
        continue
      }
      // "Lake-", where the line ends, and "kux" are Lakekux, though there be a Lake.
      let match =
        partedName(at: position, by: .hyphenBreak) ?? longestMatch(at: position) ?? partedName(at: position, by: .hyphen)
        ?? variant(at: position)
      var found: (Sighting, next: Int)?
      if let match { found = sighting(of: match.node, position..<match.end) }
      if !mapped.isEmpty, let (entry, end) = mapped.match(at: position, in: self),
        found.map({ $0.0.isBare || $0.next <= end && $0.0.range.lowerBound >= words[position].start }) ?? true
      {
        found = (Sighting(range: bytes(position..<end), form: .mapped, candidates: [entry]), end)
      }
      if let (sighting, next) = found {
        sightings.record(sighting)
        position = next
      } else {
        if let sighting = knight(at: position) ?? speaker(at: position) { sightings.record(sighting) }
        position += 1
      }
    }
    return sightings
  }

  func traits(_ position: Int) -> WordTraits { words[position].traits }

  func spelling(_ position: Int) -> [UInt8] {
    let word = words[position]
    return word.id >= 0 ? index.vocabulary.spellings[Int(word.id)] : Words.folded(text, Int(word.start)..<Int(word.end))
  }

  // MARK: Names word by word

  private func longestMatch(at position: Int) -> (node: Int32, end: Int)? {
    var node = index.trie.root(words[position].id)
    guard node >= 0 else { return nil }
    var best: (Int32, Int)?
    var end = position
    while true {
      end += 1
      if !index.trie.nodes[Int(node)].phrases.isEmpty || !index.trie.nodes[Int(node)].bearers.isEmpty { best = (node, end) }
      guard end < words.count, joins(end), let next = index.trie.child(of: node, words[end].id) else { return best }
      node = next
    }
  }

  /// Whether a name may run on from the word before.
  func joins(_ position: Int) -> Bool {
    switch words[position].gap {
    case .none, .space, .lineBreak, .hyphen, .hyphenBreak, .apostrophe: true
    case .stop: words[position - 1].count <= 3
    case .comma, .joint, .punctuation, .paragraph, .barrier: false
    }
  }

  /// A family name that a hyphen parts.
  private func partedName(at position: Int, by gap: Word.Gap) -> (node: Int32, end: Int)? {
    let next = position + 1
    guard next < words.count, words[next].gap == gap, case let word = words[position], word.isCapitalised,
      !words[next].isCapitalised || word.isAllCapitals
    else { return nil }
    let joined = Words.folded(text, Int(word.start)..<Int(words[next].end))
    let node = index.trie.root(index.vocabulary.number(of: Words.key(joined)))
    return node >= 0 ? (node, next + 1) : nil
  }

  /// A family name in another transliteration.
  private func variant(at position: Int) -> (node: Int32, end: Int)? {
    let word = words[position]
    guard word.isCapitalised else { return nil }
    guard index.trie.root(word.id) < 0, traits(position).isEmpty, word.count >= NameIndexBuilder.shortestSkeleton else { return nil }
    let skeleton = Folding.skeleton(Words.folded(text, Int(word.start)..<Int(word.end)))
    guard let node = index.bySkeleton[Words.key(skeleton)] else { return nil }
    return (node, position + 1)
  }

  /// What stands at a match, and where to go on; nil where case or surroundings say that it is none.
  private func sighting(of node: Int32, _ range: Range<Int>) -> (Sighting, next: Int)? {
    let names = index.trie.nodes[Int(node)]
    let phrases = names.phrases.filter { agrees(range, with: $0) }
    if !phrases.isEmpty, names.bearers.isEmpty || range.count > 1 {
      return phrase(phrases, range).map { ($0, range.upperBound) }
    }
    if !names.bearers.isEmpty, let found = surname(names.bearers, range) { return phrases.isEmpty ? found : besides(phrases, found, range) }
    return phrases.isEmpty ? nil : phrase(phrases, range).map { ($0, range.upperBound) }
  }

  /// A family name that is also the whole name of something else. What is no more than a part of a person's name gives way to that.
  private func besides(
    _ phrases: [NameTrie.Phrase], _ found: (sighting: Sighting, next: Int), _ range: Range<Int>
  ) -> (Sighting, next: Int)? {
    guard found.sighting.isBare, !found.sighting.traits.contains(.titled), let whole = phrase(phrases, range) else { return found }
    if found.sighting.traits.contains(.partial) { return (whole, range.upperBound) }
    var sighting = found.sighting
    sighting.namesakes = whole.candidates
    if isPlaced(range.lowerBound) { sighting.traits.insert(.placed) }
    return (sighting, found.next)
  }

  private func phrase(_ phrases: [NameTrie.Phrase], _ range: Range<Int>) -> Sighting? {
    let candidates = Set(phrases.map(\.entry)).sorted()
    let kinds = candidates.map { index.entries[Int($0)].kind }
    if kinds.allSatisfy({ $0 != .term && $0 != .work && $0 != .meeting }) {
      guard !isThing(after: range.upperBound), !isEndOfLongerName(range) else { return nil }
    }
    var place = bytes(range)
    if phrases.contains(where: \.endsInStop) { place = withStop(place) }
    return Sighting(range: place, form: .alias, candidates: candidates)
  }

  /// "George Washington" and "West Berlin" are not Washington and Berlin.
  private func isEndOfLongerName(_ range: Range<Int>) -> Bool {
    let first = range.lowerBound
    guard first > 0, words[first].gap == .space, words[first - 1].isCapitalised else { return false }
    let before = traits(first - 1)
    if !before.isDisjoint(with: [.givenName, .listedGivenName]) && before.isDisjoint(with: .ordinary) { return true }
    return before.contains(.direction)
  }

  /// Case counts, save that a heading in capitals may hold names of more than three letters, and a term may begin a sentence.
  private func agrees(_ range: Range<Int>, with phrase: NameTrie.Phrase) -> Bool {
    if zip(range, phrase.capitals).allSatisfy({ words[$0].capitals == $1 }) { return true }
    let isTerm = index.entries[Int(phrase.entry)].kind == .term
    if isTerm {
      let first = words[range.lowerBound].capitals
      let restAgrees = zip(range, phrase.capitals).dropFirst().allSatisfy { words[$0].capitals == $1 }
      if restAgrees && first == phrase.capitals[0] | 1 { return true }
    }
    return bytes(range).count > 3 && range.allSatisfy { words[$0].isAllCapitals }
  }

  // MARK: Special forms

  /// "Sir Frank": the given name of someone whom the document names otherwise too.
  private func knight(at position: Int) -> Sighting? {
    guard position > 0, words[position].gap == .space, traits(position - 1).contains(.knight), words[position].isCapitalised,
      let candidates = index.byGivenName[words[position].id]
    else { return nil }
    if position + 1 < words.count, words[position + 1].gap == .space, words[position + 1].isCapitalised { return nil }
    return Sighting(range: bytes(position..<position + 1), form: .givenName, candidates: candidates)
  }

  /// "K:" at the start of a paragraph: someone who speaks in a transcript.
  private func speaker(at position: Int) -> Sighting? {
    let word = words[position]
    guard word.isInitial, word.gap == .paragraph || word.gap == .lineBreak || word.gap == .punctuation, Int(word.end) < text.count,
      text[Int(word.end)] == UInt8(ascii: ":"), word.start == 0 || text[Int(word.start) - 1] == UInt8(ascii: "\n")
    else { return nil }
    return Sighting(range: bytes(position..<position + 1), form: .initial, candidates: [], title: [Int32(text[Int(word.start)])])
  }

  /// A name with the full stop that follows it.
  func withStop(_ name: Range<Int>) -> Range<Int> {
    name.upperBound < text.count && text[name.upperBound] == UInt8(ascii: ".") ? name.lowerBound..<name.upperBound + 1 : name
  }

  func bytes(_ range: Range<Int>) -> Range<Int> {
    Int(words[range.lowerBound].start)..<Int(words[range.upperBound - 1].end)
  }
}

extension [Sighting] {
  /// Takes what was seen unless a longer name covers it; a name within it gives way.
  fileprivate mutating func record(_ sighting: Sighting) {
    while let last, last.range.overlaps(sighting.range) {
      if last.form == .mapped || last.range.count > sighting.range.count { return }
      removeLast()
    }
    append(sighting)
  }
}

/// The names of a document's `mentions:`, longest first.
private struct MappedNames {
  private var names: [(keys: [UInt64], capitals: [UInt32], entry: Int32)] = []

  init(_ mapped: [String: String], index: NameIndex) {
    names = mapped.compactMap { name, id in
      let words = name.words()
      return index.position[id].map { (words.map(\.key), words.map(\.capitals), Int32($0)) }
    }
    .filter { !$0.keys.isEmpty }
    .sorted { $0.keys.count != $1.keys.count ? $0.keys.count > $1.keys.count : $0.keys.lexicographicallyPrecedes($1.keys) }
  }

  var isEmpty: Bool { names.isEmpty }

  func match(at position: Int, in finder: NameFinder) -> (entry: Int32, end: Int)? {
    for (keys, capitals, entry) in names where finder.words[position...].lazy.map(\.key).starts(with: keys) {
      let end = position + keys.count
      // A name is capitalised, save where it was written otherwise: "the Old Man".
      let isAsWritten = finder.words[position].isCapitalised || finder.words[position..<end].lazy.map(\.capitals).elementsEqual(capitals)
      guard isAsWritten else { continue }
      if (position + 1..<end).allSatisfy(finder.joins) { return (entry, end) }
    }
    return nil
  }
}
