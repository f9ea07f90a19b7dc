import Diagnostics
import Digests
import Dossier
import Increments
import Notation
import Output
import Programs
import Reading

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What a folder looks like now to a build of one site, so that a build which would change nothing, or little, can be seen to be one.
///
/// It is taken before the content is read: what changes while it is read differs from it next time.
struct KeptBuild {
  private let folder: String
  private let name: String
  private let target: String
  private let leftOut: Set<String>
  private let survey: FolderSurvey
  /// Of the program and those that it runs; nil where the system does not tell.
  private let program: Digest?
  /// Of all that the site depends on and that does not stand in the folder; nil where that cannot be told: then every build is a whole one.
  private let around: Digest?

  /// - Parameters:
  ///   - target: The folder of the site.
  ///   - arguments: All else that was asked for and that makes a difference to the site.
  init(of folder: String, _ configuration: Configuration, at target: String, arguments: [String]) {
    self.folder = folder
    self.target = target
    let arguments = arguments + [Self.real(target), Self.real(folder)]
    name = Digest(of: arguments).name
    let start = FolderSurvey.now
    leftOut = configuration.outputFolders
    survey = FolderSurvey(of: folder, leavingOut: leftOut, hidden: false, listing: true)
    let programs = ([InstalledProgram.graphviz] + ContentFolder.programs).compactMap(\.executable)
    program = ProgramIdentity.digest(with: programs)
    guard survey.isSettled(now: start), configuration.isReadInSight, let program else {
      around = nil
      return
    }
    var digester = Digester()
    for part in [program, Digest(of: arguments)] { digester.add(part) }
    digester.add(UInt64(Self.filePermissions))
    around = digester.digest
  }

  /// What the last build came to, where another one would come to the same and find the same site in place.
  var last: Last? {
    guard let files, let record = record(files), record.inputs == inputs, let contents = Summary.Contents(counts: record.counts),
      let site = site(leftAs: record.output)
    else { return nil }
    return Last(contents: contents, edition: record.edition, fileCount: site.fileCount, diagnostics: record.diagnostics)
  }

  /// A build that need not be done again.
  struct Last {
    let contents: Summary.Contents
    let edition: String
    let fileCount: Int
    let diagnostics: [Diagnostic]

    func summary(time: Duration, _ terminal: Terminal) -> String {
      let changes = SiteWriter.Summary(unchanged: fileCount)
      return Summary.success(contents, of: edition, changes, diagnostics, time: time, terminal)
    }
  }

  /// The documents whose files changed since the last build, where nothing else did.
  var editedTexts: EditedTexts? {
    guard let inputs, let files, let record = record(files), let bytes = files.read(textsName), let texts = try? TextsRecord(bytes),
      texts.inputs == record.inputs, let digests = survey.digests(of: texts.texts.keys),
      surroundings(of: digests) == texts.surroundings
    else { return nil }
    return EditedTexts(
      kept: self, last: texts, output: record.output, inputs: inputs, changed: digests.filter { texts.texts[$0]?.file != $1 },
      undrawn: record.diagnostics.first { $0.rule == "graphviz-missing" })
  }

  /// Whom the names in texts meant in the last build of the folder; nil where that is not known, or of another program.
  var names: KeptNames? {
    guard let program, let bytes = files?.read(Self.namesName) else { return nil }
    var reader = ByteReader(bytes)
    guard (try? reader.digest()) == program else { return nil }
    return try? KeptNames(from: &reader)
  }

  /// Whether the site looks as a build left it.
  func isInPlace(_ output: Digest) -> Bool { site(leftAs: output) != nil }

  private func site(leftAs output: Digest) -> FolderSurvey? {
    let site = FolderSurvey(of: target, hidden: true)
    return site.isWhole && site.digest == output ? site : nil
  }

  /// Whether the folder still looks as it did: what was read then is what it was taken for.
  var isCurrent: Bool { FolderSurvey(of: folder, leavingOut: leftOut, hidden: false).digest == survey.digest }

