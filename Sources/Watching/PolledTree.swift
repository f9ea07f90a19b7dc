#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A folder that is looked through now and then, and compared with what was there before.
struct PolledTree {
  private let root: String
  private let scope: WatchScope
  private var stamps: [String: Stamp] = [:]
  private(set) var nextLook: ContinuousClock.Instant
  private(set) var isLost = false

  /// What tells one state of a file from another.
  private struct Stamp: Equatable {
    var seconds: Int
    var nanoseconds: Int
    var changedSeconds: Int
    var changedNanoseconds: Int
    var size: Int
    var inode: UInt64

    init(_ status: stat) {
      #if canImport(Darwin)
        let (modified, changed) = (status.st_mtimespec, status.st_ctimespec)
      #else
        let (modified, changed) = (status.st_mtim, status.st_ctim)
      #endif
      (seconds, nanoseconds) = (modified.tv_sec, modified.tv_nsec)
      (changedSeconds, changedNanoseconds) = (changed.tv_sec, changed.tv_nsec)
      (size, inode) = (Int(status.st_size), UInt64(status.st_ino))
    }
  }

  init(_ root: String, scope: WatchScope) {
    (self.root, self.scope, nextLook) = (root, scope, .now)
    stamps = look()
  }

  mutating func collect(into settling: inout Settling, at now: ContinuousClock.Instant) {
    guard nextLook <= now else { return }
    let new = look()
    for (path, stamp) in new where stamps[path] != stamp { settling.note(path, .written, at: now) }
    for path in stamps.keys where new[path] == nil { settling.note(path, .gone, at: now) }
    stamps = new
  }

  /// Looks through the folder, and says when to do so again: looking should take a twentieth of the time at most.
  private mutating func look() -> [String: Stamp] {
    let start = ContinuousClock.now
    var found: [String: Stamp] = [:]
    isLost = !walk("", into: &found)
    nextLook = .now + max(.milliseconds(500), start.duration(to: .now) * 20)
    return found
  }

  @discardableResult private func walk(_ folder: String, into found: inout [String: Stamp]) -> Bool {
    guard let entries = entries(ofFolder: folder.isEmpty ? root : "\(root)/\(folder)") else { return false }
    for (name, isFolder) in entries {
      let path = joined(folder, name)
      if isFolder {
        if scope.isWayToContents(path) { walk(path, into: &found) }
      } else if scope.contains(path) {
        var status = stat()
        if lstat("\(root)/\(path)", &status) == 0 { found[path] = Stamp(status) }
      }
    }
    return true
  }
}
