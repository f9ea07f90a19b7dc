#if canImport(CoreServices)
  import CoreServices
  import Dispatch
  import Synchronization

  /// Tells of changes by FSEvents. Its latency gathers what belongs together.
  final class EventStreamSource: ChangeSource {
    private let scope: Mutex<WatchScope>
    private let prefix: String
    private let report: @Sendable (Changes) -> Void
    // The stream is made in `init`, used by its own queue alone, and released once, in `stop`.
    nonisolated(unsafe) private let stream = Mutex<FSEventStreamRef?>(nil)

    init?(_ root: String, scope: WatchScope, report: @escaping @Sendable (Changes) -> Void) {
      guard let real = realpath(root, nil) else { return nil }
      prefix = String(cString: real) + "/"
      free(real)
      self.scope = Mutex(scope)
      self.report = report
      var context = FSEventStreamContext()
      context.info = Unmanaged.passUnretained(self).toOpaque()
      let flags = FSEventStreamCreateFlags(kFSEventStreamCreateFlagFileEvents | kFSEventStreamCreateFlagNoDefer)
      let made = FSEventStreamCreate(
        nil,
        { _, info, count, paths, flags, _ in
          guard let info else { return }
          let source = Unmanaged<EventStreamSource>.fromOpaque(info).takeUnretainedValue()
          source.take(paths.assumingMemoryBound(to: UnsafePointer<CChar>.self), flags, count)
        }, &context, [String(prefix.dropLast())] as CFArray, FSEventStreamEventId(kFSEventStreamEventIdSinceNow), 0.01, flags)
      guard let made else { return nil }
      FSEventStreamSetDispatchQueue(made, DispatchQueue(label: "watching"))
      FSEventStreamStart(made)
      stream.withLock { $0 = made }
    }

    func watch(_ scope: WatchScope) { self.scope.withLock { $0 = scope } }

    func stop() {
      stream.withLock { stream in
        guard let old = stream else { return }
        FSEventStreamStop(old)
        FSEventStreamInvalidate(old)
        FSEventStreamRelease(old)
        stream = nil
      }
    }

    private func take(_ paths: UnsafePointer<UnsafePointer<CChar>>, _ flags: UnsafePointer<FSEventStreamEventFlags>, _ count: Int) {
      let scope = self.scope.withLock(\.self)
      var changes = Changes()
      for index in 0..<count {
        if flags[index] & FSEventStreamEventFlags(kFSEventStreamEventFlagMustScanSubDirs) != 0 { changes.add(.everything) }
        let path = String(cString: paths[index])
        guard path.hasPrefix(prefix) else { continue }
        let inside = String(path.dropFirst(prefix.count))
        if scope.contains(inside) { changes.add(Changes(paths: [inside])) }
      }
      if !changes.isEmpty { report(changes) }
    }
  }
#endif
