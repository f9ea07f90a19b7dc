import Diagnostics
import Prose
import Testing

@testable import Reading

@Suite("What an HTML document says about itself")
struct HTMLPropertiesTests {
  @Test("Title, author, date, language and address")
  func all() {
    let properties = read(
      """
      <!DOCTYPE html>
      <!-- saved from url=(0024)https://example.org/a -->
      <html lang="en-GB"><head><title>  A
       title &amp; more </title><meta name="Author" content="A. Writer">
      <meta property="article:published_time" content="2023-07-06T10:00:00Z">
      </head><body>x
      """
    ).properties
    #expect(
      properties
        == HTMLProperties(
          title: "A title & more", author: "A. Writer", published: "2023-07-06", language: "en-GB", url: "https://example.org/a"))
  }

  @Test("The title for sharing is the title without the site's name")
  func sharedTitle() {
    #expect(read("<title>A | Site</title><meta property=og:title content=A>").properties.title == "A")
  }

  @Test(
    "The canonical address counts, and only one of the web",
    arguments: [("https://example.org/x", "https://example.org/x"), ("javascript:x", nil), ("/x", nil)])
  func address(_ href: String, _ expected: String?) {
    #expect(read("<link rel=canonical href='\(href)'>").properties.url == expected)
  }

  @Test("Without a head nothing is known")
  func nothing() {
    #expect(read("x").properties == HTMLProperties())
  }

  @Test(
    "Dates as pages write them",
    arguments: [
      ("2023-07-06", "2023-07-06"), ("2023/07/06", "2023-07-06"), ("2023-07-06T01:02:03+02:00", "2023-07-06"), ("2023-07", "2023-07"),
      ("2023", "2023"), ("2023-13", nil), ("2023-07-061", nil), ("6 July 2023", nil), ("", nil), ("20230706", nil), ("2023-", nil),
      ("2023-07-", nil),
    ])
  func dates(_ text: String, _ expected: String?) {
    #expect(isoDate(in: text) == expected)
  }
}

@Suite("Encodings of HTML documents")
struct HTMLEncodingTests {
  private func complaint(about bytes: [UInt8]) -> Diagnostic? {
    let (prose, _, diagnostics) = HTMLDocument.read(bytes, file: "a.html")
    if !diagnostics.isEmpty { #expect(prose == Prose()) }
    return diagnostics.first
  }

  @Test(
    "Another encoding is named with what to do",
    arguments: [
      "<meta charset=windows-1252>", "<META CHARSET = 'Windows-1252' />", "<!-- <meta charset=utf-8> --><meta charset=windows-1252>",
      "<meta http-equiv=Content-Type content='text/html; charset=windows-1252'>",
    ])
  func named(_ meta: String) throws {
    let diagnostic = try #require(complaint(about: Array("\n\(meta)<p>caf".utf8) + [0xE9]))
    #expect(diagnostic.rule == "encoding" && diagnostic.severity == .error)
    #expect(diagnostic.message == "this document names windows-1252 as its encoding")
    #expect(diagnostic.location?.line == 2)
    #expect(diagnostic.help?.contains("iconv -f windows-1252 -t utf-8") == true)
  }

  @Test("Bytes that are not UTF-8 are an error at their place")
  func invalid() throws {
    let diagnostic = try #require(complaint(about: Array("<p>é\nab".utf8) + [0x63, 0xE9, 0x20]))
    #expect(diagnostic.message == "this document is not in UTF-8")
    #expect(diagnostic.location == Location(file: "a.html", line: 2, column: 4))
  }

  @Test("Half a character at the end is not UTF-8")
  func cutOff() { #expect(complaint(about: Array("abc".utf8) + [0xE2, 0x80]) != nil) }

  @Test("UTF-16 is an error")
  func utf16() { #expect(complaint(about: [0xFF, 0xFE, 0x3C, 0]).map(\.message) == "this document is in UTF-16") }

  @Test(
    "UTF-8 is read, and ASCII whatever it names",
    arguments: [
      "<meta charset=UTF-8>é", "\u{FEFF}é", "é", "<meta charset=iso-8859-1>e", "<p>charset=iso-8859-1 é", "<meta name=x content='y'>é",
    ])
  func utf8(_ html: String) {
    #expect(complaint(about: Array(html.utf8)) == nil)
    #expect(!read(html).prose.text.isEmpty)
  }
}
