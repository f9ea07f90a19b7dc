import Synchronization

/// Watches a folder and collects what changes in it until somebody asks.
///
/// The system tells of changes on Linux (inotify) and macOS (FSEvents); where it cannot, the folder is looked through now and then.
/// The watcher ends when the value goes away.
public final class FolderWatcher: Sendable {
  private let collected: Collected
  private let source: any ChangeSource

  /// - Parameters:
  ///   - root: The folder; it may come and go.
  ///   - scope: What is watched of it.
  ///   - polling: True to do as where the system does not tell of changes.
  ///   - notify: Called on a thread of the watcher's own each time changes have come to rest. It should be quick.
  public init(_ root: String, scope: WatchScope, polling: Bool = false, notify: @escaping @Sendable () -> Void) {
    let collected = Collected()
    self.collected = collected
    source = changeSource(root, scope: scope, polling: polling) { changes in
      collected.changes.withLock { $0.add(changes) }
      notify()
    }
  }

  deinit { source.stop() }

  /// Watches another part of the folder from now on.
  public func watch(_ scope: WatchScope) { source.watch(scope) }

  /// Hands out what changed since the last call.
  public func take() -> Changes {
    collected.changes.withLock { changes in
      defer { changes = Changes() }
      return changes
    }
  }

  private final class Collected: Sendable {
    let changes = Mutex(Changes())
  }
}

/// Something that tells of changes until it is stopped.
protocol ChangeSource: Sendable {
  func watch(_ scope: WatchScope)
  func stop()
}

private func changeSource(
  _ root: String, scope: WatchScope, polling: Bool, report: @escaping @Sendable (Changes) -> Void
) -> any ChangeSource {
  #if canImport(CoreServices)
    if !polling, let source = EventStreamSource(root, scope: scope, report: report) { return source }
  #endif
  return WatchThread(root, scope: scope, polling: polling, report: report)
}
