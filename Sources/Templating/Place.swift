/// Where in a document a piece of a template stands, which decides what may be shown there and how it is escaped.
///
/// The states of the tokenizer of the HTML standard (section 13.2.5), fewer where the difference does not matter here.
enum Place: Hashable {
  /// In a text file.
  case plain
  /// Between tags.
  case content
  /// After `<`.
  case tagOpen
  /// After `</`.
  case endTagOpen
  case tagName(MarkupTag)
  /// In a tag, where an attribute may begin.
  case inTag(MarkupTag)
  /// In a tag, where the next attribute needs a space before it: after a value, or after a section that may add an attribute.
  case tagGap(MarkupTag)
  case attributeName(MarkupTag, String)
  case afterAttributeName(MarkupTag, String)
  case beforeValue(MarkupTag, String)
  /// In an attribute's value; `quote` is 0 where it has no quotes.
  case value(MarkupTag, String, quote: UInt8, Address?)
  /// In an element whose content is no markup: `script`, `style`, `title`. `matched` counts the bytes of its end tag, `</script`, that
  /// were just seen.
  case raw(MarkupTag, matched: Int)
  /// In a script, after `<!` (1) or `<!-` (2).
  case scriptComment(MarkupTag, Int)
  /// After `<!` and these bytes.
  case declaration([UInt8])
  /// In a construct that ends with these bytes, of which so many were just seen: a comment, a doctype, a CDATA section.
  case until(Terminator, matched: Int)

  enum Terminator: String {
    case comment = "-->"
    case declaration = ">"
    case cdata = "]]>"
    case instruction = "?>"
  }
}

/// The tag that is being read.
struct MarkupTag: Hashable {
  var name: String
  var isEnd: Bool
  /// The value of a script's `type`; nil where it is not known.
  var type: String? = ""

  /// Whether the element, by its `type`, holds data and not a program.
  var holdsJSON: Bool {
    guard name == "script", let type = type?.lowercased() else { return false }
    return type == "application/json" || type.hasSuffix("+json")
  }

  /// Whether the element's content is text whose only end is the end tag.
  var isRaw: Bool {
    switch name {
    case "script", "style", "title", "textarea", "xmp", "iframe", "noembed", "noframes", "plaintext": true
    default: false
    }
  }
  /// Whether character references count in the element's content, so that text can be shown there.
  var isEscapable: Bool { name == "title" || name == "textarea" }
}

/// What may stand in an attribute.
enum AttributeRule {
  case ordinary
  case address
  /// Nothing but what the template itself says: the reason.
  case literal(String)

  init(_ attribute: String, of tag: MarkupTag) {
    let prefix = attribute.utf8.lastIndex(of: UInt8(ascii: ":"))
    let name = prefix.map { String(attribute[attribute.utf8.index(after: $0)...]) } ?? attribute
    switch name {
    case "href", "src", "action", "formaction", "poster", "cite", "background", "longdesc", "manifest", "ping": self = .address
    case "data" where tag.name == "object": self = .address
    case "to", "from", "by",
      "values" where ["set", "animate"].contains(tag.name):
      self = .literal("what may become an address")
    case "srcset", "imagesrcset": self = .literal("a list of addresses")
    case "srcdoc": self = .literal("a document of its own")
    case "style": self = .literal("a style sheet")
    case _ where name.hasPrefix("on"): self = .literal("a script")
    default: self = .ordinary
    }
  }
}

extension Place {
  /// The place after two ways through a template that end here and there; nil where no template could go on from both.
  func joined(with other: Place) -> Place? {
    if self == other { return self }
    switch (self, other) {
    case (.value(let tag, let name, let quote, let a?), .value(let otherTag, let otherName, let otherQuote, let b?))
    where name == otherName && quote == otherQuote:
      return tag.joined(with: otherTag).map { .value($0, name, quote: quote, a.joined(with: b)) }
    case (.inTag(let tag), .afterAttributeName(let otherTag, _)), (.afterAttributeName(let tag, _), .inTag(let otherTag)),
      (.afterAttributeName(let tag, _), .afterAttributeName(let otherTag, _)):
      return tag.joined(with: otherTag).map { .inTag($0) }
    default:
      guard let tag = gapTag, let otherTag = other.gapTag else { return nil }
      return tag.joined(with: otherTag).map { .tagGap($0) }
    }
  }

  /// The tag, in places inside a tag where an attribute has just ended or can begin.
  private var gapTag: MarkupTag? {
    switch self {
    case .tagName(let tag), .inTag(let tag), .tagGap(let tag), .attributeName(let tag, _), .afterAttributeName(let tag, _): tag
    default: nil
    }
  }

  /// The place in words.
  var title: String {
    switch self {
    case .plain: "text"
    case .content: "the text of the page"
    case .tagOpen, .endTagOpen, .tagName: "the name of a tag"
    case .inTag, .tagGap: "a tag"
    case .attributeName, .afterAttributeName: "the name of an attribute"
    case .beforeValue, .value(_, _, quote: 0, _): "an attribute's value without quotes"
    case .value(_, let name, _, _): "the attribute `\(name)`"
    case .raw(let tag, _), .scriptComment(let tag, _): "`<\(tag.name)>`"
    case .declaration, .until(.declaration, _): "a declaration"
    case .until(.comment, _): "a comment"
    case .until(.cdata, _): "a CDATA section"
    case .until(.instruction, _): "a processing instruction"
    }
  }
}

extension MarkupTag {
  func joined(with other: MarkupTag) -> MarkupTag? {
    guard name == other.name, isEnd == other.isEnd else { return nil }
    return MarkupTag(name: name, isEnd: isEnd, type: type == other.type ? type : nil)
  }
}
