import ArgumentParser
import Diagnostics
import Dossier
import Reading

struct ExportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Gives the contents of a briefing to other programs.",
    discussion: """
      It holds what an edition shows and nothing else; before it is put out, it is searched for what the edition withholds.

        briefing export talks --format followthemoney   entities, for Aleph and its like
        briefing export talks --format jsonld           schema.org
        briefing export talks --format graphml          the network, for Gephi
        briefing export talks --format icalendar        the meetings
        briefing export talks --format annotations      the evidence, as W3C Web Annotations
        briefing export talks --format ris              documents and works, for Zotero
        briefing export talks --format csv --output tables   a table of each kind, in the folder tables
        briefing export talks --format csv --edition partners --output tables

      One file goes to standard output unless --output names another. Nothing is overwritten. The key `exports` of briefing.yml puts \
      the same files into data/ of the site; docs/exchange.md says what they hold.

      Exit status: 0 done; 1 the content has errors, or the export would show what the edition withholds; 64 wrong usage; \
      74 the disk failed.
      """)

  @Argument(help: ArgumentHelp("The folder that holds briefing.yml.", valueName: "folder"), completion: .directory)
  var folder = "."

  @Option(help: ArgumentHelp("csv, followthemoney, jsonld, graphml, icalendar, annotations or ris.", valueName: "name"))
  var format: ExchangeFormat

  @Option(help: ArgumentHelp("The edition; the first of briefing.yml unless named.", valueName: "name"))
  var edition: String?

  @Option(help: ArgumentHelp("The file, or for csv the folder, that is written.", valueName: "path"), completion: .file())
  var output: String?

  func validate() throws {
    if format == .csv, output == nil { throw ValidationError("csv is several files: name the folder for them with --output") }
  }

  func run() async throws {
    let terminal = Terminal()
    var printer = DiagnosticPrinter(terminal, root: folder)
    let project = try await Project.read(folder, jobs: processorCount, terminal)
    printer.print(project.diagnostics)
    let edition = try project.edition(edition, terminal)
    guard let build = SiteBuild(project, edition, jobs: processorCount) else {
      terminal.say(Summary.failure(project.diagnostics, terminal))
      throw ExitCode(1)
    }
    let (files, leaks) = build.exported(as: format)
    if !leaks.isEmpty {
      printer.print(leaks)
      terminal.say(Summary.failure(leaks, terminal))
      throw ExitCode(1)
    }
    guard let output else {
      for file in files { terminal.output(bytes: file.bytes) }
      return
    }
    for file in files {
      let path = format == .csv ? "\(output)/\(file.name.split(separator: "/").last ?? "")" : output
      switch NewFile.write(file.bytes, to: path, makingFolders: true) {
      case .written: terminal.say(printable(path))
      case .exists:
        terminal.say("\(terminal.red("error")): there is a file \(printable(path)) already")
        terminal.say("  \(terminal.bold("help")): take it away, or name another with --output")
        throw ExitCode(64)
      case .failed(let reason):
        terminal.say("\(terminal.red("error")): cannot write \(printable(path)): \(reason)")
        throw ExitCode(74)
      }
    }
  }
}

extension ExchangeFormat: ExpressibleByArgument {}
