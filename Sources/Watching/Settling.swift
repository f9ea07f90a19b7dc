/// Decides when changes have come to rest, so that a save is answered at once and a burst as a whole.
///
/// A file that was written and closed needs no waiting. One that is open may be half written, and one that is gone may come back in
/// an instant under its name, which is how many editors save. The more files change, the longer the rest that ends a burst.
struct Settling {
  /// What was last seen of a path.
  enum Sight {
    /// Whole, as far as anyone can tell: closed after writing, or moved here.
    case written
    /// Being written.
    case open
    /// No longer there.
    case gone
    /// Its mode or times changed, which says nothing of its being whole.
    case touched
  }

  private(set) var changes = Changes()
  private var open: Set<String> = []
  private var gone: Set<String> = []
  private var first: ContinuousClock.Instant?
  private var last: ContinuousClock.Instant?

  mutating func note(_ path: String, _ sight: Sight, at now: ContinuousClock.Instant) {
    changes.add(Changes(paths: [path]))
    begin(at: now)
    if sight == .touched { return }
    if sight == .open { open.insert(path) } else { open.remove(path) }
    if sight == .gone { gone.insert(path) } else { gone.remove(path) }
  }

  mutating func noteEverything(at now: ContinuousClock.Instant) {
    changes.add(.everything)
    begin(at: now)
  }

  private mutating func begin(at now: ContinuousClock.Instant) {
    first = first ?? now
    last = now
  }

  /// When the changes will have come to rest, if nothing more happens; nil where there are none.
  var deadline: ContinuousClock.Instant? { last.map { $0 + rest } }

  private var rest: Duration {
    let count = changes.paths.count
    var rest: Duration = count > 4 ? .milliseconds(40) : .milliseconds(8)
    if changes.isEverything || count > 64 {
      // A burst that took long, on a machine that has much to do, has longer pauses.
      let time = first.flatMap { first in last.map { first.duration(to: $0) } } ?? .zero
      rest = min(max(.milliseconds(150), time / 4), .seconds(2))
    }
    if !gone.isEmpty { rest = max(rest, .milliseconds(40)) }
    return open.isEmpty ? rest : max(rest, .milliseconds(200))
  }

  /// Hands out what changed if it has come to rest.
  mutating func take(at now: ContinuousClock.Instant) -> Changes? {
    guard let deadline, deadline <= now else { return nil }
    defer { self = Settling() }
    return changes
  }
}
