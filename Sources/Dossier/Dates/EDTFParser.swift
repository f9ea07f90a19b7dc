/// Why a text is no date of EDTF levels 0–1.
enum EDTFFault: Error, Hashable {
  case empty
  case form
  case month(Int)
  case day(Int, month: Int, year: Int)
  case time
  case timeInInterval
  case noKnownEnd
  case endBeforeStart
  case levelTwo
  case seasonOfLevelTwo
  case digitsAfterUnspecified
  case shortLongYear
  case yearTooLong
  case negativeZero
  case tooManyParts
}

/// A strict parser of EDTF levels 0–1.
enum EDTFParser {
  static func parse(_ text: String) throws(EDTFFault) -> EDTF {
    let bytes = Array(text.utf8)
    guard !bytes.isEmpty else { throw .empty }
    // Sets, qualified parts, significant digits and exponents are level 2.
    if bytes[0] == UInt8(ascii: "[") || bytes[0] == UInt8(ascii: "{") { throw .levelTwo }
    let parts = bytes.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    if parts.count > 2 { throw .tooManyParts }
    if parts.count == 1 { return EDTF(try date(parts[0])) }

    let start = try end(parts[0])
    let end = try end(parts[1])
    guard start.date != nil || end.date != nil else { throw .noKnownEnd }
    if let first = start.date, let last = end.date, last.latestDay < first.earliestDay { throw .endBeforeStart }
    return EDTF(from: start, to: end)
  }

  private static func end(_ bytes: ArraySlice<UInt8>) throws(EDTFFault) -> EDTF.End {
    if bytes.isEmpty { return .unknown }
    if bytes.elementsEqual("..".utf8) { return .open }
    let date = try date(bytes)
    if date.time != nil { throw .timeInInterval }
    return .date(date)
  }

  private static func date(_ bytes: ArraySlice<UInt8>) throws(EDTFFault) -> PartialDate {
    // A qualifier before the end belongs to a part of the date, which is level 2.
    if bytes.dropLast().contains(where: isQualifier), bytes.allSatisfy({ isQualifier($0) || isDateByte($0) }) { throw .levelTwo }
    var scanner = Scanner(bytes: bytes)
    var date: PartialDate
    if let long = try scanner.longYear() { date = long } else { date = try scanner.calendarDate() }
    if scanner.take("T") {
      guard date.precision == .day else { throw .time }
      date.precision = .second
      date.time = try scanner.time()
    } else if scanner.take("?") {
      date.isUncertain = true
    } else if scanner.take("~") {
      date.isApproximate = true
    } else if scanner.take("%") {
      date.isUncertain = true
      date.isApproximate = true
    }
    guard scanner.isAtEnd else { throw .form }
    return date
  }
}

/// Reads the parts of one date from the front of its bytes.
private struct Scanner {
  var bytes: ArraySlice<UInt8>

  var isAtEnd: Bool { bytes.isEmpty }

  init(bytes: ArraySlice<UInt8>) { self.bytes = bytes }

  mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard let first = bytes.first, first == UInt8(ascii: scalar) else { return false }
    bytes.removeFirst()
    return true
  }

  /// Exactly `count` digits, or nil without taking any.
  mutating func number(digits count: Int) -> Int? {
    guard bytes.count >= count else { return nil }
    var value = 0
    for byte in bytes.prefix(count) {
      guard isDigit(byte) else { return nil }
      value = value * 10 + Int(byte - UInt8(ascii: "0"))
    }
    bytes.removeFirst(count)
    return value
  }

  mutating func unspecified(digits count: Int) -> Bool {
    guard bytes.count >= count, bytes.prefix(count).allSatisfy({ $0 == UInt8(ascii: "X") }) else { return false }
    bytes.removeFirst(count)
    return true
  }

  /// `Y` and a year of five digits or more.
  mutating func longYear() throws(EDTFFault) -> PartialDate? {
    guard take("Y") else { return nil }
    let isNegative = take("-")
    let digits = bytes.prefix(while: isDigit)
    if let next = bytes.dropFirst(digits.count).first, next == UInt8(ascii: "E") || next == UInt8(ascii: "S") { throw .levelTwo }
    guard digits.count > 0 else { throw .form }
    guard digits.count > 4, digits.first != UInt8(ascii: "0") else { throw .shortLongYear }
    // Day numbers of such years stay far from overflow.
    guard digits.count <= 12, let year = number(digits: digits.count) else { throw .yearTooLong }
    return PartialDate(.year, year: isNegative ? -year : year)
  }

  mutating func calendarDate() throws(EDTFFault) -> PartialDate {
    let isNegative = take("-")
    var date = try year(isNegative: isNegative)
    guard date.precision == .year else {
      if bytes.first == UInt8(ascii: "-") { throw .digitsAfterUnspecified }
      return date
    }
    guard take("-") else { return date }
    if unspecified(digits: 2) {
      date.unspecified = .month
      guard take("-") else { return date }
      guard unspecified(digits: 2) else { throw .digitsAfterUnspecified }
      date.unspecified = .monthAndDay
      return date
    }
    guard let month = number(digits: 2), !(bytes.first.map(isDigit) ?? false) else { throw .form }
    if let season = PartialDate.Season(rawValue: month) {
      date.precision = .season
      date.season = season
      return date
    }
    if (25...41).contains(month), bytes.first != UInt8(ascii: "-") { throw .seasonOfLevelTwo }
    guard (1...12).contains(month) else { throw .month(month) }
    date.precision = .month
    date.month = month
    guard take("-") else { return date }
    if unspecified(digits: 2) {
      date.unspecified = .day
      return date
    }
    guard let day = number(digits: 2), !(bytes.first.map(isDigit) ?? false) else { throw .form }
    guard day >= 1, day <= GregorianCalendar.days(inMonth: month, of: date.year) else {
      throw .day(day, month: month, year: date.year)
    }
    date.precision = .day
    date.day = day
    return date
  }

  private mutating func year(isNegative: Bool) throws(EDTFFault) -> PartialDate {
    if let year = number(digits: 4) {
      if let next = bytes.first, next == UInt8(ascii: "S") { throw .levelTwo }
      if isNegative, year == 0 { throw .negativeZero }
      return PartialDate(.year, year: isNegative ? -year : year)
    }
    if let decade = number(digits: 3) {
      guard unspecified(digits: 1) else { throw .form }
      return PartialDate(.decade, year: isNegative ? -(decade * 10 + 9) : decade * 10)
    }
    if let century = number(digits: 2) {
      guard unspecified(digits: 2) else { throw .form }
      return PartialDate(.century, year: isNegative ? -(century * 100 + 99) : century * 100)
    }
    let rest = bytes.prefix(4)
    if rest.count == 4, rest.contains(UInt8(ascii: "X")), rest.allSatisfy({ isDigit($0) || $0 == UInt8(ascii: "X") }) { throw .levelTwo }
    throw .form
  }

  /// `hh:mm:ss` and an optional `Z`, `±hh` or `±hh:mm`.
  mutating func time() throws(EDTFFault) -> PartialDate.Time {
    guard let hour = number(digits: 2), take(":"), let minute = number(digits: 2), take(":"), let second = number(digits: 2),
      hour < 24, minute < 60, second < 60
    else { throw .time }
    var time = PartialDate.Time(hour: hour, minute: minute, second: second)
    if take("Z") {
      time.offset = 0
      return time
    }
    let isWest = bytes.first == UInt8(ascii: "-")
    guard take("-") || take("+") else { return time }
    guard let hours = number(digits: 2), hours < 24 else { throw .time }
    var minutes = 0
    if take(":") {
      guard let value = number(digits: 2), value < 60 else { throw .time }
      minutes = value
    }
    time.offset = (hours * 60 + minutes) * (isWest ? -1 : 1)
    return time
  }
}

private func isQualifier(_ byte: UInt8) -> Bool { "?~%".utf8.contains(byte) }

private func isDateByte(_ byte: UInt8) -> Bool { isDigit(byte) || "-XY".utf8.contains(byte) }

private func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }
