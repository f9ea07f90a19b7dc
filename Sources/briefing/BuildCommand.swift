import ArgumentParser
import Diagnostics
import Dossier
import Output

struct BuildCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build",
    abstract: "Writes the site of a content folder.",
    discussion: """
      The site that was there stays until the new one is whole, and where the content has errors. \
      The output folder must be empty, absent, or one that Briefing made.

        briefing build                            from here, to Site/
        briefing build talks                      from talks, to talks/Site
        briefing build talks --output /srv/talks  to another place
        briefing build --edition partners         what that audience may see
        briefing build --base-url https://example.org/talks/

      Then all of it is searched for what the edition withholds; where anything is found, nothing is put in place.

      Exit status: 0 done; 1 the content has errors, or the site would show what the edition withholds; 64 wrong usage; \
      70 a fault of Briefing's; 74 the disk failed.
      """)

  @Argument(help: ArgumentHelp("The folder that holds briefing.yml.", valueName: "folder"), completion: .directory)
  var folder = "."

  @Option(help: ArgumentHelp("Where the site is written.", valueName: "dir"), completion: .directory)
  var output: String?

  @Option(help: ArgumentHelp("The edition to build; the first of briefing.yml unless named.", valueName: "name"))
  var edition: String?

  @Option(name: .customLong("base-url"), help: ArgumentHelp("Where the site will stand, instead of briefing.yml's url.", valueName: "url"))
  var baseURL: String?

  @Flag(help: "Build everything anew; so far, every build does.")
  var force = false

  @Flag(help: "Say nothing but errors.")
  var quiet = false

  @Option(help: ArgumentHelp("How many tasks may run at a time.", valueName: "n"))
  var jobs = processorCount

  func validate() throws {
    if jobs < 1 { throw ValidationError("--jobs takes a number from 1") }
    if let baseURL, !baseURL.hasPrefix("https://"), !baseURL.hasPrefix("http://") {
      throw ValidationError("--base-url takes an address such as https://example.org/briefing/")
    }
  }

  func run() async throws {
    let terminal = Terminal()
    let clock = ContinuousClock()
    let start = clock.now
    let project = try await Project.read(
      folder, jobs: jobs,
      overrides: { configuration in
        if let baseURL { configuration.url = baseURL.hasSuffix("/") ? baseURL : baseURL + "/" }
      }, terminal)
    var printer = DiagnosticPrinter(terminal, root: folder)
    printer.print(project.diagnostics.filter { !quiet || $0.severity == .error })
    let edition = try project.edition(edition, terminal)
    guard let build = SiteBuild(project, edition, jobs: jobs) else {
      terminal.say(Summary.failure(project.diagnostics, terminal))
      throw ExitCode(1)
    }
    if !quiet { printer.print(build.diagnostics) }
    do {
      let own = edition.output ?? project.dossier.configuration.output
      let target = output ?? (folder == "." ? own : "\(folder)/\(own)")
      terminal.progress("Writing \(target) …")
      let outcome = try await build.write(to: target)
      terminal.clearProgress()
      switch outcome {
      case .withheld(let leaks):
        printer.print(leaks)
        terminal.say(Summary.failure(project.diagnostics + build.diagnostics + leaks, terminal))
        throw ExitCode(1)
      case .written(let pages, let summary):
        guard !quiet else { break }
        terminal.say(
          Summary.success(
            build.publication, pages: pages, summary, project.diagnostics + build.diagnostics, time: clock.now - start, terminal))
      }
    } catch let failure as OutputFailure {
      terminal.clearProgress()
      printer.print([failure.diagnostic])
      throw ExitCode(failure.kind.status)
    }
  }
}

extension OutputFailure.Kind {
  /// The exit status: 64 wrong usage, 70 a fault of ours, 74 the disk failed.
  var status: Int32 {
    switch self {
    case .refused: 64
    case .fault: 70
    case .disk: 74
    }
  }
}
