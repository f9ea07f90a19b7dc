import Diagnostics
import Dossier
import Increments
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

/// What a folder looks like now to a build of one site, so that a build which would change nothing can be seen to be one.
///
/// It is taken before the content is read: what changes while it is read differs from it next time.
struct KeptBuild {
  private let folder: String
  private let name: String
  private let target: String
  /// Nil where it cannot be told what the site depends on: then every build is a whole one.
  private let inputs: Digest?

  /// - Parameters:
  ///   - target: The folder of the site.
  ///   - arguments: All else that was asked for and that makes a difference to the site.
  init(of folder: String, _ configuration: Configuration, at target: String, arguments: [String]) {
    self.folder = folder
    self.target = target
    let arguments = arguments + [Self.real(target), Self.real(folder)]
    name = Digest(of: arguments).name
    let start = FolderSurvey.now
    let survey = FolderSurvey(of: folder, leavingOut: configuration.outputFolders, hidden: false)
    let programs = ([InstalledProgram.graphviz] + ContentFolder.programs).compactMap(\.executable)
    guard survey.isSettled(now: start), let program = ProgramIdentity.digest(with: programs) else {
      inputs = nil
      return
    }
    var digester = Digester()
    for part in [survey.digest, program, Digest(of: arguments)] { digester.add(part) }
    inputs = digester.digest
  }

  /// What the last build came to, where another one would come to the same and find the same site in place.
  var last: Last? {
    guard let inputs, let place = WorkFolder.existing(Self.part, in: folder), let bytes = KeptFiles(in: place)?.read(name),
      let record = try? BuildRecord(bytes), record.inputs == inputs, let contents = Summary.Contents(counts: record.counts)
    else { return nil }
    let output = FolderSurvey(of: target, hidden: true)
    guard output.isWhole, output.digest == record.output else { return nil }
    return Last(contents: contents, edition: record.edition, fileCount: output.fileCount, diagnostics: record.diagnostics)
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

  /// Notes what was built. What came of a program's failure is not noted: it may not fail next time.
  func keep(_ contents: Summary.Contents, of edition: Edition, _ diagnostics: [Diagnostic]) {
    guard let place = try? WorkFolder.make(Self.part, in: folder), let files = KeptFiles(in: place) else { return }
    let output = FolderSurvey(of: target, hidden: true)
    guard let inputs, output.isWhole, !diagnostics.contains(where: { $0.rule == "graphviz-failed" }) else { return files.remove(name) }
    let record = BuildRecord(
      inputs: inputs, output: output.digest, edition: edition.name, counts: contents.counts, diagnostics: diagnostics)
    files.write(name, record.bytes)
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
  /// The folders that hold sites and no content, relative to the content folder.
  fileprivate var outputFolders: Set<String> { Set([output] + editions.compactMap(\.output) + targets.compactMap(\.folder)) }
}
