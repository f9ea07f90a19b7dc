import Dossier
import Notation
import Reading

/// Reads entities of FollowTheMoney, one of JSON a line or in a list.
struct FollowTheMoneyImport {
  private var tree = MetadataTree()
  private let ids: ImportedIDs
  /// The entities by their ids, for those that refer to them.
  private var byID: [String: JSONNode] = [:]

  static func tree(_ input: Import.Input, _ ids: ImportedIDs, _ leftOut: inout LeftOut) throws(NotationFault) -> MetadataTree {
    let nodes = try JSONReader.values(in: input.bytes).flatMap(\.items)
    var reader = FollowTheMoneyImport(ids: ids)
    for node in nodes {
      guard let id = node["id"]?.text, node["schema"]?.text != nil else {
        throw NotationFault(
          message: "this is no entity: it has no `id` and `schema`", help: "give one entity of FollowTheMoney a line", place: node.place)
      }
      reader.byID[id] = node
    }
    // Ids first: entities refer to others that stand further down.
    for node in nodes where Self.kinds[node["schema"]!.text!] != nil { _ = reader.ownID(of: node) }
    for node in nodes { reader.takeEntity(node, &leftOut) }
    for node in nodes { reader.takeLink(node, &leftOut) }
    return reader.tree
  }

  private init(ids: ImportedIDs) { self.ids = ids }

  // MARK: Properties

  private func values(_ node: JSONNode, _ key: String) -> [JSONNode] { node["properties"]?[key]?.items.filter { $0.text != nil } ?? [] }

  private func first(_ node: JSONNode, _ keys: String...) -> JSONNode? { keys.lazy.flatMap { values(node, $0) }.first }

  private func set(_ key: String, _ value: JSONNode?, in statement: inout MetadataTree.Statement) {
    if let value { statement.set(key, value.text, at: value.place) }
  }

  /// The id that was given to whom a property names.
  private func references(_ node: JSONNode, _ key: String) -> [YAMLNode] {
    values(node, key).compactMap { value in value.text.flatMap(ids.known).map { .text($0, at: value.place) } }
  }

  /// Notes as an export writes them: `key: value`.
  private func note(_ key: String, of node: JSONNode) -> (text: String, place: TextPlace)? {
    for value in values(node, "notes") + values(node, "summary") {
      if let text = value.text, text.hasPrefix("\(key): ") { return (String(text.dropFirst(key.count + 2)), value.place) }
    }
    return nil
  }

  private func setDate(_ key: String, _ property: String, of node: JSONNode, in statement: inout MetadataTree.Statement) {
    if let note = note(property, of: node) {
      statement.set(key, note.text, at: note.place)
    } else if let value = first(node, property) {
      statement.set(key, value.text.map { String($0.prefix(10)) }, at: value.place)
    }
  }

  // MARK: Entities

  private static let kinds: [String: EntityKind] = [
    "Person": .person, "Organization": .organisation, "Company": .organisation, "PublicBody": .organisation, "LegalEntity": .organisation,
    "Address": .place, "Event": .meeting, "Article": .work, "Document": .work, "PlainText": .work, "HyperText": .work, "Pages": .work,
    "Email": .work, "CourtCase": .meeting,
  ]
  private static let links: Set = [
    "Membership", "Employment", "Directorship", "Occupancy", "Position", "Family", "Associate", "UnknownLink", "Representation",
    "Ownership",
    "Note", "Mention",
  ]

  /// Documents of a briefing are files: their entities bring nothing that could be imported.
  private func isOwnDocument(_ node: JSONNode) -> Bool { node["id"]?.text?.hasPrefix("document.") == true }

  private func name(of node: JSONNode) -> JSONNode? { first(node, "name", "title", "full", "caption") }

  private func ownID(of node: JSONNode) -> String { ids.id(for: node["id"]!.text!, named: name(of: node)?.text) }

  private mutating func takeEntity(_ node: JSONNode, _ leftOut: inout LeftOut) {
    let (id, schema) = (node["id"]!.text!, node["schema"]!.text!)
    if isOwnDocument(node) { return leftOut.add("documents, which are files under seeds/") }
    guard let kind = Self.kinds[schema] else {
      if !Self.links.contains(schema) { leftOut.add("entities of the schema \(schema)") }
      return
    }
    let name = name(of: node)
    let own = ownID(of: node)
    var statement = MetadataTree.Statement(at: node.place)
    set(kind == .work || kind == .meeting ? "title" : "name", name, in: &statement)
    let others = (values(node, "name").dropFirst() + values(node, "alias") + values(node, "weakAlias") + values(node, "previousName")).map {
      YAMLNode.text($0.text!, at: $0.place)
    }
    statement.set("aliases", others)
    takeOwn(node, kind, schema, in: &statement)
    takeCommon(node, id, own, in: &statement)
    tree.add(statement, to: kind, own)
    if kind == .person { takePositions(node, own) }
  }

