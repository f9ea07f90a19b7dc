import Foundation
import Programs

struct Run {
  var status: Int32
  var output: String
  /// The beginning of what it wrote to standard error: 4096 bytes.
  var errors: String
}

/// Where the program stands that is tested.
let executable = Bundle.main.executableURL!.deletingLastPathComponent().appending(path: "briefing").path

/// The folder of the tests’ tools.
let toolsFolder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().appending(path: "tools").path

/// Runs a program to its end: one of the search path, or one that is named by its whole path.
///
/// Not through Foundation, whose `Process` does not see the end of a program while another one has inherited what it sees that by; see
/// ``Server``.
@discardableResult
func run(_ program: String, _ arguments: [String], in folder: String? = nil, environment: [String: String] = [:]) throws -> Run {
  let url = URL(filePath: program)
  let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
  var installed = InstalledProgram(
    url.lastPathComponent, package: "", searchPath: program.hasPrefix("/") ? url.deletingLastPathComponent().path : path,
    timeLimit: .seconds(900))
  installed.inherited = ["*"]
  installed.environment = [("PATH", path)] + environment.map { ($0.key, $0.value) }
  installed.folder = folder
  let outcome = try installed.run(arguments: arguments)
  return Run(
    status: outcome.status, output: String(decoding: outcome.output, as: UTF8.self),
    errors: String(decoding: outcome.complaint, as: UTF8.self))
}
