import Parallel

/// For every word the units in which it stands, with a level for each.
///
/// Units are numbered: first all records, then all sections of their texts.
struct InvertedIndex: Sendable {
  private(set) var table: TermTable
  /// The words in the order of the index.
  private(set) var order: [Int] = []
  /// Where each word's postings end, by the number of the word.
  private(set) var ends: [Int]
  private(set) var units: [UInt32]
  private(set) var levels: [UInt8]
  private(set) var sections: [Section]
  let recordCount: Int

  var unitCount: Int { recordCount + sections.count }

  static func make(_ records: [SearchRecord], jobs: Int) async -> InvertedIndex {
    let runs = Self.runs(records)
    return InvertedIndex(await concurrentMap(runs, jobs: jobs) { Harvest(records, $0) }, recordCount: records.count)
  }

  /// Stretches of records with about as much text each, whatever the number of jobs.
  private static func runs(_ records: [SearchRecord]) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    var (start, size) = (0, 0)
    for (number, record) in records.enumerated() {
      size += 200 + record.texts.reduce(0) { sum, text in sum + text.ranges.reduce(0) { $0 + $1.count } }
      if size > 500_000 {
        runs.append(start..<number + 1)
        (start, size) = (number + 1, 0)
      }
    }
    if start < records.count { runs.append(start..<records.count) }
    return runs
  }

  private init(_ harvests: [Harvest], recordCount: Int) {
    self.recordCount = recordCount
    sections = harvests.flatMap(\.sections)
    var table = TermTable(capacity: harvests.map(\.terms.count).max() ?? 0)
    var numbers: [[UInt32]] = []
    for harvest in harvests {
      harvest.terms.bytes.withUnsafeBufferPointer { bytes in
        numbers.append(
          (0..<harvest.terms.count).map { UInt32(table.number(UnsafeBufferPointer(rebasing: bytes[harvest.terms.range($0)]))) })
      }
    }
    self.table = table
    var ends = [Int](repeating: 0, count: table.count + 1)
    for (harvest, numbers) in zip(harvests, numbers) {
      for posting in harvest.heads { ends[Int(numbers[Int(posting.term)]) + 1] += 1 }
      for posting in harvest.texts { ends[Int(numbers[Int(posting.term)]) + 1] += 1 }
    }
    for term in 0..<table.count { ends[term + 1] += ends[term] }
    self.ends = ends
    units = [UInt32](repeating: 0, count: ends[table.count])
    levels = [UInt8](repeating: 0, count: ends[table.count])
    fill(harvests, numbers)
    order = (0..<table.count).sorted { precedes(table.word($0), table.word($1)) }
  }

  /// Heads first, then texts: so each word's units rise.
  private mutating func fill(_ harvests: [Harvest], _ numbers: [[UInt32]]) {
    var next = ends
    func add(_ posting: Harvest.Posting, _ numbers: [UInt32], unit: Int, _ length: UInt32, _ average: Double) {
      let term = Int(numbers[Int(posting.term)])
      units[next[term]] = UInt32(unit)
      levels[next[term]] = Self.level(posting.weight, length: length, average: average)
      next[term] += 1
    }
    var average = Self.average(harvests.lazy.flatMap(\.headLengths))
    var base = 0
    for (harvest, numbers) in zip(harvests, numbers) {
      for posting in harvest.heads {
        add(posting, numbers, unit: Int(posting.unit), harvest.headLengths[Int(posting.unit) - base], average)
      }
      base += harvest.headLengths.count
    }
    average = Self.average(harvests.lazy.flatMap(\.textLengths))
    base = recordCount
    for (harvest, numbers) in zip(harvests, numbers) {
      for posting in harvest.texts {
        add(posting, numbers, unit: base + Int(posting.unit), harvest.textLengths[Int(posting.unit)], average)
      }
      base += harvest.sections.count
    }
  }

  private static func average(_ lengths: some Sequence<UInt32>) -> Double {
    var (sum, count) = (0, 0)
    for length in lengths { (sum, count) = (sum + Int(length), count + 1) }
    return max(1, Double(sum) / Double(max(1, count)))
  }

  /// The part of BM25 that depends on the text alone, with k1 = 1.2 and b = 0.75, in four steps.
  private static func level(_ weight: UInt8, length: UInt32, average: Double) -> UInt8 {
    if weight >= Harvest.levels { return weight - Harvest.levels }
    let frequency = Double(weight)
    let saturated = frequency * 2.2 / (frequency + 1.2 * (0.25 + 0.75 * Double(length) / average))
    return UInt8(min(Level.ofText - 1, Int(saturated / 2.2 * Double(Level.ofText))))
  }

  func postings(_ term: Int) -> Range<Int> { ends[term]..<ends[term + 1] }
}
