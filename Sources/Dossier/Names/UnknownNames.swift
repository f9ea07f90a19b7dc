/// A person's name in a text who is nobody of the briefing.
public struct UnknownName: Sendable, Equatable {
  /// UTF-8 offsets, with the title where there are no given names.
  public var range: Range<Int>
  /// The family name's words, folded: what the forms of one name share.
  var family: [UInt64]
  /// Whether given names stand before it.
  public var isFull: Bool
}

extension NameIndex {
  /// The names of people who are nobody of the briefing: a family name behind given names or behind a title.
  ///
  /// - Parameters:
  ///   - skipping: UTF-8 ranges in rising order that are not searched.
  ///   - known: ranges of names that are known or in doubt, in rising order.
  public func unknownNames(in text: String, skipping: [Range<Int>] = [], known: [Range<Int>]) -> [UnknownName] {
    var text = text
    return text.withUTF8 { bytes in
      NameFinder(index: self, text: bytes, skipping: skipping).unknownNames(known: known)
    }
  }
}

extension NameFinder {
  fileprivate func unknownNames(known: [Range<Int>]) -> [UnknownName] {
    var found: [UnknownName] = []
    var known = known[...]
    var position = 0
    while position < words.count {
      defer { position += 1 }
      guard let end = familyName(at: position) else { continue }
      let run = givenRun(before: position)
      let isFull = run.certainty == .name && !run.range.isEmpty
      guard isFull || isTitled(position), !isThing(after: end), !isFileCode(position..<end) else { continue }
      // A single letter without a full stop, as in "Y Class", is no initial.
      if isFull, run.range.count == 1, words[run.range.lowerBound].isInitial, words[position].gap != .stop { continue }
      let range = bytes((isFull ? run.range.lowerBound : position - 1)..<end)
      while let first = known.first, first.upperBound <= range.lowerBound { known.removeFirst() }
      if let first = known.first, first.overlaps(range) { continue }
      found.append(UnknownName(range: range, family: (position..<end).map { words[$0].key }, isFull: isFull))
      position = end - 1
    }
    return found
  }

  /// The end of what can be a family name: a capitalised word that is nothing else, or several joined by hyphens.
  private func familyName(at position: Int) -> Int? {
    guard isFamilyWord(position) else { return nil }
    var end = position + 1
    while end < words.count, words[end].gap == .hyphen, isFamilyWord(end) { end += 1 }
    // What runs on is a longer name: of a thing, or of somebody whose given names were taken for the family name.
    if end < words.count, words[end].gap == .space, words[end].isCapitalised, traits(end).isDisjoint(with: .ordinary) { return nil }
    return end
  }

  private func isFamilyWord(_ position: Int) -> Bool {
    let word = words[position]
    guard word.isCapitalised, word.count >= 3, !word.isAllCapitals else { return false }
    let others: WordTraits = [.thing, .lowerThing, .direction, .determiner, .suffix, .givenName, .headship]
    return traits(position).isDisjoint(with: others.union(.ordinary))
  }

  /// Whether "Mr." or an abbreviated rank stands directly before it: "General" and "Major" are words too.
  private func isTitled(_ position: Int) -> Bool {
    guard position > 0, [.space, .stop].contains(words[position].gap), words[position - 1].isCapitalised else { return false }
    let before = traits(position - 1)
    return !before.isDisjoint(with: [.courtesy, .womansTitle, .knight]) || before.contains(.rank) && words[position].gap == .stop
  }
}
