import Diagnostics
import Dossier
import Markdown

/// What decoding knows of the file it reads, and what it has complained of so far.
struct Decoding {
  let file: String
  /// The index that origins of this file carry.
  let source: Int
  let markings: MarkingScale
  let markdown: MarkdownParser
  var diagnostics: [Diagnostic] = []

  func origin(_ node: YAMLNode) -> Origin { Origin(source: source, line: node.line, column: node.column) }

  mutating func error(_ rule: String, _ message: String, at node: YAMLNode, help: String? = nil) {
    error(rule, message, line: node.line, column: node.column, help: help)
  }

  mutating func error(_ rule: String, _ message: String, line: Int, column: Int, help: String? = nil) {
    diagnostics.append(Diagnostic(.error, rule, message, at: Location(file: file, line: line, column: column), help: help))
  }

  mutating func warning(_ rule: String, _ message: String, line: Int, column: Int, help: String? = nil) {
    diagnostics.append(Diagnostic(.warning, rule, message, at: Location(file: file, line: line, column: column), help: help))
  }
}

/// A kind of value that a key takes: what it is called in documentation, and how it is read.
///
/// Reading returns nil after it has complained.
struct Shape<Value>: Sendable {
  let expected: String
  let read: @Sendable (YAMLNode, inout Decoding) -> Value?

  init(_ expected: String, read: @escaping @Sendable (YAMLNode, inout Decoding) -> Value?) {
    self.expected = expected
    self.read = read
  }

  /// - Parameter expected: What the new kind of value is called, where it is called otherwise.
  func map<Other>(_ expected: String? = nil, _ transform: @escaping @Sendable (Value, YAMLNode, inout Decoding) -> Other?) -> Shape<Other> {
    Shape<Other>(expected ?? self.expected) { node, decoding in read(node, &decoding).flatMap { transform($0, node, &decoding) } }
  }
}

/// A key of a kind of subject: its name, what it means, and how its value is read into the subject.
struct Field<Subject>: Sendable {
  let key: String
  /// What kind of value the key takes.
  let expected: String
  let help: String
  let read: @Sendable (YAMLNode, inout Subject, inout Decoding) -> Void

  init<Value>(_ key: String, _ path: any WritableKeyPath<Subject, Value?> & Sendable, _ shape: Shape<Value>, _ help: String) {
    self.key = key
    self.help = help
    expected = shape.expected
    read = { node, subject, decoding in
      if let value = shape.read(node, &decoding) { subject[keyPath: path] = value }
    }
  }

  init<Value>(_ key: String, _ path: any WritableKeyPath<Subject, Value> & Sendable, _ shape: Shape<Value>, _ help: String) {
    self.key = key
    self.help = help
    expected = shape.expected
    read = { node, subject, decoding in
      if let value = shape.read(node, &decoding) { subject[keyPath: path] = value }
    }
  }

  /// A key that belongs to a part of the subject.
  init<Part>(_ field: Field<Part>, of part: any WritableKeyPath<Subject, Part> & Sendable) {
    key = field.key
    expected = field.expected
    help = field.help
    read = { node, subject, decoding in field.read(node, &subject[keyPath: part], &decoding) }
  }
}

/// The keys that a map may hold.
struct Schema<Subject>: Sendable {
  /// What the map is called in messages: "a role", "a participant".
  let name: String
  let fields: [Field<Subject>]
  private let byKey: [String: Int]

  init(_ name: String, _ fields: [Field<Subject>]) {
    self.name = name
    self.fields = fields
    byKey = Dictionary(uniqueKeysWithValues: fields.enumerated().map { ($1.key, $0) })
  }

  func field(_ key: String) -> Field<Subject>? { byKey[key].map { fields[$0] } }

  var keys: [String] { fields.map(\.key) }

  /// Reads a map into a subject; complains of unknown keys and skips those without a value.
  func read(_ node: YAMLNode, into subject: inout Subject, _ decoding: inout Decoding) {
    guard case .map(let entries) = node.content else {
      decoding.error("wrong-value", "\(name) is a map of keys, not \(node.described)", at: node, help: keysHelp)
      return
    }
    for entry in entries {
      guard let field = field(entry.key) else {
        unknown(entry, &decoding)
        continue
      }
      if !entry.value.isNull { field.read(entry.value, &subject, &decoding) }
    }
  }

  func unknown(_ entry: YAMLNode.Entry, _ decoding: inout Decoding) {
    decoding.error(
      "unknown-key", "\(name) has no key `\(entry.key)`", line: entry.line, column: entry.column,
      help: suggestion(for: entry.key).map { "did you mean `\($0)`?" } ?? keysHelp)
  }

  /// The key that was probably meant.
  func suggestion(for key: String) -> String? {
    let twins = [
      "name": "title", "title": "name", "organization": "organisation", "organizations": "organisations", "type": "kind", "notes": "note",
    ]
    if let twin = twins[key], field(twin) != nil { return twin }
    return nearestName(to: key, among: keys)
  }

  private var keysHelp: String { "its keys are \(keys.sorted().joined(separator: ", "))" }
}
