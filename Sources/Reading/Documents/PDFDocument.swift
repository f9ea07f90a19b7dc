import Diagnostics
import Programs
import Prose

/// What a PDF says about itself, as it is written there.
struct PDFProperties: Sendable, Equatable {
  var title: String?
  var author: String?
  /// The day the document was made: `2016-12-02`.
  var created: String?
  var pages: Int?
}

/// PDF documents, read by poppler's programs.
enum PDFDocument {
  /// Reads the text of a document, in the order in which it was written.
  ///
  /// Each page begins with a `pageBreak`, and the numbers at its head or foot are left out. Distances, sizes and indents part paragraphs; the lines of a paragraph stay
  /// lines, and words that are divided at their ends keep their hyphens. That is why `pdftotext -raw -bbox` is asked: by
  /// itself it sorts text by its place, which mixes columns, and joins `Russian-` and `American` to `RussianAmerican`.
  /// - Parameters:
  ///   - path: the document's path in the file system.
  ///   - file: its path as it is shown in messages.
  static func read(_ path: String, file: String, converter: Converter = .pdfText) -> (Prose, [Diagnostic]) {
    do throws(Diagnostic) {
      let outcome = try converter.run(
        arguments: ["-q", "-raw", "-bbox", "-enc", "UTF-8", "-eol", "unix", InstalledProgram.argument(forPath: path), "-"], file: file)
      guard outcome.status == 0 else { throw try failure(path, file: file, converter: converter) }
      let prose = prose(of: outcome.output)
      guard !prose.text.isEmpty else { throw withoutText(file) }
      return (prose, [])
    } catch {
      return (Prose(), [error])
    }
  }

  /// What the document says about itself; nil where it cannot be read.
  static func properties(_ path: String, file: String, converter: Converter = .pdfInformation) throws(Diagnostic) -> PDFProperties {
    let output = try converter.output(arguments: ["-enc", "UTF-8", "-isodates", InstalledProgram.argument(forPath: path)], file: file)
    var properties = PDFProperties()
    for line in output.split(separator: UInt8(ascii: "\n")) {
      guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { continue }
      let value = InstalledProgram.printable(String(decoding: line[(colon + 1)...].drop { $0 == UInt8(ascii: " ") }, as: UTF8.self))
      guard !value.isEmpty else { continue }
      switch String(decoding: line[..<colon], as: UTF8.self) {
      case "Title": properties.title = properties.title ?? value
      case "Author": properties.author = properties.author ?? value
      case "CreationDate": properties.created = properties.created ?? isoDate(in: value)
      case "Pages": properties.pages = properties.pages ?? Int(value)
      default: break
      }
    }
    return properties
  }

  /// The program says nothing when it is quiet, and too much about harmless faults when it is not; only a second run tells.
  private static func failure(_ path: String, file: String, converter: Converter) throws(Diagnostic) -> Diagnostic {
    let outcome = try converter.run(arguments: ["-l", "1", InstalledProgram.argument(forPath: path), "-"], file: file)
    let complaint = String(decoding: outcome.complaint, as: UTF8.self)
    let location = Location(file: file)
    let help = "save a copy without a password, or put its text beside it as \(textFile(for: file))"
    if complaint.contains("Incorrect password") {
      return Diagnostic(.error, "document-encrypted", "this PDF is locked with a password", at: location, help: help)
    }
    if outcome.status == 3 {
      return Diagnostic(.error, "document-encrypted", "this PDF does not permit that its text is copied", at: location, help: help)
    }
    let reason = outcome.firstComplaint.map { " (\(converter.program.name): \($0))" } ?? ""
    return Diagnostic(
      .error, "converter-failed", "this PDF cannot be read: it is damaged or no PDF\(reason)", at: location,
      help: "get it again, or put its text beside it as \(textFile(for: file))")
  }

  private static func withoutText(_ file: String) -> Diagnostic {
    Diagnostic(
      .error, "document-without-text", "this PDF has no text: it holds only pictures of pages", at: Location(file: file),
      help: "put its text beside it as \(textFile(for: file))")
  }

  private static func textFile(for file: String) -> String {
    let name = file.split(separator: "/").last ?? ""
    return "\(name.lastIndex(of: ".").map { name[..<$0] } ?? name).txt"
  }

  private static func prose(of output: [UInt8]) -> Prose {
    var words = PDFWords(output)
    var pages: [PDFPage] = []
    while let item = words.nextItem() {
      switch item {
      case .page: pages.append(PDFPage())
      case .word(let word): if !pages.isEmpty { pages[pages.count - 1].add(word) }
      }
    }
    pages.removePageNumbers()
    var builder = ProseBuilder()
    for (index, page) in pages.enumerated() {
      builder.separate(.block)
      builder.point(.pageBreak(number: index + 1))
      page.write(to: &builder)
    }
    let prose = builder.finish()
    return prose.text.isEmpty ? Prose() : prose
  }
}
