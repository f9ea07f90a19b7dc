import Testing

@testable import Dossier

@Suite struct EDTFTests {
  @Test(arguments: [
    "2023", "2023-04", "2023-04-05", "2023-04-05T14:30:00", "2023-04-05T14:30:00Z", "2023-04-05T14:30:00+02:00",
    "2023-04-05T14:30:00-04:30", "2023-04~", "2023?", "2023%", "2024-02-29~", "../2023-07", "2023-04/..", "/2023", "2023-04/",
    "2023-21", "2023-22", "2023-23", "2023-24", "2023-23?", "196X", "19XX", "196X~", "2023-04-XX", "2023-XX-XX", "2023-XX", "Y-17000",
    "Y170000002", "-1985", "-0043-03-15", "0000", "0000-02-29", "2023-04-04/2023-04-06", "2023-23/2024-21", "1984?/2004%",
    "1984-06-02?/2004-08-08~", "-0044/0014", "196X/1975", "-196X", "-000X", "000X", "../-0043",
  ])
  func `reads and writes canonical EDTF`(_ text: String) throws {
    #expect(try EDTF(parsing: text).description == text)
  }

  @Test(arguments: [("2023-04-05T14:30:00-04", "2023-04-05T14:30:00-04:00"), ("2023-04-05T14:30:00+00:00", "2023-04-05T14:30:00Z")])
  func `writes one form of what can be written in two`(_ text: String, _ canonical: String) throws {
    #expect(try EDTF(parsing: text).description == canonical)
    #expect(try EDTF(parsing: text) == EDTF(parsing: canonical))
  }

