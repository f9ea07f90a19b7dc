import Diagnostics
import Digests
import Dossier
import Markdown
import Parallel
import Programs

/// A content folder as it was read: what its files say, and what is wrong with them.
public struct ContentFolder: Sendable {
  public var configuration = Configuration()
  public var statements: [Statements] = []
  /// Paths, relative to the content folder, of the files that pages may refer to and that are copied then.
  public var media: [String] = []
  /// Of those that are links, the path that they led to when the folder was listed, likewise relative.
  public var links: [String: String] = [:]
  public var diagnostics: [Diagnostic] = []
  /// What stands before the text in documents in Markdown, by their path: where it is the same, so is what they say of themselves.
  public var frontMatter: [String: Digest] = [:]
  /// Where the values of the keys of briefing.yml stand.
  public var configurationPlaces: [String: Location] = [:]
  /// Whether the folder has a briefing.yml at all.
  public var hasConfiguration = true
  /// Whether it has a briefing.yaml instead.
  public var hasMisnamedConfiguration = false

  /// Whether briefing.yml could be read; where it could not be, the rest is read as it is without one.
  private var isConfigured = true

  /// The name of the file that makes a folder a content folder.
  public static let configurationFile = "briefing.yml"

  /// Reads a content folder, several files at a time.
  ///
  /// Nothing is thrown: all that is wrong stands in `diagnostics`, in the order of files and lines.
  ///
  /// - Parameters:
  ///   - changed: The files that may have changed since it was read last; nil where any may have.
  ///   - memory: What was read before and is still as it was; then, what was read now.
  public static func read(
    _ root: String, jobs: Int, changed: Set<String>? = nil, remembering memory: inout ReadingMemory
  ) async -> Rereading {
    if let changed, let again = memory.reread(changed, root: root) { return again }
    return Rereading(folder: await readWhole(root, jobs: jobs, remembering: &memory))
  }

  /// A folder, and how it differs from what was read before.
  public struct Rereading: Sendable {
    public var folder: ContentFolder
    /// What the files said that say something else now, by their place among the statements. Nil where that is not known.
    public var replaced: [Int: Statements]?
  }

  private static func readWhole(_ root: String, jobs: Int, remembering memory: inout ReadingMemory) async -> ContentFolder {
    var folder = ContentFolder()
    folder.readConfiguration(root)
    guard folder.hasConfiguration else { return folder }
    let configuration = folder.configuration
    let outputs =
      [configuration.output, configuration.templates, configurationFile] + configuration.editions.compactMap(\.output)
      + configuration.targets.compactMap(\.folder)
    let listing = FolderListing(root: root, seeds: configuration.seeds, leavingOut: Set(outputs))
    folder.diagnostics += listing.diagnostics
    if folder.isConfigured {
      folder.diagnostics += listing.faults(seeds: configuration.seeds, namedAt: folder.configurationPlaces["seeds"])
    }
    folder.media = listing.media
    folder.links = listing.links
    let units = Unit.units(of: listing, seeds: configuration.seeds, &folder.diagnostics)
    var next = 0
    let numbered = units.map { unit in
      defer { next += unit.sources }
      return (unit, next)
    }
    let reader = UnitReader(root: root, configuration: configuration, refused: listing.refused)
    let known = numbered.map { memory.reading(of: $0.0, firstSource: $0.1, refused: listing.refused) }
    let unknown = known.indices.filter { known[$0] == nil }
    let read = await concurrentMap(unknown.map { numbered[$0] }, jobs: jobs) { reader.read($0.0, firstSource: $0.1) }
    var readings = known.map { $0 ?? UnitReading() }
    for (place, reading) in zip(unknown, read) { readings[place] = reading }
    memory.keep(zip(numbered, readings).map { ($0.0, $0.1, $1) }, refused: listing.refused)
    for (unit, reading) in zip(units, readings) {
      if let frontMatter = reading.frontMatter, case .document(let path, _, _) = unit { folder.frontMatter[path] = frontMatter }
      folder.statements += reading.statements
      folder.diagnostics += reading.diagnostics
    }
    folder.suggestDocuments(listing.texts)
    if !listing.hidesMetadata { folder.checkDefaults(listing) }
    if listing.hidesMetadata {
      var hidden = Statements(path: configurationFile, role: .loose)
      hidden.unread = .anything
      folder.statements.append(hidden)
    }
    // Where briefing.yml cannot be read, its scale of markings is not known.
    if !folder.isConfigured { folder.diagnostics.removeAll { $0.rule == "unknown-marking" } }
    folder.diagnostics.sort()
    memory.keep(folder, units: numbered, leavingOut: Set(outputs))
    return folder
  }

