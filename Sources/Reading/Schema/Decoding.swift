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
  /// The file as it was written.
  var yaml = YAMLText(bytes: [], firstLine: 1)
  var diagnostics: [Diagnostic] = []

  func origin(_ node: YAMLNode) -> Origin { Origin(source: source, line: node.line, column: node.column) }

  mutating func error(_ rule: String, _ message: String, at node: YAMLNode, help: String? = nil) {
    error(rule, message, line: node.line, column: node.column, help: help)
  }

  mutating func error(_ rule: String, _ message: String, line: Int, column: Int, help: String? = nil) {
    diagnostics.append(Diagnostic(.error, rule, message, at: Location(file: file, line: line, column: column), help: help))
  }

  /// Whether a key was unknown since there were so many complaints: it may be the one that seems to be missing.
  func hasUnknownKey(since count: Int) -> Bool { diagnostics[count...].contains { $0.rule == "unknown-key" } }

  /// The same of one key: it is missing because it is misspelt.
  func meantAsKey(_ key: String, since count: Int) -> Bool {
    diagnostics[count...].contains {
      $0.rule == "unknown-key" && ($0.help?.contains("`\(key)`") == true || $0.message.contains("`-\(key)`"))
    }
  }

  /// Complains of a statement that is on no page.
  mutating func shownNowhere(_ message: String, at node: YAMLNode, help: String) {
    warning("shown-nowhere", message, line: node.line, column: node.column, help: help)
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
  /// What may stand there, for other programs.
  let form: Form
  let read: @Sendable (YAMLNode, inout Decoding) -> Value?

  init(_ expected: String, _ form: Form, read: @escaping @Sendable (YAMLNode, inout Decoding) -> Value?) {
    self.expected = expected
    self.form = form
    self.read = read
  }

  /// - Parameters:
  ///   - expected: What the new kind of value is called, where it is called otherwise.
  ///   - form: What may stand there, where that is less.
  func map<Other>(
    _ expected: String? = nil, _ form: Form? = nil, _ transform: @escaping @Sendable (Value, YAMLNode, inout Decoding) -> Other?
  ) -> Shape<Other> {
    Shape<Other>(expected ?? self.expected, form ?? self.form) { node, decoding in
      read(node, &decoding).flatMap { transform($0, node, &decoding) }
    }
  }

  /// The same, and some of the values that it is likely to have.
  func suggesting(_ examples: [String]) -> Shape {
    var form = form
    if case .text(let pattern, _)? = form.scalar { form.scalar = .text(pattern: pattern, examples: examples) }
    return Shape(expected, form, read: read)
  }
}

/// A key of a kind of subject: its name, what it means, and how its value is read into the subject.
struct Field<Subject>: Sendable {
  let key: String
  /// What kind of value the key takes.
  let expected: String
  /// What may stand there, for other programs.
  let form: Form
  let help: String
  let read: @Sendable (YAMLNode, inout Subject, inout Decoding) -> Void

  init<Value>(_ key: String, _ path: any WritableKeyPath<Subject, Value?> & Sendable, _ shape: Shape<Value>, _ help: String) {
    self.key = key
    self.help = help
    expected = shape.expected
    form = shape.form
    read = { node, subject, decoding in
      if let value = shape.read(node, &decoding) { subject[keyPath: path] = value }
    }
  }

  init<Value>(_ key: String, _ path: any WritableKeyPath<Subject, Value> & Sendable, _ shape: Shape<Value>, _ help: String) {
    self.key = key
    self.help = help
    expected = shape.expected
    form = shape.form
    read = { node, subject, decoding in
      if let value = shape.read(node, &decoding) { subject[keyPath: path] = value }
    }
  }

  /// A key that adds to a list which others fill, too.
  init<Item>(adding key: String, to path: any WritableKeyPath<Subject, [Item]> & Sendable, _ shape: Shape<[Item]>, _ help: String) {
    self.key = key
    self.help = help
    expected = shape.expected
    form = shape.form
    read = { node, subject, decoding in subject[keyPath: path] += shape.read(node, &decoding) ?? [] }
  }

  /// A key with words that are likely, and may be others.
  init(_ key: String, _ path: any WritableKeyPath<Subject, String?> & Sendable, oneOf words: [String]) {
    self.init(key, path, Shapes.line.suggesting(words), words.joined(separator: ", ") + ", or another word")
  }

  /// A key that belongs to a part of the subject.
  init<Part>(_ field: Field<Part>, of part: any WritableKeyPath<Subject, Part> & Sendable) {
    key = field.key
    expected = field.expected
    form = field.form
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
      decoding.error("wrong-value", "\(name) is a map of keys, not \(node.described)", at: node, help: node.missingSpace ?? keysHelp)
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
      help: KeySuggestion.help(for: entry.key, among: keys))
  }

  /// The key that was probably meant.
  func suggestion(for key: String) -> String? { KeySuggestion.key(for: key, among: keys) }

  private var keysHelp: String { "its keys are \(keys.sorted().joined(separator: ", "))" }
}

/// What key was probably meant by an unknown one.
enum KeySuggestion {
  /// Words that people use for keys of another name.
  private static let twins = [
    "name": ["title"], "title": ["name"], "organization": ["organisation"], "type": ["kind"], "comment": ["note"], "href": ["url"],
    "link": ["url", "links"], "path": ["file"], "src": ["file"], "image": ["picture"], "photo": ["picture"], "nationality": ["country"],
    "position": ["title"], "location": ["place", "venue"], "lat": ["coordinates"], "source": ["evidence", "document"],
    "tags": ["expertise"], "text": ["quote"], "birth": ["born"], "death": ["died"], "color": ["colour"], "label": ["name", "title"],
  ]

  static func key(for key: String, among keys: [String]) -> String? {
    if let twin = twins[key.lowercased()]?.first(where: keys.contains) { return twin }
    let bare = String(key.drop { $0 == "-" })
    return keys.contains(bare) ? bare : nearestName(to: key, among: keys)
  }

  /// What to do about an unknown key.
  static func help(for key: String, among keys: [String]) -> String {
    if key.hasPrefix("-") { return "an item of a list wants a space behind its -" }
    if let near = self.key(for: key, among: keys) { return "did you mean `\(near)`?" }
    return keys.count == 1 ? "its key is \(keys[0])" : "its keys are \(keys.sorted().joined(separator: ", "))"
  }
}

extension YAMLNode {
  /// What to do where a text stands for a map, because a `key:value` has no space in it.
  var missingSpace: String? {
    guard case .scalar(let text, .plain) = content, let line = text.split(separator: " ").first,
      let colon = YAMLLine(String(line)).tightColon
    else { return nil }
    let key = line[..<colon]
    guard key.allSatisfy({ $0.isLowercase || $0 == "-" }) else { return nil }
    return "write a space behind the colon: \(key): \(text.dropFirst(key.count + 1).prefix(60))"
  }
}
