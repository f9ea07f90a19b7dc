import Foundation

/// Edits such as writers make, chosen by chance: the same for the same seed.
///
/// An edit may break the folder. The next one then takes it back, as a writer would.
public struct RandomEdits {
  let folder: URL
  private var random: Dice
  /// What the last edit changed, as it was before; nil for what was not there.
  private var undo: [String: String?] = [:]
  private var number = 0

  public init(_ folder: URL, seed: UInt64) { (self.folder, random) = (folder, Dice(state: seed)) }

  /// Makes the next edit.
  ///
  /// - Returns: The paths of the files that it touched.
  public mutating func next(afterBreaking isBroken: Bool) throws -> Set<String> {
    number += 1
    if isBroken { return try takeBack() }
    undo = [:]
    switch Int.random(in: 0..<28, using: &random) {
    case 0...5: try editWords()
    case 6...9: try editValue()
    case 10...12: try editLine()
    case 13: try addDocument()
    case 14: try addPerson()
    case 15: try remove()
    case 16: try rename()
    case 17: try editConfiguration()
    case 18: try overrideTemplate()
    case 19...22: try addStatement()
    case 23...26: try typeOn()
    default: try swap()
    }
    return Set(undo.keys)
  }

  /// Makes the next edit, one of the text of a document.
  public mutating func nextOfText(afterBreaking isBroken: Bool) throws {
    number += 1
    if isBroken {
      _ = try takeBack()
    } else {
      undo = [:]
      if Int.random(in: 0..<3, using: &random) == 0 { try editWords() } else { try typeOn() }
    }
  }

  // MARK: Files

  private func paths(_ suffixes: String...) throws -> [String] {
    let below = try FileManager.default.subpathsOfDirectory(atPath: folder.appending(path: "seeds").path).map { "seeds/\($0)" }
    return below.filter { path in suffixes.contains { path.hasSuffix($0) } }.sorted()
  }

  private func text(_ path: String) throws -> String? {
    let file = folder.appending(path: path)
    return FileManager.default.fileExists(atPath: file.path) ? try String(contentsOf: file, encoding: .utf8) : nil
  }

