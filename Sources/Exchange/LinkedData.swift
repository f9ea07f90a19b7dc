import Dossier
import Notation

/// All entities in the words of schema.org, as one graph of JSON-LD.
extension Contents {
  var linkedData: [UInt8] {
    var graph: [JSON] = []
    graph += dossier.people.entities.map(node)
    graph += dossier.organisations.entities.map(node)
    graph += dossier.places.entities.map(node)
    graph += dossier.works.entities.map(node)
    graph += dossier.meetings.entities.map(node)
    graph += dossier.issues.entities.map(node)
    graph += dossier.terms.entities.map(node)
    graph += dossier.documents.indices.map(node(ofDocument:))
    graph += current(dossier.positions).compactMap(claim)
    graph += current(dossier.facts).map(claim)
    return JSON.object([("@context", .text("https://schema.org")), ("@graph", .entries(graph))]).indented
  }

  private func link(_ key: EntityKey) -> JSON { .object([("@id", .text(address(of: key)))]) }

  /// What is referred to: a node of the graph, or a thing of which only the name is known.
  private func link(_ reference: Reference, as type: String) -> JSON {
    entity(reference).map(link) ?? .object([("@type", .text(type)), ("name", .text(name(of: reference)))])
  }

  private func texts(_ texts: [String]) -> JSON { .list(texts.map { .text($0) }) }

  /// A date of schema.org is one of ISO 8601: vaguer ones are told in EDTF, as what it names a temporal coverage.
  private func date(_ key: String, _ date: EDTF?) -> [(String, JSON?)] {
    guard let date else { return [] }
    return date.certainDate.map { [(key, .text($0))] } ?? [("temporalCoverage", .text("\(date)"))]
  }

  private func node<Keys>(_ type: String, _ entity: Entity<Keys>, _ members: [(String, JSON?)]) -> JSON {
    let key = dossier.entity(entity.id)
    let same =
      entity.united(\.common.identifiers).filter { $0.scheme == "wikidata" }.map { "https://www.wikidata.org/entity/\($0.value)" }
      + entity.united(\.common.links).map(\.url)
    let identifiers = entity.united(\.common.identifiers).filter { $0.scheme != "wikidata" }.map { identifier in
      JSON.object([("@type", .text("PropertyValue")), ("propertyID", .text(identifier.scheme)), ("value", .text(identifier.value))])
    }
    return .object(
      [
        ("@id", key.map { .text(address(of: $0)) }), ("@type", .text(type)), ("identifier", .list([.text(entity.id)] + identifiers)),
        ("name", .text(entity.name)), ("alternateName", texts(entity.aliases)),
        ("description", text(entity.first(\.common.description)).map { .text($0) }), ("sameAs", texts(same)),
      ] + members)
  }

  private func node(_ person: Entity<Person>) -> JSON {
    let roles = current(person.records.flatMap(\.keys.roles))
    let offices = roles.map { role in
      JSON.object(
        [("@type", .text("OrganizationRole")), ("roleName", .text(role.title))] + date("startDate", role.from) + date("endDate", role.to)
          + [("affiliation", role.organisation.map { link($0, as: "Organization") })])
    }
    return node(
      "Person", person,
      [
        ("jobTitle", texts(roles.map(\.title).once)), ("affiliation", .list(offices)), ("knowsAbout", texts(person.united(\.expertise))),
        ("gender", person.first(\.gender).map { .text($0) }), ("nationality", person.first(\.country).map { .text($0) }),
      ] + date("birthDate", person.date(\.born)) + date("deathDate", person.date(\.died)))
  }

  private func node(_ organisation: Entity<Organisation>) -> JSON {
    node(
      "Organization", organisation,
      [
        ("additionalType", organisation.first(\.kindOf).map { .text($0) }),
        ("parentOrganization", organisation.first(\.parent).map { link($0, as: "Organization") }),
        ("location", organisation.first(\.country).map { .object([("@type", .text("Country")), ("name", .text($0))]) }),
      ])
  }

  private func node(_ place: Entity<Locality>) -> JSON {
    let point = place.first(\.coordinates).map { point in
      JSON.object([
        ("@type", .text("GeoCoordinates")), ("latitude", .decimal("\(point.latitude)")), ("longitude", .decimal("\(point.longitude)")),
      ])
    }
    return node(
      "Place", place,
      [
        ("geo", point),
        ("containedInPlace", place.first(\.country).map { .object([("@type", .text("Country")), ("name", .text($0))]) }),
      ])
  }

