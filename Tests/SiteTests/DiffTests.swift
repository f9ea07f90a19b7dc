import Dossier
import Foundation
import Testing

@testable import Reading

/// What `briefing diff` says of two states of a briefing: exactly what was edited.
@Suite struct DiffTests {
  private static let files = [
    "briefing.yml": "title: The breakwater\nsubtitle: Who wants it\nsides: [harbour]\n",
    "seeds/minutes.md": "# Minutes\n\nAnna Berg spoke of the *wall*. Olaf Lund left early.\n",
    "seeds/minutes.yml": """
    document:
      title: Minutes of May
      kind: minutes
      published: 2024-05-04
    facts:
      - {id: she-spoke-first, text: She spoke, about: anna, evidence: Anna Berg spoke}
    """,
    "seeds/letter.txt": "Dear sirs. We will pay.\n",
    "seeds/letter.yml": "document:\n  title: The letter\n  sender: anna\n  recipients: [harbour]\n",
    "seeds/people/anna.md":
      "---\nname: Anna Berg\nroles:\n  - {title: envoy, from: 2019}\n---\nShe knows [the port](https://example.org/a).\n",
    "seeds/known.yml": """
    people:
      olaf: {name: Olaf Lund, born: 1950, aliases: [O. Lund]}
    organisations:
      harbour: {name: Harbour Office}
    places:
      port: {name: The port}
    works:
      report: {title: The report}
    issues:
      wall: {name: The wall}
    terms:
      berth: {name: berth, definition: A mooring}
    meetings:
      talk:
        title: The talk
        date: 2024-05
        participants:
          - {person: anna}
          - {name: A clerk}
        topics:
          - {text: Money}
    positions:
      - {holder: anna, issue: wall, stance: in-favour, summary: Yes}
    relations:
      - {from: anna, to: olaf, kind: friend}
    judgements:
      - {text: It will be built, about: wall}
    questions:
      - {text: Who pays?, about: wall}
    """,
  ]

  private struct Edit {
    var file: String
    var old: String
    var new: String
    /// What the comparison says of it; `#` stands for a hash.
    var said: String

    init(_ file: String, _ old: String, _ new: String, _ said: String) {
      (self.file, self.old, self.new, self.said) = (file, old, new, said)
    }
  }

