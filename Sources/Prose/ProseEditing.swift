extension Prose {
  /// This prose with other words instead of some stretches of its text.
  ///
  /// Elements that lie within a stretch go with it; those that reach into it end or begin at the new words.
  /// - Parameter stretches: UTF-8 offsets, ascending and apart from each other.
  /// - Returns: The prose, and a function that takes an offset of the old text to the new one.
  public func replacing(_ stretches: [(range: Range<Int>, words: String)]) -> (prose: Prose, map: OffsetMap) {
    let map = OffsetMap(stretches)
    var bytes: [UInt8] = []
    let old = Array(text.utf8)
    var position = 0
    for (range, words) in stretches {
      bytes += old[position..<range.lowerBound]
      bytes += words.utf8
      position = range.upperBound
    }
    bytes += old[position...]
    var kept: [Element] = []
    var remaining: [(end: Int, index: Int)] = []
    for (index, element) in elements.enumerated() {
      while let last = remaining.last, last.end <= index { remaining.removeLast() }
      let isInside = stretches.contains { $0.range.lowerBound < element.range.lowerBound && element.range.upperBound < $0.range.upperBound }
      if isInside, element.kind.isInline { continue }
      for parent in remaining { kept[parent.index].descendants += 1 }
      remaining.append((index + element.descendants + 1, kept.count))
      kept.append(Element(element.kind, map.start(element.range.lowerBound)..<map.end(element.range.upperBound)))
    }
    return (Prose(text: String(decoding: bytes, as: UTF8.self), elements: kept), map)
  }

  /// Takes offsets of a text to offsets of the same text with other words in some places.
  public struct OffsetMap: Sendable {
    private let stretches: [(range: Range<Int>, words: String)]

    init(_ stretches: [(range: Range<Int>, words: String)]) { self.stretches = stretches }

    /// Where something begins now; within replaced words it begins with them.
    public func start(_ offset: Int) -> Int { mapped(offset, atEnd: false) }

    /// Where something ends now; within replaced words it ends with them.
    public func end(_ offset: Int) -> Int { mapped(offset, atEnd: true) }

    private func mapped(_ offset: Int, atEnd: Bool) -> Int {
      var shift = 0
      for (range, words) in stretches {
        if range.upperBound <= offset, !(range.isEmpty && range.upperBound == offset && !atEnd) {
          shift += words.utf8.count - range.count
        } else if range.lowerBound < offset {
          return range.lowerBound + shift + (atEnd ? words.utf8.count : 0)
        } else {
          break
        }
      }
      return offset + shift
    }
  }
}

extension Prose.Kind {
  /// Whether the element stands within a line of text.
  public var isInline: Bool {
    switch self {
    case .emphasis, .strong, .strikethrough, .code, .link, .image, .wikiLink, .footnoteReference, .lineBreak, .htmlInline: true
    default: false
    }
  }
}
