import Foundation
import Search
import Testing

/// Names are in two orders, so that whoever makes one typing error finds them by the half that is right.
@Suite struct SpellingTests {
  @Test func wordsOfNamesStandInBothOrdersWithTheirRecords() async throws {
    let files = await IndexFiles([.named("Dean Rusk"), .named("Ann Dean"), .titled("Words of a title"), .named("Xi")])
    let forward = try files.entries("names").map { $0.split(separator: " ") }
    #expect(forward.map { $0[0] } == ["ann", "dean", "rusk"])
    #expect(IndexFiles.unpacked(forward[1][1]) == [0, 0])
    let backward = try files.entries("names-back").map { $0.split(separator: " ")[0] }
    #expect(backward == ["ksur", "naed", "nna"])
  }

  @Test func namesInOtherScriptsAreThereAsTheyAreFolded() async throws {
    let files = await IndexFiles([.named("Sergey Lavrov", "Сергій Лавров")])
    #expect(try files.entries("names").map { $0.prefix { $0 != " " } } == ["lavrov", "sergei", "sergi"])
    #expect(try files.units("lavrov")?[0] == 6)
  }
}
