import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A thread that waits for the system to tell of changes, or looks for them itself, and reports them once they have come to rest.
final class WatchThread: ChangeSource {
  private let core: Core

  init(_ root: String, scope: WatchScope, polling: Bool, report: @escaping @Sendable (Changes) -> Void) {
    core = Core(root, scope: scope, polling: polling, report: report)
    core.start()
  }

  func watch(_ scope: WatchScope) { core.order { $0.scope = scope } }

  func stop() { core.order { $0.isStopped = true } }

  /// What the thread and its owner share. The thread keeps it alive until it ends.
  private final class Core: Sendable {
    struct Orders {
      var scope: WatchScope
      var isStopped = false
    }
    private let report: @Sendable (Changes) -> Void
    private let orders: Mutex<Orders>
    /// Watched from the beginning on, so that nothing is missed while the thread starts, which then keeps it locked.
    private let tree: Mutex<WatchedTree>
    /// A byte in it ends the thread's waiting.
    private let bell: (reading: Int32, writing: Int32)

    init(_ root: String, scope: WatchScope, polling: Bool, report: @escaping @Sendable (Changes) -> Void) {
      self.report = report
      orders = Mutex(Orders(scope: scope))
      tree = Mutex(WatchedTree(root, scope: scope, polling: polling))
      var ends: [Int32] = [-1, -1]
      pipe(&ends)
      for end in ends {
        _ = fcntl(end, F_SETFD, FD_CLOEXEC)
        _ = fcntl(end, F_SETFL, O_NONBLOCK)
      }
      bell = (ends[0], ends[1])
    }

    deinit {
      close(bell.reading)
      close(bell.writing)
    }

    func order(_ change: (inout Orders) -> Void) {
      orders.withLock { change(&$0) }
      var byte: UInt8 = 1
      write(bell.writing, &byte, 1)
    }

    func start() {
      let context = Unmanaged.passRetained(self).toOpaque()
      #if canImport(Darwin)
        var thread: pthread_t?
      #else
        var thread = pthread_t()
      #endif
      let failure = pthread_create(&thread, nil, threadMain, context)
      precondition(failure == 0, "the system has no thread left")
      #if canImport(Darwin)
        if let thread { pthread_detach(thread) }
      #else
        pthread_detach(thread)
      #endif
    }

    func run() { tree.withLock { keepWatching(&$0) } }

    private func keepWatching(_ tree: inout WatchedTree) {
      var scope = orders.withLock(\.scope)
      var settling = Settling()
      while true {
        wait(tree, until: settling.deadline)
        let next = orders.withLock(\.self)
        if next.isStopped { return }
        if next.scope != scope {
          scope = next.scope
          tree.watch(scope, &settling, at: .now)
        }
        tree.collect(into: &settling, at: .now)
        if let changes = settling.take(at: .now) { report(changes) }
      }
    }

    /// Waits until the tree may have something to tell, an order came, or the deadline passed.
    private func wait(_ tree: borrowing WatchedTree, until deadline: ContinuousClock.Instant?) {
      let until = [deadline, tree.nextLook].compactMap(\.self).min()
      let milliseconds = until.map {
        max(0, Int32(clamping: Int64((ContinuousClock.now.duration(to: $0) / .milliseconds(1)).rounded(.up))))
      }
      var waited = [
        pollfd(fd: bell.reading, events: Int16(POLLIN), revents: 0), pollfd(fd: tree.descriptor, events: Int16(POLLIN), revents: 0),
      ]
      poll(&waited, 2, milliseconds ?? -1)
      var bytes: (UInt64, UInt64) = (0, 0)
      while read(bell.reading, &bytes, 16) > 0 {}
    }
  }
}

extension WatchThread {
  /// The entry of the thread; `context` holds its core, retained.
  fileprivate static func main(_ context: UnsafeMutableRawPointer) {
    Unmanaged<Core>.fromOpaque(context).takeRetainedValue().run()
  }
}

#if canImport(Darwin)
  private func threadMain(_ context: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? {
    WatchThread.main(context)
    return nil
  }
#else
  private func threadMain(_ context: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    if let context { WatchThread.main(context) }
    return nil
  }
#endif
