import ArgumentParser
import Diagnostics
import Digests
import Dossier
import Pages
import Reading
import Templates
import Templating
import Timing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A content folder, read and put together, ready to be shown.
struct Project {
  let root: String
  let dossier: Dossier
  let files: [String]
  /// Of those that are links, the path that they lead to.
  let links: [String: String]
  let templates: SiteTemplates?
  /// The author's own templates.
  let overrides: [SiteTemplates.Override]
  let words: Words
  /// How the dossier differs from the one that was put together before it.
  let difference: Assembly.Difference
  let diagnostics: [Diagnostic]
  /// What stands before the text in documents in Markdown, by their path.
  let frontMatter: [String: Digest]
  /// Where the values of the keys of briefing.yml stand.
  let configurationPlaces: [String: Location]

  var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }

  /// What was worked out when the folder was last read.
  struct Memory {
    var reading: ReadingMemory
    var assembly = AssemblyMemory()
    var templates: Templates?

    /// - Parameter rereading: Whether the folder will be read again.
    init(rereading: Bool = true) { reading = ReadingMemory(keeping: rereading) }

    typealias Templates = (overrides: [SiteTemplates.Override], templates: SiteTemplates)
  }

  /// Reads a content folder and all that belongs to it.
  ///
  /// - Throws: `ExitCode` 64 where the folder is none.
  static func read(
    _ folder: String, jobs: Int, overrides: (inout Configuration) -> Void = { _ in }, timing stages: Stages? = nil, _ terminal: Terminal
  ) async throws -> Project {
    var memory = Memory(rereading: false)
    return try await read(folder, jobs: jobs, remembering: &memory, overrides: overrides, timing: stages, terminal)
  }

  /// - Parameters:
  ///   - changed: The files that may have changed since the folder was read last; nil where any may have.
  ///   - memory: What is still as it was; then, what was worked out now. The project is the same with it and without it.
  static func read(
    _ folder: String, jobs: Int, changed: Set<String>? = nil, remembering memory: inout Memory,
    overrides: (inout Configuration) -> Void = { _ in }, timing stages: Stages? = nil, _ terminal: Terminal
  ) async throws -> Project {
    terminal.progress("Reading \(folder) …")
    let readingStage = stages?.begin("reading")
    let reading = await ContentFolder.read(folder, jobs: jobs, changed: changed, remembering: &memory.reading)
    readingStage?.end()
    var content = reading.folder
    guard content.hasConfiguration else {
      terminal.clearProgress()
      throw noConfiguration(in: folder, isMisnamed: content.hasMisnamedConfiguration, terminal)
    }
    overrides(&content.configuration)
    let overriding = TemplateFolder(root: folder, folder: content.configuration.templates, known: SiteTemplates.names)
    let own = overriding.files.map { SiteTemplates.Override(name: $0.name, file: $0.path, bytes: $0.bytes) }
    // Who wants to know what each takes gets one after the other.
    let isTogether = jobs > 1 && stages == nil
    async let early = isTogether ? compiled(own, unless: memory.templates) : nil
    terminal.progress("Putting together what \(content.statements.count) files say …")
    let assembling = stages?.begin("putting together")
    let assembly = await Dossier.assembled(
      from: content.statements, replacing: reading.replaced, configuration: content.configuration, files: content.media, jobs: jobs,
      remembering: &memory.assembly, timing: stages)
    assembling?.end()
    let compiling = stages?.begin("templates")
    var diagnostics = content.diagnostics + assembly.diagnostics + overriding.diagnostics
    let (words, wordFaults) = self.words(content.configuration.language, namedAt: content.configurationPlaces["language"], overriding)
    diagnostics += wordFaults
    var templates: SiteTemplates?
    switch await early ?? compiled(own, unless: memory.templates) {
    case .success(let compiled):
      memory.templates = (own, compiled)
      templates = compiled
    case .failure(let failure): diagnostics += failure.diagnostics
    }
    compiling?.end()
    terminal.clearProgress()
    return Project(
      root: folder, dossier: assembly.dossier, files: content.media, links: content.links, templates: templates, overrides: own,
      words: words,
      difference: assembly.difference, diagnostics: Array(Set(diagnostics)).sorted(), frontMatter: content.frontMatter,
      configurationPlaces: content.configurationPlaces)
  }

  /// The templates with the author's own in their place; those that are known where they are of the same.
  private static func compiled(_ own: [SiteTemplates.Override], unless known: Memory.Templates?) -> Result<SiteTemplates, TemplateFailure> {
    if let known, known.overrides == own { return .success(known.templates) }
    return Result { () throws(TemplateFailure) in try SiteTemplates(overrides: own) }
  }

  /// The words of a language: those of the folder, or the built-in ones; English where there are none.
  private static func words(
    _ language: String, namedAt place: Location?, _ overriding: TemplateFolder
  ) -> (Words, [Diagnostic]) {
    let base = language.split(separator: "-").first.map(String.init) ?? language
    let name = "words-\(base).yml"
    if let own = overriding.files.first(where: { $0.name == name }) { return words(base, own) }
    if let builtIn = builtInWords(name) { return (Words(builtIn, language: base), []) }
    let (english, faults) = words("en", namedAt: nil, overriding)
    let warning = Diagnostic(
      .warning, "no-words", "there are no words of the interface for the language `\(base)`; English is used",
      at: place ?? Location(file: ContentFolder.configurationFile),
      help: "put a translation of words-en.yml into Templates/\(name)")
    return (english, faults + [warning])
  }

  /// The words of a folder's own file, and what is wrong with them.
  private static func words(_ language: String, _ own: TemplateFolder.File) -> (Words, [Diagnostic]) {
    do throws(Diagnostic) {
      let file = try WordsFile.read(own.bytes, file: own.path)
      let faults =
        file.isBroken
        ? []
        : Words.faults(
          in: file.texts, language: language, comparedWith: builtInWords("words-en.yml") ?? [:], file: own.path, places: file.places)
      return (Words(file.texts, language: language), file.diagnostics + faults)
    } catch {
      return (Words([:], language: language), [error])
    }
  }

  private static func builtInWords(_ name: String) -> [String: String]? {
    BuiltInTemplates.all.first { $0.name == name }.flatMap { try? WordsFile.read($0.bytes, file: $0.name).texts }
  }

  /// The edition that is asked for; the first one where none is.
  func edition(_ name: String?, _ terminal: Terminal) throws -> Edition {
    let configuration = dossier.configuration
    if let edition = configuration.edition(named: name) { return edition }
    let name = name ?? ""
    let known = configuration.editions.isEmpty ? ["public"] : configuration.editions.map(\.name)
    terminal.say("\(terminal.red("error")): there is no edition `\(printable(name))`")
    let help = nearestName(to: name, among: known).map { "did you mean `\($0)`?" } ?? "the editions are \(known.joined(separator: ", "))"
    terminal.say("  \(terminal.bold("help")): \(printable(help))")
    throw ExitCode(64)
  }
}

