/// What EDTF a date in one of the ways people write it means.
///
/// It serves messages alone: nothing is read by guessing. Whatever is proposed is valid EDTF.
struct DateSuggestion: Hashable {
  /// One replacement where only one thing can be meant, else the possible ones.
  var replacements: [String]

  var isCertain: Bool { replacements.count == 1 }

  var help: String {
    "write " + replacements.joined(separator: " or ") + (isCertain ? "" : ", whichever is meant")
  }

  init?(for text: String) {
    // Nobody writes a date that long; a hostile one must not cost time.
    guard text.utf8.count <= 80 else { return nil }
    var seen: Set<String> = []
    let valid = Self.readings(of: text, depth: 0).filter { $0 != text && Self.isValid($0) && seen.insert($0).inserted }
    guard !valid.isEmpty else { return nil }
    replacements = Array(valid.prefix(3))
  }

  private static func isValid(_ text: String) -> Bool { (try? EDTFParser.parse(text)) != nil }

  /// The EDTF that a text may mean, best first.
  private static func readings(of text: String, depth: Int) -> [String] {
    let text = text.trimmingSpace()
    if isValid(text) { return [text] }
    guard depth < 4, !text.isEmpty else { return [] }
    let lower = text.lowercased()
    if let word = openWords[lower] { return [word] }
    if let found = respelt(text), isValid(found) { return [found] }
    for (words, prefix, suffix) in framingWords {
      for word in words where lower.hasPrefix(word) && lower.utf8.count > word.utf8.count {
        let rest = readings(of: String(lower.dropFirst(word.count)), depth: depth + 1)
        let framed = rest.map { framing($0, prefix, suffix) }
        if !framed.isEmpty { return framed }
      }
    }
    for ending in [" onwards", " onward", " on", "-", "–"] where lower.hasSuffix(ending) {
      let rest = readings(of: String(lower.dropLast(ending.count)), depth: depth + 1).filter { !$0.contains("/") }
      if !rest.isEmpty { return rest.map { $0 + "/.." } }
    }
    for (ending, qualifier) in [("(?)", "?"), (" ?", "?"), ("?", "?"), ("~", "~")] where lower.hasSuffix(ending) {
      let rest = readings(of: String(lower.dropLast(ending.count)), depth: depth + 1)
      if !rest.isEmpty { return rest.map { framing($0, "", qualifier) } }
    }
    let single = HumanDate.readings(of: lower).filter(isValid)
    if !single.isEmpty { return single }
    return intervals(lower, depth: depth)
  }

  private static let openWords = [
    "present": "..", "now": "..", "today": "..", "open": "..", "ongoing": "..", "date": "..", "...": "..", "…": "..", "unknown": "",
    "?": "",
  ]

  private static let framingWords: [(words: [String], prefix: String, suffix: String)] = [
    (["approximately ", "approx. ", "approx ", "around ", "about ", "circa ", "ca. ", "ca ", "c. ", "c.", "c ", "~"], "", "~"),
    (["possibly ", "perhaps ", "probably ", "maybe ", "?"], "", "?"),
    (["until ", "till ", "up to ", "to ", "–", "- "], "../", ""),
    (["since "], "", "/.."),
    (["the ", "in ", "on ", "early in ", "between ", "from "], "", ""),
  ]

  private static func framing(_ date: String, _ prefix: String, _ suffix: String) -> String {
    if suffix.utf8.count == 1, let last = date.last, "?~%".contains(last) {
      return String(date.dropLast()) + (String(last) == suffix ? suffix : "%")
    }
    return prefix + date + suffix
  }

