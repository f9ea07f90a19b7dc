import ArgumentParser
import Diagnostics
import Exchange
import Importing
import Reading

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

struct ImportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Makes metadata of what other programs give.",
    discussion: """
      It is printed as YAML, or written to a new file under the seeds of a briefing. Nothing is overwritten. What is wrong is told \
      at its place in the file that it comes from, all of it at once, by the rules by which metadata is read.

        briefing import --template people > people.csv     a table to fill in; likewise meetings, positions and all others
        briefing import csv people.csv roles.csv --into talks   to talks/seeds/people.yml
        briefing import csv list.csv --table people        a table whose file has another name
        briefing import followthemoney entities.ftm.json --into talks
        briefing import popolo parliament.json --into talks --name parliament
        briefing import tei frus1969-76v14.xml --into talks     its lists of persons
        briefing import annotations notes.jsonl --into talks    a fact for each, with its passage

      Ids that the briefing has are told: what is imported is added to what it says of them. docs/exchange.md says what becomes of what.

      Exit status: 0 done; 1 the files have errors, and nothing was written; 64 wrong usage; 74 the disk failed.
      """)

  @Argument(help: ArgumentHelp("csv, followthemoney, popolo, tei or annotations.", valueName: "format"))
  var format: ImportFormat?

  @Argument(help: ArgumentHelp("The files to read.", valueName: "file"), completion: .file())
  var files: [String] = []

  @Option(
    help: ArgumentHelp("The folder that holds briefing.yml; without it, the YAML is printed.", valueName: "folder"), completion: .directory)
  var into: String?

  @Option(help: ArgumentHelp("The name of the file that is made, without .yml; that of the first file unless given.", valueName: "name"))
  var name: String?

  @Option(help: ArgumentHelp("What a table holds whose file is not named after it.", valueName: "table"))
  var table: String?

  @Option(help: ArgumentHelp("Print an empty table: people, meetings, positions …", valueName: "table"))
  var template: String?

  private static var tables: String { Table.Name.allCases.filter { $0 != .documents }.map(\.rawValue).joined(separator: ", ") }

  func validate() throws {
    for word in [table, template].compactMap(\.self) where Table.Name(rawValue: word) == nil || word == Table.Name.documents.rawValue {
      throw ValidationError("there is no table “\(printable(word))”; the tables are \(Self.tables)")
    }
    if template != nil { return }
    if format == nil || files.isEmpty { throw ValidationError("name a format and the files: briefing import csv people.csv") }
    if name?.contains("/") == true { throw ValidationError("--name takes a name without a folder and without .yml") }
  }

  func run() async throws {
    let terminal = Terminal()
    if let template {
      terminal.output(TableTemplate.text(of: Table.Name(rawValue: template)!))
      return
    }
    var inputs: [Import.Input] = []
    for file in files {
      do throws(FoundFiles.Failure) {
        let found = try FoundFiles(at: file)
        guard found.isFile, let path = found.paths.first else { throw FoundFiles.Failure(path: file, code: EISDIR) }
        inputs.append(Import.Input(name: file, bytes: try found.bytes(of: path)))
      } catch {
        terminal.say("\(terminal.red("error")): cannot read \(printable(file)): \(error.reason)")
        throw ExitCode(64)
      }
    }
    var project: Project?
    if let into { project = try await Project.read(into, jobs: processorCount, terminal) }
    let made = Import(inputs, as: format!, table: table, into: project?.dossier)
    var printer = DiagnosticPrinter(terminal, root: ".")
    printer.print(made.diagnostics)
    for what in made.leftOut { terminal.say("left out: \(printable(what))") }
    guard let yaml = made.yaml else {
      terminal.say(made.diagnostics.isEmpty ? "nothing to import was found" : Summary.failure(made.diagnostics, terminal))
      throw ExitCode(1)
    }
    guard let project, let into else { return terminal.output(yaml) }
    try write(yaml, made, into, seeds: project.dossier.configuration.seeds, terminal)
  }

  private func write(_ yaml: String, _ made: Import, _ folder: String, seeds: String, _ terminal: Terminal) throws {
    let stem = name ?? files[0].split(separator: "/").last.map { String($0.prefix { $0 != "." }) } ?? "imported"
    let path = [folder == "." ? "" : folder, seeds, "\(stem).yml"].filter { !$0.isEmpty }.joined(separator: "/")
    switch NewFile.write(Array(yaml.utf8), to: path, makingFolders: true) {
    case .exists:
      terminal.say("\(terminal.red("error")): there is a file \(printable(path)) already; nothing was written")
      terminal.say("  \(terminal.bold("help")): name another with --name; it would hold \(contents(of: made))")
      throw ExitCode(64)
    case .failed(let reason):
      terminal.say("\(terminal.red("error")): cannot write \(printable(path)): \(reason)")
      throw ExitCode(74)
    case .written:
      terminal.say("\(printable(path)): \(contents(of: made))")
      if !made.known.isEmpty {
        let shown = made.known.prefix(20).joined(separator: ", ") + (made.known.count > 20 ? " …" : "")
        terminal.say("added to what the briefing says of \(made.known.count == 1 ? "this id" : "these \(made.known.count) ids"): \(shown)")
      }
      terminal.say("`briefing check` says whether all that it refers to is there")
    }
  }

  private func contents(of made: Import) -> String {
    made.counts.filter { $0.count > 0 }.map { "\($0.section) (\($0.count))" }.joined(separator: ", ")
  }
}

extension ImportFormat: ExpressibleByArgument {}