extension Configuration {
  /// The edition of a name, or the first one; nil where there is none of that name.
  func edition(named name: String?) -> Edition? {
    let only = editions.isEmpty ? Edition(name: "public", ceiling: markings.lowest) : nil
    guard let name else { return editions.first ?? only }
    return editions.first { $0.name == name } ?? (name == "public" ? only : nil)
  }
}

/// How many tasks run at a time where nobody says: one a processor.
let processorCount = max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))

extension Project {
  /// Refuses a folder that is none of a briefing, for commands that read nothing of it.
  static func requireConfiguration(in folder: String, _ terminal: Terminal) throws {
    let content = ContentFolder.configured(folder)
    if !content.hasConfiguration { throw noConfiguration(in: folder, isMisnamed: content.hasMisnamedConfiguration, terminal) }
  }

  /// Says that a folder has no briefing.yml, and what to do.
  private static func noConfiguration(in folder: String, isMisnamed: Bool, _ terminal: Terminal) -> ExitCode {
    let shown = printable(folder)
    let isFileItself = ("/" + folder).hasSuffix("/" + ContentFolder.configurationFile)
    let parent = String(folder.dropLast(ContentFolder.configurationFile.count + 1))
    let what = isFileItself ? "\(shown) is no folder" : "there is no briefing.yml in \(folder == "." ? "this folder" : shown)"
    terminal.say("\(terminal.red("error")): \(what)")
    let help =
      isFileItself
      ? "name the folder that holds it: `\(parent.isEmpty ? "." : printable(parent))`"
      : isMisnamed
        ? "rename briefing.yaml to briefing.yml"
        : "name the folder that holds it, or make one with `briefing init \(folder == "." ? "NAME" : shown)`"
    terminal.say("  \(terminal.bold("help")): \(help)")
    return ExitCode(64)
  }
}
