/// Where the words of phrases stand in what is shown: there they are something else.
struct Explanations: Sendable {
  private var between: Set<UInt64> = []
  private var behind: Set<UInt64> = []
  private var before: Set<UInt64> = []
  private var first: Set<UInt64> = []
  private var last: Set<UInt64> = []
  private var alone: Set<UInt64> = []
  private var anywhere: Set<Int> = []
  private var fields: Set<UInt64> = []
  private var keys: Set<Int> = []

  private static func mix(_ phrase: Int, _ isCapital: Bool, _ one: UInt64, _ other: UInt64 = 0) -> UInt64 {
    var hash = UInt64(phrase) &* 0x9E37_79B9_7F4A_7C15 ^ (isCapital ? 0x5555_5555 : 0)
    hash = (hash ^ one) &* 0xFF51_AFD7_ED55_8CCD
    hash = (hash ^ hash >> 31 ^ other) &* 0xC4CE_B9FE_1A85_EC53
    return hash ^ hash >> 33
  }

  /// A phrase stands in a text that is shown, with the words before and behind it where there are any.
  mutating func add(_ occurrence: Occurrence) {
    let (phrase, capital) = (occurrence.phrase, occurrence.isCapital)
    anywhere.insert(phrase)
    switch (occurrence.before, occurrence.behind) {
    case (let before?, let behind?):
      between.insert(Self.mix(phrase, capital, before, behind))
      self.behind.insert(Self.mix(phrase, capital, before))
      self.before.insert(Self.mix(phrase, capital, behind))
    case (let before?, nil):
      last.insert(Self.mix(phrase, capital, before))
      self.behind.insert(Self.mix(phrase, capital, before))
    case (nil, let behind?):
      first.insert(Self.mix(phrase, capital, behind))
      self.before.insert(Self.mix(phrase, capital, behind))
    case (nil, nil): alone.insert(Self.mix(phrase, capital, 0))
    }
  }

  /// The program itself writes a phrase as a whole field, such as the name of an attribute: as a field it tells nothing anywhere.
  mutating func addField(_ phrase: Int, isCapital: Bool) { fields.insert(Self.mix(phrase, isCapital, 0)) }

  /// A phrase of one word is a key of data, too.
  mutating func addKey(_ phrase: Int) { keys.insert(phrase) }

  /// Whether an occurrence is one that is shown: between the same words, or where a text that is shown begins, ends or is cut. Words of the
  /// interface have blanks for numbers.
  func covers(_ occurrence: Occurrence) -> Bool {
    if !anywhere.contains(occurrence.phrase) { return false }
    return isShown(occurrence) || occurrence.besideBlanks.map(isShown) ?? false
  }

  private func isShown(_ occurrence: Occurrence) -> Bool {
    let (phrase, capital) = (occurrence.phrase, occurrence.isCapital)
    if occurrence.gapBefore != .none, occurrence.gapBehind != .none, alone.contains(Self.mix(phrase, capital, 0)) { return true }
    if let behind = occurrence.behind {
      if first.contains(Self.mix(phrase, capital, behind)) { return true }
      if occurrence.gapBefore != .none, before.contains(Self.mix(phrase, capital, behind)) { return true }
    }
    if let before = occurrence.before {
      if last.contains(Self.mix(phrase, capital, before)) { return true }
      if occurrence.gapBehind != .none, behind.contains(Self.mix(phrase, capital, before)) { return true }
    }
    guard let before = occurrence.before, let behind = occurrence.behind else { return false }
    return between.contains(Self.mix(phrase, capital, before, behind))
  }

  /// Whether a phrase stands anywhere in what is shown, as for lists of single words.
  func knows(_ phrase: Int) -> Bool { anywhere.contains(phrase) }

  /// Whether a phrase that only counts as a field is one of the program's or of what is shown.
  func knowsField(_ phrase: Int) -> Bool {
    [true, false].contains { fields.contains(Self.mix(phrase, $0, 0)) || alone.contains(Self.mix(phrase, $0, 0)) }
  }

  /// Whether a name is a field that the program writes so, or in small letters a key: pages show data between quotation marks.
  func coversField(_ occurrence: Occurrence) -> Bool {
    guard fields.contains(Self.mix(occurrence.phrase, occurrence.isUpper, 0)) else { return false }
    let isKey = !occurrence.isUpper && keys.contains(occurrence.phrase)
    return occurrence.isField || isKey && occurrence.gapBefore != .none && occurrence.gapBehind != .none
  }
}

/// A phrase in a text, with its surroundings.
struct Occurrence: Sendable {
  var phrase: Int
  /// Whether it begins with a capital letter, where that tells names from words.
  var isCapital: Bool
  var isUpper: Bool
  var before: UInt64?
  var behind: UInt64?
  var gapBefore: Gap
  var gapBehind = Gap.bound
  var start: Int
  var end: Int

  /// Whether it is all of a heading, a link, an address, a value or the name of one.
  var isField: Bool { gapBefore == .bound && gapBehind == .bound }

  /// The same with blanks for the numbers beside it; nil where there are none.
  var besideBlanks: Occurrence? {
    let (before, behind) = (before.map(MonthsAndNumbers.blank), behind.map(MonthsAndNumbers.blank))
    guard before != self.before || behind != self.behind else { return nil }
    var occurrence = self
    (occurrence.before, occurrence.behind) = (before, behind)
    return occurrence
  }
}