  private func node(_ work: Entity<Work>) -> JSON {
    node(
      "CreativeWork", work,
      [
        ("additionalType", work.first(\.kindOf).map { .text($0) }),
        ("author", .list(dossier.distinct(work.united(\.authors)).map { link($0, as: "Person") })),
        ("publisher", work.first(\.publisher).map { link($0, as: "Organization") }), ("url", work.first(\.url).map { .text($0) }),
      ] + date("datePublished", work.date))
  }

  private func node(_ meeting: Entity<Meeting>) -> JSON {
    let attendees = meeting.participants(in: dossier).filter(\.wasPresent).compactMap { participant -> JSON? in
      switch participant.who {
      case .person(let reference): link(reference, as: "Person")
      case .organisation(let reference): link(reference, as: "Organization")
      case .name(let name): .object([("@type", .text("Person")), ("name", .text(name))])
      case .group, .unnamed: nil
      }
    }
    let when = meeting.date
    let bounds = when?.certainBounds
    let dates: [(String, JSON?)] =
      bounds?.start != nil && bounds?.end != nil
      ? [("startDate", bounds?.start.map { .text($0) }), ("endDate", bounds?.end.map { .text($0) })] : date("startDate", when)
    return node(
      "Event", meeting,
      [
        ("additionalType", meeting.first(\.kindOf).map { .text($0) }), ("location", meeting.first(\.place).map { link($0, as: "Place") }),
        ("attendee", .list(attendees)), ("superEvent", meeting.first(\.partOf).map { link($0, as: "Event") }),
        ("about", .list(current(meeting.records.flatMap(\.keys.topics)).compactMap { topic in entity(topic.issue).map(link) })),
        ("inLanguage", texts(meeting.united(\.languages))),
      ] + dates)
  }

  private func node(_ issue: Entity<Issue>) -> JSON {
    node(
      "Thing", issue, [("disambiguatingDescription", issue.first(\.question).map { .text($0) })])
  }

  private func node(_ term: Entity<Term>) -> JSON {
    node("DefinedTerm", term, [("disambiguatingDescription", text(term.first(\.definition)).map { .text($0) })])
  }

  private func node(ofDocument index: Int) -> JSON {
    let document = dossier.documents[index]
    let keys = document.keys
    return .object(
      [
        ("@id", .text(addresses.document(index))), ("@type", .text("DigitalDocument")), ("identifier", .text(document.id)),
        ("name", .text(document.title)), ("genre", keys.kindOf.map { .text($0) }),
        ("author", .list(dossier.distinct(keys.authors).map { link($0, as: "Person") })),
        ("publisher", keys.publisher.map { link($0, as: "Organization") }),
        ("url", keys.url.map { .text($0) }), ("inLanguage", keys.language.map { .text($0) }),
        ("description", text(keys.description).map { .text($0) }),
        ("isBasedOn", .list(keys.retells.map { link($0, as: "CreativeWork") })),
      ] + date("datePublished", keys.published))
  }

  /// What somebody holds: in exact words where there are any.
  private func claim(_ position: Position) -> JSON? {
    guard let issue = position.issue else { return nil }
    let words = position.quote ?? position.summary ?? position.stance
    guard let words else { return nil }
    return .object(
      [
        ("@type", .text("Claim")), ("text", .text(words)),
        ("author", .list(dossier.distinct(position.holders).map { link($0, as: "Person") })),
        ("about", link(issue, as: "Thing")), ("additionalType", position.stance.map { .text($0) }), appearance(of: position.provenance),
      ] + date("dateCreated", position.provenance.date))
  }

  private func claim(_ fact: Fact) -> JSON {
    .object(
      [
        ("@type", .text("Claim")), ("text", .text(fact.text)), ("about", .list(dossier.distinct(fact.about).map { link($0, as: "Thing") })),
        ("additionalType", fact.kindOf.map { .text($0) }), appearance(of: fact.provenance),
      ] + date("temporal", fact.provenance.date))
  }

  private func appearance(of provenance: Provenance) -> (String, JSON?) {
    ("appearance", .list(documents(of: provenance).map { .object([("@id", .text(addresses.document($0)))]) }))
  }
}
