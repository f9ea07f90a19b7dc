/// Reads the title before a name.
extension NameFinder {
  private static let longestTitle = 10

  /// The words of the title before a name: "Under Secretary of State for Political Affairs".
  func title(before position: Int) -> [Int32] {
    var start = position
    var first = position
    while start > 0, position - start < Self.longestTitle {
      let candidate = start - 1
      switch words[start].gap {
      case .space, .lineBreak, .hyphen: break
      case .punctuation where start == position && isInParentheses(position): break
      case .stop: if !isAbbreviation(candidate) { return titleWords(first..<position) }
      default: return titleWords(first..<position)
      }
      let traits = traits(candidate)
      if !traits.isDisjoint(with: .titles) {
        first = candidate
      } else if traits.isDisjoint(with: [.domain, .nationality]) && !Titles.connectors.contains(words[candidate].key) {
        break
      } else if traits.contains(.nationality), first < position {
        first = candidate
      }
      start = candidate
    }
    return titleWords(first..<position)
  }

  /// "the Secretary of State (Rusk)".
  private func isInParentheses(_ position: Int) -> Bool {
    let word = words[position]
    return Int(word.end) < text.count && text[Int(word.start) - 1] == UInt8(ascii: "(") && text[Int(word.end)] == UInt8(ascii: ")")
  }

  private func titleWords(_ range: Range<Int>) -> [Int32] {
    range.map { words[$0].id }.filter { $0 >= 0 }
  }
}
