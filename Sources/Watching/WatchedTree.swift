/// A folder and what is in it, as far as it is watched: by the system where it tells of changes, else by looking.
struct WatchedTree: ~Copyable {
  private let root: String
  private var scope: WatchScope
  private let polling: Bool
  private var way: Way
  /// How often the folder is looked through, or looked for where it is gone.
  private static let interval = Duration.milliseconds(500)

  private enum Way {
    #if os(Linux)
      case notified(InotifyTree)
    #endif
    case looking(PolledTree)
    /// The folder is not there. It is looked for again at this time.
    case lost(next: ContinuousClock.Instant)
  }

  init(_ root: String, scope: WatchScope, polling: Bool) {
    (self.root, self.scope, self.polling) = (root, scope, polling)
    way = Self.way(root, scope: scope, polling: polling)
  }

  private static func way(_ root: String, scope: WatchScope, polling: Bool) -> Way {
    guard entries(ofFolder: root) != nil else { return .lost(next: .now + interval) }
    #if os(Linux)
      if !polling, let tree = InotifyTree(root, scope: scope) { return .notified(tree) }
    #endif
    return .looking(PolledTree(root, scope: scope))
  }

  /// The descriptor that has something to read when something changed; -1 where there is none.
  var descriptor: Int32 {
    #if os(Linux)
      if case .notified(let tree) = way { return tree.descriptor }
    #endif
    return -1
  }

  /// When the folder is to be looked at, whether or not the system tells of anything; nil where only then.
  var nextLook: ContinuousClock.Instant? {
    switch way {
    #if os(Linux)
      case .notified: nil
    #endif
    case .looking(let tree): tree.nextLook
    case .lost(let next): next
    }
  }

  /// Watches another part of the folder from now on. What changes while one way of watching gives place to another is not known.
  mutating func watch(_ scope: WatchScope, _ settling: inout Settling, at now: ContinuousClock.Instant) {
    self.scope = scope
    if case .lost = way { return }
    way = Self.way(root, scope: scope, polling: polling)
    settling.noteEverything(at: now)
  }

  /// Notes what changed since the last call.
  mutating func collect(into settling: inout Settling, at now: ContinuousClock.Instant) {
    switch way {
    #if os(Linux)
      case .notified(let tree):
        switch tree.collect(into: &settling, at: now) {
        case .watching: break
        case .lostCount:
          way = Self.way(root, scope: scope, polling: polling)
          settling.noteEverything(at: now)
        case .cannotGoOn:
          way = .looking(PolledTree(root, scope: scope))
          settling.noteEverything(at: now)
        }
    #endif
    case .looking(var tree):
      tree.collect(into: &settling, at: now)
      way = tree.isLost ? .lost(next: now + Self.interval) : .looking(tree)
    case .lost(let next):
      guard next <= now else { return }
      way = Self.way(root, scope: scope, polling: polling)
      if case .lost = way { return }
      settling.noteEverything(at: now)
    }
  }
}
