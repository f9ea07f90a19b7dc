import Dossier
import Notation

/// What is to be known of a text or a page to cite it.
struct Citation {
  /// The types of CSL 1.0.2 that documents and pages have.
  enum Kind: String {
    case webpage, document, report, speech, interview, book
    case newspaper = "article-newspaper"
    case letter = "personal_communication"

    init(ofDocument kind: String?) {
      self =
        switch kind {
        case "news-article": .newspaper
        case "letter", "telegram", "email": .letter
        case "report": .report
        case "speech", "statement": .speech
        case "interview", "transcript": .interview
        case "book": .book
        default: .document
        }
    }
  }

  struct Name {
    var literal: String
    var family: String?
    var given: String?
  }

  var key: String
  var kind: Kind
  var title: String
  var authors: [Name]
  var publisher: String?
  /// The briefing in which it stands.
  var container: String
  var date: EDTF?
  var number: String?
  var language: String?
  var url: String?

  /// In one line: who, what, when, where.
  func text(date: String?) -> String {
    let who = authors.isEmpty ? nil : authors.map(\.literal).joined(separator: ", ")
    let source = [publisher, date].compactMap(\.self).filter { $0 != who }.joined(separator: ", ")
    return [who, title, source.isEmpty ? nil : source, kind == .webpage || publisher == nil ? container : nil, url].compactMap(\.self)
      .map { $0.hasSuffix(".") ? String($0.dropLast()) : $0 }.joined(separator: ". ")
  }
}

/// BibTeX, as all of its readers take it.
enum BibTeX {
  static func entry(_ citation: Citation) -> String {
    var fields: [(String, String)] = [("title", "{\(escaped(citation.title))}")]
    if !citation.authors.isEmpty { fields.append(("author", citation.authors.map(name).joined(separator: " and "))) }
    if let publisher = citation.publisher { fields.append((citation.kind == .newspaper ? "journal" : "publisher", escaped(publisher))) }
    if let date = citation.date?.start.date ?? citation.date?.endDate, date.year > 0, date.precision >= .year {
      fields.append(("year", String(date.year)))
      if let month = date.month { fields.append(("month", String(month))) }
      if let day = date.day { fields.append(("day", String(day))) }
    }
    if let number = citation.number { fields.append(("number", escaped(number))) }
    fields.append(("note", escaped(citation.container)))
    if let language = citation.language { fields.append(("langid", escaped(language))) }
    if let url = citation.url { fields.append(("url", address(url))) }
    var entry = "@misc{" + key(citation.key)
    for (name, value) in fields {
      entry += ",\n  "
      entry += name
      entry += " = {"
      entry += value
      entry += "}"
    }
    return entry + "\n}"
  }

  /// Letters, digits and hyphens; a hash where an id has others.
  private static func key(_ id: String) -> String {
    let isPlain = id.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == UInt8(ascii: "-") }
    return isPlain && !id.isEmpty ? id : "source-" + [id].shortHash
  }

  private static func name(_ name: Citation.Name) -> String {
    // A name in braces is one, whatever words stand in it.
    guard let family = name.family, let given = name.given else { return "{\(escaped(name.literal))}" }
    return "{\(escaped(family))}, {\(escaped(given))}"
  }

  /// Every sign that means something to BibTeX or to LaTeX; braces as commands, since BibTeX counts them behind a backslash, too.
  static func escaped(_ text: String) -> String {
    if isPlain(text) { return text }
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": escaped += "\\textbackslash{}"
      case "{": escaped += "\\textbraceleft{}"
      case "}": escaped += "\\textbraceright{}"
      case "~": escaped += "\\textasciitilde{}"
      case "^": escaped += "\\textasciicircum{}"
      case "\"": escaped += "\\textquotedbl{}"
      case "&", "%", "$", "#", "_": escaped += "\\" + String(scalar)
      case _ where scalar.properties.isWhitespace || scalar.properties.generalCategory == .control: escaped += " "
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped.split(separator: " ").joined(separator: " ")
  }

  /// Whether a text stands as it is, as nearly all do: ASCII without signs, words parted by one space.
  private static func isPlain(_ text: String) -> Bool {
    var last = UInt8(ascii: " ")
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: " "): if last == byte { return false }
      case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "'")...UInt8(ascii: ";"): break
      default: return false
      }
      last = byte
    }
    return last != UInt8(ascii: " ")
  }

  private static let endsField = Array("{}\\\"^`<>".utf8)

  /// An address without what would end its field.
  private static func address(_ url: String) -> String {
    guard url.utf8.contains(where: endsField.contains) else { return url }
    var safe = ""
    for scalar in url.unicodeScalars {
      switch scalar {
      case _ where scalar.isASCII && endsField.contains(UInt8(scalar.value)): safe += "%" + String(scalar.value, radix: 16, uppercase: true)
      default: safe.unicodeScalars.append(scalar)
      }
    }
    return safe
  }
}

/// CSL JSON, which citation managers read.
enum CSL {
  static func items(_ citations: [Citation]) -> JSON { .entries(citations.map(item)) }

  private static func item(_ citation: Citation) -> JSON {
    .object([
      ("id", .text(citation.key)), ("type", .text(citation.kind.rawValue)), ("title", .text(citation.title)),
      ("author", .list(citation.authors.map(name))), ("issued", citation.date.map(date)),
      ("publisher", citation.publisher.map { .text($0) }), ("container-title", .text(citation.container)),
      ("number", citation.number.map { .text($0) }), ("language", citation.language.map { .text($0) }),
      ("URL", citation.url.map { .text($0) }),
    ])
  }

  private static func name(_ name: Citation.Name) -> JSON {
    guard let family = name.family, let given = name.given else { return .object([("literal", .text(name.literal))]) }
    return .object([("family", .text(family)), ("given", .text(given))])
  }

  private static func date(_ date: EDTF) -> JSON {
    let known = [date.start.date, date.end?.date].compactMap(\.self).filter { $0.year > 0 && $0.precision >= .year }
    guard !known.isEmpty else { return .object([("literal", .text(date.description))]) }
    let parts = known.map { part in
      JSON.entries([part.year, part.month, part.month == nil ? nil : part.day].compactMap(\.self).map { .number($0) })
    }
    let isVague = known.contains { !$0.isCertain }
    return .object([("date-parts", .entries(parts)), ("circa", isVague ? .flag(true) : nil)])
  }
}
