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
}
