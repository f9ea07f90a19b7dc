import Foundation
import Testing

/// Documents of every kind, their ids and how much of them is shown.
@Suite struct DocumentTests {
  @Test(arguments: [
    ("frus/D 21.txt", "frus-d-21"), ("Große Straße.md", "große-straße"), ("Київ 2023.txt", "київ-2023"), ("A__b--C.html", "a-b-c"),
    ("Cafe\u{301}.md", "café"), ("(draft) v1.2.txt", "draft-v1-2"), ("x/y/Z.md", "x-y-z"), ("ЁЛКА.txt", "ёлка"), ("東京.txt", "東京"),
  ])
  func idsComeFromPaths(_ file: String, _ id: String) throws {
    let site = try build(["seeds/" + file: "Text."])
    let files = try site.files
    #expect(files.contains("sources/\(id).html"), "\(files)")
    #expect(try site.text("data/documents/\(id).txt").hasPrefix("Text."))
    let index = try site.page("sources/index.html")
    #expect(index.links.contains { $0.href.removingPercentEncoding == "../sources/\(id).html" }, "\(index.links)")
  }

  @Test func refusesTwoDocumentsOfOneId() throws {
    let folder = try ContentFolder(["seeds/a b.txt": "One.", "seeds/A-B.md": "Two."])
    let complaints = try folder.complaints()
    #expect(complaints.contains("seeds/a b.txt") && complaints.contains("seeds/A-B.md"), "\(complaints)")
  }

  @Test(arguments: ["index.txt", "index-2.txt", "Index.md"]) func refusesTheIdsOfIndexes(_ file: String) throws {
    #expect(try ContentFolder(["seeds/" + file: "Text."]).complaints().contains("seeds/" + file))
  }

  @Test func titlesComeFromMetadataHeadingsOrNames() throws {
    let site = try build([
      "seeds/one.md": "# The heading\n\nText.", "seeds/two.md": "---\ntitle: The title\n---\n# A heading\n",
      "seeds/three file.txt": "Text.",
      "seeds/four.html": "<h1>Of the text</h1><p>Text.",
    ])
    #expect(try site.page("sources/one.html").elements("h1").count == 1)
    let titles = try ["one", "two", "three-file", "four"].map { try site.page("sources/\($0).html").title }
    #expect(titles.map { $0.components(separatedBy: " – ")[0] } == ["The heading", "The title", "three file", "Of the text"])
  }

  @Test func titlesSayTheNamesOfTheLinksInHeadings() throws {
    let files = [
      "seeds/one.md": "# Talks with [[anna]] and [[anna|Mrs Berg]]\n\nText.", "seeds/two.md": "# After [[doc:note]]\n\nText.",
      "seeds/note.md": "# The note",
    ]
    let site = try build(files.merging(["seeds/p.yml": "people: {anna: {name: Anna Berg}}\n"]) { $1 })
    let titles = try ["one", "two"].map { try site.page("sources/\($0).html").title.components(separatedBy: " – ")[0] }
    #expect(titles == ["Talks with Anna Berg and Mrs Berg", "After The note"])
    let marked = ["seeds/p.yml": "people: {anna: {name: Anna Berg, marking: \"TLP:RED\", cover: an official}}\n"]
    let open = try build(files.merging(marked) { $1 })
    for name in ["Berg", "Mrs"] { #expect(try open.places(of: name) == []) }
    #expect(try open.page("sources/one.html").title.hasPrefix("Talks with an official"))
  }

  @Test func passagesOverParagraphsHaveOneAnchor() throws {
    let site = try build([
      "seeds/a.txt": "First line.\n\nSecond line.\n\nThird line.", "seeds/p.yml": "people: {anna: {name: Anna Berg}}\n",
      "seeds/a.yml": """
      facts:
        - {about: anna, text: One, evidence: First line. Second line.}
        - {about: anna, text: Two, evidence: Second line. Third line.}
      """,
    ])
    let ids = try site.text("sources/a.html").matches(of: /\sid="(p-[^"]*)"/).map { String($0.output.1) }
    #expect(ids.count == 2 && Set(ids).count == 2, "\(ids)")
  }

  @Test func plainTextIsNoMarkup() throws {
    let site = try build(["seeds/a.txt": "\u{FEFF}# Not *a* heading\r\nsecond line\r\n\r\nA new <b>paragraph</b>, [[anna]] & so on.\r\n"])
    let page = try site.page("sources/a.html")
    #expect(page.text.contains("# Not *a* heading second line"), "\(page.text)")
    #expect(page.text.contains("A new <b>paragraph</b>, [[anna]] & so on."), "\(page.text)")
    #expect(try site.text("data/documents/a.txt") == "# Not *a* heading\nsecond line\n\nA new <b>paragraph</b>, [[anna]] & so on.\n")
  }

