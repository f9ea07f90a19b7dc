import Foundation
import Search
import Testing

@Suite struct IndexTests {
  @Test(arguments: [0, 1, 55, 56, 57, 1791, 1792, 57_343, 57_344, 100_000]) func numbersArePackedWithoutLoss(_ number: Int) {
    var bytes: [UInt8] = []
    for value in [number, 3, number] { Packing.append(value, to: &bytes) }
    #expect(IndexFiles.unpacked(String(decoding: bytes, as: UTF8.self)[...]) == [number, 3, number])
    #expect(bytes.count == (number < 56 ? 3 : number < 1792 ? 5 : number < 57_344 ? 7 : 9))
  }

  @Test func digitsMeanNothingToScriptsAndMarkup() {
    #expect(Set(Packing.digits).count == 88)
    #expect(Set(Packing.digits).isDisjoint(with: Array("\"\\<>&| \n".utf8)))
  }

  @Test func wordsOfNamesTitlesAndTextsCountDifferently() async throws {
    let files = await IndexFiles([
      .named("Berlin"), .named("Erich Berlin", "Ernst Bonn"), .titled("The wall in Berlin", text: "Bonn and Paris"),
    ])
    // Three records, then the sections of texts.
    #expect(try files.units("berlin") == [0: 7, 1: 6, 2: 4])
    let bonn = try #require(try files.units("bonn"))
    #expect(bonn[1] == 5)
    #expect((0..<4).contains(try #require(bonn[3])))
    #expect(try files.units("london") == nil)
  }

  @Test func whatIsSaidMoreOftenCountsMore() async throws {
    let filler = String(repeating: "other words here ", count: 40)
    let files = await IndexFiles([.titled("a", text: "accord " + filler), .titled("b", text: "accord accord accord accord " + filler)])
    let units = try #require(try files.units("accord"))
    #expect(try #require(units[2]) < (try #require(units[3])))
  }

