/// Finds the names of people in an English text of which nothing is known.
///
/// Each capitalised word that is none of the words of English is weighed by what stands around it: a title or a given name
/// before it, a verb of speech behind it, a place in a list of names; what is said of one occurrence counts for all of the
/// same name. The rules know no person and no collection of documents.
struct PersonExtraction {
  let text: UnsafeBufferPointer<UInt8>
  let lexicon = ExtractionLexicon.english
  private(set) var words: [Word] = []
  /// How often a word stands in the text in lower case.
  private var lowerCase: Set<UInt64> = []

  init(_ text: UnsafeBufferPointer<UInt8>, skipping: [Range<Int>]) {
    self.text = text
    var scanner = Words(text, skipping: skipping)
    while let word = scanner.next() {
      words.append(word)
      if !word.isCapitalised { lowerCase.insert(word.key) }
    }
  }

  /// A word or hyphenated words that may be a family name, with what speaks for it.
  struct Candidate {
    /// Positions of the words of the family name.
    var family: Range<Int>
    /// The position at which the whole name begins.
    var first: Int
    var hasGivenName: Bool
    /// It is none of the known words; else only direct evidence makes a name of it.
    var isUnknownWord: Bool
    var weight = 0.0
    /// What follows makes a thing of it.
    var isThing = false
  }

  func people(_ known: KnownFamilies) -> [ExtractedPerson] {
    var candidates = candidates()
    for index in candidates.indices { weigh(&candidates[index], known) }
    joinLists(&candidates)
    var groups: [String: [Candidate]] = [:]
    var order: [String] = []
    for candidate in candidates {
      let key = spelling(candidate.family)
      if groups[key] == nil { order.append(key) }
      groups[key, default: []].append(candidate)
    }
    return order.flatMap { people($0, groups[$0]!) }
  }

  /// The bearers of a family name: as many as there are given names that cannot be one person's.
  private func people(_ family: String, _ candidates: [Candidate]) -> [ExtractedPerson] {
    let best = candidates.map(\.weight).max() ?? 0
    let named: [Candidate]
    if candidates[0].isUnknownWord {
      let sum = candidates.reduce(0) { $0 + max(-1.5, min($1.weight, 3)) }
      guard best >= 2 && sum >= 0.5 || best >= 1.4 && candidates.count > 1 && sum >= 2.2 else { return [] }
      named = candidates.filter { $0.weight > -2 }
    } else {
      named = candidates.filter { $0.weight >= 2 }
    }
    var initials: [UInt8] = []
    for candidate in named where candidate.hasGivenName {
      if let initial = initial(of: candidate), !initials.contains(initial) { initials.append(initial) }
    }
    guard initials.count > 1 else { return named.isEmpty ? [] : [person(family, named, certainty: best)] }
    // Where the family name stands alone, the first is as likely as any.
    return initials.enumerated().map { number, initial in
      person(family, named.filter { $0.hasGivenName ? self.initial(of: $0) == initial : number == 0 }, certainty: best)
    }
  }

  private func initial(of candidate: Candidate) -> UInt8? { folded(candidate.first).first }

  private func person(_ family: String, _ named: [Candidate], certainty: Double) -> ExtractedPerson {
    let longest = named.filter(\.hasGivenName).max { $0.family.upperBound - $0.first < $1.family.upperBound - $1.first } ?? named[0]
    return ExtractedPerson(
      name: written(longest.first..<longest.family.upperBound), family: family,
      ranges: named.map { bytes($0.first..<$0.family.upperBound) }, certainty: certainty)
  }

  // MARK: Words

  func bytes(_ range: Range<Int>) -> Range<Int> { Int(words[range.lowerBound].start)..<Int(words[range.upperBound - 1].end) }

