import Dossier
import Notation
import Prose

/// The evidence as annotations of documents, in the words of W3C's Web Annotation Data Model: one JSON-LD object a line.
enum Annotations {
  static let address = "data/annotations.jsonl"

  /// So many characters before and after a passage tell it from its likes.
  private static let context = 32

  /// A line for each passage that supports something which the site shows.
  static func lines(of document: Int, in site: Site, into output: inout [UInt8]) {
    let passages = site.passagesOfDocument[document].map { ($0, site.supports.facts(onPassage: $0, in: site)) }.filter { !$1.isEmpty }
    guard !passages.isEmpty else { return }
    var positions = ScalarPositions(site.contents.documents[document].prose.text)
    for (passage, facts) in passages {
      annotation(passage, facts, in: site, &positions).write(to: &output)
      output.append(UInt8(ascii: "\n"))
    }
  }

  private static func annotation(_ index: Int, _ facts: [SupportedFact], in site: Site, _ positions: inout ScalarPositions) -> JSON {
    let passage = site.contents.passages[index]
    let document = site.contents.documents[passage.document]
    let page = Addresses.source(document.id)
    let body = facts.map { fact in
      JSON.object([
        ("type", .text("SpecificResource")), ("source", .text(address(fact.address ?? "\(page)#\(passage.anchor)", in: site))),
        ("label", .text(fact.label)),
        ("purpose", .text("linking")),
      ])
    }
    return .object([
      ("@context", .text("http://www.w3.org/ns/anno.jsonld")),
      ("id", .text(address("\(page)#\(passage.anchor)", in: site))), ("type", .text("Annotation")), ("motivation", .text("linking")),
      ("body", .list(body)), ("target", .list(targets(passage, document, in: site, &positions))),
    ])
  }

  /// The passage in the text that the site holds, and in the document on the web.
  private static func targets(_ passage: Passage, _ document: Document, in site: Site, _ positions: inout ScalarPositions) -> [JSON] {
    let isWhole = document.keys.show ?? .full == .full
    let text = document.prose.text
    var quote: [(String, JSON?)] = [("type", .text("TextQuoteSelector")), ("exact", .text(document.prose.text(in: passage.range)))]
    if isWhole {
      let (prefix, suffix) = text.surroundings(of: passage.range, count: context)
      if !prefix.isEmpty { quote.append(("prefix", .text(prefix))) }
      if !suffix.isEmpty { quote.append(("suffix", .text(suffix))) }
    }
    var selectors = [JSON.object(quote)]
    if isWhole {
      let (start, end) = (positions.scalar(at: passage.range.lowerBound), positions.scalar(at: passage.range.upperBound))
      selectors.append(.object([("type", .text("TextPositionSelector")), ("start", .number(start)), ("end", .number(end))]))
    }
    let own = isWhole ? DataFiles.textAddress(of: document) : Addresses.source(document.id)
    var targets = [JSON.object([("source", .text(address(own, in: site))), ("selector", .list(selectors))])]
    if let url = document.keys.url {
      var selectors = [JSON.object(quote)]
      if let number = passage.page {
        selectors.append(
          .object([
            ("type", .text("FragmentSelector")), ("conformsTo", .text("http://tools.ietf.org/rfc/rfc3778")),
            ("value", .text("page=\(number)")),
          ]))
      }
      targets.append(.object([("source", .text(url)), ("selector", .list(selectors))]))
    }
    return targets
  }

  private static func address(_ path: String, in site: Site) -> String { site.addressForData(of: path) }
}

/// Counts Unicode scalars in a text.
struct ScalarPositions {
  private let bytes: [UInt8]
  private var position = 0
  private var count = 0

  init(_ text: String) { bytes = Array(text.utf8) }

  /// The number of scalars before a UTF-8 offset; quick where offsets rise.
  mutating func scalar(at offset: Int) -> Int {
    if offset < position { (position, count) = (0, 0) }
    while position < min(offset, bytes.count) {
      if bytes[position] & 0xC0 != 0x80 { count += 1 }
      position += 1
    }
    return count
  }
}

extension String {
  /// The words before and after a range of UTF-8 offsets, so many characters of them at most. Half a word may be another: "Eve" of "Evelyn".
  fileprivate func surroundings(of range: Range<Int>, count: Int) -> (String, String) {
    let start = utf8.index(startIndex, offsetBy: range.lowerBound)
    let end = utf8.index(start, offsetBy: range.count)
    var before = unicodeScalars[..<start].suffix(count)
    if before.startIndex > startIndex, !unicodeScalars[unicodeScalars.index(before: before.startIndex)].properties.isWhitespace,
      let space = before.firstIndex(where: \.properties.isWhitespace)
    {
      before = before[unicodeScalars.index(after: space)...]
    }
    var after = unicodeScalars[end...].prefix(count)
    if after.endIndex < endIndex, !unicodeScalars[after.endIndex].properties.isWhitespace,
      let space = after.lastIndex(where: \.properties.isWhitespace)
    {
      after = after[..<space]
    }
    return (String(before), String(after))
  }
}
