import Foundation
import Testing

/// The same folder makes the same bytes, wherever, whenever and however it is built.
@Suite struct SameBytesTests {
  private let folder: ContentFolder

  init() throws {
    folder = try ContentFolder()
    try FileManager.default.removeItem(atPath: folder.path("briefing.yml"))
  }

  /// The package's own seeds with files in several kinds and scripts beside them, put there in an order that can be chosen.
  private func content(in name: String, reversed: Bool) throws {
    var files: [(String, Data)] = []
    for path in try FileManager.default.subpathsOfDirectory(atPath: packageFolder.path + "/seeds").sorted() {
      var isFolder: ObjCBool = false
      let file = packageFolder.path + "/seeds/" + path
      if FileManager.default.fileExists(atPath: file, isDirectory: &isFolder), !isFolder.boolValue {
        files.append(("seeds/" + path, try Data(contentsOf: URL(filePath: file))))
      }
    }
    files.append(("briefing.yml", try Data(contentsOf: packageFolder.appending(path: "briefing.yml"))))
    for (path, text) in [
      ("seeds/İstanbul.txt", "Lavrov was said to be in ISTANBUL, in Iğdır, and in Ölüdeniz."),
      ("seeds/Zürich.html", "<h1>Zürich</h1><p>Äußerst geheim, said Haass.</p>"), ("seeds/media/a.png", "picture"),
      (
        "seeds/more.yml",
        "people:\n  iris-ilgaz: {name: Iris Ilgaz, picture: media/a.png}\n  ilgaz: {name: İlgaz}\n  aerni: {name: Ärni}\n  zorn: {name: zorn}\n"
      ),
    ] { files.append((path, Data(text.utf8))) }
    for (path, bytes) in reversed ? files.reversed() : files { try folder.put(name + "/" + path, bytes) }
  }

  private func build(_ name: String, _ arguments: [String], _ environment: [String: String], to output: String) throws -> Site {
    let build = try briefing(["build", folder.path(name), "--output", folder.path(output)] + arguments, environment: environment)
    try #require(build.status == 0, "\(build.errors)")
    return Site(path: folder.path(output), messages: build.errors)
  }

  @Test func nothingOfTheSurroundingsShows() throws {
    try content(in: "one", reversed: false)
    try content(in: "a folder elsewhere/two", reversed: true)
    let first = try build("one", ["--jobs", "1"], ["TZ": "Pacific/Auckland", "LC_ALL": "C", "LANG": "C"], to: "sites/one").snapshot()
    #expect(first.count > 60)
    let surroundings: [(arguments: [String], environment: [String: String])] = [
      (["--jobs", "2"], ["TZ": "America/Los_Angeles", "LC_ALL": "de_DE.UTF-8", "LANG": "de_DE.UTF-8"]),
      (["--jobs", "7", "--force"], ["TZ": "UTC", "LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8"]),
      (["--jobs", "1"], ["TZ": "", "LC_ALL": "", "LANG": "", "HOME": "", "COLUMNS": "20"]),
    ]
    for (number, surrounding) in surroundings.enumerated() {
      let next = try build("a folder elsewhere/two", surrounding.arguments, surrounding.environment, to: "other sites/\(number)").snapshot()
      #expect(Set(next.keys) == Set(first.keys))
      for (name, bytes) in next {
        let isSame = bytes == first[name]
        #expect(isSame, "\(name) differs with \(surrounding)")
      }
    }
  }

  @Test func aSecondBuildTouchesNothing() throws {
    try content(in: "one", reversed: false)
    let site = try build("one", [], [:], to: "Site")
    let before = try identities(site)
    let summary = try build("one", [], [:], to: "Site").messages
    #expect(try identities(site) == before)
    #expect(summary.contains("nothing changed"), "\(summary)")
  }

  @Test func onlyWhatChangedIsWritten() throws {
    try content(in: "one", reversed: false)
    let site = try build("one", [], [:], to: "Site")
    let before = try identities(site)
    let text = try String(contentsOfFile: folder.path("one/seeds/who-would-not-comment.md"), encoding: .utf8)
    try folder.put("one/seeds/who-would-not-comment.md", text + "\nA line that is new.\n")
    _ = try build("one", [], [:], to: "Site")
    let after = try identities(site)
    let changed = Set(after.keys.filter { after[$0] != before[$0] })
    let index = changed.filter { $0.hasPrefix("assets/search/") }
    #expect(changed.subtracting(index) == ["sources/who-would-not-comment.html", "data/documents/who-would-not-comment.txt"])
    // Of the search's index: where the new words stand, the text, and the fingerprint of it all.
    #expect(index.contains("assets/search/manifest.js"))
    #expect(index.allSatisfy { $0.contains("/terms/") || $0.contains("/texts/") || $0.hasSuffix("/manifest.js") })
  }

  private struct Identity: Equatable {
    var inode: UInt64
    var modified: Int
    var nanoseconds: Int
  }

  private func identities(_ site: Site) throws -> [String: Identity] {
    var identities: [String: Identity] = [:]
    for name in try site.files + [".briefing-site"] {
      var status = stat()
      try #require(lstat(site.path + "/" + name, &status) == 0)
      #if os(Linux)
        let time = status.st_mtim
      #else
        let time = status.st_mtimespec
      #endif
      identities[name] = Identity(inode: UInt64(status.st_ino), modified: time.tv_sec, nanoseconds: time.tv_nsec)
    }
    return identities
  }
}
