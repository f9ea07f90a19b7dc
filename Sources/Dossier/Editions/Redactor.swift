import Prose

/// Puts covers in the place of withheld names, wherever text of any kind names them.
struct Redactor: Sendable {
  let visibility: Visibility
  private let book: NameBook
  /// Finds withheld names within the names of others: it knows people by their names alone, and of the rest what is withheld.
  private let narrow: NameIndex
  private let forms: WithheldForms
  /// What stands for each withheld entity of the whole dossier.
  private let covers: [EntityKey: String]
  /// The same by id, and for the documents that are not shown by `doc:` and their id.
  private let coversOfLinks: [String: String]
  /// What each document tells of itself that helps to decide whom its names mean.
  private let contexts: [DocumentContext]
  /// Names of files that stand as titles and tell what is withheld, by the links to their documents.
  private var tellingTitles: [String: String] = [:]

  /// Nil where nothing is named that is withheld.
  init?(_ visibility: Visibility) {
    let whole = visibility.whole
    let hidden = whole.documents.indices.filter { !visibility.isShown(document: $0) }
    guard !visibility.covers.isEmpty || !hidden.isEmpty, let book = whole.nameBook else { return nil }
    self.visibility = visibility
    self.book = book
    forms = WithheldForms(visibility, book)
    let entries = zip(book.index.entries, book.keys).compactMap { entry, key -> NameEntry? in
      if visibility.covers[whole.id(of: key)] != nil { return entry }
      guard entry.kind == .person else { return nil }
      var known = entry
      known.aliases = []
      return known
    }
    narrow = NameIndex(entries: entries, surnames: book.index.surnames)
    covers = Dictionary(
      visibility.covers.compactMap { id, cover in whole.entity(id).map { ($0, cover) } }, uniquingKeysWith: { first, _ in first })
    coversOfLinks = visibility.covers.merging(hidden.map { ("doc:\(whole.documents[$0].id)", WithheldForms.documentCover) }) { first, _ in
      first
    }
    contexts = whole.documentContexts()
    for document in whole.documents where document.hasTitleOfFile && tells(document.title, of: []) {
      tellingTitles["doc:\(document.id)"] = document.title
    }
  }

  // MARK: What a text names

  /// What is to be covered in a text, and what nobody can decide.
  struct Finding {
    var stretches: [(range: Range<Int>, words: String)] = []
    /// Names that may be a withheld one.
    var doubts: [Doubt] = []
  }

  /// A name that may be a withheld one, or somebody else's.
  struct Doubt {
    var range: Range<Int>
    /// Ids of those whom it may mean.
    var candidates: [String]
  }

  func context(ofDocument document: Int) -> DocumentContext { contexts[document] }

  /// What describes somebody or something means that by its name, and what describes a meeting those who took part.
  func context(of place: TextPlace) -> DocumentContext {
    var context = place.origin.flatMap(visibility.document).map { contexts[$0] } ?? DocumentContext()
    guard let id = place.entity, let key = visibility.whole.entity(id) else { return context }
    context.related.append(id)
    if key.kind == .meeting {
      context.participants += visibility.whole.meetings[key.index].records.flatMap { $0.keys.participants.compactMap(\.entity) }
    }
    for name in visibility.whole.names(of: key) where context.mapped[name] == nil { context.mapped[name] = id }
    return context
  }

  /// - Parameter mentions: What is known already of a document's text.
  func finding(in text: String, _ mentions: [EntityMention] = [], context: DocumentContext) -> Finding {
    var finding = Finding()
    func cover(_ range: Range<Int>, _ words: String) {
      if !finding.stretches.contains(where: { $0.range.overlaps(range) }) { finding.stretches.append((range, words)) }
    }
    for mention in mentions { if let words = covers[mention.entity] { cover(mention.range, words) } }
    if forms.mayStand(in: text) {
      let sightings = book.index.sightings(in: text, context: context)
      let result = book.index.decide(sightings, context: context, census: book.census)
      var others = mentions.filter { covers[$0.entity] == nil }.map(\.range)
      for mention in result.decided {
        if let words = covers[book.keys[mention.entry]] { cover(mention.range, words) } else { others.append(mention.range) }
      }
      for range in others { for (inner, words) in withheldNames(within: range, of: text) { cover(inner, words) } }
      for (range, words) in forms.phrases(in: text) where !others.contains(where: range.overlaps) { cover(range, words) }
      let undecided = result.undecided + unsupported(sightings, in: text, besides: finding, others)
      others += undecided.map(\.range)
      for (range, words) in forms.tellingWords(in: text) where !others.contains(where: range.overlaps) { cover(range, words) }
      for (range, words) in forms.tellingAddresses(in: text) where !others.contains(where: range.overlaps) { cover(range, words) }
      finding.doubts = undecided.filter { $0.candidates.contains { covers[book.keys[$0]] != nil } }
        .map { Doubt(range: $0.range, candidates: $0.candidates.map { visibility.whole.id(of: book.keys[$0]) }) }
      finding.doubts += possibleNames(sightings, in: text).filter { doubt in !finding.stretches.contains { $0.range.overlaps(doubt.range) }
      }
    }
    finding.stretches.sort { $0.range.lowerBound < $1.range.lowerBound }
    return finding
  }

