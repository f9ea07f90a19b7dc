import Notation

/// Single dates as people write them in English or in numbers, told as EDTF.
enum HumanDate {
  /// What a lower-case text may mean, best first; not yet proved valid.
  static func readings(of text: String) -> [String] {
    let tokens = tokens(of: text).filter { !fillers.contains($0) && !isWeekday($0) }
    let separators = Set(text.unicodeScalars.filter { "/.-_".unicodeScalars.contains($0) })
    let shape = tokens.map { isNumber($0) ? "9" : "a" }.joined()
    switch shape {
    case "9": return compact(tokens[0])
    case "9a": return wordAndNumber(tokens[1], tokens[0])
    case "a9": return wordAndNumber(tokens[0], tokens[1])
    case "9a9": return monthBetween(tokens[0], tokens[1], tokens[2])
    case "a99": return wordFirst(tokens[0], tokens[1], tokens[2])
    case "99": return yearAndMonth(tokens[0], tokens[1], separators: separators)
    case "999": return numeric(tokens[0], tokens[1], tokens[2], separators: separators)
    default: return []
    }
  }

  /// Runs of digits and runs of letters; everything else parts them.
  private static func tokens(of text: String) -> [String] {
    var tokens: [String] = []
    var run = ""
    var isNumber = false
    func close() {
      if !run.isEmpty { tokens.append(run) }
      run = ""
    }
    for character in text {
      let digit = character.isASCII && character.isNumber
      guard digit || character.isLetter else {
        close()
        continue
      }
      if digit != isNumber { close() }
      isNumber = digit
      run.append(character)
    }
    close()
    return tokens
  }

  /// Digits without anything between them.
  private static func compact(_ digits: String) -> [String] {
    switch digits.utf8.count {
    case 3: ["0" + digits]
    case 5: ["Y" + digits]
    case 6: [digits.prefix(4) + "-" + digits.suffix(2)]
    case 8: [digits.prefix(4) + "-" + digits.dropFirst(4).prefix(2) + "-" + digits.suffix(2)]
    default: []
    }
  }

  private static func wordAndNumber(_ word: String, _ number: String) -> [String] {
    if let month = monthNumber(word), isYear(number) { return [number + "-" + padded(month, to: 2)] }
    if let season = seasons[word], isYear(number) { return ["\(number)-\(season)"] }
    switch word {
    case "s" where isYear(number) && number.hasSuffix("00"): return [number.prefix(3) + "X", number.prefix(2) + "XX"]
    case "s" where isYear(number) && number.hasSuffix("0"): return [number.prefix(3) + "X"]
    case "bc", "bce": return Int(number).map { $0 > 0 && $0 < 10_000 ? ["\(PartialDate(.year, year: 1 - $0))"] : [] } ?? []
    case "ad", "ce": return Int(number).map { $0 < 10_000 ? [padded($0, to: 4)] : [] } ?? []
    default: return []
    }
  }

  /// "5 april 2023", "2023 april 5", "2023-q2".
  private static func monthBetween(_ first: String, _ word: String, _ last: String) -> [String] {
    if word == "q" { return quarter(last, of: first) }
    guard let month = monthNumber(word) else { return [] }
    if isYear(last) { return [date(last, month, first)] }
    return isYear(first) ? [date(first, month, last)] : []
  }

  /// "april 5, 2023", "q2 2023".
  private static func wordFirst(_ word: String, _ number: String, _ year: String) -> [String] {
    if word == "q" { return quarter(number, of: year) }
    guard let month = monthNumber(word), isYear(year) else { return [] }
    return [date(year, month, number)]
  }

  private static func quarter(_ number: String, of year: String) -> [String] {
    guard isYear(year), let number = Int(number), (1...4).contains(number) else { return [] }
    return ["\(year)-\(padded(number * 3 - 2, to: 2))/\(year)-\(padded(number * 3, to: 2))"]
  }

  /// "2023-4", "04/2023"; "2023/04" may also be two years.
  private static func yearAndMonth(_ first: String, _ last: String, separators: Set<Unicode.Scalar>) -> [String] {
    if isYear(first), last.utf8.count <= 2 {
      let month = "\(first)-\(two(last))"
      return separators == ["/"] ? [month, "\(first)/\(first.prefix(2))\(two(last))"] : [month]
    }
    return isYear(last) && first.utf8.count <= 2 ? ["\(last)-\(two(first))"] : []
  }

  /// Three numbers: the year is the one of four digits; of the others the order is known after the year and between full
  /// stops, and a guess between strokes.
  private static func numeric(_ a: String, _ b: String, _ c: String, separators: Set<Unicode.Scalar>) -> [String] {
    if isYear(a) { return [a + "-" + two(b) + "-" + two(c)] }
    guard isYear(c), a.utf8.count <= 2, b.utf8.count <= 2 else { return [] }
    let dayFirst = c + "-" + two(b) + "-" + two(a)
    let monthFirst = c + "-" + two(a) + "-" + two(b)
    return separators == ["."] ? [dayFirst] : [dayFirst, monthFirst]
  }

  private static func isYear(_ text: String) -> Bool { text.utf8.count == 4 }

  private static func two(_ number: String) -> String { number.utf8.count == 1 ? "0" + number : number }

  private static func date(_ year: String, _ month: Int, _ day: String) -> String {
    year + "-" + padded(month, to: 2) + "-" + two(day)
  }

  private static func isNumber(_ token: String) -> Bool {
    token.utf8.first.map { $0 < UInt8(ascii: "A") } ?? false
  }

  private static func isWeekday(_ token: String) -> Bool {
    token.hasSuffix("day") || ["mon", "tue", "wed", "thu", "fri", "sat", "sun"].contains(token)
  }

  private static func monthNumber(_ word: String) -> Int? {
    guard word.utf8.count >= 3 else { return nil }
    if word == "sept" { return 9 }
    let index = EnglishMonths.names.firstIndex { month in
      let month = month.lowercased()
      return month == word || (word.utf8.count == 3 && month.hasPrefix(word))
    }
    return index.map { $0 + 1 }
  }

  private static let fillers: Set<String> = ["st", "nd", "rd", "th", "of", "the"]
  private static let seasons = ["spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24]
}
