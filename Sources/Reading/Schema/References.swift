import Diagnostics
import Dossier

extension Shapes {
  /// Someone or something: the id of an entity, {name: …} or {unnamed: …}.
  static let reference = Shape<Reference>("an id", Form(scalar: .text(pattern: idPattern), map: .keys(referenceKeys))) { node, decoding in
    switch node.content {
    case .scalar(let text, _):
      if isID(text) { return .entity(text, decoding.origin(node)) }
      if node.isNull || text.isEmpty {
        decoding.error("reference", "an id is expected here, not nothing", at: node, help: "write it, or leave the key out")
      } else {
        decoding.error(
          "reference", "“\(text.prefix(60))” is no id", at: node,
          help: "write the id of an entity, or {name: \(YAMLTraps.quoted(text[...]))} for someone without a page")
      }
      return nil
    case .map(let entries):
      return described(entries, of: node, &decoding)?.who
    case .list:
      decoding.error("wrong-value", "one id is expected here, not a list", at: node, help: "write one id")
      return nil
    }
  }

  /// The same, but a text that cannot be an id stands for a name: authors are often without a page.
  static let author = Shape<Reference>("an id or a name", Form(scalar: .text(), map: .keys(referenceKeys))) { node, decoding in
    if case .scalar(let text, _) = node.content {
      return isID(text) ? .entity(text, decoding.origin(node)) : line.read(node, &decoding).map { .named($0) }
    }
    return reference.read(node, &decoding)
  }

  static let references = list(reference)

  /// An id that an entity had before.
  static let formerID = anchor.map { id, node, decoding in FormerID(id, at: decoding.origin(node)) }

  /// An id that a document had before: it is made from a path, and has letters of any script.
  static let formerDocumentID = line.map("a document's id") { id, node, decoding -> FormerID? in
    if id == documentID(ofPath: id + ".x"), id != "index", !id.hasPrefix("index-"), id.utf8.count <= 200 {
      return FormerID(id, at: decoding.origin(node))
    }
    decoding.error(
      "id", "“\(id.prefix(60))” cannot be the id of a document", at: node,
      help: "it is the former path under the seeds without the suffix, in lower case, with - between its words")
    return nil
  }

  /// A document, by its id.
  static let document = line.map("a document's id") { text, node, decoding in DocumentReference(text, at: decoding.origin(node)) }
  static let documents = list(document)
  static let authors = list(author)

  /// Who says so, nested as deep as the chain is: `{unnamed: two sources, via: nbc-news}`.
  static let attribution = Shape<Attribution>("who says so", Form(scalar: .text(pattern: idPattern), map: .keys(referenceKeys))) {
    node, decoding in
    if case .map(let entries) = node.content { return described(entries, of: node, &decoding) }
    return reference.read(node, &decoding).map { Attribution($0) }
  }

  /// `true`, or who it was.
  static let spokesperson = Shape<Spokesperson>("`true`, or who it was", Form(scalar: .text(), map: .keys(referenceKeys))) {
    node, decoding in
    if case .scalar(let text, _) = node.content {
      switch text {
      case "true", "True", "TRUE", "yes": return .unstated
      case "false", "False", "FALSE", "no": return nil
      default: return .described(isID(text) ? .entity(text, decoding.origin(node)) : .unnamed(text))
      }
    }
    return reference.read(node, &decoding).map { .described($0) }
  }

  private static let referenceKeys: Form.KeyList = Form.KeyList(
    name: "a reference",
    keys: {
      let id = Form(scalar: .text(pattern: idPattern), map: .keys(referenceKeys))
      return [
        Form.Key(name: "name", help: "the name of someone without a page", form: .text),
        Form.Key(name: "unnamed", help: "what is known of someone who is not named", form: .text),
        Form.Key(name: "id", help: "the id of an entity", form: id), Form.Key(name: "person", help: "the id of a person", form: id),
        Form.Key(name: "organisation", help: "the id of an organisation", form: id),
        Form.Key(name: "work", help: "the id of a work", form: id),
        Form.Key(name: "via", help: "through whom it came", form: id.oneOrSeveral),
      ]
    }, exactlyOne: ["name", "unnamed", "id", "person", "organisation", "work"])

  private static func described(_ entries: [YAMLNode.Entry], of node: YAMLNode, _ decoding: inout Decoding) -> Attribution? {
    var who: Reference?
    var via: [Attribution] = []
    let before = decoding.diagnostics.count
    for entry in entries {
      switch entry.key {
      case "name": who = line.read(entry.value, &decoding).map { .named($0) }
      case "unnamed": who = line.read(entry.value, &decoding).map { .unnamed($0) }
      case "id", "person", "organisation", "work": who = reference.read(entry.value, &decoding)
      case "via": via = list(attribution).read(entry.value, &decoding) ?? []
      default:
        decoding.error(
          "unknown-key", "a reference has no key `\(entry.key)`", line: entry.line, column: entry.column,
          help: KeySuggestion.help(for: entry.key, among: ["id", "name", "unnamed", "via"]))
      }
    }
    if let who { return Attribution(who, via: via) }
    if decoding.diagnostics.count == before {
      decoding.error("reference", "nobody is named here", at: node, help: "write an id, {name: …} or {unnamed: …}")
    }
    return nil
  }
}
