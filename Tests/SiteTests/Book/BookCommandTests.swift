import Foundation
import Testing

/// What `briefing book` says and does where something is not as it should be.
@Suite struct BookCommandTests {
  @Test func namesTheMissingProgram() throws {
    let folder = try ContentFolder(BookTests.files)
    for (name, package) in [("a.pdf", "weasyprint"), ("a.epub", "zip")] {
      let run = try briefing(["book", folder.path, "--output", folder.path(name)], environment: ["PATH": folder.path])
      #expect(run.status == 69, "\(run.errors)")
      #expect(run.errors.contains("\(package) is not installed") && run.errors.contains("apt install \(package)"))
      #expect(!FileManager.default.fileExists(atPath: folder.path(name)))
    }
  }

  @Test(arguments: ["seeds/a.epub", "Templates/a.epub", "seeds", "nowhere/a.epub", "folder.epub", "a.txt"])
  func refusesFilesThatMustNotBeWritten(_ name: String) throws {
    let folder = try ContentFolder(BookTests.files)
    for place in ["folder.epub", "Templates"] {
      try FileManager.default.createDirectory(atPath: folder.path(place), withIntermediateDirectories: true)
    }
    let run = try briefing(["book", folder.path, "--output", folder.path(name)])
    #expect(run.status == 64, "\(run.errors)")
  }

  @Test func leavesTheOldBookWhereTheContentHasErrors() throws {
    let folder = try ContentFolder(BookTests.files)
    try folder.put("a.epub", "the old one")
    try folder.put("seeds/broken.yml", "nonsense: 1\n")
    #expect(try briefing(["book", folder.path, "--output", folder.path("a.epub")]).status == 1)
    #expect(try String(contentsOfFile: folder.path("a.epub"), encoding: .utf8) == "the old one")
    try FileManager.default.removeItem(atPath: folder.path("seeds/broken.yml"))
    #expect(try briefing(["book", folder.path, "--output", folder.path("a.epub")]).status == 0)
    #expect(try Data(contentsOf: URL(filePath: folder.path("a.epub"))).starts(with: Data("PK".utf8)))
    #expect(folder.names.filter { $0.contains(".epub") } == ["a.epub"])
  }

  @Test func suggestsIds() throws {
    let folder = try ContentFolder(BookTests.files)
    for (id, suggestion) in [("ana", "anna"), ("report", "doc:report"), ("doc:reprt", "doc:report")] {
      let run = try briefing(["book", folder.path, id])
      #expect(run.status == 64)
      #expect(run.errors.contains("did you mean `\(suggestion)`?"), "\(run.errors)")
    }
  }

  @Test func isCalledAsTheBriefingIs() throws {
    let folder = try ContentFolder(BookTests.files)
    let run = try briefing(["book", "anna", "--edition", "partners"], in: folder.path)
    #expect([0, 69].contains(run.status), "\(run.errors)")
    if run.status == 0 { #expect(folder.names.contains("talks-tea-partners.pdf") && folder.names.contains("talks-tea-partners.epub")) }
  }

  @Test(.enabled(if: BookPrograms.canPrint)) func asksNobodyForAnything() throws {
    let folder = try ContentFolder(BookTests.files)
    try folder.put("secret.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"><text y=\"5\">Quagmire</text></svg>")
    // An author's style sheet could name any file of the computer.
    try folder.put(
      "Templates/book-print.css",
      "@import \"http://127.0.0.1:9/x.css\"; .title-page::before {content: url(file://\(folder.path("secret.svg")))}")
    let pdf = try PDFFile(try folder.book(as: "a.pdf"))
    #expect(!pdf.text.contains("Quagmire"))
  }
}

/// Nothing that stands in a folder becomes markup of a book, or keeps it from being read.
@Suite struct HostileBookTests {
  /// epubcheck takes seconds; a payload with tags, quotation marks and an ampersand shows it what there is to see.
  private static let checked = "<b a=\"'>&amp;<!--]]>"

  @Test(arguments: HostileContentTests.payloads + [checked]) func standsInBooksAsText(_ payload: String) throws {
    let content = HostileContent(payload: payload)
    let folder = try ContentFolder()
    for (name, bytes) in content.files { try folder.put(name, bytes) }
    let epub = try EPUBFile(try folder.book(["--full-text"], as: "a.epub"))
    for name in try epub.names where name.hasSuffix("ml") || name.hasSuffix(".opf") {
      #expect(isWellFormed(try epub.bytes(name)), "\(name) is not well formed")
      let tags = try epub.text(name).matches(of: /<[a-z]+(?:\s+[a-z:-]+="[^"]*")*/).map { String($0.0) }
      #expect(!tags.contains { $0.hasPrefix("<script") || $0.contains(/\son[a-z]+="/) || $0.contains(/href="\s*javascript:/) }, "\(name)")
    }
    #expect(try epub.brokenLinks() == [])
    let shown = try epub.pages.map { try epub.text($0) }.joined()
    #expect(content.places(in: shown).count > 60)
    if payload == Self.checked, BookPrograms.canCheck { #expect(try epub.complaints() == "") }
  }
}
