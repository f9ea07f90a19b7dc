import ArgumentParser
import Book
import Diagnostics
import Dossier
import Leaks
import Output
import Pages
import Reading
import Templating

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

struct BookCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "book",
    abstract: "Makes a PDF and an EPUB of a briefing, or of what is chosen from it.",
    discussion: """
      The PDF has a title page, contents with page numbers, running heads, the marking on each page, cross-references and the \
      evidence as notes. The EPUB is for reading systems. Both hold what the edition shows, and nothing else.

        briefing book                                  TITLE.pdf and TITLE.epub, here, of all of it
        briefing book talks --output talks.pdf         the PDF alone
        briefing book --output a.pdf --output a.epub   both, under names of your own
        briefing book --edition partners               what that audience may see
        briefing book talks richard-haass nsc-briefing two chapters
        briefing book talks doc:secret-talks           one document, with its text

      The first word is the folder where it holds a briefing.yml; else all words are ids, and the folder is this one. \
      Documents come with the passages that support something; --full-text adds their texts, and so does naming them.

      PDF files are made by WeasyPrint (apt install weasyprint), EPUB files are packed by zip (apt install zip).

      Exit status: 0 done; 1 the content has errors, or the book would show what the edition withholds; 64 wrong usage; 69 a program is not installed; 70 a program failed; 74 the \
      disk failed.
      """)

  @Argument(
    help: ArgumentHelp(
      "The folder that holds briefing.yml, and ids of what to put into the book; doc:ID for documents.", valueName: "folder] [id"),
    completion: .directory)
  var words: [String] = []

  @Option(help: ArgumentHelp("The edition to print; the first of briefing.yml unless named.", valueName: "name"))
  var edition: String?

  @Option(
    help: ArgumentHelp("The file to write, which ends in .pdf or .epub; may be given twice.", valueName: "file"),
    completion: .file(extensions: ["pdf", "epub"]))
  var output: [String] = []

  @Flag(help: "Put in the texts of all documents, as far as they are republished.")
  var fullText = false

  @Flag(help: "Say nothing but errors.")
  var quiet = false

  @Option(help: ArgumentHelp("How many tasks may run at a time.", valueName: "n"))
  var jobs = processorCount

  enum Format: String, CaseIterable {
    case pdf, epub

    init?(ofFile path: String) {
      guard let format = Self.allCases.first(where: { path.lowercased().hasSuffix(".\($0.rawValue)") }) else { return nil }
      self = format
    }
  }

  func validate() throws {
    if jobs < 1 { throw ValidationError("--jobs takes a number from 1") }
    for path in output where Format(ofFile: path) == nil {
      throw ValidationError("--output takes a file that ends in .pdf or .epub, not \(path)")
    }
  }

  func run() async throws {
    let terminal = Terminal()
    let clock = ContinuousClock()
    let start = clock.now
    let (folder, ids) = operands
    let project = try await Project.read(folder, jobs: jobs, terminal)
    var printer = DiagnosticPrinter(terminal, root: folder)
    guard !project.hasErrors, let shown = project.dossier.configuration.edition(named: edition) else {
      printer.print(project.diagnostics.filter { !quiet || $0.severity == .error })
      _ = try project.edition(edition, terminal)
      terminal.say(Summary.failure(project.diagnostics, terminal))
      throw ExitCode(1)
    }
    let edition = shown
    let publication = Publication(of: project.dossier, edition: edition)
    printer.print(publication.remaining(of: project.diagnostics).filter { !quiet || $0.severity == .error })
    printer.print(publication.diagnostics.filter { !quiet || $0.severity == .error })
    guard !publication.diagnostics.contains(where: { $0.severity == .error }) else {
      terminal.say(Summary.failure(publication.diagnostics, terminal))
      throw ExitCode(1)
    }
    let subjects = try subjects(ids, publication, terminal)
    do {
      let renderer = try renderer(publication, subjects, project, folder, terminal)
      let check = publication.isWhole ? nil : LeakCheck(of: project, by: edition)
      let (written, leaks) = try write(renderer, project, folder, check, terminal)
      terminal.clearProgress()
      if !leaks.isEmpty {
        printer.print(leaks)
        terminal.say(Summary.failure(leaks, terminal))
        throw ExitCode(1)
      }
      if !quiet { terminal.say("\(terminal.bold(written)) (\(edition.name)); \(Summary.seconds(clock.now - start))") }
    } catch let error as BookFailure {
      terminal.clearProgress()
      terminal.say("\(terminal.red("error")): \(printable(error.message))")
      if let help = error.help { terminal.say("  \(terminal.bold("help")): \(printable(help))") }
      throw ExitCode(error.kind.status)
    }
  }

  /// The folder and the ids. A word that could be either is the folder where a briefing.yml is in it.
  private var operands: (folder: String, ids: [String]) {
    guard let first = words.first else { return (".", []) }
    if ContentFolder.isContentFolder(first) || !ContentFolder.isContentFolder(".") { return (first, Array(words.dropFirst())) }
    return (".", words)
  }

  private func subjects(_ ids: [String], _ publication: Publication, _ terminal: Terminal) throws -> BookSubjects {
    do throws(BookSubjects.Unknown) {
      return try BookSubjects(ids, withTexts: fullText, in: publication)
    } catch {
      terminal.say("\(terminal.red("error")): the edition `\(printable(publication.edition.name))` has no `\(printable(error.id))`")
      let help =
        error.suggestion.map { "did you mean `\($0)`?" } ?? "an id is what the page’s address ends in; a document’s has `doc:` before it"
      terminal.say("  \(terminal.bold("help")): \(printable(help))")
      throw ExitCode(64)
    }
  }

  private func renderer(
    _ publication: Publication, _ subjects: BookSubjects, _ project: Project, _ folder: String, _ terminal: Terminal
  ) throws(BookFailure) -> BookRenderer {
    do throws(TemplateFailure) {
      let templates = try BookTemplates(overrides: project.overrides)
      return BookRenderer(publication, of: subjects, templates: templates, words: project.words, files: project.files)
    } catch {
      var printer = DiagnosticPrinter(terminal, root: folder)
      printer.print(error.diagnostics)
      throw BookFailure(.content, "the templates of books have errors", help: "mend the files named above, or delete them")
    }
  }

  // MARK: Writing

  /// - Returns: What was written, or what in it is withheld; then nothing was.
  private func write(
    _ renderer: BookRenderer, _ project: Project, _ folder: String, _ check: LeakCheck?, _ terminal: Terminal
  ) throws(BookFailure) -> (written: String, leaks: [Diagnostic]) {
    let targets = targets(project)
    for target in targets { try refuse(target, project, folder) }
    let formats = targets.map { Format(ofFile: $0)! }
    let press = PDFPress(home: getenv("HOME").map { String(cString: $0) })
    if formats.contains(.pdf), !press.isInstalled { throw PDFPress.missing }
    let book = renderer.render { done, count in terminal.progress("Making chapters: \(done) of \(count) …") }
    let pictures = PictureShelf(book.copies) { path in
      ContentFolder.bytes(of: path, in: folder).map { check == nil ? $0 : PictureMetadata.removed(from: $0) ?? $0 }
    }
    let bound = try BoundBook(book, pictures: pictures)
    var scratches: [(ScratchFolder, made: String, target: String)] = []
    for (target, format) in zip(targets, formats) {
      terminal.progress("Setting \(book.pages.count) chapters into \(target); a long book takes minutes …")
      let scratch = try ScratchFolder.made()
      let made =
        switch format {
        case .pdf: try press.print(bound, with: renderer, in: scratch)
        case .epub: try EPUBPress().pack(bound, in: scratch)
        }
      scratches.append((scratch, made, target))
    }
    if let check {
      let report = LeakReport()
      for (scratch, made, target) in scratches {
        let name = target.split(separator: "/").last.map(String.init) ?? target
        guard let file = try? FoundFiles(at: made), let bytes = try? file.bytes(of: file.paths[0]) else {
          throw BookFailure(.disk, "the book cannot be read in \(scratch.path)", help: "see whether the disk is full")
        }
        report.add(check.leaks(in: name, bytes))
      }
      if !report.leaks.isEmpty { return ("", report.leaks) }
    }
    for (scratch, made, target) in scratches { try scratch.publish(made, at: target) }
    let chapters = book.pages.count { $0.role == .chapter }
    return ("\(targets.joined(separator: ", ")): \(chapters) \(chapters == 1 ? "chapter" : "chapters")", [])
  }

  /// The files to write: those that were named, or one of each format, called as the briefing is.
  private func targets(_ project: Project) -> [String] {
    if !output.isEmpty { return output }
    let configuration = project.dossier.configuration
    let name = BookCommand.slug([configuration.title, configuration.editions.count > 1 ? edition ?? configuration.editions[0].name : ""])
    return Format.allCases.map { "\(name).\($0.rawValue)" }
  }

  /// A file's name made of words: lower case, each run of what is no letter or digit one hyphen.
  private static func slug(_ texts: [String]) -> String {
    let slug = texts.joined(separator: " ").lowercased().split { !$0.isLetter && !$0.isNumber }.joined(separator: "-").prefix(80)
    return slug.isEmpty ? "briefing" : String(slug)
  }

  private func refuse(_ target: String, _ project: Project, _ folder: String) throws(BookFailure) {
    let configuration = project.dossier.configuration
    let seeds = configuration.seeds.isEmpty ? [] : [ProtectedFolder.whole("\(folder)/\(configuration.seeds)", role: "the folder of seeds")]
    do throws(OutputFailure) {
      try checkFile(target, outside: seeds + [.whole("\(folder)/\(configuration.templates)", role: "the folder of templates")])
    } catch {
      throw BookFailure(error.kind == .refused ? .refused : .disk, error.diagnostic.message, help: error.diagnostic.help)
    }
  }
}

extension BookFailure.Kind {
  /// The exit status, as sysexits.h has them: 64 usage, 69 unavailable, 70 software, 74 input and output.
  fileprivate var status: Int32 {
    switch self {
    case .content: 1
    case .refused: 64
    case .missingProgram: 69
    case .program: 70
    case .disk: 74
    }
  }
}
