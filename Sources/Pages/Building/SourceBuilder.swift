import Dossier
import Prose

/// The page of a document: its text, the evidence marked, and beside each passage what rests on it.
extension PageBuilder {
  /// How many words are shown on each side of a passage where only passages are.
  static let excerptWords = 12

  /// - Parameter withText: Whether the text is shown, as far as it is republished, or only what it supports.
  mutating func source(_ index: Int, withText: Bool = true) -> SourcePage {
    let document = contents.documents[index]
    let keys = document.keys
    let passages = site.passagesOfDocument[index]
    let numbers = numbers(ofPassages: passages)
    let show = keys.show ?? .full
    var blocks: [SourcePage.Block] = []
    if show != .none, withText {
      blocks = self.blocks(of: document, index, passages: passages, numbers, onlyPassages: show == .passages)
    }
    let supports = show == .none || !withText ? zip(passages, numbers).map { support($0, number: $1, quotes: true) } : []
    let number = site.placeOfDocument[index]
    let order = site.documentOrder
    var page = SourcePage(
      frame: frame(
        title: document.title,
        description: [document.title, keys.published.map { site.dates.text($0) }].compactMap(\.self).joined(separator: words.comma),
        section: .sources, crumb: (.sources, "sources"), kind: .source),
      kicker: [words[.source], keys.kindOf.map { words.kind($0) }].compactMap(\.self).joined(separator: " · "), title: document.title,
      successors: successors(ofDocument: index), facts: facts(of: document) + relationRows(ofDocument: index),
      picture: picture(of: keys.picture, named: document.title),
      language: foreign(keys.language),
      description: html(keys.description), note: html(keys.note, prefix: "n-"),
      republication: withText ? republication(show) : "",
      blocks: blocks, passageCount: passages.count, original: original(document),
      web: keys.url.map { Link(name: words[.onTheWeb], href: $0) },
      supports: supports,
      mentioned: mentioned(in: index), citation: citation(ofDocument: index),
      previous: number > 0 ? link(toDocument: order[number - 1]) : nil,
      next: number + 1 < order.count ? link(toDocument: order[number + 1]) : nil)
    page.frame.changed = changedLink(.document, id: document.id)
    return finished(page, JSONLD.document(document, builder: self))
  }

  private func facts(of document: Document) -> [FactRow] {
    let keys = document.keys
    func text(_ term: Word, _ value: String?) -> FactRow? { value.map { FactRow(term: words[term], values: [.init(text: $0)]) } }
    return [
      listRow(.authors, links(keys.authors)) ?? text(.authors, words[.notStated]),
      keys.publisher.map { FactRow(term: words[.publisher], values: [.init(link: link($0))]) } ?? text(.publisher, words[.notStated]),
      keys.published.map { FactRow(term: words[.published], values: [.init(date: date($0))]) } ?? text(.published, words[.notStated]),
      keys.reliability.map { FactRow(term: words[.reliability], values: [.init(text: site.describe($0))]) },
      listRow(.retells, keys.retells.map { link($0) }), text(.language, keys.language.map { words.language($0) }),
      text(.documentNumber, keys.number),
      text(.classification, keys.classification),
      text(.handling, contents.configuration.markings.name(of: contents.sources[document.source].marking)),
      keys.accessed.map { FactRow(term: words[.accessed], values: [.init(date: date($0))]) },
    ].compactMap(\.self)
  }

  private func republication(_ show: Republication) -> String {
    switch show {
    case .full: ""
    case .passages: words[.onlyPassagesShown]
    case .none: words[.textNotShown]
    }
  }

  private func original(_ document: Document) -> Link? {
    guard document.keys.original == true else { return nil }
    let address = originalAddress(document)
    let name = address.split(separator: "/").last.map(String.init) ?? address
    return Link(name: name, href: href(address))
  }

  /// Where the file itself is copied to.
  func originalAddress(_ document: Document) -> String {
    let suffix = document.file.split(separator: ".").last ?? ""
    return "sources/originals/\(document.id).\(suffix)"
  }

  // MARK: The text

  /// The text in stretches: a block in which passages begin has notes beside it, blocks without any go together.
  private func blocks(
    of document: Document, _ index: Int, passages: [Int], _ numbers: [Int], onlyPassages: Bool
  ) -> [SourcePage.Block] {
    let prose = document.prose
    let shown =
      onlyPassages ? Excerpt.ranges(around: passages.map { contents.passages[$0].range }, words: Self.excerptWords, in: prose.text) : nil
    let annotations = annotations(of: index, passages: passages, numbers, omissions: shown.map { omissions(between: $0, in: prose) } ?? [])
    var blocks: [SourcePage.Block] = []
    var plain: [Int] = []
    var passage = 0
    func flush(_ blocks: inout [SourcePage.Block]) {
      guard let first = plain.first, let last = plain.last else { return }
      blocks.append(
        .init(
          html: render(prose, elements: first..<(last + prose.elements[last].descendants + 1), annotations, document, shown), supports: []))
      plain = []
    }
    for element in prose.topLevel {
      let range = prose.elements[element].range
      var begin: [(Int, Int)] = []
      while passage < passages.count, contents.passages[passages[passage]].range.lowerBound < max(range.upperBound, range.lowerBound + 1) {
        begin.append((passages[passage], numbers[passage]))
        passage += 1
      }
      if begin.isEmpty {
        plain.append(element)
        continue
      }
      flush(&blocks)
      let html = render(prose, elements: element..<(element + prose.elements[element].descendants + 1), annotations, document, shown)
      blocks.append(.init(html: html, supports: begin.map { support($0, number: $1, quotes: false) }))
    }
    flush(&blocks)
    return blocks
  }

