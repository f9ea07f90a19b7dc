extension Prose {
  /// This prose with words in the links to entities and documents that have none of their own.
  ///
  /// A reader sees the name of what such a link leads to, so it belongs to the text: evidence may run across it.
  /// - Parameter name: The name of a link's target; nil leaves the link without words.
  public func fillingWikiLinks(_ name: (String) -> String?) -> Prose {
    var filled = self
    var bytes = Array(text.utf8)
    for index in filled.elements.indices {
      guard case .wikiLink(let target, _, _) = filled.elements[index].kind, filled.elements[index].range.isEmpty, let words = name(target)
      else {
        continue
      }
      let place = filled.elements[index].range.lowerBound
      let length = words.utf8.count
      bytes.insert(contentsOf: words.utf8, at: place)
      for other in filled.elements.indices {
        let element = filled.elements[other]
        if other > index {
          filled.elements[other].range = element.range.lowerBound + length..<element.range.upperBound + length
        } else if other + element.descendants >= index {
          filled.elements[other].range = element.range.lowerBound..<element.range.upperBound + length
        }
      }
    }
    filled.text = String(decoding: bytes, as: UTF8.self)
    return filled
  }

  /// Whether there is a link that shows the name of its target.
  public var hasWordlessWikiLinks: Bool {
    elements.contains { element in
      if case .wikiLink = element.kind { element.range.isEmpty } else { false }
    }
  }
}
