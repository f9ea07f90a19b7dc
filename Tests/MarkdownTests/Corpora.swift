import Foundation

/// The texts of others that tests read where they are there: the folder named by `BRIEFING_CORPORA`, or `shared/corpora`
/// beside the package.
enum Corpora {
  static let folder: URL? = {
    let environment = ProcessInfo.processInfo.environment["BRIEFING_CORPORA"].map { URL(fileURLWithPath: $0) }
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let candidates = [environment, root.deletingLastPathComponent().appending(path: "shared/corpora")].compactMap { $0 }
    let found = candidates.first { FileManager.default.fileExists(atPath: $0.path) }
    if found == nil { print("Skipping what needs the corpora: set BRIEFING_CORPORA to their folder.") }
    return found
  }()

  static func text(_ path: String) -> String? {
    folder.flatMap { try? String(contentsOf: $0.appending(path: path), encoding: .utf8) }
  }

  /// All Markdown files of the corpora.
  static func markdownFiles() -> [URL] {
    guard let folder, let files = FileManager.default.enumerator(at: folder.appending(path: "markdown"), includingPropertiesForKeys: nil)
    else {
      return []
    }
    return files.compactMap { $0 as? URL }.filter { $0.pathExtension == "md" }.sorted { $0.path < $1.path }
  }
}
