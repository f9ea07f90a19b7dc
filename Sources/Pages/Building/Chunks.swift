import Dossier

extension Collection {
  /// The stretches of neighbours that share something, with what they share: the names under a letter, the meetings of a year.
  func chunked<Key: Equatable>(on key: (Element) -> Key) -> [(key: Key, elements: SubSequence)] {
    var chunks: [(key: Key, elements: SubSequence)] = []
    var start = startIndex
    while start != endIndex {
      let shared = key(self[start])
      let end = self[start...].firstIndex { key($0) != shared } ?? endIndex
      chunks.append((shared, self[start..<end]))
      start = end
    }
    return chunks
  }
}

extension PageBuilder {
  /// The years of dates in words; where all are of a year or two, and more of one of them than stand together, the months.
  func periods(of dates: [EDTF?], mostOfYear most: Int = 0) -> [String] {
    var years: [Int: Int] = [:]
    for year in dates.lazy.compactMap({ $0?.years.lowerBound }) { years[year, default: 0] += 1 }
    let isSplit = years.count <= 2 && years.values.contains { $0 > most }
    return dates.map { date in
      guard let date else { return words[.undated] }
      let year = String(date.years.lowerBound)
      guard isSplit, let month = date.start.date?.month, let whole = try? EDTF(parsing: "\(year)-\(month < 10 ? "0" : "")\(month)")
      else { return year }
      return site.dates.text(whole)
    }
  }
}
