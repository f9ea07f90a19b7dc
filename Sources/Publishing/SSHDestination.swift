import Diagnostics
import Output
import Programs

/// A folder of another machine: rsync brings a release beside the current one, and a symbolic link is switched to it.
///
/// `PATH` is the link, `PATH`’s folder holds `.NAME.releases/`, and in it each release has a folder `000012-a1b2c3` and, beside it, a file
/// `000012-a1b2c3.former` with the name of the release that was there before. A folder without that file was never shown. Nothing needs to run
/// on the other machine but a POSIX shell and GNU’s coreutils, findutils and rsync.
struct SSHDestination: Destination {
  let settings: SSHSettings
  private let ssh: InstalledProgram
  private let rsync: InstalledProgram
  /// The release that readers have: the link’s value.
  private var current: String?
  /// The release that is being made.
  private var next: String?
  private var last = 0

  /// Where the site is, and how many releases are kept.
  struct SSHSettings: Sendable {
    var host: String
    var port: Int?
    var path: String
    var releases: Int

    /// The host as ssh takes it, which knows no brackets; rsync needs them around an IPv6 address.
    var hostOfShell: String { host.filter { $0 != "[" && $0 != "]" } }

    /// The folder of the link, and the link’s name in it.
    var parts: (folder: String, name: String) {
      guard let slash = path.lastIndex(of: "/") else { return (".", path) }
      let folder = path[..<slash]
      return (folder.isEmpty ? "/" : String(folder), String(path[path.index(after: slash)...]))
    }
  }

  init(_ settings: SSHSettings) {
    self.settings = settings
    ssh = .publishing("ssh", package: "openssh-client", inherited: [])
    rsync = .publishing("rsync", package: "rsync", inherited: ["RSYNC_*"])
  }

  var shown: String { "\(settings.host):\(settings.path)" }

  mutating func published() throws(PublishingFailure) -> Manifest {
    let output = try remote(Self.survey, for: "read \(shown)")
    var manifest = Manifest()
    current = nil
    for line in output.split(separator: 10).map({ String(decoding: $0, as: UTF8.self) }) {
      let parts = line.split(separator: " ", maxSplits: 1).map(String.init)
      switch parts[0] {
      case "current": current = parts.count > 1 ? parts[1] : nil
      case "last": last = Int(parts.count > 1 ? parts[1].prefix { $0.isNumber } : "") ?? 0
      case "foreign":
        throw .refused(
          "publish-foreign", "\(shown) is there already, and is no link that Briefing made",
          help: "move it away, or name another path: Briefing makes a symbolic link there, to the current release")
      default:
        guard let (path, digest) = Self.entry(line) else { continue }
        manifest.digests[path] = digest
      }
    }
    return manifest
  }

  private static func manifest(from output: [UInt8]) -> Manifest {
    var manifest = Manifest()
    for line in output.split(separator: 10) {
      if let (path, digest) = entry(String(decoding: line, as: UTF8.self)) { manifest.digests[path] = digest }
    }
    return manifest
  }

  /// A line of sha256sum: the digest, two spaces, and `./` with the path; a backslash before it all where the path is escaped.
  private static func entry(_ line: String) -> (path: String, digest: String)? {
    let isEscaped = line.hasPrefix("\\")
    let line = isEscaped ? line.dropFirst() : line[...]
    guard line.utf8.count > 68, line.utf8.prefix(64).allSatisfy({ (48...57).contains($0) || (97...102).contains($0) }) else { return nil }
    var path = String(line.dropFirst(66))
    if path.hasPrefix("./") { path.removeFirst(2) }
    if isEscaped { path = path.split(separator: "\\\\", omittingEmptySubsequences: false).joined(separator: "\\") }
    return (path, String(line.prefix(64)))
  }

  func publishedFile(_ path: String) -> [UInt8]? {
    try? remote("cat \"$folder/$name/\"\(Self.quoted(path))\n", for: "read a page")
  }

