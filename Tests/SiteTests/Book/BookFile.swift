import Foundation
import Testing

/// The programs that make books and look at them, where they are installed.
enum BookPrograms {
  static let canPrint = has("weasyprint", package: "weasyprint") && has("pdftotext", package: "poppler-utils")
  static let canCheck = epubcheck != nil && has("java", package: "default-jre-headless")

  static let epubcheck: String? = {
    let path = "/usr/share/java/epubcheck.jar"
    if FileManager.default.fileExists(atPath: path) { return path }
    print("Skipping the checks of EPUB files: install epubcheck.")
    return nil
  }()

  private static func has(_ program: String, package: String) -> Bool {
    if programPath(program) != nil { return true }
    print("Skipping what needs \(program): install \(package).")
    return false
  }
}

/// A PDF file as a reader sees it.
struct PDFFile {
  let path: String
  /// The text of each page.
  let pages: [String]
  /// Title, keywords and the like, by their names.
  let information: [String: String]

  init(_ path: String) throws {
    self.path = path
    let text = try run(programPath("pdftotext")!, ["-layout", path, "-"])
    #expect(text.status == 0, "\(text.errors)")
    pages = text.output.split(separator: "\u{C}", omittingEmptySubsequences: false).dropLast().map(String.init)
    var information: [String: String] = [:]
    for arguments in [[path], ["-custom", path]] {
      for line in try run(programPath("pdfinfo")!, arguments).output.split(separator: "\n") {
        let parts = line.split(separator: ":", maxSplits: 1).map { $0.trimmingCharacters(in: .whitespaces) }
        if parts.count == 2 { information[parts[0]] = parts[1] }
      }
    }
    self.information = information
  }

  var text: String { pages.joined(separator: "\n") }

  /// All of its text in the order in which it is read, columns one after the other, its white space squeezed.
  var running: String {
    get throws {
      try run(programPath("pdftotext")!, [path, "-"]).output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
  }

  /// The entries of the contents: what they say, and the page that they name.
  var contents: [(title: String, page: Int)] {
    pages.prefix(6).joined(separator: "\n").matches(of: /(?m)^ *(\S.*?) *(?:\. ?){2,} *(\d+) *$/).map {
      (String($0.1), Int($0.2)!)
    }
  }
}

/// An EPUB file, unpacked.
final class EPUBFile {
  let path: String
  private let folder: String

  init(_ path: String) throws {
    self.path = path
    folder = FileManager.default.temporaryDirectory.appending(path: "site-tests-epub-\(UUID().uuidString)").path
    let run = try run(programPath("unzip")!, ["-q", path, "-d", folder])
    #expect(run.status == 0, "\(run.errors)")
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  /// The names of its files in the order in which they are packed.
  var names: [String] {
    get throws { try run(programPath("unzip")!, ["-Z1", path]).output.split(separator: "\n").map(String.init) }
  }

  func bytes(_ name: String) throws -> Data { try Data(contentsOf: URL(filePath: "\(folder)/\(name)")) }

  func text(_ name: String) throws -> String { String(decoding: try bytes(name), as: UTF8.self) }

  var pages: [String] { get throws { try names.filter { $0.hasSuffix(".xhtml") } } }

  /// What epubcheck says of it; nothing where all is well.
  func complaints() throws -> String {
    let run = try run(programPath("java")!, ["-jar", BookPrograms.epubcheck!, "--failonwarnings", path])
    return run.status == 0 ? "" : run.output + run.errors
  }

  /// The links of all pages that lead to no file or id of the book.
  func brokenLinks() throws -> [String] {
    var ids: [String: Set<String>] = [:]
    for page in try pages { ids[page] = Set(try text(page).matches(of: /\ id="([^"]*)"/).map { String($0.1) }) }
    var broken: [String] = []
    for page in try pages {
      for match in try text(page).matches(of: /\ href="([^"]*)"/) {
        let target = String(match.1)
        if target.contains(":") || target.hasSuffix(".css") { continue }
        let parts = target.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        let known = ids[parts[0].isEmpty ? page : "EPUB/\(parts[0])"]
        if known == nil || parts.count > 1 && !known!.contains(parts[1]) { broken.append("\(page): \(target)") }
      }
    }
    return broken
  }
}

extension ContentFolder {
  /// Makes a book of this folder, which must succeed, and returns the path of its file.
  func book(_ arguments: [String] = [], as name: String, sourceLocation: SourceLocation = #_sourceLocation) throws -> String {
    let run = try briefing(["book", path] + arguments + ["--output", path(name), "--quiet"])
    try #require(run.status == 0, "\(run.errors)", sourceLocation: sourceLocation)
    return path(name)
  }
}

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// Whether a file is XML.
func isWellFormed(_ bytes: Data) -> Bool { XMLParser(data: bytes).parse() }
