import Dossier
import Notation

/// Entities of FollowTheMoney (https://followthemoney.tech), one of JSON a line: what Aleph, OpenSanctions and their tools take.
///
/// Its dates know no doubts and its countries are codes of ISO 3166: what is vaguer or in words is told in notes, and never as certain.
extension Contents {
  var followTheMoney: [UInt8] {
    var lines: [JSON] = []
    lines += dossier.people.entities.map(entity)
    lines += dossier.organisations.entities.map(entity)
    lines += dossier.places.entities.map(entity)
    lines += dossier.works.entities.map(entity)
    lines += dossier.meetings.entities.map(entity)
    lines += dossier.documents.indices.map(entity(ofDocument:))
    for person in dossier.people.entities { lines += memberships(of: person) }
    for (number, relation) in current(dossier.relations).enumerated() { if let link = link(relation, number + 1) { lines.append(link) } }
    for (number, fact) in current(dossier.facts).enumerated() { lines.append(note(fact, number + 1)) }
    for document in dossier.documents.indices { lines += mentions(in: document) }
    return lines.flatMap { $0.bytes + [0x0A] }
  }

  /// - Parameter properties: Those without values are left out.
  private func thing(_ schema: String, id: String, _ properties: [(String, [String])]) -> JSON {
    .object([
      ("id", .text(id)), ("schema", .text(schema)),
      ("properties", .object(properties.map { ($0, .list($1.filter { !$0.isEmpty }.once.map { .text($0) })) })),
    ])
  }

  private func common<Keys>(_ entity: Entity<Keys>, _ key: EntityKey?) -> [(String, [String])] {
    let identifiers = entity.united(\.common.identifiers)
    let others = identifiers.filter { $0.scheme != "wikidata" }.map { "\($0.scheme): \($0.value)" }
    return [
      ("name", [entity.name]), ("alias", entity.aliases), ("description", [text(entity.first(\.common.description)) ?? ""]),
      ("wikidataId", identifiers.filter { $0.scheme == "wikidata" }.map(\.value)),
      ("sourceUrl", entity.united(\.common.links).map(\.url).filter(isWeb)), ("notes", others),
      ("proof", entity.records.flatMap { documents(of: $0.provenance) }.map { "document." + dossier.documents[$0].id }),
    ]
  }

  private func isWeb(_ url: String) -> Bool { url.hasPrefix("https://") || url.hasPrefix("http://") }

  private func code(_ country: String?) -> [String] {
    guard let country, country.utf8.count == 2, country.utf8.allSatisfy({ (97...122).contains($0 | 0x20) }) else { return [] }
    return [country.lowercased()]
  }

  private func dates(_ key: String, _ date: EDTF?) -> [(String, [String])] {
    guard let date else { return [] }
    return date.certainDate.map { [(key, [$0])] } ?? [("notes", ["\(key): \(date)"])]
  }

  private func entity(_ person: Entity<Person>) -> JSON {
    let gender = person.first(\.gender)?.lowercased() ?? ""
    let roles = current(person.records.flatMap(\.keys.roles))
    return thing(
      "Person", id: person.id,
      merged(
        common(person, nil) + dates("birthDate", person.date(\.born)) + dates("deathDate", person.date(\.died)) + [
          ("gender", ["male", "female", "other"].contains(gender) ? [gender] : []), ("country", code(person.first(\.country))),
          // Offices at organisations are memberships.
          ("position", roles.filter { entity($0.organisation) == nil }.map(position)), ("keywords", person.united(\.expertise)),
        ]))
  }

  private func position(_ role: Role) -> String { role.organisation.map { "\(role.title), \(name(of: $0))" } ?? role.title }

  /// The values of keys that come several times, together.
  private func merged(_ properties: [(String, [String])]) -> [(String, [String])] {
    properties.map(\.0).once.map { key in (key, properties.filter { $0.0 == key }.flatMap(\.1)) }
  }