  private func render(
    _ prose: Prose, elements: Range<Int>, _ annotations: [ProseHTML.Annotation], _ document: Document, _ shown: [Range<Int>]?
  ) -> [UInt8] {
    var output: [UInt8] = []
    var stretch = prose
    stretch.elements = Array(prose.elements[elements])
    let renderer = ProseHTML(
      headingOffset: 1, idPrefix: "t-", excerpt: shown.map { ProseHTML.Excerpt(ranges: $0) }, labels: site.proseLabels)
    let bounds = (prose.elements[elements.lowerBound].range.lowerBound)..<(prose.elements[elements].map(\.range.upperBound).max() ?? 0)
    let near = annotations.filter { $0.range.overlaps(bounds) }
    renderer.render(stretch, annotations: near, into: &output) { target(of: $0, from: document.file, in: prose, prefix: "t-") }
    return output
  }

  /// What an excerpt leaves out of the blocks that it shows a part of.
  private func omissions(between shown: [Range<Int>], in prose: Prose) -> [ProseHTML.Annotation] {
    zip([0] + shown.map(\.upperBound), shown.map(\.lowerBound) + [prose.text.utf8.count]).filter { $0 < $1 }
      .map { ProseHTML.Annotation(.replacement(" […] "), $0..<$1) }
  }

  private func annotations(
    of index: Int, passages: [Int], _ numbers: [Int], omissions: [ProseHTML.Annotation]
  ) -> [ProseHTML.Annotation] {
    // Passages that begin at one place are shown with all their numbers there.
    let beginnings = Dictionary(grouping: passages.indices) { contents.passages[passages[$0]].range.lowerBound }
    var annotations = passages.map { passage in
      let together = beginnings[contents.passages[passage].range.lowerBound]!.map { String(numbers[$0]) }
      let number = ProseHTML.Attribute("data-number", together.joined(separator: ", "))
      return ProseHTML.Annotation(.mark(id: contents.passages[passage].anchor, attributes: [number]), contents.passages[passage].range)
    }
    annotations += documentLinks(index) + omissions
    return annotations.sorted { ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound) }
  }

  private func support(_ passage: Int, number: Int, quotes: Bool) -> SourcePage.Support {
    let facts = site.supports.joinedFacts(onPassage: passage, in: site)
    let document = contents.documents[contents.passages[passage].document]
    let quote = quotes ? document.prose.line(in: contents.passages[passage].range) : ""
    return SourcePage.Support(
      anchor: contents.passages[passage].anchor, number: number,
      facts: facts.prefix(4).map { Link(name: $0.label, href: $0.address.map { href($0) }) },
      more: rest(facts.count - 4, .moreFacts), attribution: attribution(facts), quote: quote)
  }

  /// Who says what rests on a passage, where the document says who.
  private func attribution(_ facts: [SupportedFact]) -> String {
    facts.flatMap { sources($0.accordingTo).map { line($0) } }.uniqued { $0 }.prefix(2).joined(separator: words.semicolon)
  }

  private func mentioned(in index: Int) -> [SourcePage.Mentioned] {
    let keys = Set(site.mentions(inDocument: index).map(\.entity))
    let kinds: [(EntityKind, Word)] = [
      (.person, .people), (.meeting, .meetings), (.organisation, .organisations), (.place, .places), (.work, .works), (.term, .terms),
    ]
    return kinds.compactMap { [site] kind, word in
      // No text names a meeting as it names people: these are the ones that the author states beside it.
      let links =
        kind == .meeting
        ? site.meetingsOfDocument[index].map { link(EntityKey(.meeting, $0)) }
        : keys.filter { $0.kind == kind }.sorted { site.sortKey($0) < site.sortKey($1) }.map { link($0) }
      return links.isEmpty ? nil : SourcePage.Mentioned(kind: words[word], links: links)
    }
  }
}

extension Prose {
  /// A stretch of the text in one line, with single spaces.
  func line(in range: Range<Int>) -> String {
    var text = text(in: range)
    if let line = text.withUTF8({ Self.line($0) }) { return line }
    return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// The line of a text of letters that never join the one before: ASCII, Latin letters, dashes and quotation marks. Nil where there are others.
  private static func line(_ bytes: UnsafeBufferPointer<UInt8>) -> String? {
    var line: [UInt8] = []
    line.reserveCapacity(bytes.count)
    var isSpaced = true
    var place = 0
    while place < bytes.count {
      let byte = bytes[place]
      var length = 1
      switch byte {
      case 0x20, 0x09...0x0D:
        if !isSpaced { line.append(0x20) }
        isSpaced = true
        place += 1
        continue
      case ..<0x80: break
      // U+00C0 to U+017F, U+2010 to U+2027
      case 0xC3...0xC5: length = 2
      case 0xE2 where place + 2 < bytes.count && bytes[place + 1] == 0x80 && (0x90...0xA7).contains(bytes[place + 2]): length = 3
      default: return nil
      }
      isSpaced = false
      for next in place..<min(place + length, bytes.count) { line.append(bytes[next]) }
      place += length
    }
    if line.last == 0x20 { line.removeLast() }
    return String(decoding: line, as: UTF8.self)
  }

  /// The places of the elements that lie in no other.
  var topLevel: [Int] {
    var places: [Int] = []
    var place = 0
    while place < elements.count {
      places.append(place)
      place += elements[place].descendants + 1
    }
    return places
  }
}
