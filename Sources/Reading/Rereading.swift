import Diagnostics
import Dossier

/// A content folder as it was last read, which can be brought up to date file by file.
///
/// Most edits change files that are there already, and nothing else. Those are read again in place; where anything else may have
/// changed, the folder is listed and read as a whole.
struct ReadFolder: Sendable {
  private(set) var folder: ContentFolder
  private let units: [(unit: Unit, firstSource: Int)]
  /// The unit of each file that was read, by its path.
  private let places: [String: Int]
  private let media: Set<String>
  private let refused: Set<String>
  /// What belongs to the content folder and is no content, such as templates.
  private let leftOut: Set<String>

  init(_ folder: ContentFolder, units: [(Unit, Int)], refused: Set<String>, leavingOut: Set<String>) {
    self.folder = folder
    self.units = units.map { ($0.0, $0.1) }
    self.refused = refused
    leftOut = leavingOut.subtracting([ContentFolder.configurationFile])
    media = Set(folder.media)
    var places: [String: Int] = [:]
    for (place, (unit, _)) in units.enumerated() { for file in unit.files { places[file] = place } }
    self.places = places
  }

  /// Reads again what changed.
  ///
  /// - Parameter paths: Relative to the content folder.
  /// - Returns: What the files said that say something else now, by their place among the statements; nil where more has to be read.
  mutating func reread(_ paths: Set<String>, root: String) -> [Int: Statements]? {
    var touched: Set<Int> = []
    for path in paths {
      if let place = places[path] {
        guard isReadable(path, root: root) else { return nil }
        touched.insert(place)
      } else if !isOfNoConcern(path, root: root) {
        return nil
      }
    }
    let reader = UnitReader(root: root, configuration: folder.configuration, refused: refused)
    var replaced: [Int: Statements] = [:]
    for place in touched {
      let (unit, firstSource) = units[place]
      if unit.files.contains(where: { file in folder.diagnostics.contains { $0.location?.file == file } }) { return nil }
      let reading = reader.read(unit, firstSource: firstSource)
      guard reading.diagnostics.isEmpty, reading.statements.count == unit.sources else { return nil }
      if let frontMatter = reading.frontMatter, case .document(let path, _, _) = unit { folder.frontMatter[path] = frontMatter }
      for (offset, new) in reading.statements.enumerated() {
        replaced[firstSource + offset] = folder.statements[firstSource + offset]
        folder.statements[firstSource + offset] = new
      }
    }
    return replaced
  }

  /// Whether a listing would have the file as it had it before.
  private func isReadable(_ path: String, root: String) -> Bool {
    guard !refused.contains(path), case .file(let size)? = try? FileAccess.kind(of: "\(root)/\(path)") else { return false }
    return size <= FolderListing.limit(ofFile: path)
  }

  /// Whether the content is the same whatever happened to a file: it is a picture that is still there, part of no content, or a
  /// passing thing such as an editor writes beside what it saves.
  private func isOfNoConcern(_ path: String, root: String) -> Bool {
    if path == ContentFolder.configurationFile { return false }
    if leftOut.contains(where: { path == $0 || path.hasPrefix("\($0)/") }) { return true }
    switch try? FileAccess.kind(of: "\(root)/\(path)") {
    case .file: return media.contains(path)
    case nil: return !media.contains(path) && !folderHeld(path)
    default: return false
    }
  }

  /// Whether what is gone was a folder with content.
  private func folderHeld(_ path: String) -> Bool {
    let prefix = "\(path)/"
    return places.keys.contains { $0.hasPrefix(prefix) } || media.contains { $0.hasPrefix(prefix) }
  }
}
