import Foundation
import Testing

/// The network page and the small networks of people and meetings.
@Suite struct NetworkTests {
  /// Three who met, a group without names, and a relation.
  private static let few = [
    "seeds/a.md": "# Text\n\nAnna met Boris.",
    "seeds/a.yml": """
    people: {anna: {name: Anna Berg}, boris: {name: Boris Lund}, carl: {name: Carl Dahl}, dora: {name: Dora Falk}}
    organisations: {north: {name: The North}, south: {name: The South}}
    meetings:
      first:
        title: The first talk
        date: 2023-04
        participants: [{person: anna, side: north}, {person: boris, side: south}, {group: Two old friends, side: south}]
      second: {title: The second talk, date: 2023-05, participants: [{person: anna, side: north}, {person: carl, present: false}]}
    relations:
      - {from: dora, to: boris, kind: adviser-to}
    """,
  ]

  /// More than can be drawn: everybody of a ring of 70 met the next one, and the first ten met all the time.
  private static var many: [String: String] {
    var text = "people:\n" + (0..<70).map { "  p\($0): {name: Person \($0)}\n" }.joined() + "meetings:\n"
    func meeting(_ id: String, _ people: [Int]) -> String {
      "  \(id): {title: Talk \(id), date: 2020-01, participants: [" + people.map { "{person: p\($0)}" }.joined(separator: ", ") + "]}\n"
    }
    for person in 0..<70 { text += meeting("ring-\(person)", [person, (person + 1) % 70]) }
    for number in 0..<3 { text += meeting("core-\(number)", Array(0..<10)) }
    text += meeting("crowd", Array(0..<50))
    return ["seeds/a.md": "# Text", "seeds/a.yml": text]
  }