  /// One edit after the other, each with all that is to be said of it.
  private static let story = [
    Edit("briefing.yml", "The breakwater", "The mole", "changed briefing briefing: The mole\n  title: The breakwater → The mole\n"),
    Edit("briefing.yml", "subtitle: Who wants it\n", "", "changed briefing briefing: The mole\n  subtitle: − Who wants it\n"),
    Edit("seeds/known.yml", "born: 1950", "born: 1951", "changed person olaf: Olaf Lund\n  born: 1950 → 1951\n"),
    Edit("seeds/known.yml", "born: 1951, ", "", "changed person olaf: Olaf Lund\n  born: − 1951\n"),
    Edit("seeds/known.yml", "[O. Lund]", "[O. Lund, Ole]", "changed person olaf: Olaf Lund\n  aliases: + Ole\n"),
    Edit("seeds/known.yml", "[O. Lund, Ole]", "[Ole, O. Lund]", ""),
    Edit("seeds/known.yml", "name: Olaf Lund", "name: Olav Lund", "changed person olaf: Olav Lund\n  name: Olaf Lund → Olav Lund\n"),
    Edit(
      "seeds/people/anna.md", "from: 2019}", "from: 2019, to: 2024}",
      "changed person anna: Anna Berg\n  roles, #: envoy\n    to: + 2024\n"),
    Edit(
      "seeds/people/anna.md", "  - {title: envoy", "  - {title: clerk}\n  - {title: envoy",
      "changed person anna: Anna Berg\n  roles, #: clerk added\n    title: + clerk\n"),
    Edit(
      "seeds/people/anna.md", "  - {title: clerk}\n", "",
      "changed person anna: Anna Berg\n  roles, #: clerk withdrawn\n    title: − clerk\n"),
    Edit(
      "seeds/people/anna.md", "She knows", "She has known",
      "changed person anna: Anna Berg\n  text: She knows the port. → She has known the port.\n"),
    Edit(
      "seeds/people/anna.md", "example.org/a", "example.org/b",
      "changed person anna: Anna Berg\n  text: changed, though not in its words\n"),
    Edit(
      "seeds/known.yml", "harbour: {name: Harbour Office}", "harbour: {name: Harbour Office, kind: office}",
      "changed organisation harbour: Harbour Office\n  kind: + office\n"),
    Edit(
      "seeds/known.yml", "port: {name: The port}", "port: {name: The port, coordinates: [54.1, -0.2]}",
      "changed place port: The port\n  coordinates: + 54.1, -0.2\n"),
    Edit(
      "seeds/known.yml", "{title: The report}", "{title: The report, held-as: letter}",
      "changed work report: The report\n  held-as: + letter\n"),
    Edit(
      "seeds/known.yml", "wall: {name: The wall}", "wall: {name: The wall, question: Shall it be?}",
      "changed issue wall: The wall\n  question: + Shall it be?\n"),
    Edit(
      "seeds/known.yml", "definition: A mooring", "definition: A mooring for boats",
      "changed term berth: berth\n  definition: A mooring → A mooring for boats\n"),
    Edit(
      "seeds/known.yml", "date: 2024-05\n", "date: 2024-05-04\n    venue: The loft\n",
      "changed meeting talk: The talk\n  venue: + The loft\n  date: 2024-05 → 2024-05-04\n"),
    Edit(
      "seeds/known.yml", "- {person: anna}\n", "- {person: anna, capacity: chair}\n",
      "changed meeting talk: The talk\n  participants, #: Anna Berg\n    capacity: + chair\n"),
    Edit(
      "seeds/known.yml", "      - {text: Money}\n", "      - {text: Money}\n      - {text: Time, id: the-time-itself}\n",
      "changed meeting talk: The talk\n  topics, the-time-itself: Time added\n    id: + the-time-itself\n    text: + Time\n"),
    Edit(
      "seeds/known.yml", "text: Time, id: the-time-itself", "text: The time, id: the-time-itself",
      "changed meeting talk: The talk\n  topics, the-time-itself: The time\n    text: Time → The time\n"),
    Edit(
      "seeds/known.yml", "summary: Yes}", "summary: Yes, date: 2024-05}", "changed position #: Anna Berg on The wall\n  date: + 2024-05\n"),
    Edit(
      "seeds/known.yml", "kind: friend}", "kind: friend, note: Of old}", "changed relation #: Anna Berg – Olav Lund\n  note: + Of old\n"),
    Edit(
      "seeds/known.yml", "It will be built, about: wall}", "It will be built, about: wall, confidence: low}",
      "changed judgement #: It will be built\n  confidence: + low\n"),
    Edit(
      "seeds/known.yml", "Who pays?, about: wall}", "Who pays?, about: wall, answer: {text: The town, date: 2024-06}}",
      "changed question #: Who pays?\n  answer: + The town\n  answer: date: + 2024-06\n"),
    Edit(
      "seeds/minutes.yml", "text: She spoke", "text: She spoke long",
      "changed fact she-spoke-first: She spoke long\n  text: She spoke → She spoke long\n"),
    Edit(
      "seeds/minutes.yml", "evidence: Anna Berg spoke}", "evidence: Anna Berg spoke of the wall}",
      "changed fact she-spoke-first: She spoke long\n  evidence: minutes: Anna Berg spoke → minutes: Anna Berg spoke of the wall\n"),
    Edit(
      "seeds/minutes.yml", "evidence: Anna Berg spoke of the wall}",
      "evidence: Anna Berg spoke of the wall}\n  - {text: He left, about: olaf}",
      "added fact #: He left\n  about: + olaf\n  text: + He left\n"),
    Edit(
      "seeds/minutes.yml", "text: He left, about: olaf", "text: He left, about: olaf, retracted: He stayed",
      "changed fact #: He left\n  retracted: + He stayed\n"),
    Edit(
      "seeds/minutes.yml", "\n  - {text: He left, about: olaf, retracted: He stayed}", "",
      "withdrawn fact #: He left\n  retracted: − He stayed\n  about: − olaf\n"),
    Edit(
      "seeds/minutes.yml", "published: 2024-05-04", "published: 2024-05-06",
      "changed document minutes: Minutes of May\n  published: 2024-05-04 → 2024-05-06\n"),
    Edit(
      "seeds/minutes.yml", "kind: minutes", "kind: minutes\n  supersedes: letter",
      "changed document minutes: Minutes of May\n  supersedes: + letter\n"),
    Edit(
      "seeds/minutes.md", "left early", "left late",
      "changed document minutes: Minutes of May\n  text: Minutes Anna Berg spoke of the wall. Olaf Lund left early. → Minutes Anna Berg spoke of the wall. Olaf Lund left late.\n"
    ),
    Edit(
      "seeds/letter.yml", "recipients: [harbour]", "recipients: [harbour, {unnamed: a friend}]",
      "changed document letter: The letter\n  recipients: + a friend\n"),
    Edit("seeds/note.txt", "", "A new note.\n", "added document note: note\n  text: + A new note.\n"),
    Edit("seeds/note.txt", "A new note.\n", "", "withdrawn document note: note\n"),
    Edit("seeds/more.yml", "", "people: {ida: {name: Ida Moe}}\n", "added person ida: Ida Moe\n  name: + Ida Moe\n"),
    Edit("seeds/more.yml", "people: {ida: {name: Ida Moe}}\n", "", "withdrawn person ida: Ida Moe\n  name: − Ida Moe\n"),
    // Where something is written is no matter of what it says.
    Edit("seeds/known.yml", "people:\n  olaf", "# A comment.\npeople:\n\n  olaf", ""),
  ]

