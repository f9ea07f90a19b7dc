import Dossier
import Markdown
import Prose

/// The sidecar of a document that was just added: what the file says of itself, and, behind `#`, what its text seems to say.
///
/// Nothing that was guessed is asserted: it counts when its author takes the mark away. Each proposal stands under the key that it
/// would have, so that a section and any of its entries without their marks are a valid sidecar.
public struct ProposedSidecar: Sendable {
  /// Somebody or something of the briefing that the document names.
  public struct KnownName: Sendable {
    public var id: String
    public var name: String
    public var count: Int

    public init(id: String, name: String, count: Int) {
      self.id = id
      self.name = name
      self.count = count
    }
  }

  let document: IncomingDocument
  let proposals: TextProposals
  let known: [KnownName]
  /// What stands at a range of the text, where it is the name of somebody known.
  let idAt: @Sendable (Range<Int>) -> String?
  /// Ids that are taken, which a proposal may not have.
  let taken: Set<String>

  public init(
    _ document: IncomingDocument, proposals: TextProposals, known: [KnownName], taken: Set<String>,
    idAt: @escaping @Sendable (Range<Int>) -> String?
  ) {
    self.document = document
    self.proposals = proposals
    self.known = known
    self.taken = taken
    self.idAt = idAt
  }

  /// The file's text.
  public func yaml() -> String {
    let index = PassageIndex(text: document.prose.text, joinsHyphenatedLines: document.suffix == "pdf" && document.scan == nil)
    var writer = ProposalWriter(index: index, text: document.prose.text, taken: taken)
    writer.line("# What \(document.stem).\(document.suffix) says. Proposals begin with #: nothing counts before you take the mark away.")
    writeDocument(&writer)
    if !known.isEmpty {
      writer.line("")
      writer.line("# Of the briefing it names, and links by itself:")
      for name in known { writer.line("#   \(name.id)  \(name.name), \(name.count == 1 ? "once" : "\(name.count) times")") }
    }
    writer.entities("people", proposals.people.map { ($0.name, $0.ranges) })
    writer.entities("organisations", proposals.organisations.map { ($0.name, $0.ranges) })
    writer.entities("places", proposals.places.map { ($0.name, $0.ranges) })
    writer.meetings(proposals.meetings, of: document.stem, idAt: idAt)
    writer.facts(proposals.quotations, proposals.dates.filter { $0.range != proposals.headDate?.range }, idAt: idAt)
    return writer.text
  }

  private func writeDocument(_ writer: inout ProposalWriter) {
    guard !document.hasFrontMatter else { return }
    let properties = document.properties
    var keys: [String] = []
    func add(_ key: String, _ value: String?) {
      if let value, !value.isEmpty { keys.append("  \(key): \(ProposalWriter.scalar(value))") }
    }
    add("title", properties.title)
    add("kind", properties.kind)
    if properties.authors.count == 1 {
      keys.append("  author: {name: \(ProposalWriter.scalar(properties.authors[0]))}")
    } else if !properties.authors.isEmpty {
      keys.append("  author:")
      keys += properties.authors.map { "    - name: \(ProposalWriter.scalar($0))" }
    }
    if let publisher = properties.publisher { keys.append("  publisher: {name: \(ProposalWriter.scalar(publisher))}") }
    if let published = properties.published { keys.append("  published: \(published)") }
    add("url", properties.url)
    add("language", properties.language)
    for line in keys.isEmpty ? ["# document:", "#   kind: "] : ["document:"] + keys { writer.line(line) }
    guard properties.published == nil else { return }
    if let date = proposals.headDate {
      writer.line("#   published: \(date.date)  # with this date the text begins")
    } else if let created = properties.created {
      writer.line("#   published: \(created)  # on this day the file was made")
    } else if keys.isEmpty {
      writer.line("#   published: ")
    }
  }
}

/// Writes proposals line by line.
struct ProposalWriter {
  let index: PassageIndex
  let source: String
  private(set) var text = ""
  private var taken: Set<String>
  /// The ids that were proposed, by the places of the names.
  private(set) var proposed: [Range<Int>: String] = [:]

