import Dossier

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

// text-trial names      finds 10,000 names in 40 MB of text
// text-trial passages   finds 10,000 passages in 1,000 documents
// Both on one core; seconds are those of the processor, so that a busy machine does not matter.
@main
struct TextTrial {
  static func main() {
    switch CommandLine.arguments.dropFirst().first {
    case "names": names()
    case "passages": passages()
    default:
      print("usage: text-trial names | passages")
      exit(64)
    }
  }

  private static func seconds(_ work: () -> Void) -> Double {
    func now() -> Double {
      var time = timespec()
      clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
      return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
    let start = now()
    work()
    return now() - start
  }

  // MARK: Names

  private static func names() {
    var random = Random(state: 7)
    let given = ["John", "Mary", "Anatoly", "Robert", "Willy", "Heinrich", "Alexei", "David", "George", "Charles", "Andrei", "Thomas"]
    let families = (0..<6_000).map { _ in word(&random).capitalised }
    let entries = (0..<10_000).map { number in
      NameEntry(
        id: "p\(number)", kind: .person,
        name: "\(given[random.below(given.count)]) \(letter(&random)). \(families[random.below(families.count)])",
        description: "Deputy Minister of Trade in \(1940 + random.below(60))")
    }
    var index: NameIndex?
    let building = seconds { index = NameIndex(entries: entries) }
    let vocabulary = (0..<20_000).map { _ in word(&random) }
    // One word in twenty belongs to a name, as in diplomatic documents.
    let documents = (0..<4_000).map { _ in
      var text = ""
      for position in 0..<1_600 {
        switch random.below(40) {
        case 0: text += entries[random.below(entries.count)].name
        case 1: text += "Mr. " + families[random.below(families.count)]
        default: text += vocabulary[random.below(vocabulary.count)]
        }
        text += position % 15 == 14 ? ".\n" : " "
      }
      return text
    }
    let bytes = documents.reduce(0) { $0 + $1.utf8.count }
    let context = DocumentContext(date: 1962_05_01)
    var census = NameCensus()
    var seen: [NameSightings] = []
    var decided = 0
    guard let index else { return }
    let finding = seconds { seen = documents.map { index.sightings(in: $0) } }
    let deciding = seconds {
      for sightings in seen { census.add(sightings, context: context, index: index) }
      for sightings in seen { decided += index.decide(sightings, context: context, census: census).decided.count }
    }
    print("\(entries.count) names indexed in \(rounded(building)) s; \(bytes >> 20) MB of text:")
    print("found at \(rounded(Double(bytes) / 1e6 / finding)) MB/s, decided at \(rounded(Double(bytes) / 1e6 / deciding)) MB/s,")
    print("both at \(rounded(Double(bytes) / 1e6 / (finding + deciding))) MB/s; \(decided) mentions")
  }

  // MARK: Passages

  private static func passages() {
    var random = Random(state: 7)
    let vocabulary = (0..<8_000).map { _ in word(&random) }
    let documents = (0..<1_000).map { _ in (0..<700).map { _ in vocabulary[random.below(vocabulary.count)] } }
    let tasks = documents.map { words in
      (
        text: words.joined(separator: " "),
        quotations: (0..<10).map { number in
          Quotation(words[number * 65..<number * 65 + 8 + random.below(30)].joined(separator: "  "))
        }
      )
    }
    var found = 0
    let time = seconds {
      for (text, quotations) in tasks { found += PassageIndex(text: text).find(all: quotations).count { $0.range != nil } }
    }
    print("\(found) of 10000 passages found in \(rounded(time)) s, in \(tasks.reduce(0) { $0 + $1.text.utf8.count } >> 20) MB of text")
  }

  // MARK: Words

  private static func word(_ random: inout Random) -> String {
    let syllables = [
      "ka", "lo", "mi", "ter", "un", "shev", "bro", "dan", "e", "fi", "gor", "hal", "is",
      "jo", "ner", "pos", "qua", "ri", "sto", "vy",
    ]
    return (0..<2 + random.below(3)).map { _ in syllables[random.below(syllables.count)] }.joined()
  }

  private static func letter(_ random: inout Random) -> String { String(Unicode.Scalar(UInt8(65 + random.below(26)))) }

  private static func rounded(_ number: Double) -> String {
    let hundredths = Int((number * 100).rounded())
    return "\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100)"
  }
}

extension String {
  fileprivate var capitalised: String { prefix(1).uppercased() + dropFirst() }
}

/// SplitMix64 (Steele, Lea, Flood 2014): the same text every time.
private struct Random {
  var state: UInt64

  mutating func below(_ bound: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
    return Int((value ^ value >> 31) % UInt64(bound))
  }
}
