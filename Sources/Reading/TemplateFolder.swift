import Diagnostics

/// The templates, assets and words of a content folder that stand instead of built-in ones.
public struct TemplateFolder: Sendable {
  public struct File: Sendable {
    public let name: String
    public let path: String
    public let bytes: [UInt8]
  }
  public private(set) var files: [File] = []
  public private(set) var diagnostics: [Diagnostic] = []

  /// - Parameters:
  ///   - folder: The folder's path relative to the content folder; there need be none.
  ///   - known: The names that a file can stand for.
  public init(root: String, folder: String, known: [String]) {
    guard let names = try? FileAccess.names(inFolder: "\(root)/\(folder)") else { return }
    for name in names where !name.hasPrefix(".") {
      let path = "\(folder)/\(name)"
      let suffix = name.suffixOfFile
      guard ["html", "xml", "css", "js", "svg", "yml"].contains(suffix), case .file? = try? FileAccess.kind(of: "\(root)/\(path)") else {
        continue
      }
      if !known.contains(name), suffix != "yml", !isPartial(name) {
        diagnostics.append(
          Diagnostic(
            .warning, "unknown-template", "no built-in file is called \(name)", at: Location(file: path),
            help: nearestName(to: name, among: known).map { "did you mean \($0)?" } ?? "it can be used as a partial: {{> \(name)}}"))
      }
      do throws(SystemError) {
        files.append(File(name: name, path: path, bytes: try FileAccess.bytes(ofFile: "\(root)/\(path)")))
      } catch {
        diagnostics.append(
          Diagnostic(.error, "unreadable", "this file cannot be read: \(error.message)", at: Location(file: path), help: "make it readable")
        )
      }
    }
  }

  /// An author's own partials are welcome, and pictures and style sheets for them.
  private func isPartial(_ name: String) -> Bool { name.hasPrefix("my-") }
}
