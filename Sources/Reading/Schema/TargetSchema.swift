import Diagnostics
import Dossier

/// The keys of a target of briefing.yml: some that every target has, and some of its kind.
enum TargetSchema {
  enum Kind: String, CaseIterable, Sendable { case folder, git, ssh, rclone }

  struct Draft: Sendable {
    var kind: Kind?
    var edition: String?
    var ceiling: Marking?
    var url: String?
    var headers = false
    var path: String?
    var releases = 3
    var remote: String?
    var branch = "gh-pages"
    var domain: String?
    var gitlab = false
    var host: String?
    var port: Int?
    var cache: Int?
  }

  static let common: [Field<Draft>] = [
    Field("kind", \.kind, Shapes.word(Kind.self), "what keeps the site"),
    Field("edition", \.edition, Shapes.line, "the edition that is published; the first one unless named"),
    Field("ceiling", \.ceiling, Shapes.marking, "the highest marking that an edition may show to be published here; the lowest unless set"),
    Field("url", \.url, ConfigurationSchema.siteURL, "where the site stands for its readers, instead of the briefing’s `url`"),
    Field("headers", \.headers, Shapes.flag, "whether a file `_headers` with security headers is added, which Netlify and Cloudflare obey"),
  ]
  private static let releases = Field<Draft>(
    "releases", \.releases, number("releases", from: 1, to: 1000), "how many releases are kept, the current one included; 3 unless set")

  static let folder = Schema<Draft>(
    "a folder target",
    common + [Field("path", \.path, folderPath, "the folder, absolute or seen from the content folder"), releases])
  static let git = Schema<Draft>(
    "a git target",
    common + [
      Field(
        "remote", \.remote, repository, "a remote of the content folder’s repository, or the address of a repository; `origin` unless set"),
      Field("branch", \.branch, branch, "the branch that holds the site and nothing else; `gh-pages` unless set"),
      Field("cname", \.domain, domain, "the domain for a file `CNAME`, from which GitHub Pages takes it"),
      Field("gitlab", \.gitlab, Shapes.flag, "whether a file `.gitlab-ci.yml` is added, by which GitLab Pages takes the branch"),
    ])
  static let ssh = Schema<Draft>(
    "an ssh target",
    common + [
      Field("host", \.host, host, "a host of ssh’s configuration, or `user@host`"),
      Field("port", \.port, number("port", from: 1, to: 65535), "the port, where ssh’s configuration does not say it"),
      Field("path", \.path, remotePath, "the path that a web server serves: a symbolic link to the current release"), releases,
    ])
  static let rclone = Schema<Draft>(
    "an rclone target",
    common + [
      Field("remote", \.remote, store, "the store and the folder in it, as rclone writes them: `name:bucket/path`"),
      Field("cache", \.cache, number("cache", from: 0, to: 31_536_000), "for how many seconds browsers and networks may keep a file"),
    ])

  static func schema(of kind: Kind) -> Schema<Draft> {
    switch kind {
    case .folder: folder
    case .git: git
    case .ssh: ssh
    case .rclone: rclone
    }
  }

  /// Reads one target; nil after a complaint.
  static func read(_ entry: YAMLNode.Entry, _ decoding: inout Decoding) -> Target? {
    guard case .map(let keys) = entry.value.content else {
      decoding.error(
        "wrong-value", "a target is a map of keys, not \(entry.value.described)", line: entry.line, column: entry.column,
        help: "write {kind: folder, path: …}")
      return nil
    }
    guard isName(entry.key) else {
      decoding.error(
        "target-name", "“\(entry.key.prefix(60))” cannot be the name of a target", line: entry.line, column: entry.column,
        help: "use letters, digits and -, and begin with a letter or digit: web, web-partners")
      return nil
    }
    let before = decoding.diagnostics.count
    for key in keys where isSecret(key.key) { refuseCredentials(line: key.line, column: key.column, &decoding) }
    guard let kind = kind(of: entry, keys, &decoding), decoding.diagnostics.count == before else { return nil }
    var draft = Draft()
    schema(of: kind).read(entry.value, into: &draft, &decoding)
    guard let store = store(of: kind, draft, entry, since: before, &decoding), decoding.diagnostics.count == before else { return nil }
    var target = Target(name: entry.key, store: store, place: Location(file: decoding.file, line: entry.line, column: entry.column))
    (target.edition, target.ceiling, target.url, target.hasHeaders) = (draft.edition, draft.ceiling, draft.url, draft.headers)
    return target
  }