  @Test(arguments: [
    "", " ", "2023-13", "2023-00", "2023-20", "2023-02-29", "2023-04-31", "2023-04-00", "1900-02-29", "2023/04/05", "April 2023",
    "04.05.2023",
    "2023-07/2023-04", "2023-04-06/2023-04-05", "..", "/", "../..", "../", "20", "202", "20233", "2023-4", "2023-04-5", "2023-04-055",
    "2023-04-05T14:30", "2023-04-05T24:00:00", "2023-04-05T14:60:00", "2023-04T14:30:00", "2023-04-05T14:30:00Z~",
    "2023-04-05T14:00:00/2023-04-05T16:00:00", "2023-25", "2023-41", "2023-42", "2023-21-05", "XXXX", "1XXX", "XXXX-12-XX", "196X-04",
    "2023-XX-05", "?2023", "2023?-04", "2023-~04", "2023~?", "[1667,1668]", "{1960}", "1950S2", "Y-17E7", "Y171010000S3", "Y2023", "Y02023",
    "-0000", "-2023-", "+2023", "y17000", "196x", "2023 ", " 2023", "2023\u{0}", "２０２３", "2023-04-05 ", "2023//2024", "a", "é", "Y", "-",
    "~",
    "Y1234567890123", "2023-04/..~", "2023-04-05T", "9999999999999999999999999", "2023‐04",
  ])
  func `refuses everything else`(_ text: String) {
    let error = #expect(throws: EDTFError.self) { try EDTF(parsing: text) }
    #expect(error?.text == text)
    if let replacement = error?.replacement { #expect((try? EDTF(parsing: replacement)) != nil) }
    #expect(error?.help.isEmpty == false && error?.message.hasSuffix(".") == false)
  }

  @Test func `never crashes and only reads what it writes again`() {
    var random = SplitMix(seed: 7)
    let alphabet = Array("0123456789-/~?%XYTZ:+. []{}SEéapril")
    for _ in 0..<30_000 {
      let text = String((0..<Int.random(in: 0...14, using: &random)).map { _ in alphabet.randomElement(using: &random)! })
      do {
        let date = try EDTF(parsing: text)
        #expect(try EDTF(parsing: date.description) == date)
      } catch {
        if let replacement = error.replacement { #expect((try? EDTF(parsing: replacement)) != nil, "\(text) → \(replacement)") }
      }
    }
  }

  @Test(arguments: [
    ("1970-01-01", 0, 0), ("1970", 0, 364), ("2000-02-29", 11016, 11016), ("1969-12-31", -1, -1), ("0000-03-01", -719_468, -719_468),
    ("2023-04", 19448, 19477), ("2023-21", 19417, 19508), ("2023-24", 19692, 19782), ("196X", -3653, -1), ("19XX", -25567, 10956),
    ("2023-04-XX", 19448, 19477), ("2023-XX-XX", 19358, 19722), ("2023-04-05T23:59:59-12:00", 19452, 19452),
  ])
  func `knows the days it may be`(_ text: String, _ earliest: Int, _ latest: Int) throws {
    let date = try EDTF(parsing: text)
    #expect(date.earliestDay == earliest)
    #expect(date.latestDay == latest)
  }

  @Test func `open ends have no bounds`() throws {
    #expect(try EDTF(parsing: "../2023-07").earliestDay == nil)
    #expect(try EDTF(parsing: "2023-07/").latestDay == nil)
    #expect(try EDTF(parsing: "2023-07/..").years == 2023...2023)
    #expect(try EDTF(parsing: "2021/2023-04").years == 2021...2023)
    #expect(try EDTF(parsing: "2021~/2023-04?").start.date?.isApproximate == true)
    #expect(try EDTF(parsing: "2021~/2023-04?").endDate?.isApproximate == false)
  }

  @Test func `sorts as a timeline reads`() throws {
    let order = [
      "Y-17000", "-0043", "0000", "19XX", "196X", "2023-01-01", "2023-01", "2023", "2023~", "2023/..", "2023-03-31", "2023-04-05",
      "2023-04-05T09:00:00Z", "2023-04-05T14:30:00Z", "2023-04-05/2023-04-06", "2023-05", "../2023-07", "2023-07-01/2023-07-31", "2023-08",
      "Y17000",
    ]
    // The twentieth century and the sixties begin before 2023; a month after its own first day.
    let dates = try order.map { try EDTF(parsing: $0) }
    for seed in 0..<20 {
      var random = SplitMix(seed: UInt64(seed))
      #expect(dates.shuffled(using: &random).sorted().map(\.description) == order)
    }
    #expect(try EDTF(parsing: "../2023-07") < EDTF(parsing: "2023-07"))
    #expect(try EDTF(parsing: "2023-04-30") < EDTF(parsing: "../2023-07"))
  }

  @Test func `order is total`() throws {
    let texts = [
      "2023", "2023~", "2023?", "2023%", "2023/2023", "2023-XX", "2023-XX-XX", "2023-01/2023-12", "/2023", "../2023", "2023/", "2023/..",
    ]
    let dates = try texts.map { try EDTF(parsing: $0) }
    for a in dates {
      for b in dates where a != b { #expect((a < b) != (b < a)) }
      #expect(!(a < a))
    }
  }

  @Test(arguments: [
    ("2023", "2023-04", true), ("2023-04", "2023-04-05", true), ("2023-04-05", "2023-04", false), ("2023", "2023", true),
    ("2023", "2022", false),
    ("2023-04~", "2023-04", true), ("2023-04", "2023-04~", false), ("2023", "2023-04~", true), ("2023-04", "2023-04-XX", true),
    ("2023-04~", "2023-03-30", false), ("2023-23", "2023-10", true), ("2023-24", "2024-01", true), ("196X", "1965", true),
    ("2023-04", "2023-04-04/2023-04-06", true), ("2021/2023", "2022-05", false), ("2023-04-01/2023-04-30", "2023-04", true),
    ("2021/2023", "2021-03/2023-04", true),
    ("2021/2023", "2022/2022-06", false), ("../2023-07", "2023-06", true), ("../2023-07", "2023-08", false),
    ("2023-04/..", "2023-04-05/..", true),
    ("2023-04/", "2023-04/2023-07", true), ("2023-04/2023-07", "2023-04/", false), ("2023-04/..", "2023-04/2023-07", false),
    ("2023-04-05", "2023-04-05T14:30:00Z", true), ("2023-04-05T14:30:00Z", "2023-04-05T16:30:00+02:00", true),
    ("2023-04-05T14:30:00Z", "2023-04-05T14:31:00Z", false), ("2023-04-05T14:30:00", "2023-04-05T14:30:00Z", true),
    ("2023-04-05T23:30:00Z", "2023-04-06T01:30:00+02:00", true), ("2023-04-05T14:30:00Z", "2023-04-05", false),
  ])
  func `contains a date told more precisely`(_ vague: String, _ precise: String, _ expected: Bool) throws {
    #expect(try EDTF(parsing: vague).contains(EDTF(parsing: precise)) == expected)
  }

  @Test(arguments: [
    ("2023", "2023"), ("2023-04", "2023-04"), ("2023-04-05", "2023-04-05"), ("2023-04-05T14:30:00Z", "2023-04-05T14:30:00Z"),
    ("2023-04-05T14:30:00-04", "2023-04-05T14:30:00-04:00"), ("2023-04-XX", "2023-04"), ("0476", "0476"), ("Y17000", "17000"),
    ("2023~", nil),
    ("2023-23", nil), ("196X", nil), ("0000", nil), ("-0043", nil), ("2021/2023", nil), ("2021/..", nil),
  ])
  func `gives HTML a value where there is a valid one`(_ text: String, _ value: String?) throws {
    #expect(try EDTF(parsing: text).htmlDateTime == value)
  }
}

/// A seeded generator (SplitMix64), so that a failure can be seen again.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
