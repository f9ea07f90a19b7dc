/// Reads given names and particles before a family name.
extension NameFinder {
  /// A run of given names before a family name.
  struct GivenRun {
    enum Certainty {
      /// The words may be something else, such as the first of a sentence.
      case none
      /// A capitalised word within a sentence that is no title.
      case word
      /// A given name or an initial.
      case name
    }

    /// Positions of its words.
    var range: Range<Int>
    var certainty: Certainty
  }

  /// The start of the name with particles that the bearers' names have ("von" Brentano).
  func particleStart(of range: Range<Int>, _ bearers: [NameTrie.Bearer]) -> Int {
    let longest = bearers.map { index.names[Int($0.name)].particles }.max { $0.count < $1.count } ?? []
    guard !longest.isEmpty, range.lowerBound >= longest.count else { return range.lowerBound }
    let start = range.lowerBound - longest.count
    let agrees = zip(start..<range.lowerBound, longest).allSatisfy { words[$0].id == $1 && joins($0 + 1) }
    return agrees ? start : range.lowerBound
  }

  /// The start of the name with particles that no bearer has.
  func foreignParticleStart(of range: Range<Int>) -> Int {
    var start = range.lowerBound
    while start > 0, words[start].gap == .space || words[start].gap == .hyphen, isForeignParticle(start - 1) { start -= 1 }
    return start
  }

  /// "Al Haig" and "Ben Bradlee" have given names.
  private func isForeignParticle(_ position: Int) -> Bool {
    Titles.ownParticles.contains(words[position].key) && !(words[position].isCapitalised && isGivenName(position))
  }

  /// "Sir Frank": a given name, though somebody's family name too.
  func isKnighted(_ range: Range<Int>) -> Bool {
    let first = range.lowerBound
    guard first > 0, words[first].gap == .space, traits(first - 1).contains(.knight) else { return false }
    return range.count == 1 && index.byGivenName[words[first].id] != nil && isGivenName(first)
  }

  static let longestRun = 4

  /// - Parameter limit: where the run may begin at the earliest.
  func givenRun(before position: Int, from limit: Int = 0) -> GivenRun {
    var start = position
    var certainty = GivenRun.Certainty.none
    run: while start > limit, position - start < Self.longestRun {
      let candidate = start - 1
      let word = words[candidate]
      let traits = traits(candidate)
      switch words[start].gap {
      case .space, .hyphen, .none: break
      case .lineBreak: if traits.isDisjoint(with: [.givenName, .listedGivenName]) && !word.isInitial { break run }
      case .stop: if word.count > 5 { break run }
      default: break run
      }
      guard word.isCapitalised else { break }
      if word.isInitial {
        // "I" and "A" are words unless a full stop follows.
        if words[start].gap != .stop, word.id >= 0, !traits.isDisjoint(with: .function) { break }
        if isAbbreviatedState(candidate) { break }
        // "A." at the start of a paragraph may number it.
        if start < position || words[candidate].gap != .paragraph { certainty = .name }
      } else if !traits.isDisjoint(with: .listedGivenName) || traits.contains(.givenName) && traits.isDisjoint(with: .ordinary) {
        if words[start].gap != .hyphen || traits.contains(.givenName) { certainty = .name }
      } else if !traits.isDisjoint(with: .ordinary.union([.listedSurname, .thing, .particle])) {
        break
      } else if words[start].gap == .hyphen || isCompound(word) || word.isAllCapitals && !words[position].isAllCapitals {
        break
      } else if words[start].gap == .stop {
        // "McG. Bundy", or the end of a sentence.
        start = candidate
        break
      } else if words[start].gap == .space, !startsSentence(candidate), certainty == .none {
        certainty = .word
      }
      start = candidate
    }
    return GivenRun(range: start..<position, certainty: certainty)
  }

  /// The end of "U.S." or "P.S.", which are no initials of a name.
  private func isAbbreviatedState(_ position: Int) -> Bool {
    guard position > 0, words[position].gap == .stop, words[position - 1].isInitial else { return false }
    return Titles.abbreviations.contains(spelling(position - 1) + spelling(position))
  }

  /// A word with a capital inside, such as "FonMin", that is no name like "McGeorge".
  private func isCompound(_ word: Word) -> Bool {
    let inner = word.capitals & ~1
    return inner != 0 && !(word.capitals == 0b101 && text[Int(word.start)] == UInt8(ascii: "M")) && !word.isAllCapitals
  }

  /// The bearers whose given names agree best with a run, and where the name then begins. Words before the given
  /// names that are no names themselves may have got into the run.
  func agreeingBearers(_ run: Range<Int>, _ bearers: [NameTrie.Bearer]) -> (first: Int, [NameTrie.Bearer])? {
    for first in run {
      let written = (first..<run.upperBound).map { givenName($0) }
      var best = GivenNameMatch.different
      var agreeing: [NameTrie.Bearer] = []
      let traces = GivenNameTraces.of(written[0], in: index.vocabulary)
      for bearer in bearers where !bearer.isPart && index.givenNameTraces[Int(bearer.name)].mayAgree(with: traces) {
        let match = GivenNameMatch.of(written, listed: index.names[Int(bearer.name)].given, index.vocabulary)
        guard match != .different, match >= best else { continue }
        if match > best { agreeing = [] }
        best = match
        agreeing.append(bearer)
      }
      if !agreeing.isEmpty { return (first, agreeing) }
      // The initials of "P.S. Walt Rostow" may not be his, but a name contradicts.
      if isGivenName(first) { return nil }
    }
    return nil
  }

  /// Where a sentence begins within a run of given names: "He met Kim. Bob Jones left." Only what is no name in full is an abbreviation.
  func sentenceStart(in run: Range<Int>) -> Int? {
    run.last { words[$0 + 1].gap == .stop && !words[$0].isInitial && isGivenName($0) }.map { $0 + 1 }
  }

  func givenName(_ position: Int) -> WrittenGivenName {
    WrittenGivenName(id: words[position].id, spelling: spelling(position), isKnown: isGivenName(position))
  }

  func isGivenName(_ position: Int) -> Bool {
    !traits(position).isDisjoint(with: [.givenName, .listedGivenName])
  }
}