  @discardableResult
  private static func git(_ folder: ContentFolder, _ arguments: [String]) throws -> String {
    let settings = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false", "-c", "init.defaultBranch=main"]
    let run = try SiteTests.run(
      "/usr/bin/env", ["git"] + settings + arguments,
      environment: ["GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_NOSYSTEM": "1", "GIT_DIR": "", "GIT_INDEX_FILE": ""], in: folder.path)
    try #require(run.status == 0, "git \(arguments): \(run.errors)")
    return run.output
  }

  private static func commit(_ folder: ContentFolder, _ message: String) throws {
    try git(folder, ["add", "-A"])
    try git(folder, ["commit", "-q", "--allow-empty", "-m", message])
    try git(folder, ["tag", message])
  }

  private static func apply(_ edit: Edit, in folder: ContentFolder) throws {
    let path = folder.path(edit.file)
    if edit.old.isEmpty { return try folder.put(edit.file, edit.new) }
    let text = try String(contentsOfFile: path, encoding: .utf8)
    try #require(text.components(separatedBy: edit.old).count == 2, "“\(edit.old)” stands not once in \(edit.file)")
    let edited = text.replacing(edit.old, with: edit.new)
    if edited.isEmpty { try FileManager.default.removeItem(atPath: path) } else { try folder.put(edit.file, edited) }
  }

  /// The output with hashes made alike, or why there is none.
  private static func said(_ folder: ContentFolder, _ arguments: [String]) throws -> String {
    let run = try briefing(["diff"] + arguments, in: folder.path)
    try #require(run.status == 0, "\(arguments): \(run.errors)")
    return run.output.replacing(/(, |(?:position|fact|relation|judgement|question) )(?:[a-z]+-)?[0-9a-z]{4,6}:/) { "\($0.output.1)#:" }
  }

