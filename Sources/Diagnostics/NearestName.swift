/// The candidate nearest to a misspelt name, or nil where none is near enough to be meant.
///
/// Nearness is the optimal string alignment distance (insertions, deletions, substitutions and swaps of
/// neighbours count one each). A candidate is near enough at a third of the name's length, at least one and
/// at most three edits, and fewer edits than it has characters. Among equals the first in alphabetical order wins, so
/// that messages are stable.
public func nearestName(to name: String, among candidates: some Sequence<String>) -> String? {
  let wanted = Array(name.lowercased().unicodeScalars)
  let limit = min(3, max(1, wanted.count / 3), wanted.count - 1)
  guard limit > 0 else { return nil }
  // A scalar has one to four bytes, in capitals as in small letters give or take one.
  let shortest = max(0, wanted.count - limit)
  let longest = 5 * (wanted.count + limit)
  var measure = AlignmentDistance(wanted, limit: limit)
  var scalars: [Unicode.Scalar] = []
  var best: (distance: Int, name: String)?
  for candidate in candidates where candidate != name {
    let length = candidate.utf8.count
    guard shortest <= length, length <= longest else { continue }
    scalars.removeAll(keepingCapacity: true)
    let isPlain = candidate.utf8.allSatisfy { $0 < 0x80 && !(0x41...0x5A).contains($0) }
    if isPlain, length > wanted.count + limit { continue }
    scalars.append(contentsOf: isPlain ? candidate.unicodeScalars : candidate.lowercased().unicodeScalars)
    guard let distance = measure.distance(to: scalars) else { continue }
    if best == nil || (distance, candidate) < (best!.distance, best!.name) { best = (distance, candidate) }
  }
  return best?.name
}

/// Measures the optimal string alignment distance of many words from one, as far as a limit.
///
/// Only the diagonal band of the matrix is filled that words within the limit can cross (Ukkonen 1985).
struct AlignmentDistance {
  private let word: [Unicode.Scalar]
  private let limit: Int
  private var beforeLast: [Int] = []
  private var last: [Int] = []
  private var row: [Int] = []

  init(_ word: [Unicode.Scalar], limit: Int) {
    self.word = word
    self.limit = limit
  }

  /// The distance; nil where it is beyond the limit.
  mutating func distance(to other: [Unicode.Scalar]) -> Int? {
    let far = limit + 1
    guard abs(other.count - word.count) <= limit else { return nil }
    while last.count <= other.count {
      beforeLast.append(far)
      last.append(far)
      row.append(far)
    }
    for j in 0...other.count { last[j] = j <= limit ? j : far }
    for i in 0..<word.count {
      let start = max(0, i - limit)
      let end = min(other.count, i + 1 + limit)
      var least = far
      row[start] = start == 0 ? i + 1 : far
      if start == 0 { least = min(least, i + 1) }
      for j in start..<end {
        let above = j < i + limit ? last[j + 1] : far
        var cost = min(above + 1, row[j] + 1, last[j] + (word[i] == other[j] ? 0 : 1))
        if i > 0, j > 0, word[i] == other[j - 1], word[i - 1] == other[j] { cost = min(cost, beforeLast[j - 1] + 1) }
        row[j + 1] = min(cost, far)
        least = min(least, cost)
      }
      if least > limit { return nil }
      (beforeLast, last, row) = (last, row, beforeLast)
    }
    return last[other.count] <= limit ? last[other.count] : nil
  }
}
