extension NameIndex {
  /// Says whom the names of a text mean: the second step.
  ///
  /// A name that several bear goes to whom the text speaks for: title, full names and participants first, then who is
  /// usually meant in the folder. What stays undecided is reported.
  ///
  /// - Parameter census: what was seen in all documents.
  public func decide(_ sightings: NameSightings, context: DocumentContext, census: NameCensus) -> MentionResult {
    var decision = NameDecision(index: self, context: context, census: census)
    return decision.run(sightings.sightings)
  }
}

/// Weighs the evidence of one document.
private struct NameDecision {
  let index: NameIndex
  let context: DocumentContext
  let census: NameCensus
  /// Who took part or is spoken of in the metadata.
  private let participants: Set<Int32>
  private let related: Set<Int32>
  /// Full names in the document, by entry: how many.
  private var full: [Int32: Int] = [:]
  /// The last place before the name at hand where an entry was surely meant.
  private var lastSeen: [Int32: Int] = [:]
  /// Whom a transcript names before anyone speaks.
  private var announced: Set<Int32> = []
  /// The words of titles that the document puts before full names, by entry.
  private var titles: [Int32: Set<Int32>] = [:]
  /// Who has "Sir" before the full name.
  private var knights: Set<Int32> = []
  /// Outsiders in the document by the listed entries whose family name they bear.
  private var outsiders: [Int32: Int] = [:]

  init(index: NameIndex, context: DocumentContext, census: NameCensus) {
    self.index = index
    self.context = context
    self.census = census
    participants = Set(context.participants.compactMap { index.position[$0].map(Int32.init) })
    related = Set(context.related.compactMap { index.position[$0].map(Int32.init) })
  }

  private enum Verdict {
    case meant(Int32)
    case undecided
    /// Nobody of the briefing.
    case nobody
  }

  mutating func run(_ sightings: [Sighting]) -> MentionResult {
    gather(sightings)
    var result = MentionResult()
    let firstSpeaker = sightings.first { $0.form == .initial }?.range.lowerBound ?? 0
    for sighting in sightings {
      switch verdict(sighting) {
      case .meant(let entry):
        if sighting.form != .givenName && sighting.form != .initial { lastSeen[entry] = sighting.range.lowerBound }
        if sighting.range.lowerBound < firstSpeaker { announced.insert(entry) }
        result.decided.append(Mention(range: sighting.range, entry: Int(entry), form: sighting.form))
      case .undecided:
        result.undecided.append(
          UndecidedName(range: sighting.range, candidates: (sighting.candidates + sighting.namesakes).sorted().map(Int.init)))
      case .nobody: break
      }
    }
    return result
  }

  private mutating func gather(_ sightings: [Sighting]) {
    for sighting in sightings where sighting.form == .fullName {
      if !sighting.title.isEmpty, let entry = index.sureEntry(sighting) { titles[entry, default: []].formUnion(sighting.title) }
    }
    for sighting in sightings {
      if sighting.form == .surname, sighting.candidates.count > 1, !sighting.title.isEmpty {
        if let entry = onlyHolder(sighting) ?? holder(sighting) { full[entry, default: 0] += 1 }
      } else if sighting.traits.contains(.outsider) {
        for candidate in sighting.candidates { outsiders[candidate, default: 0] += 1 }
      } else if let entry = index.sureEntry(sighting) {
        full[entry, default: 0] += 1
        if sighting.title.contains(where: { index.vocabulary.traits[Int($0)].contains(.knight) }) { knights.insert(entry) }
      }
    }
  }

  private func verdict(_ sighting: Sighting) -> Verdict {
    if sighting.traits.contains(.doubtful) { return doubtful(sighting) }
    if sighting.traits.contains(.outsider) { return .nobody }
    switch sighting.form {
    case .mapped: return .meant(sighting.candidates[0])
    case .fullName, .alias: return sighting.candidates.count == 1 ? .meant(sighting.candidates[0]) : best(sighting)
    case .surname: return surname(sighting)
    case .givenName: return knight(sighting)
    case .initial: return speaker(sighting)
    }
  }

  // MARK: Family names

  private func surname(_ sighting: Sighting) -> Verdict {
    switch index.surnames {
    case .never: return .nobody
    case .afterFullName: if !sighting.candidates.contains(where: { lastSeen[$0] != nil }) { return .nobody }
    case .unique: break
    }
    if !sighting.namesakes.isEmpty, let verdict = namesake(sighting) { return verdict }
    if sighting.traits.contains(.foreignParticle) { return particled(sighting) }
    if sighting.traits.contains(.womansTitle) { return woman(sighting) }
    if sighting.traits.contains(.partial) { return part(sighting) }
    if sighting.traits.contains(.isWord), !isSupported(sighting) { return .nobody }
    if sighting.candidates.count == 1 { return single(sighting) }
    return best(sighting)
  }