  @Test func betweenNeighboursItSaysExactlyWhatWasEdited() throws {
    #expect(Self.story.count >= 30)
    let folder = try ContentFolder(Self.files)
    try Self.git(folder, ["init", "-q"])
    try Self.commit(folder, "s0")
    for (number, edit) in Self.story.enumerated() {
      try Self.apply(edit, in: folder)
      try Self.commit(folder, "s\(number + 1)")
    }
    let status = try Self.git(folder, ["status", "--porcelain"])
    for (number, edit) in Self.story.enumerated() {
      let said = try Self.said(folder, ["s\(number)", "s\(number + 1)"])
      #expect(said == (edit.said.isEmpty ? "nothing changed\n" : edit.said), "edit \(number): “\(edit.old)” → “\(edit.new)”")
    }
    #expect(try Self.git(folder, ["status", "--porcelain"]) == status, "the work tree and the index stay as they are")
    // There and back: what one way adds the other way withdraws.
    let all = try briefing(["diff", "s0", "s\(Self.story.count)", "--format", "json"], in: folder.path)
    let changes = try #require(try JSONSerialization.jsonObject(with: Data(all.output.utf8)) as? [[String: Any]])
    #expect(changes.count == 16, "\(changes.map { "\($0["kind"]!) \($0["id"]!)" })")
    #expect(try Self.said(folder, ["s5", "s5"]) == "nothing changed\n")
  }

