import Diagnostics
import Dossier
import Markdown

/// The keys of briefing.yml.
enum ConfigurationSchema {
  static let configuration = Schema<Configuration>(
    "briefing.yml",
    [
      Field("title", \.title, Shapes.line, "the title of the briefing"),
      Field("subtitle", \.subtitle, Shapes.line, "a line below the title"),
      Field("summary", \.summary, Shapes.markup, "the bottom line, in Markdown"),
      Field("language", \.language, Shapes.line, "the language of the interface: ar, de, en, es, fr, ru, uk"),
      Field("url", \.url, siteURL, "where the site will stand"),
      Field("seeds", \.seeds, folder, "the folder of documents and metadata"),
      Field("output", \.output, folder, "the folder of the site"),
      Field("templates", \.templates, folder, "the folder of templates that override the built-in ones"),
      Field("default-marking", \.defaultMarking, Shapes.marking, "the marking of what has none"),
      Field("markings", \.markings, markings, "the scale of markings, rising"),
      Field("editions", \.editions, editions, "who is shown what"),
      Field(
        "evidence", \.evidence, Shapes.word(Configuration.EvidenceRule.self), "whether each statement must have a passage that supports it"),
      Field(
        "links", \.brokenLinks, single("links", "broken", Shapes.word(Configuration.Severity.self)),
        "`error` or `warn`: what a link that leads nowhere is"),
      Field(
        "markdown", \.html, single("markdown", "html", Shapes.word(Configuration.HTMLRule.self)),
        "`omit` or `allow`, which trusts every author with every page"),
      Field(
        "mentions", \.surnames, single("mentions", "surnames", Shapes.word(Configuration.SurnameRule.self)),
        "`unique`, `after-full-name` or `never`: when a surname alone is linked"),
      Field("stances", \.stances, stances, "the scale of stances, in its order"),
      Field("sides", \.sides, sides, "the parties to the matter, in their order"),
      Field("targets", \.targets, targets, "where the site is published"),
      Field(
        "exports", \.exports, Shapes.list(Shapes.word(ExchangeFormat.self)), "the forms for other programs that `data/` of the site holds"),
      Field(
        "changes", \.changesSince, single("changes", "since", Shapes.line),
        "`{since: …}`: the folder or git revision since which a page of the site says what changed"),
      Field("editor", \.editor, editor, "the address that opens a file in your editor, with `{path}`, `{line}` and `{column}`"),
      Field("extractor", \.extractor, Shapes.list(Shapes.line), "a program, with its arguments, that proposes what added documents name"),
      Field("defaults", \.defaults, defaults, "keys of `document` for the documents of a sub-folder"),
    ])

  /// Reads briefing.yml. Its own markings are read first: other keys use them.
  static func read(_ yaml: YAMLFile, _ root: YAMLNode, file: String) -> (Configuration, [Diagnostic]) {
    var configuration = Configuration()
    var decoding = Decoding(file: file, source: 0, markings: .trafficLight, markdown: MarkdownParser(), yaml: yaml.text)
    if case .map(let entries) = root.content, let markings = entries.first(where: { $0.key == "markings" }) {
      if let scale = self.markings.read(markings.value, &decoding) {
        decoding = Decoding(
          file: file, source: 0, markings: scale, markdown: MarkdownParser(), yaml: yaml.text, diagnostics: decoding.diagnostics)
      }
    }
    configuration.markings = decoding.markings
    configuration.defaultMarking = decoding.markings.lowest
    configuration.title = ""
    configuration.stances = []
    configuration.read(root, &decoding)
    configuration.stances = uniqueStances(configuration.stances, of: root, &decoding)
    warnOfSharedOutputs(configuration, of: root, &decoding)
    TargetSchema.check(configuration, &decoding)
    if configuration.stances.isEmpty { configuration.stances = Configuration.usualStances }
    return (configuration, decoding.diagnostics)
  }

  /// Of two editions in one folder, or in one inside the other, the one that is built later takes the other's place: that of a wider
  /// audience may then hold what only few may see. Editions that name no folder are taken to be built with `--output`.
  private static func warnOfSharedOutputs(_ configuration: Configuration, of root: YAMLNode, _ decoding: inout Decoding) {
    for (index, edition) in configuration.editions.enumerated() {
      for earlier in configuration.editions[..<index] where (edition.output ?? earlier.output) != nil {
        let folders = [earlier, edition].map { FolderDefaults.path($0.output ?? configuration.output) }
        guard (folders[0] + "/").hasPrefix(folders[1] + "/") || (folders[1] + "/").hasPrefix(folders[0] + "/") else { continue }
        let editions = root["editions"]
        let named = edition.output == nil ? editions?[earlier.name]?["output"] : editions?[edition.name]?["output"]
        let what =
          folders[0] == folders[1]
          ? "the editions “\(earlier.name)” and “\(edition.name)” have one folder, \(folders[0])"
          : "the folders of the editions “\(earlier.name)” and “\(edition.name)” lie one in the other: \(folders[0]), \(folders[1])"
        decoding.warning(
          "shared-output", what + ": building one replaces the other", line: named?.line ?? root.line, column: named?.column ?? root.column,
          help:
            "give each a folder of its own, such as `output: \(configuration.output)-\(edition.output == nil ? earlier.name : edition.name)`"
        )
        break
      }
    }
  }

