import Foundation
import Testing

/// A folder of a test's own, removed with it: the content, and the sites built from it.
final class ContentFolder {
  let path: String

  /// - Parameter files: Texts by their paths. A briefing.yml is added where there is none.
  init(_ files: [String: String] = [:]) throws {
    let base = FileManager.default.temporaryDirectory.appending(path: "site-tests-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: base, withIntermediateDirectories: true)
    path = base.resolvingSymlinksInPath().path
    if files["briefing.yml"] == nil { try put("briefing.yml", "title: A briefing\n") }
    for (name, text) in files.sorted(by: { $0.key < $1.key }) { try put(name, text) }
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func path(_ name: String) -> String { path + "/" + name }

  func put(_ name: String, _ text: String) throws { try put(name, Data(text.utf8)) }

  func put(_ name: String, _ bytes: Data) throws {
    let url = URL(filePath: path(name))
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try bytes.write(to: url)
  }

  /// The names at the top, hidden ones too.
  var names: [String] { (try? FileManager.default.contentsOfDirectory(atPath: path).sorted()) ?? [] }

  /// Builds the folder, which must succeed, and returns its site.
  func built(
    _ arguments: [String] = [], to output: String = "Site", sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> Site {
    let run = try briefing(["build", path, "--output", path(output)] + arguments)
    try #require(run.status == 0, "\(run.errors)", sourceLocation: sourceLocation)
    return Site(path: path(output), messages: run.errors, folder: self)
  }

  /// Builds the folder, which must fail for its content, and returns what was said.
  func complaints(_ arguments: [String] = [], sourceLocation: SourceLocation = #_sourceLocation) throws -> String {
    let run = try briefing(["build", path, "--output", path("Site")] + arguments)
    try #require(run.status == 1, "\(run.errors)", sourceLocation: sourceLocation)
    return run.errors
  }
}

/// Builds a site of these files in one go.
func build(_ files: [String: String], _ arguments: [String] = [], sourceLocation: SourceLocation = #_sourceLocation) throws -> Site {
  try ContentFolder(files).built(arguments, sourceLocation: sourceLocation)
}
