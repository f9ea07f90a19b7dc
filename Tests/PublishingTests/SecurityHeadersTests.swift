import Foundation
import Testing

@testable import Publishing

@Suite struct SecurityHeadersTests {
  private static let folder = URL(filePath: toolsFolder).appending(path: "../../docs/headers").standardizedFileURL

  private static func lines(_ name: String) throws -> [String] {
    try String(contentsOf: folder.appending(path: name), encoding: .utf8).split(separator: "\n").map {
      $0.trimmingCharacters(in: .whitespaces)
    }
  }

  @Test(arguments: [
    ("nginx.conf", "add_header NAME \"VALUE\" always;"), ("apache.conf", "Header always set NAME \"VALUE\""),
    ("Caddyfile", "NAME \"VALUE\""),
  ])
  func `the files for servers hold the headers that sites are published with`(file: String, form: String) throws {
    let lines = try Self.lines(file)
    for (name, value) in SecurityHeaders.all {
      #expect(lines.contains(form.replacingOccurrences(of: "NAME", with: name).replacingOccurrences(of: "VALUE", with: value)))
    }
  }

  @Test func `the file for Netlify is what a target adds`() throws {
    #expect(try String(contentsOf: Self.folder.appending(path: "_headers"), encoding: .utf8) == SecurityHeaders.file)
  }
}
