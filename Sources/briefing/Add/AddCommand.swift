import ArgumentParser
import Diagnostics
import Dossier
import Parallel
import Reading

struct AddCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add",
    abstract: "Copies documents into the briefing, and proposes what they say.",
    discussion: """
        briefing add report.pdf mail.eml         into seeds/, each with a sidecar
        briefing add *.html --into press         into seeds/press/
        briefing add scan.pdf --ocr              reads the pictures of its pages
        briefing add talks.docx --as oslo-talks  under another name

      Markdown, text, HTML, PDF, Word (.docx) and mail (.eml). Title, author, date, publisher, language and address are taken \
      from what the file says of itself. The sidecar proposes, as comments, the people, organisations, places, meetings, dates \
      and quotations that stand in the text, each with its passage. Take the # away from what is right, and delete the rest.

      What the text seems to name is told by rules for English, or by a program of yours: `extractor:` in briefing.yml names \
      it, docs/adding.md says what it reads and writes. The more documents are added at once, the better are the proposals.

      No file is overwritten. A mail becomes its text, and documents that are attached to it are added too.

      Exit status: 0 all were added; 1 some were not; 64 wrong usage; 74 the disk failed.
      """)

  @Argument(help: ArgumentHelp("The documents.", valueName: "file"), completion: .file())
  var files: [String]

  @Option(help: ArgumentHelp("The folder that holds briefing.yml.", valueName: "folder"), completion: .directory)
  var folder = "."

  @Option(help: ArgumentHelp("A sub-folder of the seeds.", valueName: "folder"))
  var into: String?

  @Option(name: .customLong("as"), help: ArgumentHelp("The name that the document gets.", valueName: "name"))
  var name: String?

  @Flag(help: "Read the pictures of scanned PDF documents with tesseract.")
  var ocr = false

  @Option(help: ArgumentHelp("The languages of scans, as tesseract names them.", valueName: "languages"))
  var ocrLanguages = "eng"

  func validate() throws {
    if name != nil, files.count > 1 { throw ValidationError("--as names one document, and there are \(files.count)") }
    if let into, into.hasPrefix("/") || into.split(separator: "/").contains(where: { $0.hasPrefix(".") }) {
      throw ValidationError("--into names a folder below the seeds")
    }
  }

  func run() async throws {
    let terminal = Terminal()
    let project = try await Project.read(folder, jobs: processorCount, terminal)
    var adding = Adding(project: project, into: into, terminal: terminal)
    let recognition = ocr ? TextRecognition(languages: ocrLanguages) : nil
    terminal.progress("Reading \(files.count) files …")
    let name = name
    let readings = await concurrentMap(files, jobs: processorCount) { path in Adding.read(path, name: name, recognition: recognition) }
    terminal.clearProgress()
    let failure = await adding.run(readings)
    if let failure { throw ExitCode(failure) }
  }
}
