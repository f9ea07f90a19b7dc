import Diagnostics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The folder that a site is to be put in: where it is, and whether a build may replace it.
struct OutputFolder {
  /// As its user named it, for messages.
  let shown: String
  let parentPath: String
  private let name: String

  /// The file at the top of each site by which a build knows that Briefing made the folder and may replace it.
  ///
  /// Its name starts with a dot, so that it stays out of people's listings and of most web servers' answers. A publisher that leaves
  /// such files behind loses nothing: the marker counts only where sites are built.
  static let marker = ".briefing-site"
  static let markerText = "Briefing made this folder. Each build replaces it whole: what is put here by hand is lost.\n"

  /// Finds the folder that is meant, through symbolic links, and refuses one that cannot be an output. Changes nothing.
  init(_ shown: String, protecting folders: [ProtectedFolder]) throws(OutputFailure) {
    self.shown = shown
    if shown.isEmpty || shown.utf8.contains(0) {
      throw .refused("output-not-a-folder", "the output folder has no name that a folder can have", help: "name a folder")
    }
    let path: String
    do throws(SystemError) {
      if let status = try stat.of(shown, following: true), !status.isFolder { throw SystemError(code: ENOTDIR) }
      path = try resolvedPath(shown)
    } catch {
      throw OutputFolder.failure(toFind: shown, error)
    }
    try checkOutput(path, shown: shown, protecting: folders)
    let parent = path.enclosingFolder ?? ""
    parentPath = parent.isEmpty ? "/" : String(parent)
    name = String(path[parent.endIndex...].dropFirst())
  }

  /// Makes the folders above, where they are missing, and the place beside the output where the new site is written.
  func enter(keepingFormer formerCount: Int? = nil) throws(OutputFailure) -> Workspace {
    let workspace: Workspace
    do throws(SystemError) {
      try makeFolders(parentPath)
      workspace = try Workspace(for: name, in: try .folder(parentPath), keepingFormer: formerCount)
    } catch {
      if error.code == EWOULDBLOCK {
        throw .refused(
          "output-in-use", "another build is writing to \(shown)", help: "wait until it has ended, or name another output folder")
      }
      throw .disk(cannot: "make a folder beside \(shown)", error)
    }
    do throws(SystemError) {
      try workspace.recover()
    } catch {
      workspace.leave()
      throw .disk(cannot: "clear \(workspace.name) beside \(shown), where an earlier build left files", error)
    }
    return workspace
  }

  /// The site that stands in the folder; nil where the folder does not exist. What Briefing did not make is refused.
  func oldSite(in parent: Int32) throws(OutputFailure) -> OldSite? {
    let old: OldSite
    do throws(SystemError) {
      guard let status = try stat.of(name, in: parent) else { return nil }
      guard status.isFolder else { throw SystemError(code: ENOTDIR) }
      if let outer = try stat.of(".", in: parent), outer.st_dev != status.st_dev { throw SystemError(code: EBUSY) }
      old = try OldSite(try .folder(name, in: parent))
    } catch {
      throw failure(toReplace: error)
    }
    if old.topNames.contains(".git") {
      throw .refused(
        "output-repository", "the output folder \(shown) is a Git repository, which a build would remove",
        help: "name another output folder, and publish from there to the repository")
    }
    if !old.topNames.isEmpty, !old.files.contains(OutputFolder.marker) {
      throw .refused(
        "output-foreign", "the output folder \(shown) holds files that Briefing did not make",
        help: "empty it yourself if they can go, or name another output folder")
    }
    return old
  }

  /// What to say when the folder cannot be read or replaced.
  func failure(toReplace error: SystemError) -> OutputFailure {
    switch error.code {
    case ENOTDIR: return OutputFolder.failure(toFind: shown, error)
    case EBUSY:
      return .refused(
        "output-mount-point", "the output folder \(shown) is a mount point, which cannot be replaced in one step",
        help: "name a folder inside it for the output")
    case EXDEV:
      return .refused(
        "output-mount-point", "the file system does not let the output folder \(shown) be replaced in one step",
        help: "remove the folder first, or name another")
    default: return .disk(cannot: "replace \(shown)", error)
    }
  }

  private static func failure(toFind shown: String, _ error: SystemError) -> OutputFailure {
    switch error.code {
    case ENOTDIR:
      let isItself = (try? stat.of(shown, following: true)) != nil
      let what = isItself ? "the output folder \(shown) is a file, not a folder" : "the output folder \(shown) would stand inside a file"
      return .refused("output-not-a-folder", what, help: "name another output folder, or remove the file")
    case ENOENT:
      return .refused(
        "output-not-a-folder", "the output folder \(shown) leads through a symbolic link to what does not exist",
        help: "make the folder that the link names, or remove the link")
    default: return .disk(cannot: "find \(shown)", error)
    }
  }
}

/// Makes the folder at an absolute path, and those above it that are missing.
private func makeFolders(_ path: String) throws(SystemError) {
  if mkdir(path, 0o755) == 0 || errno == EEXIST || errno == EISDIR { return }
  // A file system that can only be read says so even of a folder that is there.
  let error = SystemError(code: errno)
  if let status = try? stat.of(path), status.isFolder { return }
  guard error.code == ENOENT, let outer = path.enclosingFolder, !outer.isEmpty else { throw error }
  try makeFolders(String(outer))
  if mkdir(path, 0o755) != 0, errno != EEXIST { throw SystemError(code: errno) }
}
