import Diagnostics
import Dossier
@_spi(_Unicode) import Swift

/// The kinds of values that keys take.
enum Shapes {
  /// Any text, as it is written: `NO` is a text and so is `2023-04`.
  static let text = Shape<String>("a text") { node, decoding in
    switch node.content {
    case .scalar(let text, _):
      return text
    case .list(let items):
      let wiki = items.count == 1 && items[0].isList
      decoding.error(
        wiki ? "yaml-list-for-text" : "wrong-value",
        wiki ? "[[…]] without quotation marks is a list of lists to YAML" : "a text is expected here, not \(node.described)",
        at: node, help: wiki ? "put the whole text in quotation marks" : "write one text; put it in quotation marks if it begins with [")
    case .map:
      decoding.error(
        "wrong-value", "a text is expected here, not \(node.described)", at: node,
        help: "put the text in quotation marks if it has a colon in it")
    }
    return nil
  }

  static let line = text.map { text, node, decoding in
    let squeezed = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    if squeezed.isEmpty { decoding.error("empty-text", "the text is empty", at: node, help: "write it, or leave the key out") }
    return squeezed.isEmpty ? nil : squeezed
  }

  /// Markdown. Its place in the file is that of the value: a block text begins on the line below its key.
  static let markup = text.map("Markdown") { text, node, decoding in
    let first = if case .scalar(_, .block) = node.content { node.line + 1 } else { node.line }
    let (prose, diagnostics) = decoding.markdown.parse(Array(text.utf8), file: decoding.file, firstLine: first)
    decoding.diagnostics += diagnostics
    return Markup(prose, origin: decoding.origin(node))
  }

  static let flag = line.map("`true` or `false`") { text, node, decoding -> Bool? in
    switch text {
    case "true", "yes": return true
    case "false", "no": return false
    default:
      decoding.error("wrong-value", "true or false is expected here, not “\(text)”", at: node, help: "write true or false")
      return nil
    }
  }

  static let count = line.map("a whole number") { text, node, decoding -> Int? in
    if let number = Int(text), number >= 0 { return number }
    decoding.error("wrong-value", "a number is expected here, not “\(text)”", at: node, help: "write a whole number such as 3")
    return nil
  }

  static let date = line.map("a date") { text, node, decoding -> EDTF? in
    do throws(EDTFError) {
      return try EDTF(parsing: text)
    } catch {
      decoding.error("date", error.message, at: node, help: error.help)
      return nil
    }
  }

  static let url = line.map("an address") { text, node, decoding -> String? in
    let scheme = text.prefix { $0 != ":" && $0 != "/" }.lowercased()
    if ["http", "https", "mailto", "urn", "doi"].contains(scheme), text.contains(":"),
      !text.unicodeScalars.contains(where: { $0.value <= 0x20 })
    {
      return text
    }
    decoding.error("url", "“\(text.prefix(60))” is no address that a page may link to", at: node, help: "write it whole, as https://…")
    return nil
  }

  /// One of the words of a closed list.
  static func word<Word: RawRepresentable & CaseIterable & Sendable>(_ type: Word.Type) -> Shape<Word> where Word.RawValue == String {
    let words = Word.allCases.map(\.rawValue)
    return line.map(words.map { "`\($0)`" }.joined(separator: ", ")) { text, node, decoding in
      if let word = Word(rawValue: text) { return word }
      decoding.error(
        "wrong-word", "“\(text)” is not one of the words that may stand here", at: node,
        help: nearestName(to: text, among: words).map { "did you mean \($0)?" } ?? "write one of \(words.joined(separator: ", "))")
      return nil
    }
  }

  /// A list, or a single value that stands for a list of one.
  static func list<Item>(_ item: Shape<Item>) -> Shape<[Item]> {
    Shape("one or several: \(item.expected)") { node, decoding in
      guard case .list(let nodes) = node.content else { return item.read(node, &decoding).map { [$0] } }
      return nodes.compactMap { node in node.isNull ? nil : item.read(node, &decoding) }
    }
  }

  static let marking = line.map("a marking") { text, node, decoding -> Marking? in
    let scale = decoding.markings
    if let marking = scale[text] { return marking }
    decoding.error(
      "unknown-marking", "“\(text)” is no marking of this briefing", at: node,
      help: nearestName(to: text, among: scale.names).map { "did you mean \($0)?" } ?? "write one of \(scale.names.joined(separator: ", "))"
    )
    return nil
  }

  static let reliability = line.map("a grade") { text, node, decoding -> Reliability? in
    if let grade = Reliability(text) { return grade }
    decoding.error(
      "reliability", "“\(text)” is no grade of the Admiralty code", at: node,
      help: "write a letter A–F for the source and a digit 1–6 for the information: B2")
    return nil
  }

  /// An id as the contract wants it: `[a-z0-9-]+`, and none that an index page has.
  static func isID(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.count <= 200 && text != "index" && !text.hasPrefix("index-")
      && text.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 45 }
  }

  static let anchor = line.map("an id") { text, node, decoding -> String? in
    if isID(text) { return text }
    decoding.error("id", "“\(text)” cannot be an id", at: node, help: idHelp(for: text))
    return nil
  }

  static func idHelp(for text: String) -> String {
    var made = ""
    for scalar in text.lowercased()._nfd where !scalar.properties.isDiacritic {
      let keep = (97...122).contains(scalar.value) || (48...57).contains(scalar.value)
      if keep { made.unicodeScalars.append(scalar) } else if !made.isEmpty, made.last != "-" { made.append("-") }
    }
    if made.hasSuffix("-") { made.removeLast() }
    let advice = "ids are made of a–z, 0–9 and -, and are not index or index-…"
    return isID(made) ? "\(advice); write \(made)" : advice
  }
}

extension YAMLNode {
  var isList: Bool { if case .list = content { true } else { false } }
}
