/// Tells from the words around it when a name is none: a thing, a word, a part of a longer name.
extension NameFinder {
  /// "the Western Powers", "the End of the Day".
  func isCommonNoun(at position: Int) -> Bool {
    guard position > 0, words[position].gap == .space else { return false }
    let before = traits(position - 1)
    return !before.isDisjoint(with: [.determiner, .direction, .nationality]) && before.isDisjoint(with: .titles)
  }

  /// Whether the word before is one that stands before places.
  func isPlaced(_ position: Int) -> Bool {
    position > 0 && words[position].gap == .space && Self.placing.contains(words[position - 1].key)
  }

  private static let placing = Set("in of from to into via near across outside inside toward towards".words().map(\.key))

  /// "Kennedy Library", "Johnson Debt Default Act", "the Kennedy administration".
  func isThing(after end: Int) -> Bool {
    if isFirm(after: end) { return true }
    var position = end
    while position < words.count, position < end + 3, words[position].gap == .space {
      let traits = traits(position)
      if traits.contains(.lowerThing) && position == end { return true }
      guard words[position].isCapitalised else { return false }
      if traits.contains(.thing) { return true }
      if !traits.isDisjoint(with: [.titles, .listedSurname, .givenName]) { return false }
      position += 1
    }
    return false
  }

  /// "Jones & Co", "Jones & Sons".
  private func isFirm(after end: Int) -> Bool {
    guard end > 0, end < words.count, words[end].gap == .punctuation, words[end].isCapitalised, Titles.partners.contains(words[end].key)
    else {
      return false
    }
    return text[..<Int(words[end].start)].suffix(3).elementsEqual(" & ".utf8)
  }

  /// "POL 7 US/Kennedy": the heading of a file.
  func isFileCode(_ range: Range<Int>) -> Bool {
    let first = range.lowerBound
    guard first > 0, words[first].gap == .joint, text[Int(words[first].start) - 1] == UInt8(ascii: "/") else { return false }
    return words[first - 1].isAllCapitals && !words[first].isAllCapitals
  }

  /// "see Kennedy, pp. 667–668": a book.
  func isCitation(_ range: Range<Int>) -> Bool {
    let next = range.upperBound
    return next < words.count && words[next].gap == .comma && Titles.pageMarks.contains(words[next].key)
  }

  /// "Kennedy, John F." and "Sato Eisaku".
  func givenNamesAfter(_ range: Range<Int>, _ bearers: [NameTrie.Bearer]) -> ([NameTrie.Bearer], end: Int)? {
    let start = range.upperBound
    guard start < words.count, words[start].isCapitalised, words[start].gap == .comma || words[start].gap == .space else { return nil }
    let hasComma = words[start].gap == .comma
    var end = start
    while end < words.count, end - start < Self.longestRun, words[end].isCapitalised, end == start || joins(end) {
      let isName = words[end].isInitial || !traits(end).isDisjoint(with: [.givenName, .listedGivenName])
      guard isName else { break }
      end += 1
    }
    guard end > start, !words[start].isInitial else { return nil }
    // "Rusk, Dean Acheson": the given name belongs to the name that follows.
    if end < words.count, words[end].gap == .space, words[end].isCapitalised { return nil }
    let written = (start..<end).map(givenName)
    let agreeing = bearers.filter { bearer in
      let listed = index.names[Int(bearer.name)].given
      guard !bearer.isPart, listed.first == written[0].id else { return false }
      // In a list of family names "Thompson, Tyler" are two.
      guard hasComma ? written.count > 1 || !traits(start).contains(.listedSurname) : listed == written.map(\.id) else { return false }
      return GivenNameMatch.of(written, listed: listed, index.vocabulary) == .agreeing
    }
    return agreeing.isEmpty ? nil : (agreeing, end)
  }

  /// "Chang Jui-ai" is another than Chang Wen-chin, "Chung-king" a place.
  func goesOn(after end: Int) -> Bool {
    guard end < words.count else { return false }
    switch words[end].gap {
    case .space: return words[end].isCapitalised && traits(end).isDisjoint(with: .ordinary)
    case .hyphen: return !words[end].isCapitalised
    default: return false
    }
  }

  /// "Dean Acheson" is not Dean, "John Foster Dulles" not Foster, "Lord Home" not Lord.
  func isGivenNameOfOther(_ range: Range<Int>) -> Bool {
    let next = range.upperBound
    guard range.count == 1, next < words.count else { return false }
    let isTitle = !traits(range.lowerBound).isDisjoint(with: .titles)
    if isTitle, words[next].gap == .space, words[next].isCapitalised { return true }
    guard isGivenName(range.lowerBound) else { return false }
    let isRare = traits(range.lowerBound).isDisjoint(with: [.givenName, .listedSurname])
    switch words[next].gap {
    case .space:
      if words[next].isInitial, traits(next).isDisjoint(with: .function) { return true }
      guard words[next].isCapitalised, traits(next).isDisjoint(with: .ordinary) else { return false }
      // A given name of the briefing alone, or a mere word, needs a family name of the briefing after it.
      return isRare || traits(range.lowerBound).contains(.givenName) || traits(next).contains(.listedSurname)
    case .lineBreak, .hyphen: return words[next].isCapitalised && traits(next).contains(.listedSurname)
    default: return false
    }
  }
}
