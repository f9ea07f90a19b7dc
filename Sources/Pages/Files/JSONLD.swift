import Dossier
import Notation

/// What a page is about, in the words of schema.org, for search engines and other programs.
enum JSONLD {
  private static func thing(_ type: String, _ members: [(String, JSON?)]) -> JSON {
    .object([("@context", .text("https://schema.org")), ("@type", .text(type))] + members)
  }

  private static func address<Keys>(_ entity: Entity<Keys>, _ builder: PageBuilder) -> JSON? {
    builder.contents.configuration.url.map { .text($0 + Addresses.encoded(Addresses.page(Keys.kind, id: entity.id))) }
  }

  private static func names(_ names: [String]) -> JSON { .list(names.map { .text($0) }) }

  static func person(_ person: Entity<Person>, builder: PageBuilder) -> JSON {
    let roles = builder.roles(of: person)
    return thing(
      "Person",
      [
        ("name", .text(person.name)), ("alternateName", names(person.aliases)), ("url", address(person, builder)),
        ("jobTitle", names(roles.map(\.title).uniqued { $0 })),
        ("affiliation", .list(roles.compactMap(\.organisation).map { builder.link($0).name }.uniqued { $0 }.map { organisation($0) })),
        ("knowsAbout", names(person.united(\.expertise))), ("birthDate", person.date(\.born)?.htmlDateTime.map { .text($0) }),
        ("deathDate", person.date(\.died)?.htmlDateTime.map { .text($0) }),
      ])
  }

  private static func organisation(_ name: String) -> JSON { .object([("@type", .text("Organization")), ("name", .text(name))]) }

  static func organisation(_ organisation: Entity<Organisation>, builder: PageBuilder) -> JSON {
    thing(
      "Organization",
      [
        ("name", .text(organisation.name)), ("alternateName", names(organisation.aliases)), ("url", address(organisation, builder)),
        ("parentOrganization", organisation.first(\.parent).map { self.organisation(builder.link($0).name) }),
      ])
  }

  static func place(_ place: Entity<Locality>, builder: PageBuilder) -> JSON {
    thing("Place", [("name", .text(place.name)), ("alternateName", names(place.aliases)), ("url", address(place, builder))])
  }

  static func work(_ work: Entity<Work>, builder: PageBuilder) -> JSON {
    thing(
      "CreativeWork",
      [
        ("name", .text(work.name)), ("url", address(work, builder)),
        ("author", .list(builder.contents.distinct(work.united(\.authors)).map { agent($0, builder) })),
        ("publisher", work.first(\.publisher).map { agent($0, builder) }), ("datePublished", work.date?.htmlDateTime.map { .text($0) }),
      ])
  }

  private static func agent(_ reference: Reference, _ builder: PageBuilder) -> JSON {
    let kind = builder.contents.entity(reference.id)?.kind
    return .object([("@type", .text(kind == .organisation ? "Organization" : "Person")), ("name", .text(builder.link(reference).name))])
  }

  static func meeting(_ meeting: Entity<Meeting>, _ participants: [Participant], builder: PageBuilder) -> JSON {
    let attendees: [JSON] = participants.compactMap { participant in
      switch participant.who {
      case .person(let reference), .organisation(let reference): agent(reference, builder)
      case .name(let name): .object([("@type", .text("Person")), ("name", .text(name))])
      case .group, .unnamed: nil
      }
    }
    let place = meeting.first(\.place).map { JSON.object([("@type", .text("Place")), ("name", .text(builder.link($0).name))]) }
    return thing(
      "Event",
      [
        ("name", .text(meeting.name)), ("url", address(meeting, builder)), ("startDate", meeting.date?.htmlDateTime.map { .text($0) }),
        ("location", place), ("attendee", .list(attendees)),
      ])
  }

  static func document(_ document: Document, builder: PageBuilder) -> JSON {
    thing(
      document.keys.kindOf == "news-article" ? "NewsArticle" : "Article",
      [
        ("headline", .text(document.title)), ("datePublished", document.keys.published?.htmlDateTime.map { .text($0) }),
        ("inLanguage", document.keys.language.map { .text($0) }),
        ("author", .list(builder.contents.distinct(document.keys.authors).map { agent($0, builder) })),
        ("publisher", document.keys.publisher.map { agent($0, builder) }), ("sameAs", document.keys.url.map { .text($0) }),
      ])
  }

  /// The front page: the briefing, and its judgements as claims.
  static func front(builder: PageBuilder) -> JSON {
    let contents = builder.contents
    return thing(
      "WebSite",
      [
        ("name", .text(contents.configuration.title)), ("description", contents.configuration.subtitle.map { .text($0) }),
        ("url", contents.configuration.url.map { .text($0) }), ("inLanguage", .text(contents.configuration.language)),
        (
          "hasPart",
          .list(
            builder.current(contents.judgements).filter { $0.provenance.retracted == nil }.map {
              .object([("@type", .text("Claim")), ("text", .text($0.text))])
            })
        ),
      ])
  }
}