  /// The keys of a target, which depend on its kind.
  static let form = Form(
    map: .kinds(
      key: "kind",
      Kind.allCases.map { kind in (kind.rawValue, schema(of: kind).keyList(requiring: ["kind"] + neededKeys(of: kind))) }))

  /// The keys without which there is nowhere to publish to.
  private static func neededKeys(of kind: Kind) -> [String] {
    switch kind {
    case .folder: ["path"]
    case .git: []
    case .ssh: ["host", "path"]
    case .rclone: ["remote"]
    }
  }

  static let namePattern = "^[A-Za-z0-9][A-Za-z0-9-]{0,59}$"

  /// A name is also that of a file in which the target’s site is built.
  private static func isName(_ text: String) -> Bool {
    guard let first = text.utf8.first, first != UInt8(ascii: "-"), text.utf8.count <= 60 else { return false }
    return text.utf8.allSatisfy {
      (97...122).contains($0) || (65...90).contains($0) || (48...57).contains($0) || $0 == UInt8(ascii: "-")
    }
  }

  /// Whether a key that no target has was meant for a credential, whose line must not be shown.
  private static func isSecret(_ key: String) -> Bool {
    let key = key.lowercased()
    return ["pass", "secret", "token", "key", "credential"].contains(where: key.contains)
  }

  /// The kind is read first, since it decides which keys there are.
  private static func kind(of entry: YAMLNode.Entry, _ keys: [YAMLNode.Entry], _ decoding: inout Decoding) -> Kind? {
    if let key = keys.first(where: { $0.key == "kind" }), !key.value.isNull {
      return Shapes.word(Kind.self).read(key.value, &decoding)
    }
    if let near = keys.first(where: { KeySuggestion.key(for: $0.key, among: ["kind"]) != nil }) {
      decoding.error(
        "unknown-key", "a target has no key `\(near.key)`", line: near.line, column: near.column, help: "did you mean `kind`?")
      return nil
    }
    decoding.error(
      "missing-key", "the target `\(entry.key)` without `kind`", line: entry.line, column: entry.column,
      help: "add what keeps the site: kind: \(Kind.allCases.map(\.rawValue).joined(separator: ", "))")
    return nil
  }

  private static func store(
    of kind: Kind, _ draft: Draft, _ entry: YAMLNode.Entry, since before: Int, _ decoding: inout Decoding
  ) -> Target.Store? {
    func needed(_ key: String, _ value: String?, _ example: String) -> String? {
      if value == nil, decoding.diagnostics.count == before {
        decoding.error(
          "missing-key", "the \(kind.rawValue) target `\(entry.key)` without `\(key)`", line: entry.line, column: entry.column,
          help: "add \(example)")
      }
      return value
    }
    switch kind {
    case .folder:
      return needed("path", draft.path, "the folder: path: /srv/www/briefing").map { .folder(.init(path: $0, releases: draft.releases)) }
    case .git: return .git(.init(remote: draft.remote ?? "origin", branch: draft.branch, domain: draft.domain, isForGitLab: draft.gitlab))
    case .ssh:
      guard let host = needed("host", draft.host, "the machine: host: user@example.org"),
        let path = needed("path", draft.path, "the path that the web server serves: path: /srv/www/briefing")
      else { return nil }
      return .ssh(.init(host: host, port: draft.port, path: path, releases: draft.releases))
    case .rclone:
      return needed("remote", draft.remote, "the store as rclone names it: remote: \"name:bucket/path\"")
        .map { .rclone(.init(remote: $0, cache: draft.cache)) }
    }
  }

  /// A target publishes an edition that there is, and none that shows more than it may.
  static func check(_ configuration: Configuration, _ decoding: inout Decoding) {
    let editions =
      configuration.editions.isEmpty
      ? [Edition(name: "public", ceiling: configuration.markings.lowest)] : configuration.editions
    for target in configuration.targets {
      let edition = target.edition.map { name in editions.first { $0.name == name } } ?? editions[0]
      guard let edition else {
        let name = target.edition ?? ""
        decoding.diagnostics.append(
          Diagnostic(
            .error, "unknown-edition", "the target `\(target.name)` names an edition `\(name)`, which there is not", at: target.place,
            help: Shapes.wordHelp(for: name, among: editions.map(\.name))))
        continue
      }
      if let fault = target.fault(publishing: edition, markings: configuration.markings) { decoding.diagnostics.append(fault) }
    }
  }
}