  @Test func theWorkingFolderIsTheLaterState() throws {
    let folder = try ContentFolder(Self.files)
    try Self.git(folder, ["init", "-q"])
    try Self.commit(folder, "s0")
    try Self.apply(Self.story[2], in: folder)
    #expect(try Self.said(folder, ["HEAD"]) == Self.story[2].said)
    let json = try briefing(["diff", "HEAD", "--format", "json"], in: folder.path).output
    #expect(
      json
        == #"[{"what":"changed","kind":"person","id":"olaf","name":"Olaf Lund","about":["olaf"],"keys":[{"key":"born","from":["1950"],"to":["1951"]}]}]"#
        + "\n")
  }

  @Test func foldersAreCompared() throws {
    let (old, new) = (try ContentFolder(Self.files), try ContentFolder(Self.files))
    try Self.apply(Self.story[2], in: new)
    let run = try briefing(["diff", old.path, new.path])
    #expect(run.status == 0 && run.output == Self.story[2].said, "\(run.output)\(run.errors)")
  }

  @Test(arguments: ["no-such-tag", "--output=x", "../nowhere", "-h=1"]) func whatIsNoStateIsRefused(_ name: String) throws {
    let folder = try ContentFolder(Self.files)
    #expect(try briefing(["diff", "--", name], in: folder.path).status == 64)
    try Self.git(folder, ["init", "-q"])
    try Self.commit(folder, "s0")
    let run = try briefing(["diff", "--", name], in: folder.path)
    #expect(run.status == 64 && run.errors.contains("error: `\(name)` is neither"), "\(run.errors)")
  }

  @Test func aStateWithErrorsIsNotCompared() throws {
    let (old, new) = (try ContentFolder(Self.files), try ContentFolder(Self.files))
    try new.put("seeds/bad.yml", "people: {ida: {nmae: Ida}}\n")
    let run = try briefing(["diff", old.path, new.path])
    #expect(run.status == 1 && run.output.isEmpty && run.errors.contains("seeds/bad.yml:1:"), "\(run.errors)")
  }

  @Test func aBriefingInAFolderOfItsRepositoryIsRead() throws {
    let folder = try ContentFolder(["briefing.yml": "title: Outer\n"])
    for (name, text) in Self.files { try folder.put("inner [x]/\(name)", text) }
    try Self.git(folder, ["init", "-q"])
    try Self.commit(folder, "s0")
    try folder.put("inner [x]/seeds/known.yml", Self.files["seeds/known.yml"]!.replacing("born: 1950", with: "born: 1951"))
    let run = try briefing(["diff", "s0"], in: folder.path("inner [x]"))
    #expect(run.output == Self.story[2].said, "\(run.errors)")
  }

  /// A key that is added to the content format is one whose changes are told.
  @Test func everyKeyIsCompared() throws {
    let source = packageFolder.appending(path: "Sources/Dossier/Changes/Painter.swift")
    let text = try String(contentsOf: source, encoding: .utf8)
    var known = Set(text.matches(of: /"([a-z][a-z-]*)"/).map { String($0.output.1) })
    known.formUnion(text.matches(of: /"(?:retracted|answer): ([a-z-]+)"/).map { String($0.output.1) })
    known.formUnion(DocumentRelation.allCases.map(\.rawValue))
    var keys = DocumentSchema.document.keys + EntitySchemas.person.keys + EntitySchemas.organisation.keys + EntitySchemas.place.keys
    keys += EntitySchemas.work.keys + EntitySchemas.meeting.keys + EntitySchemas.issue.keys + EntitySchemas.term.keys
    keys +=
      ItemSchemas.role.keys + ItemSchemas.topic.keys + ItemSchemas.comment.keys + ItemSchemas.question.keys + ItemSchemas.position.keys
    keys += ItemSchemas.fact.keys + ItemSchemas.relation.keys + ItemSchemas.judgement.keys + ParticipantDraft.schema.keys
    // What a file was is no statement; `for` is another word for `evidence`.
    #expect(Set(keys).subtracting(known).subtracting(["digest", "for"]) == [])
  }

  // MARK: Editions

  private static let editions = "title: T\neditions:\n  public: {ceiling: \"TLP:CLEAR\"}\n  partners: {ceiling: \"TLP:AMBER\"}\n"

  /// What the earlier state showed openly is withheld by now: that it went shows in no word.
  @Test func whatIsWithheldByNowDoesNotShow() throws {
    let open = """
      people:
        quag: {name: Petra Quagmire, description: She is from Zanzibar}
        olaf: {name: Olaf Lund, description: A friend of Petra Quagmire}
      facts:
        - {id: walrus, text: Vortex came, about: olaf}
        - {text: Petra Quagmire wrote to him, about: olaf}
        - {text: It rained, about: olaf}

      """
    let old = try ContentFolder([
      "briefing.yml": Self.editions, "seeds/p.yml": open, "seeds/umbrella.txt": "The text of Petra Quagmire.",
      "seeds/b.txt": "Quagmire came.",
    ])
    let new = try ContentFolder([
      "briefing.yml": Self.editions,
      "seeds/p.yml": open.replacing("{name: Petra", with: "{marking: \"TLP:AMBER\", cover: an envoy, name: Petra")
        .replacing("{id: walrus,", with: "{id: walrus, marking: \"TLP:AMBER\",").replacing("It rained", with: "It snowed")
        .replacing("        - {text: Petra Quagmire wrote to him, about: olaf}\n", with: ""),
      "seeds/umbrella.txt": "The text of Petra Quagmire.", "seeds/umbrella.yml": "document: {marking: \"TLP:AMBER\"}\n",
      "seeds/b.txt": "Quagmire came.",
    ])
    let run = try briefing(["diff", old.path, new.path, "--edition", "public"])
    #expect(run.status == 0, "\(run.errors)")
    for word in ["Quagmire", "quag", "Zanzibar", "walrus", "Vortex", "umbrella"] {
      #expect(!run.output.lowercased().contains(word.lowercased()), "\(word): \(run.output)")
    }
    #expect(run.output.contains("It rained") && run.output.contains("It snowed"), "\(run.output)")
    let whole = try briefing(["diff", old.path, new.path])
    #expect(whole.output.contains("marking: + TLP:AMBER") && whole.output.contains("quag"), "\(whole.output)")
  }

  /// Who is known only by now stands in former texts, too.
  @Test func whoIsWithheldByNowIsCoveredInFormerTexts() throws {
    let old = try ContentFolder([
      "briefing.yml": Self.editions,
      "seeds/p.yml": "people: {olaf: {name: Olaf Lund}}\nfacts: [{id: a, text: Petra Quagmire wrote, about: olaf}]\n",
    ])
    let new = try ContentFolder([
      "briefing.yml": Self.editions,
      "seeds/p.yml": """
      people: {olaf: {name: Olaf Lund}, quag: {name: Petra Quagmire, marking: "TLP:AMBER", cover: an envoy}}
      facts: [{id: a, text: Petra Quagmire wrote twice, about: olaf}]
      """,
    ])
    let run = try briefing(["diff", old.path, new.path, "--edition", "public"])
    #expect(
      run.output == "changed fact a: an envoy wrote twice\n  text: an envoy wrote → an envoy wrote twice\n", "\(run.output)\(run.errors)")
  }
}
