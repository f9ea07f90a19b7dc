import Notation

/// Writes the text of a prose piece by piece with its annotations, from the start to the end.
///
/// Every piece is wrapped by itself, so nothing that an annotation opens outlives the element it was opened in.
struct AnnotatedText {
  var output: [UInt8] = []
  private let bytes: UnsafeBufferPointer<UInt8>
  private var links: [(range: Range<Int>, href: String, attributes: [ProseHTML.Attribute])] = []
  private var marks: [(range: Range<Int>, id: String, attributes: [ProseHTML.Attribute])] = []
  private var replacements: [String] = []
  /// What is replaced: ascending and apart from each other.
  private var replaced: [Range<Int>] = []
  private var nextLink = 0
  private var nextMark = 0
  private var nextReplacement = 0
  /// The replacement that was written last; its stretch may go on in other elements.
  private var written: Int?
  /// The passages that cover the place reached, in the order of their beginnings.
  private var covering: [Int] = []
  private var isAnchored: [Bool] = []

  /// - Parameter start: where the text that is written begins: a passage from before it has its anchor there.
  init(_ bytes: UnsafeBufferPointer<UInt8>, _ annotations: [ProseHTML.Annotation], from start: Int) {
    self.bytes = bytes
    for annotation in annotations {
      let range = annotation.range.clamped(to: 0..<bytes.count)
      guard !range.isEmpty else { continue }
      switch annotation.kind {
      case .link(let href, let attributes): links.append((range, href, attributes))
      case .mark(let id, let attributes): marks.append((range, id, attributes))
      case .replacement(let text): replace(range, by: text)
      }
    }
    isAnchored = marks.map { $0.range.lowerBound < start }
    links.removeAll { [replaced] in !isSafe(url: $0.href) || replaced.firstMeeting($0.range) != nil }
  }

  /// Of two replacements that overlap the first stands for both; nothing of either stretch stays.
  private mutating func replace(_ range: Range<Int>, by text: String) {
    let done = replaced.last?.upperBound ?? 0
    guard range.upperBound > done else { return }
    replaced.append(max(done, range.lowerBound)..<range.upperBound)
    replacements.append(range.lowerBound < done ? "" : text)
  }

  /// Whether an inline element goes with the text that is replaced.
  func isReplaced(_ range: Range<Int>) -> Bool {
    guard let index = replaced.firstMeeting(range) else { return false }
    let stretch = replaced[index]
    return range.isEmpty
      ? stretch.lowerBound < range.lowerBound : stretch.lowerBound <= range.lowerBound && range.upperBound <= stretch.upperBound
  }

  /// Appends a stretch of the text, all of which stands in one and the same element.
  mutating func append(_ range: Range<Int>, linking: Bool) {
    var position = range.lowerBound
    while position < range.upperBound {
      while nextReplacement < replaced.count, replaced[nextReplacement].upperBound <= position { nextReplacement += 1 }
      guard nextReplacement < replaced.count, replaced[nextReplacement].lowerBound < range.upperBound else { break }
      let stretch = replaced[nextReplacement]
      if position < stretch.lowerBound { appendLinked(position..<stretch.lowerBound, linking: linking) }
      if written != nextReplacement { appendReplacement(replacements[nextReplacement], of: stretch) }
      written = nextReplacement
      position = min(range.upperBound, stretch.upperBound)
    }
    if position < range.upperBound { appendLinked(position..<range.upperBound, linking: linking) }
  }

  private mutating func appendReplacement(_ text: String, of range: Range<Int>) {
    cover(range)
    openMark()
    output.appendEscaped(text)
    closeMark()
  }

  private mutating func appendLinked(_ range: Range<Int>, linking: Bool) {
    var position = range.lowerBound
    while position < range.upperBound {
      while nextLink < links.count, links[nextLink].range.upperBound <= position { nextLink += 1 }
      guard linking, nextLink < links.count, links[nextLink].range.lowerBound < range.upperBound else { break }
      let link = links[nextLink]
      let linked = link.range.clamped(to: position..<range.upperBound)
      appendMarked(position..<linked.lowerBound)
      output.openLink(link.href, link.attributes)
      appendMarked(linked)
      output.append(utf8: "</a>")
      position = linked.upperBound
    }
    appendMarked(position..<range.upperBound)
  }

  private mutating func appendMarked(_ range: Range<Int>) {
    var position = range.lowerBound
    while position < range.upperBound {
      cover(position..<position + 1)
      var end = range.upperBound
      if nextMark < marks.count { end = min(end, marks[nextMark].range.lowerBound) }
      for mark in covering { end = min(end, marks[mark].range.upperBound) }
      openMark()
      output.append(markup: UnsafeBufferPointer(rebasing: bytes[position..<end]))
      closeMark()
      position = end
    }
  }

  /// Brings `covering` up to a range that is not before the one last asked for.
  private mutating func cover(_ range: Range<Int>) {
    if !covering.isEmpty { covering.removeAll { [marks] in marks[$0].range.upperBound <= range.lowerBound } }
    while nextMark < marks.count, marks[nextMark].range.lowerBound < range.upperBound {
      if marks[nextMark].range.upperBound > range.lowerBound { covering.append(nextMark) }
      nextMark += 1
    }
  }

  private mutating func openMark() {
    guard !covering.isEmpty else { return }
    let beginning = covering.filter { !isAnchored[$0] }
    for mark in beginning { isAnchored[mark] = true }
    for mark in beginning.dropFirst() {
      output.append(utf8: "<span id=\"")
      output.appendEscaped(marks[mark].id)
      output.append(utf8: "\"></span>")
    }
    output.append(utf8: "<mark class=\"passage\"")
    if let first = beginning.first { output.appendAttribute("id", marks[first].id) }
    output.appendAttribute("data-passage", covering.map { marks[$0].id }.joined(separator: " "))
    var names: Set<String> = ["class", "id", "data-passage"]
    for mark in beginning.prefix(1) + covering {
      for attribute in marks[mark].attributes where names.insert(attribute.name).inserted {
        output.appendAttribute(attribute.name, attribute.value)
      }
    }
    output.append(UInt8(ascii: ">"))
  }

  private mutating func closeMark() {
    if !covering.isEmpty { output.append(utf8: "</mark>") }
  }
}

extension [UInt8] {
  mutating func openLink(_ href: String, _ attributes: [ProseHTML.Attribute]) {
    append(utf8: "<a href=\"")
    appendEscapedURL(href)
    append(UInt8(ascii: "\""))
    for attribute in attributes { appendAttribute(attribute.name, attribute.value) }
    append(UInt8(ascii: ">"))
  }

  mutating func appendAttribute(_ name: String, _ value: String) {
    append(UInt8(ascii: " "))
    append(contentsOf: name.utf8)
    append(utf8: "=\"")
    appendEscaped(value)
    append(UInt8(ascii: "\""))
  }
}

extension [Range<Int>] {
  /// The first of these ascending ranges, none of which meet, that a range meets: shares a byte with or, being empty, lies in.
  func firstMeeting(_ range: Range<Int>) -> Int? {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if self[middle].upperBound <= range.lowerBound { low = middle + 1 } else { high = middle }
    }
    guard low < count else { return nil }
    return self[low].lowerBound < range.upperBound || self[low].contains(range.lowerBound) ? low : nil
  }
}
