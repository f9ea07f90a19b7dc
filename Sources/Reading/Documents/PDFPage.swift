import Prose

/// The lines of one page, which become paragraphs.
struct PDFPage {
  private var lines: [Line] = []

  private struct Line {
    var text: [UInt8]
    var left: Double
    var right: Double
    var top: Double
    var bottom: Double

    var height: Double { bottom - top }
    var middle: Double { (top + bottom) / 2 }

    /// Whether a sentence may end with this line.
    var endsSentence: Bool {
      let last = text.reversed().first { $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: ")") && $0 < 0x80 }
      return last.map { ".!?:".utf8.contains($0) } ?? true
    }
  }

  /// Adds the next word of the page, in the order of the text.
  mutating func add(_ word: PDFWord) {
    guard let last = lines.indices.last, continues(lines[last], word) else {
      lines.append(Line(text: Array(word.text), left: word.left, right: word.right, top: word.top, bottom: word.bottom))
      return
    }
    // A note's mark stands at the word that it belongs to, and some scripts part no words.
    if word.left - lines[last].right > 0.1 * word.height { lines[last].text.append(UInt8(ascii: " ")) }
    lines[last].text.append(contentsOf: word.text)
    lines[last].right = max(lines[last].right, word.right)
    if word.height > lines[last].height { (lines[last].top, lines[last].bottom) = (word.top, word.bottom) }
  }

  /// Whether a word stands in a line: beside it, or raised or lowered a little.
  private func continues(_ line: Line, _ word: PDFWord) -> Bool {
    let isBeside = (line.top..<line.bottom).contains(word.middle) || (word.top..<word.bottom).contains(line.middle)
    return isBeside && word.left > line.right - word.height
  }

  /// The number that stands alone at the head or foot of the page: in dashes or brackets perhaps, and nothing else.
  var number: (value: Int, line: Int)? {
    let head = lines.indices.min { lines[$0].top < lines[$1].top }
    let foot = lines.indices.max { lines[$0].bottom < lines[$1].bottom }
    for line in [foot, head].compactMap(\.self) {
      let parts = String(decoding: lines[line].text, as: UTF8.self).split { !$0.isLetter && !$0.isNumber }
      if parts.count == 1, parts[0].utf8.count <= 5, let value = Int(parts[0]) { return (value, line) }
    }
    return nil
  }

  fileprivate mutating func remove(line: Int) { lines.remove(at: line) }

  /// Writes the page as paragraphs.
  func write(to builder: inout ProseBuilder) {
    let pitch = usualPitch
    for (index, line) in lines.enumerated() {
      if index == 0 {
        builder.open(.paragraph)
      } else if startsParagraph(line, after: lines[index - 1], pitch: pitch) {
        builder.close()
        builder.separate(.block)
        builder.open(.paragraph)
      } else {
        builder.text("\n")
      }
      builder.text(bytes: line.text)
    }
    if !lines.isEmpty { builder.close() }
  }

  /// The distance from line to line that is usual on the page.
  private var usualPitch: Double {
    let pitches = zip(lines, lines.dropFirst()).map { $1.bottom - $0.bottom }.filter { $0 > 1 }.sorted()
    // The distance between paragraphs is larger, so where most are short the smaller half counts more.
    return pitches.isEmpty ? 0 : pitches[pitches.count / 3]
  }

  /// A paragraph begins after a gap, in another size of type, or where a line is set in after the end of a sentence.
  /// At the head of a column the sentence alone decides.
  private func startsParagraph(_ line: Line, after last: Line, pitch: Double) -> Bool {
    let distance = line.bottom - last.bottom
    if max(line.height, last.height) > 1.25 * min(line.height, last.height) { return true }
    if distance < 0 { return last.endsSentence }
    if distance > 1.25 * pitch { return true }
    return last.endsSentence && line.left > last.left + 0.8 * line.height && distance > 1
  }
}

extension [PDFPage] {
  /// Takes out the numbers of pages, which stand in the midst of sentences that go on: those that rise by one from page to page, on two
  /// pages at least and on half of them.
  mutating func removePageNumbers() {
    let numbers = map(\.number)
    var counts: [Int: Int] = [:]
    for (index, number) in numbers.enumerated() { if let number { counts[number.value - index, default: 0] += 1 } }
    guard let (first, count) = counts.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }), count > 1, count * 2 >= self.count else {
      return
    }
    for (index, number) in numbers.enumerated() {
      if let number, number.value - index == first { self[index].remove(line: number.line) }
    }
  }
}
