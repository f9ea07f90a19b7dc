/// The last words of a text.
struct WordRing {
  static let size = 32

  struct Entry {
    var key: UInt64 = 0
    var start = 0
    var end = 0
    var gap = Gap.bound
    var isCapital = false
  }
  private var entries = [Entry](repeating: Entry(), count: size)
  /// How many words the text has had.
  private(set) var count = 0

  @inline(__always) mutating func append(_ entry: Entry) {
    entries[count & (Self.size - 1)] = entry
    count += 1
  }

  /// The word so many before the last one; the last one itself with 0.
  @inline(__always) subscript(back: Int) -> Entry { entries[(count - 1 - back) & (Self.size - 1)] }

  mutating func reset() { count = 0 }
}

/// Finds phrases and passages in the words of a text.
struct Matcher: WordSink {
  /// Where a phrase stands.
  struct Place: Hashable {
    var phrase: Int
    var start: Int
    var end: Int
  }

  /// A place at which something stands that may be withheld.
  struct Hit {
    enum What {
      case phrase(Int)
      /// By the number of its text.
      case passage(Int)
    }
    var what: What
    var start: Int
    var end: Int

    /// Nil for a passage.
    var place: Place? {
      guard case .phrase(let number) = what else { return nil }
      return Place(phrase: number, start: start, end: end)
    }
  }

  private let patterns: Patterns
  /// Lists of single words, such as those of a search index, have no surroundings.
  private let isWordList: Bool
  private var ring = WordRing()
  private var rolling: UInt64 = 0
  private let hasPassages: Bool
  private var open: [Occurrence] = []
  private var lastPassageEnd = -1
  private(set) var hits: [Hit] = []
  /// Phrases that are something else where they stand.
  private(set) var explained: Set<Place> = []
  /// What stood in a text that is shown, where that is what is read.
  private(set) var occurrences: [Occurrence] = []
  private let collects: Bool
  /// Whether reading the same once more, its parted words joined, may find more: a joined word is sought, or it stands in or beside a phrase
  /// or a passage, be that explained or not.
  private(set) var mayFindMoreJoined = false
  /// How many words there were behind the last joined word, and behind the last phrase or passage; far off where there was none.
  private var (joinedEnd, foundEnd) = (far, far)
  private static let far = -100

  init(_ patterns: Patterns, isWordList: Bool = false, collects: Bool = false) {
    self.patterns = patterns
    self.isWordList = isWordList
    self.collects = collects
    hasPassages = !collects && !patterns.passages.isEmpty
  }

  mutating func takeJoined(_ key: UInt64, of pieces: Int) {
    joinedEnd = ring.count
    if !mayFindMoreJoined { mayFindMoreJoined = foundEnd >= ring.count - pieces || patterns.holds(key) }
  }

  private mutating func noteFound(_ length: Int) {
    foundEnd = ring.count
    if ring.count - length <= joinedEnd { mayFindMoreJoined = true }
  }

  mutating func take(_ key: UInt64, isCapital: Bool, start: Int, end: Int, gap: Gap) {
    if !open.isEmpty { close(behind: key, gap) }
    if hasPassages {
      let old = ring.count >= Passages.length ? ring[Passages.length - 1].key : 0
      rolling = Passages.next(rolling, key, leaving: old)
    }
    ring.append(WordRing.Entry(key: key, start: start, end: end, gap: gap, isCapital: isCapital))
    if hasPassages, ring.count >= Passages.length, patterns.passages.mayHold(rolling) { passage() }
    if patterns.mayEnd(key) { phrases(endingIn: key) }
  }

  private mutating func passage() {
    guard let subject = patterns.passages.subject(of: rolling) else { return }
    noteFound(Passages.length)
    let start = ring[Passages.length - 1].start
    // One long passage is one hit.
    if start > lastPassageEnd { hits.append(Hit(what: .passage(subject), start: start, end: ring[0].end)) }
    lastPassageEnd = ring[0].end
  }

  private mutating func phrases(endingIn key: UInt64) {
    let found = patterns.phrases(endingIn: key).filter { number in
      let keys = patterns.phrases[number].keys
      return keys.count <= ring.count && keys.indices.allSatisfy { ring[keys.count - 1 - $0].key == keys[$0] }
    }
    for number in found {
      let length = patterns.phrases[number].keys.count
      noteFound(length)
      let first = ring[length - 1]
      let before = length < ring.count ? ring[length].key : nil
      open.append(
        Occurrence(
          phrase: number, isCapital: first.isCapital && patterns.phrases[number].term.kind == .name, isUpper: first.isCapital,
          before: before, behind: nil, gapBefore: before == nil ? .bound : first.gap,
          start: first.start, end: ring[0].end))
    }
  }

  private mutating func close(behind key: UInt64?, _ gap: Gap) {
    for var occurrence in open {
      occurrence.behind = key
      occurrence.gapBehind = gap
      settle(occurrence)
    }
    open.removeAll(keepingCapacity: true)
  }

  private mutating func settle(_ occurrence: Occurrence) {
    if collects { return occurrences.append(occurrence) }
    let number = occurrence.phrase
    if isWordList {
      if patterns.phrases[number].keys.count > 1 || patterns.phrases[number].isWholeField || patterns.explanations.knows(number)
        || patterns.explanations.knowsField(number)
      {
        return
      }
    } else if patterns.phrases[number].isWholeField {
      guard occurrence.isField, !patterns.explanations.knowsField(number) else { return }
    } else if patterns.isExplained(occurrence) {
      explained.insert(Place(phrase: number, start: occurrence.start, end: occurrence.end))
      return
    }
    hits.append(Hit(what: .phrase(number), start: occurrence.start, end: occurrence.end))
  }

  mutating func finish() {
    if !open.isEmpty { close(behind: nil, .bound) }
    ring.reset()
    (joinedEnd, foundEnd) = (Self.far, Self.far)
    rolling = 0
  }
}

/// "May" beside a number is a month, whoever else is called so, and "Winter" a season.
enum MonthsAndNumbers {
  private static let months = keys(
    """
    january february march april may june july august september october november december \
    jan feb mar apr jun jul aug sep sept oct nov dec
    """)
  static let englishDateWords = months.union(keys("spring summer autumn fall winter"))
  private static let numbers = keys((1...2999).map(String.init).joined(separator: " "))

  private static func keys(_ words: String) -> Set<UInt64> { Set(WordList.words(of: words).map(\.key)) }

  /// "6 May 2023" is everybody's.
  static func areDate(_ words: [UInt64]) -> Bool {
    words.count > 1 && words.allSatisfy { months.contains($0) || numbers.contains($0) }
  }

  /// What a number has become where words have a blank for it: `{0}`.
  static func blank(_ word: UInt64) -> UInt64 { numbers.contains(word) ? zero : word }
  private static let zero = WordList.words(of: "0")[0].key

  /// Whether a name stands beside a number, or before or behind a dash that parts it from another of its kind: "May–August".
  static func holds(_ occurrence: Occurrence, _ phrase: [UInt64], _ dateWords: Set<UInt64>) -> Bool {
    guard phrase.count == 1, dateWords.contains(phrase[0]) else { return false }
    func isDate(_ word: UInt64?, _ gap: Gap) -> Bool {
      word.map { numbers.contains($0) || gap == .stop && dateWords.contains($0) } ?? false
    }
    return isDate(occurrence.before, occurrence.gapBefore) || isDate(occurrence.behind, occurrence.gapBehind)
  }
}
