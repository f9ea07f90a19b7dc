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
  /// The years of dates in words; where all are of a year or two, the months.
  func periods(of dates: [EDTF?]) -> [String] {
    let years = Set(dates.lazy.compactMap { $0?.years.lowerBound })
    return dates.map { date in
      guard let date else { return words[.undated] }
      let year = String(date.years.lowerBound)
      guard years.count <= 2, let month = date.start.date?.month, let whole = try? EDTF(parsing: "\(year)-\(month < 10 ? "0" : "")\(month)")
      else { return year }
      return site.dates.text(whole)
    }
  }
}
