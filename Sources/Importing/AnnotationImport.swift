import Diagnostics
import Dossier
import Notation
import Reading

/// Reads W3C Web Annotations: each becomes a fact, with the passage that it annotates as its evidence.
enum AnnotationImport {
  static func tree(
    _ input: Import.Input, _ dossier: Dossier?, _ diagnostics: inout [Diagnostic], _ leftOut: inout LeftOut
  ) throws(NotationFault) -> MetadataTree {
    var tree = MetadataTree()
    let values = try JSONReader.values(in: input.bytes).flatMap(\.items)
    // A collection holds its annotations in pages.
    let annotations = values.flatMap { value in value["first"]?["items"]?.items ?? value["items"]?.items ?? value["rows"]?.items ?? [value]
    }
    for annotation in annotations {
      guard let target = annotation["target"] else {
        throw NotationFault(
          message: "this is no annotation: it has no `target`", help: "give one Web Annotation a line, or a list of them",
          place: annotation.place)
      }
      let targets = target.items.compactMap { item -> (String, JSONNode)? in document(of: item, dossier).map { ($0, item) } }
      guard let (document, item) = targets.first else {
        let source = target.items.first.flatMap { $0["source"] ?? $0 }
        diagnostics.append(
          Diagnostic(
            .error, "unknown-document", "what is annotated here is no document of the briefing: “\((source?.text ?? "").prefix(80))”",
            at: Location(file: input.name, line: target.place.line, column: target.place.column),
            help: "put the document into seeds/ and its address into its `url`, and name the folder with --into"))
        continue
      }
      guard let quote = quote(of: item) else {
        leftOut.add("annotations without the words that they annotate")
        continue
      }
      tree.lists["facts", default: []].append(fact(annotation, on: document, quote, dossier))
    }
    return tree
  }

  private static func quote(of target: JSONNode) -> JSONNode? {
    (target["selector"]?.items ?? []).first { $0["type"]?.text == "TextQuoteSelector" && $0["exact"]?.text?.isEmpty == false }
  }

  private static func fact(_ annotation: JSONNode, on document: String, _ quote: JSONNode, _ dossier: Dossier?) -> MetadataTree.Statement {
    var fact = MetadataTree.Statement(at: annotation.place)
    let bodies = annotation["body"]?.items ?? []
    let words = bodies.compactMap { $0["value"] ?? $0["label"] ?? ($0.text == nil ? nil : $0) }.filter { $0.text?.isEmpty == false }
    let about = bodies.compactMap { body -> YAMLNode? in
      guard let source = body["source"] ?? body["id"], let id = source.text.flatMap(entity), MetadataCheck.isID(id) else { return nil }
      return .text(id, at: source.place)
    }
    var seen: Set<String> = []
    fact.set("about", about.filter { node in if case .scalar(let id, _) = node.content { seen.insert(id).inserted } else { false } })
    let exact = quote["exact"]!
    fact.set(
      "text", words.isEmpty ? exact.text : words.map { $0.text! }.joined(separator: "; "), at: words.first?.place ?? exact.place)
    let parts = [("quote", exact)] + ["prefix", "suffix"].compactMap { key in quote[key].map { (key, $0) } }
    let passage =
      [("document", YAMLNode.text(document, at: quote.place))]
      + parts.compactMap { key, node in
        let words = (node.text ?? "").split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return words.isEmpty ? nil : (key, YAMLNode.text(words, at: node.place))
      }
    fact.set("evidence", [.map(passage, at: quote.place)])
    return fact
  }

  /// The document that is annotated: by its address in a site of Briefing, or by that on the web.
  private static func document(of target: JSONNode, _ dossier: Dossier?) -> String? {
    guard let address = (target["source"] ?? target["id"] ?? target).text else { return nil }
    let path = address.prefix { $0 != "#" && $0 != "?" }
    for (folder, suffix) in [("data/documents/", ".txt"), ("sources/", ".html")] {
      if let start = path.ranges(of: folder).last?.upperBound, path.hasSuffix(suffix) {
        let id = String(path[start...].dropLast(suffix.count))
        if MetadataCheck.isID(id), dossier == nil || dossier!.document(id) != nil { return id }
      }
    }
    return dossier?.documents.first { document in document.keys.url.map { $0 == address || $0 == path } ?? false }?.id
  }

  /// The entity whose page an address is.
  private static func entity(of address: String) -> String? {
    let path = address.prefix { $0 != "#" && $0 != "?" }
    let parts = path.split(separator: "/")
    guard path.hasSuffix(".html"), parts.count > 1 else { return nil }
    let folders = EntityKind.allCases.map(\.section) + ["positions"]
    return folders.contains(String(parts[parts.count - 2])) ? String(parts[parts.count - 1].dropLast(".html".count)) : nil
  }
}
