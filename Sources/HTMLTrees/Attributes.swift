import CGumbo

extension UnsafePointer<GumboNode> {
  /// Whether this is an element of SVG.
  package var isSVG: Bool { isElement && pointee.v.element.tag_namespace == GUMBO_NAMESPACE_SVG }

  /// Whether this is an element of HTML.
  package var isHTML: Bool { isElement && pointee.v.element.tag_namespace == GUMBO_NAMESPACE_HTML }

  /// The name of an element: in lower case in HTML, as SVG spells it in SVG.
  package var name: String {
    guard isElement else { return "" }
    if pointee.v.element.tag != GUMBO_TAG_UNKNOWN { return String(cString: gumbo_normalized_tagname(pointee.v.element.tag)) }
    var original = pointee.v.element.original_tag
    gumbo_tag_from_original_text(&original)
    if isSVG, let name = withUnsafePointer(to: original, { gumbo_normalize_svg_tagname($0) }) { return String(cString: name) }
    guard let data = original.data else { return "" }
    let bytes = UnsafeRawBufferPointer(start: data, count: Int(original.length))
    return String(decoding: bytes, as: UTF8.self).lowercased()
  }

  /// Calls a closure for every attribute of an element with its name, without the prefix of a foreign one, and its value.
  package func forEachAttribute(_ visit: (_ name: String, _ value: String) -> Void) {
    guard isElement else { return }
    let list = pointee.v.element.attributes
    for index in 0..<Int(list.length) {
      let attribute = list.data[index]!.assumingMemoryBound(to: GumboAttribute.self).pointee
      visit(String(cString: attribute.name), String(cString: attribute.value))
    }
  }
}
