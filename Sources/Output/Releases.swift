#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The former sites of an output, kept in a hidden folder beside it: `.Site.releases/000012` beside `Site`.
///
/// They are the folders that stood in the output’s place themselves, so keeping one costs one renaming.
struct Releases {
  let parent: Int32
  let folder: String

  init(of outputName: String, in parent: Int32) {
    self.parent = parent
    folder = ".\(outputName).releases"
  }

  /// Their names, the oldest first.
  func names() throws(SystemError) -> [String] {
    guard try stat.of(folder, in: parent) != nil else { return [] }
    let descriptor = try Descriptor.folder(folder, in: parent)
    return try entries(ofFolder: descriptor.number).compactMap { $0.kind == .folder ? $0.name : nil }
      .filter { Int($0) != nil }.sorted()
  }

  /// Takes over the folder `name` of `place` as the newest release.
  func keep(_ name: String, of place: Int32) throws(SystemError) {
    if mkdirat(parent, folder, 0o700) != 0, errno != EEXIST { throw SystemError(code: errno) }
    let number = String((try names().last.flatMap { Int($0) } ?? 0) + 1)
    let path = "\(folder)/\(String(repeating: "0", count: max(0, 6 - number.count)))\(number)"
    let parent = parent
    try calling { renameat(place, name, parent, path) }
  }

  /// Removes all but the newest `count`.
  func prune(to count: Int) throws(SystemError) {
    for name in try names().dropLast(count) { try remove(name) }
    if count == 0 { _ = unlinkat(parent, folder, AT_REMOVEDIR) }
  }

  func remove(_ name: String) throws(SystemError) {
    guard try stat.of(folder, in: parent) != nil else { return }
    let descriptor = try Descriptor.folder(folder, in: parent)
    try removeTree(name, in: descriptor.number)
  }
}

extension SiteWriter {
  /// Puts the site back that stood at `output` before the present one, in one step. The present one is removed.
  ///
  /// Former sites are there if publications before had them kept: ``begin(at:protecting:keepingFormer:)``.
  ///
  /// - Returns: How many former sites are left; nil where there was none to go back to.
  public static func rollBack(at output: String, protecting folders: [ProtectedFolder] = []) throws(OutputFailure) -> Int? {
    while true {
      let writer = try begin(at: output, protecting: folders)
      defer { writer.abandon() }
      let releases = Releases(of: writer.workspace.outputName, in: writer.workspace.parent.number)
      guard let name = try reading(output, { () throws(SystemError) in try releases.names().last }),
        let former = try SiteFolder(at: "\(writer.output.parentPath)/\(releases.folder)/\(name)")
      else { return nil }
      for file in former.files { try writer.copy("\(former.path)/\(file.path)", to: file.path) }
      let isThereAlready = try writer.commit().isUnchanged
      let left = try reading(output) { () throws(SystemError) in
        try releases.remove(name)
        return try releases.names().count
      }
      // What was interrupted here before has left a release that stands in place already.
      if !isThereAlready { return left }
    }
  }

  /// Removes all former sites that are kept beside `output`.
  ///
  /// - Returns: How many there were.
  public static func removeFormer(at output: String, protecting folders: [ProtectedFolder] = []) throws(OutputFailure) -> Int {
    let writer = try begin(at: output, protecting: folders)
    defer { writer.abandon() }
    let releases = Releases(of: writer.workspace.outputName, in: writer.workspace.parent.number)
    return try reading(output) { () throws(SystemError) in
      let count = try releases.names().count
      try releases.prune(to: 0)
      return count
    }
  }

  private static func reading<Value>(_ output: String, _ body: () throws(SystemError) -> Value) throws(OutputFailure) -> Value {
    do throws(SystemError) {
      return try body()
    } catch {
      throw .disk(cannot: "read the former releases of \(output)", error)
    }
  }
}
