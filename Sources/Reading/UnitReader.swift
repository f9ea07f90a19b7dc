import Diagnostics
import Digests
import Dossier
import Markdown
import Prose

/// What came of reading one unit.
struct UnitReading: Sendable {
  var statements: [Statements] = []
  var diagnostics: [Diagnostic] = []
  /// Of a document in Markdown the bytes before its text.
  var frontMatter: Digest?
}

/// Reads units: each is independent of the others, so that many are read at a time.
struct UnitReader: Sendable {
  let root: String
  let configuration: Configuration
  /// Files of documents that were complained of before and are not read.
  let refused: Set<String>
  private let markdown: MarkdownParser

  init(root: String, configuration: Configuration, refused: Set<String> = []) {
    self.root = root
    self.refused = refused
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

  private func decoding(_ file: String, _ yaml: YAMLText?, source: Int) -> Decoding {
    Decoding(
      file: file, source: source, markings: configuration.markings, markdown: markdown, yaml: yaml ?? YAMLText(bytes: [], firstLine: 1))
  }

  /// What a file may describe that could not be read as YAML.
  private func unread(_ path: String) -> Unread {
    guard let bytes = try? FileAccess.bytes(ofFile: "\(root)/\(path)") else { return .anything }
    return Unread(keysOf: bytes)
  }

  /// The YAML of a file; nil after a complaint.
  private func yaml(_ path: String, into reading: inout UnitReading) -> YAMLFile? {
    do {
      let file = try YAMLFile.read("\(root)/\(path)", shownAs: path)
      reading.diagnostics += file.diagnostics
      return file.isBroken ? nil : file
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
    let yaml = yaml(path, into: &reading)
    if yaml == nil { statements.unread = unread(path) }
    if let yaml, let node = yaml.node {
      var decoding = decoding(path, yaml.text, source: source)
      let draft = SidecarSchema.read(node, &decoding)
      statements = draft.statements
      if let section = draft.documentLine {
        decoding.error(
          "sidecar-without-document", "`document` describes a document, and none of this name stands beside the file", at: section,
          help: "name the file like its document, or leave `document` out: this is then metadata from elsewhere")
      }
      reading.diagnostics += decoding.diagnostics
    }
    // Who marks a folder means all of it.
    statements.marking = statements.marking ?? defaults(for: path).marking
    reading.statements.append(statements)
  }

  private func readEntity(_ path: String, kind: EntityKind, source: Int, into reading: inout UnitReading) {
    let id = String(path.withoutSuffix.split(separator: "/").last!)
    var unread = Statements(path: path, role: .entity)
    guard Shapes.isID(id) else {
      reading.diagnostics.append(
        Diagnostic(
          .error, "id", "the file's name “\(id)” cannot be an id", at: Location(file: path), help: Shapes.idHelp(for: id)))
      unread.unread.ids = [Shapes.madeID(from: id)]
      reading.statements.append(unread)
      return
    }
    unread.unread.ids = [id]
    guard !refused.contains(path), let text = markdownText(path, into: &reading), !text.isBroken else {
      reading.statements.append(unread)
      return
    }
    var decoding = decoding(path, text.frontMatter?.text, source: source)
    var statements = SidecarSchema.readEntity(text.frontMatter?.node, id: id, kind: kind, &decoding)
    if statements.marking == nil { statements.marking = defaults(for: path).marking }
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
    var isRead = true
    var inFront: YAMLNode?
    if refused.contains(path) {
      isRead = false
    } else if format == .markdown {
      if let text = markdownText(path, into: &reading) {
        reading.frontMatter = text.head
        if text.isBroken {
          var broken = Statements(path: path, role: .loose)
          broken.unread = unread(path)
          statements.append(broken)
        }
        if let node = text.frontMatter?.node {
          var decoding = decoding(path, text.frontMatter?.text, source: source)
          let draft = SidecarSchema.readFrontMatter(node, &decoding)
          reading.diagnostics += decoding.diagnostics
          inFront = node
          keys = draft.document
          statements.append(draft.statements)
        }
        let (parsed, complaints) = markdown.parse(text.body, file: path, firstLine: text.bodyLine)
        reading.diagnostics += complaints
        prose = parsed
      } else {
        isRead = false
      }
    } else {
      do throws(Diagnostic) {
        let text = try TextDocument.read("\(root)/\(path)", scan: scan.map { "\(root)/\($0)" }, file: path, format: format)
        prose = text.prose
        keys.title = text.title
        reading.diagnostics += text.diagnostics
        isRead = !text.diagnostics.contains { $0.severity == .error }
      } catch {
        reading.diagnostics.append(error)
        isRead = false
      }
    }
    var own = statements.first ?? Statements(path: path, role: .loose)
    own.path = path
    var beside: Statements?
    if let sidecar {
      var statements = Statements(path: sidecar, role: .loose)
      let yaml = yaml(sidecar, into: &reading)
      if yaml == nil { statements.unread = unread(sidecar) }
      if let yaml, let node = yaml.node {
        var decoding = decoding(sidecar, yaml.text, source: source + 1)
        let draft = SidecarSchema.read(node, &decoding)
        reading.diagnostics += decoding.diagnostics
        statements = draft.statements
        keys = draft.document.filled(from: keys)
        if let inFront, let section = node["document"] {
          reading.diagnostics += DocumentSchema.differences(of: inFront, in: path, from: section, in: sidecar)
        }
      }
      beside = statements
    }
    var draft = DocumentDraft(
      id: documentID(ofPath: belowSeeds(path)), keys: keys.filled(from: defaults(for: path)), file: path, format: format, prose: prose)
    draft.isRead = isRead
    draft.textFile = scan ?? path
    if keys.digest != nil { draft.digest = DocumentDigest.of(draft.textFile, in: root) }
    own.role = .sidecar(draft)
    reading.statements.append(own)
    if var beside {
      beside.role = .sidecar(draft)
      reading.statements.append(beside)
    }
  }

  private struct MarkdownText {
    var frontMatter: YAMLFile?
    /// Of the bytes before the body.
    var head: Digest
    /// Whether there is front matter that cannot be read.
    var isBroken = false
    var body: [UInt8]
    var bodyLine: Int
  }

  /// A Markdown file, its front matter read; nil after a complaint that leaves nothing to read.
  private func markdownText(_ path: String, into reading: inout UnitReading) -> MarkdownText? {
    do throws(Diagnostic) {
      let bytes = try TextDocument.bytes("\(root)/\(path)", file: path)
      let split = splitFrontMatter(bytes)
      var text = MarkdownText(
        head: Digest(of: bytes[..<split.bodyStart]), body: Array(bytes[split.bodyStart...]), bodyLine: split.bodyFirstLine)
      switch split.kind {
      case .none:
        if looksLikeOpenFrontMatter(bytes) {
          reading.diagnostics.append(
            Diagnostic(
              .warning, "front-matter-open", "front matter begins here and never ends, so it is read as text", at: Location(file: path),
              help: "write a line of --- behind its last key; if the --- is a rule, leave an empty line behind it"))
        }
      case .toml:
        reading.diagnostics.append(
          Diagnostic(
            .warning, "toml-front-matter", "front matter in TOML (+++) is not read", at: Location(file: path),
            help: "write it in YAML between --- lines"))
      case .yaml:
        let file = YAMLFile.read(YAMLText(bytes: Array(bytes[split.content]), firstLine: split.contentFirstLine), file: path)
        text.frontMatter = file
        text.isBroken = file.isBroken
        reading.diagnostics += file.diagnostics
      }
      return text
    } catch {
      reading.diagnostics.append(error)
      return nil
    }
  }

  /// Whether a text begins with `---` and a key on the next line.
  private func looksLikeOpenFrontMatter(_ bytes: [UInt8]) -> Bool {
    guard bytes.starts(with: "---\n".utf8) else { return false }
    let key = bytes[4...].prefix { (97...122).contains($0 | 0x20) || $0 == 0x2D || $0 == 0x5F }
    return !key.isEmpty && bytes[key.endIndex...].starts(with: ":".utf8)
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
