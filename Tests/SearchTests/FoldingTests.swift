import Foundation
import Search
import Testing

/// What readers type and what texts hold become the same words.
@Suite struct FoldingTests {
  /// The table that the script of the search page is tested with too: Tests/Browser/test_finding.py.
  static let table: [(text: String, words: String)] = {
    let url = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "folding.tsv")
    let lines = (try? String(contentsOf: url, encoding: .utf8))?.split(separator: "\n") ?? []
    return lines.filter { !$0.hasPrefix("#") }.map { line in
      let fields = line.split(separator: "\t").map { String($0).replacing("\\u0301", with: "\u{301}").replacing("\\u00ad", with: "\u{AD}") }
      return (fields[0], fields[1])
    }
  }()

  @Test func theTableIsThere() { #expect(Self.table.count > 40) }

  @Test(arguments: table) func textsBecomeWords(_ line: (text: String, words: String)) {
    #expect(WordReader.words(of: line.text).joined(separator: " ") == line.words)
  }

  @Test func wordsDoNotDependOnTheFormOfCharacters() {
    #expect(WordReader.words(of: "Lo\u{308}we") == WordReader.words(of: "L\u{F6}we"))
    #expect(WordReader.words(of: "Андрии\u{306}") == WordReader.words(of: "Андрий"))
  }

  @Test(arguments: ["a", "한", "\u{10400}"]) func longWordsAreCutAfterFortyLetters(_ letter: String) {
    for count in [1, 39, 40, 41, 59, 60, 61, 79, 80, 81, 239, 240, 241, 5000] {
      let word = String(repeating: letter, count: count)
      let cut = WordReader.words(of: String(repeating: letter, count: min(count, 40)))
      #expect(cut.count == 1 && cut[0].count == min(count, 40))
      #expect(WordReader.words(of: "\(word) b") == cut + ["b"])
      #expect(WordReader.words(of: "\(word)語") == cut + ["語"])
      #expect(WordReader.words(of: "\(word)'s") == cut || count >= 40)
    }
  }

  @Test(arguments: ["", " ", "—", "'", "''s", "…", "\u{200B}", "\u{301}"]) func whatHasNoLettersHasNoWords(_ text: String) {
    #expect(WordReader.words(of: text) == (text == "''s" ? ["s"] : []))
  }
}
