import Notation

/// Why a text is no date, and what to write instead.
public struct EDTFError: Error, Hashable, Sendable {
  /// The text that was to be read.
  public let text: String
  /// What is wrong, in one sentence without a full stop.
  public let message: String
  /// What to do, in one sentence without a full stop.
  public let help: String
  /// Valid EDTF that can stand in the place of `text`, where only one thing can be meant.
  public let replacement: String?

  init(text: String, fault: EDTFFault) {
    self.text = text
    let suggestion = DateSuggestion(for: text)
    message = Self.message(text, fault)
    guard fault != .seasonOfLevelTwo else {
      // 2023-25 may be a season or two years.
      let years = suggestion.map { "\($0.help) if the years are meant, or " } ?? ""
      (replacement, help) = (nil, years + Self.help(fault))
      return
    }
    replacement = suggestion?.isCertain == true ? suggestion?.replacements.first : nil
    help = suggestion?.help ?? Self.help(fault)
  }

  private static func message(_ text: String, _ fault: EDTFFault) -> String {
    // A date is short; what is not must not flood the message.
    let shown = text.unicodeScalars.count > 60 ? String(text.unicodeScalars.prefix(59)) + "…" : text
    return switch fault {
    case .empty: "the date is empty"
    case .form: "“\(shown)” is not a date that can be read"
    case .month(let month): "“\(shown)” is not a date: there is no month \(padded(month, to: 2))"
    case .day(let day, let month, let year):
      "“\(shown)” is not a date: "
        + (day == 0
          ? "there is no day 00"
          : "month \(padded(month, to: 2)) of \(year) has \(GregorianCalendar.days(inMonth: month, of: year)) days")
    case .time: "“\(shown)” has a time of day that cannot be read"
    case .timeInInterval: "“\(shown)” is an interval with a time of day"
    case .noKnownEnd: "“\(shown)” is an interval without any date"
    case .endBeforeStart: "“\(shown)” is an interval that ends before it begins"
    case .levelTwo: "“\(shown)” is EDTF of level 2, and only levels 0 and 1 are read"
    case .seasonOfLevelTwo: "“\(shown)” has a season of EDTF level 2, and only levels 0 and 1 are read"
    case .digitsAfterUnspecified: "“\(shown)” has something known after something unspecified (X)"
    case .shortLongYear: "“\(shown)” has a Y before a year of four digits or fewer"
    case .yearTooLong: "“\(shown)” has a year of more than twelve digits"
    case .negativeZero: "“\(shown)” is a year that does not exist: the year 0 has no sign"
    case .tooManyParts: "“\(shown)” has more than one stroke, which parts the two ends of an interval"
    }
  }

  private static func help(_ fault: EDTFFault) -> String {
    switch fault {
    case .empty: "write a date such as 2023-04-05, 2023-04 or 2023, or leave the key out where it is not known"
    case .form, .tooManyParts:
      "write a date as in 2023-04-05, 2023-04, 2023, 2023-04~ (about), 2023? (possibly), 2023-23 (autumn) or 2023-04/2023-07 (from, to)"
    case .month: "months run from 01 to 12, seasons from 21 (spring) to 24 (winter)"
    case .day: "correct the day, or leave it out where it is not known"
    case .time: "write it as in 2023-04-05T14:30:00, 2023-04-05T14:30:00Z or 2023-04-05T14:30:00+02:00"
    case .timeInInterval: "write the ends without times, as in 2023-04-05/2023-04-06"
    case .noKnownEnd: "write at least one date, as in ../2023-07 (until) or 2023-04/.. (from), or leave the key out"
    case .endBeforeStart: "write the earlier date first"
    case .levelTwo:
      "write one date or interval with ?, ~ or % at its end, seasons as 21 to 24 and X only for the last digits, as in 2023-04~ or 196X"
    case .seasonOfLevelTwo: "write a season from 21 (spring) to 24 (winter)"
    case .digitsAfterUnspecified: "leave out what follows, or write the known digits first, as in 2023-04-XX"
    case .shortLongYear: "write the year in four digits without Y, as in 0476 or -0043"
    case .yearTooLong: "write a year of at most twelve digits"
    case .negativeZero: "write 0000 for the year 1 BC, -0001 for 2 BC"
    }
  }
}

extension EDTFError: CustomStringConvertible {
  public var description: String { "\(message); \(help)" }
}
