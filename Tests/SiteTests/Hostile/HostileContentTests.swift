import Dossier
import Foundation
import Testing

@testable import Reading

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// Nothing that stands in a folder becomes markup, a script or an address that runs.
@Suite struct HostileContentTests {
  static let payloads = [
    "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "'><svg onload=alert(1)>", "javascript:alert(1)", "'-alert(1)-'",
    "</title><script>alert(1)</script>", "]]><x>", "<!--", "--><b>", "{{frame.title}}{{{frame.title}}}{{> layout.html}}",
    "a\u{2028}b\u{2029}", "=HYPERLINK(\"x\")", "&lt;script&gt;&amp;&#60;", "</script><script>alert(1)</script>",
    "${alert(1)}`\\u003cscript\\u003e",
    "\" onmouseover=\"alert(1)\" x=\"", "\u{202E}drow\u{202C} \u{200B}",
  ]

  @Test(arguments: payloads) func standsOnPagesAsText(_ payload: String) throws {
    let content = HostileContent(payload: payload)
    let folder = try ContentFolder()
    for (name, bytes) in content.files { try folder.put(name, bytes) }
    let site = try folder.built()
    for name in try site.files {
      // Copied files keep their names.
      if !name.hasPrefix("media/") {
        #expect(!name.contains { "<>\"'&{}=`".contains($0) }, "the address \(name)")
      }
      if name.hasSuffix(".html") {
        for fault in PageAudit.faults(in: try site.text(name), of: content) { Issue.record("\(name): \(fault)") }
      }
    }
    for name in ["feed.xml", "sitemap.xml"] {
      #expect(XMLParser(data: try site.bytes(name)).parse(), "\(name) is not well formed")
    }
    for line in try site.text("data/mentions.jsonl").split(separator: "\n") {
      #expect(throws: Never.self, "\(line)") { try JSONSerialization.jsonObject(with: Data(line.utf8)) }
    }
    for line in try site.text("robots.txt").split(separator: "\n") {
      #expect(["User-agent:", "Allow:", "Disallow:", "Sitemap:"].contains { line.hasPrefix($0) }, "\(line)")
    }
    try expectToBeShown(content, in: site, as: payload)
  }

  /// What is kept for other programs, stands in for what is shown, or is dropped with a warning.
  private static let unshown: Set = [
    "briefing.output", "briefing.templates", "edition.output", "briefing.targets.path", "briefing.seeds", "briefing.extractor",
    "front matter of others",
    "folder name", "people.cover", "organisations.cover", "places.cover", "works.cover", "meetings.cover", "issues.cover", "terms.cover",
    "picture.file", "stance.id", "briefing.editions", "people.sort-name", "link address", "bare link address", "picture title",
  ]

  /// A field that no page shows could not leak; this says that all are looked at.
  private func expectToBeShown(_ content: HostileContent, in site: Site, as payload: String) throws {
    var shown: Set<String> = []
    for name in try site.pages {
      let page = try site.page(name)
      shown.formUnion(content.places(in: page.text))
      for element in page.elements { for attribute in element.attributes { shown.formUnion(content.places(in: attribute.value)) } }
    }
    let missing = Set(content.places.values).subtracting(shown).subtracting(Self.unshown)
    guard payload == "'-alert(1)-'" else { return }
    #expect(missing == [], "these places are on no page")
  }

