/// A part of a whole in hundredths of a percent, so that the same content gives the same digits everywhere.
struct Percent: Hashable, Comparable, CustomStringConvertible {
  var hundredths: Int

  static let all = Percent(hundredths: 10_000)

  static func < (left: Percent, right: Percent) -> Bool { left.hundredths < right.hundredths }

  /// The percentage as drawings write it, without the sign: 12.5.
  var description: String {
    let (whole, part) = hundredths.magnitude.quotientAndRemainder(dividingBy: 100)
    let sign = hundredths < 0 ? "-" : ""
    if part == 0 { return "\(sign)\(whole)" }
    return part % 10 == 0 ? "\(sign)\(whole).\(part / 10)" : "\(sign)\(whole).\(part < 10 ? "0" : "")\(part)"
  }
}
