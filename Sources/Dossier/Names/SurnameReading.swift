/// Decides what a family name is by what stands around it: part of a full name, alone, another's, or of a thing.
extension NameFinder {
  /// - Parameter range: the words of the family name.
  func surname(_ bearers: [NameTrie.Bearer], _ range: Range<Int>) -> (Sighting, next: Int)? {
    guard isCapitalised(range), !isThing(after: range.upperBound), !isFileCode(range), !isCitation(range) else { return nil }
    let bearers = ofTitle(wholeNames(bearers), before: range.lowerBound)
    guard !bearers.isEmpty else { return nil }
    if isKnighted(range) { return nil }
    let listedStart = particleStart(of: range, bearers)
    let start = listedStart == range.lowerBound ? foreignParticleStart(of: range) : listedStart

    var run = givenRun(before: start)
    var agreeing = agreeingBearers(run.range, bearers)
    if let sentence = sentenceStart(in: run.range) {
      // "He saw Eva. Eva Holm left." What the sentence has is enough where it agrees, and all there is where the rest does not.
      let own = givenRun(before: start, from: sentence)
      let agreeingOwn = agreeingBearers(own.range, bearers)
      if agreeing == nil || agreeingOwn != nil { (run, agreeing) = (own, agreeingOwn) }
    }
    var sighting = Sighting(range: bytes(start..<range.upperBound), form: .surname, candidates: [])
    sighting.traits = traits(of: range, bearers)
    if !run.range.isEmpty {
      if let (first, bearers) = agreeing {
        if isLongerName(first..<range.upperBound) {
          sighting.candidates = entries(bearers)
          sighting.traits.formUnion([.outsider, .longer])
          sighting.form = .fullName
          sighting.range = bytes(first..<range.upperBound)
          return (sighting, range.upperBound)
        }
        return full(bearers, first..<range.upperBound, given: first..<start, sighting)
      }
      if run.certainty != .none {
        sighting.candidates = entries(bearers)
        sighting.traits.insert(.outsider)
        if run.certainty == .name {
          sighting.range = bytes(run.range.lowerBound..<range.upperBound)
          sighting.form = .fullName
        } else {
          sighting.traits.insert(.doubtful)
        }
        return (sighting, range.upperBound)
      }
    }
    // "von Braun" is not Braun, unless the text says that he is.
    if start != listedStart {
      guard !sighting.traits.contains(.partial) else { return nil }
      sighting.traits.insert(.foreignParticle)
      return bare(bearers, start..<range.upperBound, sighting)
    }
    if let (agreeing, end) = givenNamesAfter(range, bearers) { return full(agreeing, start..<end, given: range.upperBound..<end, sighting) }
    if isGivenNameOfOther(range) || sighting.traits.contains(.partial) && goesOn(after: range.upperBound) { return nil }
    if sighting.traits.contains(.isWord), isCommonNoun(at: range.lowerBound) { return nil }
    return bare(bearers, start..<range.upperBound, sighting)
  }

  /// Words with a capital that may follow a name and are no family name.
  private static let goesOnOtherwise: WordTraits = [
    .ordinary, .thing, .lowerThing, .particle, .suffix, .listedSurname, .listedGivenName, .direction, .headship, .determiner,
  ]

  /// "Eva Holm-Berg" and "Eva Holm Hansen" are not Eva Holm: another family name follows. "Eva Holm Visits Oslo" is a headline.
  private func isLongerName(_ range: Range<Int>) -> Bool {
    let (end, next) = (range.upperBound, range.upperBound + 1)
    guard end < words.count, words[end].isCapitalised, !words[end].isAllCapitals, words[end].count > 2 else { return false }
    if words[end].gap == .hyphen { return !traits(end).contains(.listedSurname) }
    // Wider space parts the cells of tables and the columns of a page.
    guard words[end].gap == .space, words[end].start == words[end - 1].end + 1, traits(end).isDisjoint(with: Self.goesOnOtherwise),
      index.trie.root(words[end].id) < 0
    else {
      return false
    }
    let isLast = next == words.count || words[next].gap == .paragraph
    return isLast ? words[range.lowerBound].gap != .paragraph : !(words[next].gap == .space && words[next].isCapitalised)
  }

