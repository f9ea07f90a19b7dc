/// Puts marks into as few rows as possible, none over another.
///
/// Marks that come in the order of their beginnings are put into the first row that is free; of intervals in this order that takes no
/// more rows than overlap at one place.
struct LanePacking {
  /// How far apart two marks of one row must be.
  let gap: Int
  /// How many rows there may be.
  let limit: Int
  private var ends: [Int] = []

  init(gap: Int, limit: Int = .max) {
    self.gap = gap
    self.limit = limit
  }

  var rows: Int { ends.count }

  /// The row of the next mark; nil where all rows are taken.
  mutating func row(for extent: ClosedRange<Int>) -> Int? {
    if let row = ends.firstIndex(where: { $0 + gap <= extent.lowerBound }) {
      ends[row] = extent.upperBound
      return row
    }
    guard ends.count < limit else { return nil }
    ends.append(extent.upperBound)
    return ends.count - 1
  }
}
