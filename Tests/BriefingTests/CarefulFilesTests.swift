import Foundation
import Testing

/// No file is lost to another, none stays that was not written whole, and none is read that is something else.
@Suite struct CarefulFilesTests {
  private let talks: Talks

  init() throws { talks = try Talks() }

  private func run(_ command: String) throws -> Program.Result {
    let arguments = ["bash", "-c", command.replacing("briefing ", with: "\(Program.executable) "), "--"]
    return try Program.run([], in: talks.scratch.url, through: arguments)
  }

  private func put(_ text: String, _ path: String) throws {
    let url = talks.scratch.url.appending(path: path)
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
  }

  private func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: talks.scratch.url.appending(path: path).path) }

  #if os(Linux)
    @Test(arguments: [
      "export talks --format jsonld", "schema sidecar", "check talks --format json", "templates --reference", "import --template people",
    ])
    func aFullOutputIsAFailure(_ command: String) throws {
      let result = try run("briefing \(command) > /dev/full")
      #expect(result.status == 74, "\(result.errors)")
      #expect(result.errors.contains("error: cannot write to standard output: No space left on device"))
      #expect(try run("briefing \(command) >&-").status == 74)
      #expect([0, 141].contains(try run("briefing \(command) | head -c 1; exit ${PIPESTATUS[0]}").status))
    }
  #endif

  @Test func whatCannotBeWrittenWholeDoesNotStay() throws {
    let result = try run("ulimit -f 1; trap '' XFSZ; briefing templates talks")
    #expect(result.status == 74, "\(result.errors)")
    for file in try contents(of: talks.folder.appending(path: "Templates")) { #expect(!file.value.isEmpty, "\(file.key)") }
    #expect(try run("briefing templates talks").status == 0)
  }

  @Test func tracesReplaceNothingElse() throws {
    let before = try contents(of: talks.folder.appending(path: "seeds"))
    let result = try run("briefing build talks --trace talks/seeds/minutes.md")
    #expect(result.status == 74 && result.errors.contains("there is another file, which is no trace"), "\(result.errors)")
    #expect(try contents(of: talks.folder.appending(path: "seeds")) == before)
    for _ in 0..<2 { #expect(try run("briefing build talks --force --trace trace.json").status == 0) }
    #expect(try run("briefing build talks --force --trace nowhere/trace.json").status == 74)
  }

  @Test func sitesAreNoDocuments() throws {
    try put(
      "title: Talks\nseeds: .\neditions:\n  public: {ceiling: \"TLP:CLEAR\"}\n  partners: {ceiling: \"TLP:AMBER\"}\n", "own/briefing.yml")
    try put("---\nmarking: \"TLP:AMBER\"\n---\nThe agent Quartermain went to the harbour.\n", "own/secret.md")
    try put("Nothing here.\n", "own/open.md")
    #expect(try run("briefing build own --edition partners --output own/Draft").status == 0)
    #expect(try run("briefing build own").status == 0)
    let site = try contents(of: talks.scratch.url.appending(path: "own/Site"))
    #expect(!site.isEmpty)
    for file in site { #expect(!String(decoding: file.value, as: UTF8.self).contains("uartermain"), "\(file.key)") }
  }

  @Test(arguments: [".briefing", ".git", ".git/site"]) func sitesStandInNoFolderOfOthers(_ output: String) throws {
    let result = try run("briefing build talks --output talks/\(output)")
    #expect(result.status == 64 && result.errors.contains("error: the output folder"), "\(result.errors)")
  }

  @Test func checkingNamesAFormerStateThatIsNotThere() throws {
    let configuration = try String(contentsOf: talks.folder.appending(path: "briefing.yml"), encoding: .utf8)
    try put(configuration + "\nchanges: {since: nosuch}\n", "talks/briefing.yml")
    let (checked, built) = (try run("briefing check talks"), try run("briefing build talks"))
    #expect(checked.status == 1 && built.status == 1)
    func fault(_ result: Program.Result) -> String? {
      result.errors.split(separator: "\n").first { $0.contains("error: ") }.map(String.init)
    }
    #expect(fault(checked) == fault(built) && fault(built) != nil)
  }

  @Test func foldersAndPipesAreNotImportedNorAdded() throws {
    try put("name\nAda\n", "tables/people.csv")
    let imported = try run("briefing import csv tables --table people")
    #expect(imported.status == 64 && imported.errors.contains("tables: Is a directory"), "\(imported.errors)")
    let added = try run("mkfifo pipe.txt; briefing add pipe.txt --folder talks")
    #expect(added.status == 1 && added.errors.contains("this is a pipe or a device"), "\(added.errors)")
    #expect(!exists("talks/seeds/pipe.txt"))
  }
}
