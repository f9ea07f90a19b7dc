import CYAML
import Diagnostics

/// Reads one YAML document strictly: no anchors, aliases, tags or complex keys, no key twice, bounded depth and size.
///
/// What can be read past is collected, so that one run tells of all of it.
///
/// libyaml's events arrive with line and column and without alias expansion, so a small file cannot grow in memory.
struct YAMLReader: ~Copyable {
  /// Deeper than any content folder needs; libyaml's own flow nesting is quadratic beyond.
  static let maximumDepth = 32
  /// A sidecar is text that people write; anything larger is a mistake or an attack.
  static let maximumSize = 8 << 20
  /// How many keys and values a file may hold; many more than that would fill the memory.
  static let maximumValues = 400_000
  /// How much is collected before the rest is left unread.
  private static let maximumFaults = 100

  private let file: String
  private let firstLine: Int
  private let bytes: UnsafeBufferPointer<UInt8>
  private var faults: [Diagnostic] = []
  private var values = 0
  private var parser = yaml_parser_t()

  /// Reads the bytes of a file, or of its front matter that begins at `firstLine`.
  ///
  /// - Returns: The document's value, nil where the file holds none; its faults; and whether the last of them kept the
  ///   rest from being read.
  static func read(
    _ bytes: UnsafeBufferPointer<UInt8>, file: String, firstLine: Int = 1
  ) -> (node: YAMLNode?, faults: [Diagnostic], isBroken: Bool) {
    guard bytes.count <= maximumSize else {
      let fault = Diagnostic(
        .error, "too-large", "metadata of \(bytes.count >> 20) MB is more than Briefing reads (\(maximumSize >> 20) MB)",
        at: Location(file: file, line: firstLine), help: "split it into several files")
      return (nil, [fault], true)
    }
    var reader = YAMLReader(bytes, file: file, firstLine: firstLine)
    do throws(Diagnostic) {
      let node = try reader.document()
      return (node, reader.faults, false)
    } catch {
      return (nil, reader.faults + [error], true)
    }
  }

  private init(_ bytes: UnsafeBufferPointer<UInt8>, file: String, firstLine: Int) {
    self.file = file
    self.firstLine = firstLine
    self.bytes = bytes
    yaml_parser_initialize(&parser)
    yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING)
  }

  deinit {
    var parser = parser
    yaml_parser_delete(&parser)
  }

  private mutating func document() throws(Diagnostic) -> YAMLNode? {
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
    guard yaml_parser_parse(&parser, &event) == 1 else { throw problem() }
    return event
  }

  /// What libyaml complains of, as a person would say it.
  private func problem() -> Diagnostic {
    let words = parser.problem.map { String(cString: $0) } ?? "cannot be read"
    if parser.error == YAML_READER_ERROR {
      let before = bytes.prefix(parser.problem_offset)
      let line = before.lastIndex(of: 0x0A).map { before[$0...].dropFirst() } ?? before[...]
      return Diagnostic(
        .error, "yaml-control-character", "a control character stands here, which YAML does not take",
        at: Location(
          file: file, line: firstLine + before.count { $0 == 0x0A }, column: 1 + line.count { $0 & 0xC0 != 0x80 }),
        help: "delete it; it may be invisible in your editor")
    }
    let problem = YAMLProblem(
      problem: words, line: parser.problem_mark.line, column: parser.problem_mark.column,
      context: parser.context.map { String(cString: $0) } ?? "", contextLine: parser.context_mark.line,
      contextColumn: parser.context_mark.column)
    return YAMLTraps.explain(problem, in: bytes, file: file, firstLine: firstLine)
  }

  private func fault(_ rule: String, _ message: String, at mark: yaml_mark_t, help: String? = nil) -> Diagnostic {
    Diagnostic(.error, rule, message, at: Location(file: file, line: mark.line + firstLine, column: mark.column + 1), help: help)
  }

  /// Keeps a fault that can be read past.
  private mutating func collect(_ fault: Diagnostic) throws(Diagnostic) {
    guard faults.count < Self.maximumFaults else { throw fault }
    faults.append(fault)
  }

  private mutating func value(_ start: consuming yaml_event_t, depth: Int) throws(Diagnostic) -> YAMLNode {
    var event = start
    defer { yaml_event_delete(&event) }
    let mark = event.start_mark
    values += 1
    guard values <= Self.maximumValues else {
      throw fault(
        "too-large", "this file holds more than \(Self.maximumValues) keys and values", at: mark, help: "split it into several files")
    }
    guard depth <= Self.maximumDepth else {
      throw fault("yaml-depth", "values are nested more than \(Self.maximumDepth) deep", at: mark, help: "no key of Briefing nests so deep")
    }
    switch event.type {
    case YAML_SCALAR_EVENT:
      return try scalar(event)
    case YAML_SEQUENCE_START_EVENT:
      try complain(ofAnchor: event.data.sequence_start.anchor, tag: event.data.sequence_start.tag, at: mark)
      return try list(from: mark, depth: depth)
    case YAML_MAPPING_START_EVENT:
      try complain(ofAnchor: event.data.mapping_start.anchor, tag: event.data.mapping_start.tag, at: mark)
      return try map(from: mark, depth: depth)
    case YAML_ALIAS_EVENT:
      throw fault(
        "yaml-alias", "YAML aliases (*name) are not read", at: mark,
        help: "write the value out; a text that begins with * goes in quotation marks")
    default:
      throw fault("yaml-syntax", "a value is expected here", at: mark)
    }
  }

  private mutating func complain(
    ofAnchor anchor: UnsafeMutablePointer<UInt8>?, tag: UnsafeMutablePointer<UInt8>?, at mark: yaml_mark_t
  ) throws(Diagnostic) {
    if anchor != nil {
      try collect(
        fault("yaml-anchor", "YAML anchors (&name) are not read", at: mark, help: "a text that begins with & goes in quotation marks"))
    }
    if tag != nil {
      try collect(
        fault("yaml-tag", "YAML tags (!name) are not read", at: mark, help: "a text that begins with ! goes in quotation marks"))
    }
  }

  private mutating func scalar(_ event: yaml_event_t) throws(Diagnostic) -> YAMLNode {
    let scalar = event.data.scalar
    try complain(ofAnchor: scalar.anchor, tag: scalar.tag, at: event.start_mark)
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
      let node = try value(try next(), depth: depth + 1)
      guard known.insert(name).inserted else {
        try collect(
          Diagnostic(
            .error, "yaml-duplicate-key", "the key `\(name)` stands twice in one map",
            at: Location(file: file, line: key.line, column: key.column), help: "put what belongs to it under one of the two"))
        continue
      }
      entries.append(.init(key: name, line: key.line, column: key.column, value: node))
    }
  }
}
