import Notation

/// Finds dates that name a year: "March 8, 1961", "8 March 1961", "March 1961", "1961-03-08".
extension PersonExtraction {
  func dates() -> [ExtractedDate] {
    var found: [ExtractedDate] = []
    var position = 0
    while position < words.count {
      if let (end, date) = date(at: position) {
        let (last, until) = until(end, from: date) ?? (end, nil)
        found.append(ExtractedDate(date: until.map { "\(date)/\($0)" } ?? date, range: bytes(position..<last)))
        position = last
      } else {
        position += 1
      }
    }
    return found
  }

  /// The second of two dates with which a span of time is written: "1961-05-31 to 1961-06-03".
  private func until(_ position: Int, from date: String) -> (end: Int, date: String?)? {
    guard position + 1 < words.count, words[position].gap == .space, words[position + 1].gap == .space,
      Self.untils.contains(words[position].key), let (end, last) = self.date(at: position + 1), last > date
    else { return nil }
    return (end, last)
  }

  private static let untils = Set("to until till through".words().map(\.key))

  func isMonth(_ position: Int) -> Bool { words[position].isCapitalised && Self.months[words[position].key] != nil }

  private func date(at position: Int) -> (end: Int, date: String)? {
    if let month = Self.months[words[position].key], words[position].isCapitalised {
      if let day = number(position + 1, 1...31), let year = number(position + 2, 1000...2999) {
        return (position + 3, Self.date(year, month, day))
      }
      if let year = number(position + 1, 1000...2999) { return (position + 2, Self.date(year, month)) }
    } else if let day = number(position, 1...31), position + 2 < words.count, isMonth(position + 1),
      let month = Self.months[words[position + 1].key], let year = number(position + 2, 1000...2999)
    {
      return (position + 3, Self.date(year, month, day))
    } else if let year = number(position, 1000...2999), let month = number(position + 1, 1...12), let day = number(position + 2, 1...31),
      words[position + 1].gap == .hyphen, words[position + 2].gap == .hyphen
    {
      return (position + 3, Self.date(year, month, day))
    }
    return nil
  }

  /// The number that a word is, where it follows closely and is one of the values.
  private func number(_ position: Int, _ values: ClosedRange<Int>) -> Int? {
    guard position < words.count, [.space, .comma, .hyphen, .stop, .lineBreak, .punctuation, .paragraph].contains(words[position].gap)
    else { return nil }
    let word = words[position]
    guard word.count <= 4, let number = Int(String(decoding: text[Int(word.start)..<Int(word.end)], as: UTF8.self)) else { return nil }
    return values.contains(number) ? number : nil
  }

  private static func date(_ year: Int, _ month: Int, _ day: Int? = nil) -> String {
    let text = "\(year)-" + padded(month, to: 2) + (day.map { "-" + padded($0, to: 2) } ?? "")
    return (try? EDTF(parsing: text)) == nil ? "\(year)" : text
  }

  private static let months: [UInt64: Int] = {
    var months: [UInt64: Int] = [:]
    for (index, name) in EnglishMonths.names.enumerated() { months[name.words()[0].key] = index + 1 }
    for (index, name) in EnglishMonths.names.enumerated() { months[String(name.prefix(3)).words()[0].key] = index + 1 }
    months["Sept".words()[0].key] = 9
    return months
  }()
}
