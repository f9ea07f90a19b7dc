import Diagnostics
import Synchronization

extension SiteWriter {
  /// - Parameter exchanging: False to do as on a system that cannot exchange two folders, for tests.
  func commit(exchanging: Bool) throws(OutputFailure) -> Summary {
    defer { abandon() }
    try checkWhole()
    // The marker is a file of the site like any other, save that it is not counted.
    var summary = state.withLock { $0.summary }
    try write(OutputFolder.marker, Array(OutputFolder.markerText.utf8))
    let (kept, oldCount, isOldSite) = state.withLock { state in
      (state.kept, state.kept.count + state.linkedCount + state.replacedCount, old.map(state.equals) ?? false)
    }
    if isOldSite { return summary }
    if let old {
      summary.removed = old.fileCount + old.strangerCount - oldCount
      try link(kept, from: old)
    }
    do throws(SystemError) {
      try new.sync()
    } catch {
      throw .disk(cannot: "write \(output.shown)", error)
    }
    do throws(SystemError) {
      try workspace.putInPlace(replacing: old, exchanging: exchanging)
    } catch {
      throw output.failure(toReplace: error)
    }
    state.withLock { $0.isExchanged = true }
    return summary
  }

  private func checkWhole() throws(OutputFailure) {
    let (failure, isFinished, pendingCount) = state.withLock { ($0.failure, $0.isFinished, $0.pendingCount) }
    if let failure { throw failure }
    if isFinished { throw .fault("output-finished", "a site was to be put in place that was finished before") }
    if pendingCount > 0 {
      throw .fault("output-unfinished", "a site was to be put in place while \(pendingCount) files were being written")
    }
  }

  private func link(_ paths: [String], from old: OldSite) throws(OutputFailure) {
    for path in paths {
      do throws(SystemError) {
        try new.link(path, from: old)
      } catch {
        throw .disk(cannot: "keep \(output.shown)/\(path)", error)
      }
    }
  }
}

extension BuildState {
  /// Whether the site is the old one: every file of it is kept, and there is nothing else.
  func equals(_ old: OldSite) -> Bool {
    summary.written == 0 && kept.count + linkedCount == old.fileCount && old.strangerCount == 0 && names.folderCount == old.folderCount
  }
}