  private mutating func put(_ text: String?, _ path: String) throws {
    if undo[path] == nil { undo[path] = .some(try self.text(path)) }
    let file = folder.appending(path: path)
    guard let text else { return try FileManager.default.removeItem(at: file) }
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  private mutating func takeBack() throws -> Set<String> {
    let (old, touched) = (undo, Set(undo.keys))
    for (path, text) in old { try put(text, path) }
    return touched
  }

  private mutating func one<Value>(of values: [Value]) -> Value? { values.randomElement(using: &random) }

  // MARK: Edits

  private static let words = [
    "Lavrov", "Haass", "talks", "Kyiv", "the", "**never**", "William Burns", "[a note](a-note-on-terms.md)", "Graham", "in May", "café",
    "\n\n", "## Later\n\n", "ministers", "“quoted”", "[[sergey-lavrov]]", "CIA", "Washington", "Волков",
  ]

  /// Words of a document, a few or one in the middle of another.
  private mutating func editWords() throws {
    guard let path = one(of: try paths(".md", ".txt")), var text = try text(path) else { return }
    for _ in 0..<Int.random(in: 1...4, using: &random) {
      let spaces = text.indices.filter { text[$0] == " " }
      guard let place = one(of: spaces), let word = one(of: Self.words) else { continue }
      if Bool.random(using: &random) {
        text.insert(contentsOf: " \(word)", at: place)
      } else {
        let end = text[place...].dropFirst().firstIndex { $0.isWhitespace } ?? text.endIndex
        text.removeSubrange(place..<end)
      }
    }
    try put(text, path)
  }

  /// A paragraph more at the end of a document, as somebody types who writes on.
  private mutating func typeOn() throws {
    guard let path = one(of: try paths(".md", ".txt")), let text = try text(path) else { return }
    try put("\(text)\n\nIt went on, for the \(number)th time.\n", path)
  }

  /// What stands behind a key of metadata.
  private mutating func editValue() throws {
    guard let path = one(of: try paths(".yml")), let text = try text(path) else { return }
    var lines = text.components(separatedBy: "\n")
    let keys = ["name:", "title:", "summary:", "text:", "note:", "question:", "kind:", "date:", "reliability:", "description:", "stance:"]
    let places = lines.indices.filter { place in keys.contains { lines[place].contains($0) } }
    guard let place = one(of: places), let word = one(of: ["later", "twice", "Haass", "2023", "B2", "2023-05~", "in-favour"]) else {
      return
    }
    if ["2023", "B2", "2023-05~", "in-favour"].contains(word), let colon = lines[place].range(of: ": ") {
      lines[place] = lines[place][..<colon.upperBound] + word
    } else {
      lines[place] += " \(word)"
    }
    try put(lines.joined(separator: "\n"), path)
  }

  /// A line of metadata twice, or no more.
  private mutating func editLine() throws {
    guard let path = one(of: try paths(".yml")), let text = try text(path) else { return }
    var lines = text.components(separatedBy: "\n")
    guard let place = one(of: Array(lines.indices)) else { return }
    if Bool.random(using: &random) { lines.remove(at: place) } else { lines.insert(lines[place], at: place) }
    try put(lines.joined(separator: "\n"), path)
  }

  /// One more statement in a list of a sidecar, or the first of a new list.
  private mutating func addStatement() throws {
    guard let path = one(of: try paths(".yml")), let text = try text(path) else { return }
    let lists = [
      ("facts", "{text: \"Number \(number) with [[cia]]\", about: sergey-lavrov, date: 2023-0\(number % 9 + 1)}"),
      (
        "facts",
        "{text: Number \(number), about: [cia, lavrov-new-york], marking: \"TLP:\(Bool.random(using: &random) ? "RED" : "CLEAR")\"}"
      ),
      ("positions", "{holder: sergey-lavrov, issue: ceasefire, stance: opposed, summary: Number \(number), date: 2023-04-1\(number % 9)}"),
      ("positions", "{holder: cia, issue: ceasefire, stance: neutral, quote: Number \(number)}"),
      ("relations", "{from: sergey-lavrov, to: cia, kind: adviser-to}"), ("judgements", "{text: Number \(number), confidence: low}"),
      ("questions", "{text: Who is number \(number)?, about: cia, id: q-\(number % 3)}"),
    ]
    let (list, item) = one(of: lists)!
    var lines = text.components(separatedBy: "\n")
    if let place = lines.firstIndex(of: "\(list):") {
      let indent = lines[place + 1].prefix { $0 == " " }
      lines.insert("\(indent)- \(item)", at: place + 1)
    } else {
      lines.append("\(list):\n  - \(item)\n")
    }
    try put(lines.joined(separator: "\n"), path)
  }

  private mutating func addDocument() throws {
    let name = one(of: ["aside", "minutes", "z-last", "deep/er"])! + "-\(number)"
    try put("# Note \(number)\n\nLavrov spoke of the talks with Secretary Burns, and Smith of number \(number).\n", "seeds/\(name).md")
    guard Bool.random(using: &random) else { return }
    try put(
      """
      document: {published: 2023-0\(number % 9 + 1)-11, reliability: B\(number % 6 + 1)}
      positions:
        - {holder: sergey-lavrov, issue: ceasefire, stance: opposed, summary: Said so, evidence: {quote: Lavrov spoke of the talks}}
      meetings:
        lavrov-new-york: {participants: [{person: william-burns}], evidence: {quote: Secretary Burns}}

      """, "seeds/\(name).yml")
  }

  private mutating func addPerson() throws {
    let given = one(of: ["Anna", "Thomas", "Maria", "Sergey"])!
    let family = one(of: ["Smith", "Graham", "Lavrov", "Burns", "Note"])!
    try put("people:\n  new-\(number): {name: \(given) \(family), aliases: [\(family) the younger]}\n", "seeds/person-\(number).yml")
  }

  private mutating func remove() throws {
    let mine = try paths(".md", ".yml").filter { path in path.contains("-\(number % 10)") || path.contains("note") }
    if let path = one(of: mine.isEmpty ? try paths(".md", ".yml", ".txt") : mine) { try put(nil, path) }
  }

  private mutating func rename() throws {
    guard let path = one(of: try paths(".md", ".txt")), let text = try text(path) else { return }
    let stem = path.prefix { $0 != "." }
    let new = "\(stem)-\(number)"
    try put(text, new + path.dropFirst(stem.count))
    try put(nil, path)
    if let sidecar = try self.text("\(stem).yml") {
      try put(sidecar, "\(new).yml")
      try put(nil, "\(stem).yml")
    }
  }

  private mutating func editConfiguration() throws {
    guard var text = try text("briefing.yml") else { return }
    let lines = [
      "surnames: never", "surnames: after-full-name", "links: {broken: warn}", "evidence: optional", "default-marking: TLP:GREEN",
    ]
    let line = one(of: lines)!
    let key = line.prefix { $0 != ":" } + ":"
    if text.contains("\n\(key)") {
      text = text.components(separatedBy: "\n").filter { !$0.hasPrefix(key) }.joined(separator: "\n")
    } else {
      text += "\n\(line)\n"
    }
    try put(text, "briefing.yml")
  }

  private mutating func overrideTemplate() throws {
    let path = "Templates/position-list.html"
    let text = "<ul class=\"rows\" data-number=\"\(number)\">\n{{#positions}}\n{{> position-row.html}}\n{{/positions}}\n</ul>\n"
    try put(try self.text(path) == nil ? text : nil, path)
  }

  /// The texts of two documents in each other's place.
  private mutating func swap() throws {
    let documents = try paths(".md")
    guard let one = one(of: documents), let other = self.one(of: documents), one != other, let first = try text(one),
      let second = try text(other)
    else { return }
    try put(second, one)
    try put(first, other)
  }
}

/// Numbers that look like chance: SplitMix64.
private struct Dice: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
