import Diagnostics
import Dossier

/// What a sidecar, loose metadata or front matter says, as it is read.
struct SidecarDraft {
  /// Whether there is a `document:` section, and where.
  var documentLine: YAMLNode?
  var document = DocumentKeys()
  var statements: Statements
}

/// The sections of a sidecar. Front matter holds the keys of `document:` directly and the other sections likewise.
enum SidecarSchema {
  private struct Section: Sendable {
    let key: String
    let help: String
    let form: Form
    let read: @Sendable (YAMLNode, inout SidecarDraft, inout Decoding) -> Void
  }

  private static let sections: [Section] = [
    entities(EntitySchemas.person, \.people), entities(EntitySchemas.organisation, \.organisations),
    entities(EntitySchemas.place, \.places),
    entities(EntitySchemas.work, \.works), entities(EntitySchemas.meeting, \.meetings), entities(EntitySchemas.issue, \.issues),
    entities(EntitySchemas.term, \.terms),
    items("positions", ItemSchemas.positions, \.positions), items("facts", ItemSchemas.facts, \.facts),
    items("relations", ItemSchemas.relations, \.relations), items("judgements", ItemSchemas.judgements, \.judgements),
    items("questions", ItemSchemas.questions, \.questions),
  ]
  private static let byKey = Dictionary(uniqueKeysWithValues: sections.map { ($0.key, $0) })
  static let sectionKeys = sections.map(\.key)
  /// Words that people use for sections of another name.
  private static let twins = [
    "persons": "people", "person": "people", "actors": "people", "organizations": "organisations", "organization": "organisations",
    "orgs": "organisations", "locations": "places", "events": "meetings", "talks": "meetings", "topics": "issues", "glossary": "terms",
    "statements": "facts", "claims": "facts", "metadata": "document", "articles": "works", "books": "works",
  ]

  private static func entities<Keys: EntityKeys>(
    _ schema: Schema<Record<Keys>>, _ path: any WritableKeyPath<Statements, [Statements.Named<Keys>]> & Sendable
  ) -> Section {
    Section(
      key: Keys.kind.section, help: "\(Keys.kind.section), by their ids", form: .named(like: Shapes.idPattern, .keys(schema.keyList()))
    ) { node, draft, decoding in
      guard case .map(let entries) = node.content else {
        decoding.error(
          "wrong-value", "`\(Keys.kind.section)` is a map from id to keys, not \(node.described)", at: node,
          help: "write the id, a colon, and the keys below it, indented")
        return
      }
      for entry in entries {
        guard Shapes.isID(entry.key) else {
          decoding.error(
            "id", "“\(entry.key.prefix(60))” cannot be an id", line: entry.line, column: entry.column, help: Shapes.idHelp(for: entry.key))
          // Under the id that was probably meant: who refers to it is right.
          let meant = Shapes.madeID(from: entry.key)
          if Shapes.isID(meant) { take(entry, as: meant) }
          continue
        }
        take(entry, as: entry.key)
      }

      func take(_ entry: YAMLNode.Entry, as id: String) {
        let origin = Origin(source: decoding.source, line: entry.line, column: entry.column)
        var record = Record(Keys(), provenance: Provenance(origin: origin))
        let before = decoding.diagnostics.count
        if !entry.value.isNull { schema.read(entry.value, into: &record, &decoding) }
        record.standInName(id, for: entry.value, after: decoding.diagnostics[before...])
        draft.statements[keyPath: path].append(.init(id: id, record: record))
      }
    }
  }

  private static func items<Item: Sourced>(
    _ key: String, _ shape: Shape<[Item]>, _ path: any WritableKeyPath<Statements, [Item]> & Sendable
  ) -> Section {
    Section(key: key, help: key, form: shape.form) { node, draft, decoding in
      draft.statements[keyPath: path] += shape.read(node, &decoding) ?? []
    }
  }

  private static let sectionForms = sections.map { Form.Key(name: $0.key, help: $0.help, form: $0.form) }

  /// What a sidecar holds, as other programs can be told of it.
  static let form = Form.keys(
    Form.KeyList(
      name: "a sidecar",
      keys: {
        [
          Form.Key(name: "document", help: "what is said of the document itself", form: .keys(DocumentSchema.document.keyList())),
          Form.Key(
            name: "marking", help: "who may see what the file states, where an item does not say otherwise", form: Shapes.marking.form),
        ] + sectionForms
      }))

  /// What front matter holds: the keys of a document directly, the sections, and keys of other programs, which cannot be told from slips.
  static let frontMatterForm = Form.keys(
    Form.KeyList(
      name: "front matter",
      keys: {
        let document = DocumentSchema.document.keyList()
        return document.keys() + [Form.Key(name: "document", help: "the same keys", form: .keys(document))] + sectionForms
      }, isOpen: true))

