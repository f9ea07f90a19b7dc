import Foundation
import Testing

@testable import Dossier

/// The stretch of the text that a quote was found at, nil where it was not found at one place.
func found(_ quote: String, in text: String, prefix: String? = nil, suffix: String? = nil, paged: Bool = false) -> String? {
  let index = PassageIndex(text: text, joinsHyphenatedLines: paged)
  return index.find(quote: quote, prefix: prefix, suffix: suffix).range.map { String(slice(text, $0)) }
}

@Suite struct PassageMatchingTests {
  @Test(arguments: [
    ("the fate of\r\n  Russian-held\u{A0}\u{2009}territory", "the fate of Russian-held territory"),
    ("the fate of territory", "the\n\tfate\u{3000}of territory"), ("  the fate ", "the fate"), ("the fate", " \n the fate \u{A0}"),
    ("“It’s over,” he said", "\"It's over,\" he said"), ("\"It's over,\" he said", "“It’s over,” he said"),
    ("„so“ »so« «so»", "\"so\" \"so\" “so”"),
    ("1939–1945 — a war", "1939-1945 - a war"), ("a--b", "a—b"), ("a\u{2011}b", "a-b"), ("wait… what", "wait... what"),
    ("wait...", "wait…"),
    ("con\u{AD}cern", "concern"), ("concern", "con\u{AD}cern"), ("cafe\u{301} de\u{301}ja\u{300}", "café déjà"),
    ("café déjà", "cafe\u{301} de\u{301}ja\u{300}"),
    ("e\u{AD}\u{301}", "é"), ("\u{1112}\u{1161}\u{11AB}국", "한국"), ("한국", "\u{1112}\u{1161}\u{11AB}국"),
    ("q\u{307}\u{323}x", "q\u{323}\u{307}x"),
    ("й ё", "и\u{306} е\u{308}"), ("Å", "\u{212B}"), ("\u{958}\u{93E}", "\u{915}\u{93C}\u{93E}"),
    ("zero\u{200B}width\u{FEFF}", "zerowidth"), ("Київ — Москва", "Київ - Москва"),
    ("𝔘𝔫𝔦 😀 text", "𝔘𝔫𝔦 😀 text"), ("a\u{85}b\u{2028}c\u{C}d", "a b c d"),
  ])
  func `finds what differs by no more than the contract allows`(_ text: String, _ quote: String) {
    #expect(found(quote, in: text) != nil)
    #expect(found(quote, in: "Before it, " + text + " and after.") != nil)
  }

  @Test(arguments: [
    ("the fate", "thefate"), ("thefate", "the fate"), ("Talks", "talks"), ("cafe", "café"), ("‘so’", "\"so\""), ("ﬁne", "fine"),
    ("re-cover", "recover"),
    ("con-\ncern", "concern"), ("a.b", "a...b"), ("short", "much longer than the text is"), ("", "x"),
  ])
  func `finds nothing else`(_ text: String, _ quote: String) {
    #expect(found(quote, in: text) == nil)
  }

  @Test func `gives the range in the text as it was given`() {
    #expect(found("b c", in: "a  b\n\u{A0} c  d") == "b\n\u{A0} c")
    #expect(found("\"b\"", in: "a “b” c") == "“b”")
    #expect(found("wait.", in: "so wait… then") == "wait…")
    #expect(found("con", in: "a con\u{AD}cern") == "con")
    #expect(found("cern", in: "a con\u{AD}cern") == "cern")
    #expect(found("é", in: "cafe\u{301}s") == "e\u{301}")
    #expect(found("held terr", in: "Russian-held territory") == "held terr")
    #expect(found("a", in: "a") == "a")
  }

  @Test func `an empty quote is none`() {
    let index = PassageIndex(text: "text")
    #expect(index.find(quote: "") == .empty)
    #expect(index.find(quote: " \u{AD}\n") == .empty)
    #expect(PassageIndex(text: "").find(quote: "x") == .notFound(nil))
  }

  @Test(arguments: [
    ("con-\ncern", "concern", "con-\ncern"), ("con-\r\n   cern", "concern", "con-\r\n   cern"),
    ("con\u{AD}\ncern", "concern", "con\u{AD}\ncern"),
    ("Russian-\nheld", "Russian-held", "Russian-\nheld"), ("Russian-held", "Russian-held", "Russian-held"),
    ("con‐\ncern", "concern", "con‐\ncern"),
    ("con-\ncern", "con-\ncern", "con-\ncern"), ("concern", "con- cern", "concern"), ("con-\ncern", "con- cern", "con-\ncern"),
    ("pre- and post-war", "pre- and post-war", "pre- and post-war"), ("pre-\nand post-war", "pre- and post-war", "pre-\nand post-war"),
    ("a word — a\nword", "a word - a word", "a word — a\nword"), ("word—\nword", "word—word", "word—\nword"),
    ("ﬁne oﬃce ﬂow", "fine office flow", "ﬁne oﬃce ﬂow"),
    ("fine", "ﬁne", "fine"), ("con-\u{C}cern", "concern", "con-\u{C}cern"),
  ])
  func `joins words over the line ends of paged text`(_ text: String, _ quote: String, _ expected: String) {
    #expect(found(quote, in: "Before " + text + " after", paged: true) == expected)
  }

