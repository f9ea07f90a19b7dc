/// The words of one language for dates. They come from the words of its file that begin with `date.`.
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
    case yearsBetween
    case yearBeforeChrist
    case dateTime
    case dayUnknown, monthUnknown, monthAndDayUnknown
    // Qualifiers, around {date}
    case approximate, uncertain, uncertainAndApproximate
    // Intervals
    case until, untilStartUnknown
    case from, fromEndUnknown
    case since
    case days, months, seasons, years
    case daysOfTwoMonths
    case interval

    /// Whether a language may say it in two ways: around a date without a day, and around one with a day ("jusqu’en 2023",
    /// "jusqu’au 5 avril 2023"); of a decade, alone and inflected.
    public var mayHaveTwoForms: Bool {
      switch self {
      case .decade, .approximate, .uncertain, .uncertainAndApproximate, .until, .untilStartUnknown, .from, .fromEndUnknown, .since: true
      default: false
      }
    }
  }

  /// The names of all months and seasons.
  public var names: [String] { [long, short].flatMap { $0.months + $0.inflectedMonths + $0.seasons + $0.inflectedSeasons } }

  /// One style's names and patterns.
  public struct Forms: Hashable, Sendable {
    /// Twelve names, as they stand without a day.
    public var months: [String]
    /// Twelve names, as they stand with a day and in an inflected date.
    public var inflectedMonths: [String]
    /// Spring, summer, autumn, winter.
    public var seasons: [String]
    /// The same in an inflected date.
    public var inflectedSeasons: [String]
    /// The first day of a month: "1", or "1er" in French.
    public var firstDay: String
    /// One or two patterns of each phrase.
    public var patterns: [Phrase: [DatePattern]]

    func pattern(_ phrase: Phrase, isSecond: Bool = false) -> DatePattern {
      let patterns = patterns[phrase] ?? []
      return (isSecond ? patterns.last : patterns.first) ?? ""
    }
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
