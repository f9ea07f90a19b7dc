import Dossier
import Notation
import Reading

/// What a file of another program says, in the sections of a sidecar.
struct MetadataTree {
  /// An entity, or an item of a list.
  struct Statement {
    var place: TextPlace
    var fields: [YAMLNode.Entry] = []

    init(at place: TextPlace) { self.place = place }

    /// Whether anything is said of a key.
    func has(_ key: String) -> Bool { fields.contains { $0.key == key } }

    mutating func set(_ key: String, _ value: YAMLNode?) {
      if let value { fields.append(.init(key: key, line: value.line, column: value.column, value: value)) }
    }

    /// Sets a key to a text unless that is empty.
    mutating func set(_ key: String, _ text: String?, at place: TextPlace) {
      if let text, !text.isEmpty { set(key, .text(text, at: place)) }
    }

    /// Sets a key to a list unless that is empty.
    mutating func set(_ key: String, _ items: [YAMLNode]) {
      guard let first = items.first else { return }
      set(key, YAMLNode(content: .list(items), line: first.line, column: first.column))
    }

    /// Adds items to the list that stands under a key.
    mutating func add(_ items: [YAMLNode], to key: String) {
      guard let index = fields.firstIndex(where: { $0.key == key }) else { return set(key, items) }
      guard case .list(let known) = fields[index].value.content else { return }
      fields[index].value.content = .list(known + items)
    }

    /// Takes over what another statement of the same entity says: lists are united, and of single values the first stays.
    mutating func join(_ other: Statement) {
      for field in other.fields {
        if case .list(let items) = field.value.content { add(items, to: field.key) } else if !has(field.key) { fields.append(field) }
      }
    }

    var node: YAMLNode { YAMLNode(content: .map(fields), line: place.line, column: place.column) }
  }

  private(set) var ids: [EntityKind: [String]] = [:]
  private(set) var entities: [EntityKind: [String: Statement]] = [:]
  /// The items of lists, by section.
  var lists: [String: [Statement]] = [:]
  /// Where what evidence refers to stands: an item of a list, or of a list of an entity.
  var keys: [String: Holder] = [:]

  enum Holder: Hashable {
    case entity(EntityKind, String)
    case item(section: String, Int)
    case part(EntityKind, String, key: String, Int)
  }

  static let listSections = ["positions", "facts", "relations", "judgements", "questions"]

  subscript(kind: EntityKind, id: String) -> Statement? { entities[kind]?[id] }

  /// Every entity with its place.
  var places: [(id: String, kind: EntityKind, place: TextPlace)] {
    EntityKind.allCases.flatMap { kind in (ids[kind] ?? []).map { ($0, kind, entities[kind]![$0]!.place) } }
  }

  var isEmpty: Bool { entities.values.allSatisfy(\.isEmpty) && lists.values.allSatisfy(\.isEmpty) }

  /// Adds what is said of an entity.
  mutating func add(_ statement: Statement, to kind: EntityKind, _ id: String) {
    if entities[kind]?[id] != nil {
      entities[kind]![id]!.join(statement)
    } else {
      ids[kind, default: []].append(id)
      entities[kind, default: [:]][id] = statement
    }
  }

  /// Adds an item to a list of an entity.
  /// - Returns: Its place in the list.
  @discardableResult mutating func add(_ item: Statement, to key: String, of kind: EntityKind, _ id: String) -> Int {
    var owner = Statement(at: item.place)
    owner.set(key, [item.node])
    add(owner, to: kind, id)
    guard case .list(let items)? = entities[kind]![id]!.fields.first(where: { $0.key == key })?.value.content else { return 0 }
    return items.count - 1
  }