  private func entity(_ organisation: Entity<Organisation>) -> JSON {
    let kind = organisation.first(\.kindOf)
    let schema =
      switch kind {
      case "state", "government-body": "PublicBody"
      case "company": "Company"
      default: "Organization"
      }
    let parent = entity(organisation.first(\.parent))
    return thing(
      schema, id: organisation.id,
      common(organisation, nil) + [
        ("classification", [kind ?? ""]), ("country", code(organisation.first(\.country))),
        ("parent", parent.map { $0.kind == .organisation ? [dossier.id(of: $0)] : [] } ?? []),
      ])
  }

  private func entity(_ place: Entity<Locality>) -> JSON {
    let point = place.first(\.coordinates)
    return thing(
      "Address", id: place.id,
      common(place, nil) + [
        ("full", [place.name]), ("country", code(place.first(\.country))), ("latitude", point.map { ["\($0.latitude)"] } ?? []),
        ("longitude", point.map { ["\($0.longitude)"] } ?? []),
      ])
  }

  private func entity(_ work: Entity<Work>) -> JSON {
    thing(
      "Article", id: work.id,
      merged(
        common(work, nil) + [
          ("title", [work.name]), ("author", dossier.distinct(work.united(\.authors)).map(name)),
          ("publisher", work.first(\.publisher).map { [name(of: $0)] } ?? []),
          ("sourceUrl", [work.first(\.url) ?? ""].filter(isWeb)),
        ] + dates("publishedAt", work.date)))
  }

  private func entity(_ meeting: Entity<Meeting>) -> JSON {
    let date = meeting.date
    let bounds = date?.certainBounds
    let participants = meeting.participants(in: dossier).filter(\.wasPresent)
    let known = participants.compactMap { dossier.entity($0.entity) }.map { dossier.id(of: $0) }
    let others = participants.compactMap { participant -> String? in
      switch participant.who {
      case .person(let reference), .organisation(let reference): entity(reference) == nil ? name(of: reference) : nil
      case .name(let name), .group(let name), .unnamed(let name, _): name
      }
    }
    let place = meeting.first(\.place)
    return thing(
      "Event", id: meeting.id,
      merged(
        common(meeting, nil) + (date?.isInterval == true && (bounds?.start ?? bounds?.end) != nil ? [] : dates("date", date)) + [
          ("startDate", [bounds?.start ?? ""]), ("endDate", [bounds?.end ?? ""]),
          (
            "notes",
            date.map { $0.isInterval && ($0.start.date?.isCertain != true || $0.endDate?.isCertain != true) ? ["date: \($0)"] : [] } ?? []
          ),
          ("involved", known), ("peopleMentioned", others),
          ("location", [[meeting.first(\.venue), place.map(name)].compactMap(\.self).joined(separator: ", ")]),
          ("addressEntity", entity(place).map { [dossier.id(of: $0)] } ?? []), ("summary", [meeting.first(\.purpose) ?? ""]),
          ("keywords", current(meeting.records.flatMap(\.keys.topics)).map(\.text)),
        ]))
  }

  private func entity(ofDocument index: Int) -> JSON {
    let document = dossier.documents[index]
    let keys = document.keys
    return thing(
      "Document", id: "document." + document.id,
      merged(
        [
          ("name", [document.title]), ("title", [document.title]),
          ("fileName", [dossier.neutralFiles[document.file] ?? document.fileName]),
          ("author", dossier.distinct(keys.authors).map(name)), ("publisher", keys.publisher.map { [name(of: $0)] } ?? []),
          ("sourceUrl", [keys.url ?? ""].filter(isWeb)), ("description", [text(keys.description) ?? ""]),
          ("keywords", [keys.kindOf ?? ""]), ("messageId", [keys.number ?? ""]),
        ] + dates("publishedAt", keys.published) + dates("retrievedAt", keys.accessed)))
  }

  // MARK: Between entities

