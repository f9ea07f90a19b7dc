import Dossier

/// The keys of each kind of entity.
enum EntitySchemas {
  static let person = entity(
    "a person",
    [
      Field("name", \.common.name, Shapes.line, "the name in full"),
      Field("sort-name", \.sortName, Shapes.line, "the name by which indexes sort"),
      Field("born", \.born, Shapes.date, "the date of birth"),
      Field("died", \.died, Shapes.date, "the date of death"),
      Field("gender", \.gender, Shapes.line, "gender, in the author's word"),
      Field("country", \.country, Shapes.line, "a country, as an ISO 3166 code or in words"),
      Field("expertise", \.expertise, Shapes.list(Shapes.line), "what the person is expert in"),
      Field("roles", \.roles, ItemSchemas.roles, "offices and occupations"),
    ] as [Field<Person>])

  static let organisation = entity(
    "an organisation",
    [
      Field("name", \.common.name, Shapes.line, "the name in full"),
      Field("kind", \.kindOf, oneOf: ["state", "government-body", "company", "think-tank", "media", "armed-group"]),
      Field("parent", \.parent, Shapes.reference, "the organisation it is part of"),
      Field("publisher", \.publisher, Shapes.reference, "who publishes it"),
      Field("country", \.country, Shapes.line, "a country, as an ISO 3166 code or in words"),
    ] as [Field<Organisation>])

  static let place = entity(
    "a place",
    [
      Field("name", \.common.name, Shapes.line, "the name"),
      Field("country", \.country, Shapes.line, "a country, as an ISO 3166 code or in words"),
      Field("coordinates", \.coordinates, coordinates, "in degrees, north and east positive"),
    ] as [Field<Locality>])

  static let work = entity(
    "a work",
    [
      Field("title", \.common.name, Shapes.line, "the title"),
      Field("kind", \.kindOf, oneOf: ["article", "book", "news-article"]),
      Field("authors", \.authors, Shapes.references, "who wrote it"),
      Field("publisher", \.publisher, Shapes.reference, "who published it"),
      Field("url", \.url, Shapes.url, "where it stands on the web"),
      Field("sourcing", \.sourcing, Shapes.line, "on whom it rests"),
      Field("held-as", \.heldAs, Shapes.document, "the document that it is, where it is held by now"),
    ] as [Field<Work>])

  static let meeting = entity(
    "a meeting",
    [
      Field("title", \.common.name, Shapes.line, "what the meeting is called"),
      Field("kind", \.kindOf, oneOf: ["meeting", "series", "call", "visit", "briefing", "negotiation"]),
      Field("part-of", \.partOf, Shapes.reference, "the series it belongs to"),
      Field("time", \.time, Shapes.line, "the time of day"),
      Field("place", \.place, Shapes.reference, "the place's id"),
      Field("venue", \.venue, Shapes.line, "the building or room"),
      Field("track", \.track, Shapes.word(Track.self), "between governments (1), private citizens (2), or both (1.5)"),
      Field("secret", \.secret, Shapes.flag, "whether it was secret"),
      Field("purpose", \.purpose, Shapes.line, "what it was for"),
      Field("participants", \.participants, ParticipantDraft.participants, "who took part"),
      Field("topics", \.topics, ItemSchemas.topics, "what was talked about"),
      Field("agreed", \.agreed, Shapes.list(Shapes.line), "what was agreed"),
      Field("outcome", \.outcome, Shapes.line, "what came of it"),
      Field("comments", \.comments, ItemSchemas.comments, "who was asked for a comment"),
      Field("questions", \.questions, ItemSchemas.questions, "what is not known of it"),
      Field("languages", \.languages, Shapes.list(Shapes.line), "in which languages"),
      Field("interpreters", \.interpreters, Shapes.authors, "who interpreted"),
    ] as [Field<Meeting>])

  static let issue = entity(
    "an issue",
    [
      Field("name", \.common.name, Shapes.line, "what the issue is called"),
      Field("question", \.question, Shapes.line, "the question on which positions are held"),
      Field("parent", \.parent, Shapes.reference, "the issue it is part of"),
    ] as [Field<Issue>])

  static let term = entity(
    "a term",
    [
      Field("name", \.common.name, Shapes.line, "the word"),
      Field("definition", \.definition, Shapes.markup, "what it means"),
    ] as [Field<Term>])

  /// The keys of a kind of entity, as other programs can be told of them.
  static func form(of kind: EntityKind) -> Form {
    switch kind {
    case .person: .keys(person.keyList())
    case .organisation: .keys(organisation.keyList())
    case .place: .keys(place.keyList())
    case .work: .keys(work.keyList())
    case .meeting: .keys(meeting.keyList())
    case .issue: .keys(issue.keyList())
    case .term: .keys(term.keyList())
    }
  }

  private static func entity<Keys: EntityKeys>(_ name: String, _ own: [Field<Keys>]) -> Schema<Record<Keys>> {
    let common = commonFields.map { Field<Keys>($0, of: \.common) }
    return .item(name, (own + common).map { Field($0, of: \.keys) }, ages: false)
  }

