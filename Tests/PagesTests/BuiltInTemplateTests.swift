import Pages
import Templates
import Testing

/// The templates that come with the program, which a build compiles without asking whether they have faults.
@Suite struct BuiltInTemplateTests {
  /// As an author's own, all are compiled at once and checked.
  private static let all = BuiltInTemplates.all.map { SiteTemplates.Override(name: $0.name, file: "Templates/\($0.name)", bytes: $0.bytes) }

  @Test func allOfThemHaveNoFaults() throws {
    _ = try SiteTemplates(overrides: Self.all)
    _ = try BookTemplates(overrides: Self.all)
  }

  @Test(arguments: ["front.html", "marks.html", "feed.xml", "book-title.html"])
  func aFaultWouldBeFound(_ name: String) throws {
    var templates = Self.all
    let place = try #require(templates.firstIndex { $0.name == name })
    templates[place].bytes += Array("{{misspelt}}".utf8)
    let isSound = (try? (SiteTemplates(overrides: templates), BookTemplates(overrides: templates))) != nil
    #expect(!isSound)
  }
}
