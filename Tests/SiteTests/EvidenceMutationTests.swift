import Foundation
import Testing

/// A thousand changes of one word, each found at its line and column; a thousand harmless ones, none of them an alarm.
@Suite struct EvidenceMutationTests {
  private static let vocabulary = """
    harbour breakwater council minister agreed quarter northern ferry winter letter treaty envoy river border proposal session guild
    morning island captain signal archive tariff grain vessel bridge timber market garden census engine mirror valley summer
    """.split(whereSeparator: \.isWhitespace).map(String.init)

  private struct Case {
    var words: [String]
    /// The passage among the words.
    var passage: Range<Int>

    var quote: String { words[passage].joined(separator: " ") }
    var text: String { words.joined(separator: " ") }
  }

  private static let count = 1_000

  private static func cases(_ random: inout Generator) -> [Case] {
    (0..<count).map { number in
      // Each sentence bears a number, so that every passage stands once.
      var words = (0..<60).map { _ in vocabulary.randomElement(using: &random)! }
      words.insert("n\(number)x", at: 30)
      let length = Int.random(in: 5...14, using: &random)
      let start = Int.random(in: 31 - length...30, using: &random)
      return Case(words: words, passage: start..<start + length)
    }
  }

  /// SplitMix64, so that a failure can be repeated.
  private struct Generator: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var value = state
      value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
      value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
      return value ^ value >> 31
    }
  }

  private struct Place: Hashable {
    var file: String
    var line: Int
    var column: Int
  }

  /// Ten passages to a document; half of the documents are Markdown.
  private static func folder(_ cases: [(text: String, quote: String)]) throws -> (ContentFolder, [Place]) {
    let folder = try ContentFolder()
    var places: [Place] = []
    for document in stride(from: 0, to: cases.count, by: 10) {
      let own = cases[document..<document + 10]
      let name = "seeds/d\(document)"
      try folder.put(name + (document % 20 == 0 ? ".md" : ".txt"), own.map(\.text).joined(separator: "\n\n") + "\n")
      var lines = ["# A sidecar", "facts:"]
      for (number, item) in own.enumerated() {
        lines.append("  - text: Fact \(document + number)")
        let indentation = ["    evidence: ", "    evidence: {quote: ", "    evidence: [x"][number % 2]
        places.append(Place(file: name + ".yml", line: lines.count + 1, column: indentation.count + 1))
        lines.append(indentation + "'\(item.quote.replacing("'", with: "''"))'" + (number % 2 == 1 ? "}" : ""))
      }
      try folder.put(name + ".yml", lines.joined(separator: "\n") + "\n")
    }
    return (folder, places)
  }

  private static func found(_ folder: ContentFolder) throws -> [Place] {
    let run = try briefing(["check", folder.path, "--format", "json"])
    let list = try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [[String: Any]])
    return list.map { entry in
      #expect(entry["rule"] as? String == "evidence-not-found", "\(entry)")
      return Place(file: entry["file"] as? String ?? "", line: entry["line"] as? Int ?? 0, column: entry["column"] as? Int ?? 0)
    }
  }

  /// Another word in the place of one.
  private static func changed(_ word: String, _ random: inout Generator) -> String {
    var other = word
    while other == word { other = vocabulary.randomElement(using: &random)! }
    return other
  }

  @Test(arguments: [UInt64(1), 2])
  func aChangedWordIsFound(seed: UInt64) throws {
    var random = Generator(state: seed)
    let cases = Self.cases(&random).enumerated().map { number, item in
      var (words, quote) = (item.words, Array(item.words[item.passage]))
      let place = Int.random(in: 0..<quote.count, using: &random)
      // Every second time the document is changed, not the quote.
      if number % 2 == 0 {
        quote[place] = Self.changed(quote[place], &random)
      } else {
        words[item.passage.lowerBound + place] = Self.changed(quote[place], &random)
      }
      return (words.joined(separator: " "), quote.joined(separator: " "))
    }
    let (folder, places) = try Self.folder(cases)
    #expect(Set(try Self.found(folder)) == Set(places))
  }

  @Test(arguments: [UInt64(3), 4])
  func aHarmlessChangeIsNoAlarm(seed: UInt64) throws {
    var random = Generator(state: seed)
    let cases = Self.cases(&random).enumerated().map { number, item -> (String, String) in
      let isMarkdown = number / 10 * 10 % 20 == 0
      var (words, quote) = (item.words, Array(item.words[item.passage]))
      let place = Int.random(in: 0..<quote.count - 1, using: &random)
      let spot = item.passage.lowerBound + place
      switch Int.random(in: 0..<(isMarkdown ? 9 : 7), using: &random) {
      case 0: quote[place] += ["  ", "\u{A0}", "\u{2009} "].randomElement(using: &random)!
      case 1: words[spot] += ["\n", "\u{A0}", "   ", " \n "].randomElement(using: &random)!
      case 2: (quote[place], words[spot]) = ("\"\(quote[place])\"", "“\(words[spot])”")
      case 3: (quote[place], words[spot]) = ("‘\(quote[place])’", "'\(words[spot])'")
      case 4: (quote[place], words[spot]) = (quote[place] + "-sea", words[spot] + "–sea")
      case 5: (quote[place], words[spot]) = (quote[place] + "…", words[spot] + "...")
      case 6: (quote[place], words[spot]) = (quote[place] + "e\u{301}", String(words[spot].dropLast(0)) + "\u{AD}\u{E9}")
      case 7: words[spot] = ["*", "**", "***"].randomElement(using: &random).map { $0 + words[spot] + $0 }!
      default: words[spot] = "[\(words[spot])](https://example.org/)"
      }
      return (words.joined(separator: " "), quote.joined(separator: " "))
    }
    let (folder, _) = try Self.folder(cases)
    #expect(try Self.found(folder) == [])
  }
}
