import Diagnostics

/// Keeps documents from the parser that would cost it quadratic time, none of which people write.
///
/// For every tag gumbo looks through the elements that are open, and for every attribute through those of its tag.
/// Both are bounded here before it begins; that its tree may grow beyond its text is bounded in `HTMLTree`.
enum HTMLGuard {
  /// How many elements may be open at a time, not counting those whose end tags may be left out.
  static let maximumDepth = 1_000
  /// How many attributes a tag may have; those of all `html` and `body` tags count together, since they are merged.
  static let maximumAttributes = 200

  /// How many pairs of attributes may be compared. For each formatting element that begins gumbo looks for the same one
  /// among those that are open.
  static let maximumComparisons = 300_000_000

  /// - Throws: `html-limit` where a document is beyond the limits.
  static func check(_ bytes: UnsafeBufferPointer<UInt8>, file: String) throws(Diagnostic) {
    var scanner = TagScanner(bytes)
    var open: [String: Int] = [:]
    var depth = 0
    var mergedAttributes = 0
    var comparisons = 0
    while let tag = scanner.next() {
      let name = scanner.name(of: tag)
      var attributes = tag.attributes
      if name == "html" || name == "body" {
        mergedAttributes += attributes
        attributes = mergedAttributes
      }
      guard attributes <= maximumAttributes else {
        throw limit("an element has more than \(maximumAttributes) attributes", at: location(tag))
      }
      if !tag.isEnd, attributes > 0, formatting.contains(name) {
        comparisons += formatting.reduce(0) { $0 + open[$1, default: 0] } * attributes * attributes
        guard comparisons <= maximumComparisons else {
          throw limit("too many elements with attributes have no end tags", at: location(tag))
        }
      }
      guard !endsByItself(name, open) else { continue }
      if tag.isEnd {
        guard let count = open[name], count > 0 else { continue }
        open[name] = count - 1
        depth -= 1
      } else {
        open[name, default: 0] += 1
        depth += 1
        guard depth <= maximumDepth else {
          throw limit("more than \(maximumDepth) elements are nested, or have no end tags", at: location(tag))
        }
      }
    }
    func location(_ tag: TagScanner.Tag) -> Location { HTMLEncoding.location(of: tag.range.lowerBound, in: bytes, file) }
  }

  static func limit(_ message: String, at location: Location) -> Diagnostic {
    Diagnostic(.error, "html-limit", message, at: location, help: "put the document's text beside it as .txt, or shorten it")
  }

  private static let formatting: Set = ["b", "big", "code", "em", "font", "i", "s", "small", "strike", "strong", "tt", "u"]

  /// Whether an element has no end tag or is ended by the next one of its kind, so that it cannot be nested by leaving out end tags.
  private static func endsByItself(_ name: String, _ open: [String: Int]) -> Bool {
    switch name {
    case "area", "base", "basefont", "bgsound", "br", "col", "embed", "frame", "hr", "image", "img", "input", "keygen", "link", "meta",
      "param", "source", "track", "wbr",
      "html", "head", "body", "frameset", "form", "select",
      "a", "button", "nobr", "p", "li", "dt", "dd", "option",
      "caption", "colgroup", "tbody", "thead", "tfoot", "tr", "td", "th":
      true
    case "rb", "rp", "rt", "rtc": open["ruby", default: 0] > 0
    default: false
    }
  }
}