  /// Notes what was built, unless another build has put its site in the place of this one. What came of a program's failure is not noted: it
  /// may not fail next time.
  ///
  /// - Parameters:
  ///   - memory: What was found in texts.
  func keep(
    _ site: SiteBuild.Written, _ contents: Summary.Contents, of edition: Edition, _ build: SiteBuild, _ memory: AssemblyMemory,
    _ diagnostics: [Diagnostic]
  ) async {
    guard let files = made else { return }
    guard let inputs, !diagnostics.contains(where: { $0.rule == "graphviz-failed" }) else { return forget(files) }
    async let names: Void = keepNames(memory, files)
    async let texts = site.edits == nil ? self.texts(of: build, inputs) : site.edits?.record
    let output = FolderSurvey(of: target, hidden: true)
    await names
    guard output.isWhole, site.isInPlace else { return forget(files) }
    let record = BuildRecord(
      inputs: inputs, output: output.digest, edition: edition.name, counts: contents.counts, diagnostics: diagnostics)
    files.write(name, record.bytes)
    if let texts = await texts { files.write(textsName, texts.bytes) } else { files.remove(textsName) }
  }

  private func forget(_ files: KeptFiles) {
    files.remove(textsName)
    files.remove(name)
  }

  private func keepNames(_ memory: AssemblyMemory, _ files: KeptFiles) async {
    guard let program, let names = memory.keptNames else { return }
    var writer = ByteWriter()
    writer.write(program)
    names.write(to: &writer)
    files.write(Self.namesName, writer.bytes)
  }

  private func texts(of build: SiteBuild, _ inputs: Digest) async -> TextsRecord? {
    let documents = build.plainTexts
    guard !documents.isEmpty, let names = build.names, let digests = survey.digests(of: documents.map(\.path)),
      let surroundings = surroundings(of: digests)
    else { return nil }
    var texts: [String: TextsRecord.Text] = [:]
    texts.reserveCapacity(documents.count)
    for (document, face) in zip(documents, await build.faces(of: documents.map(\.document))) {
      let path = document.path
      texts[path] = TextsRecord.Text(file: digests[path]!, frontMatter: build.frontMatter(of: path), face: face)
    }
    return TextsRecord(inputs: inputs, surroundings: surroundings, names: names, texts: texts)
  }

  // MARK: What the site depends on

  private var inputs: Digest? { surroundings(of: [:]) }

  /// Of all but some files.
  private func surroundings(of files: [String: Digest]) -> Digest? {
    guard let around else { return nil }
    var digester = Digester()
    digester.add(around)
    digester.add(files.values.reduce(into: survey.digest) { $0 -= $1 })
    return digester.digest
  }

  // MARK: Files

  private var files: KeptFiles? { WorkFolder.existing(Self.part, in: folder).flatMap { KeptFiles(in: $0) } }

  private func record(_ files: KeptFiles) -> BuildRecord? { files.read(name).flatMap { try? BuildRecord($0) } }

  private var made: KeptFiles? { (try? WorkFolder.make(Self.part, in: folder)).flatMap { KeptFiles(in: $0) } }

  private var textsName: String { "\(name)-texts" }
  /// The same for all sites of the folder.
  private static let namesName = "names"

  /// What new files are closed to, which is told only by setting it.
  private static var filePermissions: mode_t {
    let mask = umask(0o022)
    umask(mask)
    return mask
  }

  /// The folder in the work folder.
  private static let part = "build"

  /// The path without links, of what is there or of what will be there in a folder that is.
  private static func real(_ path: String) -> String {
    if let real = realpath(path, nil) {
      defer { free(real) }
      return String(cString: real)
    }
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count > 1, let name = parts.last else { return path.isEmpty ? path : real(".") + "/" + path }
    return real(parts.count == 2 && parts[0].isEmpty ? "/" : parts.dropLast().joined(separator: "/")) + "/" + name
  }
}

extension Configuration {
  /// Whether all that is read lies where the survey looks: in no hidden folder, and in none that holds sites.
  fileprivate var isReadInSight: Bool {
    let sites = outputFolders.map { $0.split(separator: "/") }
    return [seeds, templates].map { $0.split(separator: "/") }.allSatisfy { parts in
      !parts.contains { $0.hasPrefix(".") } && !sites.contains { parts.starts(with: $0) }
    }
  }

  /// The folders that hold sites and no content, relative to the content folder.
  fileprivate var outputFolders: Set<String> { Set([output] + editions.compactMap(\.output) + targets.compactMap(\.folder)) }
}
