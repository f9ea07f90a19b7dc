import Diagnostics
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Writes a site out of sight and puts it in place whole.
///
/// ```swift
/// let site = try SiteWriter.begin(at: "Site", protecting: [.whole("seeds", role: "the seeds folder")])
/// try site.write("index.html", bytes)                            // from any thread
/// try site.copy("seeds/media/map.png", to: "assets/map.png")
/// let summary = try site.commit()
/// ```
///
/// Until ``commit()`` the old site stands untouched; then both folders change names in one call of the system, so that whoever opens
/// a file by its path finds the old site or the new one. That holds when the build is killed at any moment, and when the disk is full.
/// A file whose bytes did not change is the same file as before: it keeps its inode and its time stamps. Where nothing changed
/// at all, the old folder stays.
///
/// On Linux that holds after a loss of power, too: the new site is on the disk before it is put in place. Measured on ext4, that
/// costs 0.04 s for a change in a site of 40,000 files, and 0.4 s where all of them are new.
///
/// A program that keeps the folder itself open (a shell or a server that was started in it) keeps the old one, which is gone then.
public final class SiteWriter: Sendable {
  /// What a build did to the output; the marker of Briefing's own is not counted.
  public struct Summary: Hashable, Sendable {
    /// Files that are new or whose bytes or permissions changed.
    public var written: Int
    /// Files that stayed as they were.
    public var unchanged: Int
    /// Files, links and whatever else stood in the old site and is gone.
    public var removed: Int
    /// The bytes of the files written.
    public var bytes: Int

    /// What a build did that left so many files as they were.
    public init(unchanged: Int) { (written, self.unchanged, removed, bytes) = (0, unchanged, 0, 0) }

    init(written: Int, unchanged: Int, removed: Int, bytes: Int) {
      (self.written, self.unchanged, self.removed, self.bytes) = (written, unchanged, removed, bytes)
    }

    /// Whether the output was left untouched.
    public var isUnchanged: Bool { written == 0 && removed == 0 }
  }

  let output: OutputFolder
  let workspace: Workspace
  let old: OldSite?
  let new: StagedSite
  let state = Mutex(BuildState())

  private init(output: OutputFolder, workspace: Workspace, old: OldSite?, new: StagedSite) {
    self.output = output
    self.workspace = workspace
    self.old = old
    self.new = new
  }

  deinit {
    if !state.withLock({ $0.isFinished }) { workspace.leave() }
  }

  /// Prepares a new site for the folder `output`, which is made, with its parents, where it does not exist.
  ///
  /// A symbolic link to a folder is followed. Another build that writes to the same output is an error, not waited for.
  ///
  /// - Parameter formerCount: How many of the sites that stood there before are kept for ``rollBack(at:protecting:)``; nil to keep none
  ///   and to leave those alone that are kept.
  /// - Throws: ``OutputFailure``, refused where `output` is not a folder, holds files that Briefing did not make, or is protected.
  public static func begin(
    at output: String, protecting folders: [ProtectedFolder] = [], keepingFormer formerCount: Int? = nil
  ) throws(OutputFailure) -> SiteWriter {
    let folder = try OutputFolder(output, protecting: folders)
    let workspace = try folder.enter(keepingFormer: formerCount)
    do throws(OutputFailure) {
      let old = try folder.oldSite(in: workspace.parent.number)
      do throws(SystemError) {
        return SiteWriter(output: folder, workspace: workspace, old: old, new: try workspace.stage(replacing: old))
      } catch {
        throw OutputFailure.disk(cannot: "make a folder beside \(output)", error)
      }
    } catch {
      workspace.leave()
      throw error
    }
  }

  /// Writes a file; any thread may call it.
  ///
  /// - Parameter path: The file's path in the site, relative, its parts separated by `/` and at most 255 bytes each.
  /// - Throws: ``OutputFailure``; after that the site cannot be committed. Two files of one name are a fault, and so are names that
  ///   only differ in case or Unicode normalisation, since they are one file on macOS and Windows.
  public func write(_ path: String, _ bytes: borrowing RawSpan) throws(OutputFailure) {
    try place(path) { () throws(SystemError) in
      try bytes.withUnsafeBytes { bytes throws(SystemError) in
        if let old, old.has(path, bytes, permissions: new.filePermissions) { return .kept }
        try new.write(path, bytes)
        return .written(bytes: bytes.count)
      }
    }
  }

  /// Writes a file; see ``write(_:_:)-(_,RawSpan)``.
  public func write(_ path: String, _ bytes: [UInt8]) throws(OutputFailure) {
    try write(path, bytes.span.bytes)
  }

  /// Writes a file with the bytes of the file `source`, never as a link to it; any thread may call it.
  ///
  /// - Parameters:
  ///   - source: The path of a regular file, or of a symbolic link to one.
  ///   - path: As for ``write(_:_:)-(_,RawSpan)``, whose errors hold here too.
  public func copy(_ source: String, to path: String) throws(OutputFailure) {
    try place(path, copying: source) { () throws(SystemError) in
      let file = try Descriptor.reading(source, following: true)
      let status = try file.status()
      guard status.isFile else { throw SystemError(code: status.isFolder ? EISDIR : EINVAL) }
      if let old, try old.has(path, bytesOf: file, size: Int(status.st_size), permissions: new.filePermissions) { return .kept }
      let number = file.number
      try calling { lseek(number, 0, SEEK_SET) }
      return .written(bytes: try new.write(path, bytesOf: file))
    }
  }

  /// Keeps the old site's file at `path`, of which the caller knows that it is current, without reading it; any thread may call it.
  ///
  /// It is linked at once, since a site of which files are kept unread nearly always changes elsewhere.
  /// - Returns: False where the old site has no such file: it has to be written after all.
  public func keep(_ path: String) throws(OutputFailure) -> Bool {
    guard let old, old.files.contains(path) else { return false }
    try place(path) { () throws(SystemError) in
      try new.link(path, from: old)
      return .linked
    }
    return true
  }

  /// Whether the folder that this build put in place, or left there, is the one that stands there, and not that of a later build.
  public var isInPlace: Bool {
    let own = try? state.withLock({ $0.isExchanged }) ? new.folder.status() : old?.status
    guard let own, let present = try? stat.of(workspace.outputName, in: workspace.parent.number) else { return false }
    return present.isSame(as: own)
  }

  /// Puts the new site in place and removes the old one. Every call that writes must have returned.
  ///
  /// - Throws: ``OutputFailure``: the first of those that writing threw, too. The old site is in place then.
  @discardableResult
  public func commit() throws(OutputFailure) -> Summary {
    try commit(exchanging: true)
  }

  /// Gives up the new site. The old one stays. Harmless after a commit.
  public func abandon() {
    let wasFinished = state.withLock { state in
      defer { state.isFinished = true }
      return state.isFinished
    }
    if !wasFinished { workspace.leave() }
  }
}