  @Test func thereIsAHostileTextForEveryKey() {
    let places = Set(HostileContent(payload: "x").places.values)
    func expect(_ kind: String, _ keys: [String], closed: Set<String>) {
      for key in keys where !closed.contains(key) && !Self.closedEverywhere.contains(key) {
        #expect(places.contains { $0 == "\(kind).\(key)" || $0.hasPrefix("\(kind).\(key).") }, "no hostile text for \(kind).\(key)")
      }
      #expect(closed.isSubset(of: keys), "\(kind) has no longer all of \(closed)")
    }
    expect(
      "briefing", ConfigurationSchema.configuration.keys,
      closed: ["default-marking", "editor", "evidence", "exports", "links", "markdown", "mentions", "stances", "sides"])
    expect(
      "document", DocumentSchema.document.keys,
      closed: [
        "published", "accessed", "reliability", "marking", "show", "original", "source-only", "digest", "translation-of", "attachment-of",
        "reply-to", "supersedes", "same-event-as", "was",
      ])
    expect("people", EntitySchemas.person.keys, closed: ["born", "died", "roles"])
    expect("organisations", EntitySchemas.organisation.keys, closed: ["parent", "publisher"])
    expect("places", EntitySchemas.place.keys, closed: ["coordinates"])
    expect("works", EntitySchemas.work.keys, closed: ["publisher", "held-as"])
    expect(
      "meetings", EntitySchemas.meeting.keys, closed: ["part-of", "track", "secret", "participants", "topics", "comments", "questions"])
    expect("issues", EntitySchemas.issue.keys, closed: ["parent"])
    expect("terms", EntitySchemas.term.keys, closed: [])
    let item: Set = ["according-to", "cover", "note", "id", "supersedes", "retracted"]
    func expectItem(_ kind: String, _ keys: [String], closed: Set<String>) {
      expect(kind, keys.filter { !item.contains($0) }, closed: closed)
    }
    expectItem("role", ItemSchemas.role.keys, closed: ["from", "to"])
    expectItem("topic", ItemSchemas.topic.keys, closed: ["issue"])
    expectItem("comment", ItemSchemas.comment.keys, closed: ["response"])
    expectItem("question", ItemSchemas.question.keys, closed: ["about"])
    expectItem("position", ItemSchemas.position.keys, closed: ["issue", "meeting", "work"])
    expectItem("fact", ItemSchemas.fact.keys, closed: ["about", "work"])
    expectItem("relation", ItemSchemas.relation.keys, closed: ["from"])
    expectItem("judgement", ItemSchemas.judgement.keys, closed: ["about"])
    expectItem("answer", ItemSchemas.answer.keys, closed: ["text"])
    expect("retraction", retractionSchema.keys, closed: ["date"])
    expectItem("participant", ParticipantDraft.schema.keys, closed: ["person", "organisation", "side", "present", "count"])
  }

  /// Keys of every item that take no text; what may stand in them is tested by `refusesPayloads`.
  private static let closedEverywhere: Set = ["id", "evidence", "status", "confidence", "date", "marking", "same-as", "was"]

  /// Keys that take a date, an id, an address or one of some words, each with the lines that lead to it.
  private static let closed = [
    "people: {a: {name: A, born: @}}", "people: {a: {name: A, died: @}}", "people: {a: {name: A, same-as: @}}", "people: {@: {name: A}}",
    "people: {a: {name: A, was: @}}", "people: {a: {name: A, status: @}}", "people: {a: {name: A, confidence: @}}",
    "people: {a: {name: A, date: @}}",
    "people: {a: {name: A, marking: @}}", "people: {a: {name: A, id: @}}", "people: {a: {name: A, links: [@]}}",
    "people: {a: {name: A, links: [{url: @}]}}", "people: {a: {name: A, links: [{url: 'https://x.org', @: x}]}}",
    "people: {a: {name: A, @: x}}",
    "people: {a: {name: A, picture: @}}", "people: {a: {name: A, picture: {file: x, @: x}}}",
    "people: {a: {name: A, roles: [{title: x, from: @}]}}",
    "people: {a: {name: A, roles: [{title: x, to: @}]}}", "people: {a: {name: A, roles: [@]}}", "organisations: {a: {name: A, parent: @}}",
    "organisations: {a: {name: A, publisher: @}}", "places: {a: {name: A, coordinates: [@, 1]}}", "works: {a: {title: A, authors: @}}",
    "works: {a: {title: A, url: @}}", "works: {a: {title: A, held-as: @}}", "meetings: {a: {title: A, part-of: @}}",
    "meetings: {a: {title: A, place: @}}",
    "meetings: {a: {title: A, track: @}}", "meetings: {a: {title: A, secret: @}}", "meetings: {a: {title: A, participants: [@]}}",
    "meetings: {a: {title: A, participants: [{person: @}]}}", "meetings: {a: {title: A, participants: [{name: x, side: @}]}}",
    "meetings: {a: {title: A, participants: [{name: x, present: @}]}}", "meetings: {a: {title: A, participants: [{name: x, count: @}]}}",
    "meetings: {a: {title: A, topics: [{text: x, issue: @}]}}", "meetings: {a: {title: A, comments: [{by: @}]}}",
    "meetings: {a: {title: A, comments: [{by: {name: x}, response: @}]}}", "issues: {a: {name: A, parent: @}}",
    "positions: [{holder: @, issue: @}]", "facts: [{text: x, about: @}]", "facts: [{text: x, evidence: @}]",
    "facts: [{text: x, evidence: {document: @, quote: x}}]", "facts: [{text: x, evidence: {work: @}}]",
    "facts: [{text: x, evidence: {@: x}}]", "facts: [{text: x, supersedes: @}]", "facts: [{text: x, retracted: {reason: y, date: @}}]",
    "facts: [{text: x, retracted: {reason: y, @: x}}]", "judgements: [{text: x, for: @}]", "judgements: [{text: x, against: @}]",
    "questions: [{text: x, answer: {text: y, date: @}}]", "questions: [{text: x, answer: {text: y, @: x}}]",
    "facts: [{text: x, according-to: @}]", "facts: [{text: x, according-to: {@: x}}]", "relations: [{from: @, to: @}]",
    "judgements: [{text: x, about: @}]", "@: {}", "marking: @", "people: @", "facts: @",
  ]

