import CMarkGFM
import Diagnostics
import Prose

extension ProseConverter {
  mutating func enterHTMLBlock(_ node: OpaquePointer) {
    let html = bytes(of: cmark_node_get_literal(node))
    switch rawHTML {
    case .allowed: builder.point(.htmlBlock(tagFiltered(html)))
    case .omitted:
      guard !isComment(html) else { return }
      let place = (Int(cmark_node_get_start_line(node)), Int(cmark_node_get_start_column(node)))
      warnOfOmission(of: html, line: place.0, column: place.1)
    }
  }

  mutating func enterInlineHTML(_ node: OpaquePointer) {
    let html = bytes(of: cmark_node_get_literal(node))
    switch rawHTML {
    case .allowed: builder.point(.htmlInline(tagFiltered(html)))
    case .omitted:
      let place = cursor.find(html) ?? (line, Int(cmark_node_get_start_column(node)))
      // An end tag was announced with its start tag.
      if !isComment(html), !html.starts(with: "</".utf8) { warnOfOmission(of: html, line: place.0, column: place.1) }
    }
    line += html.count { $0 == UInt8(ascii: "\n") }
  }

  private mutating func warnOfOmission(of html: UnsafeBufferPointer<UInt8>, line: Int, column: Int) {
    diagnostics.append(
      Diagnostic(
        .warning, "html-omitted", "raw HTML was left out: “\(shortened(String(decoding: html, as: UTF8.self)))”",
        at: location(line: line, column: column),
        help: "remove it, or set `markdown: {html: allow}` in briefing.yml, which trusts the authors of all documents"))
  }

  /// Whether a piece of HTML is nothing but comments and white space.
  private func isComment(_ html: UnsafeBufferPointer<UInt8>) -> Bool {
    var position = 0
    while true {
      while position < html.count, html[position] == 0x20 || (0x09...0x0D).contains(html[position]) { position += 1 }
      guard position < html.count else { return true }
      guard html[position...].starts(with: "<!--".utf8) else { return false }
      // A comment without an end lasts to the end of the text.
      guard let end = html.firstRange(of: "-->".utf8, from: position + 2) else { return true }
      position = end.upperBound
    }
  }
}

/// A text on one line, cut at 40 characters.
func shortened(_ text: String) -> String {
  let words = text.prefix(400).split { $0.isWhitespace }.joined(separator: " ")
  return words.count > 40 ? words.prefix(39) + "…" : words
}

/// HTML in which the tags that GFM section 6.11 disallows begin with `&lt;`.
private func tagFiltered(_ html: UnsafeBufferPointer<UInt8>) -> String {
  var result: [UInt8] = []
  var start = 0
  var position = 0
  while let tag = html.firstIndex(of: UInt8(ascii: "<"), from: position) {
    position = tag + 1
    guard isDisallowedTag(html[position...]) else { continue }
    result.append(contentsOf: html[start..<tag])
    result.append(contentsOf: "&lt;".utf8)
    start = position
  }
  result.append(contentsOf: html[start...])
  return String(decoding: result, as: UTF8.self)
}

private let disallowedTags = ["title", "textarea", "style", "xmp", "iframe", "noembed", "noframes", "script", "plaintext"]

private func isDisallowedTag(_ tag: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
  let tag = tag.first == UInt8(ascii: "/") ? tag.dropFirst() : tag
  let name = tag.prefix(10).prefix { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0 | 0x20) }
  guard disallowedTags.contains(where: { $0.utf8.elementsEqual(name.lazy.map { $0 | 0x20 }) }) else { return false }
  let rest = tag.dropFirst(name.count)
  guard let next = rest.first else { return false }
  switch next {
  case UInt8(ascii: ">"), UInt8(ascii: " "), 0x09...0x0D: return true
  default: return next == UInt8(ascii: "/") && rest.dropFirst().first == UInt8(ascii: ">")
  }
}
