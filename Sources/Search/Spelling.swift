/// The words of names, to find those that are spelt nearly like what a reader typed.
///
/// A word with one typing error (a letter more, less or another, or two exchanged) agrees with the right one in its first half or in its
/// last. So the words stand in two orders, by their beginnings and by their ends, and a look at one stretch of each is enough. An entry is
/// the word, a space and the packed gaps between the records that bear it, the weightiest first of their kind.
enum Spelling {
  static let shortest = 3
  static let mostRecords = 60

  /// - Returns: the entries by beginnings, and with their letters reversed by ends.
  static func entries(_ index: InvertedIndex) -> (forward: [[UInt8]], backward: [[UInt8]]) {
    var forward: [[UInt8]] = []
    var backward: [(word: [UInt8], records: ArraySlice<UInt8>)] = []
    for term in index.order {
      var records: [UInt32] = []
      for place in index.postings(term) {
        if Int(index.units[place]) >= index.recordCount || records.count == mostRecords { break }
        if index.levels[place] >= Level.otherName { records.append(index.units[place]) }
      }
      guard !records.isEmpty else { continue }
      let word = String(decoding: index.table.word(term), as: UTF8.self)
      guard word.unicodeScalars.count >= shortest else { continue }
      var entry = Array(word.utf8) + [UInt8(ascii: " ")]
      let start = entry.count
      Packing.appendGaps(records, to: &entry)
      forward.append(entry)
      backward.append((Array(String(String.UnicodeScalarView(word.unicodeScalars.reversed())).utf8), entry[start...]))
    }
    backward.sort { precedes($0.word[...], $1.word[...]) }
    return (forward, backward.map { $0.word + [UInt8(ascii: " ")] + $0.records })
  }
}