  /// The links of the drawings of a page, with their titles; all of them must lead somewhere.
  private func drawn(_ page: String, of site: Site) throws -> [(href: String, title: String)] {
    let text = try site.text(page)
    _ = try Markup.tokens(of: text)
    let folder = page.contains("/") ? String(page.prefix { $0 != "/" }) + "/" : ""
    let links = text.matches(of: /<a href="([^"]*)"[^>]*><title>([^<]+)<\/title>/).map { (href: String($0.1), title: String($0.2)) }
    for link in links {
      if link.href.hasPrefix("#") {
        #expect(text.contains("id=\"\(link.href.dropFirst())\""), "\(link)")
      } else {
        #expect(site.has(URL(filePath: "/" + folder + link.href).standardized.path), "\(link)")
      }
    }
    return links
  }

  @Test(.enabled(if: hasGraphviz)) func drawsFewMeetingsWithThoseWhoTookPart() throws {
    let site = try build(Self.few)
    let links = try drawn("network.html", of: site)
    #expect(links.contains { $0.href == "people/anna.html" && $0.title == "Anna Berg: 2 meetings" })
    #expect(links.contains { $0.href == "meetings/first.html" && $0.title == "The first talk, April 2023" })
    #expect(links.contains { $0.href == "meetings/first.html" && $0.title == "Anna Berg took part in The first talk" })
    #expect(links.contains { $0.href.hasPrefix("#relation-") && $0.title == "Dora Falk: adviser to Boris Lund" })
    #expect(!links.contains { $0.title.contains("Carl") }, "who was absent met nobody")
    let page = try site.page("network.html")
    #expect(page.text.contains("Two old friends") && page.links(to: "meetings/second.html", as: "The second talk"), "\(page)")
    #expect(!site.messages.contains("Graphviz"), "\(site.messages)")
  }

  @Test(.enabled(if: hasGraphviz)) func drawsTheStrongestOfManyTiesAndCountsTheRest() throws {
    let site = try build(Self.many)
    let links = try drawn("network.html", of: site)
    #expect(links.count { $0.href.hasPrefix("people/") } == 60)
    #expect(links.contains { $0.title == "Person 0 and Person 1: 4 meetings, last January 2020" && $0.href == "#tie-p0--p1" })
    #expect(links.contains { $0.title == "Person 20 and Person 21: 1 meeting, last January 2020" && $0.href == "meetings/ring-20.html" })
    let page = try site.page("network.html")
    // 45 pairs of ten met three times; of the ring's 70 pairs, nine are among them.
    #expect(page.text.contains("of 106 ties, between 60 of 70 people"), "\(page.text)")
    #expect(page.text.contains("1 meeting of more than 40 is not counted"))
  }

  @Test(arguments: [few, many]) func theSameContentGivesTheSameDrawing(_ files: [String: String]) throws {
    let folder = try ContentFolder(files)
    let first = try folder.built(to: "One").snapshot()
    #expect(try folder.built(["--jobs", "1"], to: "Two").snapshot() == first)
  }

  @Test(.enabled(if: hasGraphviz)) func namesCannotSpeakToGraphvizOrTheBrowser() throws {
    let names = [
      "0];0--1[label=", "<script>alert(1)</script>", "\\\"]; graph [bb=\\\"0", "</svg></a>", "]]> &amp; <!--", "עברית \u{202E}abc",
      "“N”\\\\N",
    ]
    var text = "people:\n"
    for (number, name) in names.enumerated() { text += "  p\(number): {name: \"\(name)\"}\n" }
    text += "meetings: {m: {title: \"\(names[1])\", date: 2020, participants: ["
    text += names.indices.map { "{person: p\($0)}" }.joined(separator: ", ") + ", {group: \"\(names[3])\"}]}}\n"
    let site = try build(["seeds/a.md": "# Text", "seeds/a.yml": text])
    #expect(try drawn("network.html", of: site).count == 2 * names.count + 2)
    #expect(!site.messages.contains("Graphviz"), "\(site.messages)")
    #expect(!(try site.text("network.html")).contains("<script>alert"))
  }

  @Test func withoutGraphvizThereAreTheTables() throws {
    let folder = try ContentFolder(Self.few)
    try FileManager.default.createDirectory(atPath: folder.path("empty"), withIntermediateDirectories: true)
    let run = try briefing(["build", folder.path, "--output", folder.path("Site")], environment: ["PATH": folder.path("empty")])
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.errors.contains("Graphviz is not installed") && run.errors.contains("apt install graphviz"), "\(run.errors)")
    let site = Site(path: folder.path("Site"), messages: run.errors, folder: folder)
    let page = try site.page("network.html")
    #expect(page.elements("svg").isEmpty && page.links(to: "people/boris.html", as: "Boris Lund"))
    #expect(page.text.contains("adviser to"))
  }

  @Test(arguments: [("false", "it ended with status 1"), ("echo", "its output cannot be read: line(1)")])
  func aGraphvizThatFailsIsAWarning(_ program: String, _ reason: String) throws {
    let folder = try ContentFolder(Self.few)
    try FileManager.default.createDirectory(atPath: folder.path("bin"), withIntermediateDirectories: true)
    let path = try #require(programPath(program))
    try FileManager.default.createSymbolicLink(atPath: folder.path("bin/dot"), withDestinationPath: path)
    let run = try briefing(["build", folder.path, "--output", folder.path("Site")], environment: ["PATH": folder.path("bin")])
    #expect(
      run.status == 0 && run.errors.contains("warning: Graphviz did not draw the network") && run.errors.contains(reason), "\(run.errors)")
  }

  @Test func aPersonStandsAmongThoseWhoMetEachOtherToo() throws {
    let site = try build(Self.many)
    let links = try drawn("people/p0.html", of: site)
    #expect(links.count == 10)
    #expect(links.contains { $0.href == "../people/p1.html" && $0.title == "Person 1: 5 meetings, last January 2020" })
    let page = try site.page("people/p0.html")
    #expect(page.text.contains("Person 1 and Person 2: 1 meeting"), "\(page.text)")
    #expect(try drawn("meetings/core-0.html", of: site).count == 10)
    #expect(try drawn("meetings/ring-5.html", of: site).isEmpty, "two are no circle")
  }
}

private let hasGraphviz = programPath("dot") != nil
