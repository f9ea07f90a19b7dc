extension EDTF {
  /// The earliest day that it may be or begin, in days since 1970-01-01 of the proleptic Gregorian calendar; nil where
  /// the beginning is open or unknown. A date-time counts with the day that is written.
  public var earliestDay: Int? { start.date?.earliestDay }

  /// The latest day that it may be or end, in days since 1970-01-01; nil where the end is open or unknown.
  public var latestDay: Int? { endDate?.latestDay }

  /// The years that the known dates reach over, for headings of a timeline. An open end adds none: `2023/..` is 2023.
  public var years: ClosedRange<Int> {
    let known = dates.map(\.years)
    let first = known.first ?? 0...0
    return first.lowerBound...max(first.lowerBound, (known.last ?? first).upperBound)
  }

  /// Whether the other date is this one told more precisely, or just as well, so that the two do not contradict each other.
  ///
  /// The other must lie within the bounds of this one; an open or unknown end bounds nothing. Where both have the same
  /// bounds, the other must not be more doubtful. Of two intervals the beginning must lie within the beginning and the end
  /// within the end: 2021-03/2023-04 is 2021/2023 told precisely, 2022/2022-06 is another time. What lasted from one date
  /// to another is not vague either: 2022 is another time than 2021/2023.
  public func contains(_ other: EDTF) -> Bool {
    if let end, let otherEnd = other.end {
      return start.contains(other.start) && end.contains(otherEnd)
    }
    if end == nil, other.end == nil { return start.contains(other.start) }
    if start.date != nil, end?.date != nil { return earliestDay == other.earliestDay && latestDay == other.latestDay }
    let begins = earliestDay.map { bound in other.earliestDay.map { bound <= $0 } ?? false } ?? true
    let ends = latestDay.map { bound in other.latestDay.map { $0 <= bound } ?? false } ?? true
    return begins && ends
  }

  /// Whether there is a day that may belong to both.
  func overlaps(_ other: EDTF) -> Bool {
    (earliestDay ?? .min) <= (other.latestDay ?? .max) && (other.earliestDay ?? .min) <= (latestDay ?? .max)
  }
}

extension EDTF.End {
  /// Whether the other end is this one told more precisely, or just as well.
  func contains(_ other: EDTF.End) -> Bool {
    switch (self, other) {
    case (.unknown, _), (.open, .open): true
    case (.open, _), (_, .unknown), (_, .open): false
    case (.date(let mine), .date(let theirs)): mine.contains(theirs)
    }
  }
}

extension PartialDate {
  /// Whether the other date is this one told more precisely, or just as well.
  func contains(_ other: PartialDate) -> Bool {
    if let time {
      guard let otherTime = other.time else { return false }
      guard let offset = time.offset else {
        return earliestDay == other.earliestDay && time.secondOfDay == otherTime.secondOfDay && isNoSurer(than: other)
      }
      guard let otherOffset = otherTime.offset else { return false }
      let mine = earliestDay * 86_400 + time.secondOfDay - offset * 60
      let theirs = other.earliestDay * 86_400 + otherTime.secondOfDay - otherOffset * 60
      return mine == theirs && isNoSurer(than: other)
    }
    guard earliestDay <= other.earliestDay, other.latestDay <= latestDay else { return false }
    let same = earliestDay == other.earliestDay && latestDay == other.latestDay
    return !same || isNoSurer(than: other)
  }

  private func isNoSurer(than other: PartialDate) -> Bool {
    (isUncertain || !other.isUncertain) && (isApproximate || !other.isApproximate)
  }
}

extension PartialDate.Time {
  var secondOfDay: Int { (hour * 60 + minute) * 60 + second }
}

extension EDTF: Comparable {
  /// The order of a timeline, total and the same everywhere: by the earliest known day, then the latest, then precision,
  /// then text.
  ///
  /// A beginning that is open or unknown counts as the end does: "until July 2023" stands with July 2023, where a reader
  /// looks for it, and before July 2023 itself. An end that is open or unknown comes after every known one.
  public static func < (left: EDTF, right: EDTF) -> Bool {
    left.order < right.order
  }

  /// The date as it is compared, for lists in which it would be worked out again and again.
  public var order: Order {
    let first = earliestDay ?? endDate?.earliestDay ?? Int.min
    return Order(first: first, last: latestDay ?? Int.max, precision: earliestDay == nil ? -1 : precision.rawValue, date: self)
  }

  public struct Order: Comparable, Sendable {
    fileprivate let first: Int
    fileprivate let last: Int
    fileprivate let precision: Int
    fileprivate let date: EDTF

    public static func < (left: Order, right: Order) -> Bool {
      let (a, b) = ((left.first, left.last, left.precision), (right.first, right.last, right.precision))
      return a == b ? left.date.description < right.date.description : a < b
    }
  }
}
