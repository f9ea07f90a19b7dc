import ArgumentParser
import Diagnostics
import Dossier
import Output
import Publishing
import Reading

struct PublishCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "publish",
    abstract: "Brings the site to where its readers are.",
    discussion: """
      Targets stand in briefing.yml, under names of your choice:

        targets:
          web:  {kind: folder, path: /srv/www/briefing, releases: 5}
          code: {kind: git, remote: origin, branch: gh-pages}
          host: {kind: ssh, host: user@example.org, path: /srv/www/briefing}
          s3:   {kind: rclone, remote: "store:bucket/briefing", cache: 300}

        briefing publish                   from here, to the one target
        briefing publish talks web         from talks, to the target web
        briefing publish talks --dry-run   only say what would change
        briefing publish talks --rollback  back to the site that was there before
        briefing publish talks --purge     and remove the former sites that are kept, after something was withdrawn

      The site is built and checked, compared with what is there, and what changed is uploaded. Then readers get the new site \
      in one step, and it is read back. What changed is printed page by page. Interrupted, it can be run again. \
      Credentials are those of ssh, git and rclone.

      A target takes no edition above its ceiling; without `ceiling: …`, nothing above the lowest marking.

      Exit status: 0 done; 1 the content has errors, or a program is missing; 64 wrong usage; 70 a fault of Briefing's; \
      74 the disk or the network failed, or another publication came first.
      """)

  @Argument(help: ArgumentHelp("The folder that holds briefing.yml.", valueName: "folder"), completion: .directory)
  var folder: String?

  @Argument(help: ArgumentHelp("The target of briefing.yml; the only one unless named.", valueName: "target"))
  var target: String?

  @Option(help: ArgumentHelp("The edition to publish, instead of the target's own.", valueName: "name"))
  var edition: String?

  @Flag(name: .customLong("dry-run"), help: "Stop before the upload, and print what would change.")
  var dryRun = false

  @Flag(help: "Put the former site back.")
  var rollback = false

  @Flag(help: "Then remove the former sites that are kept there, and say what cannot be reached.")
  var purge = false

  func validate() throws {
    if purge, dryRun || rollback { throw ValidationError("--purge goes with neither --rollback nor --dry-run") }
    if rollback, dryRun { throw ValidationError("--rollback and --dry-run exclude each other") }
    if rollback, edition != nil { throw ValidationError("--rollback puts back what was published; it takes no --edition") }
  }

  func run() async throws {
    let terminal = Terminal()
    let (folder, name) = operands
    let project = try await Project.read(
      folder, jobs: processorCount,
      overrides: { configuration in
        if let url = Self.target(name, of: configuration)?.url { configuration.url = url }
      }, terminal)
    var printer = DiagnosticPrinter(terminal, root: folder)
    let configuration = project.dossier.configuration
    let target = Self.target(name, of: configuration)
    let shown = rollback ? nil : target.flatMap { configuration.edition(named: edition ?? $0.edition) }
    let former = shown == nil ? nil : try await FormerState.read(for: project, jobs: processorCount, &printer, terminal)
    let build = shown.flatMap { SiteBuild(project, $0, since: former, jobs: processorCount) }
    if !rollback { printer.print(build?.publication.remaining(of: project.diagnostics) ?? project.diagnostics) }
    do {
      guard let target else { throw refusal(name, project, terminal) }
      if rollback {
        var publisher = try publisher(to: target, of: project, terminal)
        terminal.say(try publisher.rollBack())
      } else {
        try await publish(project, build, to: target, &printer, terminal)
      }
    } catch let failure as PublishingFailure {
      throw end(failure.diagnostic, failure.kind.status, &printer, terminal)
    } catch let failure as OutputFailure {
      throw end(failure.diagnostic, failure.kind.status, &printer, terminal)
    }
  }

  /// Says why nothing was published.
  private func end(_ fault: Diagnostic, _ status: Int32, _ printer: inout DiagnosticPrinter, _ terminal: Terminal) -> ExitCode {
    terminal.clearProgress()
    printer.print([fault])
    return ExitCode(status)
  }

  private func publish(
    _ project: Project, _ build: SiteBuild?, to target: Target, _ printer: inout DiagnosticPrinter, _ terminal: Terminal
  ) async throws {
    let clock = ContinuousClock()
    let start = clock.now
    let configuration = project.dossier.configuration
    let edition = try project.edition(self.edition ?? target.edition, terminal)
    if let fault = target.fault(publishing: edition, markings: configuration.markings), !project.hasErrors {
      throw PublishingFailure(.content, fault)
    }
    guard let build else {
      terminal.say(Summary.failure(project.diagnostics, doing: "published", terminal))
      throw ExitCode(1)
    }
    var publisher = try publisher(to: target, of: project, terminal)
    terminal.progress("Building \(edition.name) …")
    let folder = try await write(build, of: project, for: target, &printer, terminal)

    let site = BuiltSite(folder, title: configuration.title)
    terminal.progress("Comparing with \(publisher.shown) …")
    let comparison = try publisher.compare(site)
    if !dryRun { try publisher.publish(site, comparison) { terminal.progress($0) } }
    terminal.clearProgress()
    terminal.output(comparison.report.lines.map { printable($0) + "\n" }.joined())
    let done = comparison.changes.isEmpty ? "" : dryRun ? "; nothing was published" : "; published and read back"
    let what = "\(terminal.bold(edition.name)) to \(target.name), \(publisher.shown)"
    terminal.say("\(what): \(comparison.changes.summary)\(done); \(Summary.seconds(clock.now - start))")
    if purge { for line in try publisher.purge() { terminal.say(line) } }
  }

  /// Writes the site beside the content, where it is checked and compared before anybody else sees it.
  private func write(
    _ build: SiteBuild, of project: Project, for target: Target, _ printer: inout DiagnosticPrinter, _ terminal: Terminal
  ) async throws -> SiteFolder {
    let place = "\(try WorkFolder.make("publish", in: project.root))/\(target.name)"
    switch try await build.write(to: place, adding: target.additions) {
    case .withheld(let leaks):
      terminal.clearProgress()
      printer.print(leaks)
      terminal.say(Summary.failure(leaks, doing: "published", terminal))
      throw ExitCode(1)
    case .written(let site): printer.print(build.diagnostics + [site.undrawn].compactMap(\.self))
    }
    guard let folder = try SiteFolder(at: place) else {
      throw PublishingFailure(.failed, Diagnostic(.error, "publish-failed", "\(place) was removed while it was looked at"))
    }
    return folder
  }

  private func publisher(to target: Target, of project: Project, _ terminal: Terminal) throws -> Publisher {
    let workspace = try WorkFolder.make("publish", in: project.root)
    return try Publisher.begin(
      target, workspace: workspace, contentFolder: project.root, title: project.dossier.configuration.title,
      protecting: project.protectedFolders
    ) { terminal.say($0) }
  }
}

