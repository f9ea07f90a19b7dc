/// The words of one language for dates.
public struct DateWords: Hashable, Sendable {
  /// For running text: "about 5 April 2023".
  public var long: Forms
  /// For tables: "c. 5 Apr 2023".
  public var short: Forms

  public init(long: Forms, short: Forms) {
    self.long = long
    self.short = short
  }

  public enum Style: Hashable, Sendable {
    case long, short
  }

  /// What a pattern says; the raw value is its name in a file of words.
  public enum Phrase: String, Hashable, Sendable, CaseIterable {
    // Single dates
    case day, month, year, season
    case decade
    /// Years that no single word names, and a pair of them: {start}, {end}.
    case yearsBetween = "years-between"
    case yearBeforeChrist = "year-before-christ"
    case dateTime = "date-time"
    case dayUnknown = "day-unknown"
    case monthUnknown = "month-unknown"
    case monthAndDayUnknown = "month-and-day-unknown"
    // Qualifiers, around {date}
    case approximate, uncertain
    case uncertainAndApproximate = "uncertain-and-approximate"
    // Intervals
    case until
    case untilStartUnknown = "until-start-unknown"
    case from
    case fromEndUnknown = "from-end-unknown"
    case since
    case days, months, seasons, years
    case daysOfTwoMonths = "days-of-two-months"
    case interval
  }

  /// One style's names and patterns.
  public struct Forms: Hashable, Sendable {
    /// Twelve names, as they stand without a day.
    public var months: [String]
    /// Twelve names, as they stand with a day, where the language inflects them.
    public var monthsWithDay: [String]
    /// Spring, summer, autumn, winter.
    public var seasons: [String]
    /// Thirty-one names of days; numbers unless a language writes some in another way ("1er").
    public var days: [String]
    /// The patterns; the English one stands in for one that is missing.
    public var patterns: [Phrase: DatePattern]

    /// Names that are missing or too many are replaced by the English ones.
    public init(
      months: [String], monthsWithDay: [String]? = nil, seasons: [String], days: [String]? = nil, patterns: [Phrase: DatePattern]
    ) {
      self.months = months.count == 12 ? months : Self.englishMonths
      let withDay = monthsWithDay ?? months
      self.monthsWithDay = withDay.count == 12 ? withDay : Self.englishMonths
      self.seasons = seasons.count == 4 ? seasons : Self.englishSeasons
      let days = days ?? []
      self.days = days.count == 31 ? days : (1...31).map { String($0) }
      let english = Dictionary(uniqueKeysWithValues: Phrase.allCases.map { ($0, Self.englishPattern($0)) })
      self.patterns = english.merging(patterns) { _, own in own }
    }

    func pattern(_ phrase: Phrase) -> DatePattern { patterns[phrase] ?? Self.englishPattern(phrase) }
  }

  /// A date or interval in plain words, such as "until July 2023". It begins in lower case where the language does.
  public func text(_ date: EDTF, _ style: Style = .long) -> String {
    DateSpeaker(forms: style == .long ? long : short).text(date)
  }

  /// When something that lasts began and ended, such as the holding of an office: "April 2021 – July 2023", "since April
  /// 2023", "until July 2023"; nil where neither is known.
  public func text(from: EDTF?, to: EDTF?, _ style: Style = .long) -> String? {
    DateSpeaker(forms: style == .long ? long : short).text(from: from, to: to)
  }
}
