import Diagnostics
import Dossier
import Notation
import Reading

/// The forms of other programs that metadata is made of.
public enum ImportFormat: String, Sendable, CaseIterable {
  case csv, followthemoney, popolo, tei, annotations
}

/// What was made of files of other programs.
public struct Import: Sendable {
  /// The YAML of a metadata file; nil where there are errors or nothing was found.
  public let yaml: String?
  public let diagnostics: [Diagnostic]
  /// What the files hold that has no place in the content format.
  public let leftOut: [String]
  /// What the briefing speaks of already: what is imported is added to it.
  public let known: [String]
  public let counts: [(section: String, count: Int)]

  /// A file of another program, and its name in messages.
  public struct Input: Sendable {
    public var name: String
    public var bytes: [UInt8]

    public init(name: String, bytes: [UInt8]) { (self.name, self.bytes) = (name, bytes) }
  }

  /// - Parameters:
  ///   - table: What a table holds whose file's name does not say it.
  ///   - dossier: The briefing that it is made for, whose ids and documents are known then.
  public init(_ inputs: [Input], as format: ImportFormat, table: String? = nil, into dossier: Dossier?) {
    var tree = MetadataTree()
    var diagnostics: [Diagnostic] = []
    var leftOut = LeftOut()
    var known: [String] = []
    for input in inputs {
      guard input.bytes.isUTF8 else {
        diagnostics.append(
          Diagnostic(.error, "encoding", "this file is not UTF-8", at: Location(file: input.name), help: "save it as UTF-8"))
        continue
      }
      var read = MetadataTree()
      do throws(NotationFault) {
        let ids = ImportedIDs(dossier)
        switch format {
        case .csv: read = try TableImport.tree(input, table: table, &diagnostics)
        case .followthemoney: read = try FollowTheMoneyImport.tree(input, ids, &leftOut)
        case .popolo: read = try PopoloImport.tree(input, ids, &leftOut)
        case .tei: read = try TEIImport.tree(input, ids)
        case .annotations: read = try AnnotationImport.tree(input, dossier, &diagnostics, &leftOut)
        }
      } catch {
        diagnostics.append(
          Diagnostic(
            .error, "\(format.rawValue)-syntax", error.message,
            at: Location(file: input.name, line: error.place.line, column: error.place.column), help: error.help))
        continue
      }
      let markings = dossier?.configuration.markings ?? .trafficLight
      diagnostics += MetadataCheck.faults(in: read.root, file: input.name, markings: markings)
      if let dossier { Self.compare(read, with: dossier, file: input.name, &diagnostics, &known) }
      tree.join(read)
    }
    if format == .csv { diagnostics += TableImport.attachEvidence(inputs, table: table, to: &tree) }
    self.diagnostics = diagnostics.sorted()
    self.leftOut = leftOut.sentences
    var seen: Set<String> = []
    self.known = known.filter { seen.insert($0).inserted }
    counts =
      EntityKind.allCases.map { ($0.section, tree.ids[$0]?.count ?? 0) }
      + MetadataTree.listSections.map { ($0, tree.lists[$0]?.count ?? 0) }
    yaml = diagnostics.contains { $0.severity == .error } || tree.isEmpty ? nil : YAMLWriter.text(of: tree.root)
  }

  /// Looks for ids that the briefing has.
  private static func compare(
    _ tree: MetadataTree, with dossier: Dossier, file: String, _ diagnostics: inout [Diagnostic], _ known: inout [String]
  ) {
    for (id, kind, place) in tree.places {
      guard let key = dossier.entity(id) else { continue }
      if key.kind == kind {
        known.append(id)
      } else {
        diagnostics.append(
          Diagnostic(
            .error, "id-of-two-kinds", "the briefing has the id `\(id)` already, under \(key.kind.section)",
            at: Location(file: file, line: place.line, column: place.column), help: "give one of the two another id"))
      }
    }
  }
}

/// What has no place in the content format, counted.
struct LeftOut {
  private var counts: [String: Int] = [:]

  mutating func add(_ what: String) { counts[what, default: 0] += 1 }

  var sentences: [String] { counts.sorted { $0.key < $1.key }.map { "\($0.key) (\($0.value))" } }
}

/// Gives ids to what other programs call otherwise, each one of its own.
final class ImportedIDs {
  private var given: [String: String] = [:]
  private var taken: Set<String> = []
  private let dossier: Dossier?

  init(_ dossier: Dossier?) { self.dossier = dossier }

  /// The id of something of another program: its own where that can be one, else one made of its name.
  func id(for foreign: String, named name: String?) -> String {
    if let known = given[foreign] { return known }
    let wanted = MetadataCheck.isID(foreign) ? foreign : name.flatMap(MetadataCheck.id) ?? MetadataCheck.id(from: foreign) ?? "unnamed"
    // A name that is made of a name may be that of somebody else whom the briefing knows.
    let isMade = wanted != foreign
    var id = wanted
    var number = 2
    while taken.contains(id) || isMade && dossier?.entity(id) != nil {
      id = "\(wanted)-\(number)"
      number += 1
    }
    taken.insert(id)
    given[foreign] = id
    return id
  }

  /// The id that was given; nil where nothing of this name was told of.
  func known(_ foreign: String) -> String? { given[foreign] }
}

extension [UInt8] {
  fileprivate var isUTF8: Bool { String(validating: self, as: UTF8.self) != nil }
}
