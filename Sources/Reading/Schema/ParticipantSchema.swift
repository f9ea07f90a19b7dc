import Dossier

/// A participant as it is read: exactly one of five keys says who it is.
struct ParticipantDraft: Sourced {
  var person: Reference?
  var organisation: Reference?
  var name: String?
  var group: String?
  var unnamed: String?
  var side: Reference?
  var capacity: String?
  var present: Participant.Presence?
  var withheld: String?
  var count: Int?
  var provenance: Provenance

  /// All ways in which the draft says who took part.
  var whos: [Participant.Who] {
    [
      person.map { .person($0) }, organisation.map { .organisation($0) }, name.map { .name($0) }, group.map { .group($0) },
      unnamed.map { .unnamed($0) },
    ]
    .compactMap { $0 }
  }

  static let schema = Schema<ParticipantDraft>.item(
    "a participant",
    [
      Field("person", \.person, Shapes.reference, "the person's id"),
      Field("organisation", \.organisation, Shapes.reference, "the organisation's id"),
      Field("name", \.name, Shapes.line, "the name of someone without a page"),
      Field("group", \.group, Shapes.line, "several people, described and not named"),
      Field("unnamed", \.unnamed, Shapes.line, "what is known of someone not named"),
      Field("side", \.side, Shapes.reference, "the party they belonged to"),
      Field("capacity", \.capacity, Shapes.line, "the office in which they took part"),
      Field("present", \.present, presence, "`false`: invited and absent; `part`: joined or left"),
      Field("withheld", \.withheld, Shapes.line, "why no name is given"),
      Field("count", \.count, Shapes.count, "how many they were"),
    ])

  private static let presence = Shapes.line.map("`true`, `false`, `part`", .scalar(.words(["true", "false", "part", "yes", "no"]))) {
    text, node, decoding -> Participant.Presence? in
    switch text {
    case "true", "True", "TRUE", "yes": return .throughout
    case "false", "False", "FALSE", "no": return .absent
    case "part": return .part
    default:
      decoding.error("wrong-word", "“\(text)” is not one of the words that may stand here", at: node, help: "write true, false or part")
      return nil
    }
  }

  static let participants = Shapes.list(
    Shape<Participant>(
      "a participant", .keys(schema.keyList(exactlyOne: ["person", "organisation", "name", "group", "unnamed"]))
    ) { node, decoding in
      if case .scalar(let text, _) = node.content {
        decoding.error(
          "wrong-value", "a participant is a map of keys, not the text “\(text.prefix(40))”", at: node,
          help: "write {person: \(text.prefix(40))}, or {name: …} for someone without a page")
        return nil
      }
      var draft = ParticipantDraft(provenance: Provenance(origin: decoding.origin(node)))
      let before = decoding.diagnostics.count
      schema.read(node, into: &draft, &decoding)
      let whos = draft.whos
      guard whos.count == 1 else {
        if whos.isEmpty, decoding.diagnostics.count > before { return nil }
        decoding.error(
          "participant", whos.isEmpty ? "a participant of whom nothing says who it is" : "a participant who is several things at once",
          at: node,
          help: "give exactly one of person, organisation, name, group, unnamed")
        return nil
      }
      var participant = Participant(whos[0], provenance: draft.provenance)
      participant.side = draft.side
      participant.capacity = draft.capacity
      participant.present = draft.present
      participant.withheld = draft.withheld
      participant.count = draft.count
      return participant
    })
}
