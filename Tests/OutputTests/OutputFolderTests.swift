import Diagnostics
import Foundation
import Output
import Testing

@Suite struct OutputFolderTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func refusal(of output: String, protecting folders: [ProtectedFolder] = []) throws -> Diagnostic {
    let before = try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted()
    let failure = try failure { _ = try SiteWriter.begin(at: output, protecting: folders) }
    #expect(failure.kind == .refused)
    #expect(try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted() == before)
    return failure.diagnostic
  }

  @Test func refusesAFolderWithFilesThatBriefingDidNotMake() throws {
    try folder.put("Site/thesis.txt", "years of work")
    let output = folder.path("Site")
    #expect(
      try refusal(of: output)
        == Diagnostic(
          .error, "output-foreign", "the output folder \(output) holds files that Briefing did not make",
          help: "empty it yourself if they can go, or name another output folder"))
    #expect(try files(at: output) == ["thesis.txt": "years of work"])
  }

  @Test func refusesASiteThatBecameARepository() throws {
    let output = folder.path("Site")
    try build(["index.html": ""], at: output)
    try folder.put("Site/.git/HEAD")
    #expect(
      try refusal(of: output)
        == Diagnostic(
          .error, "output-repository", "the output folder \(output) is a Git repository, which a build would remove",
          help: "name another output folder, and publish from there to the repository"))
  }

  @Test func refusesWhatIsNoFolder() throws {
    try folder.put("file")
    let help = "name another output folder, or remove the file"
    func expected(_ what: String) -> Diagnostic { Diagnostic(.error, "output-not-a-folder", what, help: help) }
    let file = folder.path("file")
    #expect(try refusal(of: file) == expected("the output folder \(file) is a file, not a folder"))
    #expect(try refusal(of: file + "/Site") == expected("the output folder \(file)/Site would stand inside a file"))
    let fifo = folder.path("fifo")
    #expect(mkfifo(fifo, 0o600) == 0)
    #expect(try refusal(of: fifo) == expected("the output folder \(fifo) is a file, not a folder"))
    try folder.link("link", to: file)
    #expect(try refusal(of: folder.path("link")) == expected("the output folder \(folder.path("link")) is a file, not a folder"))
  }

  @Test func refusesALinkToNothing() throws {
    try folder.link("Site", to: "nowhere")
    let output = folder.path("Site")
    #expect(
      try refusal(of: output)
        == Diagnostic(
          .error, "output-not-a-folder", "the output folder \(output) leads through a symbolic link to what does not exist",
          help: "make the folder that the link names, or remove the link"))
    #expect(try refusal(of: output + "/deeper").message.hasSuffix("leads through a symbolic link to what does not exist"))
  }

  @Test func refusesNoName() throws {
    #expect(try refusal(of: "").message == "the output folder has no name that a folder can have")
  }

  @Test func refusesTheRootAndTheHomeFolder() throws {
    let help = "name a folder of its own for the output: a build replaces the output folder whole"
    #expect(
      try refusal(of: "/") == Diagnostic(.error, "output-protected", "the output folder / is the root of the file system", help: help))
    #expect(try refusal(of: folder.path + "/../../../../../../../../..").message.hasSuffix("is the root of the file system"))
    let home = try #require(ProcessInfo.processInfo.environment["HOME"])
    #expect(try refusal(of: home) == Diagnostic(.error, "output-protected", "the output folder \(home) is your home folder", help: help))
  }

  @Test func refusesProtectedFolders() throws {
    try folder.put("content/seeds/media/a.png")
    try folder.link("alias", to: "content/seeds")
    let content = folder.path("content")
    let seeds = content + "/seeds"
    let protected: [ProtectedFolder] = [
      .itself(content, role: "the content folder"), .whole(seeds, role: "the seeds folder"),
      .whole(content + "/Templates/", role: "the templates folder"),
    ]
    func message(_ output: String) throws -> String {
      try refusal(of: output, protecting: protected).message.replacing("the output folder \(output) ", with: "").replacing(
        folder.path, with: "")
    }
    #expect(try message(content) == "is the content folder")
    #expect(try message(content + "/../content/.") == "is the content folder")
    #expect(try message(folder.path) == "contains the content folder, /content")
    #expect(try message(seeds) == "is the seeds folder")
    #expect(try message(folder.path("alias")) == "is the seeds folder")
    #expect(try message(seeds + "/media") == "stands inside the seeds folder, /content/seeds")
    #expect(try message(folder.path("alias/media/new")) == "stands inside the seeds folder, /content/seeds")
    #expect(try message(content + "/Templates") == "is the templates folder")
    #expect(try message(content + "/missing/../Templates/x") == "stands inside the templates folder, /content/Templates/")
    try build(["index.html": ""], at: content + "/seeds-site", protecting: protected)
    try build(["index.html": ""], at: content + "/Site", protecting: protected)
  }

  @Test func namesTheReasonOfTheFileSystem() throws {
    let output = folder.path(String(repeating: "a", count: 250))
    let failure = try failure { _ = try SiteWriter.begin(at: output) }
    #expect(failure.kind == .disk)
    #expect(failure.diagnostic == Diagnostic(.error, "output-disk", "cannot make a folder beside \(output): the name is too long"))
  }

  @Test func namesTheSourceThatCannotBeCopied() throws {
    let output = folder.path("Site")
    let writer = try SiteWriter.begin(at: output)
    let source = folder.path("missing.png")
    #expect(
      try failure { try writer.copy(source, to: "assets/a.png") }.diagnostic.message
        == "cannot copy \(source) to \(output)/assets/a.png: no such file or folder")
    #expect(throws: OutputFailure.self) { try writer.commit() }
    #expect(folder.names == [])
  }

  @Test func leavesAloneWhatWasPutThereMeanwhile() throws {
    let output = folder.path("Site")
    try build(["index.html": "old"], at: output)
    let writer = try SiteWriter.begin(at: output)
    try writer.write("index.html", Array("new".utf8))
    try FileManager.default.removeItem(atPath: output)
    try folder.put("Site/thesis.txt")
    let message = try failure { try writer.commit() }.diagnostic.message
    #expect(message == "cannot replace \(output): it is not what it was when the build began")
    #expect(try files(at: output) == ["thesis.txt": ""])
  }
}
