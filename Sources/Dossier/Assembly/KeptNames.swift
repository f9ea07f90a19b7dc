import Digests
import Notation
import Prose

/// Whom the names in the texts of a dossier meant, in a form that can be kept from one run to the next.
///
/// A result is bound to a digest of all that it was made from, so it cannot be taken for that of another text; and to the names of the
/// briefing and to what all texts together told, which are the same or nothing of it is used.
public struct KeptNames: Sendable, Equatable {
  /// Of the names of the briefing's entities.
  var index: Digest
  var census: NameCensus
  /// By document id.
  var texts: [String: Text]

  struct Text: Sendable, Equatable {
    /// Of the text, and of what its document tells of itself.
    var key: Digest
    /// Of what the text tells of names.
    var told: Digest
    var result: MentionResult

    /// Whether no place and no name is beyond what there is; that the text is the same is what its key says.
    func isSound(in prose: Prose, _ index: NameIndex) -> Bool {
      let length = prose.text.utf8.count
      func isName(_ number: Int) -> Bool { index.entries.indices.contains(number) }
      return result.decided.allSatisfy { $0.range.upperBound <= length && isName($0.entry) }
        && result.undecided.allSatisfy { $0.range.upperBound <= length && $0.candidates.allSatisfy(isName) }
    }
  }

  init(index: Digest, census: NameCensus, texts: [String: Text]) { (self.index, self.census, self.texts) = (index, census, texts) }

  /// Writes them for `init(from:)` to read.
  public func write(to writer: inout ByteWriter) {
    writer.write(index)
    census.write(to: &writer)
    writer.write(texts.count)
    for (id, text) in texts {
      writer.write(id)
      writer.write(text.key)
      writer.write(text.told)
      text.result.write(to: &writer)
    }
  }

  /// - Throws: Where something else stands there, or behind it.
  public init(from reader: inout ByteReader) throws(ByteReader.Fault) {
    index = try reader.digest()
    census = try NameCensus(from: &reader)
    let count = try reader.count()
    texts = [:]
    texts.reserveCapacity(count)
    for _ in 0..<count {
      let id = try reader.text()
      texts[id] = Text(key: try reader.digest(), told: try reader.digest(), result: try MentionResult(from: &reader))
    }
    guard reader.isAtEnd, texts.count == count else { throw ByteReader.Fault() }
  }
}

extension MentionResult {
  fileprivate func write(to writer: inout ByteWriter) {
    writer.write(decided.count)
    var end = 0
    for mention in decided {
      for number in [mention.range.lowerBound - end, mention.range.count, mention.entry, Int(mention.form.rawValue)] {
        writer.write(number)
      }
      end = mention.range.upperBound
    }
    writer.write(undecided.count)
    for name in undecided {
      for number in [name.range.lowerBound, name.range.count, name.candidates.count] + name.candidates { writer.write(number) }
    }
  }

  fileprivate init(from reader: inout ByteReader) throws(ByteReader.Fault) {
    let count = try reader.count()
    decided.reserveCapacity(count)
    var end = 0
    for _ in 0..<count {
      let range = try Self.range(from: end, &reader)
      end = range.upperBound
      let entry = try reader.number()
      guard let form = UInt8(exactly: try reader.number()).flatMap(Mention.Form.init) else { throw ByteReader.Fault() }
      decided.append(Mention(range: range, entry: entry, form: form))
    }
    for _ in 0..<(try reader.count()) {
      let range = try Self.range(from: 0, &reader)
      var candidates: [Int] = []
      for _ in 0..<(try reader.count()) { candidates.append(try reader.number()) }
      undecided.append(UndecidedName(range: range, candidates: candidates))
    }
  }

  private static func range(from start: Int, _ reader: inout ByteReader) throws(ByteReader.Fault) -> Range<Int> {
    let (distance, count) = (try reader.number(), try reader.number())
    let most = 1 << 40
    guard (0..<most).contains(distance), (0..<most).contains(count), start < most else { throw ByteReader.Fault() }
    return start + distance..<start + distance + count
  }
}

// MARK: Keys

extension NameEntry {
  fileprivate func add(to digester: inout Digester) {
    digester.add(id)
    digester.add(kind.rawValue)
    digester.add(name)
    digester.add(texts: aliases)
    digester.add(sortName)
    digester.add(roles.count)
    for role in roles {
      digester.add(role.title)
      digester.add(role.organisation)
      digester.add(role.from)
      digester.add(role.to)
    }
    digester.add(description)
    digester.add(isWoman.map { $0 ? 1 : 0 })
    digester.add(born)
    digester.add(died)
  }
}

extension NameIndex {
  /// Another one where any name is.
  var digest: Digest {
    var digester = Digester()
    digester.add(surnames.rawValue)
    digester.add(entries.count)
    for entry in entries { entry.add(to: &digester) }
    return digester.digest
  }
}

extension Prose {
  /// Of all that the names in a document's text are decided by, save those in other texts.
  func nameKey(_ context: DocumentContext) -> Digest {
    var digester = Digester()
    digester.add(text)
    let nameless = namelessRanges
    digester.add(nameless.count)
    for range in nameless {
      digester.add(range.lowerBound)
      digester.add(range.upperBound)
    }
    digester.add(texts: context.participants)
    digester.add(texts: context.related)
    digester.add(context.mapped.count)
    for (name, id) in context.mapped.sorted(by: { $0.key < $1.key }) {
      digester.add(name)
      digester.add(id)
    }
    digester.add(context.date)
    digester.add(context.folder)
    return digester.digest
  }
}

extension Digester {
  fileprivate mutating func add(texts: [String]) {
    add(texts.count)
    for text in texts { add(text) }
  }

  fileprivate mutating func add(_ text: String?) {
    add(text == nil ? 0 : 1)
    if let text { add(text) }
  }

  fileprivate mutating func add(_ number: Int?) {
    add(number == nil ? 0 : 1)
    if let number { add(number) }
  }
}
