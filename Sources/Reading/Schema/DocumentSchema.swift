import Diagnostics
import Dossier

/// The keys of `document:`, which front matter holds directly.
enum DocumentSchema {
  static let document = Schema<DocumentKeys>(
    "`document`",
    [
      Field("title", \.title, Shapes.line, "the title"),
      Field(
        "kind", \.kindOf,
        oneOf: ["news-article", "memorandum-of-conversation", "telegram", "letter", "transcript", "statement", "report", "note"]),
      Field("author", \.authors, Shapes.authors, "who wrote it: ids or names"),
      Field("publisher", \.publisher, Shapes.author, "who published it"),
      Field("published", \.published, Shapes.date, "when it was published or written"),
      Field("accessed", \.accessed, Shapes.date, "when it was read on the web"),
      Field("url", \.url, Shapes.url, "where it stands on the web"),
      Field("language", \.language, Shapes.line, "the language's tag: en, de, uk"),
      Field("reliability", \.reliability, Shapes.reliability, "a grade of the Admiralty code: B2"),
      Field("marking", \.marking, Shapes.marking, "who may see it; enforced"),
      Field("classification", \.classification, Shapes.line, "what stands on the document; shown, not enforced"),
      Field("number", \.number, Shapes.line, "an archive's or a message's number"),
      Field("retells", \.retells, Shapes.references, "works that it repeats"),
      Field("translation-of", \.relations[.translationOf], Shapes.documents, "the documents of which it is a translation"),
      Field("attachment-of", \.relations[.attachmentOf], Shapes.documents, "the documents to which it was attached"),
      Field("reply-to", \.relations[.replyTo], Shapes.documents, "the documents that it answers"),
      Field("supersedes", \.relations[.supersedes], Shapes.documents, "the documents in whose place it stands"),
      Field("same-event-as", \.relations[.sameEventAs], Shapes.documents, "documents that record the same event"),
      Field("drafter", \.drafters, Shapes.references, "who put it into words"),
      Field("sender", \.senders, Shapes.references, "who sent it"),
      Field("recipients", \.recipients, Shapes.references, "to whom it was sent"),
      Field("mentions", \.mentions, mentions, "which entity a name as written means here"),
      Field("show", \.show, Shapes.word(Republication.self), "how much of the text is republished"),
      Field("original", \.original, Shapes.flag, "whether the file itself is copied too"),
      Field("source-only", \.sourceOnly, Shapes.flag, "whether its facts stay where the document may not be shown"),
      Field("description", \.description, Shapes.markup, "a description in Markdown"),
      Field("note", \.note, Shapes.markup, "a note in Markdown"),
      Field("picture", \.picture, EntitySchemas.picture, "a picture"),
      Field("was", \.was, Shapes.list(Shapes.formerDocumentID), "ids that it had before, whose addresses lead to it"),
      Field("digest", \.digest, DocumentDigest.shape, "what the file was when this was written: sha256-…"),
    ])

  private static let mentions = Shape<[MentionRule]>("a map from a name as written to an id", .named(Shapes.reference.form)) {
    node, decoding in
    guard case .map(let entries) = node.content else {
      decoding.error("wrong-value", "`mentions` is a map from a name as written to an id", at: node, help: "write {Burns: william-burns}")
      return nil
    }
    return entries.compactMap { entry in
      Shapes.reference.read(entry.value, &decoding).map { MentionRule(name: entry.key, reference: $0) }
    }
  }

  /// Says which keys have one value in front matter and another in the sidecar beside it.
  static func differences(of front: YAMLNode, in file: String, from section: YAMLNode, in sidecar: String) -> [Diagnostic] {
    guard case .map(let entries) = section.content else { return [] }
    return entries.compactMap { entry in
      guard document.field(entry.key) != nil, case .scalar(let counts, _) = entry.value.content, !entry.value.isNull,
        let other = front[entry.key] ?? front["document"]?[entry.key], case .scalar(let dropped, _) = other.content, dropped != counts
      else { return nil }
      return Diagnostic(
        .warning, "two-values",
        "`\(entry.key)` is “\(dropped.prefix(60))” here and “\(counts.prefix(60))” at \(sidecar):\(entry.value.line):\(entry.value.column), which counts",
        at: Location(file: file, line: other.line, column: other.column), help: "leave one of them out")
    }
  }
}
