import Diagnostics
import Programs

/// Reads the text of scanned pages with tesseract.
public struct TextRecognition: Sendable {
  /// The languages of the text, as tesseract names them: `eng`, `eng+deu`.
  public var languages: String

  public init(languages: String = "eng") { self.languages = languages }

  private static let painter = Converter(
    program: InstalledProgram("pdftoppm", package: "poppler-utils", timeLimit: .seconds(600)), reads: "scanned PDF documents")
  private static let reader = Converter(program: tesseract, reads: "scanned pages")

  private static let tesseract: InstalledProgram = {
    var program = InstalledProgram("tesseract", package: "tesseract-ocr", timeLimit: .seconds(600))
    // Its threads wait for each other by running: with one it takes a sixth of the processor, and a sixth of the time where others work.
    program.environment = [("OMP_THREAD_LIMIT", "1")]
    return program
  }()

  /// The text of all pages, parted by blank lines.
  func text(ofPDF path: String, workFolder: String) throws(Diagnostic) -> [UInt8] {
    let stem = "\(workFolder)/page"
    _ = try Self.painter.output(
      arguments: ["-r", "300", "-gray", "-png", InstalledProgram.argument(forPath: path), stem], file: path)
    let names = ((try? FileAccess.names(inFolder: workFolder)) ?? []).filter { $0.hasPrefix("page") && $0.hasSuffix(".png") }
    var text: [UInt8] = []
    for name in names {
      let page = try Self.reader.output(arguments: ["\(workFolder)/\(name)", "-", "-l", languages], file: path)
      // A form feed ends each page.
      text += page.map { $0 == 0x0C ? 0x0A : $0 }
      if text.last != 0x0A { text.append(0x0A) }
      text.append(0x0A)
    }
    return text
  }
}
