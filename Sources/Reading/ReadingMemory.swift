import Dossier

/// The files of a content folder as they were last read; those that did not change need not be read again.
///
/// What is read is the same with it and without it.
public struct ReadingMemory: Sendable {
  private struct Known {
    var firstSource: Int
    var reading: UnitReading
  }

  private var known: [Unit: Known] = [:]
  private var refused: Set<String> = []
  /// What changed since the units were read.
  private var changed: Set<String> = []
  /// The folder as a whole, where nothing in it had an error.
  private var last: ReadFolder?

  /// Whether anything is kept.
  private let isKeeping: Bool

  /// - Parameter keeping: False where nothing will be read again.
  public init(keeping: Bool = true) { isKeeping = keeping }

  /// Forgets what may be otherwise now.
  ///
  /// - Parameter paths: Files that may have changed since they were read, and folders whose files may have, relative to the content
  ///   folder; nil where any may have.
  public mutating func forget(_ paths: Set<String>?) {
    if let paths, !paths.contains(ContentFolder.configurationFile) {
      changed.formUnion(paths)
    } else {
      self = ReadingMemory(keeping: isKeeping)
    }
  }

  private func isChanged(_ file: String) -> Bool {
    if changed.isEmpty { return false }
    return changed.contains(file) || file.indices.contains { file[$0] == "/" && changed.contains(String(file[..<$0])) }
  }

  /// Reads again what changed in the folder that was read last.
  ///
  /// - Returns: Nil where the folder has to be read as a whole.
  mutating func reread(_ paths: Set<String>, root: String) -> ContentFolder.Rereading? {
    guard var folder = last else { return nil }
    last = nil
    guard let replaced = folder.reread(paths, root: root) else { return nil }
    last = folder
    return ContentFolder.Rereading(folder: folder.folder, replaced: replaced)
  }

  mutating func keep(_ folder: ContentFolder, units: [(Unit, Int)], leavingOut: Set<String>) {
    guard isKeeping else { return }
    last =
      folder.diagnostics.contains { $0.severity == .error }
      ? nil : ReadFolder(folder, units: units, refused: refused, leavingOut: leavingOut)
  }

  /// The reading of a unit; nil where it has to be read.
  func reading(of unit: Unit, firstSource: Int, refused: Set<String>) -> UnitReading? {
    guard refused == self.refused, let known = known[unit], known.firstSource == firstSource, !unit.files.contains(where: isChanged) else {
      return nil
    }
    return known.reading
  }

  /// Keeps what was read, and nothing else. What is broken is read again: a program may be missing that is there next time.
  mutating func keep(_ readings: [(unit: Unit, firstSource: Int, reading: UnitReading)], refused: Set<String>) {
    guard isKeeping else { return }
    self.refused = refused
    changed = []
    known = [:]
    for (unit, firstSource, reading) in readings where !reading.diagnostics.contains(where: { $0.severity == .error }) {
      known[unit] = Known(firstSource: firstSource, reading: reading)
    }
  }
}
