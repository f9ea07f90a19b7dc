import Notation

/// Puts dates into the words of one style of one language.
struct DateSpeaker {
  let forms: DateWords.Forms

  func text(_ date: EDTF) -> String {
    switch (date.start, date.end) {
    case (.date(let single), nil): text(single)
    case (.date(let first), .date(let last)): interval(first, last)
    case (.open, .date(let last)): around(.until, last)
    case (.unknown, .date(let last)): around(.untilStartUnknown, last)
    case (.date(let first), .open): around(.from, first)
    case (.date(let first), .unknown): around(.fromEndUnknown, first)
    case (.open, _), (.unknown, _): ""  // An EDTF has at least one date.
    }
  }

  func text(from: EDTF?, to: EDTF?) -> String? {
    switch (from, to) {
    case (nil, nil): nil
    case (let from?, nil): single(from).map { around(.since, $0) } ?? text(from)
    case (nil, let to?): single(to).map { around(.until, $0) } ?? text(to)
    case (let from?, let to?):
      if from == to {
        text(from)
      } else if let first = single(from), let last = single(to) {
        interval(first, last)
      } else {
        pair(.interval, text(from), text(to))
      }
    }
  }

  private func single(_ date: EDTF) -> PartialDate? { date.isInterval ? nil : date.start.date }

  // MARK: Single dates

  private func text(_ date: PartialDate, isInflected: Bool = false) -> String {
    let qualifier: DateWords.Phrase? =
      switch (date.isUncertain, date.isApproximate) {
      case (false, false): nil
      case (true, false): .uncertain
      case (false, true): .approximate
      case (true, true): .uncertainAndApproximate
      }
    guard let qualifier else { return unqualified(date, isInflected) }
    return around(qualifier, date) { unqualified(date, $0 || isInflected) }
  }

  private func unqualified(_ date: PartialDate, _ isInflected: Bool) -> String {
    func filled(_ phrase: DateWords.Phrase) -> String { self.filled(phrase, date, isInflected: isInflected) }
    switch date.precision {
    case .century: return pair(.yearsBetween, yearText(date.years.lowerBound), yearText(date.years.upperBound))
    // "The 1900s" may be ten years or a hundred, and "the 70s" those of any century.
    case .decade where date.year < 100 || date.year % 100 == 0:
      return pair(.yearsBetween, yearText(date.years.lowerBound), yearText(date.years.upperBound))
    case .decade: return filled(.decade)
    case .year:
      switch date.unspecified {
      case .month: return filled(.monthUnknown)
      case .monthAndDay, .day: return filled(.monthAndDayUnknown)
      case nil: return filled(.year)
      }
    case .season: return filled(.season)
    case .month: return filled(date.unspecified == .day ? .dayUnknown : .month)
    case .day: return filled(.day)
    case .second:
      return forms.pattern(.dateTime).filled { $0 == .time ? timeText(date.time) : filled(.day) }
    }
  }

  // MARK: Intervals

  private func interval(_ first: PartialDate, _ last: PartialDate) -> String {
    if first == last { return text(first) }
    if let phrase = shared(first, last) { return filled(phrase, first, last) }
    return pair(.interval, text(first), text(last))
  }

  /// The pattern that tells two dates in one, naming once what they share.
  private func shared(_ first: PartialDate, _ last: PartialDate) -> DateWords.Phrase? {
    guard first.isCertain, last.isCertain, first.precision == last.precision, first.unspecified == nil, last.unspecified == nil
    else { return nil }
    switch first.precision {
    case .year: return first.year > 0 ? .years : nil
    case .season: return first.year == last.year ? .seasons : nil
    case .month: return first.year == last.year ? .months : nil
    case .day: return first.year != last.year ? nil : first.month == last.month ? .days : .daysOfTwoMonths
    case .century, .decade, .second: return nil
    }
  }

  // MARK: Filling patterns

  /// A phrase around one date.
  private func around(_ phrase: DateWords.Phrase, _ date: PartialDate) -> String {
    around(phrase, date) { text(date, isInflected: $0) }
  }

  /// - Parameter words: The date in words, inflected or not.
  private func around(_ phrase: DateWords.Phrase, _ date: PartialDate, _ words: (Bool) -> String) -> String {
    forms.pattern(phrase, isSecond: date.day != nil).filled { placeholder in
      switch placeholder {
      case .date: words(false)
      case .inflectedDate: words(true)
      default: ""
      }
    }
  }

  private func pair(_ phrase: DateWords.Phrase, _ start: String, _ end: String) -> String {
    forms.pattern(phrase).filled { $0 == .start ? start : $0 == .end ? end : "" }
  }

  private func filled(
    _ phrase: DateWords.Phrase, _ date: PartialDate, _ last: PartialDate? = nil, isInflected: Bool = false
  ) -> String {
    forms.pattern(phrase, isSecond: isInflected).filled { placeholder in
      switch placeholder {
      case .day: dayText(date)
      case .month: monthText(date, isInflected)
      case .season: seasonText(date, isInflected)
      case .year: yearText(date.year)
      case .endDay: last.map(dayText) ?? ""
      case .endMonth: last.map { monthText($0, isInflected) } ?? ""
      case .endSeason: last.map { seasonText($0, isInflected) } ?? ""
      case .endYear: last.map { yearText($0.year) } ?? ""
      case .time, .date, .inflectedDate, .start, .end: ""
      }
    }
  }

  private func dayText(_ date: PartialDate) -> String { date.day.map { $0 == 1 ? forms.firstDay : decimal($0) } ?? "" }

  private func monthText(_ date: PartialDate, _ isInflected: Bool) -> String {
    date.month.map { (isInflected || date.day != nil ? forms.inflectedMonths : forms.months)[$0 - 1] } ?? ""
  }

  private func seasonText(_ date: PartialDate, _ isInflected: Bool) -> String {
    date.season.map { (isInflected ? forms.inflectedSeasons : forms.seasons)[$0.rawValue - 21] } ?? ""
  }

  /// Year 0 of the astronomers is 1 BC of the historians.
  private func yearText(_ year: Int) -> String {
    year > 0 ? decimal(year) : forms.pattern(.yearBeforeChrist).filled { $0 == .year ? String(1 - year) : "" }
  }

  private func timeText(_ time: PartialDate.Time?) -> String {
    guard let time else { return "" }
    var text = padded(time.hour, to: 2) + ":" + padded(time.minute, to: 2)
    if time.second > 0 { text += ":" + padded(time.second, to: 2) }
    guard let offset = time.offset else { return text }
    text += " UTC"
    guard offset != 0 else { return text }
    let (hours, minutes) = offset.magnitude.quotientAndRemainder(dividingBy: 60)
    return text + (offset < 0 ? "−" : "+") + String(hours) + (minutes > 0 ? ":" + padded(minutes, to: 2) : "")
  }
}
