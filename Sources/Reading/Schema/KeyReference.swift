import Dossier

/// All keys of the content format, as the Markdown of docs/keys.md: what is declared here is what is read.
public enum KeyReference {
  public static var markdown: String {
    introduction + [files, entities, items, parts].flatMap(\.self).joined(separator: "\n")
  }

  private static let introduction = """
    # The keys of the content format

    <!-- `make docs` writes this file from the declarations by which content is read. Do not change it by hand. -->

    [The content format](content-format.md) explains these keys with examples. A key that is not listed is an error that names the nearest
    one. “One or several” takes a single value or a list. Where an id is expected, `{name: …}` stands for someone without a page, and
    `{unnamed: …}` for someone whose name is not known.


    """

  private static var files: [String] {
    [
      section("briefing.yml", ConfigurationSchema.configuration),
      section("editions", ConfigurationSchema.editionSchema, of: "an edition of briefing.yml"),
      section("stances", ConfigurationSchema.stanceSchema, of: "a stance of briefing.yml"),
      section("sides", ConfigurationSchema.sideSchema, of: "a side of briefing.yml; an id alone will do"),
      section("targets", fields: TargetSchema.common.map(Row.init), of: "every target of briefing.yml"),
    ]
      + TargetSchema.Kind.allCases.map { kind in
        let common = Set(TargetSchema.common.map(\.key))
        return item(
          "targets: \(kind.rawValue)", TargetSchema.schema(of: kind), of: "\(TargetSchema.schema(of: kind).name) besides those",
          leavingOut: common)
      } + [
        section("document", DocumentSchema.document, of: "`document`, which front matter holds directly")
      ]
  }

  private static var entities: [String] {
    [
      entity("people", EntitySchemas.person), entity("organisations", EntitySchemas.organisation), entity("places", EntitySchemas.place),
      entity("works", EntitySchemas.work), entity("meetings", EntitySchemas.meeting), entity("issues", EntitySchemas.issue),
      entity("terms", EntitySchemas.term),
      section(
        "Every entity", fields: EntitySchemas.commonFields.map(Row.init),
        of: "every person, organisation, place, work, meeting, issue and term"),
    ]
  }

  private static var items: [String] {
    [
      item("positions", ItemSchemas.position), item("facts", ItemSchemas.fact), item("relations", ItemSchemas.relation),
      item("judgements", ItemSchemas.judgement), item("questions", ItemSchemas.question),
    ]
  }

  private static var parts: [String] {
    [
      item("roles", ItemSchemas.role, of: "a role of a person"),
      item("participants", ParticipantDraft.schema, of: "a participant of a meeting; one of the first five is needed"),
      item("topics", ItemSchemas.topic, of: "a topic of a meeting"),
      item("comments", ItemSchemas.comment, of: "a comment on a meeting"),
      item("answer", ItemSchemas.answer, of: "the answer to a question; a text alone will do"),
      section("retracted", retractionSchema, of: "a retraction; the reason alone will do"),
      section("Every item", fields: agingFields.map(Row.init), of: "every item of a list"),
      section("Every statement", fields: provenanceFields.map(Row.init), of: "every entity and every item of a list"),
    ]
  }

  private struct Row {
    var key: String
    var text: String

    init<Subject>(_ field: Field<Subject>) {
      key = field.key
      text = "| `\(field.key)` | \(field.expected) | \(field.help) |\n"
    }
  }

  /// The keys of a kind of entity that others have not.
  private static func entity<Subject>(_ name: String, _ schema: Schema<Subject>) -> String {
    let common = Set(EntitySchemas.commonFields.map(\.key))
    return item(name, schema, of: schema.name, leavingOut: common)
  }

  /// The keys of a kind of item that others have not.
  private static func item<Subject>(_ name: String, _ schema: Schema<Subject>, of what: String? = nil, leavingOut: Set<String> = [])
    -> String
  {
    let common = leavingOut.union((provenanceFields + agingFields).map(\.key))
    return section(name, fields: schema.fields.map(Row.init).filter { !common.contains($0.key) }, of: what ?? schema.name)
  }

  private static func section<Subject>(_ name: String, _ schema: Schema<Subject>, of what: String? = nil) -> String {
    section(name, fields: schema.fields.map(Row.init), of: what ?? schema.name)
  }

  private static func section(_ name: String, fields: [Row], of what: String) -> String {
    "## \(name)\n\nKeys of \(what).\n\n| Key | Value | Meaning |\n|---|---|---|\n" + fields.map(\.text).joined()
  }
}
