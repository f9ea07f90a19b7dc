import Dossier

extension Schema {
  /// The keys of a kind of item: its own, and those that every item may have.
  ///
  /// - Parameter ages: Whether it stands in a list, where others can take its place.
  static func item(_ name: String, _ fields: [Field<Subject>], ages: Bool = true) -> Schema where Subject: Sourced {
    let own = Set(fields.map(\.key))
    let common = provenanceFields + (ages ? agingFields : [])
    return Schema(name, fields + common.filter { !own.contains($0.key) }.map { Field($0, of: \.provenance) })
  }
}

/// What every item in every list and every entity may say of itself.
let provenanceFields: [Field<Provenance>] = [
  Field("id", \.anchor, Shapes.anchor, "a name for the statement, by which it can be cited"),
  Field("evidence", \.evidence, Shapes.list(Shapes.evidence), "the exact passage(s) that support it"),
  Field("according-to", \.accordingTo, Shapes.list(Shapes.attribution), "who says so, and through whom"),
  Field("status", \.status, Shapes.word(Status.self), "how it stands to the truth, as its document has it"),
  Field("confidence", \.confidence, Shapes.word(Confidence.self), "how sure it is"),
  Field("date", \.date, Shapes.date, "when: in EDTF, such as 2023-04, 2023-04~ or ../2023-07"),
  Field("marking", \.marking, Shapes.marking, "who may see it"),
  Field("cover", \.cover, Shapes.line, "what stands for the name of an entity in editions that may not show it"),
  Field("note", \.note, Shapes.markup, "a note in Markdown"),
]
