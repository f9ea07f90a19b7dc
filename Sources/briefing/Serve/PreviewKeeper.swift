import Diagnostics
import Dossier
import Preview
import Watching

/// Keeps the preview up to date: builds after changes, one build at a time, and says how it went.
struct PreviewKeeper<Builder: Rebuilding> {
  private var builder: Builder
  private let stage: Stage
  private let watcher: FolderWatcher
  private let folder: FolderPath
  private let terminal: Terminal
  private var last: Outcome?

  init(_ builder: Builder, stage: Stage, watcher: FolderWatcher, folder: FolderPath, terminal: Terminal) {
    (self.builder, self.stage, self.watcher, self.folder, self.terminal) = (builder, stage, watcher, folder, terminal)
  }

  /// Builds if anything changed, or an edition is looked at that is not there.
  mutating func bringUpToDate() async {
    var changes = watcher.take()
    let wanted = stage.takeDemand()
    if let last {
      let isMissing = !last.isBroken && wanted.contains { last.sites[$0] == nil }
      if changes.isEmpty, !isMissing { return }
    } else {
      changes = .everything
    }
    await show(await builder.rebuild(after: changes, editions: wanted))
  }

  private mutating func show(_ outcome: Outcome) async {
    let reports = ReportWriter(folder, editor: outcome.editor).reports(of: outcome.diagnostics)
    let changed = await stage.show(outcome, reports: reports)
    if outcome.scope != last?.scope { watcher.watch(outcome.scope) }
    say(outcome, changed)
    last = outcome
  }

  /// - Parameter changed: The open pages that changed.
  private func say(_ outcome: Outcome, _ changed: [String]) {
    let errors = outcome.diagnostics.count { $0.severity == .error }
    if outcome.diagnostics != last?.diagnostics ?? [] {
      var printer = DiagnosticPrinter(terminal, root: folder.path)
      let known = Set(last?.diagnostics ?? [])
      printer.print(outcome.diagnostics.filter { $0.severity == .error || !known.contains($0) })
    }
    guard !outcome.isBroken, let site = outcome.sites[outcome.usual] else {
      let rest = last.map { !$0.isBroken } == true ? "; the last good version is shown" : ""
      return terminal.say("\(terminal.red(errors == 1 ? "1 error" : "\(errors) errors"))\(rest)")
    }
    let what: String
    switch (last, changed.count) {
    case (nil, _): what = "\(site.pages.count) pages (\(outcome.usual))"
    case (_, 0): what = "up to date"
    case (_, 1...3): what = "changed: " + changed.map(printable).joined(separator: ", ")
    case (_, let count): what = "\(count) open pages changed"
    }
    terminal.say("\(terminal.bold(what)); \(Summary.seconds(outcome.time))")
  }
}
