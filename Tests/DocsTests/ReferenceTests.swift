import Foundation
import Pages
import Reading
import Testing

/// docs/ holds what the program prints of itself: `make docs` writes it.
@Suite struct ReferenceTests {
  @Test func templatesAreDocumentedAsTheyAre() throws {
    #expect(try document("templates.md") == SiteTemplates.reference, "run `make docs`")
  }

  @Test func keysAreDocumentedAsTheyAreRead() throws {
    #expect(try document("keys.md") == KeyReference.markdown, "run `make docs`")
  }
}

/// The text of a file of docs/.
func document(_ name: String) throws -> String {
  try String(contentsOf: URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../docs/\(name)"), encoding: .utf8)
}
