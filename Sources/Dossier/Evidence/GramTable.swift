#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Finds byte strings in one text, many of them, in time that hardly depends on the text's length.
///
/// The text's eight-byte grams at every eighth position are kept by hash. Of any eight alignments of a needle exactly one
/// falls on those positions wherever the needle occurs, so eight look-ups find every occurrence once; of the grams that
/// serve an alignment the rarest is taken. Needles shorter than fifteen bytes are searched for by
/// their rarest byte.
struct GramTable: Sendable {
  private static let width = 8
  private static let shortest = 2 * width - 1

  /// Where the positions of each bucket begin, and at last their count.
  private let starts: [UInt32]
  /// Numbers of grams (their offset divided by the width), bucket by bucket, in rising order.
  private let grams: [UInt32]
  private let shift: UInt64

  init(_ text: [UInt8]) {
    let count = text.count / Self.width
    let bits = max(1, UInt64.bitWidth - max(1, count).leadingZeroBitCount)
    let shift = UInt64(UInt64.bitWidth - bits)
    var starts = [UInt32](repeating: 0, count: (1 << bits) + 1)
    var grams = [UInt32](repeating: 0, count: count)
    text.withUnsafeBytes { text in
      for gram in 0..<count { starts[Self.bucket(text, gram * Self.width, shift) + 1] += 1 }
      for bucket in 1..<starts.count { starts[bucket] += starts[bucket - 1] }
      var next = starts
      for gram in 0..<count {
        let bucket = Self.bucket(text, gram * Self.width, shift)
        grams[Int(next[bucket])] = UInt32(gram)
        next[bucket] += 1
      }
    }
    (self.starts, self.grams, self.shift) = (starts, grams, shift)
  }

  /// Every offset at which the needle stands in the text that the table was made from, overlapping ones too, in order.
  func occurrences(of needle: [UInt8], in text: [UInt8]) -> [Int] {
    guard !needle.isEmpty, needle.count <= text.count else { return [] }
    return needle.withUnsafeBytes { needle in
      text.withUnsafeBytes { text in
        needle.count < Self.shortest ? Self.scan(needle, text) : lookUp(needle, text)
      }
    }
  }

  private func lookUp(_ needle: UnsafeRawBufferPointer, _ text: UnsafeRawBufferPointer) -> [Int] {
    guard let needleStart = needle.baseAddress, let textStart = text.baseAddress else { return [] }
    let (head, tail) = (needle.loadUnaligned(as: UInt64.self), needle.count - Self.width)
    let last = needle.loadUnaligned(fromByteOffset: tail, as: UInt64.self)
    // A needle as long as a book over a text of one letter would take hours; nobody needs to know all those places.
    let most = max(1_000, 50_000_000 / needle.count)
    var found: [Int] = []
    for alignment in 0..<Self.width {
      let (bucket, offset) = rarest(needle, alignment)
      for gram in grams[bucket] {
        let start = Int(gram) * Self.width - offset
        guard start >= 0, start + needle.count <= text.count, found.count < most else { continue }
        // A gram serves most of the needle, not its ends: with them compared first, one that is nowhere ends it at once.
        guard text.loadUnaligned(fromByteOffset: start, as: UInt64.self) == head,
          text.loadUnaligned(fromByteOffset: start + tail, as: UInt64.self) == last
        else { continue }
        if memcmp(textStart + start, needleStart, needle.count) == 0 { found.append(start) }
      }
    }
    return found.sorted()
  }

  /// The smallest bucket of the needle's grams at `alignment`, `alignment + 8` …, and the gram's offset.
  private func rarest(_ needle: UnsafeRawBufferPointer, _ alignment: Int) -> (bucket: Range<Int>, offset: Int) {
    var best: (bucket: Range<Int>, offset: Int)?
    for offset in stride(from: alignment, through: needle.count - Self.width, by: Self.width) {
      let bucket = Self.bucket(needle, offset, shift)
      let range = Int(starts[bucket])..<Int(starts[bucket + 1])
      if best == nil || range.count < best!.bucket.count { best = (range, offset) }
      if range.count < 2 { break }
    }
    return best ?? (0..<0, 0)
  }

  private static func bucket(_ bytes: UnsafeRawBufferPointer, _ offset: Int, _ shift: UInt64) -> Int {
    let gram = bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
    // Multiplicative hashing; the high bits of the product depend on every byte of the gram.
    let mixed = (gram ^ (gram >> 29)) &* 0x9E37_79B9_7F4A_7C15
    return Int(truncatingIfNeeded: mixed >> shift)
  }

  private static func scan(_ needle: UnsafeRawBufferPointer, _ text: UnsafeRawBufferPointer) -> [Int] {
    guard let needleStart = needle.baseAddress, let textStart = text.baseAddress else { return [] }
    let anchor = needle.indices.min { commonness(needle[$0]) < commonness(needle[$1]) } ?? 0
    // The anchor's last place leaves room for what follows it.
    let end = text.count - (needle.count - anchor - 1)
    var found: [Int] = []
    var from = anchor
    while from < end, let hit = memchr(textStart + from, Int32(needle[anchor]), end - from) {
      let place = UnsafeRawPointer(hit) - textStart
      if memcmp(textStart + place - anchor, needleStart, needle.count) == 0 { found.append(place - anchor) }
      from = place + 1
    }
    return found
  }

  /// How common a byte is in prose, roughly: spaces and the letters of Latin script above all the rest.
  private static func commonness(_ byte: UInt8) -> Int {
    let common = " etaoinsrhldcumfpgwybvk".utf8
    return common.firstIndex(of: byte).map { common.distance(from: $0, to: common.endIndex) } ?? (byte >= 0x80 ? 1 : 0)
  }
}
