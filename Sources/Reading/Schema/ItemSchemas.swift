import Dossier

/// The keys of the items that stand in lists.
enum ItemSchemas {
  static let role = Schema<Role>.item(
    "a role",
    [
      Field("title", \.title, Shapes.line, "what the office or occupation is called"),
      Field("organisation", \.organisation, Shapes.author, "where"),
      Field("from", \.from, Shapes.date, "since when"),
      Field("to", \.to, Shapes.date, "until when"),
      Field("tenure", \.tenure, oneOf: ["current", "former", "outgoing", "acting"]),
    ])

  static let topic = Schema<Topic>.item(
    "a topic",
    [
      Field("text", \.text, Shapes.line, "what was talked about"),
      Field("issue", \.issue, Shapes.reference, "the issue it belongs to"),
    ])

  static let comment = Schema<Comment>.item(
    "a comment",
    [
      Field("by", \.by, Shapes.references, "who was asked"),
      Field("to", \.to, Shapes.references, "who asked"),
      Field("response", \.response, Shapes.word(Comment.Response.self), "what they did"),
      Field("text", \.text, Shapes.line, "what came back"),
      Field("spokesperson", \.spokesperson, Shapes.spokesperson, "whether, or who, spoke for them"),
    ])

  static let question = Schema<Question>.item(
    "a question",
    [
      Field("text", \.text, Shapes.line, "what is not known"),
      Field("about", \.about, Shapes.references, "whom or what it concerns"),
      Field("answer", \.answer, answers, "what was found out: a text, or `{text, evidence, date …}`"),
    ])

  static let position = Schema<Position>.item(
    "a position",
    [
      Field("holder", \.holders, Shapes.references, "who holds it"),
      Field("issue", \.issue, Shapes.reference, "the issue"),
      Field("stance", \.stance, Shapes.line.suggesting(Configuration.usualStances.map(\.id)), "a word of the scale of stances, or another"),
      Field("summary", \.summary, Shapes.line, "the position in the author's words"),
      Field("quote", \.quote, Shapes.line, "the holder's exact words"),
      Field("spokesperson", \.spokesperson, Shapes.spokesperson, "whether, or who, spoke for the holder"),
      Field("to", \.to, Shapes.references, "who was told"),
      Field("meeting", \.meeting, Shapes.reference, "the meeting at which it was said"),
      Field("work", \.work, Shapes.reference, "the work in which it was said"),
    ])

  static let fact = Schema<Fact>.item(
    "a fact",
    [
      Field("about", \.about, Shapes.references, "the entities on whose pages it shows"),
      Field("kind", \.kindOf, oneOf: ["event", "prediction"]),
      Field("text", \.text, Shapes.line, "the statement"),
      Field("work", \.work, Shapes.reference, "the work that states it"),
    ])

  static let relation = Schema<Relation>.item(
    "a relation",
    [
      Field("from", \.from, Shapes.reference, "one of the two"),
      Field("to", \.to, Shapes.reference, "the other"),
      Field("kind", \.kindOf, oneOf: ["spouse", "adviser-to", "owner-of"]),
    ])

  static let judgement = Schema<Judgement>.item(
    "a judgement",
    [
      Field("text", \.text, Shapes.line, "the conclusion"),
      Field("about", \.about, Shapes.references, "whom or what it concerns"),
      Field(adding: "evidence", to: \.provenance.evidence, Shapes.list(Shapes.evidence), "the exact passage(s) that support it"),
      Field(adding: "for", to: \.provenance.evidence, Shapes.list(Shapes.evidence), "the same, where there is something against it, too"),
      Field("against", \.provenance.against, Shapes.list(Shapes.evidence), "the exact passage(s) that speak against it"),
    ])

  /// A key without which an item says nothing.
  struct Need<Item>: Sendable {
    let key: String
    let isMissing: @Sendable (Item) -> Bool

