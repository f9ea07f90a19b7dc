import Dossier

/// How a date is drawn: stretches of days, each by what is known of it, with ends that may be open.
struct DateShape: Equatable {
  enum Style: String, CaseIterable {
    /// It lasts on each of these days.
    case lasting
    /// It is, begins or ends on some day within.
    case within
    /// The same, and the days themselves are an estimate or in doubt.
    case about
  }

  struct Piece: Equatable {
    var style: Style
    var days: ClosedRange<Int>
  }

  /// How a beginning or an end that has no date is drawn.
  enum Opening: Equatable {
    /// There is none: it always was, or goes on.
    case open
    /// There is one, but nobody knows when.
    case unknown
  }

  /// An exact day, and whether it is an estimate or in doubt.
  var point: (day: Int, isAbout: Bool)?
  /// In order, none over another.
  var pieces: [Piece] = []
  var before: Opening?
  var after: Opening?

  init(_ date: EDTF) {
    if date.end != nil { before = Opening(date.start) }
    after = date.end.flatMap(Opening.init)
    switch (date.start.date, date.end?.date) {
    case (let first?, let last?): interval(first, last)
    case (let single?, nil), (nil, let single?): self.single(single)
    case (nil, nil): break
    }
  }

  /// The days that are known, from the first to the last.
  var known: ClosedRange<Int> {
    if let point { return point.day...point.day }
    return (pieces.first?.days.lowerBound ?? 0)...(pieces.last?.days.upperBound ?? 0)
  }

  private mutating func single(_ date: PartialDate) {
    if date.earliestDay == date.latestDay {
      point = (date.earliestDay, !date.isCertain)
    } else {
      pieces = [Piece(style: date.isCertain ? .within : .about, days: date.earliestDay...date.latestDay)]
    }
  }

  private mutating func interval(_ first: PartialDate, _ last: PartialDate) {
    if first.isExact, last.isExact, first.latestDay <= last.earliestDay {
      if first.earliestDay == last.earliestDay { return single(first) }
      pieces = [Piece(style: .lasting, days: first.earliestDay...last.latestDay)]
      return
    }
    let isAbout = !first.isCertain || !last.isCertain
    if first.latestDay >= last.earliestDay {
      let low = min(first.earliestDay, last.earliestDay)
      pieces = [Piece(style: isAbout ? .about : .within, days: low...max(first.latestDay, last.latestDay))]
      return
    }
    let begins = first.isExact ? first.earliestDay : first.latestDay + 1
    let ends = last.isExact ? last.latestDay : last.earliestDay - 1
    if !first.isExact { pieces.append(Piece(style: first.isCertain ? .within : .about, days: first.earliestDay...first.latestDay)) }
    if begins <= ends { pieces.append(Piece(style: .lasting, days: begins...ends)) }
    if !last.isExact { pieces.append(Piece(style: last.isCertain ? .within : .about, days: last.earliestDay...last.latestDay)) }
  }

  static func == (left: DateShape, right: DateShape) -> Bool {
    left.point?.day == right.point?.day && left.point?.isAbout == right.point?.isAbout && left.pieces == right.pieces
      && left.before == right.before && left.after == right.after
  }
}

extension DateShape.Opening {
  init?(_ end: EDTF.End) {
    switch end {
    case .open: self = .open
    case .unknown: self = .unknown
    case .date: return nil
    }
  }
}

extension PartialDate {
  /// Whether it is one day, beyond doubt.
  fileprivate var isExact: Bool { isCertain && earliestDay == latestDay }
}
