import Foundation
import Testing

/// A withheld document may be called as the program calls things of its own.
@Suite struct EditionOwnWordsTests {
  private static let editions = """

    editions:
      public: {ceiling: "TLP:CLEAR"}
      partners: {ceiling: "TLP:AMBER"}
    exports: [csv, followthemoney, jsonld, graphml, icalendar, annotations, ris]

    """

  private static func words(_ text: String) -> Set<String> { Set(text.lowercased().matches(of: /[a-z]{2,}/).map { String($0.output) }) }

  /// Every word of a site that no file of its content has, as the name of a withheld document.
  @Test func wordsOfTheProgramTellNothing() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let folder = try ContentFolder()
    let own = try String(contentsOf: root.appending(path: "briefing.yml"), encoding: .utf8) + Self.editions
    try folder.put("briefing.yml", own)
    var content = Self.words(own)
    let seeds = root.appending(path: "seeds")
    for path in try FileManager.default.subpathsOfDirectory(atPath: seeds.path) {
      guard let bytes = FileManager.default.contents(atPath: seeds.appending(path: path).path) else { continue }
      try folder.put("seeds/\(path)", bytes)
      content.formUnion(Self.words(path + " " + String(decoding: bytes, as: UTF8.self)))
    }
    let site = try folder.built()
    var words: Set<String> = []
    for file in try site.files { words.formUnion(try Self.words(file + " " + site.text(file))) }
    words.subtract(content)
    words.subtract(["index"])
    #expect(words.count > 500)
    for (number, word) in words.sorted().enumerated() {
      let title = String(number).unicodeScalars.map { String(UnicodeScalar(UInt8($0.value) + 49)) }.joined()
      try folder.put("seeds/\(word).md", "---\nmarking: \"TLP:AMBER\"\n---\n# Xq\(title)x \(title)qz qx\(title)v\n")
    }
    _ = try folder.built()
  }

  @Test func datesAndCommonTitlesTellNothing() throws {
    let folder = try ContentFolder([
      "briefing.yml": "title: Talks" + Self.editions, "seeds/memo.md": "---\nmarking: \"TLP:AMBER\"\n---\n# 6 May 2023\n\nSecret words.\n",
      "seeds/held.md": "---\nmarking: \"TLP:AMBER\"\n---\n# The Bergen memo\n\nMore of them.\n",
      "seeds/note.md": "# A note\n\nThe Bergen memo is known.\n",
      "seeds/note.yml": "document: {published: 2023-05-06}\nworks: {bergen: {title: The Bergen memo}}\n",
    ])
    _ = try folder.built()
  }

  private static func folder(_ surname: String, _ note: String) throws -> ContentFolder {
    try ContentFolder([
      "briefing.yml": "title: Talks" + editions, "seeds/note.md": note, "seeds/note.yml": "document: {kind: letter, language: en}\n",
      "seeds/x.yml": """
      people: {hidden-one: {name: Tib \(surname), marking: "TLP:RED"}, anna: {name: Ann Able, country: FR}}
      organisations: {org: {name: Org, country: FR}}
      issues: {fish: {name: Fish}}
      places: {utopia: {name: Utopia, country: FR}}
      meetings:
        m1: {title: Talk one, date: 2020-05-03, participants: [{person: anna}, {person: hidden-one}], languages: en, track: 2}
        m2: {title: Talk two, date: 2020-08-03, kind: interview, place: utopia}
        m3: {title: Talk three, date: 2021-24}
        m4: {title: Talk four, date: 2020-05/2020-07}
      positions: [{holder: anna, issue: fish, stance: opposed, date: 2020-05}]
      """,
    ])
  }

  /// Somebody withheld may be called as pages and data files call things of their own.
  @Test(arguments: [
    "May", "August", "Place", "Date", "Track", "Winter", "English", "Search", "Index", "Issue", "Meeting", "Sources", "Network", "Letter",
    "Hidden", "France", "Note", "Roles", "Person", "Page", "Title",
  ])
  func familyNamesMayBeWordsOfPages(_ surname: String) throws {
    _ = try Self.folder(surname, "# A note\n\nNothing of him.\n").built()
  }

  /// What content says is found all the same.
  @Test(arguments: ["May", "Place", "Winter", "English", "Search", "France", "Note", "Person"])
  func familyNamesInContentAreFound(_ surname: String) throws {
    let texts = [
      "so \(surname) agreed", "\(surname) agreed", "they met \(surname)", "Mr \(surname)'s letter", "Anna met \(surname), alone",
    ]
    let links = texts.indices.map { "[List \($0)](media/list-\($0).txt)" }.joined(separator: ", ")
    let folder = try Self.folder(surname, "# A note\n\nSee \(links).\n")
    for (number, text) in texts.enumerated() { try folder.put("seeds/media/list-\(number).txt", "A list.\n\n\(text)\n") }
    let complaints = try folder.complaints()
    for (number, text) in texts.enumerated() { #expect(complaints.contains("media/list-\(number).txt:3:"), "\(text)") }
  }
}
