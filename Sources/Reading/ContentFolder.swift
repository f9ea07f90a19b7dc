import Diagnostics
import Dossier
import Markdown
import Parallel

/// A content folder as it was read: what its files say, and what is wrong with them.
public struct ContentFolder: Sendable {
  public var configuration = Configuration()
  public var statements: [Statements] = []
  /// Paths, relative to the content folder, of the files that pages may refer to and that are copied then.
  public var media: [String] = []
  public var diagnostics: [Diagnostic] = []
  /// Whether the folder has a briefing.yml at all.
  public var hasConfiguration = true

  /// The name of the file that makes a folder a content folder.
  public static let configurationFile = "briefing.yml"

  /// Reads a content folder, several files at a time.
  ///
  /// Nothing is thrown: all that is wrong stands in `diagnostics`, in the order of files and lines.
  public static func read(_ root: String, jobs: Int) async -> ContentFolder {
    var folder = ContentFolder()
    folder.readConfiguration(root)
    guard folder.hasConfiguration else { return folder }
    let configuration = folder.configuration
    let outputs = [configuration.output, configuration.templates, configurationFile] + configuration.editions.compactMap(\.output)
    let listing = FolderListing(root: root, seeds: configuration.seeds, leavingOut: Set(outputs))
    folder.diagnostics += listing.diagnostics
    folder.media = listing.media
    let units = Unit.units(of: listing, seeds: configuration.seeds, &folder.diagnostics)
    var next = 0
    let numbered = units.map { unit in
      defer { next += unit.sources }
      return (unit, next)
    }
    let reader = UnitReader(root: root, configuration: configuration)
    let readings = await concurrentMap(numbered, jobs: jobs) { reader.read($0.0, firstSource: $0.1) }
    for reading in readings {
      folder.statements += reading.statements
      folder.diagnostics += reading.diagnostics
    }
    folder.diagnostics.sort()
    return folder
  }

  /// The folder of templates that briefing.yml names, relative to the content folder; the usual one where it names none.
  public static func templatesFolder(of root: String) -> String {
    var folder = ContentFolder()
    folder.readConfiguration(root)
    return folder.configuration.templates
  }

  private mutating func readConfiguration(_ root: String) {
    let file = Self.configurationFile
    do {
      guard let node = try YAMLFile.read("\(root)/\(file)", shownAs: file).node else {
        diagnostics.append(
          Diagnostic(.error, "empty-configuration", "briefing.yml is empty", at: Location(file: file), help: "add `title: …`"))
        return
      }
      let (configuration, complaints) = ConfigurationSchema.read(node, file: file)
      self.configuration = configuration
      diagnostics += complaints
    } catch let complaint as Diagnostic {
      diagnostics.append(complaint)
    } catch {
      hasConfiguration = false
    }
  }
}
