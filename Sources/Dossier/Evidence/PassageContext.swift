/// How many words on a side are tried, of how many bytes, for how many places; and how many places are reported at all.
private let (mostWords, longestWord, mostContexts, mostPlaces) = (12, 100, 10, 100)

extension PassageIndex {
  /// Places in the folded text as ranges of the source, each with what tells it from all the others.
  func described(_ places: [Int], among all: [Int], length: Int) -> [PassageOccurrence] {
    places.prefix(mostPlaces).enumerated().map { number, place in
      let range = place..<(place + length)
      let context = number < mostContexts && all.count > 1 ? shortestContext(of: range, among: all) : nil
      return PassageOccurrence(range: folded.source(of: range), context: context)
    }
  }

  /// The fewest words before or else after the range, or else on both sides, that stand at no other place.
  private func shortestContext(of range: Range<Int>, among places: [Int]) -> PassageContext? {
    var (before, after) = ([range.lowerBound], [range.upperBound])
    for _ in 0..<mostWords {
      before.append(wordStart(before: before[before.count - 1]))
      after.append(wordEnd(after: after[after.count - 1]))
    }
    for count in 1...mostWords {
      let prefix = shown(folded.source(of: before[count]..<range.lowerBound))
      if isUnique(prefix: prefix, suffix: "", range.count, places) { return PassageContext(prefix: prefix, suffix: nil) }
      let suffix = shown(folded.source(of: range.upperBound..<after[count]))
      if isUnique(prefix: "", suffix: suffix, range.count, places) { return PassageContext(prefix: nil, suffix: suffix) }
    }
    let prefix = shown(folded.source(of: before[mostWords]..<range.lowerBound))
    let suffix = shown(folded.source(of: range.upperBound..<after[mostWords]))
    return isUnique(prefix: prefix, suffix: suffix, range.count, places) ? PassageContext(prefix: prefix, suffix: suffix) : nil
  }

  private func isUnique(prefix: String, suffix: String, _ length: Int, _ places: [Int]) -> Bool {
    let (before, after) = (fold(prefix), fold(suffix))
    // Punctuation alone chooses, but nobody sees it.
    guard before.contains(where: isWordByte) || after.contains(where: isWordByte) else { return false }
    var count = 0
    for place in places where precedes(before, place) && follows(after, place + length) {
      count += 1
      if count > 1 { return false }
    }
    return count == 1
  }

  private func wordStart(before offset: Int) -> Int {
    let bytes = folded.bytes
    var start = offset
    while start > 0, bytes[start - 1] == UInt8(ascii: " ") { start -= 1 }
    let wordEnd = start
    while start > 0, bytes[start - 1] != UInt8(ascii: " "), wordEnd - start < longestWord || isContinuation(bytes[start]) { start -= 1 }
    return start
  }

  private func wordEnd(after offset: Int) -> Int {
    let bytes = folded.bytes
    var end = offset
    while end < bytes.count, bytes[end] == UInt8(ascii: " ") { end += 1 }
    let wordStart = end
    while end < bytes.count, bytes[end] != UInt8(ascii: " "), end - wordStart < longestWord || isContinuation(bytes[end]) { end += 1 }
    return end
  }

  /// Whether a byte stands within a scalar, where nothing may be cut.
  private func isContinuation(_ byte: UInt8) -> Bool { byte & 0xC0 == 0x80 }
}