  /// "Jordan" is the state, where the document names nobody of that name in full or says where something is; nil where a person is meant.
  private func namesake(_ sighting: Sighting) -> Verdict? {
    let isOfPerson = sighting.candidates.contains { isPresent($0) || lastSeen[$0] != nil }
    if isOfPerson, !sighting.traits.contains(.placed) { return nil }
    return sighting.namesakes.count == 1 ? .meant(sighting.namesakes[0]) : .undecided
  }

  /// "Minister von Lilienfeld" is the listed Georg Lilienfeld where the document names him in full, or the title is his.
  private func particled(_ sighting: Sighting) -> Verdict {
    guard sighting.candidates.count == 1, let entry = sighting.candidates.first else { return .nobody }
    return full[entry] != nil || index.agreement(of: sighting.title, with: entry, date: context.date) > 0 ? .meant(entry) : .nobody
  }

  /// "Mrs. Kennedy" means a woman who is listed, or somebody who is not.
  private func woman(_ sighting: Sighting) -> Verdict {
    let women = sighting.candidates.filter { index.entries[Int($0)].isWoman == true }
    if women.isEmpty, let entry = sighting.candidates.first, sighting.candidates.count == 1, index.entries[Int(entry)].isWoman == nil,
      census.isMostlyWoman(entry, in: context.folder) || isOwnTitle(sighting) && isPresent(entry)
    {
      return .meant(entry)
    }
    return women.count == 1 ? .meant(women[0]) : women.isEmpty ? .nobody : .undecided
  }

  /// "Ms." tells nothing of a husband.
  private func isOwnTitle(_ sighting: Sighting) -> Bool {
    sighting.title.last.map { index.vocabulary.spellings[Int($0)].elementsEqual("ms".utf8) } ?? false
  }

  /// A word that is a name too needs a title, or its bearer in the document.
  private func isSupported(_ sighting: Sighting) -> Bool {
    if sighting.traits.contains(.titled) { return true }
    if sighting.candidates.contains(where: isPresent) { return true }
    if sighting.traits.contains(.allCapitals) { return false }
    return sighting.candidates.contains { census.count(of: $0, in: context.folder) > 0 }
  }

  private func isPresent(_ entry: Int32) -> Bool {
    full[entry] != nil || participants.contains(entry) || related.contains(entry)
  }

  private func single(_ sighting: Sighting) -> Verdict {
    let entry = sighting.candidates[0]
    if isOutOfTime(entry, sighting) { return .nobody }
    if outsiders[entry] != nil, !isPresent(entry), census.count(of: entry, in: context.folder) == 0,
      index.agreement(of: sighting.title, with: entry, date: context.date) == 0
    {
      return .undecided
    }
    return .meant(entry)
  }

  /// Whether the only bearer of a name lived or held all offices in another time, and no document names them in full.
  private func isOutOfTime(_ entry: Int32, _ sighting: Sighting) -> Bool {
    guard let date = context.date, !census.isIntroduced(entry),
      index.agreement(of: sighting.title, with: entry, date: date) == 0
    else { return false }
    let person = index.entries[Int(entry)]
    if let born = person.born, date < born { return true }
    if let died = person.died { return date / 10000 > died / 10000 + Self.memory }
    guard let years = index.activeYears[Int(entry)] else { return false }
    return date / 10000 > years.upperBound + Self.memory || date / 10000 < years.lowerBound - Self.career
  }

  /// For so many years the dead and the retired are spoken of without their given names.
  private static let memory = 3
  /// So many years before their first known office people may be spoken of.
  private static let career = 40

  /// "Seek Khrushchev" in a heading: a word before the name may be no given name where its bearer is usual.
  private func doubtful(_ sighting: Sighting) -> Verdict {
    guard index.surnames == .unique, sighting.candidates.count == 1, !sighting.traits.contains(.isWord) else { return .nobody }
    return census.count(of: sighting.candidates[0], in: context.folder) >= Self.usual ? .meant(sighting.candidates[0]) : .nobody
  }

  /// So often is somebody named in a folder who is usual there.
  private static let usual = 5

  /// "Couve" for Couve de Murville, once the whole name was seen in the document or the folder.
  private func part(_ sighting: Sighting) -> Verdict {
    if let holder = onlyHolder(sighting) { return .meant(holder) }
    if case .meant(let entry) = onlyPresent(sighting.candidates) { return .meant(entry) }
    if sighting.candidates.count == 1, agreesWithTitle(sighting) { return .meant(sighting.candidates[0]) }
    guard !sighting.traits.contains(.isWord) else { return .nobody }
    if sighting.traits.contains(.wholeName), sighting.candidates.count == 1 { return .meant(sighting.candidates[0]) }
    let known = sighting.candidates.filter(isKnown)
    return known.count == 1 ? .meant(known[0]) : known.isEmpty ? .nobody : best(sighting)
  }

