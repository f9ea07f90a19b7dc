import Notation

/// One date as precise as it is known: the end of an interval, or a date by itself.
public struct PartialDate: Hashable, Sendable {
  /// How much of the date is known, from the vaguest up.
  public enum Precision: Int, Hashable, Sendable, Comparable, CaseIterable {
    case century, decade, year, season, month, day, second

    public static func < (left: Precision, right: Precision) -> Bool { left.rawValue < right.rawValue }
  }

  /// The seasons of EDTF level 1; the raw value is the EDTF code.
  public enum Season: Int, Hashable, Sendable, CaseIterable {
    case spring = 21
    case summer, autumn, winter
  }

  /// What is said to be unspecified (`X`), as distinct from left out.
  public enum Unspecified: Hashable, Sendable {
    case month, day, monthAndDay
  }

  /// A time of day.
  public struct Time: Hashable, Sendable {
    public var hour: Int
    public var minute: Int
    public var second: Int
    /// Minutes east of Greenwich, 0 for `Z`; nil where the date-time names no zone.
    public var offset: Int?

    public init(hour: Int, minute: Int, second: Int = 0, offset: Int? = nil) {
      self.hour = hour
      self.minute = minute
      self.second = second
      self.offset = offset
    }
  }

  public internal(set) var precision: Precision
  /// The astronomical year (0 is 1 BC); of a decade or century the first one.
  public internal(set) var year: Int
  /// 1–12; nil where the precision is coarser.
  public internal(set) var month: Int?
  /// 1–31; nil where the precision is coarser.
  public internal(set) var day: Int?
  public internal(set) var season: Season?
  public internal(set) var time: Time?
  public internal(set) var unspecified: Unspecified?
  /// Marked `?` or `%`: whether this is the date is in doubt.
  public internal(set) var isUncertain = false
  /// Marked `~` or `%`: the date is an estimate.
  public internal(set) var isApproximate = false

  init(_ precision: Precision, year: Int, month: Int? = nil, day: Int? = nil) {
    self.precision = precision
    self.year = year
    self.month = month
    self.day = day
  }

  /// Whether the date stands as it is, neither uncertain nor approximate.
  public var isCertain: Bool { !isUncertain && !isApproximate }

  /// The years that the date may lie in. A winter reaches into the next one.
  public var years: ClosedRange<Int> {
    switch precision {
    case .century: year...(year + 99)
    case .decade: year...(year + 9)
    case .season where season == .winter: year...(year + 1)
    default: year...year
    }
  }

  /// The earliest day that the date may be, in days since 1970-01-01. Qualifiers do not widen the bounds.
  ///
  /// Seasons are those of the northern hemisphere in whole months: spring begins on 1 March; the winter of a year on
  /// 1 December of that year.
  public var earliestDay: Int {
    GregorianCalendar.dayNumber(year: year, month: firstMonth, day: day ?? 1)
  }

  /// The latest day that the date may be, in days since 1970-01-01.
  public var latestDay: Int {
    let lastYear = years.upperBound
    let lastMonth = season == .winter ? 2 : season != nil ? firstMonth + 2 : month ?? 12
    let lastDay = day ?? GregorianCalendar.days(inMonth: lastMonth, of: lastYear)
    return GregorianCalendar.dayNumber(year: lastYear, month: lastMonth, day: lastDay)
  }

  private var firstMonth: Int {
    if let season { return 3 * (season.rawValue - 20) }
    return month ?? 1
  }
}

extension PartialDate: CustomStringConvertible {
  /// The date in canonical EDTF.
  public var description: String {
    var text = yearText
    switch unspecified {
    case .month: text += "-XX"
    case .monthAndDay: text += "-XX-XX"
    case .day, nil: break
    }
    if let season { text += "-\(season.rawValue)" }
    if let month { text += "-" + padded(month, to: 2) }
    if let day { text += "-" + padded(day, to: 2) }
    if unspecified == .day { text += "-XX" }
    if let time { text += "T\(time)" }
    switch (isUncertain, isApproximate) {
    case (true, true): return text + "%"
    case (true, false): return text + "?"
    case (false, true): return text + "~"
    case (false, false): return text
    }
  }

  private var yearText: String {
    let sign = year < 0 ? "-" : ""
    switch precision {
    case .century: return sign + padded(year.magnitude / 100, to: 2) + "XX"
    case .decade: return sign + padded(year.magnitude / 10, to: 3) + "X"
    default: return (year.magnitude > 9999 ? "Y" : "") + sign + padded(year.magnitude, to: 4)
    }
  }
}

extension PartialDate.Time: CustomStringConvertible {
  public var description: String {
    let clock = [hour, minute, second].map { padded($0, to: 2) }.joined(separator: ":")
    guard let offset else { return clock }
    guard offset != 0 else { return clock + "Z" }
    let zone = padded(offset.magnitude / 60, to: 2) + ":" + padded(offset.magnitude % 60, to: 2)
    return clock + (offset < 0 ? "-" : "+") + zone
  }
}
