import ArgumentParser
import Diagnostics
import Output
import Programs
import Reading

/// A state of a briefing: a folder, or what a revision of the git repository that holds this folder has of it.
struct BriefingState {
  /// As whoever asked called it.
  let name: String
  /// The folder to read.
  let path: String
  /// What keeps the folder for as long as it is read, where it was made for that.
  private let scratch: ScratchFolder?
  /// What tells the state from others: the commit; nil for a folder.
  let commit: String?

  /// - Throws: `ExitCode` 64 where there is no such state, 74 where it cannot be written down.
  static func named(_ name: String, _ terminal: Terminal) throws -> BriefingState {
    do {
      return try found(name, in: ".", terminal)
    } catch let fault as GitRevision.Fault {
      terminal.say("\(terminal.red("error")): \(printable(fault.message))")
      terminal.say("  \(terminal.bold("help")): \(printable(fault.help))")
      throw ExitCode(64)
    } catch let failure as OutputFailure {
      terminal.say("\(terminal.red("error")): \(printable(failure.diagnostic.message))")
      throw ExitCode(failure.kind.status)
    }
  }

  /// - Parameter folder: The content folder whose repository is asked, and from which relative folders are seen.
  /// - Throws: `GitRevision.Fault`, `OutputFailure`
  static func found(_ name: String, in folder: String, _ terminal: Terminal) throws -> BriefingState {
    if let path = Self.folder(name, in: folder) { return BriefingState(name: name, path: path, scratch: nil, commit: nil) }
    let revision = try GitRevision(name, in: folder)
    terminal.progress("Reading \(printable(name)) …")
    let scratch = try ScratchFolder()
    try revision.write(to: scratch)
    terminal.clearProgress()
    return BriefingState(name: name, path: scratch.path, scratch: scratch, commit: revision.commit)
  }

  /// The folder that a name means; nil where it means none that holds a briefing.
  static func folder(_ name: String, in folder: String) -> String? {
    let path = name.hasPrefix("/") || folder == "." ? name : "\(folder)/\(name)"
    return ContentFolder.isContentFolder(path) ? path : nil
  }
}

/// What a revision of a git repository has of a content folder. Neither the work tree nor the index is touched.
struct GitRevision {
  struct Fault: Error {
    var message: String
    var help: String
  }

  let commit: String
  private let name: String
  /// The content folder’s path in the repository, with a slash at its end where it is not empty.
  private let prefix: String
  private let git: InstalledProgram

  init(_ name: String, in folder: String) throws(Fault) {
    var git = InstalledProgram("git", package: "git", timeLimit: .seconds(600), outputLimit: 1 << 30)
    // GIT_DIR and its like, which a hook sets, would lead to another repository.
    git.inherited = ["HOME", "XDG_CONFIG_HOME", "GIT_CONFIG*"]
    git.environment = [("GIT_OPTIONAL_LOCKS", "0")]
    git.folder = folder
    self.git = git
    self.name = name
    guard let prefix = Self.line(try Self.output(["rev-parse", "--show-prefix"], git)) else {
      throw Fault(
        message: "there is no folder `\(name)` with a briefing.yml, and no git repository holds this folder",
        help: "name a folder, or a revision of a repository")
    }
    self.prefix = prefix
    guard let commit = Self.line(try Self.output(["rev-parse", "--quiet", "--verify", "--end-of-options", "\(name)^{commit}"], git)),
      !commit.isEmpty
    else {
      throw Fault(
        message: "`\(name)` is neither a folder with a briefing.yml nor a revision of the repository",
        help: "`git log --oneline` and `git tag` name revisions; a shallow clone has only the newest")
    }
    self.commit = commit
  }

  /// Writes briefing.yml, the seeds and the templates as the revision has them.
  func write(to scratch: ScratchFolder) throws {
    guard let configuration = try Self.output(["cat-file", "blob", "\(commit):\(prefix)\(ContentFolder.configurationFile)"], git) else {
      throw Fault(message: "the revision `\(name)` has no briefing.yml", help: "name a later one, in which the briefing stands here")
    }
    try scratch.write(ContentFolder.configurationFile, configuration)
    let settings = ContentFolder.configured(scratch.path).configuration
    let folders = settings.seeds.isEmpty ? [prefix] : [settings.seeds, settings.templates].map { "\(prefix)\($0)" }
    let files = try blobs(in: folders)
    let contents = try contents(of: files.map(\.object))
    for (file, bytes) in zip(files, contents) { try scratch.write(String(file.path.dropFirst(prefix.count)), bytes) }
  }

  private func blobs(in folders: [String]) throws(Fault) -> [(path: String, object: String)] {
    // As it is named: no pattern, whatever stands in it.
    let paths = folders == [""] ? [] : folders
    let list = try Self.output(["--literal-pathspecs", "ls-tree", "-r", "-z", "--full-tree", commit, "--"] + paths, git)
    return (list ?? []).split(separator: 0).compactMap { entry in
      // Mode, kind and object, a tab, and the path. Links and other repositories are no files of this one.
      guard let tab = entry.firstIndex(of: 9) else { return nil }
      let parts = String(decoding: entry[..<tab], as: UTF8.self).split(separator: " ")
      let path = String(decoding: entry[(tab + 1)...], as: UTF8.self)
      guard parts.count == 3, parts[0].hasPrefix("100"), !path.split(separator: "/").contains("..") else { return nil }
      return (path, String(parts[2]))
    }
  }

  /// The bytes of objects, in their order.
  private func contents(of objects: [String]) throws(Fault) -> [[UInt8]] {
    if objects.isEmpty { return [] }
    guard let answer = try Self.output(["cat-file", "--batch"], input: objects.map { $0 + "\n" }.joined(), git) else {
      throw Fault(message: "git cannot read the revision `\(name)`", help: "see whether `git fsck` finds the repository whole")
    }
    var contents: [[UInt8]] = []
    var place = 0
    for _ in objects {
      // Object, kind and size, the bytes, and a line end.
      guard let end = answer[place...].firstIndex(of: 0x0A),
        let size = String(decoding: answer[place..<end], as: UTF8.self).split(separator: " ").last.flatMap({ Int($0) }),
        end + 1 + size <= answer.count
      else { throw Fault(message: "git cannot read the revision `\(name)`", help: "see whether `git fsck` finds the repository whole") }
      contents.append(Array(answer[(end + 1)..<(end + 1 + size)]))
      place = end + size + 2
    }
    return contents
  }

  /// What git writes; nil where it fails.
  private static func output(_ arguments: [String], input: String = "", _ git: InstalledProgram) throws(Fault) -> [UInt8]? {
    do throws(InstalledProgram.Failure) {
      let outcome = try git.run(arguments: arguments, input: Array(input.utf8))
      return outcome.status == 0 ? outcome.output : nil
    } catch {
      throw Fault(message: "git: \(git.reason(of: error))", help: "install it (apt install \(git.package)), or name folders")
    }
  }

  private static func line(_ bytes: [UInt8]?) -> String? {
    bytes.map { String(decoding: $0.prefix { $0 != 0x0A }, as: UTF8.self) }
  }
}