  private func takeOwn(_ node: JSONNode, _ kind: EntityKind, _ schema: String, in statement: inout MetadataTree.Statement) {
    switch kind {
    case .person:
      setDate("born", "birthDate", of: node, in: &statement)
      setDate("died", "deathDate", of: node, in: &statement)
      set("gender", first(node, "gender"), in: &statement)
      setCountry(first(node, "country", "nationality", "citizenship"), in: &statement)
      statement.set("expertise", values(node, "keywords").map { .text($0.text!, at: $0.place) })
    case .organisation:
      if let kind = first(node, "classification") {
        set("kind", kind, in: &statement)
      } else if let word = ["Company": "company", "PublicBody": "government-body"][schema] {
        statement.set("kind", word, at: node.place)
      }
      statement.set("parent", references(node, "parent").first)
      setCountry(first(node, "country", "jurisdiction", "mainCountry"), in: &statement)
    case .place:
      setCountry(first(node, "country"), in: &statement)
      if let latitude = first(node, "latitude"), let longitude = first(node, "longitude") {
        statement.set(
          "coordinates",
          .list([.text(latitude.text!, at: latitude.place), .text(longitude.text!, at: longitude.place)], at: latitude.place))
      }
    case .work:
      statement.set("authors", values(node, "author").map { .map([("name", .text($0.text!, at: $0.place))], at: $0.place) })
      statement.set("publisher", first(node, "publisher").map { .map([("name", .text($0.text!, at: $0.place))], at: $0.place) })
      set("url", first(node, "sourceUrl"), in: &statement)
      setDate("date", "publishedAt", of: node, in: &statement)
      if !statement.has("date") { setDate("date", "date", of: node, in: &statement) }
    case .meeting:
      takeMeeting(node, in: &statement)
    case .issue, .term: break
    }
  }

  private func takeMeeting(_ node: JSONNode, in statement: inout MetadataTree.Statement) {
    if let note = note("date", of: node) {
      statement.set("date", note.text, at: note.place)
    } else if let start = first(node, "startDate"), let end = first(node, "endDate") {
      let (from, to) = (start.text!.prefix(10), end.text!.prefix(10))
      statement.set("date", from == to ? String(from) : "\(from)/\(to)", at: start.place)
    } else if let date = first(node, "date", "startDate") {
      statement.set("date", String(date.text!.prefix(10)), at: date.place)
    }
    set("purpose", first(node, "summary"), in: &statement)
    let place = references(node, "addressEntity").first
    statement.set("place", place)
    if let location = first(node, "location") {
      // The place's name stands behind that of the building.
      let placeName = values(node, "addressEntity").first?.text.flatMap { byID[$0] }.flatMap { first($0, "name") }?.text
      let text = location.text!
      let venue = placeName.map { text == $0 ? "" : text.hasSuffix(", " + $0) ? String(text.dropLast($0.count + 2)) : text } ?? text
      statement.set("venue", venue, at: location.place)
    }
    statement.set("topics", values(node, "keywords").map { .map([("text", .text($0.text!, at: $0.place))], at: $0.place) })
    let known = (values(node, "involved") + values(node, "organizer")).compactMap { value -> YAMLNode? in
      guard let foreign = value.text, let entity = byID[foreign], let kind = entity["schema"]?.text.flatMap({ Self.kinds[$0] }) else {
        return nil
      }
      let id = ownID(of: entity)
      return .map([(kind == .person ? "person" : "organisation", .text(id, at: value.place))], at: value.place)
    }
    let named = values(node, "peopleMentioned").map { YAMLNode.map([("name", .text($0.text!, at: $0.place))], at: $0.place) }
    statement.set("participants", known + named)
  }

  private func setCountry(_ value: JSONNode?, in statement: inout MetadataTree.Statement) {
    if let value { statement.set("country", value.text?.uppercased(), at: value.place) }
  }

