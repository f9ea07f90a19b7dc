import Foundation
import Testing

/// Books from the user's side: what is in them, what is not, and that all of it can be found.
@Suite struct BookTests {
  static let files = [
    "briefing.yml": """
    title: Talks & tea
    subtitle: What was said
    url: https://example.org/talks/
    summary: The bottom line names [[anna]].
    editions:
      public: {ceiling: "TLP:CLEAR"}
      partners: {ceiling: "TLP:AMBER"}

    """,
    "seeds/report.txt": "Anna Berg met Olaf Lund in Oslo.\n\nThey spoke of herring. Anna Berg wants peace.\n\nAn unused closing line.",
    "seeds/report.yml": """
    document: {title: The report, kind: report, published: 2023-07-06, reliability: B2, url: "https://news.example/1"}
    people:
      anna: {name: Anna Berg, evidence: Anna Berg met, roles: [{title: envoy, evidence: Anna Berg wants}]}
      olaf: {name: Olaf Lund, cover: a Norwegian, marking: "TLP:AMBER"}
    issues: {fish: {name: The fish question}}
    meetings:
      oslo: {title: The Oslo meeting, date: 2023-05, participants: [{person: anna}, {person: olaf}], evidence: They spoke of herring}
    positions: [{holder: anna, issue: fish, stance: in-favour, summary: Peace, evidence: Anna Berg wants peace}]
    terms: {herring: {name: herring, definition: A fish.}}

    """,
  ]