  mutating func upload(_ built: BuiltSite, _ changes: Changes) throws(PublishingFailure) {
    if changes.isEmpty && current != nil {
      next = nil
      return
    }
    let number = String(last + 1)
    let suffix = String(UInt32.random(in: 0..<1 << 24) | 1 << 24, radix: 16).dropFirst()
    let name = "\(String(repeating: "0", count: max(0, 6 - number.count)))\(number)-\(suffix)"
    try remote("umask 022; mkdir -p \"$folder/$releases/\(name)\"\n", for: "make a folder on \(settings.host)")
    let (folder, link) = settings.parts
    var arguments = [
      "--recursive", "--checksum", "--perms", "--chmod=Du=rwx,Dgo=rx,Fu=rw,Fgo=r", "--protect-args", "--exclude=/.briefing-site",
      "--rsh=ssh\(settings.port.map { " -p \($0)" } ?? "")",
    ]
    // A file that did not change is the same file in both releases, and is not sent.
    if let current { arguments.append("--link-dest=../\(current)") }
    arguments += ["\(built.folder.path)/", "\(settings.host):\(folder)/.\(link).releases/\(name)/"]
    try rsync.output(arguments, for: "upload to \(shown)")
    // Read back before readers have it, too: what a failing disk made of it never becomes the site.
    let output = try remote("cd \"$folder/$releases/\(name)\" && \(Self.digests)\n", for: "read back \(shown)")
    let differences = Self.differences(Self.manifest(from: output), try built.manifest())
    if !differences.isEmpty { throw .notVerified(shown, differences) }
    next = name
  }

  mutating func switchOver() throws(PublishingFailure) {
    if let next { try putInPlace(next, replacing: current, former: current ?? "") }
  }

  mutating func verify(_ manifest: Manifest, _ changes: Changes) throws(PublishingFailure) {
    // Where nothing was changed, it has been read just now.
    guard next != nil else { return }
    let differences = Self.differences(try published(), manifest)
    if !differences.isEmpty { throw .notVerified(shown, differences) }
  }

  mutating func rollBack() throws(PublishingFailure) -> String {
    _ = try published()
    guard let current else { throw .noFormer(shown) }
    let script = "cat \"$folder/$releases/\(current).former\" 2>/dev/null\n"
    let former = String(decoding: try remote(script + "true\n", for: "read \(shown)"), as: UTF8.self).filter { !$0.isWhitespace }
    guard Self.isRelease(former) else { throw .noFormer(shown) }
    try putInPlace(former, replacing: current, former: nil)
    return "\(shown) shows the release \(former) again"
  }

  mutating func purge() throws(PublishingFailure) -> [String] {
    let output = try remote(Self.purge, for: "remove the former releases of \(shown)")
    let count = Int(String(decoding: output, as: UTF8.self).filter(\.isNumber)) ?? 0
    return [
      .removedFormer(count),
      "out of reach: logs, caches and backups of \(settings.host), and copies that readers and search engines have",
    ]
  }
}

extension SSHDestination {
  /// Lists the link, the number of the newest release, and the digests of the current one.
  private static let survey = """
    if [ -L "$folder/$name" ]; then
      link=$(readlink "$folder/$name")
      case "$link" in
        "$releases"/*) echo "current ${link#"$releases"/}" ;;
        *) echo foreign; exit 0 ;;
      esac
    elif [ -e "$folder/$name" ]; then echo foreign; exit 0
    fi
    echo "last $(ls "$folder/$releases" 2>/dev/null | grep '^[0-9]' | sort | tail -n 1)"
    if [ -d "$folder/$name/" ]; then cd "$folder/$name/" && \(digests); fi

    """

  /// Prints the digest of every file of this folder.
  private static let digests = "find . -type f -exec sha256sum -- {} +"

