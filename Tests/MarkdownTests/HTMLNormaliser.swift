/// Takes away from HTML what differs on purpose between cmark-gfm's and ours, and white space that means nothing.
///
/// - ids and names that only readers of screens need are dropped, and so are the addresses of notes;
/// - `align` becomes our class, a checkbox our symbol, an empty `th` a `td`, a void element loses its slash;
/// - character references for quotes become quotes.
enum HTMLNormaliser {
  static func normalised(_ html: String) -> String {
    var output: [Token] = []
    var isPreformatted = false
    for token in tokens(of: Array(html.unicodeScalars)) {
      switch token {
      case .text(let text):
        output.append(.text(isPreformatted ? quotes(text) : squeezed(text)))
      case .tag(let tag):
        if tag.hasPrefix("<pre") { isPreformatted = true }
        if tag.hasPrefix("</pre") { isPreformatted = false }
        output.append(.tag(normalisedTag(tag)))
      }
    }
    return joined(output)
  }

  private enum Token {
    case text(String)
    case tag(String)
  }

  private static func tokens(of scalars: [Unicode.Scalar]) -> [Token] {
    var result: [Token] = []
    var text = ""
    var index = 0
    while index < scalars.count {
      let isTag =
        scalars[index] == "<" && index + 1 < scalars.count && (scalars[index + 1].properties.isAlphabetic || scalars[index + 1] == "/")
      if isTag, let end = scalars[index...].firstIndex(of: ">") {
        if !text.isEmpty { result.append(.text(text)) }
        text = ""
        var tag = ""
        tag.unicodeScalars.append(contentsOf: scalars[index...end])
        result.append(.tag(tag))
        index = end + 1
      } else {
        text.unicodeScalars.append(scalars[index])
        index += 1
      }
    }
    if !text.isEmpty { result.append(.text(text)) }
    return result
  }

  private static func squeezed(_ text: String) -> String {
    quotes(text).split(omittingEmptySubsequences: false) { $0 == " " || $0 == "\n" }.joined(separator: " ")
  }

  private static func quotes(_ text: String) -> String {
    text.replacing("&quot;", with: "\"").replacing("&#39;", with: "'").replacing("&#x27;", with: "'")
  }

  private static func normalisedTag(_ tag: String) -> String {
    var tag = quotes(tag).replacing(" />", with: ">")
    for level in 1...6 where tag.hasPrefix("<h\(level) id=") { tag = "<h\(level)>" }
    for side in ["left", "center", "right"] { tag = tag.replacing(" align=\"\(side)\"", with: " class=\"align-\(side)\"") }
    if tag.hasPrefix("<sup") { return "<sup>" }
    if tag.hasPrefix("<section class=\"footnotes\"") { return "<section>" }
    if tag.hasPrefix("<li id=\"fn") { return "<li>" }
    if tag.hasPrefix("<li class=\"task\"") { return "<li>" }
    if tag.hasPrefix("<a href=\"#fn") { return tag.contains("backref") ? "<a backref>" : "<a note>" }
    if tag.hasPrefix("<input"), tag.contains("type=\"checkbox\"") { return tag.contains("checked=") ? "<task done>" : "<task>" }
    return tag
  }

  private static let inline: Set<Substring> = [
    "a", "em", "strong", "del", "code", "sup", "img", "br", "span", "b", "i", "bab", "c2c", "input", "task", "mark",
  ]

  private static func isBlock(_ tag: String) -> Bool {
    !inline.contains(tag.drop { $0 == "<" || $0 == "/" }.prefix { $0.isLetter || $0.isNumber })
  }

  private static func joined(_ tokens: [Token]) -> String {
    var result = ""
    var afterBlock = true
    var preformatted = false
    for (index, token) in tokens.enumerated() {
      switch token {
      case .tag(let tag):
        if tag.hasPrefix("<pre") { preformatted = true }
        if tag.hasPrefix("</pre") { preformatted = false }
        result += tag
        afterBlock = isBlock(tag)
      case .text(var text):
        if !preformatted {
          if afterBlock { text = String(text.drop { $0 == " " }) }
          if index + 1 == tokens.count { text = String(Substring(text).trimmingSuffix { $0 == " " }) }
          if index + 1 < tokens.count, case .tag(let next) = tokens[index + 1], isBlock(next) {
            text = String(Substring(text).trimmingSuffix { $0 == " " })
          }
        }
        result += text
        if !text.isEmpty { afterBlock = false }
      }
    }
    return
      result
      .replacing("<span class=\"task-state\" role=\"img\" aria-label=\"done\">☑</span>", with: "<task done>")
      .replacing("<span class=\"task-state\" role=\"img\" aria-label=\"to do\">☐</span>", with: "<task>")
      .replacing("<th></th>", with: "<td></td>")
  }
}
