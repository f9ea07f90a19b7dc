import Diagnostics
import Prose

/// A name in a document's text, and whom or what it means.
public struct EntityMention: Sendable, Equatable {
  /// UTF-8 offsets of the name alone: no title, rank or possessive.
  public var range: Range<Int>
  public var entity: EntityKey

  public init(range: Range<Int>, entity: EntityKey) {
    self.range = range
    self.entity = entity
  }
}

/// The names of a dossier's entities, ready to be found in any text.
public struct NameBook: Sendable {
  public let index: NameIndex
  /// The entity of each entry of the index.
  public let keys: [EntityKey]
  /// Which of several namesakes each folder speaks of.
  public internal(set) var census = NameCensus()

  init(_ dossier: Dossier) {
    var memory = NameMemory()
    self.init(dossier, &memory)
  }

  init(_ dossier: Dossier, _ memory: inout NameMemory) {
    var entries: [NameEntry] = []
    var keys: [EntityKey] = []
    for (index, person) in dossier.people.entities.enumerated() {
      keys.append(EntityKey(.person, index))
      entries.append(Self.entry(person))
    }
    func take<Keys>(_ catalogue: Catalogue<Keys>, as kind: NameEntry.Kind) {
      for (index, entity) in catalogue.entities.enumerated() {
        keys.append(EntityKey(Keys.kind, index))
        entries.append(NameEntry(id: entity.id, kind: kind, name: entity.name, aliases: entity.aliases))
      }
    }
    take(dossier.organisations, as: .organisation)
    take(dossier.places, as: .place)
    take(dossier.works, as: .work)
    take(dossier.terms, as: .term)
    index = memory.index(of: entries, surnames: SurnameRule(rawValue: dossier.configuration.surnames.rawValue) ?? .unique)
    self.keys = keys
  }

  private static func entry(_ person: Entity<Person>) -> NameEntry {
    let gender = person.first(\.gender)?.lowercased()
    return NameEntry(
      id: person.id, kind: .person, name: person.name, aliases: person.aliases, sortName: person.first(\.sortName),
      roles: person.records.flatMap(\.keys.roles).map { role in
        NameEntry.Role(title: role.title, organisation: role.organisation?.id, from: role.from?.firstDayNumber, to: role.to?.lastDayNumber)
      },
      description: person.first { $0.common.description?.prose.text }, isWoman: gender.map { ["female", "f", "woman"].contains($0) },
      born: person.date(\.born)?.firstDayNumber, died: person.date(\.died)?.lastDayNumber)
  }

  /// The names in a text that belongs to no document.
  public func mentions(in prose: Prose) -> [EntityMention] {
    index.mentions(in: prose.text, skipping: prose.namelessRanges).decided.map { EntityMention(range: $0.range, entity: keys[$0.entry]) }
  }
}

/// What came of the search for names, which changes nothing, so that it can go on beside other searches.
struct FoundNames: Sendable {
  var mentions: [[EntityMention]]
  var book: NameBook
  /// A warning for each name that may mean several.
  var undecided: [Diagnostic]
  var memory: NameMemory
}

extension Dossier {
  /// The names in all documents: first every document by itself, then, with what all of them tell, whom they mean.
  func foundNames(jobs: Int, _ memory: NameMemory) async -> FoundNames {
    var memory = memory
    var book = NameBook(self, &memory)
    let (decisions, census) = await memory.mentions(in: documents, documentContexts(), index: book.index, jobs: jobs)
    book.census = census
    let mentions = decisions.map { $0.decided.map { [keys = book.keys] in EntityMention(range: $0.range, entity: keys[$0.entry]) } }
    return FoundNames(mentions: mentions, book: book, undecided: undecidedNames(decisions, book), memory: memory)
  }

  /// The names in all documents as this dossier decides them by itself, one document after the other.
  func mentionsDecided(by book: NameBook) -> [[EntityMention]] {
    let contexts = documentContexts()
    let sightings = zip(documents, contexts).map { document, context in
      book.index.sightings(in: document.prose.text, skipping: document.prose.namelessRanges, context: context)
    }
    var census = NameCensus()
    for (seen, context) in zip(sightings, contexts) { census.add(seen, context: context, index: book.index) }
    return zip(sightings, contexts).map { seen, context in
      book.index.decide(seen, context: context, census: census).decided.map {
        EntityMention(range: $0.range, entity: book.keys[$0.entry])
      }
    }
  }

