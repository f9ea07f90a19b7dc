import Foundation
import Testing

@testable import Dossier

@Suite struct DateWordsTests {
  /// The words of words-en.yml, which has one on each line.
  private static let english = DateWords(words(of: "en"))

  private static func words(of language: String) -> [String: String] {
    var folder = URL(filePath: #filePath)
    for _ in 0..<4 { folder.deleteLastPathComponent() }
    let text = try? String(contentsOf: folder.appending(path: "Templates/words-\(language).yml"), encoding: .utf8)
    let lines = text?.split(separator: "\n").filter { $0.hasPrefix("date.") } ?? []
    return Dictionary(
      uniqueKeysWithValues: lines.map { line in
        let parts = line.split(separator: ": ", maxSplits: 1)
        return (String(parts[0]), parts[1].trimmingCharacters(in: ["\""]))
      })
  }

  @Test(arguments: [
    ("2023-04-05", "5 April 2023", "5 Apr 2023"), ("2023-04", "April 2023", "Apr 2023"), ("2023", "2023", "2023"),
    ("2023-04~", "about April 2023", "c. Apr 2023"), ("2023?", "possibly 2023", "2023?"), ("2023%", "possibly about 2023", "c. 2023?"),
    ("../2023-07", "until July 2023", "until Jul 2023"), ("/2023", "until 2023, start unknown", "? – 2023"),
    ("2023-04/..", "from April 2023 on", "from Apr 2023"), ("2023-04/", "from April 2023, end unknown", "Apr 2023 – ?"),
    ("2023-04-04/2023-04-06", "4–6 April 2023", "4–6 Apr 2023"), ("2023-04-30/2023-05-02", "30 April – 2 May 2023", "30 Apr – 2 May 2023"),
    ("2022-12-30/2023-01-02", "30 December 2022 – 2 January 2023", "30 Dec 2022 – 2 Jan 2023"),
    ("2023-04/2023-07", "April–July 2023", "Apr–Jul 2023"),
    ("2021-04/2023-07", "April 2021 – July 2023", "Apr 2021 – Jul 2023"), ("2021/2023", "2021–2023", "2021–2023"),
    ("2023/2023", "2023", "2023"),
    ("2023-23", "autumn 2023", "autumn 2023"), ("2023-23/2024-21", "autumn 2023 – spring 2024", "autumn 2023 – spring 2024"),
    ("2023-21/2023-23", "spring–autumn 2023", "spring–autumn 2023"), ("196X", "the 1960s", "1960s"),
    ("190X", "between 1900 and 1909", "1900–1909"),
    ("19XX", "between 1900 and 1999", "1900–1999"), ("2023-04-XX", "April 2023, day not known", "Apr 2023"),
    ("2023-XX-XX", "2023, month and day not known", "2023"), ("2023-XX", "2023, month not known", "2023"),
    ("2023-04-05T14:30:00Z", "5 April 2023, 14:30 UTC", "5 Apr 2023, 14:30 UTC"),
    ("2023-04-05T09:05:07", "5 April 2023, 09:05:07", "5 Apr 2023, 09:05:07"),
    ("2023-04-05T14:30:00-04:30", "5 April 2023, 14:30 UTC−4:30", "5 Apr 2023, 14:30 UTC−4:30"),
    ("0000", "1 BC", "1 BC"), ("-0043-03-15", "15 March 44 BC", "15 Mar 44 BC"), ("Y-17000", "17001 BC", "17001 BC"),
    ("0476", "476", "476"),
    ("-0043/0014", "44 BC – 14", "44 BC – 14"), ("2023-04~/2023-07", "about April 2023 – July 2023", "c. Apr 2023 – Jul 2023"),
    ("2021-04/2023", "April 2021 – 2023", "Apr 2021 – 2023"),
    ("../2023-07~", "until about July 2023", "until c. Jul 2023"), ("000X", "between 1 BC and 9", "1 BC–9"),
  ])
  func `says a date in plain words`(_ edtf: String, _ long: String, _ short: String) throws {
    let date = try EDTF(parsing: edtf)
    #expect(Self.english.text(date) == long)
    #expect(Self.english.text(date, .short) == short)
  }

  @Test(arguments: [
    ("2023-04", nil, "since April 2023"), (nil, "2023-07", "until July 2023"), ("2021-04", "2023-07", "April 2021 – July 2023"),
    ("2021", "2023", "2021–2023"), ("2021", "2021", "2021"), ("2023-04~", nil, "since about April 2023"), (nil, nil, nil),
    ("2023-04-04", "2023-04-06", "4–6 April 2023"), ("2021/..", nil, "from 2021 on"),
  ])
  func `says how long an office was held`(_ from: String?, _ to: String?, _ expected: String?) throws {
    let words = try Self.english.text(from: from.map { try EDTF(parsing: $0) }, to: to.map { try EDTF(parsing: $0) })
    #expect(words == expected)
  }

  @Test(arguments: [
    ("ru", "2023-04-05~", "около 5 апреля 2023 г."), ("ru", "2023-04", "апрель 2023 г."), ("ru", "2023-04~", "около апреля 2023 г."),
    ("ru", "../2023-21", "до весны 2023 г."), ("ru", "../199X", "до 1990-х годов"), ("ru", "199X", "1990-е годы"),
    ("ru", "2023-04%", "возможно, около апреля 2023 г."), ("ru", "../2023-04?", "до возможно, апреля 2023 г."),
    ("ru", "2023-04/2023-07", "апрель–июль 2023 г."), ("ru", "2023-04-30/2023-05-02", "30 апреля – 2 мая 2023 г."),
    ("uk", "2023-04/..", "починаючи з квітня 2023 р."), ("uk", "194X", "десятиліття 1940-х"),
    ("fr", "2023-05-01", "1er mai 2023"), ("fr", "../2023", "jusqu’en 2023"), ("fr", "../2023-05-01", "jusqu’au 1er mai 2023"),
    ("fr", "2023-05-02~", "vers le 2 mai 2023"), ("es", "2023-05-02/..", "a partir del 2 de mayo de 2023"),
    ("de", "2023-04-04/2023-04-06", "4.–6. April 2023"), ("de", "199X", "1990er Jahre"),
    ("ar", "2023-04-05T14:30:00Z", "5 أبريل 2023، 14:30 UTC"),
  ])
  func `another language brings its own words, order and inflection`(_ language: String, _ edtf: String, _ expected: String) throws {
    #expect(DateWords(Self.words(of: language)).text(try EDTF(parsing: edtf)) == expected)
  }

  @Test func `patterns name the placeholders they do not know`() {
    #expect(DatePattern("{dya} {month} {").unknownPlaceholders == ["dya"])
    #expect(DatePattern("{dya} {month} {").filled { "<\($0)>" } == "{dya} <month> {")
  }

  @Test(arguments: ["ar", "de", "en", "es", "fr", "ru", "uk"]) func `patterns of all languages have known placeholders`(_ language: String)
  {
    let words = DateWords(Self.words(of: language))
    for forms in [words.long, words.short] {
      let names = forms.months + forms.inflectedMonths + forms.seasons + forms.inflectedSeasons
      #expect(!names.contains(""))
      let unknown = forms.patterns.values.joined().flatMap(\.unknownPlaceholders)
      #expect(unknown == [])
      #expect(!forms.patterns.values.contains([]))
    }
  }
}
