/// What of HTML and SVG a book may hold: what has a meaning on paper and in reading systems, and asks nobody for anything.
enum Vocabulary {
  /// What becomes of an element.
  enum Treatment: Equatable {
    /// It stays, under this name.
    case kept(String)
    /// It stays as another one, with a class that says what it was.
    case changed(String, class: String)
    /// What it holds stays.
    case opened
    /// It goes with all that it holds.
    case dropped
  }

  static func treatment(ofHTML name: String) -> Treatment {
    if html.contains(name) { return .kept(name) }
    if droppedHTML.contains(name) { return .dropped }
    switch name {
    // What can be folded on a screen lies open in a book.
    case "details", "summary": return .changed("div", class: name)
    case "main", "dialog", "form", "fieldset", "center": return .changed("div", class: name)
    default: return .opened
    }
  }

  static func treatment(ofSVG name: String) -> Treatment { svg.contains(name) ? .kept(name) : .dropped }

  /// The attributes of HTML that stay as they are; `id`, `href`, `src`, `lang` and `class` are looked at one by one.
  static func keeps(attribute name: String, value: String, on element: String) -> Bool {
    switch name {
    case "alt", "title", "aria-label": true
    case "aria-hidden": value == "true"
    case "dir": ["ltr", "rtl", "auto"].contains(value)
    case "datetime": element == "time" || element == "ins" || element == "del"
    case "colspan", "rowspan": (element == "td" || element == "th") && isNumber(value)
    case "span": (element == "col" || element == "colgroup") && isNumber(value)
    case "scope": element == "th" && ["row", "col", "rowgroup", "colgroup"].contains(value)
    case "start": element == "ol" && isNumber(value)
    case "value": element == "li" && isNumber(value)
    case "reversed": element == "ol"
    case "type": element == "ol" && ["1", "a", "A", "i", "I"].contains(value)
    case "width", "height": element == "img" && isNumber(value)
    case "role": roles.contains(value)
    case "epub:type": types.contains(value)
    case "data-page", "data-l", "data-number": true
    default: false
    }
  }

  /// The attributes of SVG that stay, where they name nothing outside of the picture.
  static func keeps(svgAttribute name: String, value: String) -> Bool {
    guard svgAttributes.contains(name) || name.hasPrefix("stroke") || name.hasPrefix("fill") || name.hasPrefix("font") else { return false }
    return isHarmless(style: value)
  }

  /// Whether a style or a value of a presentation attribute asks for nothing outside of the picture: no import, no address but
  /// `url(#…)`, and no escapes that could hide one.
  static func isHarmless(style: String) -> Bool {
    if style.utf8.contains(where: { $0 == UInt8(ascii: "\\") || $0 == UInt8(ascii: "@") || $0 == UInt8(ascii: "<") }) { return false }
    let folded = style.lowercased().filter { !$0.isWhitespace }
    if folded.contains("image(") || folded.contains("image-set(") || folded.contains("src(") { return false }
    return !folded.replacing("url(#", with: "").contains("url(")
  }

  /// A tag of a language as BCP 47 writes it.
  static func isLanguage(_ tag: String) -> Bool {
    let parts = tag.split(separator: "-", omittingEmptySubsequences: false)
    guard let first = parts.first, (2...8).contains(first.utf8.count), first.utf8.allSatisfy(isLetter) else { return false }
    return parts.dropFirst().allSatisfy { part in
      (1...8).contains(part.utf8.count) && part.utf8.allSatisfy { isLetter($0) || (48...57).contains($0) }
    }
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (97...122).contains(byte | 0x20) }
  private static func isNumber(_ value: String) -> Bool {
    (1...5).contains(value.utf8.count) && value.utf8.allSatisfy { (48...57).contains($0) }
  }

  /// Elements without content.
  static let void: Set = ["br", "col", "hr", "img", "wbr"]

  private static let html: Set = [
    "a", "abbr", "address", "article", "aside", "b", "bdi", "bdo", "blockquote", "br", "caption", "cite", "code", "col", "colgroup", "dd",
    "del", "dfn", "div", "dl", "dt", "em", "figcaption", "figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "i", "img",
    "ins", "kbd", "li", "mark", "nav", "ol", "p", "pre", "q", "rp", "rt", "ruby", "s", "samp", "section", "small", "span", "strong", "sub",
    "sup", "table", "tbody", "td", "tfoot", "th", "thead", "time", "tr", "u", "ul", "var", "wbr",
  ]

  private static let droppedHTML: Set = [
    "area", "audio", "base", "button", "canvas", "datalist", "embed", "frame", "frameset", "head", "iframe", "input", "label", "legend",
    "link", "map", "meta", "meter", "noframes", "noscript", "object", "optgroup", "option", "output", "param", "progress", "script",
    "select", "source", "style", "template", "textarea", "title", "track", "video",
  ]

  private static let roles: Set = ["doc-backlink", "doc-endnote", "doc-endnotes", "doc-noteref", "doc-toc"]
  private static let types: Set = ["endnote", "endnotes", "noteref", "part", "titlepage", "toc"]

  private static let svg: Set = [
    "svg", "g", "a", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text", "tspan", "textPath", "title", "desc",
    "defs", "symbol", "use", "linearGradient", "radialGradient", "stop", "clipPath", "mask", "pattern", "marker", "style",
  ]

  private static let svgAttributes: Set = [
    "alignment-baseline", "baseline-shift", "class", "clip-path", "clip-rule", "clipPathUnits", "color", "cx", "cy", "d", "direction",
    "display", "dominant-baseline", "dx", "dy", "fx", "fy", "gradientTransform", "gradientUnits", "height", "lengthAdjust",
    "letter-spacing", "marker-end", "marker-mid", "marker-start", "markerHeight", "markerUnits", "markerWidth", "mask",
    "maskContentUnits", "maskUnits", "offset", "opacity", "orient", "overflow", "pathLength", "patternContentUnits",
    "patternTransform", "patternUnits", "points", "preserveAspectRatio", "r", "refX", "refY", "rotate", "rx", "ry", "shape-rendering",
    "spreadMethod", "startOffset", "stop-color", "stop-opacity", "style", "text-anchor", "text-decoration", "textLength", "transform",
    "version", "viewBox", "visibility", "width", "word-spacing", "x", "x1", "x2", "y", "y1", "y2",
  ]
}
