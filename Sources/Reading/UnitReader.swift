import Diagnostics
import Dossier
import Markdown
import Prose

/// What came of reading one unit.
struct UnitReading: Sendable {
  var statements: [Statements] = []
  var diagnostics: [Diagnostic] = []
}

/// Reads units: each is independent of the others, so that many are read at a time.
struct UnitReader: Sendable {
  let root: String
  let configuration: Configuration
  private let markdown: MarkdownParser

  init(root: String, configuration: Configuration) {
    self.root = root
    self.configuration = configuration
    markdown = MarkdownParser(rawHTML: configuration.html == .allow ? .allowed : .omitted)
  }

  /// - Parameter firstSource: The index of the unit's first source file; a sidecar has the next one.
  func read(_ unit: Unit, firstSource: Int) -> UnitReading {
    var reading = UnitReading()
    switch unit {
    case .loose(let path): readLoose(path, source: firstSource, into: &reading)
    case .entity(let path, let kind): readEntity(path, kind: kind, source: firstSource, into: &reading)
    case .document(let text, let sidecar, let scan):
      readDocument(text, sidecar: sidecar, scan: scan, source: firstSource, into: &reading)
    }
    return reading
  }

  private func decoding(_ file: String, source: Int) -> Decoding {
    Decoding(file: file, source: source, markings: configuration.markings, markdown: markdown)
  }

  /// The YAML of a file; nil after a complaint.
  private func yaml(_ path: String, into reading: inout UnitReading) -> YAMLFile? {
    do {
      let file = try YAMLFile.read("\(root)/\(path)", shownAs: path)
      reading.diagnostics += file.warnings
      return file
    } catch let complaint as Diagnostic {
      reading.diagnostics.append(complaint)
    } catch {
      reading.diagnostics.append(
        Diagnostic(.error, "unreadable", "this file vanished while it was read", at: Location(file: path), help: "build again"))
    }
    return nil
  }

  private func readLoose(_ path: String, source: Int, into reading: inout UnitReading) {
    var statements = Statements(path: path, role: .loose)
    if let node = yaml(path, into: &reading)?.node {
      var decoding = decoding(path, source: source)
      let draft = SidecarSchema.read(node, &decoding)
      statements = draft.statements
      if let section = draft.documentLine {
        decoding.error(
          "sidecar-without-document", "`document` describes a document, and none of this name stands beside the file", at: section,
          help: "name the file like its document, or leave `document` out: this is then metadata from elsewhere")
      }
      reading.diagnostics += decoding.diagnostics
    }
    reading.statements.append(statements)
  }

  private func readEntity(_ path: String, kind: EntityKind, source: Int, into reading: inout UnitReading) {
    let id = String(path.withoutSuffix.split(separator: "/").last!)
    var decoding = decoding(path, source: source)
    guard Shapes.isID(id) else {
      decoding.error("id", "the file's name “\(id)” cannot be an id", line: 1, column: 1, help: Shapes.idHelp(for: id))
      reading.diagnostics += decoding.diagnostics
      reading.statements.append(Statements(path: path, role: .entity))
      return
    }
    guard let text = markdownText(path, into: &reading) else {
      reading.statements.append(Statements(path: path, role: .entity))
      return
    }
    var statements = SidecarSchema.readEntity(text.frontMatter?.node, id: id, kind: kind, &decoding)
    reading.diagnostics += decoding.diagnostics
    let (prose, complaints) = markdown.parse(text.body, file: path, firstLine: text.bodyLine)
    reading.diagnostics += complaints
    if !prose.elements.isEmpty {
      statements.body = Markup(prose, origin: Origin(source: source, line: text.bodyLine, column: 1))
    }
    reading.statements.append(statements)
  }