  /// A word can have one place in the scale of stances.
  private static func uniqueStances(_ stances: [Stance], of root: YAMLNode, _ decoding: inout Decoding) -> [Stance] {
    var known: Set<String> = []
    return stances.filter { stance in
      if known.insert(stance.id).inserted { return true }
      if case .map(let entries) = root.content, let entry = entries.first(where: { $0.key == "stances" }) {
        decoding.error(
          "stances", "the stance “\(stance.id)” stands twice in the scale", at: entry.value, help: "give each stance an id of its own")
      }
      return false
    }
  }

  private static let markings = Shape<MarkingScale>("a list of markings", Shapes.line.form.oneOrSeveral) { node, decoding in
    guard let names = Shapes.list(Shapes.line).read(node, &decoding) else { return nil }
    if names.isEmpty {
      decoding.error("markings", "the scale of markings is empty", at: node, help: "name the markings in rising order: [OPEN, SECRET]")
      return nil
    }
    if case .list(let items) = node.content {
      var known: Set<String> = []
      for item in items where !known.insert(item.plainText).inserted {
        decoding.error(
          "markings", "the marking “\(item.plainText)” stands twice in the scale", at: item, help: "name each marking once, in rising order"
        )
      }
    }
    return MarkingScale(names)
  }

  private static let folder = Shapes.line.map("a folder") { text, node, decoding -> String? in
    if text.hasPrefix("/") || text.split(separator: "/").contains("..") {
      decoding.error(
        "folder", "“\(text)” leads out of the content folder", at: node,
        help: "name a folder inside it, such as Site; --output builds elsewhere")
      return nil
    }
    return text.split(separator: "/").filter { $0 != "." }.joined(separator: "/")
  }