  /// Takes names over, and says which may mean several.
  mutating func take(_ names: FoundNames, _ memory: inout NameMemory) -> [Diagnostic] {
    (mentions, nameBook, memory) = (names.mentions, names.book, names.memory)
    return names.undecided
  }

  /// What each document tells of itself that helps to decide whom its names mean.
  func documentContexts() -> [DocumentContext] {
    var contexts = documents.map { document in
      DocumentContext(
        related: [document.keys.authors, document.keys.drafters, document.keys.senders, document.keys.recipients].joined().compactMap(\.id),
        mapped: Dictionary(
          document.keys.mentions.compactMap { rule in rule.reference.id.map { (rule.name, canonical($0)) } },
          uniquingKeysWith: { first, _ in first }),
        date: document.keys.published?.firstDayNumber, folder: document.folder)
    }
    func document(_ origin: Origin) -> Int? {
      if case .sidecar(let document) = sources[origin.source].role { document } else { nil }
    }
    for meeting in meetings.entities {
      for record in meeting.records {
        guard let document = document(record.provenance.origin) else { continue }
        contexts[document].participants += record.keys.participants.compactMap { $0.entity.map { canonical($0) } }
      }
    }
    for person in people.entities {
      for record in person.records { if let document = document(record.provenance.origin) { contexts[document].related.append(person.id) } }
    }
    for position in positions {
      guard let document = document(position.provenance.origin) else { continue }
      contexts[document].related += position.holders.compactMap { $0.id.map { canonical($0) } }
    }
    return contexts
  }

  private func canonical(_ id: String) -> String { entity(id).map { self.id(of: $0) } ?? id }
}

extension Prose {
  /// Where code and addresses on the web stand, rising and apart from each other: names in them are no names.
  var namelessRanges: [Range<Int>] {
    let code = elements.compactMap { element in
      switch element.kind {
      case .code, .codeBlock: element.range
      default: nil
      }
    }
    let addresses = addressRanges
    if addresses.isEmpty { return code }
    var all: [Range<Int>] = []
    for range in (code + addresses).sorted(by: { $0.lowerBound < $1.lowerBound }) where range.lowerBound >= all.last?.upperBound ?? 0 {
      all.append(range)
    }
    return all
  }

  /// A scheme, `://`, and what follows up to a space, a quotation mark, a bracket of markup or a letter that is not ASCII.
  private var addressRanges: [Range<Int>] {
    var text = text
    return text.withUTF8 { bytes in
      var ranges: [Range<Int>] = []
      var start = 0
      while let colon = bytes.firstIndex(of: UInt8(ascii: ":"), from: start) {
        defer { start = max(colon + 1, ranges.last?.upperBound ?? 0) }
        guard colon + 2 < bytes.count, bytes[colon + 1] == UInt8(ascii: "/"), bytes[colon + 2] == UInt8(ascii: "/") else { continue }
        var first = colon
        while first > start, isOfScheme(bytes[first - 1]) { first -= 1 }
        let end = bytes[colon...].firstIndex { $0 <= 0x20 || $0 >= 0x80 || [0x22, 0x3C, 0x3E].contains($0) } ?? bytes.count
        if first < colon { ranges.append(first..<end) }
      }
      return ranges
    }
  }

  /// RFC 3986, section 3.1.
  private func isOfScheme(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."): true
    default: false
    }
  }
}

extension EDTF {
  /// The earliest possible day as a number `yyyymmdd`.
  var firstDayNumber: Int? { start.date.map { $0.years.lowerBound * 10_000 + ($0.month ?? 1) * 100 + ($0.day ?? 1) } }

  /// The latest possible day as a number `yyyymmdd`.
  var lastDayNumber: Int? { endDate.map { $0.years.upperBound * 10_000 + ($0.month ?? 12) * 100 + ($0.day ?? 31) } }
}
