/// Builds what a `NameIndex` is made of, entry by entry.
struct NameIndexBuilder {
  var vocabulary = Vocabulary()
  var trie = NameTrie()
  var names: [PersonName] = []
  var byGivenName: [Int32: [Int32]] = [:]
  var bySkeleton: [UInt64: Int32] = [:]
  var offices: [[NameIndex.Office]] = []
  var firstLetters: [UInt8] = []
  var activeYears: [ClosedRange<Int>?] = []
  /// The position in `names` of each person's first name.
  private var mainName: [Int32: Int] = [:]
  /// Single words that are family names, in order of their entries.
  private var singleSurnames: [Int32] = []
  private var rareGiven: [(given: Int32, bearer: NameTrie.Bearer)] = []

  mutating func add(_ entry: NameEntry, _ number: Int32) {
    firstLetters.append(0)
    if entry.kind == .person {
      addPerson(entry, number)
    } else {
      for name in [entry.name] + entry.aliases { addPhrase(name, number) }
    }
    activeYears.append(entry.activeYears)
    offices.append(
      entry.offices.map { NameIndex.Office(words: vocabulary.add("\($0.title) \($0.organisation ?? "")"), from: $0.from, to: $0.to) })
  }

  private mutating func addPhrase(_ written: String, _ entry: Int32) {
    trie.add(NameTrie.Phrase(written, written.words(), entry: entry), at: vocabulary.add(written))
  }

  private mutating func addPerson(_ entry: NameEntry, _ number: Int32) {
    let family = entry.sortName.map { String($0.prefix { $0 != "," }) }
    for (order, written) in ([entry.name] + entry.aliases).flatMap(Self.namesByBirth).enumerated() {
      // An alias of one word is no family name unless it is said to be one.
      let isSingle = written.words().count == 1
      let parsed =
        PersonName(written, family: family, vocabulary: &vocabulary)
        ?? (order == 0 ? PersonName(written, family: nil, vocabulary: &vocabulary) : otherSpelling(written, of: number))
      guard let parsed, order == 0 || !isSingle, !isCaseless(written) else {
        addPhrase(written, number)
        continue
      }
      addName(parsed, number)
    }
  }

  /// "Elisabeth Schmidt née Hahn" is Elisabeth Schmidt, and was Elisabeth Hahn.
  private static func namesByBirth(_ written: String) -> [String] {
    for parting in [" née ", " né ", " nee ", " geb. ", ", née ", ", geb. ", " born "] {
      guard let range = written.firstRange(of: parting), !written[range.upperBound...].isEmpty else { continue }
      let name = written[..<range.lowerBound]
      let given = name.split(separator: " ").dropLast().joined(separator: " ")
      return given.isEmpty ? [String(name)] : [String(name), "\(given) \(written[range.upperBound...])"]
    }
    return [written]
  }

  /// An alias whose given name is the entry's too has another spelling of its family name ("Constantine Caramanlis").
  private mutating func otherSpelling(_ written: String, of entry: Int32) -> PersonName? {
    guard let alias = PersonName(written, family: nil, vocabulary: &vocabulary), let given = alias.given.first,
      vocabulary.spellings[Int(given)].count > 1, let first = mainName[entry], names[first].given.contains(given)
    else { return nil }
    return alias
  }

  /// Names in scripts without capitals, and "bell hooks", count only as they are written.
  private func isCaseless(_ written: String) -> Bool {
    written.words().allSatisfy { $0.capitals == 0 }
  }

  private mutating func addName(_ name: PersonName, _ entry: Int32) {
    let position = Int32(names.count)
    if mainName[entry] == nil { mainName[entry] = names.count }
    names.append(name)
    if firstLetters[Int(entry)] == 0 { firstLetters[Int(entry)] = vocabulary.spellings[Int(name.surname[0])].first ?? 0 }
    trie.add(NameTrie.Bearer(entry: entry, name: position, isPart: false), at: name.surname)
    for part in name.parts { trie.add(NameTrie.Bearer(entry: entry, name: position, isPart: true), at: [part]) }
    for given in rareGivenNames(of: name) { rareGiven.append((given, NameTrie.Bearer(entry: entry, name: position, isPart: true))) }
    if let joined = joinedSurname(of: name) { trie.add(NameTrie.Bearer(entry: entry, name: position, isPart: false), at: [joined]) }
    if name.surname.count == 1 { singleSurnames.append(name.surname[0]) }
    vocabulary.mark(name.surname[name.surname.count - 1], .listedSurname)
    for given in name.given where isName(given) { vocabulary.mark(given, .listedGivenName) }
    for given in name.given where !byGivenName[given, default: []].contains(entry) { byGivenName[given, default: []].append(entry) }
  }

  /// Given names that few people bear stand alone in many countries: "Ayub" of "Mohammad Ayub Khan".
  private func rareGivenNames(of name: PersonName) -> [Int32] {
    name.given.filter { given in
      let isKnown = !vocabulary.traits[Int(given)].isDisjoint(with: [.givenName, .ordinary, .thing, .particle, .wordName])
      return !isKnown && vocabulary.spellings[Int(given)].count >= 4
    }
  }

  /// Those that one person of the briefing alone bears; the others would ask who is meant wherever they stand.
  mutating func addRareGivenNames() {
    for (given, bearer) in rareGiven where byGivenName[given]?.count == 1 { trie.add(bearer, at: [given]) }
    rareGiven = []
  }

  /// "DeGaulle" for "de Gaulle".
  private mutating func joinedSurname(of name: PersonName) -> Int32? {
    let words = name.particles + name.surname
    guard words.count > 1, vocabulary.traits[Int(words[0])].contains(.particle) else { return nil }
    return vocabulary.add(String(decoding: words.flatMap { vocabulary.spellings[Int($0)] }, as: UTF8.self)).first
  }

  /// Initials are no names, and words of titles that got into a name stay titles.
  private func isName(_ given: Int32) -> Bool {
    let traits = vocabulary.traits[Int(given)]
    return vocabulary.spellings[Int(given)].count > 1
      && (traits.contains(.givenName) || traits.isDisjoint(with: [.ordinary, .thing, .particle]))
  }

  /// Other transliterations are looked for in long names alone, since short ones resemble too many words.
  static let shortestSkeleton = 6

  mutating func addSkeletons() {
    for surname in singleSurnames {
      let spelling = vocabulary.spellings[Int(surname)]
      guard spelling.count >= Self.shortestSkeleton else { continue }
      let key = Words.key(Folding.skeleton(spelling))
      if bySkeleton[key] == nil { bySkeleton[key] = trie.root(surname) }
    }
  }
}

extension NameEntry {
  /// The entry's offices; a description counts as offices parted by semicolons, held at any time.
  fileprivate var offices: [Role] {
    roles + (description ?? "").split(separator: ";").map { Role(title: String($0)) }
  }

  /// The years that the entry's offices name, as dates or in their text.
  fileprivate var activeYears: ClosedRange<Int>? {
    var years: [Int] = []
    for role in offices {
      years += [role.from, role.to].compactMap { $0 }.map { $0 / 10000 }
      years += role.title.split { !$0.isNumber }.filter { $0.utf8.count == 4 }.compactMap { Int($0) }.filter { (1000...2999).contains($0) }
    }
    guard let first = years.min(), let last = years.max() else { return nil }
    return first...last
  }
}