extension PublishCommand {
  /// The folder and the target’s name. A single operand is a target’s name where it is no content folder, and this folder is one.
  private var operands: (folder: String, target: String?) {
    guard let folder else { return (".", nil) }
    if target == nil, !ContentFolder.isContentFolder(folder), ContentFolder.isContentFolder(".") { return (".", folder) }
    return (folder, target)
  }

  private static func target(_ name: String?, of configuration: Configuration) -> Target? {
    guard let name else { return configuration.targets.count == 1 ? configuration.targets[0] : nil }
    return configuration.targets.first { $0.name == name }
  }

  /// Why there is no target to publish to. What is wrong with briefing.yml has been said.
  private func refusal(_ name: String?, _ project: Project, _ terminal: Terminal) -> any Error {
    let targets = project.dossier.configuration.targets
    let faults = project.diagnostics.filter { $0.severity == .error && $0.location?.file == ContentFolder.configurationFile }
    if let fault = faults.first {
      if rollback { return PublishingFailure(.content, fault) }
      terminal.say(Summary.failure(project.diagnostics, doing: "published", terminal))
      return ExitCode(1)
    }
    let names = targets.map(\.name)
    let known = "the targets are \(names.joined(separator: ", "))"
    if targets.isEmpty {
      return refusal(
        "no-target", "briefing.yml names no target to publish to", "add one: targets: {web: {kind: folder, path: /srv/www/briefing}}")
    }
    guard let name else { return refusal("which-target", "briefing.yml has \(targets.count) targets", "name one of them: \(known)") }
    return refusal(
      "unknown-target", "there is no target `\(name)`", nearestName(to: name, among: names).map { "did you mean `\($0)`?" } ?? known)
  }

  private func refusal(_ rule: String, _ message: String, _ help: String) -> any Error {
    PublishingFailure(.refused, Diagnostic(.error, rule, message, help: help))
  }
}

extension PublishingFailure.Kind {
  /// The exit status of the contract.
  var status: Int32 {
    switch self {
    case .content: 1
    case .refused: 64
    case .fault: 70
    case .failed: 74
    }
  }
}
