import Foundation

/// The program `briefing` beside the tests, run as its users run it.
struct Program {
  static let executable = Bundle.main.executableURL!.deletingLastPathComponent().appending(path: "briefing").path

  struct Result {
    var status: Int32
    var output: Data
    var errors: String
  }

  /// Runs a command in a folder. Nothing of the tests' own environment is handed on save the path.
  static func run(
    _ arguments: [String], in folder: URL, path: String? = nil, through wrapper: [String] = []
  ) throws -> Result {
    let process = Process()
    let command = wrapper + [executable] + arguments
    process.executableURL = URL(filePath: wrapper.isEmpty ? executable : "/usr/bin/env")
    process.arguments = wrapper.isEmpty ? arguments : command
    process.currentDirectoryURL = folder
    process.environment = ["PATH": path ?? ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"]
    process.standardInput = FileHandle.nullDevice
    // Files rather than pipes: neither stream can fill up while the other one is read.
    let scratch = try ScratchFolder()
    let (output, errors) = (scratch.url.appending(path: "output"), scratch.url.appending(path: "errors"))
    for file in [output, errors] { try Data().write(to: file) }
    let handles = try [output, errors].map { try FileHandle(forWritingTo: $0) }
    (process.standardOutput, process.standardError) = (handles[0], handles[1])
    try process.run()
    process.waitUntilExit()
    for handle in handles { try handle.close() }
    let signal: Int32 = process.terminationReason == .uncaughtSignal ? 1000 : 0
    return Result(
      status: process.terminationStatus + signal, output: try Data(contentsOf: output),
      errors: String(decoding: try Data(contentsOf: errors), as: UTF8.self))
  }

  /// How the program is run by someone who may not read everything: as it is, or without the rights of the superuser.
  static let unprivileged: [String]? = {
    if getuid() != 0 { return [] }
    let wrapper = ["setpriv", "--reuid", "65534", "--regid", "65534", "--clear-groups", "--"]
    guard let scratch = try? ScratchFolder(), let result = try? run(["--version"], in: scratch.url, through: wrapper) else { return nil }
    return result.status == 0 ? wrapper : nil
  }()
}

/// A folder of a test's own, removed with it.
final class ScratchFolder {
  let url: URL

  init() throws {
    let base = FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
    url = base.appending(path: "briefing-tests-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o755])
  }

  deinit {
    let files = FileManager.default.enumerator(at: url, includingPropertiesForKeys: nil)?.compactMap { $0 as? URL } ?? []
    for file in files { chmod(file.path, 0o755) }
    try? FileManager.default.removeItem(at: url)
  }
}

/// The bytes of every file below a folder, by path, and the targets of links.
func contents(of folder: URL) throws -> [String: Data] {
  var found: [String: Data] = [:]
  for path in try FileManager.default.subpathsOfDirectory(atPath: folder.path) {
    let file = folder.appending(path: path)
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: file.path, isDirectory: &isFolder), !isFolder.boolValue else { continue }
    found[path] = try Data(contentsOf: file)
  }
  return found
}