  /// Adds a passage to a statement.
  mutating func add(evidence: YAMLNode, to holder: Holder) {
    switch holder {
    case .entity(let kind, let id): entities[kind]?[id]?.add([evidence], to: "evidence")
    case .item(let section, let index): lists[section]?[index].add([evidence], to: "evidence")
    case .part(let kind, let id, let key, let index):
      guard let field = entities[kind]?[id]?.fields.firstIndex(where: { $0.key == key }),
        case .list(var items)? = entities[kind]?[id]?.fields[field].value.content, case .map(let entries) = items[index].content
      else { return }
      var statement = Statement(at: TextPlace(line: items[index].line, column: items[index].column))
      statement.fields = entries
      statement.add([evidence], to: "evidence")
      items[index] = statement.node
      entities[kind]?[id]?.fields[field].value.content = .list(items)
    }
  }

  /// Takes over what another file says.
  mutating func join(_ other: MetadataTree) {
    for (id, kind, _) in other.places { add(other.entities[kind]![id]!, to: kind, id) }
    for section in Self.listSections { lists[section, default: []] += other.lists[section] ?? [] }
  }

  /// What a sidecar would hold.
  var root: YAMLNode {
    var sections: [YAMLNode.Entry] = []
    for kind in EntityKind.allCases {
      guard let ids = ids[kind], !ids.isEmpty else { continue }
      let entries = ids.map { id in
        let statement = entities[kind]![id]!
        return YAMLNode.Entry(key: id, line: statement.place.line, column: statement.place.column, value: statement.node)
      }
      sections.append(.init(key: kind.section, line: 1, column: 1, value: YAMLNode(content: .map(entries), line: 1, column: 1)))
    }
    for section in Self.listSections {
      guard let items = lists[section], !items.isEmpty else { continue }
      sections.append(.init(key: section, line: 1, column: 1, value: YAMLNode(content: .list(items.map(\.node)), line: 1, column: 1)))
    }
    return YAMLNode(content: .map(sections), line: 1, column: 1)
  }
}

extension YAMLNode {
  static func text(_ text: String, at place: TextPlace) -> YAMLNode {
    YAMLNode(content: .scalar(text, style: .quoted), line: place.line, column: place.column)
  }

  static func list(_ items: [YAMLNode], at place: TextPlace) -> YAMLNode {
    YAMLNode(content: .list(items), line: place.line, column: place.column)
  }

  static func map(_ entries: [(String, YAMLNode)], at place: TextPlace) -> YAMLNode {
    let entries = entries.map { Entry(key: $0.0, line: $0.1.line, column: $0.1.column, value: $0.1) }
    return YAMLNode(content: .map(entries), line: place.line, column: place.column)
  }

  /// A text of which Markdown is to be read as it stands.
  static func prose(_ text: String, at place: TextPlace) -> YAMLNode { .text(MarkdownText.escaped(text), at: place) }
}

/// Plain text as Markdown.
enum MarkdownText {
  /// The Markdown that says a text and nothing else: a backslash stands before each sign that Markdown may take for markup.
  static func escaped(_ text: String) -> String {
    var escaped = ""
    var isLineStart = true
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\", "`", "*", "_", "[", "]", "<", ">", "#", "|", "~", "!", "&", "{", "}", "$", "^": escaped.unicodeScalars += ["\\", scalar]
      case "+" where isLineStart, "-" where isLineStart, "=" where isLineStart, ":" where isLineStart:
        escaped.unicodeScalars += ["\\", scalar]
      case "." where escaped.lastLineIsNumber, ")" where escaped.lastLineIsNumber: escaped.unicodeScalars += ["\\", scalar]
      case " " where isLineStart, "\t" where isLineStart, "\r": continue
      default: escaped.unicodeScalars.append(scalar)
      }
      isLineStart = scalar == "\n"
    }
    return escaped
  }
}

extension String {
  /// Whether what stands on the last line is a number alone, which would begin a list.
  fileprivate var lastLineIsNumber: Bool {
    let line = utf8.reversed().prefix { $0 != 0x0A }
    return !line.isEmpty && line.count < 10 && line.allSatisfy { (48...57).contains($0) }
  }
}
