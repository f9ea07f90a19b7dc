import Foundation
import Testing

/// The preview as a browser shows it.
@Suite struct BrowserTests {
  private static let package = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  private static let python = package.appending(path: ".venv/bin/python").path

  private static let hasBrowser: Bool = {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    let hasChromium = folders.contains { FileManager.default.isExecutableFile(atPath: "\($0)/chromium") }
    if FileManager.default.isExecutableFile(atPath: python), hasChromium { return true }
    print("Skipping what looks at the preview with a browser: run Tests/tools/python, and install chromium.")
    return false
  }()

  @Test(.enabled(if: hasBrowser)) func keepsUpWithWriting() throws {
    let process = Process()
    process.executableURL = URL(filePath: Self.python)
    process.arguments = [
      Self.package.appending(path: "Tests/tools/preview_in_browser.py").path,
      Bundle.main.executableURL!.deletingLastPathComponent().appending(path: "briefing").path,
    ]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let said = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 0, "\(said)")
    #expect(said.contains("0 failed"), "\(said)")
  }
}
