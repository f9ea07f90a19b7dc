import Foundation
import Output
import Testing

@Suite struct ReleasesTests {
  let folder: TemporaryFolder
  var site: String { folder.path("Site") }

  init() throws { folder = try TemporaryFolder() }

  private func publish(_ text: String, keeping count: Int) throws {
    let site = try SiteWriter.begin(at: site, keepingFormer: count)
    try site.write("index.html", Array(text.utf8))
    try site.write("same.html", Array("same".utf8))
    try site.commit()
  }

  private func index() throws -> String? { try files(at: site)["index.html"] }
  private var kept: [String] { (try? FileManager.default.contentsOfDirectory(atPath: folder.path(".Site.releases")).sorted()) ?? [] }

  @Test func goesBackAsFarAsSitesAreKept() throws {
    for text in ["1", "2", "3", "4"] { try publish(text, keeping: 2) }
    #expect(kept == ["000002", "000003"])
    #expect(try SiteWriter.rollBack(at: site) == 1)
    #expect(try index() == "3")
    #expect(try SiteWriter.rollBack(at: site) == 0)
    #expect(try files(at: site) == ["index.html": "2", "same.html": "same"])
    #expect(try SiteWriter.rollBack(at: site) == nil)
    #expect(try index() == "2")
  }

  @Test func aSiteThatWasPutBackIsTheFormerOneOfTheNext() throws {
    for text in ["1", "2"] { try publish(text, keeping: 3) }
    _ = try SiteWriter.rollBack(at: site)
    try publish("3", keeping: 3)
    _ = try SiteWriter.rollBack(at: site)
    #expect(try index() == "1")
  }

  @Test func keepsNoneWhereNoneAreWantedAndLeavesThemToPlainBuilds() throws {
    for text in ["1", "2"] { try publish(text, keeping: 1) }
    try build(["index.html": "3"], at: site)
    #expect(kept == ["000001"])
    try publish("4", keeping: 0)
    #expect(folder.names == ["Site"])
  }

  /// What a publication leaves that was killed between the exchange and the keeping of the old site.
  @Test(arguments: ["next", "previous"]) func keepsASiteThatAKilledPublicationHadReplaced(name: String) throws {
    try publish("old", keeping: 1)
    let number = try stat(of: site).st_ino
    try folder.makeFolder(".Site.briefing")
    try FileManager.default.moveItem(atPath: site, toPath: folder.path(".Site.briefing/\(name)"))
    try build(["index.html": "new"], at: folder.path("Other"))
    try FileManager.default.moveItem(atPath: folder.path("Other"), toPath: site)
    try folder.put(".Site.briefing/replaced", "\(number)")
    try SiteWriter.begin(at: site).abandon()
    #expect(kept == ["000001"])
    _ = try SiteWriter.rollBack(at: site)
    #expect(try index() == "old")
  }

  /// The same, killed before the exchange: what stands there is a site that nobody has seen.
  @Test func keepsNoSiteThatWasNeverShown() throws {
    try publish("old", keeping: 1)
    try folder.put(".Site.briefing/next/index.html", "new")
    try folder.put(".Site.briefing/next/.briefing-site")
    try folder.put(".Site.briefing/replaced", "\(try stat(of: site).st_ino)")
    try SiteWriter.begin(at: site).abandon()
    #expect(folder.names == ["Site"])
    #expect(try index() == "old")
  }

  @Test func readsAFinishedSiteWithoutItsMarker() throws {
    #expect(try SiteFolder(at: site) == nil)
    try build(["index.html": "one", "a/b.html": "four"], at: site)
    let found = try #require(try SiteFolder(at: site))
    #expect(found.files.map(\.path) == ["a/b.html", "index.html"])
    #expect(found.files.map(\.size) == [4, 3])
    #expect(try found.bytes(of: "a/b.html") == Array("four".utf8))
    try folder.put("Foreign/thesis.txt")
    #expect(try failure { _ = try SiteFolder(at: folder.path("Foreign")) }.kind == .refused)
  }
}
