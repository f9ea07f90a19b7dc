import ArgumentParser
import Diagnostics
import Dossier

struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Says what is wrong with a content folder, and writes nothing.",
    discussion: """
        briefing check                       what is wrong, where, and what to do
        briefing check talks --format json   the same for programs
        briefing check --format sarif        the same for code hosts and editors

      JSON and SARIF go to standard output. Templates are checked too.

      Exit status: 0 no errors; 1 the content has errors; 64 wrong usage.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json, sarif }

  @Argument(help: ArgumentHelp("The folder that holds briefing.yml.", valueName: "folder"), completion: .directory)
  var folder = "."

  @Option(help: ArgumentHelp("The edition to check.", valueName: "name"))
  var edition: String?

  @Option(help: "How it is said.")
  var format = Format.text

  func run() async throws {
    let terminal = Terminal()
    let project = try await Project.read(folder, jobs: processorCount, terminal)
    _ = try project.edition(edition, terminal)
    switch format {
    case .text:
      var printer = DiagnosticPrinter(terminal, root: folder)
      printer.print(project.diagnostics)
      terminal.say(Summary.check(project.diagnostics, terminal))
    case .json: terminal.output(DiagnosticJSON.lines(project.diagnostics))
    case .sarif: terminal.output(DiagnosticJSON.sarif(project.diagnostics))
    }
    if project.hasErrors { throw ExitCode(1) }
  }
}
