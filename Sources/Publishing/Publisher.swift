import Diagnostics
import Dossier
import Output

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Brings a built site to a target, step by step: compare, upload, switch, verify.
///
/// ```swift
/// var publisher = try Publisher.begin(target, workspace: "talks/.briefing/publish", contentFolder: "talks", title: "Talks", protecting: [])
/// let comparison = try publisher.compare(site)
/// try publisher.publish(site, comparison)
/// ```
public struct Publisher: ~Copyable {
  /// What a publication will change.
  public struct Comparison: Sendable {
    public var changes: Changes
    public var report: ChangeReport
    let manifest: Manifest
  }

  private var destination: any Destination
  private let lock: PublicationLock

  private init(destination: any Destination, lock: consuming PublicationLock) {
    self.destination = destination
    self.lock = lock
  }

  /// Prepares a publication, and keeps others to the same target from beginning until this value is gone.
  ///
  /// - Parameters:
  ///   - workspace: A folder that exists, for what is needed meanwhile.
  ///   - contentFolder: The folder that holds briefing.yml, from which relative paths are seen.
  ///   - title: What the site is called.
  ///   - folders: What no publication may replace.
  ///   - say: Is told what is being waited for.
  public static func begin(
    _ target: Target, workspace: String, contentFolder: String, title: String, protecting folders: [ProtectedFolder], say: (String) -> Void
  ) throws(PublishingFailure) -> Publisher {
    let workspace = try absolute(workspace)
    let destination = try destination(target, workspace: workspace, contentFolder: contentFolder, title: title, protecting: folders)
    let lock = try PublicationLock("\(workspace)/\(target.name).lock", waiting: 10) { say("Waiting for another publication to end …") }
    return Publisher(destination: destination, lock: lock)
  }

  private static func destination(
    _ target: Target, workspace: String, contentFolder: String, title: String, protecting folders: [ProtectedFolder]
  ) throws(PublishingFailure) -> any Destination {
    switch target.store {
    case .folder(let folder):
      let path = folder.path.hasPrefix("/") || contentFolder == "." ? folder.path : "\(contentFolder)/\(folder.path)"
      return FolderDestination(path: path, releases: folder.releases, protecting: folders)
    case .git(let git):
      return GitDestination(
        remote: git.remote, branch: git.branch, target: target.name, site: title, folder: contentFolder, workspace: workspace)
    case .ssh(let ssh):
      return SSHDestination(.init(host: ssh.host, port: ssh.port, path: ssh.path, releases: ssh.releases))
    case .rclone(let rclone):
      return RcloneDestination(remote: rclone.remote, cache: rclone.cache, staging: "\(workspace)/\(target.name).staging")
    }
  }

  private static func absolute(_ path: String) throws(PublishingFailure) -> String {
    guard let real = realpath(path, nil) else {
      throw .failed("publish-failed", "cannot find \(path): \(String(cString: strerror(errno)))", help: nil)
    }
    defer { free(real) }
    return String(cString: real)
  }

  /// What it is, for messages: “the folder /srv/www/briefing”.
  public var shown: String { destination.shown }

  /// Compares a site with what is published, and changes nothing there.
  public mutating func compare(_ site: BuiltSite) throws(PublishingFailure) -> Comparison {
    let published = try destination.published()
    let manifest = try destination.manifest(of: site)
    let changes = Changes(from: published, to: manifest)
    let report = ChangeReport(changes) { path, isPublished in
      let bytes = isPublished ? destination.publishedFile(path) : try? site.folder.bytes(of: path)
      return bytes.flatMap { pageTitle(of: $0, site: site.title) }
    }
    return Comparison(changes: changes, report: report, manifest: manifest)
  }

  /// Uploads what changed, lets readers have it, and reads it back.
  public mutating func publish(_ site: BuiltSite, _ comparison: Comparison, say: (String) -> Void) throws(PublishingFailure) {
    say("Uploading to \(shown) …")
    // What a killed publication left running would write between the next one's files.
    lock.setShared(destination.outlivesUs)
    defer { lock.setShared(false) }
    try destination.upload(site, comparison.changes)
    try destination.switchOver()
    say("Reading back \(shown) …")
    try destination.verify(comparison.manifest, comparison.changes)
  }

  /// Removes all former sites that are kept there, and says in lines what was removed and what is out of reach.
  public mutating func purge() throws(PublishingFailure) -> [String] { try destination.purge() }

  /// Gives readers the site back that they had before the present one, and says what they have now.
  public mutating func rollBack() throws(PublishingFailure) -> String { try destination.rollBack() }
}