  static let commonFields: [Field<CommonKeys>] = [
    Field("aliases", \.aliases, Shapes.list(Shapes.line), "other names, spellings and scripts"),
    Field("description", \.description, Shapes.markup, "a description in Markdown"),
    Field("picture", \.picture, picture, "a picture"),
    Field("identifiers", \.identifiers, identifiers, "what other registers call it: wikidata, viaf …"),
    Field("links", \.links, Shapes.list(webLink), "addresses on the web"),
    Field("same-as", \.sameAs, Shapes.reference, "another id of the same entity"),
    Field("was", \.was, Shapes.list(Shapes.formerID), "ids that it had before, whose addresses lead to it"),
  ]

  private static let pictureKeys = Form.KeyList(
    name: "a picture",
    keys: {
      [
        Form.Key(name: "file", help: "the file, below the folder of seeds", form: .text),
        Form.Key(name: "alt", help: "what it shows, for those who cannot see it", form: .text),
        Form.Key(name: "credit", help: "whose it is", form: .text),
      ]
    }, required: ["file"])

  static let picture = Shape<Picture>("a file, or `{file, alt, credit}`", Form(scalar: .text(), map: .keys(pictureKeys))) {
    node, decoding in
    if case .map(let entries) = node.content {
      var file: String?
      var made = Picture(file: "", origin: decoding.origin(node))
      let before = decoding.diagnostics.count
      for entry in entries {
        switch entry.key {
        case "file":
          file = Shapes.line.read(entry.value, &decoding)
          made.origin = decoding.origin(entry.value)
        case "alt": made.alternative = Shapes.line.read(entry.value, &decoding)
        case "credit": made.credit = Shapes.line.read(entry.value, &decoding)
        default:
          decoding.error(
            "unknown-key", "a picture has no key `\(entry.key)`", line: entry.line, column: entry.column,
            help: KeySuggestion.help(for: entry.key, among: pictureKeys.keys().map(\.name)))
        }
      }
      guard let file else {
        if decoding.diagnostics.count == before {
          decoding.error("missing-key", "a picture without `file`", at: node, help: "add `file: media/…`")
        }
        return nil
      }
      made.file = file
      return made
    }
    return Shapes.line.read(node, &decoding).map { Picture(file: $0, origin: decoding.origin(node)) }
  }

  private static let identifiers = Shape<[Identifier]>("a map from register to identifier", .named(Shapes.line.form.oneOrSeveral)) {
    node, decoding in
    guard case .map(let entries) = node.content else {
      decoding.error("wrong-value", "identifiers are a map from register to identifier", at: node, help: "write {wikidata: Q42}")
      return nil
    }
    return entries.flatMap { entry in
      (Shapes.list(Shapes.line).read(entry.value, &decoding) ?? []).map { Identifier(scheme: entry.key, value: $0) }
    }
  }

  private static let linkKeys = Form.KeyList(
    name: "a link",
    keys: {
      [
        Form.Key(name: "url", help: "the address", form: Shapes.url.form), Form.Key(name: "title", help: "words for it", form: .text),
      ]
    }, required: ["url"])

  private static let webLink = Shape<WebLink>("an address, or `{url, title}`", Form(scalar: Shapes.url.form.scalar, map: .keys(linkKeys))) {
    node, decoding in
    guard case .map(let entries) = node.content else { return Shapes.url.read(node, &decoding).map { WebLink(url: $0) } }
    var url: String?
    var title: String?
    let before = decoding.diagnostics.count
    for entry in entries {
      switch entry.key {
      case "url": url = Shapes.url.read(entry.value, &decoding)
      case "title": title = Shapes.line.read(entry.value, &decoding)
      default:
        decoding.error(
          "unknown-key", "a link has no key `\(entry.key)`", line: entry.line, column: entry.column,
          help: KeySuggestion.help(for: entry.key, among: linkKeys.keys().map(\.name)))
      }
    }
    if url == nil, decoding.diagnostics.count == before {
      decoding.error("missing-key", "a link without `url`", at: node, help: "add `url: https://…`")
    }
    return url.map { WebLink(url: $0, title: title) }
  }

  private static let coordinates = Shape<Coordinates>("`[latitude, longitude]`", Form(list: .exactly(2, .scalar(.number)))) {
    node, decoding in
    if case .list(let items) = node.content, items.count == 2, let latitude = Double(items[0].plainText),
      let longitude = Double(items[1].plainText),
      abs(latitude) <= 90, abs(longitude) <= 180
    {
      return Coordinates(latitude: latitude, longitude: longitude)
    }
    var help = "write degrees with decimals, as in [50.45, 30.52]"
    if case .list(let items) = node.content, items.count == 2, let first = Double(items[0].plainText),
      let second = Double(items[1].plainText),
      abs(second) <= 90, abs(first) <= 180
    {
      help = "the latitude comes first: did you mean [\(items[1].plainText), \(items[0].plainText)]?"
    }
    decoding.error(
      "coordinates", "coordinates are a latitude (−90 to 90) and a longitude (−180 to 180)", at: node, help: help)
    return nil
  }
}
