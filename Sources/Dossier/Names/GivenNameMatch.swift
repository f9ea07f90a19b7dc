/// How well given names as written agree with those of a listed name.
enum GivenNameMatch: Int, Comparable {
  /// A name contradicts.
  case different
  /// The first name agrees, a further one is not listed ("John H. Holdridge" for "John Holdridge").
  case extended
  /// Each written name is one of the listed: in full, as initial, shortened or in another transliteration.
  case agreeing

  static func < (one: Self, other: Self) -> Bool { one.rawValue < other.rawValue }

  /// - Parameters:
  ///   - written: the given names in the text, each with its folded bytes and whether it is known as a given name.
  ///   - listed: numbers of the listed name's given names.
  static func of(_ written: [WrittenGivenName], listed: [Int32], _ vocabulary: Vocabulary) -> GivenNameMatch {
    guard let first = written.first, !listed.isEmpty else { return .different }
    // An initial that comes first is the first name's.
    if first.spelling.count == 1, vocabulary.spellings[Int(listed[0])].first != first.spelling.first { return .different }
    // Any word might begin with a listed initial: what comes first must be a name.
    if first.spelling.count > 1, !first.isKnown,
      !listed.contains(where: { vocabulary.spellings[Int($0)].count > 1 && agree(first, $0, vocabulary) })
    {
      return .different
    }
    var position = 0
    var unmatched = 0
    for (order, name) in written.enumerated() {
      let match = listed[position...].firstIndex { agree(name, $0, vocabulary) }
      if let match {
        position = match + 1
      } else if order == 0 {
        return .different
      } else {
        unmatched += 1
      }
    }
    if unmatched == 0 { return .agreeing }
    return listed.count == 1 && first.spelling.count > 1 ? .extended : .different
  }

  static func agree(_ name: WrittenGivenName, _ listed: Int32, _ vocabulary: Vocabulary) -> Bool {
    if name.id == listed { return true }
    let spelling = name.spelling
    let other = vocabulary.spellings[Int(listed)]
    if spelling.count == 1 || other.count == 1 { return spelling.first == other.first }
    if name.id >= 0, vocabulary.isShortForm(name.id, listed) { return true }
    if min(spelling.count, other.count) >= 3, spelling.starts(with: other) || other.starts(with: spelling) { return true }
    if isDiminutive(spelling, of: other) { return true }
    if Folding.skeleton(spelling) == Folding.skeleton(other) { return true }
    // Of two names that are known neither is a misprint.
    return !(name.isKnown && vocabulary.traits[Int(listed)].contains(.givenName)) && isMisprint(spelling, of: other)
  }

  static let shortestMisprint = 6

  /// "Malcom" of "Malcolm": a letter left out or put in behind the first. Another letter makes another name: "Marvin", "Martin".
  private static func isMisprint(_ one: [UInt8], of other: [UInt8]) -> Bool {
    let (shorter, longer) = one.count < other.count ? (one, other) : (other, one)
    guard shorter.count >= shortestMisprint, longer.count == shorter.count + 1, shorter.first == longer.first else { return false }
    let start = zip(shorter, longer).prefix { $0 == $1 }.count
    return shorter[start...].elementsEqual(longer[(start + 1)...])
  }

  /// "Freddie" of "Frederick".
  private static func isDiminutive(_ short: [UInt8], of name: [UInt8]) -> Bool {
    let ending = short.suffix(2).elementsEqual("ie".utf8) ? 2 : short.last == UInt8(ascii: "y") ? 1 : 0
    guard ending > 0, short.count - ending >= 3 else { return false }
    let stem = short.dropLast(ending)
    // "Ronny" doubles its consonant.
    return name.starts(with: stem) || stem.count > 3 && stem.last == stem.dropLast().last && name.starts(with: stem.dropLast())
  }
}

/// A given name in a text.
struct WrittenGivenName {
  /// The number in the vocabulary, or -1.
  var id: Int32
  /// Folded bytes.
  var spelling: [UInt8]
  /// It is known to be a given name.
  var isKnown: Bool
}