    init(_ key: String, isMissing: @escaping @Sendable (Item) -> Bool) {
      self.key = key
      self.isMissing = isMissing
    }
  }

  /// A list of items, each made empty with its provenance and then filled.
  static func list<Item: Sourced>(
    _ schema: Schema<Item>, requiring required: [Need<Item>] = [],
    make: @escaping @Sendable (Provenance) -> Item,
    checking check: @escaping @Sendable (Item, YAMLNode, inout Decoding) -> Void = { _, _, _ in }
  ) -> Shape<[Item]> {
    Shapes.list(
      Shape<Item>(schema.name, .keys(schema.keyList(requiring: required.map(\.key)))) { node, decoding in
        guard case .map(let entries) = node.content else {
          decoding.error(
            "wrong-value", "\(schema.name) is a map of keys, not \(node.described)", at: node,
            help: node.missingSpace ?? "its keys are \(schema.keys.sorted().joined(separator: ", "))")
          return nil
        }
        var item = make(Provenance(origin: decoding.origin(node)))
        let before = decoding.diagnostics.count
        schema.read(node, into: &item, &decoding)
        var complete = true
        for need in required where need.isMissing(item) {
          complete = false
          if !entries.contains(where: { $0.key == need.key && !$0.value.isNull }) {
            if decoding.meantAsKey(need.key, since: before) { continue }
            decoding.error("missing-key", "\(schema.name) without `\(need.key)`", at: node, help: "add `\(need.key): …`")
          } else if decoding.diagnostics.count == before {
            decoding.shownNowhere(
              "\(schema.name) whose `\(need.key)` is empty shows on no page", at: node, help: "give `\(need.key)` a value")
          }
        }
        if complete, decoding.diagnostics.count == before { check(item, node, &decoding) }
        return complete ? item : nil
      })
  }

  static let roles = list(role, requiring: [Need("title") { $0.title.isEmpty }], make: Role.init)
  static let topics = list(topic, requiring: [Need("text") { $0.text.isEmpty }], make: Topic.init)
  static let comments = list(comment, requiring: [Need("by") { $0.by.isEmpty }], make: Comment.init)
  static let questions = list(question, requiring: [Need("text") { $0.text.isEmpty }], make: Question.init)
  static let positions = list(
    position, requiring: [Need("holder") { $0.holders.isEmpty }, Need("issue") { $0.issue == nil }], make: Position.init
  ) { position, node, decoding in
    let pages = position.holders + [position.issue, position.meeting, position.work].compactMap(\.self)
    guard position.provenance.date == nil, pages.allSatisfy({ $0.id == nil }) else { return }
    decoding.shownNowhere(
      "this position shows on no page: neither its holder nor its issue has one", at: node,
      help: "describe the issue under `issues` and name its id, or the holder, or add `date:`")
  }
  static let facts = list(fact, requiring: [Need("text") { $0.text.isEmpty }], make: Fact.init) { fact, node, decoding in
    guard fact.about.allSatisfy({ $0.id == nil }), fact.work?.id == nil, fact.provenance.date == nil, fact.provenance.evidence.isEmpty
    else { return }
    decoding.shownNowhere(
      fact.about.isEmpty
        ? "this fact shows on no page: it says neither whom it is about, nor when, nor what supports it"
        : "this fact shows on no page: nobody whom it is about has one, and it says neither when, nor what supports it", at: node,
      help: "add `about:` with ids, `date:`, or `evidence:` with the exact words of its document")
  }
  static let relations = list(
    relation, requiring: [Need("from") { $0.from == nil }, Need("to") { $0.to == nil }], make: Relation.init
  ) { relation, node, decoding in
    guard relation.from?.id == nil, relation.to?.id == nil else { return }
    decoding.shownNowhere(
      "this relation shows on no page: neither of the two has one", at: node,
      help: "describe one of the two, and name its id in `from` or `to`")
  }
  static let judgements = list(judgement, requiring: [Need("text") { $0.text.isEmpty }], make: Judgement.init)
}