  /// "Stone agreed", where Victor Stone is withheld and nothing says that he is meant: a link is not made of it, but a doubt.
  private func unsupported(_ sightings: NameSightings, in text: String, besides finding: Finding, _ others: [Range<Int>]) -> [UndecidedName]
  {
    let words = sightings.sightings.compactMap { sighting -> UndecidedName? in
      guard sighting.form == .surname, sighting.traits.contains(.isWord),
        sighting.traits.isDisjoint(with: [.outsider, .foreignParticle, .doubtful]),
        sighting.candidates.contains(where: { covers[book.keys[Int($0)]] != nil })
      else { return nil }
      return UndecidedName(range: sighting.range, candidates: sighting.candidates.map(Int.init))
    }
    return (words + forms.caselessNames(in: text)).filter { name in
      !others.contains(where: name.range.overlaps) && !finding.stretches.contains { $0.range.overlaps(name.range) }
    }
  }

  /// "E. M. Holm" may be Eva Holm with a name more than the briefing knows, and "Liz Holm Affair" hers, or those of strangers.
  private func possibleNames(_ sightings: NameSightings, in text: String) -> [Doubt] {
    let full = sightings.sightings.filter { $0.form == .fullName && $0.traits.contains(.outsider) }
    if full.isEmpty { return [] }
    let bytes = Array(text.utf8)
    return full.compactMap { sighting in
      let written = String(decoding: bytes[sighting.range], as: UTF8.self).words()
      guard let first = written.first, written.count > 1 else { return nil }
      let initial = bytes.withUnsafeBufferPointer { bytes in
        Words.folded(bytes, sighting.range.lowerBound + Int(first.start)..<sighting.range.lowerBound + Int(first.end)).first
      }
      let bearers = sighting.candidates.filter { entry in
        guard covers[book.keys[Int(entry)]] != nil else { return false }
        return sighting.traits.contains(.longer) || first.count == 1 && book.index.entries[Int(entry)].initials.contains { $0 == initial }
      }
      guard !bearers.isEmpty else { return nil }
      return Doubt(range: sighting.range, candidates: bearers.map { visibility.whole.id(of: book.keys[Int($0)]) })
    }
  }

  /// "A study by Viktor Orlov" is the title of a study, and names him.
  private func withheldNames(within range: Range<Int>, of text: String) -> [(Range<Int>, String)] {
    let name = String(decoding: Array(text.utf8)[range], as: UTF8.self)
    guard name.words().count > 1, forms.mayStand(in: name) else { return [] }
    return narrow.mentions(in: name).decided.compactMap { mention in
      visibility.covers[narrow.entries[mention.entry].id].map {
        (range.lowerBound + mention.range.lowerBound..<range.lowerBound + mention.range.upperBound, $0)
      }
    }
  }

  /// Whether an id, an address or the name of a file tells what is withheld, be it between hyphens, slashes or percent signs.
  ///
  /// - Parameter own: The names of what has the id, where it has any. What the edition shows of them the id may tell too.
  func tells(_ name: String, of own: [String]? = nil) -> Bool {
    let parts = name.withoutPercentCodes.split { "/?#&=".contains($0) }.map(String.init)
    guard parts.contains(where: { forms.stand(inName: $0, of: own == nil ? nil : []) }) else { return false }
    guard let own else { return true }
    let shown = own.map { redacted($0, context: DocumentContext()).text }
    return parts.contains { forms.stand(inName: $0, of: shown) }
  }

  // MARK: Covering

  static let titleCover = "a document whose name is withheld"

  /// The title of a document, with a cover for one that is a telling name of a file: its small letters are names too.
  func title(of document: Document) -> String {
    tellingTitles["doc:\(document.id)"] == nil ? document.title : Self.titleCover
  }

  /// A text of the metadata.
  func redacted(_ text: String, context: DocumentContext) -> (text: String, doubts: [Doubt]) {
    let finding = finding(in: text, context: context)
    return (finding.stretches.isEmpty ? text : Prose(text: text).replacing(finding.stretches).prose.text, finding.doubts)
  }

