import Foundation

/// What must not be on a page, whatever its folder says.
enum PageAudit {
  private static let elements: Set = [
    "html", "head", "meta", "title", "link", "script", "body", "a", "header", "footer", "main", "nav", "aside", "section", "div", "p",
    "span",
    "form", "label", "input", "button", "ul", "ol", "li", "dl", "dt", "dd", "h1", "h2", "h3", "h4", "h5", "h6", "table", "caption", "thead",
    "tbody", "tr", "th", "td", "time", "sup", "sub", "small", "b", "i", "em", "strong", "q", "blockquote", "code", "pre", "mark", "bdi",
    "img",
    "figure", "figcaption", "br", "hr", "del", "s", "abbr", "cite", "svg", "g", "path", "circle", "line", "text", "tspan", "rect", "marker",
    "desc", "use", "defs", "pattern", "linearGradient", "stop", "select", "option", "details", "summary", "noscript", "output", "fieldset",
    "legend", "u", "kbd",
  ]
  private static let attributes: Set = [
    "lang", "dir", "charset", "name", "content", "property", "rel", "href", "type", "title", "src", "class", "id", "role", "action", "for",
    "placeholder", "autocomplete", "hidden", "tabindex", "datetime", "scope", "alt", "start", "value", "checked", "disabled", "colspan",
    "rowspan", "width", "height", "loading", "viewBox", "d", "x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "open", "method", "min",
    "max",
    "hreflang", "download", "text-anchor", "transform", "focusable", "multiple", "cite", "http-equiv", "decoding", "dx", "dy", "fill",
    "stroke", "stroke-width", "stroke-dasharray", "rx", "font-size", "font-weight", "marker-end", "refX", "refY", "markerWidth",
    "markerHeight", "markerUnits", "orient", "offset", "stop-opacity", "patternUnits", "patternTransform", "pattern", "spellcheck", "defer",
  ]
  private static let schemes: Set = ["http", "https", "mailto", "tel", "urn", "doi"]

  static func faults(in text: String, of content: HostileContent) -> [String] {
    let page: Page
    do { page = try Page(text) } catch { return ["\(error), from \(content.places(in: "\(error)"))"] }
    var faults: [String] = []
    func complain(_ what: String, _ context: String) {
      faults.append("\(what), from \(content.places(in: context)): \(context.prefix(300))")
    }
    for element in page.elements {
      if !elements.contains(element.name) { complain("the element \(element.name)", "\(element)") }
      if element.name == "script" {
        let isOwn =
          element["src"].map { src in
            ["assets/site.js", "assets/search.js"].contains(where: src.hasSuffix) && (src.hasPrefix("/") || !src.contains(":"))
          }
          ?? (element["type"] == "application/ld+json")
        if !isOwn { complain("a script", "\(element)") }
      }
      // A former address leads to another page of the site.
      let leadsOn = element["content"]?.firstMatch(of: /^0; url=(\.\.\/)*[^:\/]+\/[^:\/]+\.html$/) != nil
      if element.name == "meta", element["http-equiv"] != nil, !leadsOn { complain("a refresh", "\(element)") }
      for attribute in element.attributes {
        faults += self.faults(in: attribute, of: element).map { "\($0), from \(content.places(in: attribute.value))" }
      }
    }
    for token in page.tokens {
      if case .comment(let comment) = token { complain("a comment", comment) }
    }
    for data in page.structuredData {
      if (try? JSONSerialization.jsonObject(with: Data(data.utf8))) == nil { complain("structured data that cannot be read", data) }
      if data.contains("<") { complain("a `<` in structured data", data) }
    }
    return faults
  }

  private static func faults(in attribute: Markup.Attribute, of element: Page.Element) -> [String] {
    var faults: [String] = []
    let (name, value) = (attribute.name, attribute.value)
    if !attributes.contains(name), !name.hasPrefix("data-"), !name.hasPrefix("aria-") {
      faults.append("the attribute \(name) of \(element.name)")
    }
    let isCodeLanguage = element.name == "code" && value.hasPrefix("language-")
    if name == "class" && !isCodeLanguage || name == "for" || name.hasPrefix("aria-") && name != "aria-label", value.contains("zq") {
      faults.append("text in \(name): \(value)")
    }
    if ["href", "src", "action", "cite"].contains(name) {
      let bare = value.unicodeScalars.filter { $0.value > 0x20 && $0.value != 0x7F }.reduce(into: "") { $0.unicodeScalars.append($1) }
      if let scheme = bare.lowercased().firstMatch(of: /^([a-z][a-z0-9+.-]*):/)?.1, !schemes.contains(String(scheme)) {
        faults.append("the address \(value)")
      }
      if name == "src", !bare.hasPrefix("/") && bare.contains(":") || bare.hasPrefix("//") {
        faults.append("something from elsewhere: \(value)")
      }
      if value.hasPrefix("//") { faults.append("the address \(value)") }
    }
    return faults
  }
}