  @Test func howMuchIsShown() throws {
    let words = (1...200).map { "word\($0)" }.joined(separator: " ")
    let text = "\(words), the passage itself, \(words.replacing("word", with: "later"))."
    func show(_ value: String) throws -> Site {
      try build([
        "seeds/a.txt": text,
        "seeds/a.yml":
          "document: {show: \(value)}\nfacts: [{text: A fact, evidence: the passage itself}]\npeople: {p: {name: Anna Berg}}\n",
      ])
    }
    let full = try show("full")
    #expect(try full.page("sources/a.html").text.contains("word1 word2"))
    #expect(full.has("data/documents/a.txt"))
    let passages = try show("passages")
    let page = try passages.page("sources/a.html")
    #expect(page.text.contains("the passage itself"), "\(page.text)")
    #expect(page.text.contains("word200") && page.text.contains("later1"), "\(page.text)")
    #expect(try passages.places(of: "word100") == [])
    let none = try show("none")
    #expect(try none.places(of: "word200") == [])
    #expect(try none.places(of: "later1") == [])
  }

  @Test func copiesTheOriginalOnlyWhereAsked() throws {
    let bytes = "<html><body><p>Text of it.</p></body></html>"
    let files = ["seeds/sub/My page.html": bytes, "seeds/sub/My page.yml": "document: {original: true}\n", "seeds/other.html": bytes]
    let site = try build(files)
    let page = try site.page("sources/sub-my-page.html")
    let copies = try site.files.filter { !$0.hasPrefix("assets/") && (try? site.text($0)) == bytes }
    #expect(copies.count == 1, "\(copies)")
    let copy = try #require(copies.first)
    #expect(
      page.links.contains { copy.hasSuffix(($0.href.removingPercentEncoding ?? "").replacing("../", with: "")) }, "\(page.links), \(copy)")
  }

  @Test(.enabled(if: programPath("pdftotext") != nil, "needs pdftotext")) func textBesideAPDFIsItsText() throws {
    let folder = try ContentFolder([
      "seeds/scan.txt": "What the scan says.",
      "seeds/scan.yml": "document: {title: A scan, original: true}\nfacts: [{text: F, evidence: the scan says}]\n",
    ])
    try folder.put("seeds/scan.pdf", Self.pdf("Something else"))
    try folder.put("seeds/born.pdf", Self.pdf("Born digital text"))
    try folder.put("seeds/born.yml", "document: {title: Born}\nfacts: [{text: G, evidence: Born digital}]\n")
    let site = try folder.built()
    #expect(try site.page("sources/scan.html").text.contains("What the scan says."))
    #expect(try site.places(of: "Something else").allSatisfy { $0.hasSuffix(".pdf") })
    #expect(try site.page("sources/born.html").text.contains("Born digital text"))
    #expect(try site.files.filter { $0.hasSuffix(".pdf") }.count == 1, "only the one with `original: true`")
  }

  @Test(.enabled(if: programPath("pandoc") != nil, "needs pandoc")) func readsWordDocuments() throws {
    let folder = try ContentFolder(["draft.md": "# A memo\n\nThe *very* words of the memo, as Anna Berg wrote them.\n"])
    let word = folder.path("seeds/memo.docx")
    try FileManager.default.createDirectory(atPath: folder.path("seeds"), withIntermediateDirectories: true)
    let made = try run(try #require(programPath("pandoc")), [folder.path("draft.md"), "-o", word])
    try #require(made.status == 0, "\(made.errors)")
    try folder.put(
      "seeds/memo.yml", "document: {kind: memo}\nfacts: [{text: F, evidence: The very words}]\npeople: {anna: {name: Anna Berg}}\n")
    let site = try folder.built()
    let page = try site.page("sources/memo.html")
    #expect(page.title.hasPrefix("A memo"), "\(page.title)")
    #expect(page.links(to: "../people/anna.html", as: "Anna Berg"))
  }

  @Test func readsHTML() throws {
    let site = try build([
      "seeds/a.html": """
      <!DOCTYPE html><html lang="de"><head><title>Seite</title><script>var secret = 1</script></head><body><h1>Bericht</h1>
      <p>Der <b>wichtige</b>
      Satz, gesagt von Anna&nbsp;Berg &amp; anderen.</p><table><tr><th>K</th><th>L</th></tr><tr><td>V</td><td>W</td></tr></table></body></html>
      """,
      "seeds/a.yml": "people: {anna: {name: Anna Berg, evidence: \"Der wichtige Satz\"}}\n",
    ])
    let page = try site.page("sources/a.html")
    #expect(page.text.contains("Der wichtige Satz, gesagt von Anna Berg & anderen."), "\(page.text)")
    #expect(page.elements("td").count == 2 && page.elements("th").count == 2)
    #expect(!page.text.contains("secret"))
    #expect(page.links(to: "../people/anna.html"))
  }

  @Test func frontMatterHoldsMetadata() throws {
    let site = try build([
      "seeds/a.md": """
      ---
      title: The note
      kind: note
      published: 2023-04
      people:
        anna: {name: Anna Berg, evidence: Anna Berg spoke}
      facts: [{text: It was said., about: anna, evidence: spoke}]
      layout: post
      ---
      Anna Berg spoke.
      """
    ])
    #expect(site.messages.contains("seeds/a.md:8:1: warning: the key `layout`"), "\(site.messages)")
    let page = try site.page("sources/a.html")
    #expect(page.states("The note") && page.states("April 2023"))
    #expect(!page.text.contains("layout"))
    #expect(try site.page("people/anna.html").states("It was said."))
    let wrong = try ContentFolder(["seeds/a.md": "---\ntitel: x\n---\nText.\n"]).complaints()
    #expect(wrong.contains("seeds/a.md:2:1") && wrong.contains("`title`"), "\(wrong)")
  }

  @Test func skipsTOMLWithAWarning() throws {
    let site = try build(["seeds/a.md": "+++\ntitle = \"Walrus\"\n+++\n# Heading\n\nText.\n"])
    #expect(site.messages.contains("seeds/a.md:1:1: warning"), "\(site.messages)")
    let page = try site.page("sources/a.html")
    #expect(!page.text.contains("Walrus"))
  }

  @Test func entitiesHaveFilesOfTheirOwn() throws {
    let site = try build([
      "seeds/people/anna-berg.md": "---\nname: Anna Berg\ncountry: NO\n---\nProse *about* her and [[oslo]].\n",
      "seeds/places/oslo.md": "---\nname: Oslo\n---\nA city.\n", "seeds/organisations/bank.md": "---\nname: The Bank\nkind: company\n---\n",
      "seeds/terms/track.md": "---\nname: Track\ndefinition: A way\n---\n", "seeds/issues/war.md": "---\nname: War\n---\nOn war.\n",
      "seeds/works/book.md": "---\ntitle: A book\n---\n", "seeds/meetings/day.md": "---\ntitle: The day\ndate: 2023-04-05\n---\n",
    ])
    let page = try site.page("people/anna-berg.html")
    #expect(page.states("Norway") && page.text.contains("Prose about her and Oslo."), "\(page.text)")
    #expect(page.links(to: "../places/oslo.html", as: "Oslo"))
    for name in ["places/oslo", "organisations/bank", "positions/war", "works/book", "meetings/day"] { #expect(site.has(name + ".html")) }
    #expect(try site.page("glossary.html").states("Track", "A way"))
    let files = try site.files
    #expect(!files.contains { $0.hasPrefix("sources/people") })
  }

  @Test func sidecarsWithoutTheirDocumentAreRefused() throws {
    let complaints = try ContentFolder(["seeds/a.yml": "document: {title: x}\n"]).complaints()
    #expect(complaints.contains("seeds/a.yml:1:1"), "\(complaints)")
  }

  @Test func subFoldersHaveDefaults() throws {
    let site = try build([
      "briefing.yml": "title: T\ndefaults:\n  archive: {kind: telegram, language: de}\n  archive/secret: {kind: letter}\n",
      "seeds/archive/a.txt": "One.", "seeds/archive/secret/b.txt": "Two.", "seeds/c.txt": "Three.", "seeds/archive/d.txt": "Four.",
      "seeds/archive/d.yml": "document: {kind: cable}\n",
    ])
    let kinds = try ["archive-a", "archive-secret-b", "c", "archive-d"].map { name in
      let page = try site.page("sources/\(name).html")
      return ["telegram", "letter", "cable"].first { page.statements.contains($0) } ?? "none"
    }
    #expect(kinds == ["telegram", "letter", "none", "cable"])
    #expect(try site.page("sources/archive-secret-b.html").states("German"))
  }

  @Test func hiddenFilesAreIgnored() throws {
    let site = try build(["seeds/.secret.txt": "Quagmire.", "seeds/.git/x.md": "Quagmire.", "seeds/a.txt": "Shown."])
    #expect(try site.places(of: "Quagmire") == [])
    #expect(try site.files.filter { $0.hasPrefix("sources/") } == ["sources/a.html", "sources/index.html"])
  }

  /// The smallest file that a converter takes for a PDF with a line of text.
  private static func pdf(_ text: String) -> Data {
    let content = "BT /F1 12 Tf 72 720 Td (\(text)) Tj ET"
    let objects = [
      "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
      "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
      "<< /Length \(content.utf8.count) >>\nstream\n\(content)\nendstream", "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    var file = "%PDF-1.4\n"
    var offsets: [Int] = []
    for (number, object) in objects.enumerated() {
      offsets.append(file.utf8.count)
      file += "\(number + 1) 0 obj\n\(object)\nendobj\n"
    }
    let table = file.utf8.count
    file += "xref\n0 \(objects.count + 1)\n0000000000 65535 f \n"
    for offset in offsets { file += String(repeating: "0", count: 10 - "\(offset)".count) + "\(offset) 00000 n \n" }
    file += "trailer << /Size \(objects.count + 1) /Root 1 0 R >>\nstartxref\n\(table)\n%%EOF\n"
    return Data(file.utf8)
  }
}
