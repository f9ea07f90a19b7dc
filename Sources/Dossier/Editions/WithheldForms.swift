import Prose

/// How what an edition withholds may be written: what is looked for in a text before anything is decided.
struct WithheldForms: Sendable {
  /// Words that name something withheld one after the other.
  struct Phrase: Sendable {
    enum Kind: Sendable {
      /// A person's name in full that nobody bears who is shown: wrong wherever it stands, in other case and in the names of things too.
      case name
      /// The same where somebody who is shown bears it: as its author wrote it the linker decides; this is for other case.
      case sharedName
      /// A title of three words or more of what the linker does not know, as its author wrote it or in capitals.
      case title
      /// An id, letter for letter.
      case id
      /// A file's name with its suffix.
      case file
    }
    var kind: Kind
    var text: String
    var keys: [UInt64]
    var capitals: [UInt32]
    /// What stands for it.
    var cover: String

    init(_ kind: Kind, _ text: String, cover: String) {
      let words = text.words()
      (self.kind, self.text, self.cover) = (kind, text, cover)
      (keys, capitals) = (words.map(\.key), words.map(\.capitals))
    }
  }

  private var byLastWord: [UInt64: [Phrase]] = [:]
  /// Words with which a name may begin that the linker takes for somebody withheld.
  private var beginnings: Set<UInt64> = []
  /// Words that alone may name somebody withheld, and those of them that are no ordinary words.
  private var singles: Set<UInt64> = []
  private var unusualSingles: Set<UInt64> = []
  /// What stands for those of the latter that are in no name that is shown: whatever they are part of, they name somebody withheld.
  private var telling: [UInt64: String] = [:]
  /// The last words of people's names in scripts without capitals, of which the linker knows no family names, and who bears them.
  private var caseless: [UInt64: [Int]] = [:]
  /// Ids, titles and names of files as a whole.
  private var wholes: Set<[UInt64]> = []
  private let index: NameIndex

  init(_ visibility: Visibility, _ book: NameBook) {
    index = book.index
    let whole = visibility.whole
    let shown = Set(
      zip(book.index.entries, book.keys).filter { visibility.covers[whole.id(of: $1)] == nil }.flatMap { entry, _ in
        [entry.name] + entry.aliases
      })
    for (number, (entry, key)) in zip(book.index.entries, book.keys).enumerated() where visibility.covers[whole.id(of: key)] != nil {
      let cover = visibility.covers[whole.id(of: key)]!
      takeSingles(of: number, cover)
      for name in [entry.name] + entry.aliases {
        takeBeginnings(of: name)
        if entry.kind == .person { takeCaseless(name, of: number) }
        if entry.kind == .person { take(Phrase(shown.contains(name) ? .sharedName : .name, name, cover: cover), fromWords: 2) }
      }
    }
    for (id, cover) in visibility.covers {
      takeID(id, of: whole.entity(id), in: whole, cover)
      guard let key = whole.entity(id), !Self.isLinked(key.kind) else { continue }
      for name in whole.names(of: key) { take(Phrase(.title, name, cover: cover), fromWords: 3) }
    }
    for index in whole.documents.indices where !visibility.isShown(document: index) {
      let document = whole.documents[index]
      takeID(document.id, of: nil, in: whole, Self.documentCover)
      take(Phrase(.title, document.title, cover: Self.documentCover), fromWords: 3)
      take(Phrase(.file, document.fileName, cover: Self.documentCover), fromWords: 2)
    }
    for name in shown { takeShown(name) }
  }

  static let documentCover = "a document that is not shown here"
  static let addressCover = "an address that is not shown here"

  /// Whether the linker finds names of this kind by itself.
  private static func isLinked(_ kind: EntityKind) -> Bool { kind != .meeting && kind != .issue }

  private mutating func takeBeginnings(of name: String) {
    for word in name.words() where index.trie.root(index.vocabulary.number(of: word.key)) >= 0 { beginnings.insert(word.key) }
  }

  private mutating func takeCaseless(_ name: String, of entry: Int) {
    let words = name.words()
    guard words.count > 1, let last = words.last, last.count > 1, words.allSatisfy({ $0.capitals == 0 }) else { return }
    caseless[last.key, default: []].append(entry)
  }

  /// What stands in a name that is shown tells nothing, save in the full name of somebody withheld, which is covered there too.
  private mutating func takeShown(_ name: String) {
    let covered = phrases(in: name).map(\.range)
    for word in name.words() where !covered.contains(where: { $0.contains(Int(word.start)) }) { telling[word.key] = nil }
  }

  private mutating func takeSingles(of entry: Int, _ cover: String) {
    let ordinary = WordTraits.ordinary.union([.thing, .lowerThing, .wordName, .givenName, .particle])
    for word in index.singleWords(of: entry).flatMap({ $0.words() }) {
      singles.insert(word.key)
      let number = index.vocabulary.number(of: word.key)
      guard number < 0 || index.vocabulary.traits[Int(number)].isDisjoint(with: ordinary) else { continue }
      unusualSingles.insert(word.key)
      telling[word.key] = telling[word.key] ?? cover
    }
  }

