/// What a reader can read on a page, piece by piece: each the text between two tags that end a line.
struct PageLines {
  private(set) var lines: [String] = []

  /// A line of one page that another does not have.
  struct Difference: Equatable {
    var isAdded: Bool
    var text: String
  }

  /// - Parameter page: HTML as the templates write it: well formed, every `<` of a text escaped.
  init(_ page: [UInt8]) {
    var text: [UInt8] = []
    func endLine(_ lines: inout [String]) {
      let words = String(decoding: text, as: UTF8.self).split(whereSeparator: \.isWhitespace)
      if !words.isEmpty { lines.append(Self.unescaped(words.joined(separator: " "))) }
      text = []
    }
    var rest = page.firstRange(of: Array("<body".utf8)).map { page[$0.lowerBound...] } ?? page[...]
    while let byte = rest.first {
      guard byte == UInt8(ascii: "<") else {
        let run = rest.prefix { $0 != UInt8(ascii: "<") }
        text += run
        rest = rest[run.endIndex...]
        continue
      }
      let tag = rest.prefix { $0 != UInt8(ascii: ">") }
      rest = rest[tag.endIndex...].dropFirst()
      let name = String(
        decoding: tag.dropFirst().drop { $0 == UInt8(ascii: "/") }.prefix { $0 > 0x20 && $0 != UInt8(ascii: "/") }, as: UTF8.self)
      if !Self.inline.contains(name.lowercased()) { endLine(&lines) }
    }
    endLine(&lines)
  }

  /// Elements that a line runs through.
  private static let inline: Set = [
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "i", "ins", "kbd", "mark", "q", "s", "samp", "small",
    "span",
    "strong", "sub", "sup", "time", "u", "var", "wbr",
  ]

  private static func unescaped(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
    return text.replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"").replacing("&#39;", with: "'")
      .replacing("&amp;", with: "&")
  }

  /// The lines that are not in both, in the order of the pages: what went before what came.
  ///
  /// Of very different pages, whose comparison would take long (it is quadratic in the number of differences), nothing is said.
  func differences(from old: PageLines) -> [Difference] {
    var (new, before) = (lines[...], old.lines[...])
    while let a = new.first, a == before.first { (new, before) = (new.dropFirst(), before.dropFirst()) }
    while let a = new.last, a == before.last { (new, before) = (new.dropLast(), before.dropLast()) }
    guard new.count + before.count <= 4000 else { return [] }
    let difference = Array(new).difference(from: Array(before))
    let changes = difference.removals.map { ($0, false) } + difference.insertions.map { ($0, true) }
    return changes.sorted { left, right in (left.0.offset, left.1 ? 1 : 0) < (right.0.offset, right.1 ? 1 : 0) }
      .map { Difference(isAdded: $0.1, text: $0.0.element) }
  }
}

extension CollectionDifference.Change {
  fileprivate var offset: Int {
    switch self {
    case .insert(let offset, _, _), .remove(let offset, _, _): offset
    }
  }
  fileprivate var element: ChangeElement {
    switch self {
    case .insert(_, let element, _), .remove(_, let element, _): element
    }
  }
}