  @Test(.enabled(if: BookPrograms.canPrint)) func printsPagesThatAgreeWithTheContents() throws {
    let folder = try ContentFolder(Self.files)
    let pdf = try PDFFile(try folder.book(as: "a.pdf"))
    for (number, page) in pdf.pages.enumerated() {
      #expect(page.contains("TLP:CLEAR"), "page \(number + 1) bears no marking")
      #expect(page.contains("\(number + 1) / \(pdf.pages.count)"), "page \(number + 1) does not say where it is")
    }
    let contents = pdf.contents
    let expected = [
      "Summary", "People", "Anna Berg", "Meetings", "The Oslo meeting", "Issues", "The fish question", "Timeline", "Documents",
      "The report",
      "Glossary", "Notes",
    ]
    #expect(contents.map(\.title).filter(expected.contains) == expected)
    for entry in contents { #expect(pdf.pages[entry.page - 1].contains(entry.title), "\(entry.title) is not on page \(entry.page)") }
    #expect(pdf.pages[0].contains("Talks & tea") && pdf.pages[0].contains("What was said"))
    #expect(pdf.information["Title"] == "Talks & tea")
    #expect(pdf.information["marking"] == "TLP:CLEAR")
    #expect(pdf.information["CreationDate"]?.contains("2023") == true)
    #expect(pdf.information["Tagged"] == "yes")
  }

  @Test(.enabled(if: BookPrograms.canPrint)) func gathersTheEvidenceInNotes() throws {
    let folder = try ContentFolder(Self.files)
    let pdf = try PDFFile(try folder.book(as: "a.pdf"))
    let parts = try pdf.running.split(separator: "Each number leads back to that place.")
    let text = try #require(parts.count == 2 ? parts[1] : nil)
    for quote in ["Anna Berg met", "Anna Berg wants", "They spoke of herring", "Anna Berg wants peace"] {
      #expect(text.contains("“\(quote)”"), "no note on \(quote)")
    }
    #expect(text.contains("The report") && text.contains("6 July 2023") && text.contains("B2"))
  }

  @Test(.enabled(if: BookPrograms.canPrint)) func isTheSameEachTime() throws {
    let folder = try ContentFolder(Self.files)
    for name in ["a.pdf", "a.epub"] {
      let first = try Data(contentsOf: URL(filePath: try folder.book(as: name)))
      // Fonts and archives could bear times, in steps of two seconds.
      Thread.sleep(forTimeInterval: 2.1)
      let again = try briefing(
        ["book", folder.path, "--output", folder.path("b-\(name)"), "--jobs", "1"], environment: ["TZ": "Asia/Tokyo", "LANG": "C"])
      #expect(again.status == 0, "\(again.errors)")
      #expect(try Data(contentsOf: URL(filePath: folder.path("b-\(name)"))) == first, "\(name)")
    }
  }

  @Test(.enabled(if: BookPrograms.canPrint)) func showsNoMoreThanItsEdition() throws {
    let folder = try ContentFolder(Self.files)
    let low = try PDFFile(try folder.book(as: "low.pdf"))
    let high = try PDFFile(try folder.book(["--edition", "partners"], as: "high.pdf"))
    for secret in ["Olaf", "Lund", "olaf"] {
      #expect(!low.text.contains(secret) && !low.information.description.contains(secret), "\(secret)")
      let raw = try Data(contentsOf: URL(filePath: low.path))
      #expect(raw.range(of: Data(secret.utf8)) == nil, "\(secret)")
    }
    #expect(low.text.contains("a Norwegian"))
    #expect(high.text.contains("Olaf Lund"))
    for page in high.pages { #expect(page.contains("TLP:AMBER")) }
    let epub = try EPUBFile(try folder.book(as: "low.epub"))
    for name in try epub.names { #expect(!(try epub.text(name)).lowercased().contains("olaf"), "\(name)") }
    let unknown = try briefing(["book", folder.path, "olaf", "--output", folder.path("x.epub")])
    #expect(unknown.status == 64)
    #expect(!unknown.errors.contains("Lund") && !FileManager.default.fileExists(atPath: folder.path("x.epub")))
  }

  @Test(.enabled(if: BookPrograms.canPrint)) func holdsWhatIsChosen() throws {
    let folder = try ContentFolder(Self.files)
    let pdf = try PDFFile(try folder.book(["anna", "doc:report"], as: "a.pdf"))
    #expect(pdf.contents.map(\.title) == ["People", "Anna Berg", "Documents", "The report", "Notes"])
    // A document that is named comes with its text.
    #expect(pdf.text.contains("An unused closing line"))
    #expect(!pdf.text.contains("The bottom line"))
    let all = try PDFFile(try folder.book(as: "b.pdf"))
    #expect(!all.text.contains("An unused closing line"))
    let full = try PDFFile(try folder.book(["--full-text"], as: "c.pdf"))
    #expect(full.text.contains("An unused closing line"))
    let one = try PDFFile(try folder.book(["oslo"], as: "d.pdf"))
    #expect(one.information["Title"] == "The Oslo meeting")
  }

  @Test func packsAnEPUB() throws {
    let folder = try ContentFolder(Self.files)
    try folder.put("seeds/people/anna.md", "---\npicture: media/anna.svg\n---\nA portrait. ![Anna](../media/anna.svg)\n")
    try folder.put(
      "seeds/media/anna.svg",
      """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" onload="alert(1)"><script>alert(1)</script>
      <image href="http://example.org/spy.png"/><rect width="9" height="9" fill="url(http://example.org/spy)"/><path d="M0 0h9"/></svg>
      """)
    let epub = try EPUBFile(try folder.book(as: "a.epub"))
    let names = try epub.names
    #expect(names.prefix(3) == ["mimetype", "META-INF/container.xml", "EPUB/package.opf"])
    #expect(try epub.text("mimetype") == "application/epub+zip")
    #expect(try epub.brokenLinks() == [])
    let package = try epub.text("EPUB/package.opf")
    #expect(package.contains("<dc:title>Talks &amp; tea</dc:title>"))
    #expect(package.contains("<meta property=\"dcterms:modified\">2023-07-06T00:00:00Z</meta>"))
    #expect(package.contains("schema:accessMode"))
    let pages = try epub.pages.map { try epub.text($0) }.joined()
    #expect(pages.contains("role=\"doc-noteref\"") && pages.contains("role=\"doc-endnote\""))
    // What the book does not hold is on the web.
    #expect(pages.contains("href=\"https://news.example/1\""))
    let picture = try epub.text("EPUB/pictures/1.svg")
    #expect(picture.contains("<path") && !picture.contains("example.org") && !picture.contains("alert"))
    guard BookPrograms.canCheck else { return }
    #expect(try epub.complaints() == "")
  }
}
