import Foundation
import Testing

@testable import Output

@Suite struct SiteWriterTests {
  let folder: TemporaryFolder
  let site: String

  init() throws {
    folder = try TemporaryFolder()
    site = folder.path("Site")
  }

  @Test func makesTheFolderWithItsParents() throws {
    let output = folder.path("a/b/Site")
    let summary = try build(["index.html": "one", "people/x/y.html": "two"], at: output)
    #expect(summary == .init(written: 2, unchanged: 0, removed: 0, bytes: 6))
    #expect(try files(at: output) == ["index.html": "one", "people/x/y.html": "two"])
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path("a/b")) == ["Site"])
  }

  @Test func acceptsAnEmptyFolderAndKeepsItsPermissions() throws {
    try folder.makeFolder("Site")
    chmod(site, 0o710)
    try build(["index.html": ""], at: site)
    #expect(try stat(of: site).st_mode & 0o7777 == 0o710)
    #expect(folder.names == ["Site"])
  }

  @Test func makesFilesThatAnybodyReadsAndNobodyRuns() throws {
    try folder.put("tool.sh", "#!/bin/sh")
    chmod(folder.path("tool.sh"), 0o755)
    let writer = try SiteWriter.begin(at: site)
    try writer.write("people/a.html", [1])
    try writer.copy(folder.path("tool.sh"), to: "tool.sh")
    try writer.commit()
    let mask = umask(0)
    umask(mask)
    #expect(try stat(of: site).st_mode & 0o7777 == 0o755 & ~mask)
    #expect(try stat(of: site + "/people").st_mode & 0o7777 == 0o755 & ~mask)
    for name in ["people/a.html", "tool.sh", marker] { #expect(try stat(of: site + "/" + name).st_mode & 0o7777 == 0o644 & ~mask) }
  }

  @Test func knowsWhetherItsSiteIsStillInPlace() throws {
    func writer(_ text: String) throws -> SiteWriter {
      let writer = try SiteWriter.begin(at: site)
      try writer.write("index.html", Array(text.utf8))
      return writer
    }
    let first = try writer("one")
    #expect(!first.isInPlace)
    try first.commit()
    #expect(first.isInPlace)
    let same = try writer("one")
    try same.commit()
    #expect(first.isInPlace && same.isInPlace)
    let other = try writer("two")
    try other.commit()
    #expect(!first.isInPlace && !same.isInPlace && other.isInPlace)
    try FileManager.default.removeItem(atPath: site)
    #expect(!other.isInPlace)
  }

  @Test func showsNothingBeforeTheCommit() throws {
    try build(["index.html": "old"], at: site)
    let writer = try SiteWriter.begin(at: site)
    try writer.write("index.html", Array("new".utf8))
    try writer.write("more.html", [])
    #expect(try files(at: site) == ["index.html": "old"])
    try writer.commit()
    #expect(try files(at: site) == ["index.html": "new", "more.html": ""])
  }

  @Test(arguments: [true, false]) func keepsWhatDidNotChange(exchanging: Bool) throws {
    try build(["a.html": "a", "x/b.html": "b", "x/c.html": "c", "gone/d.html": "d"], at: site)
    let before = try FileIdentity(site + "/x/b.html")
    let changed = try FileIdentity(site + "/x/c.html")
    let writer = try SiteWriter.begin(at: site)
    for (path, text) in ["a.html": "a", "x/b.html": "b", "x/c.html": "C"] { try writer.write(path, Array(text.utf8)) }
    #expect(try writer.commit(exchanging: exchanging) == .init(written: 1, unchanged: 2, removed: 1, bytes: 1))
    #expect(try files(at: site) == ["a.html": "a", "x/b.html": "b", "x/c.html": "C"])
    #expect(try FileIdentity(site + "/x/b.html") == before)
    #expect(try FileIdentity(site + "/x/c.html") != changed)
    #expect(!FileManager.default.fileExists(atPath: site + "/gone"))
    #expect(folder.names == ["Site"])
  }

  @Test func touchesNothingWhereNothingChanged() throws {
    let pages = ["index.html": "a", "x/y/b.html": String(repeating: "long ", count: 50_000)]
    try build(pages, at: site)
    let before = try [site, site + "/x", site + "/x/y", site + "/index.html", site + "/x/y/b.html"].map(FileIdentity.init)
    let summary = try build(pages, at: site)
    #expect(summary == .init(written: 0, unchanged: 2, removed: 0, bytes: 0))
    #expect(summary.isUnchanged)
    #expect(try [site, site + "/x", site + "/x/y", site + "/index.html", site + "/x/y/b.html"].map(FileIdentity.init) == before)
    #expect(folder.names == ["Site"])
  }

  @Test(arguments: ["stray.txt", "x/stray.txt", "stray/stray.txt"]) func removesStrangers(name: String) throws {
    try build(["x/a.html": ""], at: site)
    try folder.put("Site/" + name)
    #expect(try build(["x/a.html": ""], at: site) == .init(written: 0, unchanged: 1, removed: 1, bytes: 0))
    #expect(try files(at: site) == ["x/a.html": ""])
  }

  @Test func removesLinksAndFollowsNone() throws {
    try folder.put("elsewhere/a.html", "same")
    try build(["people/a.html": "same"], at: site)
    try FileManager.default.removeItem(atPath: site + "/people")
    try folder.link("Site/people", to: folder.path("elsewhere"))
    try build(["people/a.html": "same"], at: site)
    #expect(try stat(of: site + "/people").st_mode & S_IFMT == S_IFDIR)
    #expect(try FileIdentity(site + "/people/a.html") != FileIdentity(folder.path("elsewhere/a.html")))
    #expect(try files(at: folder.path("elsewhere")) == ["a.html": "same"])
  }

  @Test func writesAnewWhatLostItsPermissions() throws {
    try build(["a.html": "a"], at: site)
    chmod(site + "/a.html", 0o600)
    #expect(try build(["a.html": "a"], at: site).written == 1)
  }

  @Test func tellsFilesApartByTheirLastByte() throws {
    let long = [UInt8](repeating: 7, count: 200_000)
    for last in 0...1 as ClosedRange<UInt8> {
      let writer = try SiteWriter.begin(at: site)
      try writer.write("a.bin", long + [last])
      try folder.put("b.bin", String(decoding: long + [last + 48], as: UTF8.self))
      try writer.copy(folder.path("b.bin"), to: "b.bin")
      #expect(try writer.commit().written == 2)
      #expect(try Data(contentsOf: URL(filePath: site + "/a.bin")).last == last)
      #expect(try Data(contentsOf: URL(filePath: site + "/b.bin")).last == last + 48)
    }
  }

  @Test func copiesMediaAndNeverLinksThem() throws {
    try folder.put("map.png", String(repeating: "map", count: 100_000))
    try folder.link("link.png", to: folder.path("map.png"))
    func copy() throws -> SiteWriter.Summary {
      let writer = try SiteWriter.begin(at: site)
      try writer.copy(folder.path("map.png"), to: "assets/map.png")
      try writer.copy(folder.path("link.png"), to: "assets/link.png")
      return try writer.commit()
    }
    #expect(try copy() == .init(written: 2, unchanged: 0, removed: 0, bytes: 600_000))
    #expect(try stat(of: site + "/assets/map.png").st_nlink == 1)
    #expect(try stat(of: site + "/assets/link.png").st_mode & S_IFMT == S_IFREG)
    #expect(try files(at: site)["assets/map.png"] == String(repeating: "map", count: 100_000))
    #expect(try copy() == .init(written: 0, unchanged: 2, removed: 0, bytes: 0))
  }

  @Test func keepsFilesUnread() throws {
    try build(["a.html": "a", "b.html": "b"], at: site)
    let before = try FileIdentity(site + "/a.html")
    let writer = try SiteWriter.begin(at: site)
    #expect(try writer.keep("a.html"))
    #expect(try !writer.keep("c.html"))
    try writer.write("c.html", [])
    #expect(try writer.commit() == .init(written: 1, unchanged: 1, removed: 1, bytes: 0))
    #expect(try FileIdentity(site + "/a.html") == before)
    #expect(try files(at: site) == ["a.html": "a", "c.html": ""])
  }

  @Test func leavesTheOldSiteWhereAllOfItIsKept() throws {
    try build(["a.html": "a", "b/c.html": "c"], at: site)
    let before = try FileIdentity(site)
    let writer = try SiteWriter.begin(at: site)
    #expect(try writer.keep("a.html"))
    #expect(try writer.keep("b/c.html"))
    #expect(try writer.commit() == .init(written: 0, unchanged: 2, removed: 0, bytes: 0))
    #expect(try FileIdentity(site) == before)
    let other = try SiteWriter.begin(at: site)
    #expect(try other.keep("a.html"))
    other.abandon()
    #expect(try files(at: site) == ["a.html": "a", "b/c.html": "c"])
    #expect(folder.names == ["Site"])
  }

  @Test func leavesTheOldSiteWhenAbandoned() throws {
    try build(["index.html": "old"], at: site)
    let before = try FileIdentity(site)
    let writer = try SiteWriter.begin(at: site)
    try writer.write("index.html", [])
    writer.abandon()
    writer.abandon()
    #expect(try FileIdentity(site) == before)
    #expect(folder.names == ["Site"])
    #expect(try failure { try writer.write("b.html", []) }.kind == .fault)
  }

  @Test func abandonsASiteThatIsForgotten() throws {
    do { try SiteWriter.begin(at: site).write("index.html", []) }
    #expect(folder.names == [])
  }

  @Test func makesSitesThatDoNotTellWhereTheyWereMade() throws {
    try build(["index.html": ""], at: site)
    try build(["index.html": ""], at: folder.path("Other"))
    let text = try String(contentsOfFile: site + "/" + marker, encoding: .utf8)
    #expect(text == "Briefing made this folder. Each build replaces it whole: what is put here by hand is lost.\n")
    #expect(try String(contentsOfFile: folder.path("Other/" + marker), encoding: .utf8) == text)
  }

  @Test func followsALinkToAFolder() throws {
    try folder.makeFolder("real")
    try folder.link("Site", to: "real")
    try build(["index.html": "1"], at: site)
    try build(["index.html": "2"], at: site + "/")
    #expect(try stat(of: site).st_mode & S_IFMT == S_IFLNK)
    #expect(try files(at: folder.path("real")) == ["index.html": "2"])
    #expect(folder.names == ["Site", "real"])
  }

  @Test func takesFilesFromManyThreads() async throws {
    let writer = try SiteWriter.begin(at: site)
    await withTaskGroup { group in
      for task in 0..<4 {
        group.addTask {
          for index in 0..<500 {
            do {
              try writer.write("folder-\(index % 7)/inner-\(index % 3)/\(task)-\(index).html", Array("\(task) \(index)".utf8))
            } catch {
              Issue.record(error)
            }
          }
        }
      }
    }
    #expect(try writer.commit().written == 2_000)
    let found = try files(at: site)
    #expect(found.count == 2_000)
    #expect(found["folder-2/inner-1/3-499.html"] == "3 499")
  }
}
