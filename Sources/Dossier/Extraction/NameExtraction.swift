/// Finds names of organisations and places.
extension PersonExtraction {
  /// Names that hold a word of an institution: "Foreign Ministry", "Ministry of Foreign Affairs".
  ///
  /// - Parameter people: the places of names of people, in rising order: they are no part of an organisation's.
  func organisations(beside people: [Range<Int>]) -> [ExtractedName] {
    var found: [(name: String, range: Range<Int>)] = []
    var position = 0
    while position < words.count {
      guard let end = capitalisedRun(from: position) else {
        position += 1
        continue
      }
      if let range = organisation(in: afterPeople(position..<end, people)) {
        let bytes = bytes(range)
        found.append((String(decoding: text[bytes], as: UTF8.self).split(whereSeparator: \.isWhitespace).joined(separator: " "), bytes))
      }
      position = end
    }
    return ExtractedName.grouped(found)
  }

  /// The part of a run behind the last name of a person in it, small words left out.
  private func afterPeople(_ run: Range<Int>, _ people: [Range<Int>]) -> Range<Int> {
    let start = run.last { bytes($0..<$0 + 1).overlapsAny(of: people) }.map { $0 + 1 } ?? run.lowerBound
    return (run.clamped(to: start..<max(start, run.upperBound)).first { words[$0].isCapitalised } ?? run.upperBound)..<run.upperBound
  }

  /// The end of capitalised words that follow each other, small words within them included.
  private func capitalisedRun(from start: Int) -> Int? {
    guard isNameWord(start) else { return nil }
    var end = start + 1
    while end < words.count {
      if isNameWord(end), words[end].gap == .space || words[end].gap == .hyphen {
        end += 1
        continue
      }
      var next = end
      while next < words.count, words[next].gap == .space, Self.connectors.contains(words[next].key) { next += 1 }
      guard next > end, next - end <= 2, next < words.count, words[next].gap == .space, isNameWord(next) else { break }
      end = next + 1
    }
    return end
  }

  private func isNameWord(_ position: Int) -> Bool {
    let word = words[position]
    return word.isCapitalised && word.count > 1 && !lexicon[word].contains(.function) && !isMonth(position)
  }

  /// The part of a run that names an organisation; nil where none does.
  private func organisation(in run: Range<Int>) -> Range<Int>? {
    let capitals = run.filter { words[$0].isCapitalised }
    guard capitals.count > 1, let head = capitals.first(where: { Self.heads.contains(words[$0].key) }) else { return nil }
    // "the Secretary of the Navy Department": the office is none of its words, but "Foreign Ministry" is whole.
    let titles = capitals.prefix { lexicon[words[$0]].contains(.office) && !Self.heads.contains(words[$0].key) }
    let rest = capitals.dropFirst(titles.count)
    let start = rest.count > 1 ? rest.first! : run.lowerBound
    return start <= head ? start..<run.upperBound : nil
  }

  /// Known names of places that are part of no other name.
  func places(outside taken: [Range<Int>]) -> [ExtractedName] {
    var found: [(name: String, range: Range<Int>)] = []
    for position in words.indices where words[position].isCapitalised && lexicon[words[position]].contains(.place) {
      let isDirected =
        position > 0 && words[position].gap == .space && words[position - 1].isCapitalised
        && lexicon[words[position - 1]].contains(.direction)
      let range = bytes((isDirected ? position - 1 : position)..<position + 1)
      guard !range.overlapsAny(of: taken) else { continue }
      found.append((String(decoding: text[range], as: UTF8.self), range))
    }
    return ExtractedName.grouped(found)
  }

  private static let connectors = Set("of for the and on".words().map(\.key))

  private static let heads = Set(
    """
    ministry department committee council agency bank university party institute institution commission embassy company corporation
    foundation association union federation parliament congress court bureau office army navy police institute academy front group
    league secretariat authority board service services organisation organization movement society college press news airlines
    industries fund trust chamber senate assembly directorate administration
    """.words().map(\.key))
}