  @Test(arguments: payloads.filter { !$0.hasPrefix("a\u{2028}") }) func refusesPayloads(_ payload: String) throws {
    let folder = try ContentFolder(["seeds/a.txt": "A text."])
    for (number, line) in Self.closed.enumerated() {
      let own = line.replacing("{a:", with: "{a\(number):")
      try folder.put("seeds/refused-\(number).yml", own.replacing("@", with: HostileContent.quoted(payload)) + "\n")
    }
    let complaints = try folder.complaints()
    for (number, line) in Self.closed.enumerated() {
      let isRefused = complaints.contains("seeds/refused-\(number).yml:1:")
      #expect(isRefused, "taken without a word: \(line)")
    }
    #expect(!folder.names.contains("Site"))
  }

  /// Lines of briefing.yml whose values go to other programs, or into links of the preview.
  private static let closedSettings = [
    "editor: @", "default-marking: @", "exports: [@]", "targets:", "  @: {kind: folder, path: /srv/www}", "  a: {kind: @}",
    "  b: {kind: ssh, host: @, path: /srv/www}",
    "  c: {kind: ssh, host: h, port: @, path: /srv/www}", "  d: {kind: git, branch: @}", "  e: {kind: git, remote: origin, cname: @}",
    "  g: {kind: rclone, remote: \"a:b\", cache: @}", "  h: {kind: folder, path: /srv/www, releases: @}",
    "  i: {kind: folder, path: /srv/www, url: @}", "  j: {kind: folder, path: /srv/www, ceiling: @}",
    "  k: {kind: folder, path: /srv/www, edition: @}",
  ]

  @Test(arguments: payloads.filter { !$0.hasPrefix("a\u{2028}") }) func refusesPayloadsInSettings(_ payload: String) throws {
    let folder = try ContentFolder(["seeds/a.txt": "A text."])
    let lines = ["title: Talks"] + Self.closedSettings.map { $0.replacing("@", with: HostileContent.quoted(payload)) }
    try folder.put("briefing.yml", lines.joined(separator: "\n") + "\n")
    let complaints = try folder.complaints()
    for (number, line) in Self.closedSettings.enumerated() where line.contains("@") {
      #expect(complaints.contains("briefing.yml:\(number + 2):"), "taken without a word: \(line)")
    }
    #expect(!folder.names.contains("Site"))
  }

  @Test(.enabled(if: Python.hasBrowser)) func browsersRunNothingOfIt() throws {
    var folders: [ContentFolder] = []
    // Those that would run where they got out of an element's text, an attribute, a title, an address, a script.
    for payload in Self.payloads.filter({ $0.contains("alert(1)") }).prefix(4)
      + Self.payloads.filter({ $0.contains("</script><") || $0.contains("onmouse") })
    {
      let folder = try ContentFolder()
      for (name, bytes) in HostileContent(payload: payload).files { try folder.put(name, bytes) }
      _ = try folder.built()
      folders.append(folder)
    }
    let script = packageFolder.appending(path: "Tests/tools/open_pages.py").path
    let opened = try run(try #require(Python.path), [script] + folders.map { $0.path("Site") })
    #expect(opened.status == 0, "\(opened.output)\(opened.errors)")
    #expect(opened.output.hasSuffix(" 0 problems\n"), "\(opened.output)\(opened.errors)")
  }
}
