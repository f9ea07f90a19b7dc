import Testing

@testable import Dossier

@Suite struct DateMessageTests {
  @Test(arguments: [
    ("April 2023", "2023-04"), ("april 2023", "2023-04"), ("Apr. 2023", "2023-04"), ("Sept 2023", "2023-09"),
    ("5 April 2023", "2023-04-05"),
    ("5th April 2023", "2023-04-05"), ("the 5th of April 2023", "2023-04-05"), ("April 5, 2023", "2023-04-05"),
    ("April 5th, 2023", "2023-04-05"),
    ("Wednesday, 5 April 2023", "2023-04-05"), ("2023 April 5", "2023-04-05"), ("5-Apr-2023", "2023-04-05"), ("2023/04/05", "2023-04-05"),
    ("2023.04.05", "2023-04-05"), ("2023-4-5", "2023-04-05"), ("2023/04", "2023-04"), ("2023-4", "2023-04"), ("04/2023", "2023-04"),
    ("04.05.2023", "2023-05-04"),
    ("13/04/2023", "2023-04-13"), ("04/13/2023", "2023-04-13"), ("20230405", "2023-04-05"), ("202304", "2023-04"),
    ("autumn 2023", "2023-23"),
    ("Fall 2023", "2023-23"), ("the 1960s", "196X"), ("1960s", "196X"), ("196x", "196X"), ("19uu", "19XX"), ("c. 2023", "2023~"),
    ("ca 2023", "2023~"), ("about April 2023", "2023-04~"), ("possibly 2023", "2023?"), ("possibly about 2023", "2023%"),
    ("~2023", "2023~"),
    ("2023~?", "2023%"), ("April 2023?", "2023-04?"), ("2023 (?)", "2023?"), ("until July 2023", "../2023-07"), ("till 2023", "../2023"),
    ("since 2021", "2021/.."), ("from 2021", "2021"), ("from 2021 on", "2021/.."), ("2021 - present", "2021/.."),
    ("2021–present", "2021/.."),
    ("2021-", "2021/.."), ("2021–2023", "2021/2023"), ("2021-2023", "2021/2023"), ("2021 to 2023", "2021/2023"),
    ("from 2021 to 2023", "2021/2023"),
    ("between 2021 and 2023", "2021/2023"), ("April 2021 – July 2023", "2021-04/2023-07"), ("April–July 2023", "2023-04/2023-07"),
    ("4–6 April 2023", "2023-04-04/2023-04-06"), ("30 April – 2 May 2023", "2023-04-30/2023-05-02"),
    ("2023-04-05/06", "2023-04-05/2023-04-06"),
    ("2023-04-05/05-02", "2023-04-05/2023-05-02"), ("2023/open", "2023/.."), ("unknown/2023", "/2023"), ("2019-20", "2019/2020"),
    ("2023-Q2", "2023-04/2023-06"),
    ("Q2 2023", "2023-04/2023-06"), ("44 BC", "-0043"), ("476 AD", "0476"), ("476", "0476"), ("17000", "Y17000"), ("y17000", "Y17000"),
    ("Y2023", "2023"),
    ("2023-04-00", "2023-04"), ("2023-00-00", "2023"), ("2023-04-??", "2023-04-XX"), ("2023-04-xx", "2023-04-XX"),
    ("2023-04-05 14:30", "2023-04-05T14:30:00"),
    ("2023-04-05T14:30Z", "2023-04-05T14:30:00Z"), ("2023-04-05t9:30", "2023-04-05T09:30:00"),
    ("2023-04-05T14:30+02:00", "2023-04-05T14:30:00+02:00"),
    (" 2023-04 ", "2023-04"), ("2023 / 2024", "2023/2024"), ("2023-04–2023-07", "2023-04/2023-07"), ("2023–04–05", "2023-04-05"),
  ])
  func `proposes the replacement for what people write`(_ text: String, _ expected: String) {
    let error = #expect(throws: EDTFError.self) { try EDTF(parsing: text) }
    #expect(error?.replacement == expected)
    #expect(error?.help == "write \(expected)")
  }

  @Test(arguments: [
    ("04/05/2023", "write 2023-05-04 or 2023-04-05, whichever is meant"), ("1900s", "write 190X or 19XX, whichever is meant"),
    ("2003/04", "write 2003-04 or 2003/2004, whichever is meant"), ("2023/24", "write 2023-24 or 2023/2024, whichever is meant"),
  ])
  func `names both where two things may be meant`(_ text: String, _ help: String) {
    let error = #expect(throws: EDTFError.self) { try EDTF(parsing: text) }
    #expect(error?.replacement == nil)
    #expect(error?.help == help)
  }

  @Test(arguments: [
    ("", "the date is empty", "write a date such as 2023-04-05, 2023-04 or 2023, or leave the key out where it is not known"),
    ("2023-13", "“2023-13” is not a date: there is no month 13", "months run from 01 to 12, seasons from 21 (spring) to 24 (winter)"),
    ("2023-02-30", "“2023-02-30” is not a date: month 02 of 2023 has 28 days", "correct the day, or leave it out where it is not known"),
    (
      "2023-07/2023-04", "“2023-07/2023-04” is an interval that ends before it begins", "write the earlier date first"
    ),
    (
      "2023-25", "“2023-25” has a season of EDTF level 2, and only levels 0 and 1 are read",
      "write 2023/2025 if the years are meant, or write a season from 21 (spring) to 24 (winter)"
    ),
    (
      "XXXX", "“XXXX” is EDTF of level 2, and only levels 0 and 1 are read",
      "write one date or interval with ?, ~ or % at its end, seasons as 21 to 24 and X only for the last digits, as in 2023-04~ or 196X"
    ),
    (
      "soon", "“soon” is not a date that can be read",
      "write a date as in 2023-04-05, 2023-04, 2023, 2023-04~ (about), 2023? (possibly), 2023-23 (autumn) or 2023-04/2023-07 (from, to)"
    ),
    (
      "2023-04-05T14:00:00/2023-04-05T16:00:00", "“2023-04-05T14:00:00/2023-04-05T16:00:00” is an interval with a time of day",
      "write the ends without times, as in 2023-04-05/2023-04-06"
    ),
  ])
  func `says what is wrong and what to do`(_ text: String, _ message: String, _ help: String) {
    let error = #expect(throws: EDTFError.self) { try EDTF(parsing: text) }
    #expect(error?.message == message)
    #expect(error?.help == help)
  }

  @Test(arguments: [
    "about possibly until 2023 - ", "-", "/", "- to and until ", "1 - 2 to ", "?", "from since c. ", "é–", "2023 – ", "ca ~", "\u{301}",
  ])
  func `a hostile text makes a short message, soon`(_ text: String) {
    for length in [79, 1_000_000] {
      var hostile = ""
      while hostile.utf8.count + text.utf8.count <= length { hostile += text }
      let error = #expect(throws: EDTFError.self) { try EDTF(parsing: hostile) }
      #expect((error?.message.unicodeScalars.count ?? 999) < 130)
    }
  }
}
