import Testing

@testable import Dossier

/// What holds for every text.
struct NameProperties {
  /// Pieces that make difficult texts.
  private static let pieces = [
    "Kennedy", "John", "F.", "Dean", "Rusk", "von", "Brentano", "’s", "'", "-", "\n", "\n\n", " ", " ", " ", ". ", ", ", "Хрущёв", "é",
    "e\u{301}",
    "\u{AD}", "周恩来", "🙂", "Mrs.", "Sir", "K:", "(", ")", "Library", "KHRUSHCHEV", "Khru", "shchev", "the", "Jr.", "\u{FEFF}", "ß", "Couve",
    "de",
    "Murville", "/", "—",
  ]

  private static let entries = [
    NameEntry(id: "a", kind: .person, name: "John F. Kennedy"), NameEntry(id: "b", kind: .person, name: "Dean Rusk"),
    NameEntry(id: "c", kind: .person, name: "Heinrich von Brentano"), NameEntry(id: "d", kind: .person, name: "Nikita Khrushchev"),
    NameEntry(id: "e", kind: .person, name: "Robert Kennedy, Jr."), NameEntry(id: "f", kind: .person, name: "周恩来"),
    NameEntry(id: "g", kind: .person, name: "Maurice Couve de Murville", sortName: "Couve de Murville"),
    NameEntry(id: "h", kind: .organisation, name: "Kennedy Library"),
  ]

  private struct Random: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ state >> 33
    }
  }

  private static func text(_ seed: UInt64) -> String {
    var random = Random(state: seed)
    return (0..<Int.random(in: 0...60, using: &random)).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
  }

  @Test func rangesAreWordsInOrderOnScalarBoundaries() {
    let index = NameIndex(entries: Self.entries)
    var found = 0
    for seed in 0..<3000 as Range<UInt64> {
      let text = Self.text(seed)
      let utf8 = Array(text.utf8)
      let result = index.mentions(in: text)
      var last = 0
      for mention in result.decided {
        #expect(mention.range.lowerBound >= last && !mention.range.isEmpty && mention.range.upperBound <= utf8.count, "\(text)")
        last = mention.range.upperBound
        #expect(utf8[mention.range.lowerBound] & 0xC0 != 0x80)
        #expect(last == utf8.count || utf8[last] & 0xC0 != 0x80)
      }
      found += result.decided.count
    }
    #expect(found > 1000)
  }

  @Test func skippedTextHoldsNoName() {
    let index = NameIndex(entries: Self.entries)
    let text = "Dean Rusk, `Dean Rusk`, Rusk"
    let result = index.mentions(in: text, skipping: [11..<22])
    #expect(result.decided.map(\.range) == [0..<9, 24..<28])
  }

  @Test func orderOfMergingDoesNotMatter() {
    let index = NameIndex(entries: Self.entries)
    let parts = (0..<40 as Range<UInt64>).map { seed in
      var census = NameCensus()
      census.add(index.sightings(in: Self.text(seed)), context: DocumentContext(folder: "\(seed % 3)"), index: index)
      return census
    }
    let forwards = parts.reduce(into: NameCensus()) { $0.merge($1) }
    let backwards = parts.reversed().reduce(into: NameCensus()) { $0.merge($1) }
    #expect(forwards == backwards)
  }

  @Test func threadsDoNotMatter() async {
    let index = NameIndex(entries: Self.entries)
    let texts = (0..<200 as Range<UInt64>).map(Self.text)
    let alone = texts.map { index.sightings(in: $0) }
    let together = await withTaskGroup(of: (Int, NameSightings).self) { group in
      for (number, text) in texts.enumerated() { group.addTask { (number, index.sightings(in: text)) } }
      return await group.reduce(into: [Int: NameSightings]()) { $0[$1.0] = $1.1 }
    }
    #expect(texts.indices.allSatisfy { alone[$0] == together[$0] })
  }

  @Test func withheldNamesAreFoundInEveryForm() {
    let index = NameIndex(entries: [NameEntry(id: "x", kind: .person, name: "Nikita S. Khrushchev")])
    let text = "Nikita Khrushchev, N.S. Khrushchev, Khrushchev's, KHRUSHCHEV, Хрущев, Khruschev, Mr. Khrushchev"
    #expect(index.mentions(in: text).decided.count == 7)
  }
}
