/// All names of a briefing, ready to be found in its texts.
///
/// A text is searched in two steps. `sightings` finds every name in one text, without knowledge of any other, so that
/// texts are searched in parallel. A `NameCensus` counts what was seen. `decide` then says whom each name means, by the
/// text's own evidence first and by what is usual in its folder where the text does not tell.
public struct NameIndex: Sendable {
  public let entries: [NameEntry]
  public let surnames: SurnameRule
  let vocabulary: Vocabulary
  private(set) var trie: NameTrie
  /// Persons' names in parts; those of one entry stand together.
  let names: [PersonName]
  /// Of the given names of each.
  let givenNameTraces: [GivenNameTraces]
  /// Entries that bear a given name as their first, or one short for it.
  let byGivenName: [Int32: [Int32]]
  /// Family names by the spelling that their transliterations share.
  let bySkeleton: [UInt64: Int32]
  /// What each entry's offices and description say, one text an office.
  let offices: [[Office]]
  let position: [String: Int]
  /// The years that each entry's offices and description name, from first to last.
  let activeYears: [ClosedRange<Int>?]
  /// The first letter of each person's family name, folded; 0 for what is no person.
  let firstLetters: [UInt8]

  /// An office as words and the days on which it was held.
  struct Office: Sendable {
    var words: [Int32]
    var from: Int?
    var to: Int?
  }

  public init(entries: [NameEntry], surnames: SurnameRule = .unique) {
    var builder = NameIndexBuilder()
    for (number, entry) in entries.enumerated() { builder.add(entry, Int32(number)) }
    builder.addRareGivenNames()
    builder.addSkeletons()
    self.entries = entries
    self.surnames = surnames
    let vocabulary = builder.vocabulary
    self.vocabulary = vocabulary
    trie = builder.trie
    names = builder.names
    givenNameTraces = names.map { GivenNameTraces(of: $0.given, in: vocabulary) }
    byGivenName = builder.byGivenName
    bySkeleton = builder.bySkeleton
    offices = builder.offices
    activeYears = builder.activeYears
    firstLetters = builder.firstLetters
    position = Dictionary(entries.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    addNamesOfOtherKinds()
  }

  /// Names that their parts do not lead to count word for word: "Kim Jong-un", "Malcolm X", "Elizabeth II".
  private mutating func addNamesOfOtherKinds() {
    for (number, entry) in entries.enumerated() where entry.kind == .person {
      for written in [entry.name] + entry.aliases {
        let name = String(written.prefix { $0 != "(" })
        let words = name.words().drop { isTitle($0) }
        guard words.count > 1, let first = words.first, let last = words.last else { continue }
        let isFound = sightings(in: name).sightings.contains {
          $0.range.lowerBound <= first.start && $0.range.upperBound >= last.end
        }
        if isFound { continue }
        let phrase = NameTrie.Phrase(name, words, entry: Int32(number))
        trie.add(phrase, at: words.map { vocabulary.number(of: $0.key) })
      }
    }
  }

  private func isTitle(_ word: Word) -> Bool {
    let number = vocabulary.number(of: word.key)
    guard number >= 0 else { return false }
    let traits = vocabulary.traits[Int(number)]
    return traits.contains(.ordinary) && !traits.contains(.givenName)
  }

  /// Finds and decides the names of a text that stands alone.
  public func mentions(in text: String, skipping: [Range<Int>] = [], context: DocumentContext = DocumentContext()) -> MentionResult {
    let sightings = sightings(in: text, skipping: skipping, context: context)
    var census = NameCensus()
    census.add(sightings, context: context, index: self)
    return decide(sightings, context: context, census: census)
  }
}

/// Names as sequences of words.
struct NameTrie: Sendable {
  /// A name that counts word for word.
  struct Phrase: Sendable, Equatable {
    var entry: Int32
    /// Upper-case letters of each word.
    var capitals: [UInt32]
    /// The full stop behind "U.S." and "Inc." is part of the name.
    var endsInStop: Bool

    init(_ written: String, _ words: some Sequence<Word>, entry: Int32) {
      self.entry = entry
      capitals = words.map(\.capitals)
      endsInStop = written.last == "."
    }
  }

  /// A person who bears a family name.
  struct Bearer: Sendable {
    var entry: Int32
    /// The position of the name in `NameIndex.names`.
    var name: Int32
    /// The word is only a part of the family name.
    var isPart: Bool
  }

  struct Node: Sendable {
    var phrases: [Phrase] = []
    var bearers: [Bearer] = []
    var isBranch = false
  }

  private(set) var nodes: [Node] = []
  /// The node of a single word, or -1, by the word's number.
  private(set) var roots: [Int32] = []
  private var children: [UInt64: Int32] = [:]

  func child(of node: Int32, _ word: Int32) -> Int32? {
    nodes[Int(node)].isBranch && word >= 0 ? children[Self.edge(node, word)] : nil
  }

  func root(_ word: Int32) -> Int32 {
    word >= 0 && word < roots.count ? roots[Int(word)] : -1
  }

  mutating func add(_ phrase: Phrase, at words: [Int32]) {
    guard let node = node(for: words) else { return }
    if !nodes[node].phrases.contains(phrase) { nodes[node].phrases.append(phrase) }
  }

  mutating func add(_ bearer: Bearer, at words: [Int32]) {
    guard let node = node(for: words) else { return }
    nodes[node].bearers.append(bearer)
  }

  private mutating func node(for words: [Int32]) -> Int? {
    guard let first = words.first else { return nil }
    if Int(first) >= roots.count { roots += Array(repeating: -1, count: Int(first) + 1 - roots.count) }
    if roots[Int(first)] < 0 { roots[Int(first)] = newNode() }
    var node = roots[Int(first)]
    for word in words.dropFirst() {
      if let next = children[Self.edge(node, word)] {
        node = next
      } else {
        let next = newNode()
        children[Self.edge(node, word)] = next
        nodes[Int(node)].isBranch = true
        node = next
      }
    }
    return Int(node)
  }

  private mutating func newNode() -> Int32 {
    nodes.append(Node())
    return Int32(nodes.count - 1)
  }

  private static func edge(_ node: Int32, _ word: Int32) -> UInt64 {
    UInt64(UInt32(bitPattern: node)) << 32 | UInt64(UInt32(bitPattern: word))
  }
}
