import Diagnostics
import Programs

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A branch of a Git repository, which holds the site and nothing else.
///
/// Its commits are made with an index of their own: neither the work tree nor the user’s index nor any branch of the content folder’s
/// repository is touched. What was fetched and made is kept from being collected by a reference of ours, `refs/briefing/TARGET`. The push
/// goes forward only, so that of two publications the later one is refused by the repository itself.
struct GitDestination: Destination {
  let remote: String
  let branch: String
  private let target: String
  private let site: String
  private let folder: String
  private let workspace: String
  private let git: InstalledProgram
  /// The commit that readers have.
  private var tip: String?
  /// The tree of the built site.
  private var tree = ""
  /// The commit that is to be pushed.
  private var next: String?

  /// The file at the top of the branch by which Briefing knows that it may replace what the branch holds.
  static let marker = ".briefing-site"
  private static let markerText = "Briefing made this branch. Each publication replaces what it holds.\n"
  /// The line of a commit that put a former site back, with the commit that had published it.
  private static let trailer = "Briefing-Restores: "

  init(remote: String, branch: String, target: String, site: String, folder: String, workspace: String) {
    (self.remote, self.branch, self.target, self.site) = (remote, branch, target, site)
    (self.folder, self.workspace) = (folder, workspace)
    // GIT_DIR and its like, which a hook sets, would lead to another repository.
    git = .publishing(
      "git", package: "git",
      inherited: [
        "GIT_AUTHOR_*", "GIT_COMMITTER_*", "GIT_SSH*", "GIT_ASKPASS", "GIT_CONFIG*", "GIT_TERMINAL_PROMPT", "GIT_PROXY_*", "GIT_SSL_*",
        "GIT_TRACE*", "EMAIL",
      ])
  }

  var shown: String { "the branch \(branch) of \(withoutSecrets(remote))" }
  private var reference: String { "refs/briefing/\(target)" }

  mutating func published() throws(PublishingFailure) -> Manifest {
    try checkRepository()
    tip = try fetchTip()
    guard let tip else { return Manifest() }
    var manifest = Manifest()
    for entry in try run(["ls-tree", "-r", "-z", "--full-tree", tip], for: "read \(shown)").split(separator: 0) {
      // Mode, kind and digest, a tab, and the path.
      guard let tab = entry.firstIndex(of: 9) else { continue }
      let parts = entry[..<tab].split(separator: 32)
      guard parts.count == 3 else { continue }
      manifest.digests[String(decoding: entry[(tab + 1)...], as: UTF8.self)] = String(decoding: parts[2], as: UTF8.self)
    }
    guard manifest.digests[Self.marker] != nil || manifest.digests.isEmpty else {
      throw .refused(
        "publish-foreign", "\(shown) holds files that Briefing did not publish",
        help: "name a branch that does not exist yet, or remove this one yourself if it can go")
    }
    manifest.digests[Self.marker] = nil
    return manifest
  }

  mutating func manifest(of site: BuiltSite) throws(PublishingFailure) -> Manifest {
    let paths = site.paths
    let list = paths.map { "\(site.folder.path)/\($0)\n" }.joined()
    let names = lines(try run(["hash-object", "-w", "--no-filters", "--stdin-paths"], input: Array(list.utf8), for: "read the built site"))
    let marker = lines(try run(["hash-object", "-w", "--stdin"], input: Array(Self.markerText.utf8), for: "write to the repository"))
    guard names.count == paths.count, marker.count == 1 else {
      throw PublishingFailure(.fault, Diagnostic(.error, "publish-failed", "git read \(names.count) of \(paths.count) files"))
    }
    let manifest = Manifest(Dictionary(uniqueKeysWithValues: zip(paths, names)))
    tree = try writeTree(zip(paths + [Self.marker], names + marker))
    return manifest
  }

  func publishedFile(_ path: String) -> [UInt8]? {
    guard let tip else { return nil }
    return try? run(["cat-file", "blob", "\(tip):\(path)"], for: "read a page")
  }

  mutating func upload(_ built: BuiltSite, _ changes: Changes) throws(PublishingFailure) {
    if let tip, line(try run(["rev-parse", "\(tip)^{tree}"], for: "read \(shown)")) == tree { return }
    next = try commit(tree, "Publish \(site)\n\n\(changes.summary)\n")
  }

  mutating func switchOver() throws(PublishingFailure) {
    guard let next else { return }
    let outcome = try outcome(["push", "--porcelain", remote, "\(next):refs/heads/\(branch)"])
    if outcome.status != 0 {
      let text = String(decoding: outcome.output + outcome.complaint, as: UTF8.self)
      if ["[rejected]", "fetch first", "non-fast-forward", "cannot lock ref", "incorrect old value"].contains(where: text.contains) {
        throw .overtaken(shown)
      }
      throw git.failure(outcome, for: "push to \(shown)")
    }
    _ = try run(["update-ref", reference, next], for: "write to the repository")
    tip = next
  }

  /// A commit’s name is the digest of all that it holds, so the branch is right if it bears that name.
  mutating func verify(_ manifest: Manifest, _ changes: Changes) throws(PublishingFailure) {
    guard let next, try remoteTip() != next else { return }
    throw .notVerified(shown, ["another commit is there"])
  }

