/// The proleptic Gregorian calendar with the year 0, as ISO 8601 counts.
enum GregorianCalendar {
  static func isLeap(_ year: Int) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }

  /// How many days a month (1–12) has.
  static func days(inMonth month: Int, of year: Int) -> Int {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// Days from 1970-01-01 to a day of the calendar; negative before it.
  ///
  /// The year is taken to begin in March, so that the leap day is its last and the months' lengths follow one formula.
  static func dayNumber(year: Int, month: Int, day: Int) -> Int {
    let shifted = month > 2 ? year : year - 1
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let yearOfEra = shifted - era * 400
    let monthFromMarch = (month + 9) % 12
    let dayOfYear = (153 * monthFromMarch + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    let daysPerEra = 146_097
    let daysFromMarchOfYear0To1970 = 719_468
    return era * daysPerEra + dayOfEra - daysFromMarchOfYear0To1970
  }
}
