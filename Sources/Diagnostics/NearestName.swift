/// The candidate nearest to a misspelt name, or nil where none is near enough to be meant.
///
/// Nearness is the optimal string alignment distance (insertions, deletions, substitutions and swaps of
/// neighbours count one each). A candidate is near enough at a third of the name's length, at least one and
/// at most three edits, and fewer edits than it has characters. Among equals the first in alphabetical order wins, so that messages are stable.
public func nearestName(to name: String, among candidates: some Sequence<String>) -> String? {
  let wanted = Array(name.lowercased().unicodeScalars)
  let limit = min(3, max(1, wanted.count / 3))
  var best: (distance: Int, name: String)?
  for candidate in candidates where candidate != name {
    let scalars = Array(candidate.lowercased().unicodeScalars)
    guard abs(scalars.count - wanted.count) <= limit else { continue }
    let distance = alignmentDistance(wanted, scalars, limit: limit)
    guard distance <= limit, distance < wanted.count else { continue }
    if best == nil || (distance, candidate) < (best!.distance, best!.name) { best = (distance, candidate) }
  }
  return best?.name
}

/// The optimal string alignment distance between two sequences, or `limit + 1` as soon as it must be larger.
func alignmentDistance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar], limit: Int) -> Int {
  var beforeLast = [Int](repeating: 0, count: b.count + 1)
  var last = Array(0...b.count)
  for i in 0..<a.count {
    var row = [i + 1]
    row.reserveCapacity(b.count + 1)
    for j in 0..<b.count {
      var cost = min(last[j + 1] + 1, row[j] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
      if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { cost = min(cost, beforeLast[j - 1] + 1) }
      row.append(cost)
    }
    if row.min()! > limit { return limit + 1 }
    (beforeLast, last) = (last, row)
  }
  return last[b.count]
}
