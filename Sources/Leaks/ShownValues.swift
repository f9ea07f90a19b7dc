/// The short values that an edition shows: names, offices, titles, labels. Pages put them behind one another, so that words which are all of
/// such values tell nothing, though they also stand behind one another in a text that is withheld, as in its list of participants.
struct ShownValues {
  private var byFirstWord: [UInt64: Set<[UInt64]>] = [:]
  /// What is longer is a text, of which a part is more than a value.
  private static let longest = 120

  init(_ texts: some Sequence<String>) {
    for text in texts where text.utf8.count <= Self.longest {
      let words = WordList.words(of: text).map(\.key)
      if let first = words.first { byFirstWord[first, default: []].insert(words) }
    }
  }

  /// Whether each of some words belongs to a value that stands there as a whole.
  func holds(_ words: [UInt64]) -> [Bool] {
    var held = [Bool](repeating: false, count: words.count)
    for start in words.indices {
      for value in byFirstWord[words[start]] ?? [] where words[start...].starts(with: value) {
        for place in start..<start + value.count { held[place] = true }
      }
    }
    return held
  }
}
