import Prose
import Testing

/// The generator SplitMix64 (Steele, Lea and Flood 2014): the same numbers on every run.
struct SplitMix64: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

struct AnnotationPropertyTests {
  private static let words = ["a", "b <", "c & \"d\"", "é", "会談", "😀 ", " ", "\n", "it's", ">"]
  private static let inlines: [Prose.Kind] = [
    .emphasis, .strong, .strikethrough, .code, .link(destination: "u", title: nil, line: 1), .wikiLink(target: "w", line: 1, column: 1),
  ]

  /// A prose of random blocks and inlines.
  private func randomProse(_ random: inout SplitMix64) -> Prose {
    var builder = ProseBuilder()
    addBlocks(&builder, depth: 0, &random)
    return builder.finish()
  }

  private func addBlocks(_ builder: inout ProseBuilder, depth: Int, _ random: inout SplitMix64) {
    for place in 0..<Int.random(in: 1...3, using: &random) {
      if place > 0 { builder.separate(.block) }
      switch Int.random(in: 0..<(depth < 3 ? 7 : 3), using: &random) {
      case 0, 1: addLeaf(.paragraph, &builder, &random)
      case 2:
        addLeaf(
          Bool.random(using: &random) ? .codeBlock(language: nil) : .heading(level: 2, id: "h\(builder.textCount)"), &builder, &random)
      case 3:
        builder.open(.blockQuote)
        addBlocks(&builder, depth: depth + 1, &random)
        builder.close()
      case 4:
        builder.open(Bool.random(using: &random) ? .bulletList(tight: Bool.random(using: &random)) : .orderedList(start: 2, tight: true))
        for _ in 0..<Int.random(in: 1...3, using: &random) {
          builder.open(.listItem(checked: nil))
          addBlocks(&builder, depth: depth + 1, &random)
          builder.close()
          builder.separate(.line)
        }
        builder.close()
      case 5: addTable(&builder, &random)
      default: builder.point(.thematicBreak)
      }
    }
  }

  private func addTable(_ builder: inout ProseBuilder, _ random: inout SplitMix64) {
    builder.open(.table)
    for row in 0..<Int.random(in: 1...3, using: &random) {
      builder.open(.tableRow(header: row == 0))
      for _ in 0..<2 {
        addLeaf(.tableCell(nil), &builder, &random)
        builder.separate(.cell)
      }
      builder.close()
      builder.separate(.line)
    }
    builder.close()
  }

  private func addLeaf(_ kind: Prose.Kind, _ builder: inout ProseBuilder, _ random: inout SplitMix64) {
    builder.open(kind)
    builder.text("x")
    addInlines(&builder, depth: 0, &random)
    builder.close()
  }

  private func addInlines(_ builder: inout ProseBuilder, depth: Int, _ random: inout SplitMix64) {
    for _ in 0..<Int.random(in: 1...4, using: &random) {
      if depth < 3, Int.random(in: 0..<3, using: &random) == 0 {
        builder.open(Self.inlines.randomElement(using: &random)!)
        builder.text("y")
        addInlines(&builder, depth: depth + 1, &random)
        builder.close()
      } else {
        builder.text(Self.words.randomElement(using: &random)!)
      }
    }
  }

  private func randomAnnotations(on text: String, replacing: Bool, _ random: inout SplitMix64) -> [ProseHTML.Annotation] {
    var bounds = [0]
    for scalar in text.unicodeScalars { bounds.append(bounds.last! + String(scalar).utf8.count) }
    let annotations = (0..<Int.random(in: 0...12, using: &random)).map { number in
      let (a, b) = (bounds.randomElement(using: &random)!, bounds.randomElement(using: &random)!)
      let kind: ProseHTML.Annotation.Kind =
        switch Int.random(in: 0..<(replacing ? 4 : 3), using: &random) {
        case 0: .link(href: "l\(number)")
        case 1, 2: .mark(id: "m\(number)")
        default: .replacement("[R]")
        }
      return ProseHTML.Annotation(kind, min(a, b)..<max(a, b))
    }
    return annotations.sorted { $0.range.lowerBound < $1.range.lowerBound }
  }

  @Test(arguments: 0..<400)
  func `HTML is well nested, holds no link in a link, no id twice, and all of the text`(seed: Int) throws {
    var random = SplitMix64(state: UInt64(seed))
    let prose = randomProse(&random)
    let replacing = seed % 2 == 1
    let annotations = randomAnnotations(on: prose.text, replacing: replacing, &random)
    var output: [UInt8] = []
    ProseHTML().render(prose, annotations: annotations, into: &output) { _ in .url("x") }
    let page = try WellNested(String(decoding: output, as: UTF8.self))
    #expect(Set(page.ids).count == page.ids.count)
    if !replacing {
      #expect(page.text.filter { !$0.isWhitespace } == prose.text.filter { !$0.isWhitespace })
      // Every passage that holds a character of an element has its anchor.
      let shown = annotations.filter { isShown($0, in: prose) }
      #expect(Set(page.ids).isSuperset(of: shown.map { if case .mark(let id, _) = $0.kind { id } else { "" } }.filter { !$0.isEmpty }))
    }
  }

  private func isShown(_ annotation: ProseHTML.Annotation, in prose: Prose) -> Bool {
    prose.elements.contains {
      switch $0.kind {
      case .paragraph, .heading, .codeBlock, .tableCell: $0.range.overlaps(annotation.range) && !annotation.range.isEmpty
      default: false
      }
    }
  }
}

/// The text and the ids of a piece of HTML all of whose elements are closed in the order in which they were opened.
private struct WellNested {
  var text = ""
  var ids: [String] = []

  struct Misnested: Error { var tag: String, open: [String] }

  init(_ html: String) throws {
    var open: [String] = []
    var rest = html[...]
    while let start = rest.firstIndex(of: "<") {
      append(rest[..<start])
      let end = try #require(rest[start...].firstIndex(of: ">"))
      let tag = rest[rest.index(after: start)..<end]
      rest = rest[rest.index(after: end)...]
      let name = String(tag.drop { $0 == "/" }.prefix { $0.isLetter || $0.isNumber })
      if tag.hasPrefix("/") {
        guard open.last == name else { throw Misnested(tag: name, open: open) }
        open.removeLast()
      } else if name != "hr" && name != "br" && name != "img" {
        let isBlock = ["p", "ul", "ol", "li", "table", "blockquote", "pre", "h2"].contains(name)
        let isWithinText = open.contains { ["p", "pre", "h2", "td", "th", "a", "mark"].contains($0) }
        guard !(name == "a" && open.contains("a")), !(isBlock && isWithinText) else { throw Misnested(tag: name, open: open) }
        open.append(name)
      }
      if let id = tag.firstMatch(of: /\sid="([^"]*)"/) { ids.append(String(id.1)) }
    }
    append(rest)
    if !open.isEmpty { throw Misnested(tag: "", open: open) }
  }

  private mutating func append(_ escaped: Substring) {
    text += escaped.replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"").replacing("&#39;", with: "'")
      .replacing("&amp;", with: "&")
  }
}
