import Diagnostics
import Dossier
import Prose
@_spi(_Unicode) import Swift

/// The kinds of values that keys take.
enum Shapes {
  /// Any text, as it is written: `NO` is a text and so is `2023-04`.
  static let text = Shape<String>("a text", .text) { node, decoding in
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
    let squeezed = text.isOneLine ? text : text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    if squeezed.isEmpty { decoding.error("empty-text", "the text is empty", at: node, help: "write it, or leave the key out") }
    return squeezed.isEmpty ? nil : squeezed
  }

  /// Markdown. Its place in the file is that of the value: a block text begins on the line below its key.
  static let markup = text.map("Markdown") { text, node, decoding in
    var (prose, diagnostics) = decoding.markdown.parse(Array(text.utf8), file: decoding.file)
    move(&prose, &diagnostics, from: text, to: node, &decoding)
    decoding.diagnostics += diagnostics
    return Markup(prose, origin: decoding.origin(node))
  }

  /// Gives links and complaints of a text the places at which they stand in the file.
  private static func move(
    _ prose: inout Prose, _ diagnostics: inout [Diagnostic], from text: String, to node: YAMLNode, _ decoding: inout Decoding
  ) {
    let wanted =
      prose.elements.compactMap { $0.kind.place } + diagnostics.compactMap(\.location).map { .init(line: $0.line, column: $0.column) }
    guard !wanted.isEmpty else { return }
    let places = decoding.yaml.places(wanted, of: text, in: node)
    let start = YAMLText.Place(line: node.line, column: node.column)
    for index in prose.elements.indices {
      if let place = prose.elements[index].kind.place { prose.elements[index].kind.place = places[place] ?? start }
    }
    for index in diagnostics.indices {
      guard let location = diagnostics[index].location else { continue }
      let place = places[.init(line: location.line, column: location.column)] ?? start
      diagnostics[index].location = Location(file: location.file, line: place.line, column: place.column)
    }
  }

  static let flag = line.map("`true` or `false`", .scalar(.flag)) { text, node, decoding -> Bool? in
    // YAML's core schema spells them in three ways.
    switch text {
    case "true", "True", "TRUE", "yes": return true
    case "false", "False", "FALSE", "no": return false
    default:
      decoding.error("wrong-value", "true or false is expected here, not “\(text)”", at: node, help: "write true or false")
      return nil
    }
  }

  static let count = line.map("a whole number", .scalar(.wholeNumber(nil))) { text, node, decoding -> Int? in
    if let number = Int(text), number >= 0 { return number }
    decoding.error("wrong-value", "a number is expected here, not “\(text)”", at: node, help: "write a whole number such as 3")
    return nil
  }

  static let date = line.map("a date", .text(EDTFPattern.text, examples: ["2023-04-04", "2023-04", "2023~", "../2023-07"])) {
    text, node, decoding -> EDTF? in
    do throws(EDTFError) {
      return try EDTF(parsing: text)
    } catch {
      decoding.error("date", error.message, at: node, help: error.help)
      return nil
    }
  }