  /// Slips within a text that is nearly EDTF.
  private static func respelt(_ text: String) -> String? {
    var changed = text.filter { !$0.isWhitespace || $0 == " " }
    changed = String(changed.map { "‐‑−–".contains($0) ? "-" : $0 })
    if changed.hasSuffix("~?") || changed.hasSuffix("?~") { changed = changed.dropLast(2) + "%" }
    for wrong in ["-00-00", "-00", "-??-??", "-??", "-xx-xx", "-xx", "-uu-uu", "-uu"] where changed.hasSuffix(wrong) {
      let kept = changed.dropLast(wrong.utf8.count)
      changed = kept + (wrong.contains("0") ? "" : wrong.utf8.count > 3 ? "-XX-XX" : "-XX")
    }
    if changed.utf8.count == 4 { changed = String(changed.map { "xu".contains($0) ? "X" : $0 }) }
    if changed.first == "y" || changed.first == "Y" {
      let digits = changed.dropFirst().drop { $0 == "-" }
      let sign = changed.dropFirst().first == "-" ? "-" : ""
      changed = digits.utf8.count > 4 ? "Y" + sign + digits : sign + String(repeating: "0", count: 4 - digits.utf8.count) + digits
    }
    if changed.utf8.count > 10, changed.utf8.dropFirst(10).first.map({ $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "t") }) == true {
      let date = changed.prefix(10)
      var time = changed.dropFirst(11).uppercased().filter { $0 != " " }
      if time.utf8.count == 4, time.utf8.dropFirst().first == UInt8(ascii: ":") { time = "0" + time }
      changed = date + "T" + time
    }
    if let mark = changed.firstIndex(of: "T") {
      // Hours and minutes alone: EDTF wants the seconds.
      let clock = changed[mark...].dropFirst()
      let zone = clock.firstIndex { "Z+-".contains($0) } ?? clock.endIndex
      if clock[..<zone].utf8.count == 5 { changed = changed[..<zone] + ":00" + changed[zone...] }
    }
    return changed == text ? nil : changed
  }

  /// Two dates with a word or a dash between them.
  private static func intervals(_ text: String, depth: Int) -> [String] {
    for separator in [" until ", " till ", " to ", " and ", " – ", " — ", " - ", "/", "–", "—", "-"] {
      guard let gap = firstRange(of: separator, in: text) else { continue }
      let left = String(text[..<gap.lowerBound]).trimmingSpace()
      let right = String(text[gap.upperBound...]).trimmingSpace()
      guard !left.isEmpty, !right.isEmpty else { continue }
      let ends = readings(of: right, depth: depth + 1).filter { !$0.contains("/") }
      let starts = readings(of: left, depth: depth + 1).filter { !$0.contains("/") }
      if let start = starts.first, let end = ends.first { return [start + "/" + end] }
      // "4–6 April 2023", "April–July 2023", "30 April – 2 May 2023": what the first lacks, the second has.
      guard let end = ends.first, end.utf8.count >= 7 else { continue }
      let words = right.split(separator: " ").map(String.init)
      for borrowed in [words.suffix(2), words.suffix(1)] {
        let whole = ([left] + borrowed).joined(separator: " ")
        if let start = HumanDate.readings(of: whole).first, isValid(start) { return [start + "/" + end] }
      }
    }
    return ISODateShorthand.readings(of: text)
  }
}

private func firstRange(of part: String, in text: String) -> Range<String.Index>? {
  var start = text.startIndex
  while start < text.endIndex {
    if text[start...].hasPrefix(part) { return start..<text.index(start, offsetBy: part.count) }
    start = text.index(after: start)
  }
  return nil
}

extension String {
  fileprivate func trimmingSpace() -> String {
    guard let first = firstIndex(where: { !$0.isWhitespace }), let last = lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(self[first...last])
  }
}

/// Intervals whose second date leaves out what the first has: `2023-04-05/06`, `2023/24`, and the years of `2019-20`.
private enum ISODateShorthand {
  static func readings(of text: String) -> [String] {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    if parts.count == 2, parts[1].utf8.count == 2 {
      switch parts[0].utf8.count {
      case 4: return [parts[0] + "-" + parts[1], parts[0] + "/" + parts[0].prefix(2) + parts[1]]
      case 7: return [parts[0] + "-" + parts[1], parts[0] + "/" + parts[0].prefix(5) + parts[1]]
      case 10: return [parts[0] + "/" + parts[0].prefix(8) + parts[1]]
      default: return []
      }
    }
    if parts.count == 2, parts[1].utf8.count == 5, parts[0].utf8.count == 10 { return [parts[0] + "/" + parts[0].prefix(5) + parts[1]] }
    let years = text.split(separator: "-", omittingEmptySubsequences: false).map(String.init)
    if years.count == 2, years[0].utf8.count == 4, years[1].utf8.count == 2 { return [years[0] + "/" + years[0].prefix(2) + years[1]] }
    return []
  }
}
