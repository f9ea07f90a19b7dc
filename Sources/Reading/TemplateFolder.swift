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
    for name in names {
      let path = "\(folder)/\(name)"
      let suffix = name.suffixOfFile
      guard ["html", "xml", "css", "js", "svg", "yml"].contains(suffix) else { continue }
      if let complaint = complaint(path, root: root) {
        diagnostics.append(complaint)
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

  /// What keeps a file from being a template; nil where nothing does.
  private func complaint(_ path: String, root: String) -> Diagnostic? {
    func refuse(_ rule: String, _ message: String, help: String) -> Diagnostic {
      Diagnostic(.error, rule, message, at: Location(file: path), help: help)
    }
    do throws(SystemError) {
      var kind = try FileAccess.kind(of: "\(root)/\(path)")
      if case .link = kind {
        let target = try FileAccess.target(ofLink: "\(root)/\(path)")
        guard let real = FileAccess.realPath(root), target.path.hasPrefix(real + "/") else {
          return refuse(
            "link-outside", "this link leads out of the content folder",
            help: "copy the file into the folder: a link could publish what should stay private")
        }
        kind = target.kind
      }
      switch kind {
      case .file(let size) where size > Self.maximumSize:
        return refuse(
          "too-large", "a template of \(size >> 20) MB is more than Briefing reads (\(Self.maximumSize >> 20) MB)", help: "shorten it")
      case .file: return nil
      case .folder: return refuse("special-file", "this is a folder, not a file", help: "rename it or move it out of the folder")
      default: return refuse("special-file", "this is a pipe, a socket or a device, not a file", help: "remove it from the folder")
      }
    } catch {
      return refuse("unreadable", "this file cannot be read: \(error.message)", help: "make it readable, or remove it")
    }
  }

  private static let maximumSize = 16 << 20

  /// An author's own partials are welcome, and pictures and style sheets for them.
  private func isPartial(_ name: String) -> Bool { name.hasPrefix("my-") }
}
