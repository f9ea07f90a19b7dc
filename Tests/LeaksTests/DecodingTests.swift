import Testing

@testable import Leaks

/// The words that a stranger reads in a file.
@Suite struct ReadingTests {
  private func words(_ text: String, _ name: String = "a.html", joining: Bool = false) -> [UInt64] {
    var reader = FileReader(FileStyle(named: name), joinsWords: joining, text: WordList(), inner: WordList())
    Array(text.utf8).withUnsafeBufferPointer { reader.read($0) }
    return reader.text.sink.words.map(\.key)
  }

  private func keys(_ text: String) -> [UInt64] { WordList.words(of: text).map(\.key) }

  @Test(arguments: [
    ("<p>Br<b>eit</b>ner", "a.html"), ("Br<!-- x -->eitner", "a.html"), ("Breit&shy;ner", "a.html"), ("Breit\u{AD}ner", "a.html"),
    ("Bre&#105;tner", "a.html"), ("BRE%69TNER", "a.html"), ("Bre\\u0069tner", "a.js"), ("Bre\\x69tner", "a.js"), ("Bre\\69 tner", "a.css"),
    ("Brei\u{200B}tner", "a.txt"), ("Brei\r\n tner", "a.ics"),
  ])
  func oneWord(_ text: String, _ name: String) { #expect(words(text, name, joining: true) == keys("Breitner")) }

  /// Elements within a line may stand within a word, or part two by their style: both are read.
  @Test func tagsWithinALine() {
    #expect(words("<small>Ada</small><small>Hill</small>") == keys("Ada Hill"))
    #expect(words("<small>Ada</small><small>Hill</small>", joining: true) == keys("AdaHill"))
    #expect(words("bre-\nitner", "a.txt") == keys("bre itner"))
    #expect(words("bre-\nitner", "a.txt", joining: true) == keys("breitner"))
  }

  @Test func marksAndScriptsFold() {
    #expect(keys("Schröder") == keys("SCHRO\u{308}DER"))
    #expect(keys("Хрущёв") == keys("khrushchev"))
    #expect(keys("\u{5F20}\u{4F1F}").count == 2)
  }

  @Test func elementsPartWords() {
    #expect(words("<td>Ada</td><td>Hill</td>") == keys("Ada Hill"))
    #expect(words("<i title=\"Ada\">Hill</i>") == keys("Hill"))
  }
}
