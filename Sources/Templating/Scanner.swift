import Diagnostics

/// What the character after the opening delimiter says a tag is.
enum TagKind {
  case variable, rawVariable, section, inverted, close, partial, parent, block, comment, delimiters

  /// Whether the tag can have a line to itself that leaves no trace in the output.
  var canStandAlone: Bool { self != .variable && self != .rawVariable }

  var sigil: String {
    switch self {
    case .variable: ""
    case .rawVariable: "{"
    case .section: "#"
    case .inverted: "^"
    case .close: "/"
    case .partial: ">"
    case .parent: "<"
    case .block: "$"
    case .comment: "!"
    case .delimiters: "="
    }
  }
}

struct Tag {
  var kind: TagKind
  var name: Name
  /// The blanks before the tag, where only blanks stand before it on its line.
  var indentation: [UInt8] = []
  /// Whether the line of the tag holds nothing that is shown.
  var isStandalone = false
}

enum Token {
  /// Bytes of one line, with the line's end if they reach it.
  case text(Range<Int>)
  case lineStart
  case tag(Tag)
}

/// Cuts a template into text and tags.
struct Scanner {
  private let bytes: [UInt8]
  private let source: TemplateSource
  private var position = 0
  private var opening: [UInt8] = [0x7B, 0x7B]
  private var closing: [UInt8] = [0x7D, 0x7D]
  private var tokens: [Token] = []
  private var diagnostics: [Diagnostic] = []

  private init(_ source: TemplateSource) {
    self.source = source
    bytes = source.text
  }

  static func tokens(of source: TemplateSource) -> ([Token], [Diagnostic]) {
    var scanner = Scanner(source)
    scanner.scan()
    return (scanner.tokens, scanner.diagnostics)
  }

  private mutating func scan() {
    var textStart = 0
    while position < bytes.count {
      if matches(opening, at: position) {
        endText(from: textStart)
        scanTag()
        textStart = position
      } else if bytes[position] == .newline {
        position += 1
        endText(from: textStart)
        textStart = position
      } else {
        position += 1
      }
    }
    endText(from: textStart)
  }

  private mutating func endText(from start: Int) {
    if start < position { tokens.append(.text(start..<position)) }
  }

  private func matches(_ pattern: [UInt8], at index: Int) -> Bool {
    index + pattern.count <= bytes.count && bytes[index..<index + pattern.count].elementsEqual(pattern)
  }

  private func find(_ pattern: [UInt8], acrossLines: Bool) -> Int? {
    var index = position
    while index < bytes.count, acrossLines || bytes[index] != .newline {
      if matches(pattern, at: index) { return index }
      index += 1
    }
    return nil
  }

  /// Scans the tag whose opening delimiter stands here.
  private mutating func scanTag() {
    let start = position
    position += opening.count
    while position < bytes.count, bytes[position].isBlank { position += 1 }
    guard let kind = scanKind() else { return report("template-tag", "this tag is never closed", at: start) }
    let end: [UInt8] =
      switch kind {
      case .rawVariable where bytes[position - 1] == 0x7B: [0x7D] + closing
      case .delimiters: [0x3D] + closing
      default: closing
      }
    guard let close = find(end, acrossLines: kind == .comment) else {
      let delimiter = String(decoding: end, as: UTF8.self)
      report("template-tag", "this tag is not closed", at: start, help: "close it with `\(delimiter)` on the same line")
      while position < bytes.count, bytes[position] != .newline { position += 1 }
      return
    }
    let content = trimmed(position..<close)
    position = close + end.count
    if kind == .delimiters { setDelimiters(content, at: start) }
    append(kind, content, at: start)
  }

  private mutating func scanKind() -> TagKind? {
    guard position < bytes.count else { return nil }
    let kind: TagKind
    switch bytes[position] {
    case UInt8(ascii: "#"): kind = .section
    case UInt8(ascii: "^"): kind = .inverted
    case UInt8(ascii: "/"): kind = .close
    case UInt8(ascii: ">"): kind = .partial
    case UInt8(ascii: "<"): kind = .parent
    case UInt8(ascii: "$"): kind = .block
    case UInt8(ascii: "!"): kind = .comment
    case UInt8(ascii: "="): kind = .delimiters
    case UInt8(ascii: "{"), UInt8(ascii: "&"): kind = .rawVariable
    default: return .variable
    }
    position += 1
    return kind
  }

  private func trimmed(_ range: Range<Int>) -> String {
    let content = bytes[range].drop { $0.isSpace }
    return String(decoding: content[..<(content.lastIndex { !$0.isSpace }.map { $0 + 1 } ?? content.startIndex)], as: UTF8.self)
  }

  private mutating func append(_ kind: TagKind, _ content: String, at start: Int) {
    var name = Name(text: content, offset: start)
    if kind != .comment, kind != .delimiters {
      if [.partial, .parent, .close].contains(kind), content.hasPrefix("*") {
        name = Name(text: String(content.dropFirst().drop { $0.isWhitespace }), offset: start, isDynamic: true)
      }
      if name.text.isEmpty {
        return report("template-tag", "this tag is empty", at: start, help: "write a name between the braces")
      }
      // A name of ASCII alone, as most are, has no white space that a byte does not show.
      if name.text.utf8.contains(where: { $0.isSpace || $0 >= 0x80 }), name.text.contains(where: \.isWhitespace) {
        report("template-tag", "`\(content)` is not a name", at: start, help: "a name has no spaces in it")
      }
    }
    tokens.append(.tag(Tag(kind: kind, name: name)))
  }

  private mutating func setDelimiters(_ content: String, at start: Int) {
    let parts = content.split(whereSeparator: \.isWhitespace)
    guard parts.count == 2, !content.contains("=") else {
      let help = "write two delimiters with a space between them, as in `{{=<% %>=}}`"
      return report("template-tag", "these are no delimiters", at: start, help: help)
    }
    opening = Array(parts[0].utf8)
    closing = Array(parts[1].utf8)
  }

  private mutating func report(_ rule: String, _ message: String, at offset: Int, help: String? = nil) {
    diagnostics.append(Diagnostic(.error, rule, message, at: source.location(of: offset), help: help))
  }
}