  /// - Parameter entity: What has the id; nil for documents.
  private mutating func takeID(_ id: String, of entity: EntityKey?, in whole: Dossier, _ cover: String) {
    let words = id.words().map(\.key)
    wholes.insert(words)
    let hasDigits = id.utf8.contains { (48...57).contains($0) }
    // In a text "cease-fire" is a word, though an issue of another name has it as its id, and "m2" a measure.
    let isShort = hasDigits && words.count == 1 && id.utf8.count < 4
    if let entity, isShort || !hasDigits && (entity.kind == .issue || entity.kind == .term) {
      let known = Set(whole.names(of: entity).flatMap { $0.words() }.map(\.key))
      if known.isDisjoint(with: words) { return }
    }
    take(Phrase(.id, id, cover: cover), fromWords: hasDigits ? 1 : 2)
  }

  private mutating func take(_ phrase: Phrase, fromWords least: Int) {
    wholes.insert(phrase.keys)
    guard phrase.keys.count >= least, let last = phrase.keys.last else { return }
    byLastWord[last, default: []].append(phrase)
  }

  // MARK: Looking for them

  /// Whether a text may name something withheld; false means that it surely does not.
  func mayStand(in text: String) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      var words = Words(bytes)
      var last: Word?
      while let word = words.next() {
        if beginnings.contains(word.key) || unusualSingles.contains(word.key) || byLastWord[word.key] != nil || caseless[word.key] != nil
          || isVariant(word, bytes) || cover(of: word, bytes) != nil
        {
          return true
        }
        if let last, word.gap == .hyphen || word.gap == .hyphenBreak {
          if beginnings.contains(Word(joining: last, word, bytes).key) { return true }
        }
        last = word
      }
      return false
    }
  }

  /// A family name in another transliteration, as the linker recognises it.
  private func isVariant(_ word: Word, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard word.isCapitalised, word.count >= NameIndexBuilder.shortestSkeleton, index.vocabulary.number(of: word.key) < 0 else {
      return false
    }
    return index.bySkeleton[Words.key(Folding.skeleton(Words.folded(bytes, Int(word.start)..<Int(word.end))))] != nil
  }

  /// Where phrases stand in a text that the linker does not know, in its order.
  func phrases(in text: String) -> [(range: Range<Int>, cover: String)] {
    var text = text
    return text.withUTF8 { bytes in
      var found: [(range: Range<Int>, cover: String)] = []
      var reader = Words(bytes)
      var words: [Word] = []
      while let word = reader.next() {
        words.append(word)
        for phrase in byLastWord[word.key] ?? [] {
          guard words.count >= phrase.keys.count else { continue }
          let run = words.suffix(phrase.keys.count)
          guard run.lazy.map(\.key).elementsEqual(phrase.keys) else { continue }
          let range = Int(run.first!.start)..<Int(word.end)
          if isMeant(phrase, run, bytes, range) { found.append((range, phrase.cover)) }
        }
      }
      return found
    }
  }

  /// Where words stand that may be the family names of people withheld, in scripts without capitals, and whose.
  func caselessNames(in text: String) -> [UndecidedName] {
    if caseless.isEmpty { return [] }
    return text.words().compactMap { word in
      caseless[word.key].map { UndecidedName(range: Int(word.start)..<Int(word.end), candidates: $0) }
    }
  }

  /// Where words stand that name somebody withheld and nobody else, as in "the Orlov Doctrine", "ORLOV REPORT" and "the Orlovs", in the
  /// text's order.
  func tellingWords(in text: String) -> [(range: Range<Int>, cover: String)] {
    var text = text
    return text.withUTF8 { bytes in
      var found: [(range: Range<Int>, cover: String)] = []
      var words = Words(bytes)
      var last: Word?
      while var word = words.next() {
        if let cover = cover(of: word, bytes) {
          found.append((Int(word.start)..<Int(word.end), cover))
        } else if let last, word.gap == .hyphenBreak {
          // What was joined is the last word then: narrow columns part a name more than once.
          word = Word(joining: last, word, bytes)
          if let cover = cover(of: word, bytes) { found.append((Int(word.start)..<Int(word.end), cover)) }
        }
        last = word
      }
      return found
    }
  }

  /// Addresses and handles that tell a name, in small letters too: `https://x.org/orlov/`, `www.orlov.com`, `@orlov`.
  func tellingAddresses(in text: String) -> [(range: Range<Int>, cover: String)] {
    guard !unusualSingles.isEmpty,
      text.utf8.contains(where: { $0 == UInt8(ascii: "@") || $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: ".") })
    else { return [] }
    var start = 0
    return text.utf8.split(omittingEmptySubsequences: false, whereSeparator: { $0 <= 0x20 }).map { String(Substring($0)) }.compactMap {
      word in
      defer { start += word.utf8.count + 1 }
      guard word.contains("://") || word.contains("@") || word.lowercased().hasPrefix("www.") else { return nil }
      let parts = word.split { "/?#&=@:".contains($0) }
      guard parts.contains(where: { stand(inName: String($0), of: nil) }) else { return nil }
      let first = word.utf8.prefix { "(<[\"'“".utf8.contains($0) }.count
      let last = word.utf8.reversed().prefix { ")>]\"',.;:!?".utf8.contains($0) }.count
      return first + last < word.utf8.count ? (start + first..<start + word.utf8.count - last, Self.addressCover) : nil
    }
  }

  private func cover(of word: Word, _ bytes: UnsafeBufferPointer<UInt8>) -> String? {
    guard let cover = telling[word.key] ?? coverOfPlural(word, bytes) else { return nil }
    // Small letters may be any word, in scripts that have them.
    return word.isCapitalised || !String(decoding: bytes[Int(word.start)..<Int(word.end)], as: UTF8.self).hasCase ? cover : nil
  }

  private func coverOfPlural(_ word: Word, _ bytes: UnsafeBufferPointer<UInt8>) -> String? {
    guard !telling.isEmpty, bytes[Int(word.end) - 1] | 0x20 == UInt8(ascii: "s") else { return nil }
    return telling[Words.key(Words.folded(bytes, Int(word.start)..<Int(word.end)).dropLast())]
  }

  private func isMeant(_ phrase: Phrase, _ words: ArraySlice<Word>, _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
    switch phrase.kind {
    case .sharedName: words.allSatisfy { $0.capitals == 0 } || words.allSatisfy(\.isAllCapitals)
    case .name where words.allSatisfy { $0.capitals == 0 }: true
    case .name, .title: zip(words, phrase.capitals).allSatisfy { $0.capitals == $1 } || words.allSatisfy(\.isAllCapitals)
    case .id, .file: String(decoding: bytes[range], as: UTF8.self) == phrase.text
    }
  }

  /// Whether an address, an id or a file's name is or holds one of them, whatever parts its words.
  ///
  /// - Parameter own: The names of what has the id, where it has any: words that stand in them give nothing away.
  func stand(inName name: String, of own: [String]?) -> Bool {
    let words = name.words().map(\.key)
    let known = Set((own ?? []).flatMap { $0.words() }.map(\.key))
    if own == nil || !known.isSuperset(of: words), wholes.contains(words) { return true }
    let telling = own == nil ? unusualSingles : singles
    for (place, word) in words.enumerated() where !known.contains(word) {
      if telling.contains(word) { return true }
      for phrase in byLastWord[word] ?? [] where words[...place].reversed().starts(with: phrase.keys.reversed()) { return true }
    }
    return false
  }
}

