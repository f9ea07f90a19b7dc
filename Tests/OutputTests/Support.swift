import Foundation
import Output
import Testing

/// A folder of a test's own, removed with it.
final class TemporaryFolder {
  let path: String

  init() throws {
    let base = FileManager.default.temporaryDirectory.appending(path: "output-tests-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: base, withIntermediateDirectories: true)
    // Resolved, since the system's folder for temporary files may stand behind a link.
    path = base.resolvingSymlinksInPath().path
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func path(_ name: String) -> String { path + "/" + name }

  func put(_ name: String, _ text: String = "") throws {
    let url = URL(filePath: path(name))
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
  }

  func makeFolder(_ name: String) throws {
    try FileManager.default.createDirectory(atPath: path(name), withIntermediateDirectories: true)
  }

  func link(_ name: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(atPath: path(name), withDestinationPath: target)
  }

  /// The names at the top, hidden ones too.
  var names: [String] { (try? FileManager.default.contentsOfDirectory(atPath: path).sorted()) ?? [] }
}

let marker = ".briefing-site"

/// Builds a site of these files in one go.
@discardableResult
func build(_ files: [String: String], at output: String, protecting: [ProtectedFolder] = []) throws -> SiteWriter.Summary {
  let site = try SiteWriter.begin(at: output, protecting: protecting)
  for (path, text) in files { try site.write(path, Array(text.utf8)) }
  return try site.commit()
}

/// The files below a folder with their texts, without the marker.
func files(at path: String) throws -> [String: String] {
  var found: [String: String] = [:]
  for name in try FileManager.default.subpathsOfDirectory(atPath: path) where name != marker {
    if try stat(of: path + "/" + name).st_mode & S_IFMT == S_IFREG {
      found[name] = String(decoding: try Data(contentsOf: URL(filePath: path + "/" + name)), as: UTF8.self)
    }
  }
  return found
}

func stat(of path: String) throws -> stat {
  var status = stat()
  try #require(lstat(path, &status) == 0, "nothing at \(path)")
  return status
}

/// What tells one writing of a file from another.
struct FileIdentity: Hashable {
  var inode: UInt64
  var modified: Int
  var modifiedNanoseconds: Int

  init(_ path: String) throws {
    let status = try stat(of: path)
    inode = UInt64(status.st_ino)
    #if os(Linux)
      (modified, modifiedNanoseconds) = (status.st_mtim.tv_sec, status.st_mtim.tv_nsec)
    #else
      (modified, modifiedNanoseconds) = (status.st_mtimespec.tv_sec, status.st_mtimespec.tv_nsec)
    #endif
  }
}

/// The failure that `work` throws.
func failure(_ work: () throws -> Void) throws -> OutputFailure {
  do {
    try work()
  } catch let failure as OutputFailure {
    return failure
  }
  throw NoFailure()
}

struct NoFailure: Error {}

/// The program `output-trial` beside the tests.
func trial(_ arguments: [String], throughShell script: String? = nil) throws -> (process: Process, output: Pipe) {
  let process = Process()
  let executable = Bundle.main.executableURL!.deletingLastPathComponent().appending(path: "output-trial").path
  if let script {
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-c", script + "\nexec \"$0\" \"$@\"", executable] + arguments
  } else {
    process.executableURL = URL(filePath: executable)
    process.arguments = arguments
  }
  let output = Pipe()
  process.standardOutput = output
  try process.run()
  return (process, output)
}

/// The generation of a site that `output-trial` wrote, after checking that it is whole and of one generation.
func generation(ofSiteAt path: String) throws -> Int {
  let found = try files(at: path)
  let manifest = try #require(found["manifest.txt"]).split(separator: "\n").map(String.init)
  let line = try #require(manifest.first)
  #expect(Set(found.keys) == Set(manifest.dropFirst()).union(["index.html", "manifest.txt"]))
  for (name, text) in found where name != "manifest.txt" {
    #expect(text == (name.hasPrefix("assets/") ? "asset \(name)\n" : line + "\n"))
  }
  return try #require(Int(line.dropFirst("generation ".count)))
}
