import Dossier
import Notation
import Reading

/// Reads lists of persons, organisations and places out of TEI (https://tei-c.org): `listPerson` and its like, and lists whose items begin with a
/// `persName` that has an id, as the volumes of the Foreign Relations of the United States have them.
struct TEIImport {
  private var tree = MetadataTree()
  private let ids: ImportedIDs

  static func tree(_ input: Import.Input, _ ids: ImportedIDs) throws(NotationFault) -> MetadataTree {
    var reader = TEIImport(ids: ids)
    for element in try XMLEvents.elements(named: ["person", "org", "place", "item"], in: input.bytes) { reader.take(element) }
    return reader.tree
  }

  private init(ids: ImportedIDs) { self.ids = ids }

  private mutating func take(_ element: XMLElement) {
    switch element.name {
    case "person": if let name = element.first("persName") { take(person: element, name) }
    case "org": if let name = element.first("orgName") ?? element.first("name") { takeNamed(element, name, .organisation, of: "orgName") }
    case "place": if let name = element.first("placeName") ?? element.first("name") { takeNamed(element, name, .place, of: "placeName") }
    default: takeItem(element)
    }
  }

  /// An item of a list; what stands behind the name describes the person.
  private mutating func takeItem(_ item: XMLElement) {
    if let name = item.descendant("persName"), name.attributes["xml:id"] != nil, item.descendant("item") == nil {
      let description = item.text(leavingOut: name).trimmed
      addPerson(name, foreign: name.attributes["xml:id"], description: description.isEmpty ? nil : description, of: item)
      return
    }
    for inner in item.elements { if inner.name == "item" { takeItem(inner) } else { takeItems(in: inner) } }
  }

  private mutating func takeItems(in element: XMLElement) {
    for inner in element.elements { if inner.name == "item" { takeItem(inner) } else { takeItems(in: inner) } }
  }

  private mutating func take(person: XMLElement, _ name: XMLElement) {
    let notes = ["note", "occupation", "bibl"].compactMap { person.first($0)?.text() }.filter { !$0.isEmpty }
    let id = addPerson(
      name, foreign: person.attributes["xml:id"] ?? name.attributes["xml:id"],
      description: notes.isEmpty ? nil : notes.joined(separator: "; "),
      of: person)
    var more = MetadataTree.Statement(at: person.place)
    for (key, element) in [("born", "birth"), ("died", "death")] {
      guard let date = person.first(element) else { continue }
      more.set(key, date.attributes["when-iso"] ?? date.attributes["when"] ?? date.first("date")?.attributes["when"], at: date.place)
    }
    if let gender = person.attributes["gender"] ?? person.attributes["sex"] ?? person.first("sex")?.text() {
      more.set("gender", gender, at: person.place)
    }
    let others = person.elements.filter { $0.name == "persName" && $0 !== name }
    more.set("aliases", others.map { .text(PersonalName($0).full, at: $0.place) })
    addIdentifiers(of: person, to: &more)
    tree.add(more, to: .person, id)
  }

  @discardableResult private mutating func addPerson(_ name: XMLElement, foreign: String?, description: String?, of element: XMLElement)
    -> String
  {
    let personal = PersonalName(name)
    let id = ids.id(for: foreign ?? "\(name.place)", named: personal.full)
    var statement = MetadataTree.Statement(at: name.place)
    statement.set("name", personal.full, at: name.place)
    statement.set("sort-name", personal.sorted, at: name.place)
    if let description { statement.set("description", .prose(description, at: element.place)) }
    if let foreign, foreign != id { statement.set("identifiers", .map([("tei", .text(foreign, at: name.place))], at: name.place)) }
    tree.add(statement, to: .person, id)
    return id
  }

  private mutating func takeNamed(_ element: XMLElement, _ name: XMLElement, _ kind: EntityKind, of nameElement: String) {
    let id = ids.id(for: element.attributes["xml:id"] ?? "\(element.place)", named: name.text())
    var statement = MetadataTree.Statement(at: element.place)
    statement.set("name", name.text(), at: name.place)
    statement.set("aliases", element.elements.filter { $0.name == nameElement && $0 !== name }.map { .text($0.text(), at: $0.place) })
    if let note = element.first("note") ?? element.first("desc") { statement.set("description", .prose(note.text(), at: note.place)) }
    if kind == .place, let point = element.descendant("geo") {
      let numbers = point.text().split { $0 == " " || $0 == "," }.map { YAMLNode.text(String($0), at: point.place) }
      if numbers.count == 2 { statement.set("coordinates", numbers) }
    }
    if let foreign = element.attributes["xml:id"], foreign != id {
      statement.set("identifiers", .map([("tei", .text(foreign, at: element.place))], at: element.place))
    }
    addIdentifiers(of: element, to: &statement)
    tree.add(statement, to: kind, id)
  }

  /// `idno` with a type: what other registers call it.
  private func addIdentifiers(of element: XMLElement, to statement: inout MetadataTree.Statement) {
    var identifiers: [(String, YAMLNode)] = []
    for number in element.elements where number.name == "idno" {
      guard let register = number.attributes["type"]?.lowercased(), !identifiers.contains(where: { $0.0 == register }),
        !number.text().isEmpty
      else { continue }
      identifiers.append((register, .text(number.text(), at: number.place)))
    }
    if !identifiers.isEmpty, !statement.has("identifiers") { statement.set("identifiers", .map(identifiers, at: element.place)) }
  }
}

/// A name of a person as TEI has it: in parts, or in one piece with the family name first.
private struct PersonalName {
  let full: String
  /// By which indexes sort, where it can be told.
  var sorted: String?

  init(_ element: XMLElement) {
    if let family = element.descendant("surname")?.text(), !family.isEmpty {
      let given = element.elements.filter { $0.name == "forename" }.map { $0.text() }.joined(separator: " ")
      full = [given, family].filter { !$0.isEmpty }.joined(separator: " ")
      sorted = given.isEmpty ? family : "\(family), \(given)"
      return
    }
    let whole = element.text().trimmed
    let parts = whole.split(separator: ",").map { String($0).trimmed }.filter { !$0.isEmpty }
    guard parts.count > 1 else {
      full = whole
      return
    }
    let rest = parts.dropFirst(2)
    full = ([parts[1] + " " + parts[0]] + rest).joined(separator: ", ")
    sorted = whole
  }
}

extension String {
  /// Without blanks and the signs that part a name from what follows it.
  fileprivate var trimmed: String {
    let signs: Set<Character> = [" ", ",", ";", ":", "\n", "\t"]
    var rest = self[...]
    while let first = rest.first, signs.contains(first) { rest.removeFirst() }
    while let last = rest.last, signs.contains(last) { rest.removeLast() }
    return String(rest)
  }
}
