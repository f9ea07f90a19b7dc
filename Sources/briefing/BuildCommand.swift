import ArgumentParser
import Diagnostics
import Dossier
import Output
import Reading
import Timing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

struct BuildCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build",
    abstract: "Writes the site of a content folder.",
    discussion: """
      The site that was there stays until the new one is whole, and where the content has errors. \
      The output folder must be empty, absent, or one that Briefing made. Where nothing changed since the last build, nothing is done; \
      where only texts did, only the pages that show it are made.

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

  @Flag(help: "Build everything anew, without what was kept from the last build.")
  var force = false

  @Flag(help: "Say nothing but errors.")
  var quiet = false

  @Option(help: ArgumentHelp("How many tasks of a kind may run at a time.", valueName: "n"))
  var jobs = processorCount

  @Flag(help: "Say what each stage of the build took; they run one after the other then.")
  var timings = false

  @Option(
    help: ArgumentHelp("Write the stages to a file that Perfetto and other viewers of trace events show.", valueName: "file"),
    completion: .file())
  var trace: String?

  func validate() throws {
    if jobs < 1 { throw ValidationError("--jobs takes a number from 1") }
    if let baseURL, !baseURL.hasPrefix("https://"), !baseURL.hasPrefix("http://") {
      throw ValidationError("--base-url takes an address such as https://example.org/briefing/")
    }
  }

  func run() async throws {
    let stages = timings || trace != nil ? Stages() : nil
    let terminal = Terminal()
    let whole = stages?.begin("build")
    let start = ContinuousClock.now
    var printer = DiagnosticPrinter(terminal, root: folder)
    let looking = stages?.begin("looking for changes")
    let kept = keptBuild()
    let last = force ? nil : kept?.last
    let changed = force || last != nil ? nil : kept?.editedTexts
    looking?.end()
    if let last {
      if !quiet {
        printer.print(last.diagnostics)
        terminal.say(last.summary(time: .now - start, terminal))
      }
      whole?.end()
      return try report(stages, terminal)
    }
    var memory = Project.Memory(rereading: false)
    if !force, let names = kept?.names { memory.assembly.recall(names) }
    let project = try await Project.read(
      folder, jobs: jobs, remembering: &memory,
      overrides: { configuration in
        if let address { configuration.url = address }
      }, timing: stages, terminal)
    let former = try await FormerState.read(for: project, jobs: jobs, &printer, terminal)
    let build = project.dossier.configuration.edition(named: edition).flatMap {
      SiteBuild(project, $0, since: former, jobs: jobs, timing: stages)
    }
    let faults = build?.publication.remaining(of: project.diagnostics) ?? project.diagnostics
    printer.print(faults.filter { !quiet || $0.severity == .error })
    let edition = try project.edition(edition, terminal)
    guard let build else {
      terminal.say(Summary.failure(project.diagnostics, terminal))
      throw ExitCode(1)
    }
    if !quiet { printer.print(build.diagnostics) }
    do {
      let target = target(of: edition, in: project.dossier.configuration)
      terminal.progress("Writing \(target) …")
      let outcome = try await build.write(to: target, after: changed)
      terminal.clearProgress()
      var diagnostics = faults + build.diagnostics
      switch outcome {
      case .withheld(let leaks):
        printer.print(leaks)
        terminal.say(Summary.failure(diagnostics + leaks, terminal))
        throw ExitCode(1)
      case .written(let site):
        if let undrawn = site.undrawn {
          diagnostics.append(undrawn)
          if !quiet { printer.print([undrawn]) }
        }
        let contents = Summary.Contents(build.publication, pages: site.pageCount)
        let keeping = stages?.begin("noting what was built")
        await kept?.keep(site, contents, of: edition, build, memory.assembly, diagnostics)
        keeping?.end()
        if !quiet {
          terminal.say(Summary.success(contents, of: edition.name, site.changes, diagnostics, time: .now - start, terminal))
        }
      }
      whole?.end()
      try report(stages, terminal)
      // The system takes all memory back at once, which is much faster than to give it back piece by piece.
      withExtendedLifetime((project, build, memory)) { endProcess() }
    } catch let failure as OutputFailure {
      terminal.clearProgress()
      printer.print([failure.diagnostic])
      throw ExitCode(failure.kind.status)
    }
  }

  /// The address that stands instead of briefing.yml's, with its slash.
  private var address: String? { baseURL.map { $0.hasSuffix("/") ? $0 : $0 + "/" } }

  /// The folder that the site is written to.
  private func target(of edition: Edition?, in configuration: Configuration) -> String {
    let own = edition?.output ?? configuration.output
    return output ?? (folder == "." ? own : "\(folder)/\(own)")
  }

  /// What the folder looks like, for a build that would change nothing to be seen as one; nil where nothing can be kept.
  private func keptBuild() -> KeptBuild? {
    let content = ContentFolder.configured(folder)
    guard content.hasConfiguration, let former = FormerState.identity(of: content.configuration, in: folder) else { return nil }
    let edition = content.configuration.edition(named: edition)
    return KeptBuild(
      of: folder, content.configuration, at: target(of: edition, in: content.configuration),
      arguments: [self.edition ?? "", address ?? ""] + former)
  }

  private func report(_ stages: Stages?, _ terminal: Terminal) throws {
    guard let stages else { return }
    if timings { terminal.say(stages.table) }
    guard let trace else { return }
    let failure = isOther(trace) ? "there is another file, which is no trace" : NewFile.replace(Array(stages.trace.utf8), at: trace)
    guard let complaint = failure else { return }
    terminal.say("\(terminal.red("error")): cannot write \(printable(trace)): \(complaint)")
    throw ExitCode(74)
  }

  /// Whether there is a file that is no older trace, and would be lost.
  private func isOther(_ path: String) -> Bool {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_size > 0 else { return false }
    guard let file = try? FoundFiles(at: path), let name = file.paths.first, let bytes = try? file.bytes(of: name) else { return true }
    return !bytes.starts(with: Stages.traceBeginning.utf8)
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

/// Ends the process at once, with success.
private func endProcess() -> Never { exit(0) }
