import Synchronization

extension SiteWriter {
  /// Takes the name, runs `put` and writes down what came of it.
  func place(
    _ path: String, copying source: String? = nil, _ put: () throws(SystemError) -> FileOutcome
  ) throws(OutputFailure) {
    try take(path)
    do throws(SystemError) {
      let outcome = try put()
      state.withLock { $0.settle(path, outcome, replacing: old?.files.contains(path) ?? false) }
    } catch {
      let task = source.map { "copy \($0) to \(output.shown)/\(path)" } ?? "write \(output.shown)/\(path)"
      throw fail(.disk(cannot: task, error))
    }
  }

  private func take(_ path: String) throws(OutputFailure) {
    if let flaw = flaw(inSitePath: path) {
      throw fail(.fault("output-path", "the path “\(path)” cannot be a file's in a site: \(flaw)"))
    }
    let (taken, isFinished) = state.withLock { state in
      if state.isFinished { return (nil as String?, true) }
      return (state.begin(path), false)
    }
    if isFinished { throw fail(.fault("output-finished", "\(path) was written after the site was finished")) }
    guard let taken else { return }
    throw fail(.fault("output-collision", collision(of: path, with: taken)))
  }

  func fail(_ failure: OutputFailure) -> OutputFailure {
    state.withLock { state in
      if state.failure == nil { state.failure = failure }
    }
    return failure
  }
}

private func collision(of path: String, with taken: String) -> String {
  // As arrays, since strings are equal that differ in normalisation.
  let (pathBytes, takenBytes) = (Array(path.utf8), Array(taken.utf8))
  if takenBytes + [UInt8(ascii: "/")] == pathBytes.prefix(takenBytes.count + 1) {
    return "\(taken) is both a file and a folder of the site"
  }
  if pathBytes == takenBytes { return "\(path) is twice in the site" }
  return "\(path) and \(taken) cannot both be in a site: macOS and Windows take them for one name"
}
