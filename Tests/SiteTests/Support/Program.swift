import Foundation
import Testing

/// What a program did.
struct Run {
  var status: Int32
  var output: String
  var errors: String
}

/// Runs the program that was built beside the tests.
func briefing(_ arguments: [String], environment: [String: String] = [:], in folder: String? = nil) throws -> Run {
  try run(briefingPath, arguments, environment: environment, in: folder)
}

let briefingPath = Bundle.main.executableURL!.deletingLastPathComponent().appending(path: "briefing").path

/// Runs a program to its end.
///
/// - Parameter environment: What is added to the tests' own environment; an empty value removes a variable.
func run(_ program: String, _ arguments: [String], environment: [String: String] = [:], in folder: String? = nil) throws -> Run {
  let process = try started(program, arguments, environment: environment, in: folder)
  process.process.waitUntilExit()
  let output = try Data(contentsOf: process.output)
  let errors = try Data(contentsOf: process.errors)
  try FileManager.default.removeItem(at: process.output)
  try FileManager.default.removeItem(at: process.errors)
  return Run(
    status: process.process.terminationStatus, output: String(decoding: output, as: UTF8.self),
    errors: String(decoding: errors, as: UTF8.self))
}

/// A program that runs, and the files to which it writes.
private func started(
  _ program: String, _ arguments: [String], environment: [String: String], in folder: String?
) throws -> (process: Process, output: URL, errors: URL) {
  let process = Process()
  process.executableURL = URL(filePath: program)
  process.arguments = arguments
  var all = ProcessInfo.processInfo.environment
  for (name, value) in environment { all[name] = value.isEmpty ? nil : value }
  process.environment = all
  if let folder { process.currentDirectoryURL = URL(filePath: folder) }
  let stem = FileManager.default.temporaryDirectory.appending(path: "site-tests-run-\(UUID().uuidString)").path
  let (output, errors) = (URL(filePath: stem + ".out"), URL(filePath: stem + ".err"))
  for file in [output, errors] { try Data().write(to: file) }
  process.standardInput = FileHandle.nullDevice
  process.standardOutput = try FileHandle(forWritingTo: output)
  process.standardError = try FileHandle(forWritingTo: errors)
  try process.run()
  return (process, output, errors)
}

/// Where a program stands on this system, if it does.
func programPath(_ name: String) -> String? {
  let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin").split(separator: ":")
  return folders.map { "\($0)/\(name)" }.first { FileManager.default.isExecutableFile(atPath: $0) }
}

/// The package's own folder.
let packageFolder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent()

/// The contract, the example and the checking scripts that several projects share: the folder named by `BRIEFING_SHARED`,
/// or `shared` beside the package.
enum Shared {
  static let folder: String? = {
    let named = ProcessInfo.processInfo.environment["BRIEFING_SHARED"].map { URL(filePath: $0) }
    let candidates = [named, packageFolder.deletingLastPathComponent().appending(path: "shared")].compactMap { $0?.path }
    let found = candidates.first { FileManager.default.fileExists(atPath: $0 + "/contract/CONTRACT.md") }
    if found == nil { print("Skipping what needs the shared folder: set BRIEFING_SHARED to it.") }
    return found
  }()
}

/// Python with the packages that look at pages.
enum Python {
  static let path: String? = {
    let path = packageFolder.appending(path: ".venv/bin/python").path
    if FileManager.default.isExecutableFile(atPath: path) { return path }
    print("Skipping what looks at pages with a browser or a validator: run Tests/tools/python to set .venv up.")
    return nil
  }()

  static let hasBrowser: Bool = {
    guard path != nil else { return false }
    if programPath("chromium") != nil { return true }
    print("Skipping what looks at pages with a browser: install chromium.")
    return false
  }()

  static let hasValidator: Bool = {
    guard path != nil else { return false }
    if programPath("java") != nil { return true }
    print("Skipping the validation of pages: install a Java runtime, such as default-jre-headless.")
    return false
  }()
}