  /// A full name: a suffix that follows belongs to it.
  private func full(
    _ bearers: [NameTrie.Bearer], _ range: Range<Int>, given: Range<Int>, _ sighting: Sighting
  ) -> (Sighting, next: Int) {
    var sighting = sighting
    var bearers = bearers
    var end = range.upperBound
    sighting.range = bytes(range)
    if end < words.count, words[end].gap == .comma || words[end].gap == .space, traits(end).contains(.suffix), words[end].isCapitalised {
      let sameSuffix = bearers.filter { index.names[Int($0.name)].suffix == words[end].id }
      let unsaid = bearers.filter { index.names[Int($0.name)].suffix == nil }
      bearers = !sameSuffix.isEmpty ? sameSuffix : !unsaid.isEmpty ? unsaid : bearers
      if !sameSuffix.isEmpty {
        end += 1
        sighting.range = withStop(bytes(range.lowerBound..<end))
      }
    }
    sighting.form = .fullName
    sighting.candidates = entries(asListed(bearers, given, suffix: end > range.upperBound ? words[end - 1].id : nil))
    sighting.title = title(before: range.lowerBound)
    return (sighting, end)
  }

  /// A name as somebody is listed comes before the short forms and spellings of others: "Bill Burns" is not William.
  private func asListed(_ bearers: [NameTrie.Bearer], _ given: Range<Int>, suffix: Int32?) -> [NameTrie.Bearer] {
    guard bearers.count > 1 else { return bearers }
    let written = words[given].map(\.id)
    let listed = bearers.filter { index.names[Int($0.name)].given == written && index.names[Int($0.name)].suffix == suffix }
    return listed.isEmpty ? bearers : listed
  }

  private func bare(_ bearers: [NameTrie.Bearer], _ range: Range<Int>, _ sighting: Sighting) -> (Sighting, next: Int) {
    var sighting = sighting
    sighting.candidates = entries(bearers)
    sighting.title = title(before: range.lowerBound)
    if !sighting.title.isEmpty { sighting.traits.insert(.titled) }
    if let last = sighting.title.last, index.vocabulary.traits[Int(last)].contains(.womansTitle) { sighting.traits.insert(.womansTitle) }
    return (sighting, range.upperBound)
  }

  func entries(_ bearers: [NameTrie.Bearer]) -> [Int32] {
    bearers.count == 1 ? [bearers[0].entry] : Set(bearers.map(\.entry)).sorted()
  }

  /// A part of somebody's name yields to who has all of it as family name.
  private func wholeNames(_ bearers: [NameTrie.Bearer]) -> [NameTrie.Bearer] {
    bearers.contains { $0.isPart } && bearers.contains { !$0.isPart } ? bearers.filter { !$0.isPart } : bearers
  }

  /// Who is listed as "Madame Chiang Kai-shek" is meant where the title stands, and nobody else then.
  private func ofTitle(_ bearers: [NameTrie.Bearer], before position: Int) -> [NameTrie.Bearer] {
    guard bearers.contains(where: { index.names[Int($0.name)].isWoman }) else { return bearers }
    let isWoman = position > 0 && traits(position - 1).contains(.womansTitle)
    return bearers.filter { index.names[Int($0.name)].isWoman == isWoman }
  }

  // MARK: The family name itself

  private func isCapitalised(_ range: Range<Int>) -> Bool {
    for position in range where !words[position].isCapitalised {
      // "deGaulle" has its capital within.
      if range.count == 1 { return words[position].capitals != 0 && !words[position].isAllCapitals }
      // "de" in "Couve de Murville", "kai" in "Chiang Kai-shek".
      if traits(position).isDisjoint(with: .particle) && words[position].gap != .hyphen && words[position].gap != .hyphenBreak {
        return false
      }
    }
    // Two or three capitals alone are rather an abbreviation.
    if range.count == 1, words[range.lowerBound].isAllCapitals, words[range.lowerBound].count <= 3 { return false }
    return true
  }

  private func traits(of range: Range<Int>, _ bearers: [NameTrie.Bearer]) -> Sighting.Traits {
    var result: Sighting.Traits = []
    let word = traits(range.lowerBound)
    if range.count == 1 {
      if !word.isDisjoint(with: [.wordName, .givenName, .ordinary, .thing, .particle]) { result.insert(.isWord) }
    }
    if bearers.allSatisfy(\.isPart) {
      result.insert(.partial)
      let isWhole = bearers.allSatisfy { index.names[Int($0.name)].given.isEmpty }
      if isWhole && words[range.lowerBound].count >= 4 { result.insert(.wholeName) }
    }
    if range.allSatisfy({ words[$0].isAllCapitals }) { result.insert(.allCapitals) }
    return result
  }

  func startsSentence(_ position: Int) -> Bool {
    switch words[position].gap {
    case .paragraph, .barrier, .punctuation: true
    case .stop: !isAbbreviation(position - 1)
    default: false
    }
  }

  func isAbbreviation(_ position: Int) -> Bool {
    words[position].isInitial || words[position].isCapitalised && words[position].count <= 5 && !traits(position).isDisjoint(with: .titles)
  }

}