  /// The installed programs that documents are read with, where they are of a kind that needs one.
  public static let programs: [InstalledProgram] = [Converter.pdfText, .pdfInformation, .word].map(\.program)

  /// Whether a folder holds the file that makes it a content folder.
  public static func isContentFolder(_ root: String) -> Bool { FileAccess.realPath("\(root)/\(configurationFile)") != nil }

  /// What a file of a content folder holds; nil where it cannot be read.
  ///
  /// - Parameter path: One of `media`, relative to the folder.
  public static func bytes(of path: String, in root: String) -> [UInt8]? { try? FileAccess.bytes(ofFile: "\(root)/\(path)") }

  /// Whether a text would be a document where it stands: neither the own file of an entity nor one that is only copied.
  public static func isDocument(_ path: String, seeds: String) -> Bool {
    !FolderListing.isMedia(path) && Unit.entityKind(ofFile: path, seeds: seeds) == nil
  }

  /// The folder of templates that briefing.yml names, relative to the content folder; the usual one where it names none.
  public static func templatesFolder(of root: String) -> String { configured(root).configuration.templates }

  /// What briefing.yml says, and nothing else of the folder.
  public static func configured(_ root: String) -> ContentFolder {
    var folder = ContentFolder()
    folder.readConfiguration(root)
    return folder
  }

  /// Names the document that a sidecar without one was probably meant for.
  private mutating func suggestDocuments(_ texts: [String]) {
    var suggestions = 200
    for index in diagnostics.indices where diagnostics[index].rule == "sidecar-without-document" && suggestions > 0 {
      guard let file = diagnostics[index].location?.file else { continue }
      suggestions -= 1
      let near = nearestName(to: file.withoutSuffix, among: texts.lazy.map(\.withoutSuffix))
      if let near, let name = near.split(separator: "/").last {
        diagnostics[index].help = "did you mean to call it \(name).\(file.suffixOfFile)?"
      }
    }
  }

  /// Says which folders of `defaults` are not there. A marking that was meant for one would protect nothing.
  private mutating func checkDefaults(_ listing: FolderListing) {
    guard !configuration.defaults.isEmpty else { return }
    let seeds = configuration.seeds.isEmpty ? "" : configuration.seeds + "/"
    var folders: Set<String> = []
    for path in [listing.texts, listing.metadata, listing.media].joined() {
      var folder = path.dropFirst(utf8: seeds.utf8.count)
      while let slash = folder.lastIndex(of: "/") {
        folder = folder[..<slash]
        if !folders.insert(String(folder)).inserted { break }
      }
    }
    for defaults in configuration.defaults where !defaults.folder.isEmpty && !folders.contains(defaults.folder) {
      let meant = defaults.folder.hasPrefix(seeds) ? String(defaults.folder.dropFirst(utf8: seeds.utf8.count)) : defaults.folder
      let near = folders.contains(meant) ? meant : nearestName(to: meant, among: folders)
      diagnostics.append(
        Diagnostic(
          defaults.keys.marking == nil ? .warning : .error, "unknown-folder",
          "`defaults` names the folder “\(defaults.folder)”, and there is none in \(configuration.seeds.isEmpty ? "the folder" : configuration.seeds)",
          at: configurationPlaces["defaults/\(defaults.folder)"] ?? Location(file: Self.configurationFile),
          help: near.map { "did you mean `\($0)`?" } ?? "name a folder that holds files, as it is called from the folder of seeds"))
    }
  }

  private mutating func readConfiguration(_ root: String) {
    let file = Self.configurationFile
    do {
      let yaml = try YAMLFile.read("\(root)/\(file)", shownAs: file)
      diagnostics += yaml.diagnostics
      if yaml.isBroken {
        isConfigured = false
        return
      }
      guard let node = yaml.node else {
        diagnostics.append(
          Diagnostic(.error, "empty-configuration", "briefing.yml is empty", at: Location(file: file), help: "add `title: …`"))
        return
      }
      let (configuration, complaints) = ConfigurationSchema.read(yaml, node, file: file)
      self.configuration = configuration
      if case .map(let entries) = node.content {
        for entry in entries {
          configurationPlaces[entry.key] = Location(file: file, line: entry.value.line, column: entry.value.column)
          guard entry.key == "defaults", case .map(let folders) = entry.value.content else { continue }
          for folder in folders {
            configurationPlaces["defaults/\(FolderDefaults.path(folder.key))"] = Location(
              file: file, line: folder.line, column: folder.column)
          }
        }
      }
      diagnostics += complaints
    } catch let complaint as Diagnostic {
      diagnostics.append(complaint)
      isConfigured = false
    } catch {
      hasConfiguration = false
      hasMisnamedConfiguration = FileAccess.realPath("\(root)/briefing.yaml") != nil
    }
  }
}
