import Dossier
import Notation

/// A unit of the calendar: days, months, or powers of ten of years.
enum CalendarUnit: Hashable {
  case day
  case month
  /// 1, 10, 100 … years.
  case years(Int)

  /// The first day of the unit in which a day lies, and the first day after that unit, counted from 1970-01-01.
  func bounds(around day: Int) -> Range<Int> {
    let date = GregorianCalendar.date(ofDay: day)
    switch self {
    case .day: return day..<day + 1
    case .month:
      let last = date.month == 12
      return GregorianCalendar.dayNumber(
        year: date.year, month: date.month, day: 1)..<GregorianCalendar.dayNumber(
          year: last ? date.year + 1 : date.year, month: last ? 1 : date.month + 1, day: 1)
    case .years(let count):
      let first = date.year.floored(to: count)
      return GregorianCalendar.dayNumber(year: first, month: 1, day: 1)..<GregorianCalendar.dayNumber(year: first + count, month: 1, day: 1)
    }
  }

  /// How many units a stretch of days touches.
  func count(in days: Range<Int>) -> Int {
    let first = GregorianCalendar.date(ofDay: days.lowerBound)
    let last = GregorianCalendar.date(ofDay: max(days.lowerBound, days.upperBound - 1))
    switch self {
    case .day: return days.count
    case .month: return (last.year - first.year) * 12 + last.month - first.month + 1
    case .years(let count): return (last.year.floored(to: count) - first.year.floored(to: count)) / count + 1
    }
  }

  /// The unit below it that a drawing of it is divided into.
  var part: CalendarUnit {
    switch self {
    case .day, .month: .day
    case .years(1): .month
    case .years(let count): .years(count / 10)
    }
  }

  /// Whether a date is too vague to say in which of these units it begins.
  func isVague(_ date: EDTF) -> Bool {
    guard let start = date.start.date ?? date.endDate else { return true }
    return switch self {
    case .day: start.precision < .day
    case .month: start.precision < .month
    case .years(1): start.precision < .year
    case .years(10): start.precision < .decade
    case .years: false
    }
  }
}

extension Int {
  /// The greatest multiple of a step that is not above the number.
  func floored(to step: Int) -> Int {
    let rest = self % step
    return self - (rest < 0 ? rest + step : rest)
  }
}

extension EDTF {
  /// A year, or a month or a day of it.
  init?(year: Int, month: Int? = nil, day: Int? = nil) {
    let size = Int(year.magnitude)
    var text = (size > 9999 ? "Y" : "") + (year < 0 ? "-" : "") + padded(size, to: 4)
    if size <= 9999, let month { text += "-" + padded(month, to: 2) }
    if size <= 9999, month != nil, let day { text += "-" + padded(day, to: 2) }
    guard let date = try? EDTF(parsing: text) else { return nil }
    self = date
  }

  /// The day by which it stands in a timeline: its beginning, or its end where the beginning is not known.
  var place: Int { earliestDay ?? endDate?.earliestDay ?? 0 }
}
