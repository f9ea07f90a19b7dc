import Diagnostics
import Markdown

/// A file of YAML.
struct YAMLFile {
  var node: YAMLNode?
  var warnings: [Diagnostic]

  /// - Throws: `Diagnostic` where the file cannot be read or is no YAML; `Missing` where there is none.
  static func read(_ path: String, shownAs file: String) throws -> YAMLFile {
    let bytes: [UInt8]
    do {
      guard case .file(let size) = try FileAccess.kind(of: FileAccess.realPath(path) ?? path) else {
        throw Diagnostic(.error, "special-file", "this is not a file", at: Location(file: file), help: "put a file here")
      }
      guard size <= YAMLReader.maximumSize else {
        throw Diagnostic(
          .error, "too-large", "a file of \(size >> 20) MB is more than Briefing reads (\(YAMLReader.maximumSize >> 20) MB)",
          at: Location(file: file),
          help: "split it into several files")
      }
      bytes = try FileAccess.bytes(ofFile: path)
    } catch let error as SystemError {
      if error.isMissing { throw Missing() }
      throw Diagnostic(
        .error, "unreadable", "this file cannot be read: \(error.message)", at: Location(file: file), help: "make it readable")
    }
    let text = try decodeUTF8(bytes, file: file).get()
    return try text.withUnsafeBufferPointer { try read($0, file: file, firstLine: 1) }
  }

  /// Reads YAML that is part of a file and begins at a line of it.
  static func read(_ bytes: UnsafeBufferPointer<UInt8>, file: String, firstLine: Int) throws(Diagnostic) -> YAMLFile {
    let node = try YAMLReader.read(bytes, file: file, firstLine: firstLine)
    return YAMLFile(node: node, warnings: YAMLTraps.swallowedComments(in: bytes, file: file, firstLine: firstLine))
  }

  struct Missing: Error {}
}
