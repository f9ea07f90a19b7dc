import CYAML
import Diagnostics

/// Reads one YAML document strictly: no anchors, aliases, tags or complex keys, no key twice, bounded depth and size.
///
/// libyaml's events arrive with line and column and without alias expansion, so a small file cannot grow in memory.
struct YAMLReader: ~Copyable {
  /// Deeper than any content folder needs; libyaml's own flow nesting is quadratic beyond.
  static let maximumDepth = 32
  /// A sidecar is text that people write; anything larger is a mistake or an attack.
  static let maximumSize = 16 << 20

  private let file: String
  private let firstLine: Int
  private var parser = yaml_parser_t()

  /// Reads the bytes of a file, or of its front matter that begins at `firstLine`.
  ///
  /// - Returns: The document's value; nil where the file holds none.
  /// - Throws: A `Diagnostic` at the place of the first fault.
  static func read(_ bytes: UnsafeBufferPointer<UInt8>, file: String, firstLine: Int = 1) throws(Diagnostic) -> YAMLNode? {
    guard bytes.count <= maximumSize else {
      throw Diagnostic(
        .error, "yaml-too-large", "metadata of \(bytes.count >> 20) MB is more than Briefing reads (\(maximumSize >> 20) MB)",
        at: Location(file: file, line: firstLine), help: "split it into several files")
    }
    var reader = YAMLReader(file: file, firstLine: firstLine)
    do throws(Diagnostic) {
      return try reader.document(bytes)
    } catch {
      throw YAMLTraps.explain(error, in: bytes, firstLine: firstLine)
    }
  }

  private init(file: String, firstLine: Int) {
    self.file = file
    self.firstLine = firstLine
    yaml_parser_initialize(&parser)
    yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING)
  }

  deinit {
    var parser = parser
    yaml_parser_delete(&parser)
  }

  private mutating func document(_ bytes: UnsafeBufferPointer<UInt8>) throws(Diagnostic) -> YAMLNode? {
    yaml_parser_set_input_string(&parser, bytes.baseAddress, bytes.count)
    var event = try next()
    yaml_event_delete(&event)
    event = try next()
    defer { yaml_event_delete(&event) }
    if event.type == YAML_STREAM_END_EVENT { return nil }
    let node = try value(try next(), depth: 0)
    var end = try next()
    yaml_event_delete(&end)
    end = try next()
    defer { yaml_event_delete(&end) }
    guard end.type == YAML_STREAM_END_EVENT else {
      throw fault("yaml-documents", "a second YAML document begins here", at: end.start_mark, help: "keep one document in a file")
    }
    return node
  }

  private mutating func next() throws(Diagnostic) -> yaml_event_t {
    var event = yaml_event_t()
    guard yaml_parser_parse(&parser, &event) == 1 else {
      let problem = parser.problem.map { String(cString: $0) } ?? "cannot be read"
      throw fault("yaml-syntax", problem, at: parser.problem_mark)
    }
    return event
  }

  private func fault(_ rule: String, _ message: String, at mark: yaml_mark_t, help: String? = nil) -> Diagnostic {
    Diagnostic(.error, rule, message, at: Location(file: file, line: mark.line + firstLine, column: mark.column + 1), help: help)
  }

  private mutating func value(_ start: consuming yaml_event_t, depth: Int) throws(Diagnostic) -> YAMLNode {
    var event = start
    defer { yaml_event_delete(&event) }
    let mark = event.start_mark
    guard depth <= Self.maximumDepth else {
      throw fault("yaml-depth", "values are nested more than \(Self.maximumDepth) deep", at: mark, help: "no key of Briefing nests so deep")
    }
    switch event.type {
    case YAML_SCALAR_EVENT:
      return try scalar(event)
    case YAML_SEQUENCE_START_EVENT:
      try refuse(anchor: event.data.sequence_start.anchor, tag: event.data.sequence_start.tag, at: mark)
      return try list(from: mark, depth: depth)
    case YAML_MAPPING_START_EVENT:
      try refuse(anchor: event.data.mapping_start.anchor, tag: event.data.mapping_start.tag, at: mark)
      return try map(from: mark, depth: depth)
    case YAML_ALIAS_EVENT:
      throw fault(
        "yaml-alias", "YAML aliases (*name) are not read", at: mark,
        help: "write the value out; a text that begins with * goes in quotation marks")
    default:
      throw fault("yaml-syntax", "a value is expected here", at: mark)
    }
  }

  private func refuse(anchor: UnsafeMutablePointer<UInt8>?, tag: UnsafeMutablePointer<UInt8>?, at mark: yaml_mark_t) throws(Diagnostic) {
    if anchor != nil {
      throw fault("yaml-anchor", "YAML anchors (&name) are not read", at: mark, help: "a text that begins with & goes in quotation marks")
    }
    if tag != nil {
      throw fault("yaml-tag", "YAML tags (!name) are not read", at: mark, help: "a text that begins with ! goes in quotation marks")
    }
  }

  private func scalar(_ event: yaml_event_t) throws(Diagnostic) -> YAMLNode {
    let scalar = event.data.scalar
    try refuse(anchor: scalar.anchor, tag: scalar.tag, at: event.start_mark)
    let text = String(decoding: UnsafeBufferPointer(start: scalar.value, count: scalar.length), as: UTF8.self)
    let style: YAMLNode.Style =
      switch scalar.style {
      case YAML_PLAIN_SCALAR_STYLE: .plain
      case YAML_SINGLE_QUOTED_SCALAR_STYLE, YAML_DOUBLE_QUOTED_SCALAR_STYLE: .quoted
      default: .block
      }
    var node = YAMLNode(content: .scalar(text, style: style), line: event.start_mark.line + firstLine, column: event.start_mark.column + 1)
    node.endLine = event.end_mark.line + firstLine
    node.endColumn = event.end_mark.column + 1
    return node
  }

  private mutating func list(from mark: yaml_mark_t, depth: Int) throws(Diagnostic) -> YAMLNode {
    var items: [YAMLNode] = []
    while true {
      var event = try next()
      if event.type == YAML_SEQUENCE_END_EVENT {
        yaml_event_delete(&event)
        return YAMLNode(content: .list(items), line: mark.line + firstLine, column: mark.column + 1)
      }
      items.append(try value(event, depth: depth + 1))
    }
  }

  private mutating func map(from mark: yaml_mark_t, depth: Int) throws(Diagnostic) -> YAMLNode {
    var entries: [YAMLNode.Entry] = []
    var known: Set<String> = []
    while true {
      var event = try next()
      if event.type == YAML_MAPPING_END_EVENT {
        yaml_event_delete(&event)
        return YAMLNode(content: .map(entries), line: mark.line + firstLine, column: mark.column + 1)
      }
      guard event.type == YAML_SCALAR_EVENT else {
        let at = event.start_mark
        yaml_event_delete(&event)
        throw fault("yaml-key", "a key must be text", at: at, help: "if this was meant as text, put it in quotation marks")
      }
      let key = try value(event, depth: depth + 1)
      guard case .scalar(let name, _) = key.content else { continue }
      guard known.insert(name).inserted else {
        throw Diagnostic(
          .error, "yaml-duplicate-key", "the key `\(name)` stands here twice", at: Location(file: file, line: key.line, column: key.column),
          help: "keep one of them; several values of one key are written as a list")
      }
      let node = try value(try next(), depth: depth + 1)
      entries.append(.init(key: name, line: key.line, column: key.column, value: node))
    }
  }
}