  private func readDocument(_ path: String, sidecar: String?, scan: String?, source: Int, into reading: inout UnitReading) {
    var keys = DocumentKeys()
    var statements: [Statements] = []
    let format = format(of: path)
    var prose = Prose()
    if format == .markdown {
      if let text = markdownText(path, into: &reading) {
        if let node = text.frontMatter?.node {
          var decoding = decoding(path, source: source)
          let draft = SidecarSchema.readFrontMatter(node, &decoding)
          reading.diagnostics += decoding.diagnostics
          keys = draft.document
          statements.append(draft.statements)
        }
        let (parsed, complaints) = markdown.parse(text.body, file: path, firstLine: text.bodyLine)
        reading.diagnostics += complaints
        prose = parsed
      }
    } else {
      do throws(Diagnostic) {
        let text = try TextDocument.read("\(root)/\(path)", scan: scan.map { "\(root)/\($0)" }, file: path, format: format)
        prose = text.prose
        keys.title = text.title
        reading.diagnostics += text.diagnostics
      } catch {
        reading.diagnostics.append(error)
      }
    }
    var own = statements.first ?? Statements(path: path, role: .loose)
    own.path = path
    var beside: Statements?
    if let sidecar {
      var statements = Statements(path: sidecar, role: .loose)
      if let node = yaml(sidecar, into: &reading)?.node {
        var decoding = decoding(sidecar, source: source + 1)
        let draft = SidecarSchema.read(node, &decoding)
        reading.diagnostics += decoding.diagnostics
        statements = draft.statements
        keys = draft.document.filled(from: keys)
      }
      beside = statements
    }
    let draft = DocumentDraft(
      id: documentID(ofPath: belowSeeds(path)), keys: keys.filled(from: defaults(for: path)), file: path, format: format, prose: prose)
    own.role = .sidecar(draft)
    reading.statements.append(own)
    if var beside {
      beside.role = .sidecar(draft)
      reading.statements.append(beside)
    }
  }

  private struct MarkdownText {
    var frontMatter: YAMLFile?
    var body: [UInt8]
    var bodyLine: Int
  }

  /// A Markdown file, its front matter read; nil after a complaint that leaves nothing to read.
  private func markdownText(_ path: String, into reading: inout UnitReading) -> MarkdownText? {
    do throws(Diagnostic) {
      let bytes = try TextDocument.bytes("\(root)/\(path)", file: path)
      let split = splitFrontMatter(bytes)
      var text = MarkdownText(body: Array(bytes[split.bodyStart...]), bodyLine: split.bodyFirstLine)
      switch split.kind {
      case .none: break
      case .toml:
        reading.diagnostics.append(
          Diagnostic(
            .warning, "toml-front-matter", "front matter in TOML (+++) is not read", at: Location(file: path),
            help: "write it in YAML between --- lines"))
      case .yaml:
        do throws(Diagnostic) {
          text.frontMatter = try Array(bytes[split.content]).withUnsafeBufferPointer { buffer throws(Diagnostic) in
            try YAMLFile.read(buffer, file: path, firstLine: split.contentFirstLine)
          }
          reading.diagnostics += text.frontMatter?.warnings ?? []
        } catch {
          reading.diagnostics.append(error)
        }
      }
      return text
    } catch {
      reading.diagnostics.append(error)
      return nil
    }
  }

  private func format(of path: String) -> Document.Format {
    switch path.suffixOfFile.lowercased() {
    case "md", "markdown": .markdown
    case "html", "htm": .html
    case "pdf": .pdf
    case "docx": .word
    default: .plainText
    }
  }

  private func belowSeeds(_ path: String) -> String {
    configuration.seeds.isEmpty ? path : String(path.dropFirst(utf8: configuration.seeds.utf8.count + 1))
  }

  /// What briefing.yml says of the documents of the file's folder, the innermost folder first.
  private func defaults(for path: String) -> DocumentKeys {
    let below = belowSeeds(path)
    return configuration.defaults
      .filter { below.hasPrefix($0.folder + "/") || $0.folder.isEmpty }
      .sorted { $0.folder.utf8.count > $1.folder.utf8.count }
      .reduce(DocumentKeys()) { $0.filled(from: $1.keys) }
  }
}
