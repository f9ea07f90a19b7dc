/// Words by number: a hash table over one array of bytes.
struct TermTable: Sendable {
  private(set) var bytes: [UInt8] = []
  /// Where each word ends in `bytes`.
  private(set) var ends: [Int] = [0]
  private var slots: [Int32]
  private var hashes: [UInt32] = []

  init(capacity: Int = 1024) {
    var size = 1024
    while size < capacity * 2 { size *= 2 }
    slots = [Int32](repeating: -1, count: size)
  }

  var count: Int { ends.count - 1 }

  func range(_ term: Int) -> Range<Int> { ends[term]..<ends[term + 1] }

  func word(_ term: Int) -> ArraySlice<UInt8> { bytes[range(term)] }

  /// The number of a word, a new one where it was not known.
  mutating func number(_ word: UnsafeBufferPointer<UInt8>) -> Int {
    // FNV-1a.
    var hash: UInt32 = 2_166_136_261
    for byte in word { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
    hash ^= hash >> 15
    var slot = Int(hash) & (slots.count - 1)
    while slots[slot] >= 0 {
      let term = Int(slots[slot])
      if hashes[term] == hash, isWord(term, word) { return term }
      slot = (slot + 1) & (slots.count - 1)
    }
    let term = count
    bytes.append(contentsOf: word)
    ends.append(bytes.count)
    hashes.append(hash)
    slots[slot] = Int32(term)
    if count * 2 > slots.count { grow() }
    return term
  }

  private func isWord(_ term: Int, _ word: UnsafeBufferPointer<UInt8>) -> Bool {
    let start = ends[term]
    guard ends[term + 1] - start == word.count else { return false }
    for index in word.indices where bytes[start + index] != word[index] { return false }
    return true
  }

  private mutating func grow() {
    slots = [Int32](repeating: -1, count: slots.count * 2)
    for term in 0..<count {
      var slot = Int(hashes[term]) & (slots.count - 1)
      while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = Int32(term)
    }
  }
}

/// The order in which JavaScript compares strings: that of UTF-16, which is UTF-8's save for what lies beyond the surrogates.
func precedes(_ left: ArraySlice<UInt8>, _ right: ArraySlice<UInt8>) -> Bool {
  func rank(_ byte: UInt8) -> UInt8 { byte == 0xEE || byte == 0xEF ? byte + 0x10 : byte }
  return left.lexicographicallyPrecedes(right) { rank($0) < rank($1) }
}
