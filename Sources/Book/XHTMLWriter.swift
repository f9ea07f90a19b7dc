import HTMLTrees

/// A piece of HTML as XHTML that a book may hold, whose links are not decided yet.
///
/// The same bytes mean the same to a parser of HTML, so that they can stand in a file that is printed.
struct Fragment: Sendable {
  fileprivate(set) var bytes: [UInt8] = []
  fileprivate(set) var links: [Link] = []
  /// Where the tags of links belong, in the order of the bytes.
  fileprivate var tags: [(offset: Int, link: Int, isStart: Bool)] = []
  fileprivate(set) var ids: Set<String> = []
  fileprivate(set) var hasSVG = false

  /// A link whose tags are not written yet.
  struct Link: Sendable {
    var target: String
    /// Its other attributes, each with a space before it.
    var attributes: [UInt8]
    var isSVG: Bool
  }
}

/// Writes a tree of HTML as XHTML: only what `Vocabulary` knows, ids with a prefix, pictures where a book keeps them.
struct XHTMLWriter {
  /// What ids begin with, so that the pages of a book can stand in one file.
  let idPrefix: String
  /// Where the book keeps a picture; nil where it does not have it.
  let picture: (String) -> String?

  private var fragment = Fragment()
  private var open: [Frame] = []
  private var svgDepth = 0

  private struct Frame {
    var children: NodeList
    var next = 0
    var closing: Closing
  }

  private enum Closing {
    case nothing
    case tag(String)
    case link(Int)
    case svg
  }

  init(idPrefix: String, picture: @escaping (String) -> String?) {
    self.idPrefix = idPrefix
    self.picture = picture
  }

  /// - Parameter isPicture: Whether the tree is a picture of its own, of which only the first `svg` element counts.
  mutating func write(_ tree: borrowing HTMLTree, isPicture: Bool = false) -> Fragment {
    let body = tree.root.children.last { $0.name == "body" }
    let nodes = body?.children ?? tree.root.children
    if isPicture {
      if let root = nodes.first(where: { $0.isSVG }) { enter(root) }
    } else {
      open.append(Frame(children: nodes, closing: .nothing))
    }
    // No recursion, so that no depth of nesting can overflow the stack.
    while let last = open.indices.last {
      if open[last].next < open[last].children.count {
        let node = open[last].children[open[last].next]
        open[last].next += 1
        enter(node)
      } else {
        close(open.removeLast().closing)
      }
    }
    return fragment
  }

  private mutating func close(_ closing: Closing) {
    switch closing {
    case .nothing: break
    case .tag(let name): end(name)
    case .link(let index): fragment.tags.append((fragment.bytes.count, index, false))
    case .svg:
      svgDepth -= 1
      end("svg")
    }
  }

  private mutating func end(_ name: String) {
    fragment.bytes += "</".utf8
    fragment.bytes.append(name)
    fragment.bytes.append(UInt8(ascii: ">"))
  }

  private mutating func enter(_ node: HTMLTree.Node) {
    if let text = node.text {
      fragment.bytes.append(xml: String(decoding: text, as: UTF8.self))
    } else if node.isHTML {
      enterHTML(node)
    } else if node.isSVG {
      enterSVG(node)
    }
  }

  // MARK: HTML

  private mutating func enterHTML(_ node: HTMLTree.Node) {
    if node.hasAttribute("hidden") { return }
    let name = node.name
    switch Vocabulary.treatment(ofHTML: name) {
    case .dropped: return
    case .opened: open.append(Frame(children: node.children, closing: .nothing))
    case .changed(let other, let label): begin(node, other, label: label)
    case .kept("a"): beginLink(node, isSVG: false)
    case .kept("img"): writePicture(node)
    case .kept(let name): begin(node, name, label: nil)
    }
  }

  private mutating func begin(_ node: HTMLTree.Node, _ name: String, label: String?) {
    fragment.bytes.append(UInt8(ascii: "<"))
    fragment.bytes.append(name)
    fragment.bytes += attributes(of: node, name, label: label)
    if Vocabulary.void.contains(name) {
      fragment.bytes += "/>".utf8
      return
    }
    fragment.bytes.append(UInt8(ascii: ">"))
    // A parser of HTML drops a line break that a `pre` begins with.
    if name == "pre" { fragment.bytes.append(UInt8(ascii: "\n")) }
    open.append(Frame(children: node.children, closing: .tag(name)))
  }

  private mutating func attributes(of node: HTMLTree.Node, _ element: String, label: String? = nil) -> [UInt8] {
    var attributes: [UInt8] = []
    if let id = node.attribute("id"), let own = take(id) { attributes.append(attribute: "id", own) }
    let classes = [label, node.attribute("class")].compactMap(\.self).filter { !$0.isEmpty }
    if !classes.isEmpty { attributes.append(attribute: "class", classes.joined(separator: " ")) }
    if let language = node.attribute("lang"), Vocabulary.isLanguage(language) {
      attributes.append(attribute: "lang", language)
      attributes.append(attribute: "xml:lang", language)
    }
    node.forEachAttribute { name, value in
      if Vocabulary.keeps(attribute: name, value: value, on: element) { attributes.append(attribute: name, value) }
    }
    return attributes
  }

