import Foundation
import Testing

/// A content folder with one target, and a place beside it to publish to. Removed with it.
final class Grounds {
  let path: String
  /// Variables for the program, beside those of the tests.
  var environment: [String: String] = [:]
  private var server: Server?

  var content: String { path + "/content" }

  private init() throws {
    let base = FileManager.default.temporaryDirectory.appending(path: "publishing-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: base, withIntermediateDirectories: true)
    path = base.resolvingSymlinksInPath().path
    try put("content/seeds/note.txt", "Anna Quill met Ben Dorn in Oslo.\n")
    try put("content/seeds/people.yml", "people:\n  anna: {name: Anna Quill}\n  ben: {name: Ben Dorn}\n")
  }

  /// - Parameters:
  ///   - target: The target’s keys, with `HERE` for the path of these grounds.
  ///   - extra: More lines of briefing.yml.
  convenience init(_ target: String, extra: String = "") throws {
    try self.init()
    let keys = target.replacingOccurrences(of: "HERE", with: path)
    try put("content/briefing.yml", "title: Talks\n\(extra)targets:\n  web: {\(keys)}\n")
  }

  /// Grounds with a server of their own to publish to.
  ///
  /// - Parameters:
  ///   - kind: `ssh`, which publishes to `www/site`, or `webdav`, to `store/bucket/site`.
  ///   - site: Another name for `site`.
  convenience init(served kind: String, site: String = "site") throws {
    try self.init()
    let server = try Server(kind, in: path)
    let target = server.target.replacingOccurrences(of: "/site", with: "/\(site)")
    try put("content/briefing.yml", "title: Talks\ntargets:\n  web: \(target)\n")
    (self.server, environment) = (server, server.environment)
  }

  deinit {
    server = nil
    try? FileManager.default.removeItem(atPath: path)
  }

  func put(_ name: String, _ text: String) throws {
    let url = URL(filePath: "\(path)/\(name)")
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
  }

  func remove(_ name: String) throws { try FileManager.default.removeItem(atPath: "\(path)/\(name)") }

  func exists(_ name: String) -> Bool { FileManager.default.fileExists(atPath: "\(path)/\(name)") }

  func text(_ name: String) throws -> String { try String(contentsOfFile: "\(path)/\(name)", encoding: .utf8) }

  /// A change that touches Anna’s page and others.
  func rename(_ name: String) throws {
    try put("content/seeds/people.yml", "people:\n  anna: {name: \(name)}\n  ben: {name: Ben Dorn}\n")
  }

  func publish(_ arguments: String...) throws -> Run {
    try run(executable, ["publish", content] + arguments, environment: environment)
  }

  /// Publishes, which must succeed, and returns what was said.
  @discardableResult
  func published(_ arguments: String..., sourceLocation: SourceLocation = #_sourceLocation) throws -> Run {
    let run = try run(executable, ["publish", content] + arguments, environment: environment)
    try #require(run.status == 0, "\(run.errors)", sourceLocation: sourceLocation)
    return run
  }

  /// The site as a build makes it: the bytes of each file.
  func built() throws -> [String: Data] {
    let built = try run(executable, ["build", content, "--output", "\(path)/built", "--quiet"])
    try #require(built.status == 0, "\(built.errors)")
    return try files("built")
  }

  /// The bytes of the files below a folder. Briefing’s own marks are not among them.
  func files(_ folder: String) throws -> [String: Data] {
    let root = URL(filePath: "\(path)/\(folder)").resolvingSymlinksInPath().path
    var found: [String: Data] = [:]
    for name in try FileManager.default.subpathsOfDirectory(atPath: root) where !name.hasPrefix(".briefing") {
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: "\(root)/\(name)", isDirectory: &isFolder), !isFolder.boolValue else { continue }
      found[name] = try Data(contentsOf: URL(filePath: "\(root)/\(name)"))
    }
    return found
  }

  func names(_ folder: String) throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: "\(path)/\(folder)").sorted() }
}

/// Whether what these tests need is installed. `make test` sees to it.
func isInstalled(_ programs: String...) -> Bool {
  programs.allSatisfy { program in
    ["/usr/bin", "/usr/sbin", "/usr/local/bin", "/opt/homebrew/bin", toolsFolder + "/../../.venv/bin"].contains {
      FileManager.default.isExecutableFile(atPath: "\($0)/\(program)")
    }
  }
}