  @Test func namesWithHyphensAndApostrophesAreFoundHoweverTheyAreTyped() async throws {
    let files = await IndexFiles([.named("Jean-Pierre O’Brien")])
    for word in ["jean", "pierre", "jeanpierre", "obrien", "brien"] { #expect(try files.units(word)?[0] != nil, "\(word)") }
  }

  @Test func longTextsAreFoundBySectionsThatCoverAllOfThem() async throws {
    let paragraphs = (0..<200).map { "Paragraph word\($0) says something of some length, and then ends here.\n\n" }
    let files = await IndexFiles([.titled("Report", text: paragraphs.joined())])
    let manifest = try files.manifest
    #expect(manifest["kinds"] as? [Int] == [0, 1])
    let perFile = try #require(manifest["sectionsPerFile"] as? Int)
    var sections: [String] = []
    for number in 0..<files.texts.keys.count(where: { $0.hasPrefix("texts/") }) {
      let block = try #require(try files.data("texts/\(number).js") as? [[Any]])
      #expect(block.count <= perFile)
      sections += block.compactMap { $0.first as? String }
    }
    #expect(sections.count > 3)
    #expect(sections.allSatisfy { $0.utf8.count <= 4000 })
    #expect(sections.joined(separator: " ").split(separator: " ") == paragraphs.joined().split { $0.isWhitespace })
    for number in [0, 57, 199] {
      let units = try #require(try files.units("word\(number)"))
      let unit = try #require(units.keys.first)
      #expect(sections[unit - 1].contains("word\(number) "))
    }
  }

  @Test func textsWithoutSpacesAreCutBetweenCharacters() async throws {
    let files = await IndexFiles([.titled("Long", text: String(repeating: "é語", count: 4000))])
    for (path, text) in files.texts { #expect(!text.contains("\u{FFFD}"), "\(path)") }
  }

  @Test func onlyTheRangesOfATextThatAreShownAreFound() async throws {
    var record = SearchRecord(kind: 0, title: "Report", address: "sources/a.html")
    record.texts = [SearchText("public secret open", ranges: [0..<6, 14..<18])]
    let files = await IndexFiles([record])
    #expect(try files.units("public") != nil)
    #expect(try files.units("open") != nil)
    #expect(try files.units("secret") == nil)
    #expect(files.texts.values.allSatisfy { !$0.contains("secret") })
    #expect(files.texts["texts/0.js"]?.contains("public … open") == true)
  }

  @Test func anchorsStandWhereJavaScriptCountsThem() async throws {
    var record = SearchRecord(kind: 0, title: "Report", address: "sources/a.html")
    let text = "Ünder 😀  water.\n\nThe heading"
    let heading = try #require(text.utf8.firstRange(of: "The".utf8)).lowerBound
    let offset = text.utf8.distance(from: text.startIndex, to: heading)
    record.texts = [SearchText(text, anchors: [.init(offset: 0, id: "p-1"), .init(offset: offset, id: "t-the")])]
    let files = await IndexFiles([record])
    let block = try #require(try files.data("texts/0.js") as? [[Any]])
    let shown = try #require(block[0][0] as? String)
    #expect(shown == "Ünder 😀 water. The heading")
    #expect(block[0][1] as? Int == 0 && block[0][2] as? String == "p-1" && block[0][4] as? String == "t-the")
    #expect(block[0][3] as? Int == "Ünder 😀 water. ".utf16.count)
  }

  @Test func beginningsOfManyWordsHaveAnEntryOfTheirBestPlaces() async throws {
    let records =
      (0..<900).map { SearchRecord.titled("Note \($0)", text: "com\($0)mon commonplace text", kind: 0) } + [.named("Comte", kind: 1)]
    let files = await IndexFiles(records)
    let best = try #require(try files.units("com", mark: "*"))
    #expect(best.count == 250)
    #expect(best[900] == 6)
    #expect(try files.units("comte", mark: "*") == nil)
  }

  @Test func wordsOfTooManyPlacesAreCutAndSaySo() async throws {
    let files = await IndexFiles((0..<12_100).map { .titled(String($0), text: "the", kind: 0) })
    let entry = try #require(try files.entries("terms").first { $0.hasPrefix("the+") })
    #expect(IndexFiles.unpacked(entry.dropFirst(4)).first == 12_100)
    #expect(try files.units("the", mark: "+")?.count == 12_000)
  }

  @Test func entriesAreInTheOrderInWhichTheScriptLooks() async throws {
    let words = ["zeta", "alpha", "ﬀ", "中", "émile", "９", "𐐨𐐩", "～x", "Ж", "a1", "𝟘"]
    let files = await IndexFiles((0..<400).map { .titled("\(words[$0 % words.count])\($0) \(words[$0 % words.count])") })
    let found = try files.entries("terms").map { Array($0.prefix { !" *+".contains($0) }.utf16) }
    #expect(zip(found, found.dropFirst()).allSatisfy { !$1.lexicographicallyPrecedes($0) })
  }

  @Test func everyFileOfWordsIsShortAndNamedByItsFirstWord() async throws {
    let files = await IndexFiles((0..<5000).map { .titled("word\($0 * 7919 % 100_003) other\($0)") })
    let firsts = try #require(try files.manifest["terms"] as? String).split(separator: "|", omittingEmptySubsequences: false)
    #expect(firsts.count == files.texts.keys.count { $0.hasPrefix("terms/") })
    #expect(firsts.count > 3)
    for (number, first) in firsts.enumerated() {
      let words = try #require(try files.data("terms/\(number).js") as? String).split(separator: "|").map {
        $0.prefix { !" *+".contains($0) }
      }
      #expect(words.allSatisfy { $0 >= first })
      if number + 1 < firsts.count { #expect(words.allSatisfy { $0 < firsts[number + 1] }) }
      #expect(files.texts["terms/\(number).js"]!.utf8.count < 20_000)
    }
  }

  @Test func nothingInTextsLeavesTheScript() async throws {
    let hostile = "</script><!-- \" \\ ' & \u{2028}\u{2029} \u{1} \n]]>"
    var record = SearchRecord(kind: 0, title: hostile, address: "a.html")
    record.detail = hostile
    record.note = hostile
    record.texts = [SearchText(hostile, anchors: [.init(offset: 2, id: hostile)])]
    let files = await IndexFiles([record])
    for (path, text) in files.texts {
      for character in ["<", ">", "&", "\u{2028}", "\u{2029}", "\u{1}"] { #expect(!text.contains(character), "\(path)") }
      #expect(text.split(separator: "\n").count == 1)
      if path != "columns.js" { _ = try files.data(path) }
    }
    let shown = try #require(try files.data("records/0.js") as? [[String]])
    #expect(shown[0][0] == "</script><!-- \" \\ ' & \u{2028}\u{2029} \u{1} ]]>")
  }

  @Test func datesAndSidesStandInColumns() async throws {
    var records = (0..<4).map { SearchRecord.titled("\($0)") }
    records[1].days = -700...(-690)
    records[2].days = 19_000...19_000
    records[3].sides = [1]
    let files = await IndexFiles(records)
    let columns = try #require(try files.data("columns.js") as? [Any])
    #expect(IndexFiles.unpacked((columns[0] as? String ?? "")[...]) == [0, 1 + 1399, 10, 1 + 2 * 19_700, 0, 0])
    #expect((columns[1] as? [String])?.map { IndexFiles.unpacked($0[...]) } == [[], [3]])
  }

  @Test func anEmptySiteHasAnIndexToo() async throws {
    let files = await IndexFiles([])
    #expect(try files.manifest["terms"] as? String == "")
    #expect(files.texts["terms/0.js"] == "briefingSearch(\"terms/0\",\"\")\n")
  }

  @Test func theIndexDoesNotDependOnTheNumberOfTasks() async {
    let records = (0..<3000).map { number in
      SearchRecord.titled("Note \(number % 7)", text: String(repeating: "word\(number % 97) and more \(number) ", count: 40), kind: 0)
    }
    let one = await IndexFiles(records, jobs: 1)
    #expect(one.texts == (await IndexFiles(records, jobs: 3)).texts)
  }
}
