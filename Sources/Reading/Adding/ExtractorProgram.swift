import Diagnostics
import Dossier
import Notation
import Programs
import Prose

/// A program of the author's that tells what a text names.
///
/// It reads the text on its standard input and writes a line of JSON for each name:
/// `{"start": 12, "end": 21, "kind": "person", "text": "Dean Rusk", "id": "dean-rusk"}`. Offsets count Unicode scalars; `kind` is person,
/// organisation, place, date or quotation, and others are passed over; `id` may be left out.
public struct ExtractorProgram: Sendable {
  private let program: InstalledProgram
  private let arguments: [String]

  /// - Parameters:
  ///   - command: the program and its arguments.
  ///   - folder: the content folder, in which it runs.
  public init?(_ command: [String], folder: String) {
    guard let name = command.first else { return nil }
    // A name is looked for where programs are installed; a path is seen from the content folder.
    let slash = name.lastIndex(of: "/")
    let place = slash.map { name.hasPrefix("/") ? String(name[...$0]) : "\(folder)/\(name[...$0])" }
    var program = InstalledProgram(
      slash.map { String(name[name.index(after: $0)...]) } ?? name, package: name, searchPath: place.map { FileAccess.realPath($0) ?? $0 },
      timeLimit: .seconds(300))
    program.folder = folder
    // What it starts itself is looked for where all programs are.
    program.environment = [("PATH", InstalledProgram("sh", package: "dash").searchPath)]
    program.inherited = ["HOME", "LANG", "PYTHONPATH", "VIRTUAL_ENV", "XDG_*"]
    self.program = program
    arguments = Array(command.dropFirst())
  }

  /// - Throws: `extractor` where the program is missing, fails, or writes something else.
  public func proposals(for document: IncomingDocument, known: [EntityMention]) throws(Diagnostic) -> TextProposals {
    let text = document.prose.text
    let output = try run(Array(text.utf8))
    let offsets = [Int](scalarOffsetsOf: text)
    var found = FoundNames()
    for (number, line) in output.split(separator: UInt8(ascii: "\n")).enumerated() where line.contains(where: { $0 > 0x20 }) {
      guard let name = Self.name(in: Array(line), offsets) else {
        throw fault(
          "line \(number + 1) of what it wrote is no name of the text",
          "write {\"start\": 12, \"end\": 21, \"kind\": \"person\", \"text\": \"…\"}")
      }
      found.add(name, in: document.prose)
    }
    var proposals = found.proposals(named: known.map(\.range))
    proposals.addMeetings(in: text, known: known)
    return proposals
  }

  private func run(_ text: [UInt8]) throws(Diagnostic) -> [UInt8] {
    let outcome: InstalledProgram.Outcome
    do throws(InstalledProgram.Failure) {
      outcome = try program.run(arguments: arguments, input: text)
    } catch {
      throw fault(program.reason(of: error), "install it, or leave `extractor` out: rules of Briefing’s own are used then")
    }
    if let reason = outcome.reasonOfFailure { throw fault(reason, "run it by hand with the text as its input") }
    return outcome.output
  }

  private func fault(_ reason: String, _ help: String) -> Diagnostic {
    Diagnostic(
      .error, "extractor", "the extractor \(program.name) told nothing: \(reason)", at: Location(file: ContentFolder.configurationFile),
      help: help)
  }

  /// One name that the program found.
  struct Name {
    var range: Range<Int>
    var kind: String
    var text: String
  }

  private static func name(in line: [UInt8], _ offsets: [Int]) -> Name? {
    guard let node = try? JSONReader.values(in: line).first, let kind = node["kind"]?.texts.first,
      let start = node["start"]?.texts.first.flatMap(Int.init),
      let end = node["end"]?.texts.first.flatMap(Int.init), start >= 0, start < end, end < offsets.count
    else { return nil }
    return Name(range: offsets[start]..<offsets[end], kind: kind, text: node["text"]?.texts.first ?? "")
  }
}

/// Names of one text, by what they name.
private struct FoundNames {
  private typealias Found = [(name: String, range: Range<Int>)]
  private var (people, organisations, places): (Found, Found, Found) = ([], [], [])
  private var dates: [ExtractedDate] = []
  private var quotations: [ExtractedQuotation] = []

  mutating func add(_ name: ExtractorProgram.Name, in prose: Prose) {
    let written = prose.text(in: name.range).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    switch name.kind {
    case "person": people.append((written, name.range))
    case "organisation": organisations.append((written, name.range))
    case "place": places.append((written, name.range))
    case "date":
      if let date = ExtractedDate(written: name.text.isEmpty ? written : name.text, range: name.range) { dates.append(date) }
    case "quotation": quotations.append(ExtractedQuotation(range: name.range))
    default: break
    }
  }

  /// - Parameter named: what is known already, and not proposed.
  func proposals(named: [Range<Int>]) -> TextProposals {
    func new(_ found: Found) -> [ExtractedName] {
      ExtractedName.grouped(found).filter { name in !name.ranges.contains { range in named.contains { $0.overlaps(range) } } }
    }
    var proposals = TextProposals()
    proposals.people = new(people).map { ExtractedPerson(name: $0.name, family: $0.name, ranges: $0.ranges, certainty: 3) }
    (proposals.organisations, proposals.places) = (new(organisations), new(places))
    (proposals.dates, proposals.quotations) = (dates, quotations)
    return proposals
  }
}

extension [Int] {
  /// The UTF-8 offset of each scalar of a text, and that of its end.
  fileprivate init(scalarOffsetsOf text: String) {
    self = []
    var offset = 0
    for scalar in text.unicodeScalars {
      append(offset)
      offset += UTF8.width(scalar)
    }
    append(offset)
  }
}
