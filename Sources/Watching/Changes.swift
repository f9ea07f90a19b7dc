/// What changed in a folder since somebody last asked.
public struct Changes: Sendable, Equatable {
  /// Paths relative to the watched folder, with `/` between their parts. A path may be that of a folder: everything below it may
  /// have changed then. What a path names may be gone.
  public var paths: Set<String>
  /// Whether anything may have changed: at the beginning, and where the system lost count.
  public var isEverything: Bool

  public init(paths: Set<String> = [], isEverything: Bool = false) {
    self.paths = paths
    self.isEverything = isEverything
  }

  public static let everything = Changes(isEverything: true)

  public var isEmpty: Bool { paths.isEmpty && !isEverything }

  /// Adds what changed later.
  public mutating func add(_ later: Changes) {
    isEverything = isEverything || later.isEverything
    if isEverything { paths = [] } else { paths.formUnion(later.paths) }
  }

  /// Whether the file at `path`, or a folder that it stands in, is among what changed.
  public func touches(_ path: String) -> Bool {
    if isEverything || paths.contains(path) { return true }
    return path.utf8.indices.contains { path.utf8[$0] == UInt8(ascii: "/") && paths.contains(String(path[..<$0])) }
  }
}