  static let url = line.map("an address", .text(#"^([Hh][Tt][Tt][Pp][Ss]?|[Mm][Aa][Ii][Ll][Tt][Oo]|[Uu][Rr][Nn]|[Dd][Oo][Ii]):\S*$"#)) {
    text, node, decoding -> String? in
    let scheme = text.prefix { $0 != ":" && $0 != "/" }.lowercased()
    if ["http", "https", "mailto", "urn", "doi"].contains(scheme), text.contains(":"),
      !text.unicodeScalars.contains(where: { $0.value <= 0x20 })
    {
      return text
    }
    let isBare = scheme.contains(".") && !text.contains(":")
    let help =
      text.contains(" ")
      ? "write %20 for each space" : isBare ? "write it whole: https://\(text.prefix(60))" : "write it whole, as https://…"
    decoding.error("url", "“\(text.prefix(60))” is no address that a page may link to", at: node, help: help)
    return nil
  }

  /// One of the words of a closed list.
  static func word<Word: RawRepresentable & CaseIterable & Sendable>(_ type: Word.Type) -> Shape<Word> where Word.RawValue == String {
    let words = Word.allCases.map(\.rawValue)
    return line.map(words.map { "`\($0)`" }.joined(separator: ", "), .scalar(.words(words))) { text, node, decoding in
      if let word = Word(rawValue: text) { return word }
      decoding.error(
        "wrong-word", "“\(text.prefix(60))” is not one of the words that may stand here", at: node, help: wordHelp(for: text, among: words))
      return nil
    }
  }

  static func wordHelp(for text: String, among words: [String]) -> String {
    nearestName(to: text, among: words).map { "did you mean \($0)?" } ?? "write one of \(words.joined(separator: ", "))"
  }

  /// A list, or a single value that stands for a list of one.
  static func list<Item>(_ item: Shape<Item>) -> Shape<[Item]> {
    Shape("one or several: \(item.expected)", item.form.oneOrSeveral) { node, decoding in
      guard case .list(let nodes) = node.content else {
        if case .scalar(let text, .plain) = node.content, text.first == "-", text.dropFirst().first?.isLetter == true {
          decoding.error(
            "yaml-dash", "“\(text.prefix(40))” is one text to YAML, not an item of a list", at: node,
            help: "write a space behind each -; a text that begins with - goes in quotation marks")
          return nil
        }
        return item.read(node, &decoding).map { [$0] }
      }
      return nodes.compactMap { node in node.isNull ? nil : item.read(node, &decoding) }
    }
  }

  static let marking = line.map("a marking", .text(examples: MarkingScale.trafficLight.names)) { text, node, decoding -> Marking? in
    let scale = decoding.markings
    if let marking = scale[text] { return marking }
    let name = text.uppercased()
    // TLP 2.0 calls CLEAR what TLP 1.0 called WHITE.
    let whole = name.hasSuffix("WHITE") ? "TLP:CLEAR" : name.hasPrefix("TLP:") ? name : "TLP:" + name
    let meant = scale[whole] == nil ? nil : "did you mean \(whole)?"
    decoding.error(
      "unknown-marking", "“\(text.prefix(60))” is no marking of this briefing", at: node,
      help: meant ?? wordHelp(for: text, among: scale.names))
    return nil
  }

  static let reliability = line.map("a grade", .text("^[A-F][1-6]?$", examples: ["A1", "B2", "C3", "F6"])) {
    text, node, decoding -> Reliability? in
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

  /// The same as a regular expression.
  static let idPattern = "^(?!index$|index-)[a-z0-9-]{1,200}$"

  static let anchor = line.map("an id", .text(idPattern)) { text, node, decoding -> String? in
    if isID(text) { return text }
    decoding.error("id", "“\(text)” cannot be an id", at: node, help: idHelp(for: text))
    return nil
  }

  static func idHelp(for text: String) -> String {
    let made = madeID(from: text)
    let advice = "ids are made of a–z, 0–9 and -, and are not index or index-…"
    return isID(made) ? "\(advice); write \(made)" : advice
  }

  /// The id that comes nearest to a text; empty where none does.
  static func madeID(from text: String) -> String {
    var made = ""
    for scalar in text.lowercased()._nfd where !scalar.properties.isDiacritic {
      let keep = (97...122).contains(scalar.value) || (48...57).contains(scalar.value)
      if keep { made.unicodeScalars.append(scalar) } else if !made.isEmpty, made.last != "-" { made.append("-") }
    }
    if made.hasSuffix("-") { made.removeLast() }
    return made
  }
}

extension YAMLNode {
  var isList: Bool { if case .list = content { true } else { false } }
}

extension Prose.Kind {
  /// Where a link or picture stands; nil for all else.
  fileprivate var place: YAMLText.Place? {
    get {
      switch self {
      case .link(_, _, let line, let column), .image(_, _, _, let line, let column), .wikiLink(_, let line, let column):
        YAMLText.Place(line: line, column: column)
      default: nil
      }
    }
    set {
      guard let place = newValue else { return }
      switch self {
      case .link(let destination, let title, _, _):
        self = .link(destination: destination, title: title, line: place.line, column: place.column)
      case .image(let source, let title, let alternative, _, _):
        self = .image(source: source, title: title, alternative: alternative, line: place.line, column: place.column)
      case .wikiLink(let target, _, _): self = .wikiLink(target: target, line: place.line, column: place.column)
      default: break
      }
    }
  }
}

extension String {
  /// Whether white space is only found as single spaces between ASCII letters and signs, as in most texts.
  fileprivate var isOneLine: Bool {
    var last: UInt8 = 0x20
    for byte in utf8 {
      if byte >= 0x7F || byte < 0x20 || (byte == 0x20 && last == 0x20) { return false }
      last = byte
    }
    return last != 0x20
  }
}