  /// Prose, with the names that were found in it before.
  func redacted(
    _ prose: Prose, _ mentions: [EntityMention] = [], context: DocumentContext, omitting step: EditingStep? = nil
  ) -> (prose: Prose, map: Prose.OffsetMap, doubts: [Doubt]) {
    var finding = finding(in: prose.text, mentions, context: context)
    if step == .documentTexts { finding.stretches = [] }
    for element in prose.elements {
      guard case .wikiLink(let target, _, _) = element.kind else { continue }
      if isNamed(by: target), !element.range.isEmpty {
        finding.doubts.removeAll { $0.range.overlaps(element.range) }
        finding.stretches.removeAll { $0.range.overlaps(element.range) }
      }
      let isTitle = tellingTitles[target].map { $0 == prose.text(in: element.range) } ?? false
      if let cover = coversOfLinks[target] ?? (isTitle ? Self.titleCover : nil), step != .links {
        finding.stretches.removeAll { $0.range.overlaps(element.range) }
        finding.stretches.append((element.range, cover))
      }
    }
    finding.stretches.sort { $0.range.lowerBound < $1.range.lowerBound }
    var (redacted, map) = prose.replacing(finding.stretches)
    for index in redacted.elements.indices {
      redacted.elements[index].kind = self.redacted(redacted.elements[index].kind, context, omitting: step)
    }
    if step != .headings, redacted.text != prose.text { redacted.renameHeadings() }
    return (redacted, map, finding.doubts)
  }

  /// Whether the words of a link to it are its name: whom they mean its author has said. A meeting's title may name others.
  private func isNamed(by target: String) -> Bool {
    guard let key = visibility.whole.entity(target) else { return false }
    return key.kind != .meeting && key.kind != .issue && key.kind != .work
  }

  private func redacted(_ kind: Prose.Kind, _ context: DocumentContext, omitting step: EditingStep?) -> Prose.Kind {
    func words(_ text: String) -> String { redacted(text, context: context).text }
    switch kind {
    case .wikiLink(let target, _, _) where coversOfLinks[target] != nil && step != .links: return .plainWords
    case .link(let destination, let title, let line, let column) where step != .links:
      return .link(destination: isTelling(destination) ? "" : destination, title: title.map(words), line: line, column: column)
    case .image(let source, let title, let alternative, let line, let column) where step != .alternatives:
      return .image(
        source: isTelling(source) ? "" : source, title: title.map(words), alternative: words(alternative), line: line, column: column)
    case .htmlBlock(let html) where step != .rawHTML: return .htmlBlock(words(html))
    case .htmlInline(let html) where step != .rawHTML: return .htmlInline(words(html))
    case .codeBlock(let language) where step != .rawHTML: return .codeBlock(language: language.flatMap { tells($0) ? nil : $0 })
    default: return kind
    }
  }

  /// Whether an address that a reader would see tells too much; files of the briefing are seen under names of their own.
  func isTelling(_ address: String) -> Bool {
    (address.contains("://") || address.hasPrefix("//") || address.hasPrefix("mailto:")) && tells(address)
  }
}

extension Prose {
  /// Makes the headings' ids anew from their words: an id says what its heading said.
  fileprivate mutating func renameHeadings() {
    var ids = HeadingIDs()
    for index in elements.indices {
      guard case .heading(let level, _) = elements[index].kind else { continue }
      elements[index].kind = .heading(level: level, id: ids.id(for: text(in: elements[index].range).utf8))
    }
  }
}

extension Prose.Kind {
  /// What a link becomes whose target is not shown: its words, set apart by nothing.
  fileprivate static var plainWords: Prose.Kind { .link(destination: "", title: nil, line: 0) }
}

extension String {
  /// The text with `%41` as `A`.
  fileprivate var withoutPercentCodes: String {
    guard utf8.contains(UInt8(ascii: "%")) else { return self }
    let bytes = Array(utf8)
    var decoded: [UInt8] = []
    var index = 0
    while index < bytes.count {
      let code = bytes[index] == UInt8(ascii: "%") ? bytes[(index + 1)...].prefix(2) : []
      if code.count == 2, let byte = UInt8(String(decoding: code, as: UTF8.self), radix: 16) {
        decoded.append(byte)
        index += 3
      } else {
        decoded.append(bytes[index])
        index += 1
      }
    }
    return String(decoding: decoded, as: UTF8.self)
  }
}

extension NameEntry {
  /// The folded first letters of all words of its names but family names.
  fileprivate var initials: [UInt8] {
    ([name] + aliases).flatMap { name in
      var name = name
      return name.withUTF8 { bytes in
        var words = Words(bytes)
        var initials: [UInt8] = []
        while let word = words.next() { initials += Words.folded(bytes, Int(word.start)..<Int(word.end)).prefix(1) }
        return initials.count > 1 ? initials.dropLast() : initials
      }
    }
  }
}
