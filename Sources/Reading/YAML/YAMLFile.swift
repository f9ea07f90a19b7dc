import Diagnostics
import Markdown

/// A file of YAML, or the front matter of one.
struct YAMLFile: Sendable {
  var node: YAMLNode?
  /// Whether it could not be read to its end; there is no node then.
  var isBroken = false
  var diagnostics: [Diagnostic]
  /// What was read, and the line of the file on which it begins.
  var text: YAMLText

  /// - Throws: `Diagnostic` where the file cannot be read; `Missing` where there is none.
  static func read(_ path: String, shownAs file: String) throws -> YAMLFile {
    var refused: FileKind?
    let bytes: [UInt8]
    do {
      let read = try FileAccess.bytes(ofFile: path) { kind in
        if case .file(let size) = kind, size <= YAMLReader.maximumSize { return true }
        refused = kind
        return false
      }
      if case .file(let size)? = refused {
        throw Diagnostic(
          .error, "too-large", "a file of \(size >> 20) MB is more than Briefing reads (\(YAMLReader.maximumSize >> 20) MB)",
          at: Location(file: file),
          help: "split it into several files")
      }
      guard let read else {
        throw Diagnostic(.error, "special-file", "this is not a file", at: Location(file: file), help: "put a file here")
      }
      bytes = read
    } catch let error as SystemError {
      if error.isMissing { throw Missing() }
      throw Diagnostic(
        .error, "unreadable", "this file cannot be read: \(error.message)", at: Location(file: file), help: "make it readable")
    }
    return read(YAMLText(bytes: try decodeUTF8(bytes, file: file).get(), firstLine: 1), file: file)
  }

  /// Reads YAML that is a file or part of one.
  static func read(_ text: YAMLText, file: String) -> YAMLFile {
    text.bytes.withUnsafeBufferPointer { bytes in
      let (node, faults, isBroken) = YAMLReader.read(bytes, file: file, firstLine: text.firstLine)
      let comments = isBroken ? [] : YAMLComments.swallowed(in: bytes, of: node, file: file, firstLine: text.firstLine)
      return YAMLFile(node: node, isBroken: isBroken, diagnostics: faults + comments, text: text)
    }
  }

  struct Missing: Error {}
}
