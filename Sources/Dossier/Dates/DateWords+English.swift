extension DateWords {
  /// British and international English: the day before the month, and no full stops after abbreviations but "c.".
  public static let english = DateWords(
    long: Forms(months: Forms.englishMonths, seasons: Forms.englishSeasons, patterns: [:]),
    short: Forms(
      months: ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
      seasons: Forms.englishSeasons,
      patterns: [
        .decade: "{year}s",
        .yearsBetween: "{start}–{end}",
        .dayUnknown: "{month} {year}",
        .monthUnknown: "{year}",
        .monthAndDayUnknown: "{year}",
        .approximate: "c. {date}",
        .uncertain: "{date}?",
        .uncertainAndApproximate: "c. {date}?",
        .from: "from {date}",
        .untilStartUnknown: "? – {date}",
        .fromEndUnknown: "{date} – ?",
      ]))
}

extension DateWords.Forms {
  static let englishMonths = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
  ]

  static let englishSeasons = ["spring", "summer", "autumn", "winter"]

  static func englishPattern(_ phrase: DateWords.Phrase) -> DatePattern {
    switch phrase {
    case .day: "{day} {month} {year}"
    case .month: "{month} {year}"
    case .year: "{year}"
    case .season: "{season} {year}"
    case .decade: "the {year}s"
    case .yearsBetween: "between {start} and {end}"
    case .yearBeforeChrist: "{year} BC"
    case .dateTime: "{date}, {time}"
    case .dayUnknown: "{month} {year}, day not known"
    case .monthUnknown: "{year}, month not known"
    case .monthAndDayUnknown: "{year}, month and day not known"
    case .approximate: "about {date}"
    case .uncertain: "possibly {date}"
    case .uncertainAndApproximate: "possibly about {date}"
    case .until: "until {date}"
    case .untilStartUnknown: "until {date}, start unknown"
    case .from: "from {date} on"
    case .fromEndUnknown: "from {date}, end unknown"
    case .since: "since {date}"
    case .days: "{day}–{end-day} {month} {year}"
    case .months: "{month}–{end-month} {year}"
    case .seasons: "{season}–{end-season} {year}"
    case .years: "{year}–{end-year}"
    case .daysOfTwoMonths: "{day} {month} – {end-day} {end-month} {year}"
    case .interval: "{start} – {end}"
    }
  }
}
