import Diagnostics
import Foundation
import Programs
import Prose
import Testing

@testable import Reading

/// A PDF of pages that show lines of text, written by hand.
private func pdf(_ pages: [[String]], title: String? = nil) -> [UInt8] {
  var objects = ["<< /Type /Catalog /Pages 2 0 R >>"]
  let kids = pages.indices.map { "\(4 + $0 * 2) 0 R" }.joined(separator: " ")
  objects.append("<< /Type /Pages /Kids [\(kids)] /Count \(pages.count) >>")
  objects.append("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
  for (index, lines) in pages.enumerated() {
    objects.append(
      "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents \(5 + index * 2) 0 R /Resources << /Font << /F1 3 0 R >> >> >>")
    let shown = lines.map { $0.isEmpty ? "0 -28 Td" : "(\($0)) Tj 0 -14 Td" }.joined(separator: "\n")
    let stream = "BT /F1 12 Tf 50 700 Td\n\(shown)\nET"
    objects.append("<< /Length \(stream.utf8.count) >>\nstream\n\(stream)\nendstream")
  }
  if let title { objects.append("<< /Title (\(title)) /Author (A. Writer) /CreationDate (D:20161202101112Z) >>") }
  var text = "%PDF-1.4\n"
  var offsets: [Int] = []
  for (index, object) in objects.enumerated() {
    offsets.append(text.utf8.count)
    text += "\(index + 1) 0 obj\n\(object)\nendobj\n"
  }
  let table = text.utf8.count
  text += "xref\n0 \(objects.count + 1)\n0000000000 65535 f \n"
  for offset in offsets { text += String(repeating: "0", count: 10 - String(offset).count) + "\(offset) 00000 n \n" }
  text +=
    "trailer\n<< /Size \(objects.count + 1) /Root 1 0 R\(title == nil ? "" : " /Info \(objects.count) 0 R") >>\n"
    + "startxref\n\(table)\n%%EOF\n"
  return Array(text.utf8)
}

@Suite("PDF documents")
struct PDFDocumentTests {
  @Test("Pages, paragraphs and lines")
  func text() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("-a b.pdf", pdf([["First line", "sec-", "ond", "", "", "", "Another paragraph"], ["Page two"]]))
    let (prose, diagnostics) = PDFDocument.read(path, file: "seeds/-a b.pdf")
    #expect(diagnostics == [])
    #expect(prose.text == "First line\nsec-\nond\n\nAnother paragraph\n\nPage two")
    #expect(prose.elements.map(\.kind) == [.pageBreak(number: 1), .paragraph, .paragraph, .pageBreak(number: 2), .paragraph])
    #expect(structuralFaults(of: prose) == [])
  }

  @Test("A document without text is told to bring it")
  func scan() throws {
    let folder = try TemporaryFolder()
    let (prose, diagnostics) = PDFDocument.read(try folder.write("a.pdf", pdf([[], []])), file: "seeds/x/scan.1.pdf")
    #expect(prose == Prose() && diagnostics.map(\.rule) == ["document-without-text"])
    #expect(diagnostics.first?.help == "put its text beside it as scan.1.txt")
  }

  @Test("A damaged document is an error", arguments: ["", "not a PDF at all", "%PDF-1.4\n%%EOF"])
  func damaged(_ content: String) throws {
    let folder = try TemporaryFolder()
    let (_, diagnostics) = PDFDocument.read(try folder.write("a.pdf", Array(content.utf8)), file: "seeds/a.pdf")
    #expect(diagnostics.map(\.rule) == ["converter-failed"])
    #expect(diagnostics.first?.message.hasPrefix("this PDF cannot be read: it is damaged or no PDF (pdftotext: ") == true)
  }

  @Test("A locked document is an error that says so")
  func locked() throws {
    let folder = try TemporaryFolder()
    let converter = try folder.program("pdftotext", "echo 'Command Line Error: Incorrect password' >&2; exit 1")
    #expect(PDFDocument.read("a.pdf", file: "seeds/a.pdf", converter: converter).1.map(\.rule) == ["document-encrypted"])
  }

  @Test("Without the program it is named")
  func missing() {
    var converter = Converter.pdfText
    converter.program.searchPath = "/nonexistent"
    #expect(PDFDocument.read("a.pdf", file: "seeds/a.pdf", converter: converter).1.map(\.rule) == ["converter-missing"])
  }

  @Test("What the document says about itself")
  func properties() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("a.pdf", pdf([["x"], ["y"]], title: "Annual: Review"))
    #expect(
      try PDFDocument.properties(path, file: "seeds/a.pdf")
        == PDFProperties(title: "Annual: Review", author: "A. Writer", created: "2016-12-02", pages: 2))
  }

  @Test("Blank pages count")
  func blankPages() throws {
    let folder = try TemporaryFolder()
    let (prose, _) = PDFDocument.read(try folder.write("a.pdf", pdf([["a & <b>"], [], ["c"]])), file: "a.pdf")
    #expect(prose.text == "a & <b>\n\nc")
    #expect(prose.elements.map(\.kind) == [.pageBreak(number: 1), .paragraph, .pageBreak(number: 2), .pageBreak(number: 3), .paragraph])
  }

  @Test("Numbers of pages are no text")
  func pageNumbers() throws {
    func text(_ pages: [[String]]) throws -> String {
      let folder = try TemporaryFolder()
      return PDFDocument.read(try folder.write("a.pdf", pdf(pages)), file: "a.pdf").0.text
    }
    #expect(try text([["It was con-", "", "- 7 -"], ["sidered.", "", "- 8 -"]]) == "It was con-\n\nsidered.")
    #expect(try text([["12", "", "It was"], ["13", "", "so."], ["IV"]]) == "It was\n\nso.\n\nIV")
    // A year, a figure and a single page's number may be anything.
    #expect(try text([["It was", "1962"], ["so.", "1964"]]) == "It was\n1962\n\nso.\n1964")
    #expect(try text([["In all", "7"]]) == "In all\n7")
  }

  @Test("A document as a browser prints it: sizes, lists and columns", .enabled(if: Converter.chromium.isInstalled))
  func printed() throws {
    let folder = try TemporaryFolder()
    let page = try folder.write(
      "a.html",
      Array(
        """
        <html lang=en><style>body { font: 12pt serif } .c { columns: 2; width: 500px }</style><h1>Heading</h1>
        <p>\(String(repeating: "word ", count: 40))end.<p>Second, shorter.
        <div class=c><p>First column \(String(repeating: "left ", count: 40))goes on<p>Other \(String(repeating: "right ", count: 40))</div>
        """.utf8))
    let options = ["--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", "--user-data-dir=\(folder.path)/profile"]
    _ = try Converter.chromium.output(arguments: options + ["--print-to-pdf=\(folder.path)/a.pdf", page], file: "a.html")
    let (prose, _) = PDFDocument.read("\(folder.path)/a.pdf", file: "a.pdf")
    let paragraphs = prose.text.split(separator: "\n\n").map { String($0.replacing("\n", with: " ")) }
    let expected = ["Heading", String(repeating: "word ", count: 40) + "end.", "Second, shorter."]
    #expect(Array(paragraphs.prefix(3)) == expected)
    #expect(prose.text.replacing("\n", with: " ").contains("left left goes on"))
    #expect(structuralFaults(of: prose) == [])
  }
}

