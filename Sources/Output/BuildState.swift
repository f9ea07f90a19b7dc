import Synchronization

/// What came of one file.
enum FileOutcome {
  /// It stays as it is, and is linked when the site is put in place.
  case kept
  /// It stays as it is, and is linked already.
  case linked
  case written(bytes: Int)
}

/// What a build has done so far, shared by its threads.
struct BuildState: Sendable {
  private(set) var names = TakenNames()
  private(set) var summary = SiteWriter.Summary(written: 0, unchanged: 0, removed: 0, bytes: 0)
  /// Files that stay as they are. They are linked only if the site changes at all.
  private(set) var kept: [String] = []
  /// How many files that stay as they are have been linked.
  private(set) var linkedCount = 0
  /// How many of the old site's files got new bytes.
  private(set) var replacedCount = 0
  /// How many files are being written.
  private(set) var pendingCount = 0
  /// The first failure, after which the site cannot be whole.
  var failure: OutputFailure?
  var isFinished = false
  /// Whether the new site stands in the old one's place.
  var isExchanged = false

  /// Takes a name, or returns the one taken that it collides with.
  mutating func begin(_ path: String) -> String? {
    if let taken = names.take(path) { return taken }
    pendingCount += 1
    return nil
  }

  mutating func settle(_ path: String, _ outcome: FileOutcome, replacing: Bool) {
    pendingCount -= 1
    switch outcome {
    case .kept:
      kept.append(path)
      summary.unchanged += 1
    case .linked:
      linkedCount += 1
      summary.unchanged += 1
    case .written(let bytes):
      summary.written += 1
      summary.bytes += bytes
      if replacing { replacedCount += 1 }
    }
  }
}
