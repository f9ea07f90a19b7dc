import Diagnostics
import Dossier
import Markdown
import Programs
import Prose

/// A file that becomes a document of a briefing: what it holds, what it says of itself, and the name that it gets.
public struct IncomingDocument: Sendable {
  /// The file's path as it was named.
  public var origin: String
  /// The file's name in the briefing, without its suffix.
  public var stem: String
  public var suffix: String
  public var bytes: [UInt8]
  /// The text of a scan, which stands beside it.
  public var scan: [UInt8]?
  public var properties = SourceProperties()
  /// To whom a mail went.
  public var recipients: [String] = []
  public var prose = Prose()
  public var diagnostics: [Diagnostic] = []
  /// Whether its metadata stands in the file itself.
  public var hasFrontMatter = false
  /// Documents that came with it.
  public var attached: [IncomingDocument] = []

  /// The suffixes of the files that can be added.
  public static let suffixes = ["md", "markdown", "txt", "html", "htm", "pdf", "docx", "eml"]

  /// Whether its text could be read.
  public var isReadable: Bool { !diagnostics.contains { $0.severity == .error } }

  /// Reads a file.
  ///
  /// - Parameters:
  ///   - name: The name that it gets instead of its own.
  ///   - recognition: What reads the pictures of a scan; nil where none is asked for.
  ///   - workFolder: An empty folder, for the parts of a mail and the pages of a scan.
  public static func read(
    _ path: String, name: String? = nil, recognition: TextRecognition? = nil, workFolder: String
  ) throws(Diagnostic) -> IncomingDocument {
    let suffix = path.suffixOfFile.lowercased()
    let bytes = try bytes(path)
    guard suffixes.contains(suffix) else {
      throw Diagnostic(
        .error, "add-format", "files of this kind cannot be added", at: Location(file: path),
        help: "add Markdown, text, HTML, PDF, Word (.docx) or mail (.eml); save it as one of them")
    }
    var document = IncomingDocument(
      origin: path, stem: self.stem(for: name ?? path.withoutSuffix.fileName),
      suffix: suffix == "htm" ? "html" : suffix == "markdown" ? "md" : suffix,
      bytes: bytes)
    switch suffix {
    case "md", "markdown": try document.readMarkdown()
    case "eml": try document.readMail(workFolder)
    default: try document.readText(recognition, workFolder)
    }
    return document
  }

  private init(origin: String, stem: String, suffix: String, bytes: [UInt8]) {
    self.origin = origin
    self.stem = stem
    self.suffix = suffix
    self.bytes = bytes
  }

  /// A name of letters and digits in lower case, joined by single hyphens: the id of the document, too.
  static func stem(for name: String) -> String {
    let id = documentID(ofPath: name.replacing("/", with: "-") + ".x")
    return id.isEmpty || id == "index" || id.hasPrefix("index-") ? "document-\(id)".trimmedHyphens : id
  }

  private static func bytes(_ path: String) throws(Diagnostic) -> [UInt8] {
    if case .folder? = try? FileAccess.kind(of: path) {
      throw Diagnostic(
        .error, "add-format", "this is a folder", at: Location(file: path), help: "name the files in it: \(path)/*")
    }
    do throws(SystemError) {
      if let bytes = try FileAccess.bytes(ofFile: path, where: \.isFile) { return bytes }
    } catch {
      throw Diagnostic(
        .error, "unreadable", "this file cannot be read: \(error.message)", at: Location(file: path), help: "look at its name")
    }
    throw Diagnostic(.error, "add-format", "this is a pipe or a device, and no file", at: Location(file: path), help: "name a file")
  }

  private mutating func readMarkdown() throws(Diagnostic) {
    let text = try decodeUTF8(bytes, file: origin).get()
    let split = splitFrontMatter(text)
    hasFrontMatter = split.kind == .yaml
    let (prose, complaints) = MarkdownParser(rawHTML: .omitted).parse(
      Array(text[split.bodyStart...]), file: origin, firstLine: split.bodyFirstLine)
    self.prose = prose
    diagnostics += complaints
  }

  private mutating func readText(_ recognition: TextRecognition?, _ workFolder: String) throws(Diagnostic) {
    let format: Document.Format = suffix == "html" ? .html : suffix == "pdf" ? .pdf : suffix == "docx" ? .word : .plainText
    if format == .pdf { properties = (try? PDFDocument.properties(origin, file: origin)).map(SourceProperties.init) ?? SourceProperties() }
    if format == .word { properties = WordProperties.read(origin, file: origin) }
    let beside = "\(origin.withoutSuffix).txt"
    if format == .pdf, let text = try? FileAccess.bytes(ofFile: beside) {
      try readScan(text, file: beside)
      return
    }
    if format == .html {
      let read = HTMLDocument.read(bytes, file: origin, readsLinkedData: true)
      (prose, properties) = (read.0, SourceProperties(read.1))
      diagnostics += read.2
      return
    }
    let text = try TextDocument.read(origin, scan: nil, file: origin, format: format)
    prose = text.prose
    diagnostics += text.diagnostics
    properties.title = properties.title ?? text.title
    if recognition == nil {
      for index in diagnostics.indices where diagnostics[index].rule == "document-without-text" {
        diagnostics[index].help = "add it with --ocr, or put its text beside it as .txt"
      }
    }
    if format == .pdf, let recognition, diagnostics.contains(where: { $0.rule == "document-without-text" }) {
      diagnostics = []
      try readScan(recognition.text(ofPDF: origin, workFolder: workFolder), file: origin)
    }
  }

  private mutating func readScan(_ text: [UInt8], file: String) throws(Diagnostic) {
    let decoded = try decodeUTF8(text, file: file).get()
    scan = decoded
    prose = Prose.plainText(String(decoding: decoded, as: UTF8.self))
  }

  private mutating func readMail(_ workFolder: String) throws(Diagnostic) {
    let mail = try MailMessage.read(origin, into: workFolder, file: origin)
    properties = mail.properties
    recipients = mail.recipients
    guard let body = mail.body else {
      throw Diagnostic(
        .error, "document-without-text", "this mail has no text", at: Location(file: origin), help: "add what is attached to it")
    }
    suffix = body.suffixOfFile
    bytes = try Self.bytes("\(workFolder)/\(body)")
    let text = try TextDocument.read("\(workFolder)/\(body)", scan: nil, file: origin, format: suffix == "html" ? .html : .plainText)
    prose = text.prose
    diagnostics += text.diagnostics
    for part in mail.attached where Self.suffixes.contains(part.file.suffixOfFile.lowercased()) {
      var document = try Self.read(
        "\(workFolder)/\(part.file)", name: "\(stem)-\(part.name.withoutSuffix.fileName)", workFolder: workFolder)
      document.origin = "\(origin) (\(part.name))"
      attached.append(document)
    }
  }
}

extension String {
  fileprivate var fileName: String { split(separator: "/").last.map(String.init) ?? self }
  fileprivate var trimmedHyphens: String { hasSuffix("-") ? String(dropLast()) : self }
}
