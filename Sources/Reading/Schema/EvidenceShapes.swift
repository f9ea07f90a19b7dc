import Diagnostics
import Dossier

extension Shapes {
  /// A passage: its exact words, or {quote, prefix, suffix}, {document, quote …}, {work, page, quote}.
  static let evidence = Shape<Evidence>("a passage", Form(scalar: .text(), map: .keys(passageKeys))) { node, decoding in
    switch node.content {
    case .scalar:
      return line.read(node, &decoding).map { _ in Evidence(holder: .ownDocument, quote: node.plainText, origin: decoding.origin(node)) }
    case .map(let entries):
      return selector(entries, of: node, &decoding)
    case .list:
      decoding.error(
        "wrong-value", "a passage is expected here, not \(node.described)", at: node,
        help: "put the words in quotation marks: a text that begins with [ is a list to YAML")
      return nil
    }
  }

  private static let passageKeys = Form.KeyList(
    name: "a passage",
    keys: {
      [
        Form.Key(name: "quote", help: "the exact words", form: .text),
        Form.Key(name: "prefix", help: "what stands directly before them, where they stand more than once", form: .text),
        Form.Key(name: "suffix", help: "what stands directly after them, where they stand more than once", form: .text),
        Form.Key(name: "document", help: "the id of the document, where it is not this file's", form: .text),
        Form.Key(name: "work", help: "the id of a work that is not held", form: .text(idPattern)),
        Form.Key(name: "page", help: "the page of that work", form: .text),
      ]
    })

  private static func selector(_ entries: [YAMLNode.Entry], of node: YAMLNode, _ decoding: inout Decoding) -> Evidence? {
    var texts: [String: YAMLNode] = [:]
    let keys = passageKeys.keys().map(\.name)
    let before = decoding.diagnostics.count
    for entry in entries {
      guard keys.contains(entry.key) else {
        decoding.error(
          "unknown-key", "a passage has no key `\(entry.key)`", line: entry.line, column: entry.column,
          help: KeySuggestion.help(for: entry.key, among: keys))
        continue
      }
      if line.read(entry.value, &decoding) != nil { texts[entry.key] = entry.value }
    }
    if texts["document"] != nil, let work = entries.first(where: { $0.key == "work" }), texts["work"] != nil {
      decoding.error(
        "evidence-of-two", "a passage of a document and of a work at once", line: work.line, column: work.column,
        help: "leave out `document:` or `work:`; a passage of each is an entry of its own")
      return nil
    }
    let holder: Evidence.Holder
    if let work = texts["work"] {
      guard case .entity(let id, _)? = reference.read(work, &decoding) else { return nil }
      holder = .work(id, page: texts["page"]?.plainText)
    } else {
      holder = texts["document"].map { .document($0.plainText) } ?? .ownDocument
    }
    guard let quote = texts["quote"] else {
      if case .work = holder { return Evidence(holder: holder, quote: "", origin: decoding.origin(texts["work"] ?? node)) }
      if !entries.contains(where: { $0.key == "quote" }), !decoding.hasUnknownKey(since: before) {
        decoding.error("evidence-quote", "a passage without a `quote`", at: node, help: "add `quote:` with the exact words of the document")
      }
      return nil
    }
    return Evidence(
      holder: holder, quote: quote.plainText, prefix: texts["prefix"]?.plainText, suffix: texts["suffix"]?.plainText,
      origin: decoding.origin(quote))
  }
}

extension YAMLNode {
  /// The text of a scalar as it stands.
  var plainText: String { if case .scalar(let text, _) = content { text } else { "" } }
}