  @Test(arguments: [
    ("Russian-held", "Russianheld"), ("Russianheld", "Russian-held"), ("re-cover it", "recover it"), ("a - b", "a b"), ("a b", "a - b"),
    ("con -\ncern", "concern"), ("word—\nword", "wordword"),
  ])
  func `keeps the dashes of paged text within lines`(_ text: String, _ quote: String) {
    #expect(found(quote, in: "Before " + text + " after", paged: true) == nil)
  }

  @Test func `prefix and suffix choose`() {
    let text = "He said no. She said no; they said no!"
    #expect(PassageIndex(text: text).find(quote: "said no", prefix: "She") == .found(16..<23))
    #expect(
      PassageIndex(text: text).find(quote: "said no", prefix: "S he")
        == .outOfContext(PassageIndex(text: text).find(quote: "said no").occurrences, count: 3))
    #expect(PassageIndex(text: text).find(quote: "said no", prefix: "ey ") == .found(30..<37))
    #expect(PassageIndex(text: text).find(quote: "said no", suffix: "; th") == .found(16..<23))
    #expect(PassageIndex(text: text).find(quote: "said", prefix: "He", suffix: "no.") == .found(3..<7))
    #expect(PassageIndex(text: text).find(quote: "aid n", prefix: "They s").occurrences.count == 3)
    #expect(PassageIndex(text: "“A” B “A” C").find(quote: "\"A\"", suffix: " C\n").range == 10..<17)
    #expect(found("no", in: "no yes no", prefix: "yes\u{A0}") == "no")
  }

  @Test func `repetitions are ambiguous, overlapping ones too, and each place says how to choose it`() {
    guard case .ambiguous(let three, 3) = PassageIndex(text: "aXaXaXa").find(quote: "aXa") else {
      Issue.record()
      return
    }
    #expect(three.map(\.range) == [0..<3, 2..<5, 4..<7])
    guard case .ambiguous(let two, 2) = PassageIndex(text: "First he said no. Then she\nsaid  no again.").find(quote: "said no") else {
      Issue.record()
      return
    }
    #expect(two.map(\.context) == [PassageContext(prefix: "First he", suffix: nil), PassageContext(prefix: "she", suffix: nil)])
  }

  @Test func `proposes a suffix where it is shorter, and nothing where nothing helps`() {
    let same = PassageIndex(text: "x y no, sir. x y no, madam.").find(quote: "no").occurrences
    #expect(same.map(\.context) == [PassageContext(prefix: nil, suffix: ", sir."), PassageContext(prefix: nil, suffix: ", madam.")])
    let long = String(repeating: "one two three four five six seven eight ", count: 10)
    let places = PassageIndex(text: long).find(quote: "five six").occurrences
    #expect(places.count == 10)
    #expect(places[4].context == nil)
  }

  @Test func `a place beyond the hundredth is counted, and can be chosen`() {
    let text = (0..<3_000).map { "no \($0)." }.joined(separator: " ")
    guard case .ambiguous(let places, 3_000) = PassageIndex(text: text).find(quote: "no") else {
      Issue.record()
      return
    }
    #expect(places.count == 100)
    #expect(found("no", in: text, suffix: "2999") != nil)
  }

  @Test func `texts made to be slow are not`() {
    let letters = PassageIndex(text: String(repeating: "a", count: 200_000))
    #expect(letters.find(quote: String(repeating: "a", count: 100_000)).occurrences.count == 100)
    #expect(letters.find(quote: String(repeating: "a", count: 100_000) + "b") == .notFound(nil))
    #expect(letters.find(quote: String(repeating: "a ", count: 100_000)) == .notFound(nil))
    let invisible = "a" + String(repeating: "\u{AD}", count: 200_000) + "\nb"
    #expect(found("ab", in: invisible, paged: true) == invisible)
    #expect(found("a b", in: invisible) == invisible)
    #expect(found("a\u{301}\u{323}", in: "a" + String(repeating: "\u{301}", count: 50_000)) == nil)
    let dashes = String(repeating: "a-", count: 50_000)
    #expect(PassageIndex(text: dashes, joinsHyphenatedLines: true).find(quote: dashes).range != nil)
  }

  @Test func `every proposal chooses its place`() {
    var random = SplitMix(seed: 3)
    let words = ["the", "talks", "were", "held—", "“no”", "con-\ncern", "é", "in\u{AD}side", "so…"]
    for paged in [false, true] {
      for _ in 0..<400 {
        let text = (0..<40).map { _ in words.randomElement(using: &random)! }.joined(
          separator: [" ", "\n", "  "].randomElement(using: &random)!)
        let index = PassageIndex(text: text, joinsHyphenatedLines: paged)
        for quote in ["talks", "were held", "no", "the talks"] {
          for place in index.find(quote: quote).occurrences {
            guard let context = place.context else { continue }
            #expect(index.find(quote: quote, prefix: context.prefix, suffix: context.suffix) == .found(place.range))
          }
        }
      }
    }
  }
}

extension PassageMatch {
  var occurrences: [PassageOccurrence] {
    switch self {
    case .ambiguous(let places, _), .outOfContext(let places, _): places
    default: []
    }
  }
}
