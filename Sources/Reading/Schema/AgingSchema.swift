import Dossier

/// What every item in every list, but no entity, may say of how it aged.
let agingFields: [Field<Provenance>] = [
  Field("supersedes", \.supersedes, formerItem, "the id of the item in whose place it stands"),
  Field("retracted", \.retracted, retraction, "that it is taken back: the reason, or `{reason, date, according-to, evidence}`"),
]

private let formerItem = Shapes.anchor.map("an item's id") { id, node, decoding in ItemReference(id, at: decoding.origin(node)) }

let retractionSchema = Schema<Retraction>(
  "a retraction",
  [
    Field("reason", \.reason, Shapes.line, "why"),
    Field("date", \.date, Shapes.date, "when"),
    Field("according-to", \.accordingTo, Shapes.list(Shapes.attribution), "who takes it back, and through whom"),
    Field("evidence", \.evidence, Shapes.list(Shapes.evidence), "the exact passage(s) that show it"),
  ])

private let retraction = Shape<Retraction>(
  "the reason, or a map of keys", Form(scalar: .text(), map: .keys(retractionSchema.keyList(requiring: ["reason"])))
) { node, decoding in
  var retraction = Retraction()
  let before = decoding.diagnostics.count
  if case .scalar = node.content {
    retraction.reason = Shapes.line.read(node, &decoding) ?? ""
  } else {
    retractionSchema.read(node, into: &retraction, &decoding)
  }
  if retraction.reason.isEmpty {
    if decoding.diagnostics.count == before {
      decoding.error("missing-key", "a retraction without `reason`", at: node, help: "add `reason: …`, which readers see")
    }
    return nil
  }
  return retraction
}

extension ItemSchemas {
  static let answer = Schema<Answer>.item("an answer", [Field("text", \.text, Shapes.line, "what was found out")], ages: false)

  /// A text, or a map of keys.
  static let answers = Shape<Answer>(
    "a text, or a map of keys", Form(scalar: .text(), map: .keys(answer.keyList(requiring: ["text"])))
  ) { node, decoding in
    var answer = Answer(provenance: Provenance(origin: decoding.origin(node)))
    let before = decoding.diagnostics.count
    if case .scalar = node.content {
      answer.text = Shapes.line.read(node, &decoding) ?? ""
    } else {
      ItemSchemas.answer.read(node, into: &answer, &decoding)
    }
    if answer.text.isEmpty {
      if decoding.diagnostics.count == before {
        decoding.error("missing-key", "an answer without `text`", at: node, help: "add `text: …`")
      }
      return nil
    }
    return answer
  }
}
