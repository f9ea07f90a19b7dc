import Foundation
import Testing

@testable import Dossier

@Suite struct PassagePropertyTests {
  /// Every place at which the quote's scalars stand, found the slow way.
  func places(of quote: String, in text: String) -> [Range<Int>] {
    let (needle, hay) = (Array(quote.utf8), Array(text.utf8))
    guard !needle.isEmpty, needle.count <= hay.count else { return [] }
    return (0...(hay.count - needle.count)).filter { hay[$0..<($0 + needle.count)].elementsEqual(needle) }.map { $0..<($0 + needle.count) }
  }

  @Test func `finds every place of every quote, and no other`() {
    var random = SplitMix(seed: 1)
    for round in 0..<300 {
      // Few letters make repetitions, overlaps and quotes that run into one another.
      let letters = round % 3 == 0 ? "ab" : round % 3 == 1 ? "abcde é" : "aбв 漢d."
      let alphabet = Array(letters)
      let text = String((0..<Int.random(in: 1...300, using: &random)).map { _ in alphabet.randomElement(using: &random)! })
        .split(separator: " ").joined(separator: " ")
      guard !text.isEmpty else { continue }
      let index = PassageIndex(text: text)
      for _ in 0..<20 {
        let start = Int.random(in: 0..<text.count, using: &random)
        let characters = Array(text)[start..<min(text.count, start + Int.random(in: 1...40, using: &random))]
        let quote = String(characters).trimmingCharacters(in: .whitespaces)
        guard !quote.isEmpty else { continue }
        let expected = places(of: quote, in: text)
        let match = index.find(quote: quote)
        #expect((match.range.map { [$0] } ?? match.occurrences.map(\.range)) == Array(expected.prefix(100)), "\(quote) in \(text)")
      }
    }
  }

  @Test func `harmless changes of text and quote are no difference, a changed letter is`() {
    var random = SplitMix(seed: 2)
    for _ in 0..<200 {
      let words = (0..<120).map { "n\($0)" + ["é", "ç-à", "“x”", "’s", "…", "—b", "", "", "", "."].randomElement(using: &random)! }
      let text = harmless(words.joined(separator: " "), &random)
      let index = PassageIndex(text: text)
      for _ in 0..<5 {
        let start = Int.random(in: 0..<100, using: &random)
        let plain = words[start..<(start + Int.random(in: 1...20, using: &random))].joined(separator: " ")
        guard let range = index.find(quote: harmless(plain, &random)).range ?? index.find(quote: plain).occurrences.first?.range else {
          Issue.record("not found: \(plain)")
          continue
        }
        #expect(PassageIndex(text: String(slice(text, range))).find(quote: plain).range == 0..<range.count)

        var scalars = Array(plain.unicodeScalars)
        let letters = scalars.indices.filter { scalars[$0].properties.isAlphabetic || scalars[$0].properties.numericType != nil }
        scalars[letters.randomElement(using: &random)!] = "Q"
        var changed = String.UnicodeScalarView()
        changed.append(contentsOf: scalars)
        if case .notFound = index.find(quote: harmless(String(changed), &random)) {} else { Issue.record("found: \(String(changed))") }
      }
    }
  }

  /// The same text to the contract: other white space, marks, normal form and soft hyphens.
  func harmless(_ text: String, _ random: inout SplitMix) -> String {
    let forms: [Character: [String]] = [
      " ": [" ", "  ", "\n", "\r\n", "\u{A0}", "\u{2009} ", "\t", "\u{202F}"], "“": ["“", "\"", "„"], "”": ["”", "\"", "»"],
      "’": ["’", "'"],
      "…": ["…", "..."], "—": ["—", "-", "–"], "-": ["-", "‐", "\u{2212}"], "é": ["é", "e\u{301}"], "ç": ["ç", "c\u{327}"],
      "à": ["à", "a\u{300}"],
    ]
    return text.map { character in
      let form = forms[character]?.randomElement(using: &random) ?? String(character)
      return Int.random(in: 0..<12, using: &random) == 0 ? form + "\u{AD}" : form
    }.joined()
  }
}
