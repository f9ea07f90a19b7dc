import Parallel

/// The entries of the index: words and beginnings of words with where they stand, as the script reads them.
///
/// An entry is a word, a mark and packed numbers: for each level at which there are units, from the highest, eight times their number plus
/// the level, then the gaps between them. The marks: a space before all units of a word; `+` before the best of a word that stands in too
/// many, with the number of all of them first; `*` before the best units of all words that begin so.
struct WordEntries: Sendable {
  /// A word that stands in more units has only its best in the index.
  static let mostUnits = 12_000
  /// A beginning has an entry of its own where the entries of its words are together longer, in bytes.
  static let longestExpansion = 3000
  static let longestBeginning = 8
  /// How many units of a beginning are kept: of one or two letters, of more.
  static let unitsOfShortBeginning = 100
  static let unitsOfBeginning = 250

  private(set) var entries: [[UInt8]] = []
  private let index: InvertedIndex

  static func make(_ index: InvertedIndex, jobs: Int) async -> [[UInt8]] {
    // Words of one first byte belong together.
    var runs: [Range<Int>] = []
    for place in index.order.indices {
      let first = index.table.word(index.order[place]).first
      if place > 0, first == index.table.word(index.order[place - 1]).first {
        runs[runs.count - 1] = runs[runs.count - 1].lowerBound..<place + 1
      } else {
        runs.append(place..<place + 1)
      }
    }
    return await concurrentMap(runs, jobs: jobs) { WordEntries(index, $0).entries }.flatMap(\.self)
  }

  private init(_ index: InvertedIndex, _ run: Range<Int>) {
    self.index = index
    var own: [[UInt8]] = []
    for place in run { own.append(entry(of: index.order[place])) }
    var best = BestUnits(index.unitCount)
    var beginnings: [Int: [[UInt8]]] = [:]
    // For each length, stretches of words with a common beginning.
    for length in 1...Self.longestBeginning {
      var start = run.lowerBound
      func close(_ end: Int) {
        guard let beginning = beginning(start, length) else { return }
        let size = own[(start - run.lowerBound)..<(end - run.lowerBound)].reduce(0) { $0 + $1.count }
        guard size > Self.longestExpansion, end - start > 1 || index.table.word(index.order[start]).count > length else { return }
        beginnings[start, default: []].append(entry(beginning, words: start..<end, &best))
      }
      for place in run.dropFirst() where beginning(place, length) != beginning(place - 1, length) {
        close(place)
        start = place
      }
      if !run.isEmpty { close(run.upperBound) }
    }
    for place in run {
      entries += beginnings[place] ?? []
      entries.append(own[place - run.lowerBound])
    }
  }

  /// So many bytes of a word, where they end between two characters.
  private func beginning(_ place: Int, _ length: Int) -> ArraySlice<UInt8>? {
    let word = index.table.word(index.order[place])
    guard word.count >= length else { return nil }
    if word.count > length, word[word.startIndex + length] & 0xC0 == 0x80 { return nil }
    return word.prefix(length)
  }

  // MARK: Entries

  private func entry(of term: Int) -> [UInt8] {
    let postings = index.postings(term)
    var entry = Array(index.table.word(term))
    var byLevel = [[UInt32]](repeating: [], count: Level.count)
    for place in postings { byLevel[Int(index.levels[place])].append(index.units[place]) }
    if postings.count > Self.mostUnits {
      entry.append(UInt8(ascii: "+"))
      Packing.append(postings.count, to: &entry)
    } else {
      entry.append(UInt8(ascii: " "))
    }
    Self.append(byLevel, atMost: Self.mostUnits, to: &entry)
    return entry
  }

  private static func append(_ byLevel: [[UInt32]], atMost most: Int, to entry: inout [UInt8]) {
    var room = most
    for level in byLevel.indices.reversed() where !byLevel[level].isEmpty && room > 0 {
      let units = byLevel[level].prefix(room)
      room -= units.count
      Packing.append(units.count * Level.count + level, to: &entry)
      Packing.appendGaps(units, to: &entry)
    }
  }

  private func entry(_ beginning: ArraySlice<UInt8>, words: Range<Int>, _ best: inout BestUnits) -> [UInt8] {
    for place in words {
      for posting in index.postings(index.order[place]) {
        // A beginning is never all of a name.
        best.take(index.units[posting], min(index.levels[posting], Level.name))
      }
    }
    var entry = Array(beginning)
    entry.append(UInt8(ascii: "*"))
    let most = beginning.count < 3 ? Self.unitsOfShortBeginning : Self.unitsOfBeginning
    Self.append(best.byLevel(), atMost: most, to: &entry)
    return entry
  }
}

/// The highest level of each unit among several words.
private struct BestUnits {
  private var levels: [UInt8]
  private var touched: [UInt32] = []

  init(_ count: Int) { levels = [UInt8](repeating: 0, count: count) }

  mutating func take(_ unit: UInt32, _ level: UInt8) {
    if levels[Int(unit)] == 0 { touched.append(unit) }
    levels[Int(unit)] = max(levels[Int(unit)], level + 1)
  }

  /// The units of each level, rising; forgets them.
  mutating func byLevel() -> [[UInt32]] {
    var lists = [[UInt32]](repeating: [], count: Level.count)
    for unit in touched {
      lists[Int(levels[Int(unit)]) - 1].append(unit)
      levels[Int(unit)] = 0
    }
    touched.removeAll(keepingCapacity: true)
    return lists.map { $0.sorted() }
  }
}
