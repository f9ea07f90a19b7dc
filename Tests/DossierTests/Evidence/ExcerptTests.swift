import Prose
import Testing

@testable import Dossier

@Suite struct ExcerptTests {
  func excerpts(_ text: String, _ quotes: String..., words: Int) -> [String] {
    let index = PassageIndex(text: text)
    return Excerpt.ranges(around: quotes.compactMap { index.find(quote: $0).range }, words: words, in: text).map { String(slice(text, $0)) }
  }

  static let text =
    "First one two three. Then four five six seven eight nine ten (as Mr. J. Smith said). Last\neleven twelve.\n\nAnother paragraph."

  @Test func `adds whole words on both sides`() {
    #expect(excerpts(Self.text, "six", words: 2) == ["four five six seven eight"])
    #expect(excerpts(Self.text, "ix sev", words: 1) == ["five six seven eight"])
    #expect(excerpts(Self.text, "six", words: 0) == ["six"])
    #expect(excerpts(Self.text, "i", words: 0).isEmpty)
  }

  @Test func `stops at the ends of sentences, paragraphs and text`() {
    #expect(excerpts(Self.text, "five", words: 4) == ["Then four five six seven eight nine"])
    #expect(excerpts(Self.text, "Smith", words: 5) == ["nine ten (as Mr. J. Smith said)."])
    #expect(excerpts(Self.text, "twelve", words: 5) == ["Last\neleven twelve."])
    #expect(excerpts(Self.text, "Another", words: 5) == ["Another paragraph."])
    #expect(excerpts(Self.text, "First", words: 99) == ["First one two three."])
  }

  @Test func `joins what touches and keeps the order`() {
    #expect(excerpts(Self.text, "eight", "five", words: 1) == ["four five six seven eight nine"])
    #expect(excerpts(Self.text, "eight", "four", words: 1) == ["Then four five", "seven eight nine"])
    #expect(excerpts(Self.text, "three.", "Then", words: 0) == ["three. Then"])
    #expect(Excerpt.ranges(around: [], words: 3, in: "a b").isEmpty)
    #expect(Excerpt.ranges(around: [50..<90], words: 3, in: "a b") == [0..<3])
  }

  @Test func `knows the page of an offset`() {
    let prose = Prose(
      text: "one\ntwo\nthree",
      elements: [
        .init(.pageBreak(number: 1), 0..<0), .init(.paragraph, 0..<3), .init(.pageBreak(number: 2), 4..<4),
        .init(.pageBreak(number: 4), 8..<8),
      ])
    let pages = PageNumbers(prose)
    #expect([0, 3, 4, 7, 8, 12].map { pages.page(at: $0) } == [1, 1, 2, 2, 4, 4])
    #expect(pages.pages(of: 2..<8) == 1...2)
    #expect(pages.pages(of: 8..<8) == 4...4)
    #expect(PageNumbers(Prose(text: "x")).page(at: 0) == nil)
    #expect(PageNumbers(Prose(text: "ab", elements: [.init(.pageBreak(number: 2), 1..<1)])).page(at: 0) == nil)
  }
}