extension Converter {
  fileprivate static let chromium = Converter(program: InstalledProgram("chromium", package: "chromium"), reads: "pages")

  fileprivate var isInstalled: Bool {
    program.searchPath.split(separator: ":").contains { FileManager.default.isExecutableFile(atPath: "\($0)/\(program.name)") }
  }
}

@Suite("Word documents")
struct WordDocumentTests {
  private func document(_ markdown: String, in folder: TemporaryFolder) throws -> String {
    let source = try folder.write("a.md", Array(markdown.utf8))
    _ = try Converter.word.output(
      arguments: ["--from", "markdown", "--to", "docx", "--output", "\(folder.path)/a.docx", source], file: "a.md")
    return "\(folder.path)/a.docx"
  }

  @Test("Text, structure, title and notes come through")
  func text() throws {
    let folder = try TemporaryFolder()
    let path = try document(
      """
      ---
      title: The Title
      author: A. Writer
      date: 2016-12-02
      ---

      # Part

      Some *text* “é”.[^1]

      - a
      - b

      | x | y |
      |---|---|
      | 1 | 2 |

      [^1]: A note.
      """, in: folder)
    let (prose, properties, diagnostics) = WordDocument.read(path, file: "seeds/a.docx")
    #expect(diagnostics == [])
    #expect(prose.text.hasPrefix("The Title\n\nA. Writer\n\n2016-12-02\n\nPart\n\nSome text “é”.1\n\na\nb\n\nx\ty\n1\t2\n\n"))
    #expect(prose.text.hasSuffix("A note."))
    #expect(prose.elements.first?.kind == .heading(level: 1, id: "the-title"))
    #expect(properties.title == nil && properties.author == "A. Writer" && properties.published == "2016-12-02")
  }

  @Test("A document without a title gets none")
  func untitled() throws {
    let folder = try TemporaryFolder()
    #expect(WordDocument.read(try document("Just *text*", in: folder), file: "a.docx").0.text == "Just text")
  }

  @Test("A damaged document is an error")
  func damaged() throws {
    let folder = try TemporaryFolder()
    let (_, _, diagnostics) = WordDocument.read(try folder.write("-a.docx", Array("no zip".utf8)), file: "seeds/-a.docx")
    #expect(diagnostics.map(\.rule) == ["converter-failed"])
    #expect(diagnostics.first?.message.hasPrefix("pandoc cannot read this document: couldn't unpack docx container") == true)
  }
}
