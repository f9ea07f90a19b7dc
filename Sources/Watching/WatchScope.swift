/// Which part of a folder is watched. Hidden files and folders never are.
public struct WatchScope: Sendable, Equatable {
  /// Paths of folders whose whole contents are watched, relative to the root; an empty one is the root itself.
  public var folders: Set<String>
  /// Paths of single files that are watched.
  public var files: Set<String>
  /// Paths of folders and files that are not, wherever they stand.
  public var excluding: Set<String>

  public init(folders: Set<String> = [""], files: Set<String> = [], excluding: Set<String> = []) {
    self.folders = folders
    self.files = files
    self.excluding = excluding
  }

  /// Whether a change at `path` counts.
  public func contains(_ path: String) -> Bool {
    if isLeftOut(path) { return false }
    return files.contains(path) || folders.contains { Self.isAtOrBelow(path, $0) }
  }

  /// Whether a folder has to be watched, since what counts stands in it or may come to.
  func isWayToContents(_ folder: String) -> Bool {
    if folder.isEmpty { return true }
    if isLeftOut(folder) { return false }
    if folders.contains(where: { Self.isAtOrBelow(folder, $0) || Self.isAtOrBelow($0, folder) }) { return true }
    return files.contains { Self.isAtOrBelow($0, folder) }
  }

  private func isLeftOut(_ path: String) -> Bool {
    if path.split(separator: "/").contains(where: { $0.hasPrefix(".") }) { return true }
    return excluding.contains { Self.isAtOrBelow(path, $0) }
  }

  private static func isAtOrBelow(_ path: String, _ folder: String) -> Bool {
    folder.isEmpty || path == folder
      || path.utf8.starts(with: folder.utf8) && path.utf8.dropFirst(folder.utf8.count).first == UInt8(ascii: "/")
  }
}
