#if os(Linux)
  #if canImport(Glibc)
    import Glibc
  #else
    import Musl
  #endif

  /// A folder whose changes Linux tells of: one watch for each folder in it, added as folders come (inotify(7)).
  final class InotifyTree {
    let descriptor: Int32
    private let root: String
    private let scope: WatchScope
    private var folders: [Int32: String] = [:]
    private var watches: [String: Int32] = [:]
    /// Set where the system has no watch left.
    private var isExhausted = false

    enum State {
      case watching
      /// More happened than the system could keep, or the folder itself went away.
      case lostCount
      /// There are more folders than the system lets a user watch.
      case cannotGoOn
    }

    private static let events = UInt32(
      IN_CREATE | IN_MODIFY | IN_CLOSE_WRITE | IN_ATTRIB | IN_MOVED_FROM | IN_MOVED_TO | IN_DELETE | IN_DELETE_SELF | IN_MOVE_SELF)

    /// - Returns: nil where the system cannot watch the folder.
    init?(_ root: String, scope: WatchScope) {
      descriptor = inotify_init1(O_NONBLOCK | O_CLOEXEC)
      (self.root, self.scope) = (root, scope)
      guard descriptor >= 0 else { return nil }
      add("") { _ in }
      if isExhausted || watches[""] == nil { return nil }
    }

    deinit {
      if descriptor >= 0 { close(descriptor) }
    }

    /// Watches a folder and those in it. The watch comes first and then the look at what is there, so that nothing falls between.
    private func add(_ folder: String, found: (String) -> Void) {
      guard scope.isWayToContents(folder) else { return }
      let path = folder.isEmpty ? root : "\(root)/\(folder)"
      let flags = folder.isEmpty ? IN_ONLYDIR : IN_ONLYDIR | IN_DONT_FOLLOW
      let watch = inotify_add_watch(descriptor, path, Self.events | UInt32(bitPattern: Int32(flags)))
      guard watch >= 0 else {
        if errno == ENOSPC || errno == ENOMEM { isExhausted = true }
        return
      }
      if let old = folders.updateValue(folder, forKey: watch), old != folder { watches[old] = nil }
      watches[folder] = watch
      for (name, isFolder) in entries(ofFolder: path) ?? [] {
        let entry = joined(folder, name)
        if isFolder { add(entry, found: found) } else if scope.contains(entry) { found(entry) }
      }
    }

    /// Ends the watching of a folder that went elsewhere, and of all in it.
    private func remove(_ folder: String) {
      for (path, watch) in watches where path == folder || path.hasPrefix(folder + "/") {
        inotify_rm_watch(descriptor, watch)
        watches[path] = nil
        folders[watch] = nil
      }
    }

    /// Notes all that the system has to tell.
    func collect(into settling: inout Settling, at now: ContinuousClock.Instant) -> State {
      withUnsafeTemporaryAllocation(byteCount: 1 << 16, alignment: 8) { buffer in
        while true {
          let count = read(descriptor, buffer.baseAddress!, buffer.count)
          if count < 0, errno == EINTR { continue }
          guard count > 0 else { return .watching }
          var rest = UnsafeRawBufferPointer(rebasing: buffer[..<count])
          while rest.count >= Self.headSize {
            let state = take(&rest, into: &settling, at: now)
            if state != .watching { return state }
          }
        }
      }
    }

    private static let headSize = MemoryLayout<inotify_event>.size

    private func take(_ rest: inout UnsafeRawBufferPointer, into settling: inout Settling, at now: ContinuousClock.Instant) -> State {
      let head = rest.loadUnaligned(as: inotify_event.self)
      let end = Self.headSize + Int(head.len)
      let name = String(decoding: rest[Self.headSize..<end].prefix { $0 != 0 }, as: UTF8.self)
      rest = UnsafeRawBufferPointer(rebasing: rest[end...])
      let mask = Int32(bitPattern: head.mask)
      if mask & IN_Q_OVERFLOW != 0 { return .lostCount }
      guard let folder = folders[head.wd] else { return .watching }
      if name.isEmpty {
        if mask & IN_IGNORED != 0 {
          folders[head.wd] = nil
          if watches[folder] == head.wd { watches[folder] = nil }
        }
        // What happens to other folders is told by those that they stand in.
        return folder.isEmpty && mask & (IN_DELETE_SELF | IN_MOVE_SELF | IN_UNMOUNT) != 0 ? .lostCount : .watching
      }
      let path = joined(folder, name)
      if head.mask & UInt32(IN_ISDIR) != 0 {
        noteFolder(path, mask, into: &settling, at: now)
      } else if scope.contains(path) {
        settling.note(path, Self.sight(mask), at: now)
      }
      return isExhausted ? .cannotGoOn : .watching
    }

    private func noteFolder(_ path: String, _ mask: Int32, into settling: inout Settling, at now: ContinuousClock.Instant) {
      if mask & (IN_MOVED_FROM | IN_DELETE) != 0 { remove(path) }
      if mask & (IN_MOVED_TO | IN_CREATE) != 0 {
        var found: [String] = []
        add(path) { found.append($0) }
        for file in found { settling.note(file, .written, at: now) }
      }
      if scope.contains(path) { settling.note(path, mask & (IN_MOVED_FROM | IN_DELETE) != 0 ? .gone : .touched, at: now) }
    }

    private static func sight(_ mask: Int32) -> Settling.Sight {
      if mask & (IN_CLOSE_WRITE | IN_MOVED_TO) != 0 { return .written }
      if mask & (IN_MOVED_FROM | IN_DELETE) != 0 { return .gone }
      return mask & IN_ATTRIB != 0 ? .touched : .open
    }
  }
#endif
