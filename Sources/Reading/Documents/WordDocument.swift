import Diagnostics
import Programs
import Prose

/// Word documents (.docx), read by pandoc and then as HTML.
enum WordDocument {
  /// Reads a document.
  ///
  /// The title that pandoc finds is the first heading of the text, so `HTMLProperties.title` is nil. Pictures stay in
  /// the Word document and are left out here. Footnotes stand at the end, with their numbers.
  /// - Parameters:
  ///   - path: the document's path in the file system.
  ///   - file: its path as it is shown in messages.
  static func read(_ path: String, file: String, converter: Converter = .word) -> (Prose, HTMLProperties, [Diagnostic]) {
    // `--standalone` keeps the paragraphs of the styles Title, Author and Date, which pandoc would drop as metadata.
    let arguments = [
      "--from", "docx", "--to", "html", "--standalone", "--sandbox", "--quiet", "--wrap", "none", "--variable", "pagetitle=-",
      InstalledProgram.argument(forPath: path),
    ]
    do throws(Diagnostic) {
      let html = try converter.output(arguments: arguments, file: file)
      var (prose, properties, diagnostics) = HTMLDocument.read(html, file: file, keepsImages: false)
      properties.title = nil
      for index in diagnostics.indices { diagnostics[index].location = Location(file: file) }
      return (prose, properties, diagnostics)
    } catch {
      return (Prose(), HTMLProperties(), [error])
    }
  }
}