extension Dossier {
  /// The name of an entity and all its aliases.
  func names(of key: EntityKey) -> [String] {
    switch key.kind {
    case .person: [people[key.index].name] + people[key.index].aliases
    case .organisation: [organisations[key.index].name] + organisations[key.index].aliases
    case .place: [places[key.index].name] + places[key.index].aliases
    case .work: [works[key.index].name] + works[key.index].aliases
    case .meeting: [meetings[key.index].name] + meetings[key.index].aliases
    case .issue: [issues[key.index].name] + issues[key.index].aliases
    case .term: [terms[key.index].name] + terms[key.index].aliases
    }
  }
}

extension NameIndex {
  /// The words of an entry's names that alone may mean it: family names and their parts, and names of one word.
  func singleWords(of entry: Int) -> [String] {
    var found: [String] = []
    for name in [entries[entry].name] + entries[entry].aliases {
      let bytes = Array(name.utf8)
      for word in name.words() where word.count > 1 {
        let root = trie.root(vocabulary.number(of: word.key))
        guard root >= 0 else { continue }
        let node = trie.nodes[Int(root)]
        if node.bearers.contains(where: { $0.entry == entry }) || node.phrases.contains(where: { $0.entry == entry }) {
          found.append(String(decoding: bytes[Int(word.start)..<Int(word.end)], as: UTF8.self))
        }
      }
    }
    return found
  }
}

extension Word {
  /// A word that is parted at the end of a line.
  fileprivate init(joining first: Word, _ second: Word, _ bytes: UnsafeBufferPointer<UInt8>) {
    self = first
    end = second.end
    key = Words.key(Words.folded(bytes, Int(start)..<Int(end)))
  }
}

extension String {
  /// Whether any of its letters is a small or a capital one.
  fileprivate var hasCase: Bool { unicodeScalars.contains { $0.properties.isLowercase || $0.properties.isUppercase } }
}
