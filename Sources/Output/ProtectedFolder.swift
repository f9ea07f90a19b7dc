#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A folder that no build may replace.
public struct ProtectedFolder: Hashable, Sendable {
  /// What it is, for messages: "the content folder".
  public var role: String
  public var path: String
  /// Whether an output inside it is refused too.
  public var includesContents: Bool

  /// A folder that must not be replaced, nor anything in it: seeds, templates, the output of another edition.
  public static func whole(_ path: String, role: String) -> ProtectedFolder {
    ProtectedFolder(role: role, path: path, includesContents: true)
  }

  /// A folder that must not be replaced, though outputs may stand in it: the content folder.
  public static func itself(_ path: String, role: String) -> ProtectedFolder {
    ProtectedFolder(role: role, path: path, includesContents: false)
  }
}

/// Refuses an output that is, contains or, where that is asked for, stands inside a protected folder, the user's home or the root.
///
/// - Parameters:
///   - target: The output's resolved path.
///   - shown: The output as its user named it.
func checkOutput(_ target: String, shown: String, protecting folders: [ProtectedFolder]) throws(OutputFailure) {
  let help = "name a folder of its own for the output: a build replaces the output folder whole"
  func refuse(_ what: String) -> OutputFailure { .refused("output-protected", "the output folder \(shown) \(what)", help: help) }
  if target == "/" { throw refuse("is the root of the file system") }
  var folders = folders
  if let home = getenv("HOME").map({ String(cString: $0) }), !home.isEmpty {
    folders.append(.itself(home, role: "your home folder"))
  }
  for folder in folders {
    // One that cannot be found cannot be replaced either.
    guard let path = try? resolvedPath(folder.path) else { continue }
    if path == target { throw refuse("is \(folder.role)") }
    if isPath(path, atOrIn: target) { throw refuse("contains \(folder.role), \(folder.path)") }
    if folder.includesContents, isPath(target, atOrIn: path) { throw refuse("stands inside \(folder.role), \(folder.path)") }
  }
}
