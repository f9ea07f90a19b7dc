import Foundation
import Testing

/// Leaving the edition out does not compile: pages are made of a `Publication`, and there is one way to have one.
@Suite struct EditionTypeTests {
  @Test func compilesWithAnEdition() throws {
    let errors = try Self.errors(
      "SiteRenderer(Publication(of: dossier, edition: edition), templates: templates, words: words, files: [], jobs: 1)")
    #expect(errors == "")
  }

  @Test(arguments: [
    "SiteRenderer(dossier, templates: templates, words: words, files: [], jobs: 1)",
    "SiteRenderer(Publication(of: dossier), templates: templates, words: words, files: [], jobs: 1)",
    "SiteRenderer(Publication(of: dossier, edition: edition, omitting: nil), templates: templates, words: words, files: [], jobs: 1)",
    "BookRenderer(dossier, of: subjects, templates: bookTemplates, words: words, files: [])",
    "{ var publication = Publication(of: dossier, edition: edition); publication.contents = dossier; return publication }()",
  ])
  func doesNotCompileWithoutOne(_ expression: String) throws {
    #expect(try Self.errors(expression).contains("error: "))
  }

  /// What the compiler says of an expression where a dossier and all else that pages need are at hand.
  private static func errors(_ expression: String) throws -> String {
    let scratch = FileManager.default.temporaryDirectory.appending(path: "edition-type-\(UUID().uuidString).swift")
    defer { try? FileManager.default.removeItem(at: scratch) }
    let source = """
      import Dossier
      import Pages

      func made(
        _ dossier: Dossier, _ edition: Edition, _ templates: SiteTemplates, _ words: Words, _ subjects: BookSubjects, _ bookTemplates: BookTemplates
      ) {
        _ = \(expression)
      }
      """
    try Data(source.utf8).write(to: scratch)
    let modules = Bundle.main.executableURL!.deletingLastPathComponent().appending(path: "Modules").path
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["swiftc", "-typecheck", "-swift-version", "6", "-I", modules, scratch.path]
    let errors = Pipe()
    process.standardError = errors
    try process.run()
    let said = errors.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return process.terminationStatus == 0 ? "" : String(decoding: said, as: UTF8.self)
  }
}
