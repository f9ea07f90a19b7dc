import Foundation

/// A folder that is gone when the test is over.
final class TemporaryFolder: Sendable {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "briefing-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  func write(_ text: String, to path: String) throws {
    let file = url.appending(path: path)
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  func text(of path: String) throws -> String { try String(contentsOf: url.appending(path: path), encoding: .utf8) }
}

/// What a run of the program left behind.
struct Run {
  var status: Int32
  var output: String
  /// Standard error.
  var messages: String
}

/// Runs the program beside the tests.
func briefing(_ arguments: [String], in folder: TemporaryFolder) throws -> Run {
  let process = Process()
  process.executableURL = Bundle.main.executableURL?.deletingLastPathComponent().appending(path: "briefing")
  process.arguments = arguments
  process.currentDirectoryURL = folder.url
  let messages = folder.url.appendingPathExtension("messages")
  _ = FileManager.default.createFile(atPath: messages.path(percentEncoded: false), contents: nil)
  defer { try? FileManager.default.removeItem(at: messages) }
  let output = Pipe()
  process.standardOutput = output
  process.standardError = try FileHandle(forWritingTo: messages)
  try process.run()
  let bytes = output.fileHandleForReading.readDataToEndOfFile()
  process.waitUntilExit()
  return Run(
    status: process.terminationStatus, output: String(decoding: bytes, as: UTF8.self),
    messages: try String(contentsOf: messages, encoding: .utf8))
}
