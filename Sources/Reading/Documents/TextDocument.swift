import Diagnostics
import Dossier
import Markdown
import Prose

/// A document that is not Markdown, read as prose.
struct TextDocument {
  var prose: Prose
  /// The title that the file gives itself.
  var title: String?
  var diagnostics: [Diagnostic] = []

  /// - Parameter scan: The text of a PDF that is a picture of its pages.
  static func read(_ path: String, scan: String?, file: String, format: Document.Format) throws(Diagnostic) -> TextDocument {
    if let scan { return TextDocument(prose: Prose.plainText(try text(scan, file: file))) }
    switch format {
    case .html:
      let (prose, properties, diagnostics) = HTMLDocument.read(try rawBytes(path, file: file), file: file)
      return TextDocument(prose: prose, title: properties.title, diagnostics: diagnostics)
    case .pdf:
      let (prose, diagnostics) = PDFDocument.read(path, file: file)
      return TextDocument(prose: prose, diagnostics: diagnostics)
    case .word:
      let (prose, properties, diagnostics) = WordDocument.read(path, file: file)
      return TextDocument(prose: prose, title: properties.title, diagnostics: diagnostics)
    default:
      return TextDocument(prose: Prose.plainText(try text(path, file: file)))
    }
  }

  /// The bytes of a text file: valid UTF-8 without BOM, with LF.
  static func bytes(_ path: String, file: String) throws(Diagnostic) -> [UInt8] {
    try decodeUTF8(try rawBytes(path, file: file), file: file).get()
  }

  private static func rawBytes(_ path: String, file: String) throws(Diagnostic) -> [UInt8] {
    do throws(SystemError) {
      return try FileAccess.bytes(ofFile: path)
    } catch {
      throw Diagnostic(
        .error, "unreadable", "this file cannot be read: \(error.message)", at: Location(file: file), help: "make it readable")
    }
  }

  private static func text(_ path: String, file: String) throws(Diagnostic) -> String {
    String(decoding: try bytes(path, file: file), as: UTF8.self)
  }
}
