import ArgumentParser
import Diagnostics
import Dossier
import Leaks
import Reading

struct DiffCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Says what changed in a briefing between two states of it.",
    discussion: """
      A state is a folder, or a revision of the git repository that holds this folder: a commit, a tag, a branch. Revisions are read from \
      the repository alone; the work tree and the index stay as they are.

        briefing diff v1.0                     from the tag v1.0 to this folder
        briefing diff HEAD~3 HEAD              between two commits
        briefing diff ../talks-2023 ../talks   between two folders
        briefing diff v1.0 --format json       the same for programs
        briefing diff v1.0 --edition public    as readers of that edition see it

      What was added, changed and withdrawn is said of each person, meeting, document and so on, key by key; statements and the items of \
      lists are named by their ids, or by a hash of their words. It goes to standard output. With --edition, what the newer state withholds \
      shows in neither.

      Exit status: 0 done, whether anything changed or not; 1 a state has errors, or what changed would show what the edition withholds; \
      64 wrong usage, or no such state; 74 the disk failed.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  @Argument(help: ArgumentHelp("The earlier state: a folder or a git revision.", valueName: "old"), completion: .directory)
  var old: String

  @Argument(
    help: ArgumentHelp("The later state: a folder or a git revision; this folder unless named.", valueName: "new"), completion: .directory)
  var new = "."

  @Option(help: "How it is said.")
  var format = Format.text

  @Option(help: ArgumentHelp("The edition of the later state whose readers are told.", valueName: "name"))
  var edition: String?

  func run() async throws {
    let terminal = Terminal()
    let former = try BriefingState.named(old, terminal)
    let later = try BriefingState.named(new, terminal)
    let before = try await read(former, terminal)
    let after = try await read(later, terminal)
    let edition = try self.edition.map { try after.edition($0, terminal) }
    let changes = Change.all(from: before.dossier, to: after.dossier, edition: edition)
    let text = format == .json ? ChangeText.json(changes) : ChangeText.text(changes)
    if let edition, let check = LeakCheck(of: after, by: edition), !check.leaks(in: "changes.txt", Array(text.utf8)).isEmpty {
      terminal.say("\(terminal.red("error")): what changed would show what the edition `\(printable(edition.name))` withholds")
      terminal.say("  \(terminal.bold("help")): a former text names it; compare with a later state")
      throw ExitCode(1)
    }
    terminal.output(text)
  }

  /// - Throws: `ExitCode` 1 where it has errors: what could not be read would seem to be withdrawn.
  private func read(_ state: BriefingState, _ terminal: Terminal) async throws -> Project {
    let project = try await Project.read(state.path, jobs: processorCount, terminal)
    let errors = project.diagnostics.filter { $0.severity == .error }
    if errors.isEmpty { return project }
    var printer = DiagnosticPrinter(terminal, root: state.path)
    printer.print(errors)
    terminal.say("\(printable(state.name)) has errors, so what it says cannot be compared")
    throw ExitCode(1)
  }
}
