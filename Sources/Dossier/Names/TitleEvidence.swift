extension NameIndex {
  /// How well the title before a name agrees with the offices of an entry: 0 not at all, the more the better.
  ///
  /// "Vice President" counts where an office reads so; the "President" of "Special Assistant to the President" does not.
  func agreement(of title: [Int32], with entry: Int32, date: Int?) -> Int {
    let title = title.filter(isOffice)
    guard !title.isEmpty else { return 0 }
    var best = 0
    for office in offices[Int(entry)] {
      var score = max(agreement(of: title, with: office.words), coverage(of: title, by: office.words))
      if score > 0, let date, office.from != nil || office.to != nil {
        let isHeld = (office.from ?? Int.min) <= date && date <= (office.to ?? Int.max)
        score = isHeld ? score + 1 : 1
      }
      best = max(best, score)
    }
    return best
  }

  /// Whether a word of a title is no plain form of address.
  private func isOffice(_ word: Int32) -> Bool { vocabulary.traits[Int(word)].isDisjoint(with: [.courtesy, .womansTitle, .knight]) }

  /// A long title that is written in another way: "Special Assistant for National Security Affairs".
  private func coverage(of title: [Int32], by office: [Int32]) -> Int {
    let telling = title.filter { !vocabulary.traits[Int($0)].isDisjoint(with: [.titles, .domain, .nationality, .direction]) }
    guard telling.count >= 3, telling.allSatisfy(office.contains) else { return 0 }
    return telling.count
  }

  private func agreement(of title: [Int32], with office: [Int32]) -> Int {
    var best = 0
    for end in office.indices where office[end] == title[title.count - 1] {
      if end + 1 < office.count, vocabulary.spellings[Int(office[end + 1])] == [UInt8(ascii: "s")] { continue }
      var length = 1
      while length < title.count, end - length >= 0, office[end - length] == title[title.count - 1 - length] { length += 1 }
      let before = end - length
      if before >= 0 {
        // A longer title than the one in the text, or another's office, is no agreement.
        let traits = vocabulary.traits[Int(office[before])]
        if length < title.count || !traits.isDisjoint(with: .office) { continue }
        if Titles.ofAnother.contains(Words.key(vocabulary.spellings[Int(office[before])])) { continue }
      } else if length < title.count, vocabulary.traits[Int(title[title.count - 1 - length])].contains(.office) {
        continue
      }
      let further = title.dropLast(length).filter { office.contains($0) }.count
      best = max(best, 2 * length + further)
    }
    return best
  }

  /// Whom a name means by itself, without any look at the rest of the text.
  func sureEntry(_ sighting: Sighting) -> Int32? {
    guard !sighting.traits.contains(.outsider) else { return nil }
    switch sighting.form {
    case .fullName, .alias, .mapped: return sighting.candidates.count == 1 ? sighting.candidates[0] : nil
    case .surname:
      guard sighting.traits.isSuperset(of: .titled), sighting.traits.isDisjoint(with: [.womansTitle, .partial, .foreignParticle]) else {
        return nil
      }
      return sighting.candidates.count == 1 ? sighting.candidates[0] : nil
    case .givenName, .initial: return nil
    }
  }

  /// The only one of several to whom a title belongs ("President Kennedy").
  func holder(of title: [Int32], among candidates: [Int32], date: Int?) -> Int32? {
    let agreements = candidates.map { agreement(of: title, with: $0, date: date) }
    let holders = zip(candidates, agreements).filter { $0.1 > 0 }
    guard holders.count == 1, holders[0].1 > 1 else { return nil }
    return holders[0].0
  }

  /// To whom alone the title before a name belongs, where it contradicts what is known of the others: "Ambassador Burns" is not the director.
  ///
  /// - Parameter titles: The words of titles that the text gives entries where it names them in full.
  func onlyHolder(of sighting: Sighting, date: Int?, titles: [Int32: Set<Int32>]) -> Int32? {
    guard sighting.candidates.count > 1, let office = sighting.title.last(where: isOffice),
      let holder = holder(of: sighting.title, among: sighting.candidates, date: nil)
    else { return nil }
    // A title outlasts the office, but nobody has it before.
    if let date, let years = activeYears[Int(holder)], date / 10000 < years.lowerBound { return nil }
    let isOthers = sighting.candidates.contains { other in
      let known = offices[Int(other)]
      return other != holder && (known.isEmpty || known.contains { $0.words.contains(office) } || titles[other]?.contains(office) == true)
    }
    return isOthers ? nil : holder
  }
}