  /// Removes all but the releases that can be gone back to, and what uploads of more than a day ago have left.
  private static let prune = """
    cd "$folder/$releases" || exit 0
    kept=" "
    one=$(readlink "../$name"); one=${one#"$releases"/}
    while [ "$keep" -gt 0 ] && [ -n "$one" ] && [ -d "$one" ]; do
      kept="$kept$one "
      keep=$((keep - 1))
      one=$(cat "$one.former" 2>/dev/null)
    done
    for one in [0-9]*; do
      base=${one%.former}
      case "$kept" in *" $base "*) continue ;; esac
      if [ -e "$base.former" ] || [ -n "$(find "$base" -maxdepth 0 -mmin +1440 2>/dev/null)" ]; then rm -rf "$base" "$base.former"; fi
    done

    """

  /// Removes all but the current release, unfinished ones too, and prints how many readers have had.
  private static let purge = """
    cd "$folder/$releases" 2>/dev/null || exit 0
    exec 9> lock
    if command -v flock > /dev/null; then flock 9; fi
    current=$(readlink "../$name"); current=${current#"$releases"/}
    [ -n "$current" ] && [ -d "$current" ] || exit 1
    count=0
    for one in [0-9]*; do
      base=${one%.former}
      if [ "$base" = "$current" ] || [ "$one" != "$base" ]; then continue; fi
      if [ -e "$base.former" ]; then count=$((count + 1)); fi
      rm -rf "$base" "$base.former"
    done
    rm -f "$current.former"; : > "$current.former"
    echo "$count"

    """

  private static func isRelease(_ name: String) -> Bool {
    name.utf8.count >= 13 && name.utf8.allSatisfy { (48...57).contains($0) || (97...102).contains($0) || $0 == UInt8(ascii: "-") }
  }

  /// Switches the link in one step, unless it leads elsewhere than this run has seen.
  ///
  /// - Parameter former: What is written down as the release before; nil to leave that as it is.
  private mutating func putInPlace(_ release: String, replacing old: String?, former: String?) throws(PublishingFailure) {
    let note = former.map { "printf '%s\\n' '\($0)' > \"$releases/\(release).former\"\n" } ?? ""
    let script = """
      cd "$folder" || exit 1
      exec 9> "$releases/lock"
      if command -v flock > /dev/null; then flock 9; fi
      expected='\(old.map { ".\(settings.parts.name).releases/\($0)".replacingQuotes } ?? "")'
      if [ "$(readlink "$name")" != "$expected" ]; then exit 75; fi
      if [ -e "$name" ] && [ ! -L "$name" ]; then exit 75; fi
      [ -d "$releases/\(release)" ] || exit 76
      \(note)ln -sfn "$releases/\(release)" "$releases/next" && mv -T "$releases/next" "$name" || exit 1
      keep=\(settings.releases)
      \(Self.prune)
      """
    let outcome = try ssh.outcome(arguments, input: input(script))
    switch outcome.status {
    case 0: current = release
    case 75: throw .overtaken(shown)
    case 76: throw .noFormer(shown)
    default: throw ssh.failure(outcome, for: "switch \(shown) to the new release")
    }
  }

  private var arguments: [String] { (settings.port.map { ["-p", String($0)] } ?? []) + ["--", settings.hostOfShell, "exec /bin/sh -s"] }

  /// What is sent to the other side’s shell by standard input: what shell the user has there, and what it makes of quotes, does not matter
  /// then. The braces have it read all before it does anything, since a connection can end in the middle.
  private func input(_ script: String) -> [UInt8] {
    let (folder, name) = settings.parts
    let names = "folder=\(Self.quoted(folder))\nname=\(Self.quoted(name))\nreleases=\(Self.quoted(".\(name).releases"))\n"
    return Array("{\nset -u\n\(names)\(script)}\n".utf8)
  }

  private static func quoted(_ text: String) -> String { "'\(text.replacingQuotes)'" }

  @discardableResult
  private func remote(_ script: String, for task: @autoclosure () -> String) throws(PublishingFailure) -> [UInt8] {
    try ssh.output(arguments, input: input(script), for: task())
  }
}

extension String {
  /// The text as it can stand between single quotes of a shell.
  fileprivate var replacingQuotes: String { split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") }
}
