import Foundation
import Testing

/// Passages of documents that other programs made: words broken at the ends of lines and pages, ligatures, numbers of pages.
@Suite struct PagedEvidenceTests {
  private static let html = """
    <html lang=en><meta charset=utf-8>
    <style>@page { size: 9cm 9cm; margin: 1.5cm; @bottom-center { content: counter(page) } }
    body { font: 12pt serif; text-align: justify; hyphens: auto; font-feature-settings: "liga" 1 }</style>
    <h1>Report on the official findings</h1>
    <p>The financial committee of the harbour administration considered the difficult question of differential tariffs, and official
    representatives of the international organisations unanimously recommended an unconditional postponement of the infrastructure
    modernisation programme until the environmental consequences were suﬃciently understood by everybody.</p>
    <p>Afterwards the extraordinary commissioner, whose responsibilities notwithstanding were considerable, communicated
    telegraphically with the well-known semi-official correspondents.</p>
    """
  private static let sidecar = """
    people: {anna: {name: Anna Berg}}
    facts:
      - text: The first
        about: anna
        evidence: The financial committee of the harbour administration considered the difficult question of differential tariffs
      - text: The second
        about: anna
        evidence: >-
          official representatives of the international organisations unanimously recommended an unconditional postponement of the
          infrastructure modernisation programme until the environmental consequences were sufficiently understood by everybody.
      - text: The third
        about: anna
        evidence: >-
          the extraordinary commissioner, whose responsibilities notwithstanding were considerable, communicated telegraphically with
          the well-known semi-official correspondents
    """

  /// The command that makes the document of `a.html` in its folder.
  private static let makers: [(file: String, program: String, arguments: [String])] = [
    ("seeds/a.pdf", "weasyprint", ["a.html", "seeds/a.pdf"]),
    (
      "seeds/a.pdf", "chromium",
      [
        "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", "--user-data-dir=profile", "--print-to-pdf=seeds/a.pdf",
        "a.html",
      ]
    ),
    ("seeds/a.docx", "pandoc", ["a.html", "--output", "seeds/a.docx"]),
  ]

  @Test(arguments: makers.indices.filter { programPath(makers[$0].program) != nil })
  func passagesRunAcrossLinesAndPages(maker: Int) throws {
    let (file, program, arguments) = Self.makers[maker]
    let path = try #require(programPath(program))
    let folder = try ContentFolder(["a.html": Self.html, "seeds/a.yml": Self.sidecar])
    _ = try run(path, arguments, in: folder.path)
    try #require(FileManager.default.fileExists(atPath: folder.path(file)))
    let site = try folder.built()
    guard file.hasSuffix(".pdf") else { return }
    // Of a PDF the page is known.
    let annotations = try site.text("data/annotations.jsonl").split(separator: "\n")
    #expect(annotations.count == 3)
    let page = try site.text("people/anna.html")
    #expect(page.contains("page 1") && page.contains("page 2"), "\(page)")
  }
}
