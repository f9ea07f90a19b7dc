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

  /// Builds if anything changed, or an edition is looked at that is not there; again until nothing is left to do.
  mutating func bringUpToDate() async {
    repeat {
      var changes = watcher.take()
      let demand = stage.takeDemand()
      if let last {
        let isMissing = !last.isBroken && demand.editions.contains { last.sites[$0] == nil }
        if changes.isEmpty, !isMissing, !last.isPartial { return }
      } else {
        changes = .everything
      }
      show(await builder.rebuild(after: changes, for: demand))
    } while last?.isPartial == true
  }

  private mutating func show(_ outcome: Outcome) {
    let reports = ReportWriter(folder, editor: outcome.editor).reports(of: outcome.diagnostics)
    stage.show(outcome, reports: reports)
    if outcome.scope != last?.scope { watcher.watch(outcome.scope) }
    say(outcome)
    last = outcome
    // Its files are shown, and kept by whoever builds; a third hold on them would only cost.
    last?.sites = outcome.sites.mapValues { _ in PreviewSite(files: [:], changed: []) }
  }

  private func say(_ outcome: Outcome) {
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
    switch (last, site.changed.count) {
    case (nil, _): what = "\(site.files.count) files (\(outcome.usual))"
    case (_, 0): what = "nothing changed on the pages"
    case (_, 1...3): what = "changed: " + site.changed.sorted().map(printable).joined(separator: ", ")
    case (_, let count): what = "\(count) files changed"
    }
    terminal.say("\(terminal.bold(what)); \(Summary.seconds(outcome.time))")
  }
}
