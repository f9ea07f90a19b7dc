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