  /// How many entries of a section are proposed: more would help nobody.
  private static let most = 60

  init(index: PassageIndex, text: String, taken: Set<String>) {
    self.index = index
    source = text
    self.taken = taken
  }

  mutating func line(_ line: String) { text += line + "\n" }

  /// A section of entities, each with its name and the passage in which it stands first.
  mutating func entities(_ section: String, _ found: [(name: String, ranges: [Range<Int>])]) {
    guard !found.isEmpty else { return }
    line("")
    line("# \(section):")
    for (name, ranges) in found.sorted(by: { $0.ranges.count > $1.ranges.count }).prefix(Self.most) {
      let id = freeID(for: name)
      for range in ranges { proposed[range] = id }
      line("#   \(id):")
      line("#     name: \(Self.scalar(name))" + (ranges.count > 1 ? "  # \(ranges.count) times" : ""))
      evidence(around: ranges[0], indent: "#     ")
    }
    if found.count > Self.most { line("#   # and \(found.count - Self.most) more") }
  }

  /// What people are quoted with, and what is said of dates.
  mutating func facts(_ quotations: [ExtractedQuotation], _ dates: [ExtractedDate], idAt: (Range<Int>) -> String?) {
    let spoken = quotations.compactMap { quotation -> (String, Range<Int>)? in
      guard let speaker = quotation.speaker, let id = idAt(speaker) ?? proposed[speaker] else { return nil }
      return (id, quotation.range)
    }
    var seen: Set<String> = []
    let first = dates.filter { seen.insert($0.date).inserted }
    guard !spoken.isEmpty || !first.isEmpty else { return }
    line("")
    line("# facts:")
    for (speaker, range) in spoken.prefix(Self.most) {
      line("#   - about: \(speaker)  # where this is a stance on an issue, it belongs to `positions`: holder, issue, stance, quote")
      line("#     kind: statement")
      line("#     text: \(Self.scalar("“\(squeezed(range))”"))")
      line("#     according-to: \(speaker)")
      evidence(around: range, indent: "#     ")
    }
    for date in first.prefix(Self.most) {
      line("#   - date: \(date.date)")
      line("#     text: \(Self.scalar(squeezed(Excerpt.sentence(around: date.range, in: source))))")
      evidence(around: date.range, indent: "#     ")
    }
  }

  mutating func evidence(around range: Range<Int>, indent: String) {
    guard let passage = QuotedPassage(Excerpt.sentence(around: range, in: source), in: index) else { return }
    line("\(indent)evidence: \(Self.value(of: passage))")
  }

  func squeezed(_ range: Range<Int>) -> String {
    let bytes = Array(source.utf8)[range]
    return String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  mutating func freeID(for name: String) -> String {
    let base = Shapes.madeID(from: name)
    let stem = base.isEmpty ? "name" : base
    var id = stem
    var number = 2
    while !taken.insert(id).inserted {
      id = "\(stem)-\(number)"
      number += 1
    }
    return id
  }

  /// A text as a scalar of YAML, in double quotes, on one line and without what cannot be seen, which metadata may not hold.
  static func scalar(_ text: String) -> String {
    var line = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control, .lineSeparator, .paragraphSeparator: line.append(" ")
      case .format, .surrogate, .privateUse, .unassigned: break
      default: line.append(scalar)
      }
    }
    return String(decoding: ScalarSource.quoted(String(line)), as: UTF8.self)
  }

  /// A passage as the value of `evidence`.
  static func value(of passage: QuotedPassage) -> String {
    guard passage.prefix != nil || passage.suffix != nil else { return scalar(passage.quote) }
    var keys = ["quote: \(scalar(passage.quote))"]
    if let prefix = passage.prefix { keys.append("prefix: \(scalar(prefix))") }
    if let suffix = passage.suffix { keys.append("suffix: \(scalar(suffix))") }
    return "{\(keys.joined(separator: ", "))}"
  }
}

extension QuotedPassage {
  /// The passage as the value of `evidence` in a sidecar.
  public var yaml: String { ProposalWriter.value(of: self) }
}
