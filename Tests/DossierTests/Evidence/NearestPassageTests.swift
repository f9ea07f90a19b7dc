import Testing

@testable import Dossier

@Suite struct NearestPassageTests {
  static let text = """
    The former officials met in April. They spoke about the fate of Russian-held
    territory that Ukraine may never be able to liberate, and about the search for an elusive diplomatic off-ramp
    that could be tolerable to both sides. Nobody spoke for the administration.
    """

  func nearest(_ quote: String, in text: String = text) -> NearestPassage? {
    if case .notFound(let nearest) = PassageIndex(text: text).find(quote: quote) { nearest } else { nil }
  }

  @Test func `shows the difference within the nearest passage`() throws {
    let passage = try #require(nearest("the fate of Russian-occupied territory that Ukraine may never be able to liberate"))
    #expect(passage.difference.documentText() == "the fate of Russian-[held] territory that Ukraine may never be …")
    #expect(passage.difference.quoteText() == "the fate of Russian-[occupied] territory that Ukraine may never be …")
    #expect(passage.text == "the fate of Russian-held territory that Ukraine may never be able to liberate")
    #expect(String(slice(Self.text, passage.range)) == "the fate of Russian-held\nterritory that Ukraine may never be able to liberate")
    #expect(!passage.hasOnlySlips)
  }

  @Test(arguments: [
    ("They spoke of the fate", "They spoke [about] the fate", "They spoke [of] the fate"),
    ("They spoke about fate of Russian", "They spoke about [the] fate of Russian", "They spoke about [] fate of Russian"),
    ("They often spoke about the fate", "They [] spoke about the fate", "They [often] spoke about the fate"),
    (
      "an elusive diplomatic offramp that could be tolerable", "an elusive diplomatic [off-ramp] that could be tolerable",
      "an elusive diplomatic [offramp] that could be tolerable"
    ),
    (
      "Nobody at all spoke for the administration.", "Nobody [] spoke for the administration.",
      "Nobody [at all] spoke for the administration."
    ),
    ("tolerable to both sides nobody", "tolerable to both sides[. Nobody]", "tolerable to both sides [nobody]"),
    ("the adminstration", "the [administration]", "the [adminstration]"), ("Administration", "[administration]", "[Administration]"),
  ])
  func `words changed, missing and extra`(_ quote: String, _ document: String, _ own: String) throws {
    let passage = try #require(nearest(quote))
    #expect(passage.difference.documentText() == document)
    #expect(passage.difference.quoteText() == own)
  }

  @Test(arguments: [
    ("Nobody spoke for the adminstration", true), ("nobody spoke, for the administration", true),
    ("Nobody speaks for the administration", false),
    ("Nobody spoke for administration", false),
  ])
  func `tells slips from other words`(_ quote: String, _ slips: Bool) throws {
    #expect(try #require(nearest(quote)).hasOnlySlips == slips)
  }

  @Test(arguments: ["Quite another sentence altogether", "xyz", "the cat", "the", "spoke loudly yesterday", "Все говорят"])
  func `nothing is near where less than half agrees`(_ quote: String) {
    let index = PassageIndex(text: Self.text)
    if quote == "the" {
      #expect(index.find(quote: quote).occurrences.count > 2)
    } else {
      #expect(index.find(quote: quote) == .notFound(nil))
    }
  }

  @Test func `of several the nearest, and of equals the first`() throws {
    let text = "one two three four five six. One two tree four five. one two three nine five six."
    #expect(try #require(nearest("one two three zero five six.", in: text)).range == 0..<28)
    #expect(try #require(nearest("one two three nine five seven", in: text)).text == "one two three nine five six")
  }

  @Test func `long runs that agree are shortened`() {
    let difference = PassageDifference(parts: [
      .init(isSame: true, document: "a b c d ", quote: "a b c d "), .init(isSame: false, document: "e ", quote: ""),
      .init(isSame: true, document: "f g h i j k ", quote: "f g h i j k "), .init(isSame: false, document: "", quote: "l "),
      .init(isSame: true, document: "m n o p", quote: "m n o p"),
    ])
    #expect(difference.documentText(words: 2) == "… c d [e] f g … j k [] m n …")
    #expect(difference.quoteText(words: 2) == "… c d [] f g … j k [l] m n …")
  }

  @Test func `a changed word of any quote is found at its place`() throws {
    var random = SplitMix(seed: 11)
    for round in 0..<20 {
      let words = randomWords(600, &random)
      let index = PassageIndex(text: words.joined(separator: " "))
      for _ in 0..<10 {
        let length = Int.random(in: 4...40, using: &random)
        let start = Int.random(in: 0..<(words.count - length), using: &random)
        var quote = Array(words[start..<(start + length)])
        let changed = Int.random(in: 0..<length, using: &random)
        let mark = quote[changed].drop { $0.isLetter || $0.isNumber }
        quote[changed] = "Quux\(round)" + mark
        guard case .notFound(let nearest?) = index.find(quote: quote.joined(separator: " ")) else {
          Issue.record("nothing near \(quote)")
          continue
        }
        #expect(nearest.text == words[start..<(start + length)].joined(separator: " "))
        let differences = nearest.difference.parts.filter { !$0.isSame }
        #expect(differences.count == 1 && differences[0].quote.hasPrefix("Quux"))
        #expect(nearest.similarity > 0.5 && nearest.similarity < 1)
      }
    }
  }

  @Test func `never crashes on texts of few words`() {
    var random = SplitMix(seed: 5)
    let alphabet = ["a", "b", "-", " ", "\u{AD}", "é", "e\u{301}", ".", "\n", "“", "…", "\u{301}", "\u{1161}", "ﬁ"]
    for _ in 0..<4_000 {
      func text(_ most: Int) -> String {
        (0..<Int.random(in: 0...most, using: &random)).map { _ in alphabet.randomElement(using: &random)! }.joined()
      }
      let document = text(40)
      let index = PassageIndex(text: document, joinsHyphenatedLines: Bool.random(using: &random))
      let match = index.find(quote: text(12), prefix: text(3), suffix: text(3))
      for range in [match.range].compactMap(\.self) + match.occurrences.map(\.range) {
        #expect(range.upperBound <= document.utf8.count && String(slice(document, range)).utf8.count == range.count)
      }
    }
  }
}

/// Words drawn as in prose: few are frequent, many are rare.
func randomWords(_ count: Int, _ random: inout SplitMix) -> [String] {
  (0..<count).map { _ in
    let rank = Int(exactly: (Double(Int.random(in: 1...1_000_000, using: &random)) / 1000).rounded(.down)).map { $0 * $0 / 400 } ?? 0
    return "w" + String(rank, radix: 7) + ["", "", "", ",", ".", "’s"].randomElement(using: &random)!
  }
}
