import Dossier
import Notation
import Reading

/// Reads Popolo (https://www.popoloproject.com), the form in which many parliaments and their watchers tell of people and organisations.
struct PopoloImport {
  private var tree = MetadataTree()
  private let ids: ImportedIDs

  static func tree(_ input: Import.Input, _ ids: ImportedIDs, _ leftOut: inout LeftOut) throws(NotationFault) -> MetadataTree {
    guard let root = try JSONReader.values(in: input.bytes).first else { return MetadataTree() }
    guard case .object(let members) = root.value, members.contains(where: { ["persons", "organizations", "memberships"].contains($0.key) })
    else {
      throw NotationFault(
        message: "this is no Popolo: it has none of `persons`, `organizations` and `memberships`", help: "give one object with these lists",
        place: root.place)
    }
    var reader = PopoloImport(ids: ids)
    for person in root["persons"]?.items ?? [] { _ = reader.id(person) }
    for organisation in root["organizations"]?.items ?? [] { _ = reader.id(organisation) }
    for person in root["persons"]?.items ?? [] { reader.take(person: person, root) }
    for organisation in root["organizations"]?.items ?? [] { reader.take(organisation: organisation) }
    for membership in root["memberships"]?.items ?? [] { reader.take(membership: membership, person: nil, root) }
    for key in members.map(\.key) where !["persons", "organizations", "memberships", "posts", "meta"].contains(key) {
      leftOut.add("the list `\(key)`")
    }
    return reader.tree
  }

  private init(ids: ImportedIDs) { self.ids = ids }

  private func id(_ node: JSONNode) -> String { ids.id(for: node["id"]?.text ?? "\(node.place)", named: node["name"]?.text) }

  private func set(_ key: String, _ value: JSONNode?, in statement: inout MetadataTree.Statement) {
    if let value { statement.set(key, value.text, at: value.place) }
  }

  private func common(_ node: JSONNode, _ own: String) -> MetadataTree.Statement {
    var statement = MetadataTree.Statement(at: node.place)
    set("name", node["name"], in: &statement)
    let others = (node["other_names"]?.items ?? []).compactMap { $0["name"] }.filter { $0.text?.isEmpty == false }
    statement.set("aliases", others.map { .text($0.text!, at: $0.place) })
    if let text = (node["biography"] ?? node["summary"] ?? node["description"]), let words = text.text, !words.isEmpty {
      statement.set("description", .prose(words, at: text.place))
    }
    var identifiers: [(String, YAMLNode)] = []
    if let foreign = node["id"]?.text, foreign != own { identifiers.append(("popolo", .text(foreign, at: node.place))) }
    for identifier in node["identifiers"]?.items ?? [] {
      guard let scheme = identifier["scheme"]?.text, let value = identifier["identifier"], let text = value.text,
        !identifiers.contains(where: { $0.0 == scheme })
      else { continue }
      identifiers.append((scheme, .text(text, at: value.place)))
    }
    if !identifiers.isEmpty { statement.set("identifiers", .map(identifiers, at: node.place)) }
    let links = (node["links"]?.items ?? []).compactMap { link -> YAMLNode? in
      guard let url = link["url"], let text = url.text else { return nil }
      let title = link["note"].flatMap { note in note.text.map { ("title", YAMLNode.text($0, at: note.place)) } }
      return .map([("url", .text(text, at: url.place))] + (title.map { [$0] } ?? []), at: url.place)
    }
    statement.set("links", links)
    return statement
  }

  private mutating func take(person: JSONNode, _ root: JSONNode) {
    let own = id(person)
    var statement = common(person, own)
    if person["sort_name"] != nil {
      set("sort-name", person["sort_name"], in: &statement)
    } else if let family = person["family_name"]?.text, let given = person["given_name"]?.text, !family.isEmpty {
      statement.set("sort-name", "\(family), \(given)", at: person.place)
    }
    set("born", person["birth_date"], in: &statement)
    set("died", person["death_date"], in: &statement)
    set("gender", person["gender"], in: &statement)
    set("country", person["national_identity"] ?? person["nationality"], in: &statement)
    tree.add(statement, to: .person, own)
    for membership in person["memberships"]?.items ?? [] { take(membership: membership, person: own, root) }
  }

  private mutating func take(organisation: JSONNode) {
    let own = id(organisation)
    var statement = common(organisation, own)
    set("kind", organisation["classification"], in: &statement)
    if let parent = organisation["parent_id"], let known = parent.text.flatMap(ids.known) {
      statement.set("parent", .text(known, at: parent.place))
    }
    tree.add(statement, to: .organisation, own)
  }

  private mutating func take(membership: JSONNode, person: String?, _ root: JSONNode) {
    guard let person = person ?? membership["person_id"]?.text.flatMap(ids.known) else { return }
    let post = membership["post_id"]?.text.flatMap { id in root["posts"]?.items.first { $0["id"]?.text == id } }
    var role = MetadataTree.Statement(at: membership.place)
    let title = [membership["role"], membership["label"], post?["label"], post?["role"]].compactMap(\.self).first {
      $0.text?.isEmpty == false
    }
    role.set("title", title?.text ?? "member", at: title?.place ?? membership.place)
    let organisation = membership["organization_id"] ?? post?["organization_id"]
    if let organisation, let known = organisation.text.flatMap(ids.known) { role.set("organisation", .text(known, at: organisation.place)) }
    set("from", membership["start_date"], in: &role)
    set("to", membership["end_date"], in: &role)
    tree.add(role, to: "roles", of: .person, person)
  }
}
