import Foundation
import Testing

/// `briefing add --ocr` reads the pictures of pages.
@Suite struct ScanTests {
  private static let canRead: Bool = {
    if programPath("tesseract") != nil { return true }
    print("Skipping what reads scans: install tesseract, such as tesseract-ocr.")
    return false
  }()

  private static let css = "<style>@page { size: A5; margin: 15mm } body { font: 16pt serif }</style>"

  /// A folder with `scan.pdf`, whose pages are pictures of paragraphs.
  private static func scan(_ pages: [String]) throws -> ContentFolder {
    let text = pages.map { "<div style='break-after: page'>\($0)</div>" }.joined()
    let files = try ContentFolder(["briefing.yml": "title: Not this\n", "text.html": css + text])
    #expect(try run("/usr/bin/weasyprint", ["--quiet", files.path("text.html"), files.path("text.pdf")]).status == 0)
    #expect(try run("/usr/bin/pdftoppm", ["-r", "150", "-gray", "-png", files.path("text.pdf"), files.path("page")]).status == 0)
    let pictures = try FileManager.default.contentsOfDirectory(atPath: files.path).filter { $0.hasSuffix(".png") }.sorted()
    try files.put(
      "scan.html", "<style>@page { size: A5; margin: 0 } img { width: 100% }</style>" + pictures.map { "<img src='\($0)'>" }.joined())
    #expect(try run("/usr/bin/weasyprint", ["--quiet", files.path("scan.html"), files.path("scan.pdf")]).status == 0)
    return files
  }

  private static let pages = [
    "<p>Memorandum of Conversation</p><p>Vienna, 4 May 2023</p><p>PARTICIPANTS</p><p>Ambassador Kirill Sorokin<br>Ms. Ellen Vance</p>",
    "<p>Ambassador Sorokin said that nothing had been decided.</p>",
  ]

  @Test(.enabled(if: canRead)) func thePicturesOfItsPagesAreRead() throws {
    let (files, folder) = (try Self.scan(Self.pages), try ContentFolder([:]))
    let run = try briefing(["add", files.path("scan.pdf"), "--ocr", "--folder", folder.path])
    #expect(run.status == 0, "\(run.errors)")
    // The text stands beside the scan, in the order of its pages, and is what evidence is looked up in.
    let text = try String(contentsOfFile: folder.path("seeds/scan.txt"), encoding: .utf8)
    let first = try #require(text.range(of: "Kirill Sorokin"), "\(text)")
    let second = try #require(text.range(of: "had been decided"), "\(text)")
    #expect(first.upperBound < second.lowerBound)
    let sidecar = try String(contentsOfFile: folder.path("seeds/scan.yml"), encoding: .utf8)
    for line in ["#   kirill-sorokin:", "#   scan-meeting:", "#     date: 2023-05-04", "{person: ellen-vance,"] {
      #expect(sidecar.contains(line), "\(line) in \(sidecar)")
    }
    try folder.put("seeds/scan.yml", AddTests.accepted(sidecar))
    let check = try briefing(["check", folder.path])
    #expect(check.status == 0, "\(check.errors)")
    #expect(try briefing(["quote", "scan", "nothing had been decided", "--folder", folder.path]).status == 0)
    #expect(try folder.built(to: "Site").page("sources/scan.html").text.contains("nothing had been decided"))
  }

  @Test(.enabled(if: canRead)) func aLanguageThatIsNotThereIsNamed() throws {
    let (files, folder) = (try Self.scan(["<p>Nothing.</p>"]), try ContentFolder([:]))
    let run = try briefing(["add", files.path("scan.pdf"), "--ocr", "--ocr-languages", "xyz", "--folder", folder.path])
    #expect(run.status == 1)
    #expect(run.errors.contains("xyz"), "\(run.errors)")
    #expect(!FileManager.default.fileExists(atPath: folder.path("seeds/scan.pdf")))
  }

  @Test func withoutOCRTheWayIsShown() throws {
    let (files, folder) = (try Self.scan(["<p>Nothing.</p>"]), try ContentFolder([:]))
    let run = try briefing(["add", files.path("scan.pdf"), "--folder", folder.path])
    #expect(run.status == 1)
    #expect(run.errors.contains("this PDF has no text") && run.errors.contains("add it with --ocr"), "\(run.errors)")
  }

  @Test func aMissingProgramIsNamed() throws {
    let (files, folder) = (try Self.scan(["<p>Nothing.</p>"]), try ContentFolder([:]))
    // All that reads PDF is there, and nothing else.
    let programs = try ContentFolder(["briefing.yml": "title: Not this\n"])
    for name in ["pdftotext", "pdfinfo", "pdftoppm"] {
      let path = try #require(programPath(name))
      try FileManager.default.createSymbolicLink(atPath: programs.path(name), withDestinationPath: path)
    }
    let run = try briefing(["add", files.path("scan.pdf"), "--ocr", "--folder", folder.path], environment: ["PATH": programs.path])
    #expect(run.status == 1)
    #expect(run.errors.contains("tesseract-ocr"), "\(run.errors)")
  }
}