  private mutating func take(_ id: String) -> String? {
    guard !id.isEmpty, fragment.ids.insert(id).inserted else { return nil }
    return idPrefix + Self.name(of: id)
  }

  /// The id as XML may hold it; different ones stay different.
  static func name(of id: String) -> String {
    var name = ""
    for byte in id.utf8 {
      switch byte {
      case 48...57, 65...90, 97...122, UInt8(ascii: "-"): name.unicodeScalars.append(Unicode.Scalar(byte))
      default: name += "_" + String(byte, radix: 16)
      }
    }
    return name
  }

  private mutating func beginLink(_ node: HTMLTree.Node, isSVG: Bool) {
    var attributes = isSVG ? svgAttributes(of: node) : attributes(of: node, "a")
    // Reading systems say a link of a drawing by its title; its words will do where it has none.
    if isSVG, !node.children.contains(where: { $0.name == "title" }) { attributes.append(attribute: "xlink:title", node.words) }
    let index = fragment.links.count
    fragment.links.append(.init(target: node.attribute("href") ?? "", attributes: attributes, isSVG: isSVG))
    fragment.tags.append((fragment.bytes.count, index, true))
    open.append(Frame(children: node.children, closing: .link(index)))
  }

  private mutating func writePicture(_ node: HTMLTree.Node) {
    let alternative = node.attribute("alt") ?? ""
    guard let source = node.attribute("src"), let place = picture(source) else {
      fragment.bytes.append(xml: alternative)
      return
    }
    fragment.bytes += "<img".utf8
    fragment.bytes.append(attribute: "src", place)
    if node.attribute("alt") == nil { fragment.bytes += " alt=\"\"".utf8 }
    fragment.bytes += attributes(of: node, "img")
    fragment.bytes += "/>".utf8
  }

  // MARK: SVG

  private mutating func enterSVG(_ node: HTMLTree.Node) {
    let name = node.name
    guard case .kept = Vocabulary.treatment(ofSVG: name) else { return }
    switch name {
    case "a": return beginLink(node, isSVG: true)
    case "style":
      let style = node.children.compactMap { $0.text.map { String(decoding: $0, as: UTF8.self) } }.joined()
      guard Vocabulary.isHarmless(style: style) else { return }
    default: break
    }
    fragment.hasSVG = true
    fragment.bytes.append(UInt8(ascii: "<"))
    fragment.bytes.append(name)
    if name == "svg", svgDepth == 0 {
      fragment.bytes += " xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\"".utf8
    }
    fragment.bytes += svgAttributes(of: node)
    fragment.bytes.append(UInt8(ascii: ">"))
    if name == "svg" { svgDepth += 1 }
    open.append(Frame(children: node.children, closing: name == "svg" ? .svg : .tag(name)))
  }

  private mutating func svgAttributes(of node: HTMLTree.Node) -> [UInt8] {
    var attributes: [UInt8] = []
    if let id = node.attribute("id"), let own = take(id) { attributes.append(attribute: "id", own) }
    if node.name != "a", let target = node.attribute("href"), target.hasPrefix("#") {
      attributes.append(attribute: "xlink:href", "#" + idPrefix + Self.name(of: String(target.dropFirst())))
    }
    node.forEachAttribute { name, value in
      guard Vocabulary.keeps(svgAttribute: name, value: value) else { return }
      attributes.append(attribute: name, renamed(value))
    }
    return attributes
  }

  /// A value in which `url(#…)` names what has a prefix now.
  private func renamed(_ value: String) -> String {
    guard let start = value.firstRange(of: "url(#") else { return value }
    let rest = value[start.upperBound...]
    guard let end = rest.firstIndex(of: ")") else { return "none" }
    return value[..<start.upperBound] + idPrefix + Self.name(of: String(rest[..<end])) + rest[end...]
  }
}

extension HTMLTree.Node {
  /// The text of all that it holds, its white space squeezed.
  fileprivate var words: String {
    var text = ""
    walk { node in
      if let own = node.text { text += String(decoding: own, as: UTF8.self) + " " }
      return .descend
    }
    return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}

extension Fragment {
  /// Where a link leads.
  enum Destination {
    case address(String)
    /// The text stays, and is no link.
    case nowhere
  }

  /// The bytes with all links decided.
  func bytes(resolving resolve: (String) -> Destination) -> [UInt8] {
    let written = links.map { tags(of: $0, resolve($0.target)) }
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count + 64 * links.count)
    var position = 0
    for tag in tags {
      output += bytes[position..<tag.offset]
      output += tag.isStart ? written[tag.link].start : written[tag.link].end
      position = tag.offset
    }
    return output + bytes[position...]
  }

  private func tags(of link: Link, _ destination: Destination) -> (start: [UInt8], end: [UInt8]) {
    var start: [UInt8] = []
    let name: String
    switch destination {
    case .address(let address):
      name = "a"
      start += "<a".utf8
      start.append(attribute: link.isSVG ? "xlink:href" : "href", address)
    case .nowhere:
      name = link.isSVG ? "g" : "span"
      start += "<\(name)".utf8
    }
    start += link.attributes
    start.append(UInt8(ascii: ">"))
    return (start, Array("</\(name)>".utf8))
  }
}