  /// "Foreign Secretary Home" and "Lord Home" are Douglas-Home: of double names peers take one.
  private func agreesWithTitle(_ sighting: Sighting) -> Bool {
    guard let last = sighting.title.last else { return false }
    return index.vocabulary.traits[Int(last)].contains(.dignity)
      || index.agreement(of: sighting.title, with: sighting.candidates[0], date: context.date) > 0
  }

  /// "Sir Frank" is whom the document calls "Sir Frank Roberts", else the only Frank in it.
  private func knight(_ sighting: Sighting) -> Verdict {
    let known = sighting.candidates.filter(knights.contains)
    return known.count == 1 ? .meant(known[0]) : onlyPresent(sighting.candidates)
  }

  private func onlyPresent(_ candidates: [Int32]) -> Verdict {
    let present = candidates.filter { isPresent($0) || lastSeen[$0] != nil }
    return present.count == 1 ? .meant(present[0]) : .nobody
  }

  // MARK: Namesakes

  /// The candidate for whom most speaks, if it leads clearly.
  private func best(_ sighting: Sighting) -> Verdict {
    if let holder = onlyHolder(sighting) { return .meant(holder) }
    if isRivalled(sighting) { return .undecided }
    var scores = sighting.candidates.map { score($0, sighting) }
    let total = sighting.candidates.reduce(0) { $0 + census.count(of: $1, in: context.folder) }
    let holder = holder(sighting)
    let whole = sighting.candidates.reduce(0) { $0 + census.count(of: $1) }
    for (order, entry) in sighting.candidates.enumerated() {
      if total > 0 { scores[order] += 5 * Double(census.count(of: entry, in: context.folder)) / Double(total) }
      if entry == holder { scores[order] += 4 }
      if whole > 0 { scores[order] += 2 * Double(census.count(of: entry)) / Double(whole) }
    }
    let ranked = scores.indices.sorted { scores[$0] != scores[$1] ? scores[$0] > scores[$1] : $0 < $1 }
    let lead = scores[ranked[0]] - (ranked.count > 1 ? scores[ranked[1]] : 0)
    return lead >= 1 ? .meant(sighting.candidates[ranked[0]]) : .undecided
  }

  /// Whether the document names another bearer in full, whom nobody describes, and none of those who are described.
  private func isRivalled(_ sighting: Sighting) -> Bool {
    sighting.form == .surname && sighting.candidates.contains { outsiders[$0] != nil } && !sighting.candidates.contains(where: isPresent)
      && holder(sighting) == nil
  }

  /// To whom alone the title belongs. Where others are known here and the holder is not, many titles are too common
  /// to go by: every country sends ambassadors, but has one president.
  private func holder(_ sighting: Sighting) -> Int32? {
    guard let holder = index.holder(of: sighting.title, among: sighting.candidates, date: context.date) else { return nil }
    return isKnown(holder) || isHeadship(sighting) || !sighting.candidates.contains(where: isKnown) ? holder : nil
  }

  /// Stronger than a full name elsewhere.
  private func onlyHolder(_ sighting: Sighting) -> Int32? { index.onlyHolder(of: sighting, date: context.date, titles: titles) }

  private func isHeadship(_ sighting: Sighting) -> Bool {
    guard let last = sighting.title.last else { return false }
    return index.vocabulary.traits[Int(last)].contains(.headship)
  }

  private func isKnown(_ entry: Int32) -> Bool {
    isPresent(entry) || census.count(of: entry, in: context.folder) > 0
  }

  private func score(_ entry: Int32, _ sighting: Sighting) -> Double {
    var score = 0.0
    if full[entry] != nil { score += 6 }
    if participants.contains(entry) { score += 6 }
    if related.contains(entry) { score += 3 }
    if lastSeen[entry] != nil { score += 1 }
    let agreement = Double(min(3, index.agreement(of: sighting.title, with: entry, date: context.date)))
    score += isKnown(entry) || isHeadship(sighting) ? 3 * agreement : agreement
    let person = index.entries[Int(entry)]
    if let date = context.date {
      if let born = person.born, date < born { score -= 10 }
      if let died = person.died, date > died { score -= 1 }
      if let active = index.activeYears[Int(entry)] { score += Self.agreement(of: date / 10000, with: active) }
    }
    return score
  }

  /// Whether a year lies within those of someone's offices; further off the less so.
  private static func agreement(of year: Int, with active: ClosedRange<Int>) -> Double {
    if (active.lowerBound - 1...active.upperBound + 1).contains(year) { return 1 }
    let distance = max(active.lowerBound - year, year - active.upperBound)
    return -min(2, Double(distance) / 5)
  }

  // MARK: Speakers

  /// The one participant whose family name begins with the letter.
  private func speaker(_ sighting: Sighting) -> Verdict {
    let letter = UInt8(truncatingIfNeeded: sighting.title[0]) | 0x20
    let speakers = participants.union(announced).filter { index.firstLetters[Int($0)] == letter }
    guard let speaker = speakers.first, speakers.count == 1 else { return .nobody }
    return .meant(speaker)
  }
}
