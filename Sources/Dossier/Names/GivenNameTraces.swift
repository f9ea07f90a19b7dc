/// What given names leave behind that others must share to agree with them (`GivenNameMatch`): a quick test that passes over nearly all
/// of the many who bear a common family name, and never over one who agrees.
struct GivenNameTraces: Sendable {
  /// One set of bits for each way to agree: beginning, ending, group of short forms, transliteration, first letter and initial.
  private var bits = SIMD8<UInt64>(repeating: 0)

  /// - Parameter names: Numbers of the vocabulary.
  init(of names: [Int32], in vocabulary: Vocabulary) {
    for name in names { add(vocabulary.spellings[Int(name)], vocabulary.nameGroups[name] ?? []) }
  }

  /// A name in a text: its initial looks for first letters, and its first letter for initials.
  static func of(_ written: WrittenGivenName, in vocabulary: Vocabulary) -> GivenNameTraces {
    var traces = GivenNameTraces()
    traces.add(written.spelling, vocabulary.nameGroups[written.id] ?? [])
    (traces.bits[letters], traces.bits[initials]) = (traces.bits[initials], traces.bits[letters])
    return traces
  }

  private init() {}

  func mayAgree(with written: GivenNameTraces) -> Bool { bits & written.bits != SIMD8(repeating: 0) }

  private static let (beginnings, endings, groups, skeletons, letters, initials) = (0, 1, 2, 3, 4, 5)
  /// Names agree by their beginnings from three letters on; of a misprint either the first three are the same or the last.
  private static let letterCount = 3

  private mutating func add(_ spelling: [UInt8], _ groups: [Int32]) {
    if spelling.count >= Self.letterCount {
      bits[Self.beginnings] |= Self.bit(spelling.prefix(Self.letterCount))
      bits[Self.endings] |= spelling.count < GivenNameMatch.shortestMisprint ? 0 : Self.bit(spelling.suffix(Self.letterCount))
    }
    for group in groups { bits[Self.groups] |= 1 << UInt64(group & 63) }
    bits[Self.skeletons] |= Self.bit(Folding.skeleton(spelling))
    let letter = Self.bit(spelling.prefix(1))
    bits[Self.letters] |= letter
    if spelling.count == 1 { bits[Self.initials] |= letter }
  }

  private static func bit(_ letters: some Sequence<UInt8>) -> UInt64 {
    var number: UInt64 = 0
    for letter in letters { number = (number ^ UInt64(letter)) &* 0x9E37_79B9_7F4A_7C15 }
    return 1 << (number >> 58)
  }
}