  private func memberships(of person: Entity<Person>) -> [JSON] {
    let roles = current(person.records.flatMap(\.keys.roles)).compactMap { role in entity(role.organisation).map { (role, $0) } }
    return roles.enumerated().map { number, held in
      let (role, organisation) = held
      return thing(
        "Membership", id: "\(person.id).role-\(number + 1)",
        merged(
          [
            ("member", [person.id]), ("organization", [dossier.id(of: organisation)]), ("role", [role.title]),
            ("status", [role.tenure ?? ""]),
          ] + dates("startDate", role.from) + dates("endDate", role.to) + interval(role.provenance)
        ).map(withoutNotes))
    }
  }

  /// Links have a summary, and no notes.
  private func withoutNotes(_ property: (String, [String])) -> (String, [String]) {
    property.0 == "notes" ? ("summary", property.1) : property
  }

  private func interval(_ provenance: Provenance) -> [(String, [String])] {
    [
      ("proof", documents(of: provenance).map { "document." + dossier.documents[$0].id }),
      ("description", [text(provenance.note) ?? ""]),
    ]
  }

  /// The words for relations of kin, which is what a `Family` is.
  private static let kinship: Set = [
    "spouse", "husband", "wife", "parent", "father", "mother", "child", "son", "daughter", "sibling", "brother", "sister", "relative",
    "cousin", "uncle", "aunt", "nephew", "niece", "grandparent", "grandchild", "partner",
  ]

  private func link(_ relation: Relation, _ number: Int) -> JSON? {
    guard let from = entity(relation.from), let to = entity(relation.to),
      ![from.kind, to.kind].contains(where: { $0 == .issue || $0 == .term })
    else { return nil }
    let (source, target) = (dossier.id(of: from), dossier.id(of: to))
    let kind = relation.kindOf ?? ""
    let dates = dates("date", relation.provenance.date)
    if from.kind == .person, to.kind == .person {
      let schema = Self.kinship.contains(kind) ? "Family" : "Associate"
      return thing(
        schema, id: "relation.\(number)",
        merged(
          [("person", [source]), (schema == "Family" ? "relative" : "associate", [target]), ("relationship", [kind])] + dates
            + interval(relation.provenance)
        )
        .map(withoutNotes))
    }
    return thing(
      "UnknownLink", id: "relation.\(number)",
      merged([("subject", [source]), ("object", [target]), ("role", [kind])] + dates + interval(relation.provenance)).map(withoutNotes))
  }

  private func note(_ fact: Fact, _ number: Int) -> JSON {
    let about = fact.about.compactMap(entity).filter { $0.kind != .issue && $0.kind != .term }.map { dossier.id(of: $0) }
    return thing(
      "Note", id: "fact.\(number)",
      merged(
        [("name", [fact.kindOf ?? ""]), ("entity", about), ("description", [fact.text])]
          + [("notes", fact.provenance.date.map { ["date: \($0)"] } ?? [])]
          + [("proof", documents(of: fact.provenance).map { "document." + dossier.documents[$0].id })]))
  }

  /// The names that were recognised in a document, each entity once.
  private func mentions(in index: Int) -> [JSON] {
    guard dossier.mentions.indices.contains(index) else { return [] }
    let document = dossier.documents[index]
    guard (document.keys.show ?? .full) == .full else { return [] }
    let named = dossier.mentions[index].filter { $0.entity.kind == .person || $0.entity.kind == .organisation }
    return named.map(\.entity).once.map { key in
      let id = dossier.id(of: key)
      let forms = named.filter { $0.entity == key }.map { document.prose.text(in: $0.range) }
      return thing(
        "Mention", id: "mention.\(document.id).\(id)",
        [
          ("document", ["document." + document.id]), ("resolved", [id]), ("name", forms),
          ("detectedSchema", [key.kind == .person ? "Person" : "Organization"]),
        ])
    }
  }
}
