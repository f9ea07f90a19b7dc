import Testing

@testable import Preview

@Suite struct AddressTests {
  @Test(arguments: [
    ("/", "index.html"), ("/people/", "people/index.html"), ("/people", "people"), ("/a%20b.html?q=1", "a b.html"),
    ("/%C3%A9.html", "é.html"),
    ("/../x", "../x"), ("//x", "/x"),
  ]) func decodesPaths(_ target: String, _ path: String) { #expect(Address(target) == .file(path, edition: nil)) }

  @Test(arguments: [
    "", "x", "*", "http://a/", "/%", "/%2", "/%zz", "/%00", "/%0a", "/\\x", "/%5cx", "/%ff", "/%c0%af", "/.briefing/edition/",
  ])
  func refusesWhatNoSiteHas(_ target: String) { #expect(Address(target) == nil) }

  @Test func knowsEditions() {
    #expect(Address("/.briefing/edition/a%20b/people/") == .file("people/index.html", edition: "a b"))
    #expect(Address(Address.root(ofEdition: "a/b") + "x.html") != .file("x.html", edition: nil))
    #expect(Address("/.briefing/live.js") == .own("live.js"))
  }

  @Test(arguments: [
    ("bytes=0-3", RequestedRange.part(0..<4)), ("bytes=4-", .part(4..<10)), ("bytes=-3", .part(7..<10)), ("bytes=-99", .part(0..<10)),
    ("bytes=9-99999999999999999999", .part(9..<10)), ("bytes=10-", .unsatisfiable), ("bytes=99999999999999999999-", .unsatisfiable),
    ("bytes=-0", .unsatisfiable), ("bytes=5-2", .whole), ("bytes=0-1,3-4", .whole), ("bytes=-", .whole), ("bytes=a-b", .whole),
    ("lines=0-3", .whole),
    ("bytes=+1-2", .whole), ("bytes=--1", .whole),
  ]) func readsRanges(_ field: String, _ range: RequestedRange) { #expect(RequestedRange(field, size: 10) == range) }

  @Test func saysWhichLinesOfAPageChanged() {
    let old = PageLines(Array("<head><title>x</title></head><body><h1>A &amp; B</h1><p>One <b>two</b>\n three</p><p>Last</p></body>".utf8))
    #expect(old.lines == ["A & B", "One two three", "Last"])
    let new = PageLines(Array("<body><h1>A &amp; B</h1><p>One <b>2</b> three</p><p>More</p><p>Last</p></body>".utf8))
    #expect(
      new.differences(from: old) == [
        .init(isAdded: false, text: "One two three"), .init(isAdded: true, text: "One 2 three"), .init(isAdded: true, text: "More"),
      ])
    #expect(new.differences(from: new) == [])
  }

  @Test func putsItsScriptIntoTheHead() {
    let page = ServedPage(session: "s", edition: "a\"<b", path: "x&y.html", version: 1, number: 2)
    let text = String(decoding: page.adding(to: Array("<head></head><body>".utf8)), as: UTF8.self)
    #expect(text.hasPrefix("<head><script src=\"/.briefing/live.js\""))
    #expect(text.contains("data-edition=\"a&quot;&lt;b\" data-path=\"x&amp;y.html\""))
    #expect(text.hasSuffix("</script>\n</head><body>"))
  }
}
