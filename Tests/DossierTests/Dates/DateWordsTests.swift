import Testing

@testable import Dossier

@Suite struct DateWordsTests {
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
    #expect(DateWords.english.text(date) == long)
    #expect(DateWords.english.text(date, .short) == short)
  }

  @Test(arguments: [
    ("2023-04", nil, "since April 2023"), (nil, "2023-07", "until July 2023"), ("2021-04", "2023-07", "April 2021 – July 2023"),
    ("2021", "2023", "2021–2023"), ("2021", "2021", "2021"), ("2023-04~", nil, "since about April 2023"), (nil, nil, nil),
    ("2023-04-04", "2023-04-06", "4–6 April 2023"), ("2021/..", nil, "from 2021 on"),
  ])
  func `says how long an office was held`(_ from: String?, _ to: String?, _ expected: String?) throws {
    let words = try DateWords.english.text(from: from.map { try EDTF(parsing: $0) }, to: to.map { try EDTF(parsing: $0) })
    #expect(words == expected)
  }

  @Test func `another language brings its own words, order and inflection`() throws {
    let russian = DateWords.Forms(
      months: ["январь", "февраль", "март", "апрель", "май", "июнь", "июль", "август", "сентябрь", "октябрь", "ноябрь", "декабрь"],
      monthsWithDay: [
        "января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября", "декабря",
      ],
      seasons: ["весна", "лето", "осень", "зима"], patterns: [.day: "{day} {month} {year} г.", .approximate: "около: {date}"])
    let words = DateWords(long: russian, short: russian)
    #expect(words.text(try EDTF(parsing: "2023-04-05~")) == "около: 5 апреля 2023 г.")
    #expect(words.text(try EDTF(parsing: "2023-04")) == "апрель 2023")
    let french = DateWords.Forms(months: [], seasons: [], days: ["1er"] + (2...31).map { String($0) }, patterns: [:])
    #expect(DateWords(long: french, short: french).text(try EDTF(parsing: "2023-05-01")) == "1er May 2023")
  }

  @Test func `patterns name the placeholders they do not know`() {
    #expect(DatePattern("{dya} {month} {").unknownPlaceholders == ["dya"])
    #expect(DatePattern("{dya} {month} {").filled { "<\($0)>" } == "{dya} <month> {")
    for phrase in DateWords.Phrase.allCases { #expect(DateWords.Forms.englishPattern(phrase).unknownPlaceholders.isEmpty) }
  }
}
