extension Words {
  /// A kind in words; one that has none stands as it is.
  func kind(_ kind: String) -> String { names[NameKeys.kind + kind] ?? kind.inWords }

  /// Whether somebody still holds an office, in words; a word of the author's own stands as it is.
  func tenure(_ tenure: String) -> String { names[NameKeys.tenure + tenure] ?? tenure }

  /// A country in words; what is no code stands as it is.
  func country(_ code: String) -> String { names[NameKeys.country + code.uppercased()] ?? code }

  /// A language in words; a tag that is not known stands as it is.
  func language(_ tag: String) -> String {
    names[NameKeys.language + (tag.split(separator: "-").first.map { $0.lowercased() } ?? tag)] ?? tag
  }

  /// What parts the members of a list.
  var comma: String { self[.comma] + " " }

  /// What parts the members of a list that have commas in them.
  var semicolon: String { self[.semicolon] + " " }

  /// The label of a stance of the usual scale.
  func usualStance(_ id: String) -> String? {
    switch id {
    case "in-favour": self[.stanceInFavour]
    case "conditional": self[.stanceConditional]
    case "neutral": self[.stanceNeutral]
    case "unclear": self[.stanceUnclear]
    case "opposed": self[.stanceOpposed]
    default: nil
    }
  }
}

extension String {
  /// A kind or a stance as prose has it: spaces between its words, where metadata has hyphens.
  var inWords: String {
    guard utf8.contains(UInt8(ascii: "-")) else { return self }
    return String(decoding: utf8.map { $0 == UInt8(ascii: "-") ? UInt8(ascii: " ") : $0 }, as: UTF8.self)
  }
}