  private func written(_ range: Range<Int>) -> String {
    String(decoding: text[bytes(range)], as: UTF8.self).split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  private func spelling(_ range: Range<Int>) -> String {
    range.map { String(decoding: folded($0), as: UTF8.self) }.joined(separator: "-")
  }

  func folded(_ position: Int) -> [UInt8] { Words.folded(text, Int(words[position].start)..<Int(words[position].end)) }

  /// Whether a mark stands directly before or behind a word.
  private func isOpened(_ position: Int, by mark: UInt8) -> Bool {
    let start = Int(words[position].start)
    return start > 0 && text[start - 1] == mark
  }

  func isFollowed(_ position: Int, by mark: UInt8) -> Bool {
    let end = Int(words[position].end)
    return end < text.count && text[end] == mark
  }

  private func isCapitals(_ word: Word) -> Bool { word.count > 1 && word.isAllCapitals }

  // MARK: Candidates

  private func candidates() -> [Candidate] {
    var candidates: [Candidate] = []
    var position = 0
    while position < words.count {
      guard let isUnknown = familyWord(position) else {
        position += 1
        continue
      }
      var end = position + 1
      while end < words.count, words[end].gap == .hyphen, words[end].count > 1, !isCapitals(words[end]),
        words[end].isCapitalised || words[end].count <= 5
      { end += 1 }
      // "Sino-Soviet" is no name, whatever "Sino" is.
      if end > position + 1, lexicon[words[end - 1]].isDisjoint(with: [.givenName, .wordName]),
        !lexicon[words[end - 1]].isDisjoint(with: .noName)
      {
        position = end
        continue
      }
      let first = givenNames(before: position)
      // The word before may be a given name that no list has: "Kirill Sorokin".
      if let last = candidates.last, last.family.lowerBound >= first { candidates.removeLast() }
      let hasGivenName = (first..<position).contains { lexicon[words[$0]].contains(.givenName) || words[$0].isInitial }
      candidates.append(
        Candidate(family: position..<end, first: first, hasGivenName: hasGivenName, isUnknownWord: isUnknown))
      position = end
    }
    return candidates
  }

  /// Whether a word can be a family name: true where it is none of the known words, false where it is a word that is a
  /// name too, nil where it cannot.
  private func familyWord(_ position: Int) -> Bool? {
    let word = words[position]
    guard word.isCapitalised, word.count >= 3, !word.isAllCapitals else { return nil }
    guard !text[Int(word.start)..<Int(word.end)].contains(where: { (0x30...0x39).contains($0) }) else { return nil }
    let traits = lexicon[word]
    if traits.isDisjoint(with: .noName) { return true }
    if traits.contains(.function) { return nil }
    return traits.isDisjoint(with: [.wordName, .place]) ? nil : false
  }

  /// Where the given names, initials and particles before a family name begin.
  private func givenNames(before position: Int) -> Int {
    var first = position
    while first > 0, position - first < 4 {
      let word = words[first - 1]
      let traits = lexicon[word]
      let gap = words[first].gap
      if gap == .space, word.isCapitalised, traits.contains(.givenName), !isCapitals(word) {
        first -= 1
      } else if gap == .hyphen, first < position, word.isCapitalised, !isCapitals(word) {
        // "Anne-Marie Slaughter"
        first -= 1
      } else if word.isInitial, gap == .stop || gap == .space && !traits.contains(.function) {
        if isAbbreviation(endingAt: first - 1) { break }
        if first > 1, words[first - 2].isInitial, words[first - 1].gap == .stop,
          Titles.abbreviations.contains(folded(first - 2) + folded(first - 1))
        {
          break
        }
        first -= 1
      } else if gap == .stop, word.isCapitalised, word.count <= 4, traits.contains(.givenName) {
        first -= 1
      } else if gap == .space, traits.contains(.particle), first > 1 {
        first -= 1
      } else if gap == .space, (first..<position).allSatisfy({ words[$0].isInitial || isPatronymic($0) }), isForeignGivenName(first - 1) {
        // "Angier B. Duke", "Lev Isaakovich Mendelevich"
        first -= 1
        if !isPatronymic(first) { break }
      } else {
        break
      }
    }
    // Small words belong to the name behind given names, and some belong to it always.
    while first < position, lexicon[words[first]].contains(.particle),
      words[first + 1].isInitial || !(first..<position).contains(where: { lexicon[words[$0]].contains(.givenName) || words[$0].isInitial })
    {
      if Titles.ownParticles.contains(words[first].key) || words[first].isCapitalised { break }
      first += 1
    }
    return first
  }

  /// Whether four letters and more with full stops end here: "U.S.S.R."
  private func isAbbreviation(endingAt last: Int) -> Bool {
    var first = last
    while first > 0, words[first].gap == .stop, words[first - 1].isInitial { first -= 1 }
    return last - first >= 3
  }

  /// Whether a word is made of a father's name, as in Russian: "Isaakovich".
  private func isPatronymic(_ position: Int) -> Bool {
    let word = folded(position)
    return words[position].isCapitalised && word.count > 6
      && ["vich", "vitch", "evna", "ovna"].contains { word.suffix($0.utf8.count).elementsEqual($0.utf8) }
  }

  /// Whether a word before a family name is none of the known words, and so may be a given name of another language.
  private func isForeignGivenName(_ position: Int) -> Bool {
    familyWord(position) == true && !lexicon.isVocabulary(words[position], folded: folded(position))
  }

  // MARK: Weighing

  private func weigh(_ candidate: inout Candidate, _ known: KnownFamilies) {
    let word = words[candidate.family.lowerBound]
    let startsSentence = word.gap == .paragraph || word.gap == .punctuation && endsSentence(before: candidate.family.lowerBound)
    candidate.weight += weightBehind(&candidate) + weightBefore(candidate)
    if candidate.hasGivenName {
      candidate.weight += 3
    } else {
      if startsSentence { candidate.weight -= 0.3 }
      // "the Governing Mayor"
      if lexicon[word].contains(.title) { candidate.weight -= 3 }
      if lowerCase.contains(word.key) { candidate.weight -= 1.5 }
    }
    guard candidate.isUnknownWord else { return }
    if !candidate.hasGivenName {
      if lexicon.isVocabulary(word, folded: folded(candidate.family.lowerBound)) {
        candidate.weight -= 2.2
      } else if !startsSentence, !lowerCase.contains(word.key) {
        candidate.weight += known.worthOfUnknownWord
      }
    }
    candidate.weight += known.support(for: spelling(candidate.family))
  }

  private func endsSentence(before position: Int) -> Bool {
    let start = position > 0 ? Int(words[position - 1].end) : 0
    return text[start..<Int(words[position].start)].first.map { "!?".utf8.contains($0) } ?? false
  }

  private func weightBehind(_ candidate: inout Candidate) -> Double {
    let next = candidate.family.upperBound
    let word = words[candidate.family.lowerBound]
    let isAlone = word.gap == .paragraph && (next == words.count || words[next].gap == .paragraph)
    guard next < words.count else { return isAlone ? 1.5 : 0 }
    let behind = words[next]
    let traits = lexicon[behind]
    var weight = isAlone ? 1.5 : 0
    switch behind.gap {
    case .space:
      if behind.isCapitalised, traits.contains(.thing) || traits.contains(.institutional) && !traits.contains(.speech) {
        candidate.isThing = true
        weight -= 3
      } else if traits.contains(.lowerThing) {
        weight -= 1
      } else if behind.isCapitalised, !behind.isInitial, familyWord(next) == true {
        weight -= lexicon[word].contains(.givenName) ? 2 : 0.5
      }
      weight += traits.contains(.speech) ? 2 : traits.contains(.weakSpeech) ? 0.7 : 0
    case .apostrophe: if behind.count == 1 { weight += 0.4 }
    case .comma: if behind.isCapitalised, traits.contains(.title) { weight += 1.5 }
    case .punctuation:
      if word.gap == .paragraph, candidate.first == candidate.family.lowerBound, isFollowed(next - 1, by: UInt8(ascii: ":")) {
        weight += 0.5
      }
    default: break
    }
    return weight
  }

  private func weightBefore(_ candidate: Candidate) -> Double {
    let first = candidate.first
    guard first > 0 else { return 0 }
    let before = words[first - 1]
    let traits = lexicon[before]
    var weight = 0.0
    switch words[first].gap {
    case .space:
      if traits.contains(.title), before.isCapitalised {
        weight += 3
      } else if traits.contains(.title), !before.isCapitalised, !traits.contains(.adjective) {
        weight += 2
      } else if traits.contains(.domain), before.isCapitalised,
        (max(0, first - 5)..<first - 1).contains(where: { lexicon[words[$0]].contains(.office) })
      {
        weight += 2.5
      }
      if traits.contains(.addressing) {
        weight += 1.2
      } else if traits.contains(.company) {
        weight += 0.3
      } else if traits.contains(.locative) || traits.contains(.determiner) {
        weight -= 2
      } else if traits.contains(.nationality) {
        weight -= 0.3
      }
    case .stop: if before.isCapitalised, traits.contains(.shortTitle) { weight += 3 }
    case .lineBreak: if traits.contains(.title) { weight += 1 }
    case .punctuation:
      // "the Executive Secretary of the Department of State (Brubeck)"
      let isEnclosed = isOpened(first, by: UInt8(ascii: "(")) && isFollowed(candidate.family.upperBound - 1, by: UInt8(ascii: ")"))
      if isEnclosed, (max(0, first - 12)..<first).contains(where: { lexicon[words[$0]].contains(.title) }) { weight += 3 }
    default: break
    }
    return weight
  }

  /// In "Rusk, Thompson, and Bundy" one name speaks for its neighbours.
  private func joinLists(_ candidates: inout [Candidate]) {
    var joined: Set<Int> = []
    for _ in 0..<2 {
      for (left, right) in zip(candidates.indices, candidates.indices.dropFirst()) where isListed(candidates[left], candidates[right]) {
        guard max(candidates[left].weight, candidates[right].weight) >= 2 else { continue }
        for index in [left, right] where candidates[index].weight < 2 && candidates[index].isUnknownWord && !candidates[index].isThing {
          if joined.insert(index).inserted { candidates[index].weight += 1.5 }
        }
      }
    }
  }

  private func isListed(_ left: Candidate, _ right: Candidate) -> Bool {
    let end = left.family.upperBound
    if right.first == end { return words[end].gap == .comma }
    guard right.first == end + 1, words[end].gap == .space || words[end].gap == .comma, words[end + 1].gap == .space else { return false }
    return Self.conjunctions.contains(words[end].key)
  }

  private static let conjunctions = Set("and or".words().map(\.key))
}
