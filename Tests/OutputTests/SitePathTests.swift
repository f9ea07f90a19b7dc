import Testing

@testable import Output

@Suite struct SitePathTests {
  @Test(arguments: [
    ("", "it is empty"), ("/a", "a part of it is empty"), ("a/", "a part of it is empty"), ("a//b", "a part of it is empty"),
    ("..", "it has a part “.” or “..”"), ("a/../b", "it has a part “.” or “..”"), ("./a", "it has a part “.” or “..”"),
    ("a\0b", "it has a zero byte"), (String(repeating: "é", count: 128), "a part of it is longer than 255 bytes"),
  ]) func refusesPathsThatNoFileCanHave(path: String, flaw: String) throws {
    let folder = try TemporaryFolder()
    let writer = try SiteWriter.begin(at: folder.path("Site"))
    let failure = try failure { try writer.write(path, []) }
    #expect(failure.kind == .fault)
    #expect(failure.diagnostic.message == "the path “\(path)” cannot be a file's in a site: \(flaw)")
    #expect(try OutputTests.failure { try writer.commit() } == failure)
    #expect(folder.names == [])
  }

  @Test func acceptsOddNames() throws {
    let folder = try TemporaryFolder()
    let names = [
      "...", "..a/b..", "a b/#?&.html", String(repeating: "é", count: 127) + "a", "Ärger/straße", "Ärger/strasse", "нет/нет", "-rf",
    ]
    try build(Dictionary(uniqueKeysWithValues: names.map { ($0, $0) }), at: folder.path("Site"))
    #expect(try Set(files(at: folder.path("Site")).values) == Set(names))
  }

  @Test(arguments: [
    (["a.html", "A.html"], "A.html and a.html cannot both be in a site: macOS and Windows take them for one name"),
    (["é.html", "e\u{301}.html"], "e\u{301}.html and é.html cannot both be in a site: macOS and Windows take them for one name"),
    (["σίσυφος", "σίσυφοσ"], "σίσυφοσ and σίσυφος cannot both be in a site: macOS and Windows take them for one name"),
    (["x/é/a", "x/É/b"], "x/É/b and x/é cannot both be in a site: macOS and Windows take them for one name"),
    (["people/a", "people"], "people is twice in the site"),
    (["people", "people/a"], "people is both a file and a folder of the site"),
    (["a.html", "a.html"], "a.html is twice in the site"),
  ]) func refusesNamesThatCollide(names: [String], message: String) throws {
    let folder = try TemporaryFolder()
    let failure = try failure {
      let writer = try SiteWriter.begin(at: folder.path("Site"))
      for name in names { try writer.write(name, []) }
    }
    #expect(failure.kind == .fault)
    #expect(failure.diagnostic.message == message)
    #expect(folder.names == [])
  }
}
