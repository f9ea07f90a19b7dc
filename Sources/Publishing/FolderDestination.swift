import Output

/// A folder of this machine, exchanged whole.
///
/// Two folders change names in one call, which needs no symbolic links and so works on shares and sticks, too. Files that did not change
/// keep their inodes and times where the file system has hard links.
struct FolderDestination: Destination {
  let path: String
  /// How many releases are kept besides the current one.
  let formerCount: Int
  let protected: [ProtectedFolder]
  private var site: SiteFolder?
  private var writer: SiteWriter?

  init(path: String, releases: Int, protecting folders: [ProtectedFolder]) {
    self.path = path
    formerCount = releases - 1
    protected = folders
  }

  var shown: String { "the folder \(path)" }

  mutating func published() throws(PublishingFailure) -> Manifest {
    let path = path
    site = try publishing { () throws(OutputFailure) in try SiteFolder(at: path) }
    guard let site else { return Manifest() }
    return try publishing { () throws(OutputFailure) in try Manifest(of: site) }
  }

  func publishedFile(_ path: String) -> [UInt8]? { try? site?.bytes(of: path) }

  mutating func upload(_ built: BuiltSite, _ changes: Changes) throws(PublishingFailure) {
    let (path, protected, formerCount) = (path, protected, formerCount)
    writer = try publishing { () throws(OutputFailure) in
      let writer = try SiteWriter.begin(at: path, protecting: protected, keepingFormer: formerCount)
      for file in built.paths { try writer.copy("\(built.folder.path)/\(file)", to: file) }
      return writer
    }
  }

  mutating func switchOver() throws(PublishingFailure) {
    let writer = writer
    try publishing { () throws(OutputFailure) in _ = try writer?.commit() }
    self.writer = nil
  }

  mutating func verify(_ manifest: Manifest, _ changes: Changes) throws(PublishingFailure) {
    let differences = Self.differences(try published(), manifest)
    if !differences.isEmpty { throw .notVerified(shown, differences) }
  }

  mutating func rollBack() throws(PublishingFailure) -> String {
    let (path, protected) = (path, protected)
    guard let left = try publishing({ () throws(OutputFailure) in try SiteWriter.rollBack(at: path, protecting: protected) }) else {
      throw .noFormer(shown)
    }
    return "\(shown) holds the former site again; \(left) older ones are kept"
  }

  mutating func purge() throws(PublishingFailure) -> [String] {
    let (path, protected) = (path, protected)
    let count = try publishing { () throws(OutputFailure) in try SiteWriter.removeFormer(at: path, protecting: protected) }
    return [.removedFormer(count), "out of reach: snapshots and backups of the disk, and copies that readers and search engines have"]
  }
}

extension String {
  static func removedFormer(_ count: Int) -> String {
    count == 0 ? "no former site was kept" : count == 1 ? "1 former site removed" : "\(count) former sites removed"
  }
}

extension PublishingFailure {
  static func noFormer(
    _ shown: String, help: String = "`releases:` in briefing.yml says how many are kept"
  ) -> PublishingFailure {
    .refused("no-former-release", "\(shown) keeps no former site to go back to", help: help)
  }
}
