import Dossier

/// A stretch of days laid along a line, with ticks at units of the calendar.
struct TimeAxis: Equatable {
  /// Days since 1970-01-01; never empty.
  let days: Range<Int>

  /// A place along the axis that is named.
  struct Tick: Equatable {
    var day: Int
    var unit: CalendarUnit
  }

  init(days: Range<Int>) {
    self.days = days.isEmpty ? days.lowerBound..<days.lowerBound + 1 : days
  }

  /// An axis over whole months around some days, or over whole years where they reach over more than three.
  init(around days: Range<Int>) {
    let last = max(days.lowerBound, days.upperBound - 1)
    let unit: CalendarUnit = days.count > 3 * 366 ? .years(1) : .month
    self.init(days: unit.bounds(around: days.lowerBound).lowerBound..<unit.bounds(around: last).upperBound)
  }

  /// Where a day begins; days outside are at the ends.
  func place(_ day: Int) -> Percent {
    let inside = min(max(day, days.lowerBound), days.upperBound) - days.lowerBound
    let (high, low) = inside.multipliedFullWidth(by: 10_000)
    return Percent(hundredths: days.count.dividingFullWidth((high, low)).quotient)
  }

  /// The middle of a day.
  func middle(_ day: Int) -> Percent {
    Percent(hundredths: (place(day).hundredths + place(day + 1).hundredths) / 2)
  }

  /// Ticks at the finest units of which there are at most `most`, in order, evenly spaced in the calendar.
  func ticks(most: Int) -> [Tick] {
    if days.count <= 45 { return ticks(.day) { [1, 8, 15, 22, 29].contains($0.day) } }
    let months = CalendarUnit.month.count(in: days)
    for step in [1, 3] where months <= most * step { return ticks(.month) { ($0.month - 1) % step == 0 } }
    let years = CalendarUnit.years(1).count(in: days)
    var power = 1
    while power < Int.max / 1000 {
      for step in [power, 2 * power, 5 * power] where years / step < most {
        let first = GregorianCalendar.date(ofDay: days.lowerBound).year.floored(to: step)
        return stride(from: first, through: first + years + step, by: step).compactMap { year in
          let day = GregorianCalendar.dayNumber(year: year, month: 1, day: 1)
          return days.contains(day) ? Tick(day: day, unit: .years(1)) : nil
        }
      }
      power *= 10
    }
    return []
  }

  private func ticks(_ unit: CalendarUnit, where isWanted: ((year: Int, month: Int, day: Int)) -> Bool) -> [Tick] {
    var ticks: [Tick] = []
    var day = unit.bounds(around: days.lowerBound).lowerBound
    while day < days.upperBound {
      if day >= days.lowerBound, isWanted(GregorianCalendar.date(ofDay: day)) { ticks.append(Tick(day: day, unit: unit)) }
      day = unit.bounds(around: day).upperBound
    }
    return ticks
  }
}