  static let siteURL = Shapes.url.map(nil, .text(#"^https?://[^?#\s]*$"#)) { text, node, decoding -> String? in
    guard text.hasPrefix("https://") || text.hasPrefix("http://"), !text.contains("?"), !text.contains("#") else {
      decoding.error(
        "url", "“\(text.prefix(60))” cannot be the address of a site", at: node, help: "write it as https://example.org/briefing/")
      return nil
    }
    return text.hasSuffix("/") ? text : text + "/"
  }

  private static let editor = Shapes.line.map("an address with {path}") { text, node, decoding -> String? in
    if Configuration.isEditor(text) { return text }
    decoding.error(
      "editor", "“\(text.prefix(60))” cannot be the address of an editor", at: node,
      help: "write it as vscode://file{path}:{line}:{column}, with {path} for the file's path")
    return nil
  }

  private static func single(_ name: String, _ key: String, _ form: Form) -> Form.KeyList {
    Form.KeyList(name: "`\(name)` of briefing.yml", keys: { [Form.Key(name: key, help: "see `\(name)`", form: form)] })
  }

  /// `links: {broken: warn}`: a map with one key.
  private static func single<Value>(_ name: String, _ key: String, _ shape: Shape<Value>) -> Shape<Value> {
    Shape("`{\(key): …}`", .keys(single(name, key, shape.form))) { node, decoding in
      guard case .map(let entries) = node.content else {
        decoding.error("wrong-value", "`\(name)` is a map, not \(node.described)", at: node, help: "write {\(key): …}")
        return nil
      }
      var value: Value?
      for entry in entries {
        if entry.key == key {
          value = shape.read(entry.value, &decoding)
        } else {
          decoding.error(
            "unknown-key", "`\(name)` has no key `\(entry.key)`", line: entry.line, column: entry.column,
            help: KeySuggestion.help(for: entry.key, among: [key]))
        }
      }
      return value
    }
  }

  /// - Parameter pattern: What the names are like.
  private static func named<Value>(
    _ what: String, like pattern: String? = nil, _ form: Form, _ read: @escaping @Sendable (YAMLNode.Entry, inout Decoding) -> Value?
  ) -> Shape<[Value]> {
    Shape("a map from name to keys", .named(like: pattern, form)) { node, decoding in
      guard case .map(let entries) = node.content else {
        decoding.error(
          "wrong-value", "`\(what)` is a map from name to keys, not \(node.described)", at: node,
          help: "write the name, a colon, and its keys below it, indented")
        return nil
      }
      return entries.compactMap { read($0, &decoding) }
    }
  }

  struct EditionDraft {
    var ceiling: Marking?
    var output: String?
    var report: Bool?
  }
  static let editionSchema = Schema<EditionDraft>(
    "an edition",
    [
      Field("ceiling", \.ceiling, Shapes.marking, "the highest marking that it shows"),
      Field("output", \.output, folder, "the folder of its site"),
      Field("report", \.report, Shapes.flag, "whether it has a page that says how well everything is supported"),
    ])
  private static let editions = named("editions", .keys(editionSchema.keyList(requiring: ["ceiling"]))) { entry, decoding -> Edition? in
    var draft = EditionDraft()
    let before = decoding.diagnostics.count
    if !entry.value.isNull { editionSchema.read(entry.value, into: &draft, &decoding) }
    guard let ceiling = draft.ceiling else {
      let keys: [YAMLNode.Entry]? = if case .map(let keys) = entry.value.content { keys } else { entry.value.isNull ? [] : nil }
      if let keys, !keys.contains(where: { $0.key == "ceiling" }), !decoding.hasUnknownKey(since: before) {
        decoding.error(
          "missing-key", "an edition without `ceiling`", line: entry.line, column: entry.column,
          help: "add the highest marking that it shows: {ceiling: \"\(decoding.markings.names[0])\"}")
      }
      return nil
    }
    return Edition(name: entry.key, ceiling: ceiling, output: draft.output, report: draft.report)
  }

  struct StanceDraft {
    var id: String?
    var label: String?
    var tone = Stance.Tone.neutral
  }
  static let stanceSchema = Schema<StanceDraft>(
    "a stance",
    [
      Field("id", \.id, Shapes.line, "the word that positions use"),
      Field("label", \.label, Shapes.line, "how it is shown"),
      Field("tone", \.tone, Shapes.word(Stance.Tone.self), "which colour and sign it has"),
    ])
  private static let stances = Shapes.list(
    Shape<Stance>("a stance", Form(scalar: .text(), map: .keys(stanceSchema.keyList(requiring: ["id"])))) { node, decoding in
      var draft = StanceDraft()
      if case .scalar = node.content {
        draft.id = Shapes.line.read(node, &decoding)
      } else {
        let before = decoding.diagnostics.count
        stanceSchema.read(node, into: &draft, &decoding)
        if draft.id == nil, decoding.diagnostics.count == before {
          decoding.error("missing-key", "a stance without `id`", at: node, help: "write {id: for, label: In favour, tone: positive}")
        }
      }
      return draft.id.map { Stance(id: $0, label: draft.label ?? $0, tone: draft.tone) }
    })

  struct SideDraft {
    var id: Reference?
    var label: String?
    var colour: String?
  }
  static let sideSchema = Schema<SideDraft>(
    "a side",
    [
      Field("id", \.id, Shapes.reference, "the id of the party"),
      Field("label", \.label, Shapes.line, "how it is shown"),
      Field("colour", \.colour, colour, "its colour: \(palette.joined(separator: ", "))"),
    ])
  /// The colours that a side can have; each has a light and a dark form in the style sheet.
  static let palette = ["blue", "red", "gold", "green", "violet", "teal", "rose", "grey"]
  private static let colour = Shapes.line.map(nil, .scalar(.words(palette))) { text, node, decoding -> String? in
    if palette.contains(text) { return text }
    decoding.error("wrong-word", "“\(text)” is no colour of a side", at: node, help: Shapes.wordHelp(for: text, among: palette))
    return nil
  }
  private static let sides = Shapes.list(
    Shape<Side>("a side", Form(scalar: Shapes.reference.form.scalar, map: .keys(sideSchema.keyList(requiring: ["id"])))) { node, decoding in
      var draft = SideDraft()
      if case .scalar = node.content {
        draft.id = Shapes.reference.read(node, &decoding)
      } else {
        let before = decoding.diagnostics.count
        sideSchema.read(node, into: &draft, &decoding)
        if draft.id == nil, decoding.diagnostics.count == before {
          decoding.error("missing-key", "a side without `id`", at: node, help: "write {id: united-states, colour: blue}")
        }
      }
      return draft.id.map { Side(entity: $0, label: draft.label, colour: draft.colour) }
    })

  private static let targets = named("targets", like: TargetSchema.namePattern, TargetSchema.form) { entry, decoding in
    TargetSchema.read(entry, &decoding)
  }

  private static let defaults = named("defaults", .keys(DocumentSchema.document.keyList())) { entry, decoding -> FolderDefaults? in
    var keys = DocumentKeys()
    DocumentSchema.document.read(entry.value, into: &keys, &decoding)
    return FolderDefaults(folder: FolderDefaults.path(entry.key), keys: keys)
  }
}

extension Configuration {
  fileprivate mutating func read(_ root: YAMLNode, _ decoding: inout Decoding) {
    ConfigurationSchema.configuration.read(root, into: &self, &decoding)
    let isMisspelt = decoding.diagnostics.contains { $0.rule == "unknown-key" && $0.help?.contains("`title`") == true }
    if title.isEmpty, !isMisspelt, case .map(let entries) = root.content,
      !entries.contains(where: { $0.key == "title" && !$0.value.isNull })
    {
      decoding.error("missing-key", "briefing.yml without `title`", at: root, help: "add `title: …`: it stands on every page")
    }
  }
}