  func purge() throws(PublishingFailure) -> [String] {
    [
      "nothing was removed: former sites are commits of the branch \(branch)",
      "out of reach: the branch’s history, forks and clones of the repository, and what the code host keeps of commits; to be rid of it, "
        + "delete the branch at the host, publish anew, and ask the host to remove the old commits",
    ]
  }

  mutating func rollBack() throws(PublishingFailure) -> String {
    try checkRepository()
    tip = try fetchTip()
    guard let tip, let former = try former(of: tip) else {
      throw .noFormer(shown, help: "its first publication is the one that readers have")
    }
    let tree = line(try run(["rev-parse", "\(former)^{tree}"], for: "read \(shown)"))
    next = try commit(tree, "Put back \(site) as of \(former.prefix(12))\n\n\(Self.trailer)\(former)\n")
    try switchOver()
    try verify(Manifest(), Changes(from: Manifest(), to: Manifest()))
    return "\(shown) holds the former site again, that of \(former.prefix(12))"
  }
}

extension GitDestination {
  /// The commit whose site was published before the one that a commit shows.
  private func former(of commit: String) throws(PublishingFailure) -> String? {
    guard let parent = try parent(of: try shownBy(commit)) else { return nil }
    let former = try shownBy(parent)
    let names = String(decoding: try run(["ls-tree", "--name-only", "--full-tree", former], for: "read \(shown)"), as: UTF8.self)
    return names.split(separator: "\n").contains(Substring(Self.marker)) ? former : nil
  }

  /// The commit that published what a commit shows: itself, or the one that it puts back.
  private func shownBy(_ commit: String) throws(PublishingFailure) -> String {
    let message = String(decoding: try run(["log", "-1", "--format=%B", commit], for: "read \(shown)"), as: UTF8.self)
    let restored = message.split(separator: "\n").first { $0.hasPrefix(Self.trailer) }.map { String($0.dropFirst(Self.trailer.count)) }
    guard let restored, restored.utf8.allSatisfy({ (48...57).contains($0) || (97...102).contains($0) }), restored.utf8.count >= 40 else {
      return commit
    }
    return restored
  }

  private func parent(of commit: String) throws(PublishingFailure) -> String? {
    let outcome = try outcome(["rev-parse", "--verify", "--quiet", "\(commit)^"])
    return outcome.status == 0 ? line(outcome.output) : nil
  }

  private func commit(_ tree: String, _ message: String) throws(PublishingFailure) -> String {
    let parents = tip.map { ["-p", $0] } ?? []
    return line(try run(["commit-tree", tree] + parents, input: Array(message.utf8), for: "make a commit"))
  }

  /// Makes a tree through an index of its own. Git sorts it and makes the trees of sub-folders.
  ///
  /// No other publication has used its name: what a killed one left, or left running, is not in the way.
  private func writeTree(_ files: some Sequence<(String, String)>) throws(PublishingFailure) -> String {
    var git = git
    let index = "\(workspace)/\(target)-\(String(UInt64.random(in: .min ... .max), radix: 36)).index"
    defer { for file in [index, "\(index).lock"] { unlink(file) } }
    git.environment = [("GIT_INDEX_FILE", index)]
    let entries = files.map { "100644 \($1)\t\($0)\0" }.joined()
    try git.output(["-C", folder, "read-tree", "--empty"], for: "make an index")
    try git.output(["-C", folder, "update-index", "-z", "--index-info"], input: Array(entries.utf8), for: "make an index")
    return line(try git.output(["-C", folder, "write-tree"], for: "write to the repository"))
  }

  private func checkRepository() throws(PublishingFailure) {
    if try outcome(["rev-parse", "--git-dir"]).status != 0 {
      throw .refused(
        "publish-no-repository", "the content folder is not in a Git repository",
        help: "make it one with `git init`, or publish in another way")
    }
  }

  /// Fetches the branch, and returns its newest commit; nil where there is no such branch.
  private func fetchTip() throws(PublishingFailure) -> String? {
    if try remoteTip() == nil { return nil }
    try run(
      ["fetch", "--quiet", "--no-tags", "--no-write-fetch-head", remote, "+refs/heads/\(branch):\(reference)"], for: "fetch \(shown)")
    return line(try run(["rev-parse", "--verify", reference], for: "read \(shown)"))
  }

  private func remoteTip() throws(PublishingFailure) -> String? {
    let lines = lines(try run(["ls-remote", "--heads", remote, "refs/heads/\(branch)"], for: "reach \(withoutSecrets(remote))"))
    return lines.first.map { String($0.prefix { $0 != "\t" }) }
  }

  private func outcome(_ arguments: [String]) throws(PublishingFailure) -> InstalledProgram.Outcome {
    try git.outcome(["-C", folder] + arguments)
  }

  @discardableResult
  private func run(_ arguments: [String], input: [UInt8] = [], for task: @autoclosure () -> String) throws(PublishingFailure) -> [UInt8] {
    try git.output(["-C", folder] + arguments, input: input, for: task())
  }

  private func lines(_ output: [UInt8]) -> [String] { output.split(separator: 10).map { String(decoding: $0, as: UTF8.self) } }
  private func line(_ output: [UInt8]) -> String { lines(output).first ?? "" }
}
