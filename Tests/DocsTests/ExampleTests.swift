import Foundation
import Testing

/// The examples of docs/content-format.md are one briefing, and it builds.
@Suite struct ExampleTests {
  @Test func theExamplesOfTheContentFormatBuild() throws {
    let files = try examples(in: document("content-format.md"))
    #expect(Set(files.keys).isSuperset(of: ["briefing.yml", "seeds/minutes.md", "seeds/minutes.yml", "seeds/people/ada-quill.md"]))
    let folder = FileManager.default.temporaryDirectory.appending(path: "briefing-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    for (path, text) in files {
      let file = folder.appending(path: path)
      try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }
    let process = Process()
    process.executableURL = Bundle.main.executableURL?.deletingLastPathComponent().appending(path: "briefing")
    process.arguments = ["check", folder.path(percentEncoded: false), "--format", "json"]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let messages = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    #expect(messages == "[]\n")
  }

  /// The blocks of code whose first line names a file, as in ```` ```yaml briefing.yml ````: several of one file follow one another.
  private func examples(in text: String) -> [String: String] {
    var files: [String: String] = [:]
    for block in text.matches(of: /(?m)^```\w+ (\S+)\n((?s).*?)^```$/) { files[String(block.1), default: ""] += block.2 }
    return files
  }
}
