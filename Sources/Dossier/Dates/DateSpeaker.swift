/// Puts dates into the words of one style of one language.
struct DateSpeaker {
  let forms: DateWords.Forms

  func text(_ date: EDTF) -> String {
    switch (date.start, date.end) {
    case (.date(let single), nil): text(single)
    case (.date(let first), .date(let last)): interval(first, last)
    case (.open, .date(let last)): around(.until, text(last))
    case (.unknown, .date(let last)): around(.untilStartUnknown, text(last))
    case (.date(let first), .open): around(.from, text(first))
    case (.date(let first), .unknown): around(.fromEndUnknown, text(first))
    case (.open, _), (.unknown, _): ""  // An EDTF has at least one date.
    }
  }

  func text(from: EDTF?, to: EDTF?) -> String? {
    switch (from, to) {
    case (nil, nil): nil
    case (let from?, nil): from.isInterval ? text(from) : around(.since, text(from))
    case (nil, let to?): to.isInterval ? text(to) : around(.until, text(to))
    case (let from?, let to?):
      if from == to {
        text(from)
      } else if !from.isInterval, !to.isInterval, let first = from.start.date, let last = to.start.date {
        interval(first, last)
      } else {
        pair(.interval, text(from), text(to))
      }
    }
  }

  // MARK: Single dates

  private func text(_ date: PartialDate) -> String {
    let words = unqualified(date)
    return switch (date.isUncertain, date.isApproximate) {
    case (false, false): words
    case (true, false): around(.uncertain, words)
    case (false, true): around(.approximate, words)
    case (true, true): around(.uncertainAndApproximate, words)
    }
  }

  private func unqualified(_ date: PartialDate) -> String {
    switch date.precision {
    case .century: pair(.yearsBetween, yearText(date.years.lowerBound), yearText(date.years.upperBound))
    // "The 1900s" may be ten years or a hundred, and "the 70s" those of any century.
    case .decade where date.year < 100 || date.year % 100 == 0:
      pair(.yearsBetween, yearText(date.years.lowerBound), yearText(date.years.upperBound))
    case .decade: filled(.decade, date)
    case .year:
      switch date.unspecified {
      case .month: filled(.monthUnknown, date)
      case .monthAndDay, .day: filled(.monthAndDayUnknown, date)
      case nil: filled(.year, date)
      }
    case .season: filled(.season, date)
    case .month: filled(date.unspecified == .day ? .dayUnknown : .month, date)
    case .day: filled(.day, date)
    case .second:
      forms.pattern(.dateTime).filled { $0 == .time ? timeText(date.time) : filled(.day, date) }
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

  private func around(_ phrase: DateWords.Phrase, _ date: String) -> String {
    forms.pattern(phrase).filled { $0 == .date ? date : "" }
  }

  private func pair(_ phrase: DateWords.Phrase, _ start: String, _ end: String) -> String {
    forms.pattern(phrase).filled { $0 == .start ? start : $0 == .end ? end : "" }
  }

  private func filled(_ phrase: DateWords.Phrase, _ date: PartialDate, _ last: PartialDate? = nil) -> String {
    forms.pattern(phrase).filled { placeholder in
      switch placeholder {
      case .day: dayText(date)
      case .month: monthText(date)
      case .season: seasonText(date)
      case .year: yearText(date.year)
      case .endDay: last.map(dayText) ?? ""
      case .endMonth: last.map(monthText) ?? ""
      case .endSeason: last.map(seasonText) ?? ""
      case .endYear: last.map { yearText($0.year) } ?? ""
      case .time, .date, .start, .end: ""
      }
    }
  }

  private func dayText(_ date: PartialDate) -> String { date.day.map { forms.days[$0 - 1] } ?? "" }

  private func monthText(_ date: PartialDate) -> String {
    date.month.map { (date.day == nil ? forms.months : forms.monthsWithDay)[$0 - 1] } ?? ""
  }

  private func seasonText(_ date: PartialDate) -> String { date.season.map { forms.seasons[$0.rawValue - 21] } ?? "" }

  /// Year 0 of the astronomers is 1 BC of the historians.
  private func yearText(_ year: Int) -> String {
    year > 0 ? String(year) : forms.pattern(.yearBeforeChrist).filled { $0 == .year ? String(1 - year) : "" }
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
