import CFileCalls

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The hidden folder beside an output (`.Site.briefing` beside `Site`, so on the same file system) in which its next site is made.
///
/// It holds `lock`, which is locked as long as a build runs and which the system unlocks when that build ends in whatever way;
/// `next`, the new site, and after the exchange the old one; `previous`, the old site where it has to be put aside first; and `replaced`, the
/// number of the old site's folder where it is to be kept as a release, by which also a later run tells it from a new site.
final class Workspace: Sendable {
  let parent: Descriptor
  let outputName: String
  let name: String
  private let hold: Hold
  /// How many old sites are kept beside the output; nil to leave them alone.
  private let formerCount: Int?

  private static let next = "next"
  private static let previous = "previous"
  private static let lock = "lock"
  private static let replaced = "replaced"

  /// The folder and its locked lock.
  private struct Hold: ~Copyable, Sendable {
    let folder: Descriptor
    let lock: Descriptor
  }

  /// Makes the folder, or takes over what a killed build left.
  ///
  /// Throws `EWOULDBLOCK` where another build has it.
  init(for outputName: String, in parent: consuming Descriptor, keepingFormer formerCount: Int? = nil) throws(SystemError) {
    let name = ".\(outputName).briefing"
    hold = try Workspace.acquire(name, in: parent.number)
    self.name = name
    self.outputName = outputName
    self.parent = parent
    self.formerCount = formerCount
  }

  /// The lock's file is removed by the build that holds it. So whoever gets a lock has to see that its file is still in place,
  /// and to start again where it is not.
  private static func acquire(_ name: String, in parent: Int32) throws(SystemError) -> Hold {
    while true {
      // Closed to others: nobody reads a site before it is whole.
      if mkdirat(parent, name, 0o700) != 0, errno != EEXIST { throw SystemError(code: errno) }
      do throws(SystemError) {
        let folder = try Descriptor.folder(name, in: parent)
        let file = try Descriptor(lock, in: folder.number, O_RDWR | O_CREAT | O_NOFOLLOW, mode: 0o600)
        let number = file.number
        try calling { flock(number, LOCK_EX | LOCK_NB) }
        if let inPlace = try stat.of("\(name)/\(lock)", in: parent), inPlace.isSame(as: try file.status()) {
          return Hold(folder: folder, lock: file)
        }
      } catch  where error.code == ENOENT {
        continue
      }
    }
  }

  /// Puts back an old site that was put aside, and removes left-overs.
  func recover() throws(SystemError) {
    if try stat.of(Workspace.previous, in: hold.folder.number) != nil {
      if try stat.of(outputName, in: parent.number) == nil {
        try rename(Workspace.previous, of: hold.folder.number, to: outputName, of: parent.number)
      }
    }
    try keepReplaced()
    if try stat.of(Workspace.previous, in: hold.folder.number) != nil {
      try removeTree(Workspace.previous, in: hold.folder.number)
    }
    try removeTree(Workspace.next, in: hold.folder.number)
  }

  func stage(replacing old: OldSite?) throws(SystemError) -> StagedSite {
    try StagedSite(Workspace.next, in: hold.folder.number, replacing: old)
  }

  /// Puts the staged site in the output's place in one step. The old one comes to stand where the new one was.
  ///
  /// - Parameter exchanging: False to do as on a system that cannot exchange, for tests.
  func putInPlace(replacing old: OldSite?, exchanging: Bool = true) throws(SystemError) {
    let staging = hold.folder.number
    guard let old, let present = try stat.of(outputName, in: parent.number) else {
      // Also onto an empty folder that appeared meanwhile; fails where something else did.
      return try rename(Workspace.next, of: staging, to: outputName, of: parent.number)
    }
    // What was put there while the build ran was never looked at, and is not ours to remove.
    guard present.isSame(as: old.status) else { throw SystemError(code: ESTALE) }
    if let formerCount, formerCount > 0, !old.topNames.isEmpty { try noteReplaced(old) }
    if exchanging {
      do throws(SystemError) {
        let (parent, output) = (parent.number, outputName)
        try calling { briefing_exchange(staging, Workspace.next, parent, output) }
        return
      } catch  where [ENOSYS, EINVAL, ENOTSUP, EOPNOTSUPP].contains(error.code) {
        // The file system cannot exchange.
      }
    }
    try putInPlaceInTwoSteps()
  }

  /// Between the two steps there is no output; a build killed there leaves the old site to the next build, which puts it back first.
  private func putInPlaceInTwoSteps() throws(SystemError) {
    let staging = hold.folder.number
    try rename(outputName, of: parent.number, to: Workspace.previous, of: staging)
    do throws(SystemError) {
      try rename(Workspace.next, of: staging, to: outputName, of: parent.number)
    } catch {
      try rename(Workspace.previous, of: staging, to: outputName, of: parent.number)
      throw error
    }
  }

  private func noteReplaced(_ old: OldSite) throws(SystemError) {
    let note = try Descriptor(Workspace.replaced, in: hold.folder.number, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW, mode: 0o600)
    let number = Array(String(old.status.st_ino).utf8)
    try number.span.bytes.withUnsafeBytes { bytes throws(SystemError) in try note.write(bytes) }
    try note.closeChecked()
  }

  /// Makes a release of the old site that a new one has taken the place of, in this run or in one that was killed.
  private func keepReplaced() throws(SystemError) {
    let folder = hold.folder.number
    guard let note = try? Descriptor.reading(Workspace.replaced, in: folder) else { return }
    let number = try withUnsafeTemporaryAllocation(byteCount: 32, alignment: 1) { buffer throws(SystemError) in
      String(decoding: UnsafeRawBufferPointer(rebasing: buffer[..<(try note.read(into: buffer))]), as: UTF8.self)
    }
    for name in [Workspace.next, Workspace.previous] {
      guard let found = try stat.of(name, in: folder), String(found.st_ino) == number else { continue }
      try Releases(of: outputName, in: parent.number).keep(name, of: folder)
    }
    try calling { unlinkat(folder, Workspace.replaced, 0) }
  }

  private func rename(_ from: String, of fromFolder: Int32, to: String, of toFolder: Int32) throws(SystemError) {
    try calling { renameat(fromFolder, from, toFolder, to) }
  }

  /// Removes what the build made beside the output. What cannot be removed is left to the next build: it does no harm.
  func leave() {
    let folder = hold.folder.number
    try? keepReplaced()
    if let formerCount { try? Releases(of: outputName, in: parent.number).prune(to: formerCount) }
    try? removeTree(Workspace.next, in: folder)
    if (try? stat.of(outputName, in: parent.number)) != nil { try? removeTree(Workspace.previous, in: folder) }
    _ = unlinkat(folder, Workspace.lock, 0)
    _ = unlinkat(parent.number, name, AT_REMOVEDIR)
  }
}