  private func takeCommon(_ node: JSONNode, _ foreign: String, _ own: String, in statement: inout MetadataTree.Statement) {
    if let description = first(node, "description", "biography") {
      statement.set("description", .prose(description.text!, at: description.place))
    }
    var identifiers: [(String, YAMLNode)] = []
    if foreign != own { identifiers.append(("followthemoney", .text(foreign, at: node.place))) }
    if let wikidata = first(node, "wikidataId") { identifiers.append(("wikidata", .text(wikidata.text!, at: wikidata.place))) }
    var notes: [JSONNode] = []
    for value in values(node, "notes") {
      let parts = value.text!.split(separator: ": ", maxSplits: 1).map(String.init)
      if ["birthDate", "deathDate", "date", "publishedAt"].contains(parts[0]), parts.count == 2 { continue }
      if parts.count == 2, MetadataCheck.isID(parts[0]), !parts[1].contains(" ") {
        identifiers.append((parts[0], .text(parts[1], at: value.place)))
      } else {
        notes.append(value)
      }
    }
    if !identifiers.isEmpty { statement.set("identifiers", .map(identifiers, at: node.place)) }
    if !statement.has("url") { statement.set("links", values(node, "sourceUrl").map { .text($0.text!, at: $0.place) }) }
    if let first = notes.first {
      statement.set("note", .prose(notes.map { $0.text! }.joined(separator: "\n\n"), at: first.place))
    }
  }

  private mutating func takePositions(_ node: JSONNode, _ own: String) {
    for value in values(node, "position") {
      var role = MetadataTree.Statement(at: value.place)
      role.set("title", value.text, at: value.place)
      tree.add(role, to: "roles", of: .person, own)
    }
  }

  // MARK: Between entities

  private mutating func takeLink(_ node: JSONNode, _ leftOut: inout LeftOut) {
    switch node["schema"]!.text! {
    case "Membership": takeRole(node, "member", "organization", first(node, "role"))
    case "Employment": takeRole(node, "employee", "employer", first(node, "role"))
    case "Directorship": takeRole(node, "director", "organization", first(node, "role"))
    case "Occupancy":
      let post = first(node, "post")?.text.flatMap { byID[$0] }
      takeRole(node, "holder", nil, post.flatMap { first($0, "name") }, organisation: post.flatMap { references($0, "organization").first })
    case "Family": takeRelation(node, "person", "relative", "relationship")
    case "Associate": takeRelation(node, "person", "associate", "relationship")
    case "UnknownLink": takeRelation(node, "subject", "object", "role")
    case "Representation": takeRelation(node, "agent", "client", "role")
    case "Ownership": takeRelation(node, "owner", "asset", "role", usually: "owner-of")
    case "Note": takeFact(node)
    case "Mention": leftOut.add("mentions, which are found anew in documents")
    default: break
    }
  }

  private mutating func takeRole(
    _ node: JSONNode, _ holder: String, _ organisation: String?, _ title: JSONNode?, organisation found: YAMLNode? = nil
  ) {
    for value in values(node, holder) {
      guard let foreign = value.text, let id = ids.known(foreign) else { continue }
      var role = MetadataTree.Statement(at: node.place)
      role.set("title", title?.text ?? "member", at: title?.place ?? node.place)
      role.set("organisation", organisation.flatMap { references(node, $0).first } ?? found)
      setDate("from", "startDate", of: node, in: &role)
      setDate("to", "endDate", of: node, in: &role)
      set("tenure", first(node, "status"), in: &role)
      if let note = first(node, "description") { role.set("note", .prose(note.text!, at: note.place)) }
      if tree[.person, id] != nil { tree.add(role, to: "roles", of: .person, id) }
    }
  }

  private mutating func takeRelation(_ node: JSONNode, _ from: String, _ to: String, _ kind: String, usually: String? = nil) {
    for source in references(node, from) {
      for target in references(node, to) {
        var relation = MetadataTree.Statement(at: node.place)
        relation.set("from", source)
        relation.set("to", target)
        relation.set("kind", first(node, kind)?.text ?? usually, at: node.place)
        setDate("date", "date", of: node, in: &relation)
        if let note = first(node, "description") { relation.set("note", .prose(note.text!, at: note.place)) }
        tree.lists["relations", default: []].append(relation)
      }
    }
  }

  private mutating func takeFact(_ node: JSONNode) {
    guard let text = first(node, "description", "summary") else { return }
    var fact = MetadataTree.Statement(at: node.place)
    fact.set("about", references(node, "entity"))
    set("kind", first(node, "name"), in: &fact)
    set("text", text, in: &fact)
    if let note = note("date", of: node) { fact.set("date", note.text, at: note.place) }
    tree.lists["facts", default: []].append(fact)
  }
}
