/// How a file of words says dates: a flat map from `date.day`, `date.months` … and, for tables, `date.short.day` … to texts whose
/// parts stand between ` | `.
extension DateWords {
  static let firstDayKey = "date.firstDay"

  /// The keys of all words for dates, in the order in which words-en.yml has them.
  public static let keys: [String] =
    [firstDayKey]
    + ["date.", "date.short."].flatMap { style in
      ["monthNames", "seasonNames"].map { style + $0 } + Phrase.allCases.map { style + $0.rawValue }
    }

  /// How many parts the word of a key may have: twelve months, or twelve and the same inflected …
  public static func counts(of key: String) -> Set<Int> {
    let name = key.split(separator: ".").last.map(String.init) ?? key
    switch name {
    case "monthNames": return [12, 24]
    case "seasonNames": return [4, 8]
    default: return Phrase(rawValue: name)?.mayHaveTwoForms == true ? [1, 2] : [1]
    }
  }

  /// - Parameter texts: The words of a file; names and patterns that are missing are empty.
  public init(_ texts: [String: String]) {
    long = Forms(texts, "date.")
    short = Forms(texts, "date.short.")
  }
}

extension DateWords.Forms {
  fileprivate init(_ texts: [String: String], _ style: String) {
    func parts(_ name: String) -> [String] { texts[style + name].map { $0.split(separator: " | ").map(String.init) } ?? [] }
    /// Names and the same inflected, which may be the same.
    func names(_ name: String, _ count: Int) -> (alone: [String], inflected: [String]) {
      let names = parts(name)
      let alone = (0..<count).map { names.indices.contains($0) ? names[$0] : "" }
      return (alone, names.count == 2 * count ? Array(names[count...]) : alone)
    }
    (months, inflectedMonths) = names("monthNames", 12)
    (seasons, inflectedSeasons) = names("seasonNames", 4)
    firstDay = texts[DateWords.firstDayKey] ?? "1"
    patterns = Dictionary(
      uniqueKeysWithValues: DateWords.Phrase.allCases.map { phrase in (phrase, parts(phrase.rawValue).map { DatePattern($0) }) })
  }
}
