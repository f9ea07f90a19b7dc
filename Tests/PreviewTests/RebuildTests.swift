import Dossier
import Foundation
import Preview
import RandomEdits
import Testing
import Watching

@testable import briefing

/// What the preview builds after an edit is what it would build if it had just been started.
///
/// `BRIEFING_EDITS` says how many edits are tried, 60 without it.
@Suite struct RebuildTests {
  @Test func editsComeToTheSameAsBuildingAnew() async throws {
    let base = FileManager.default.temporaryDirectory.appending(path: "rebuild-\(UUID().uuidString)").resolvingSymlinksInPath()
    defer { try? FileManager.default.removeItem(at: base) }
    let own = URL(filePath: #filePath).appending(path: "../../..").standardized
    try FileManager.default.createDirectory(at: base, withIntermediateDirectories: true)
    for name in ["briefing.yml", "seeds"] {
      try FileManager.default.copyItem(at: own.appending(path: name), to: base.appending(path: name))
    }
    let environment = ProcessInfo.processInfo.environment
    var edits = RandomEdits(base, seed: environment["BRIEFING_SEED"].flatMap(UInt64.init) ?? 7)
    var builder = ContentRebuild(folder: base.path, edition: nil, Terminal())
    var outcome = await builder.rebuild(after: .everything, editions: [])
    try #require(!outcome.isBroken)
    var broken = 0
    var differences: [Assembly.Difference] = []
    for number in 1...(environment["BRIEFING_EDITS"].flatMap(Int.init) ?? 60) {
      let touched = try edits.next(afterBreaking: outcome.isBroken)
      outcome = await builder.rebuild(after: Changes(paths: touched), editions: [])
      var newcomer = ContentRebuild(folder: base.path, edition: nil, Terminal())
      let anew = await newcomer.rebuild(after: .everything, editions: [])
      let note = Testing.Comment("edit \(number) of \(touched.sorted())")
      try #require(outcome.diagnostics == anew.diagnostics, note)
      try #require(Set(outcome.sites.keys) == Set(anew.sites.keys), note)
      for (name, site) in anew.sites {
        let files = await Self.files(of: outcome.sites[name]!)
        let expected = await Self.files(of: site)
        let others = Set(expected.keys).union(files.keys).filter { files[$0] != expected[$0] }
        try #require(others.isEmpty, "\(note): \(others.sorted().prefix(20))")
      }
      if outcome.isBroken { broken += 1 } else { differences.append(builder.difference) }
    }
    #expect(broken > 0, "edits that break nothing prove little")
    for difference in [Assembly.Difference.anything, .texts, .lists(movesNames: false), .lists(movesNames: true)] {
      #expect(differences.contains(difference), "no edit took this way")
    }
  }

  /// All files of a site, each of which is made now.
  private static func files(of site: any PreviewSite) async -> [String: SiteFile] {
    var files: [String: SiteFile] = [:]
    for path in await (site as! RenderedSite).addresses() { files[path] = await site.file(path) }
    return files
  }
}
