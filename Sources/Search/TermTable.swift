#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

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
    precondition(!word.isEmpty)
    let hash = Self.hash(word)
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
    return bytes.withUnsafeBufferPointer { memcmp($0.baseAddress! + start, word.baseAddress!, word.count) == 0 }
  }

  /// Eight bytes at a time, the last ones together with some before them, each time multiplied and folded.
  private static func hash(_ word: UnsafeBufferPointer<UInt8>) -> UInt32 {
    let bytes = UnsafeRawBufferPointer(word)
    func part<Number: FixedWidthInteger>(_ offset: Int, _: Number.Type) -> UInt64 {
      UInt64(truncatingIfNeeded: bytes.loadUnaligned(fromByteOffset: offset, as: Number.self))
    }
    var hash = UInt64(truncatingIfNeeded: bytes.count) &* 0x9E37_79B9_7F4A_7C15
    func mix(_ part: UInt64) {
      let product = (hash ^ part).multipliedFullWidth(by: 0xA076_1D64_78BD_642F)
      hash = product.high ^ product.low
    }
    switch bytes.count {
    case 8...:
      for offset in stride(from: 0, to: bytes.count - 8, by: 8) { mix(part(offset, UInt64.self)) }
      mix(part(bytes.count - 8, UInt64.self))
    case 4...: mix(part(0, UInt32.self) << 32 | part(bytes.count - 4, UInt32.self))
    default: mix(UInt64(bytes[0]) << 16 | UInt64(bytes[bytes.count / 2]) << 8 | UInt64(bytes[bytes.count - 1]))
    }
    return UInt32(truncatingIfNeeded: hash)
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
