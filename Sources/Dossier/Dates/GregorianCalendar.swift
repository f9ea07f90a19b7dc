/// The proleptic Gregorian calendar with the year 0, as ISO 8601 counts.
public enum GregorianCalendar {
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
  public static func dayNumber(year: Int, month: Int, day: Int) -> Int {
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

  /// The year, month (1–12) and day of the month of a day that is counted from 1970-01-01; the inverse of `dayNumber`.
  public static func date(ofDay number: Int) -> (year: Int, month: Int, day: Int) {
    let daysPerEra = 146_097
    let daysFromMarchOfYear0To1970 = 719_468
    let shifted = number + daysFromMarchOfYear0To1970
    let era = (shifted >= 0 ? shifted : shifted - daysPerEra + 1) / daysPerEra
    let dayOfEra = shifted - era * daysPerEra
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    return (era * 400 + yearOfEra + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * monthFromMarch + 2) / 5 + 1)
  }
}
