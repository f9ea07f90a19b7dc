/// What dates of EDTF, levels 0 and 1, look like. Which days a month has, and that an interval ends after it begins, only reading knows.
enum EDTFPattern {
  static let text = "^(\(single)|\(end)/\(end))$"

  private static let month = "(0[1-9]|1[0-2])"
  private static let day = "(0[1-9]|[12][0-9]|3[01])"
  private static let time = "T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](Z|[+-][0-9]{2}(:[0-5][0-9])?)?"
  private static let calendar = "-?([0-9]{4}(-(\(month)(-(\(day)|XX))?|2[1-4]|XX(-XX)?))?|[0-9]{3}X|[0-9]{2}XX)"
  private static let known = "(Y-?[1-9][0-9]{4,11}|\(calendar))[?~%]?"
  private static let single = "(\(known)|-?[0-9]{4}-\(month)-\(day)\(time))"
  /// Where an interval begins or ends; nothing where nobody knows.
  private static let end = "(\(known)|\\.\\.|)"
}