  /// Reads a sidecar or loose metadata.
  static func read(_ root: YAMLNode, _ decoding: inout Decoding) -> SidecarDraft {
    var draft = SidecarDraft(statements: Statements(path: decoding.file, role: .loose))
    guard case .map(let entries) = root.content else {
      decoding.error(
        "wrong-value", "a metadata file is a map of sections, not \(root.described)", at: root,
        help: root.missingSpace ?? "its sections are document, \(sectionKeys.joined(separator: ", "))")
      return draft
    }
    for entry in entries {
      if entry.key == "document" {
        draft.documentLine = YAMLNode(content: entry.value.content, line: entry.line, column: entry.column)
        if !entry.value.isNull { DocumentSchema.document.read(entry.value, into: &draft.document, &decoding) }
      } else if entry.key == "marking" {
        draft.statements.marking = Shapes.marking.read(entry.value, &decoding)
      } else if let section = byKey[entry.key] {
        if !entry.value.isNull { section.read(entry.value, &draft, &decoding) }
      } else {
        let known = sectionKeys + ["document", "marking"]
        let meant =
          twins[entry.key.lowercased()] ?? nearestName(to: entry.key, among: known)
          ?? (DocumentSchema.document.field(entry.key) == nil ? nil : "document: {\(entry.key): …}")
        decoding.error(
          "unknown-section", "there is no section `\(entry.key)`", line: entry.line, column: entry.column,
          help: meant.map { "did you mean `\($0)`?" } ?? "the sections are document, \(sectionKeys.joined(separator: ", "))")
      }
    }
    return draft
  }

  /// Reads front matter: keys of the document, sections, and keys of other programs.
  static func readFrontMatter(_ root: YAMLNode, _ decoding: inout Decoding) -> SidecarDraft {
    var draft = SidecarDraft(statements: Statements(path: decoding.file, role: .loose))
    guard case .map(let entries) = root.content else {
      decoding.error(
        "wrong-value", "front matter is a map of keys, not \(root.described)", at: root,
        help: root.missingSpace ?? "write `title: …`, or an empty line before the --- if it is a rule")
      return draft
    }
    let schema = DocumentSchema.document
    for entry in entries where !entry.value.isNull {
      if entry.key == "document" {
        schema.read(entry.value, into: &draft.document, &decoding)
      } else if let field = schema.field(entry.key) {
        field.read(entry.value, &draft.document, &decoding)
      } else if let section = byKey[entry.key] {
        section.read(entry.value, &draft, &decoding)
      } else if let near = nearestName(to: entry.key, among: schema.keys + sectionKeys) {
        decoding.error(
          "unknown-key", "front matter has no key `\(entry.key)`", line: entry.line, column: entry.column, help: "did you mean `\(near)`?")
      } else {
        decoding.warning(
          "foreign-key", "the key `\(entry.key)` is not one of Briefing's and is not read", line: entry.line, column: entry.column,
          help: "leave it out if no other program needs it")
      }
    }
    return draft
  }

  /// Reads an entity's own file: its keys stand directly in the front matter.
  static func readEntity(_ root: YAMLNode?, id: String, kind: EntityKind, _ decoding: inout Decoding) -> Statements {
    var statements = Statements(path: decoding.file, role: .entity)
    func named<Keys: EntityKeys>(_ schema: Schema<Record<Keys>>) -> Statements.Named<Keys> {
      var record = Record(
        Keys(), provenance: Provenance(origin: Origin(source: decoding.source, line: root?.line ?? 1, column: root?.column ?? 1)))
      let before = decoding.diagnostics.count
      if let root { schema.read(root, into: &record, &decoding) }
      record.standInName(id, for: root, after: decoding.diagnostics[before...])
      statements.marking = record.provenance.marking
      return .init(id: id, record: record)
    }
    switch kind {
    case .person: statements.people = [named(EntitySchemas.person)]
    case .organisation: statements.organisations = [named(EntitySchemas.organisation)]
    case .place: statements.places = [named(EntitySchemas.place)]
    case .work: statements.works = [named(EntitySchemas.work)]
    case .meeting: statements.meetings = [named(EntitySchemas.meeting)]
    case .issue: statements.issues = [named(EntitySchemas.issue)]
    case .term: statements.terms = [named(EntitySchemas.term)]
    }
    return statements
  }
}

extension Record {
  /// Names an entity by its id where its name is what was wrong: that it has none would be the same fault once more.
  fileprivate mutating func standInName(_ id: String, for node: YAMLNode?, after complaints: ArraySlice<Diagnostic>) {
    guard keys.common.name == nil, let node, !complaints.isEmpty else { return }
    let key = Keys.kind == .work || Keys.kind == .meeting ? "title" : "name"
    let isMisspelt = complaints.contains { $0.rule == "unknown-key" && $0.help?.contains("`\(key)`") == true }
    let isThere = if case .map(let entries) = node.content { entries.contains { $0.key == key && !$0.value.isNull } } else { true }
    if isThere || isMisspelt { keys.common.name = id }
  }
}
