/// How the bytes of a value are written.
enum Escape {
  /// As they are.
  case none
  /// For the text and the quoted values of HTML.
  case html
  /// For the text and the quoted values of XML, which cannot hold every character.
  case xml
  /// As an address whose scheme is looked at: what a browser could run becomes `#`.
  case address(isXML: Bool)
  /// As a part of an address.
  case percent
  /// JSON in an element of HTML.
  case json

  /// Why a value cannot be shown where it stands.
  struct Refusal: Error {
    var rule = "template-escape"
    var message: String
    var help: String
  }

  /// How a value of a kind is written at a place.
  static func forValue(of kind: Kind, isRaw: Bool, at place: Place, isXML: Bool) throws(Refusal) -> Escape {
    switch kind {
    case .flag, .list, .object:
      throw Refusal(
        rule: "template-kind", message: "is \(kind.article), which cannot be shown", help: "open it with `{{#…}}` or name what is inside")
    default: break
    }
    switch place {
    case .plain:
      if case .html = kind, !isRaw { throw Refusal(message: "is HTML, and this is a text file", help: "show a text instead") }
      return .none
    case .content: return try inContent(kind, isRaw: isRaw, isXML: isXML)
    case .raw(let tag, matched: 0) where tag.isEscapable || tag.holdsJSON: return try inRaw(kind, isRaw, tag, place)
    case .value(let tag, let name, let quote, let address) where quote != 0:
      if isRaw, !kind.isNumber { throw Refusal(message: "cannot stand unescaped in an attribute", help: "write it with two braces") }
      return try inAttribute(kind, tag, name, address, isXML: isXML)
    case .value, .beforeValue:
      throw Refusal(message: "cannot stand in \(place.title)", help: "put the value between quotes")
    default: throw Refusal(message: "cannot stand in \(place.title)", help: "values may stand in text and in quoted attributes")
    }
  }

  private static func inContent(_ kind: Kind, isRaw: Bool, isXML: Bool) throws(Refusal) -> Escape {
    switch kind {
    case .json: throw Refusal(message: "is JSON", help: "JSON may stand in `<script type=\"application/json\">` only")
    case .html where isXML && isRaw:
      throw Refusal(message: "is HTML, which need not be XML", help: "write it with two braces, so that it is escaped")
    case .html where isXML: return .xml
    case .html where isRaw: return .none
    case .html: throw Refusal(message: "is HTML, and two braces would show its tags", help: "write it with three braces")
    case .number: return .none
    default:
      if isRaw { throw Refusal(message: "is \(kind.article), not HTML", help: "write it with two braces, so that it is escaped") }
      return isXML ? .xml : .html
    }
  }

  private static func inRaw(_ kind: Kind, _ isRaw: Bool, _ tag: MarkupTag, _ place: Place) throws(Refusal) -> Escape {
    if tag.holdsJSON {
      if case .json = kind { return .json }
      throw Refusal(message: "is \(kind.article), and \(place.title) holds JSON", help: "only a value that is JSON may stand here")
    }
    switch kind {
    case .json, .html: throw Refusal(message: "is \(kind.article), and \(place.title) holds text", help: "show a text instead")
    default: return try inContent(kind, isRaw: isRaw, isXML: false)
    }
  }

  private static func inAttribute(
    _ kind: Kind, _ tag: MarkupTag, _ name: String, _ address: Address?, isXML: Bool
  ) throws(Refusal) -> Escape {
    if case .literal(let what) = AttributeRule(name, of: tag) {
      throw Refusal(message: "cannot stand in `\(name)`, which holds \(what)", help: "write `\(name)` without values")
    }
    switch kind {
    case .html, .json: throw Refusal(message: "is \(kind.article), which cannot stand in an attribute", help: "show a text instead")
    default: break
    }
    guard let address else {
      if case .url = kind { return .address(isXML: isXML) }
      return kind.isNumber ? .none : isXML ? .xml : .html
    }
    if address.isForbidden {
      throw Refusal(
        message: "cannot follow this scheme", help: "begin the address with a value that is an address, or with `/` or `https:`")
    }
    if case .url = kind { return address == .settled ? (isXML ? .xml : .html) : .address(isXML: isXML) }
    guard address == .settled else {
      let help = "only an address may begin `\(name)`; a text may follow a `/`, `?` or `#`, where it is percent-encoded"
      throw Refusal(message: "is \(kind.article), and `\(name)` takes an address", help: help)
    }
    return .percent
  }
}

extension Kind {
  var isNumber: Bool { if case .number = self { true } else { false } }

  /// The kind with its article.
  var article: String {
    switch self {
    case .text, .choice: "a text"
    case .url: "an address"
    case .html: "HTML"
    case .json: "JSON"
    case .flag: "a flag"
    case .number: "a number"
    case .list: "a list"
    case .object: "an object"
    }
  }
}

extension Place {
  /// The place after a value that was shown here.
  func afterValue() -> Place {
    switch self {
    case .value(var tag, let name, let quote, let address):
      if name == "type" { tag.type = nil }
      let after = address.map { $0 == .settled || $0 == .forbidden ? $0 : .value }
      return .value(tag, name, quote: quote, after)
    default: return self
    }
  }
}
