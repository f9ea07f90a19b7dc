import ArgumentParser
import Diagnostics
import Dossier
import Reading

struct QuoteCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "quote",
    abstract: "Writes words of a document as evidence, ready to be copied.",
    discussion: """
        briefing quote secret-talks "flew to New York"
        briefing quote seeds/secret-talks.txt "flew to New York"
        briefing quote secret-talks "the talks" --all    every place at which it stands

      DOCUMENT is a document's id or its file. Where the words stand more than once, prefix or suffix is added that tells the \
      place from the others. Slips are forgiven: what stands in the document is written.

      Exit status: 0 done; 1 the document does not hold these words; 64 there is no such document.
      """)

  @Argument(help: ArgumentHelp("The document's id or file.", valueName: "document"))
  var document: String

  @Argument(help: ArgumentHelp("The words.", valueName: "words"))
  var words: String

  @Option(help: ArgumentHelp("The folder that holds briefing.yml.", valueName: "folder"), completion: .directory)
  var folder = "."

  @Flag(help: "Write every place at which the words stand.")
  var all = false

  func run() async throws {
    let terminal = Terminal()
    let project = try await Project.read(folder, jobs: processorCount, terminal)
    let found = try find(in: project, terminal)
    let index = PassageIndex(text: found.prose.text, joinsHyphenatedLines: found.format == .pdf && found.textFile == found.file)
    let ranges = try ranges(in: index, terminal)
    for range in ranges {
      guard let passage = QuotedPassage(range, in: index) else {
        terminal.say("\(terminal.red("error")): nothing near these words tells this place from the others; quote more of them")
        throw ExitCode(1)
      }
      terminal.output("evidence: \(passage.yaml)\n")
    }
  }

  private func find(in project: Project, _ terminal: Terminal) throws -> Document {
    let documents = project.dossier.documents
    let path = document.hasPrefix("./") ? String(document.dropFirst(2)) : document
    let below = path.hasPrefix("\(project.root)/") ? String(path.dropFirst(project.root.count + 1)) : path
    if let found = documents.first(where: { $0.id == document || $0.file == below || $0.textFile == below }) { return found }
    terminal.say("\(terminal.red("error")): there is no document `\(printable(document))`")
    if let near = nearestName(to: document, among: documents.map(\.id)) {
      terminal.say("  \(terminal.bold("help")): did you mean `\(printable(near))`?")
    } else {
      terminal.say(
        "  \(terminal.bold("help")): name its file, or its id, which is the file’s path under \(project.dossier.configuration.seeds)/ without the suffix"
      )
    }
    throw ExitCode(64)
  }

  /// Where the words stand, or what comes nearest to them.
  private func ranges(in index: PassageIndex, _ terminal: Terminal) throws -> [Range<Int>] {
    switch index.find(quote: words) {
    case .found(let range): return [range]
    case .ambiguous(let places, let count), .outOfContext(let places, let count):
      if !all {
        terminal.say(
          "\(terminal.yellow("warning")): these words stand \(count) times; this is the first place, --all writes every one")
      }
      return all ? places.map(\.range) : Array(places.prefix(1).map(\.range))
    case .notFound(let nearest?):
      terminal.say("\(terminal.yellow("warning")): these words do not stand there as they are; this is what comes nearest")
      return [nearest.range]
    case .notFound(nil), .empty:
      terminal.say("\(terminal.red("error")): the document does not hold these words, nor any like them")
      throw ExitCode(1)
    }
  }
}
