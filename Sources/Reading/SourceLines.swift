import Diagnostics

/// The lines of files that messages show.
public struct SourceLines {
  private let root: String
  private var files: [String: [Substring]] = [:]

  public init(root: String) { self.root = root }

  /// A line of a file, without its end; nil where it cannot be had or is no text.
  public mutating func line(at location: Location) -> String? {
    if files[location.file] == nil { files[location.file] = read(location.file) }
    guard let lines = files[location.file], lines.indices.contains(location.line - 1) else { return nil }
    return String(lines[location.line - 1])
  }

  private func read(_ file: String) -> [Substring] {
    let path = file.hasPrefix("/") ? file : "\(root)/\(file)"
    guard ["md", "markdown", "txt", "yml", "yaml", "html", "xml"].contains(file.suffixOfFile.lowercased()),
      case .file(let size)? = try? FileAccess.kind(of: path), size < 4 << 20, let bytes = try? FileAccess.bytes(ofFile: path),
      let text = String(validating: bytes, as: UTF8.self)
    else { return [] }
    return text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
  }
}
