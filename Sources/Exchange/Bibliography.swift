import Dossier

/// Documents and works in RIS, which Zotero, EndNote, Citavi and others read.
extension Contents {
  var bibliography: [UInt8] {
    var lines = ReferenceLines()
    for (index, document) in dossier.documents.enumerated() { add(document, index, to: &lines) }
    for work in dossier.works.entities { add(work, to: &lines) }
    return Array(lines.text.utf8)
  }

  private func add(_ document: Document, _ index: Int, to lines: inout ReferenceLines) {
    let keys = document.keys
    lines.add("TY", Self.type(of: keys.kindOf))
    lines.add("ID", document.id)
    lines.add("TI", document.title)
    for author in dossier.distinct(keys.authors) { lines.add("AU", author: author, self) }
    lines.add("PB", keys.publisher.map(name))
    lines.add(date: keys.published)
    lines.add("Y2", keys.accessed?.certainDate.map(ReferenceLines.slashed))
    lines.add("UR", keys.url)
    lines.add("LA", keys.language)
    lines.add("AN", keys.number)
    lines.add("AB", text(keys.description))
    if addresses.areWhole { lines.add("L2", addresses.document(index)) }
    lines.end()
  }

  private func add(_ work: Entity<Work>, to lines: inout ReferenceLines) {
    lines.add("TY", Self.type(of: work.first(\.kindOf)))
    lines.add("ID", work.id)
    lines.add("TI", work.name)
    for author in dossier.distinct(work.united(\.authors)) { lines.add("AU", author: author, self) }
    lines.add("PB", work.first(\.publisher).map(name))
    lines.add(date: work.date)
    lines.add("UR", work.first(\.url))
    lines.add("AB", text(work.first(\.common.description)))
    lines.end()
  }

  private static func type(of kind: String?) -> String {
    switch kind {
    case "news-article": "NEWS"
    case "article": "JOUR"
    case "book": "BOOK"
    case "report": "RPRT"
    case "letter", "telegram", "memorandum-of-conversation", "transcript", "minutes": "PCOMM"
    case "statement": "UNPB"
    default: "GEN"
    }
  }

  fileprivate func sortedName(of reference: Reference) -> String {
    guard let key = entity(reference), key.kind == .person else { return name(of: reference) }
    return dossier.people[key.index].first(\.sortName) ?? name(of: reference)
  }
}

/// The lines of references: a tag, two spaces, a hyphen and a value.
private struct ReferenceLines {
  private(set) var text = ""

  mutating func add(_ tag: String, _ value: String?) {
    // A line end would begin another tag.
    let words = value?.split(whereSeparator: { $0.isWhitespace || $0.isNewline || $0.unicodeScalars.contains { $0.value < 0x20 } })
    guard let words, !words.isEmpty else { return }
    text += "\(tag)  - \(words.joined(separator: " "))\r\n"
  }

  mutating func add(_ tag: String, author: Reference, _ contents: Contents) { add(tag, contents.sortedName(of: author)) }

  /// The year, and the date as far as it is known: what is vague stands behind the third slash, in EDTF.
  mutating func add(date: EDTF?) {
    guard let date else { return }
    if let certain = date.certainDate {
      add("PY", String(certain.prefix(4)))
      add("DA", Self.slashed(certain))
    } else {
      if let year = date.start.date?.years, year.count == 1, year.lowerBound > 0 { add("PY", "\(year.lowerBound)") }
      add("DA", "///\(date)")
    }
  }

  static func slashed(_ date: String) -> String {
    let parts = date.split(separator: "-").map(String.init) + ["", ""]
    return "\(parts[0])/\(parts[1])/\(parts[2])/"
  }

  mutating func end() { text += "ER  - \r\n\r\n" }
}
