import Foundation
import Testing

/// How the preview compares with what `briefing build` writes.
@Suite(.serialized) struct BuiltSiteTests {
  private static let files = [
    "briefing.yml": "title: Talks\neditions:\n  public: {ceiling: \"TLP:CLEAR\"}\n  partners: {ceiling: \"TLP:AMBER\"}\n",
    "seeds/a.md": "---\ntitle: First\n---\nSome words.\n",
    "seeds/b.md": "---\ntitle: Second\nmarking: TLP:AMBER\n---\nOther words.\n",
  ]

  @Test func saysWhatChangedSinceThePublication() throws {
    let preview = try Preview(Self.files) { try Self.run("build", $0) }
    try preview.waitUntilBuilt()
    #expect(try preview.get("/.briefing/changes?path=sources/a.html").text == "{\"standing\":\"unchanged\",\"more\":0}")
    try preview.put("seeds/a.md", "---\ntitle: First\n---\nNew words.\n")
    _ = try preview.wait(for: "/sources/a.html") { $0.text.contains("New words.") }
    let page = try preview.get("/.briefing/changes?path=sources/a.html").text
    #expect(page.hasPrefix("{\"standing\":\"changed\""))
    #expect(page.contains("{\"is\":\"removed\",\"text\":\"Some words.\"}"), "\(page)")
    #expect(page.contains("{\"is\":\"added\",\"text\":\"New words.\"}"), "\(page)")
    let all = try preview.get("/.briefing/changes").text
    #expect(all.contains("{\"path\":\"sources/a.html\",\"standing\":\"changed\"}"), "\(all)")
    #expect(!all.contains("people/index.html"))
  }

  @Test func comparesWithTheFolderThatIsPublishedTo() throws {
    var files = Self.files
    files["briefing.yml"]! += "targets:\n  here: {kind: folder, path: published}\n"
    let preview = try Preview(files) { folder in
      try Self.run("build", folder, "--output", folder.appending(path: "published").path)
      try Preview.put("---\ntitle: First\n---\nNew words.\n", folder.appending(path: "seeds/a.md"))
      try Self.run("build", folder)
    }
    try preview.waitUntilBuilt()
    let page = try preview.get("/.briefing/changes?path=sources/a.html").text
    #expect(page.contains("{\"is\":\"added\",\"text\":\"New words.\"}"), "\(page)")
  }

  @Test func isWhatABuildWrites() throws {
    let preview = try Preview([:]) { folder in
      try FileManager.default.createDirectory(at: folder.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Self.run("init", folder)
      try Self.run("build", folder)
    }
    try preview.waitUntilBuilt()
    let site = preview.folder.appending(path: "Site")
    let paths = try FileManager.default.subpathsOfDirectory(atPath: site.path)
      .filter { !$0.hasPrefix(".") && !Self.isFolder(site.appending(path: $0)) }
    #expect(try String(contentsOf: site.appending(path: "network.html"), encoding: .utf8).contains("<svg"))
    #expect(paths.contains("media/harbour.svg") && paths.contains("assets/search/manifest.js") && paths.contains("404.html"))
    for path in paths where path != "404.html" {
      let built = try Data(contentsOf: site.appending(path: path))
      let served = try preview.get("/" + path).body
      if path.hasSuffix(".html") {
        let text = String(decoding: served, as: UTF8.self).replacing(/<script src="\/\.briefing\/[^>]*><\/script>\n/, with: "")
        #expect(text == String(decoding: built, as: UTF8.self), "\(path)")
      } else {
        #expect(Data(served) == built, "\(path)")
      }
      #expect(!built.contains(Data("/.briefing/".utf8)) && !built.contains(Data("live.js".utf8)), "\(path)")
    }
  }

  @Test(arguments: ["", "url: https://example.org/talks/\n"]) func linksFromThePageThatIsNotThere(_ url: String) throws {
    var files = Self.files
    files["briefing.yml"]! += url
    let preview = try Preview(files)
    try preview.waitUntilBuilt()
    let partners = "/.briefing/edition/partners/"
    _ = try preview.wait(for: partners) { $0.status == 200 }
    for root in ["/", partners] {
      for (path, status) in [("people/deep/nobody.html", 404), ("404.html", 200)] {
        let page = try preview.get(root + path)
        #expect(page.status == status)
        let links = page.text.matches(of: /(?:href|src)="([^"#]*)[^"]*"/).map { String($0.output.1) }
          .filter { !$0.hasPrefix("https://") && !$0.isEmpty }
        #expect(links.contains(root + "assets/site.css"), "\(links)")
        for link in Set(links) { #expect(try preview.get(link).status == 200, "\(link) on \(root + path)") }
      }
    }
  }

  private static func isFolder(_ url: URL) -> Bool { (try? url.resourceValues(forKeys: [.isDirectoryKey]).isDirectory) == true }

  private static func run(_ command: String, _ folder: URL, _ arguments: String...) throws {
    let process = Process()
    process.executableURL = Bundle.main.executableURL!.deletingLastPathComponent().appending(path: "briefing")
    process.arguments = [command, folder.path] + arguments
    (process.standardOutput, process.standardError) = (FileHandle.nullDevice, FileHandle.nullDevice)
    try process.run()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0)
  }
}
