import ArgumentParser
import Diagnostics
import Dossier
import Leaks
import Notation
import Parallel

struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Says what is wrong with a content folder, and mends what is asked for.",
    discussion: """
        briefing check                       what is wrong, where, and what to do
        briefing check talks --format json   the same for programs
        briefing check --format sarif        the same for code hosts and editors
        briefing check --fix                 shows how slips in quotes would be mended, and asks
        briefing check --fix --yes           mends them all
        briefing check --digests             writes what documents are now, so that a change is noticed
        briefing check --report              how well everything is supported, the weakest first
        briefing check --names               people who are named again and again and not described

        briefing check --leaks Site          what a site shows of what its edition withholds
        briefing check --leaks talks.pdf     the same of a book

      JSON, SARIF, the report and the names go to standard output. Templates are checked too. Nothing is written without \
      --fix or --digests, and then nothing before somebody said yes.

      --leaks reads every byte of a folder or file: through entities and escapes, in PDF, EPUB and compressed files, and \
      what pictures say beside what they show. It names the place, and never the name that stands there. build, publish and \
      book do the same by themselves.

      Exit status: 0 no errors; 1 the content has errors, or something leaked; 64 wrong usage; 74 the disk failed.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json, sarif }

  @Argument(help: ArgumentHelp("The folder that holds briefing.yml.", valueName: "folder"), completion: .directory)
  var folder = "."

  @Option(help: ArgumentHelp("The edition to check.", valueName: "name"))
  var edition: String?

  @Option(
    help: ArgumentHelp("A folder or file to search for what the edition withholds.", valueName: "dir"), completion: .directory)
  var leaks: String?

  @Option(help: "How it is said.")
  var format = Format.text

  @Flag(help: "Mend white space, punctuation and slips of spelling in quotes, after showing each change.")
  var fix = false

  @Flag(help: "Write the digests of documents into their metadata.")
  var digests = false

  @Flag(help: "Make all changes without asking.")
  var yes = false

  @Flag(help: "Say how well each statement is supported.")
  var report = false

  @Flag(help: "Name the people who recur and are not described.")
  var names = false

  func validate() throws {
    if yes, !fix, !digests { throw ValidationError("--yes goes with --fix or --digests") }
    if [fix || digests, report, names].count(where: { $0 }) > 1 {
      throw ValidationError("of --fix or --digests, --report and --names one can be had at a time")
    }
    if (report || names) && format == .sarif { throw ValidationError("--report and --names are text or JSON") }
  }

  func run() async throws {
    let terminal = Terminal()
    var project = try await Project.read(folder, jobs: processorCount, terminal)
    let edition = try project.edition(edition, terminal)
    if report { return try sayReport(project, self.edition == nil ? nil : edition, terminal) }
    if names { return try await sayNames(project, terminal) }
    let changes = fix || digests ? change(project, terminal) : Fixing.Outcome()
    if changes.changed > 0 { project = try await Project.read(folder, jobs: processorCount, terminal) }
    var diagnostics = project.diagnostics
    var leaked: [Diagnostic] = []
    if !project.hasErrors {
      let publication = Publication(of: project.dossier, edition: edition)
      diagnostics = publication.remaining(of: diagnostics) + publication.diagnostics
      if case .failure(let fault) = try await FormerState.found(for: project, jobs: processorCount, terminal) { diagnostics.append(fault) }
      if let leaks, !publication.isWhole { leaked = try await search(leaks, project, edition, terminal) }
    }
    switch format {
    case .text:
      var printer = DiagnosticPrinter(terminal, root: folder)
      printer.print(diagnostics + leaked)
      terminal.say(Summary.check(diagnostics + leaked, terminal))
    case .json: terminal.output(DiagnosticJSON.lines(diagnostics + leaked))
    case .sarif: terminal.output(DiagnosticJSON.sarif(diagnostics.map { $0.seen(below: folder) } + leaked))
    }
    if changes.refused > 0 { throw ExitCode(74) }
    if (diagnostics + leaked).contains(where: { $0.severity == .error }) { throw ExitCode(1) }
  }

  /// What a folder or a file shows that the edition withholds.
  private func search(_ place: String, _ project: Project, _ edition: Edition, _ terminal: Terminal) async throws -> [Diagnostic] {
    guard let check = LeakCheck(of: project, by: edition) else { return [] }
    do throws(FoundFiles.Failure) {
      let files = try FoundFiles(at: place)
      terminal.progress("Searching \(files.paths.count) files …")
      let found = await concurrentMap(files.paths, jobs: processorCount) { path -> Swift.Result<[Diagnostic], FoundFiles.Failure> in
        do throws(FoundFiles.Failure) {
          return .success(check.leaks(in: path, try files.bytes(of: path)))
        } catch {
          return .failure(error)
        }
      }
      terminal.clearProgress()
      let report = LeakReport()
      for leaks in found { report.add(try leaks.get()) }
      return report.leaks.map { leak in
        var leak = leak
        if let location = leak.location { leak.location?.file = files.shown(location.file) }
        return leak
      }
    } catch {
      terminal.clearProgress()
      terminal.say("\(terminal.red("error")): cannot read \(printable(error.path)): \(error.reason)")
      throw ExitCode(error.isMissing ? 64 : 74)
    }
  }

  private func change(_ project: Project, _ terminal: Terminal) -> Fixing.Outcome {
    var outcome = Fixing.Outcome()
    if fix {
      let fixes = project.diagnostics.filter { $0.rule != "document-changed" }
      outcome = Fixing(folder: folder, terminal: terminal, isAssumed: yes).run(fixes)
    }
    // Places in files that were changed are others now; what was just mended is seen to next time.
    if digests, outcome.changed == 0 {
      let digested = Digesting(folder: folder, terminal: terminal, isAssumed: yes).run(project.dossier, project.diagnostics)
      outcome.changed = digested.changed
      outcome.shown += digested.shown
      outcome.refused += digested.refused
    }
    if outcome.shown > 0 { terminal.say("\(Self.changes(outcome.shown)) to make; --yes makes them\n") }
    if outcome.changed > 0 { terminal.say("\(Self.changes(outcome.changed)) made\n") }
    return outcome
  }

  private static func changes(_ count: Int) -> String { count == 1 ? "1 change" : "\(count) changes" }

  /// What has errors is not counted out: the report is of what can be read.
  private func sayReport(_ project: Project, _ edition: Edition?, _ terminal: Terminal) throws {
    let dossier = edition.map { Publication(of: project.dossier, edition: $0).contents } ?? project.dossier
    let text = SupportText(dossier: dossier)
    terminal.output(format == .json ? text.json(SupportReport(dossier)) : text.text(SupportReport(dossier)))
    try refuse(project, terminal)
  }

  private func sayNames(_ project: Project, _ terminal: Terminal) async throws {
    let candidates = await project.dossier.nameCandidates(jobs: processorCount)
    terminal.output(format == .json ? CandidateText.json(candidates) : CandidateText.text(candidates))
    try refuse(project, terminal)
  }

  private func refuse(_ project: Project, _ terminal: Terminal) throws {
    guard project.hasErrors else { return }
    terminal.say("the content has errors, which `briefing check` shows")
    throw ExitCode(1)
  }
}
