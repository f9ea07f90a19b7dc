import Foundation
import Testing

@Suite struct InitTests {
  @Test func makesAFolderThatBuildsWithoutAWord() throws {
    let folder = try TemporaryFolder()
    let made = try briefing(["init", "talks"], in: folder)
    #expect(made.status == 0)
    #expect(made.output.isEmpty)
    for name in starter { #expect(made.messages.contains("talks/\(name)")) }
    #expect(made.messages.hasSuffix("briefing check talks   says what is wrong, at the file, the line and the column\n"))

    let checked = try briefing(["check", "talks"], in: folder)
    #expect(checked.status == 0)
    #expect(checked.messages == "no errors\n")

    let built = try briefing(["build", "talks", "--quiet"], in: folder)
    #expect(built.status == 0)
    #expect(built.messages.isEmpty)
    #expect(try brokenLinks(ofSite: folder.url.appending(path: "talks/Site")) == [])
  }

  @Test func makesTheFolderThatOneStandsIn() throws {
    let folder = try TemporaryFolder()
    #expect(try briefing(["init"], in: folder).messages.contains("briefing build   "))
    #expect(try briefing(["check"], in: folder).status == 0)
  }

  @Test func beginsWithoutTheExample() throws {
    let folder = try TemporaryFolder()
    let made = try briefing(["init", "talks", "--empty"], in: folder)
    #expect(made.status == 0)
    #expect(made.messages.contains("\n  briefing add FILES --folder talks   puts documents into it"), "\(made.messages)")
    #expect(try briefing(["check", "talks"], in: folder).messages == "no errors\n")
    try folder.write("Nothing.\n", to: "note.txt")
    #expect(try briefing(["add", "note.txt", "--folder", "talks"], in: folder).status == 0)
    #expect(try briefing(["build", "talks", "--quiet"], in: folder).messages.isEmpty)
    // What it shows behind # is valid, too.
    for name in ["talks/seeds/background.yml", "talks/briefing.yml"] {
      let lines = try folder.text(of: name).split(separator: "\n", omittingEmptySubsequences: false).map { line in
        line.hasPrefix("# ") && line.contains(/^# (?:  |[a-z]+:)/) ? String(line.dropFirst(2)) : String(line)
      }
      try folder.write(lines.joined(separator: "\n"), to: name)
    }
    #expect(try briefing(["check", "talks"], in: folder).messages == "no errors\n")
  }

  @Test func writesTheStarterFilesAsTheyStand() throws {
    let folder = try TemporaryFolder()
    _ = try briefing(["init", "talks"], in: folder)
    let talks = folder.url.appending(path: "talks")
    let schemas = [".briefing-schema/briefing.json", ".briefing-schema/sidecar.json"]
    #expect(try files(below: talks) == schemas + starter)
    for name in schemas {
      let kind = URL(filePath: name).deletingPathExtension().lastPathComponent
      #expect(try briefing(["schema", kind], in: folder).output == folder.text(of: "talks/" + name))
    }
    // Each file of YAML leads to its schema.
    for name in starter where name.hasSuffix(".yml") {
      let line = try #require(try folder.text(of: "talks/" + name).split(separator: "\n").first)
      let schema = try #require(line.firstMatch(of: /^# yaml-language-server: \$schema=(\S+)$/)).1
      let target = talks.appending(path: name).deletingLastPathComponent().appending(path: String(schema))
      #expect(FileManager.default.fileExists(atPath: target.path(percentEncoded: false)), "\(target)")
    }
    for name in starter {
      #expect(try Data(contentsOf: talks.appending(path: name)) == Data(contentsOf: starterFolder.appending(path: name)), "\(name)")
    }
  }

  @Test(arguments: starter) func beginsWithACommentThatExplainsIt(_ name: String) throws {
    let text = try String(contentsOf: starterFolder.appending(path: name), encoding: .utf8)
    #expect(text.contains(/\A(?:---\n)?(?:# |<!-- )\w/))
  }

  @Test func refusesAFolderThatHasABriefing() throws {
    let folder = try TemporaryFolder()
    try folder.write("title: Ours\n", to: "talks/briefing.yml")
    let refused = try briefing(["init", "talks"], in: folder)
    #expect(refused.status == 64)
    #expect(
      refused.messages == """
        error: there is a briefing.yml in talks already
          help: build it with `briefing build talks`, or name a new folder: `briefing init NAME`

        """)
    #expect(try files(below: folder.url) == ["talks/briefing.yml"])
    #expect(try folder.text(of: "talks/briefing.yml") == "title: Ours\n")
  }

  @Test func leavesOtherFilesAndNamesThem() throws {
    let folder = try TemporaryFolder()
    try folder.write("people: {}\n", to: "talks/seeds/people.yml")
    let made = try briefing(["init", "talks"], in: folder)
    #expect(made.status == 0)
    #expect(made.messages.contains("talks/seeds/people.yml is there already and was left as it is\n"))
    #expect(try folder.text(of: "talks/seeds/people.yml") == "people: {}\n")
  }

  @Test func quotesFoldersForTheShell() throws {
    let folder = try TemporaryFolder()
    #expect(try briefing(["init", "the guild's talks"], in: folder).messages.contains(#"briefing build 'the guild'\''s talks'"#))
  }

  @Test func saysWhereItCannotWrite() throws {
    let folder = try TemporaryFolder()
    try folder.write("", to: "talks")
    let failed = try briefing(["init", "talks"], in: folder)
    #expect(failed.status == 74)
    #expect(failed.messages == "error: cannot write talks/seeds/minutes.md: Not a directory\n")
  }
}

/// The files of Sources/briefing/Starter, which `init` must write.
private let starter = (try? files(below: starterFolder)) ?? []
private let starterFolder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Sources/briefing/Starter")
  .standardized

private func files(below folder: URL) throws -> [String] {
  let root = folder.path(percentEncoded: false)
  return try FileManager.default.subpathsOfDirectory(atPath: root).filter { path in
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: "\(root)/\(path)", isDirectory: &isFolder) && !isFolder.boolValue
  }.sorted()
}

/// Addresses on the pages of a site that lead to no file of it.
private func brokenLinks(ofSite site: URL) throws -> [String] {
  let pages = try files(below: site).filter { $0.hasSuffix(".html") }
  try #require(pages.count > 20)
  return try pages.flatMap { page in
    let url = site.appending(path: page)
    let text = try String(contentsOf: url, encoding: .utf8)
    let folder = url.deletingLastPathComponent()
    return text.matches(of: /(?:href|src)="([^"#:]+)[^":]*"/).map { String($0.1) }.filter { address in
      !FileManager.default.fileExists(atPath: folder.appending(path: address).standardized.path(percentEncoded: false))
    }.map { "\(page): \($0)" }
  }
}
