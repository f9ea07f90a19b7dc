import Foundation
import Testing

/// `briefing add` brings documents into a briefing, with proposals that count when their marks are taken away.
@Suite struct AddTests {
  static let mail = """
    From: =?utf-8?q?J=C3=BCrgen_Vogt?= <vogt@example.org>
    To: Anna Lind <lind@example.org>
    Subject: =?utf-8?b?R2VzcHLDpGNoIGluIE9zbG8=?=
    Date: Tue, 4 Apr 2023 10:00:00 +0200
    MIME-Version: 1.0
    Content-Type: multipart/mixed; boundary=b

    --b
    Content-Type: text/plain; charset=iso-8859-1
    Content-Transfer-Encoding: quoted-printable

    On 3 April 2023 I met Ambassador Kirill Sorokin in Vienna. Sorokin said "we will n=
    ot sign before the summer", and Deputy Minister Hale of the Foreign Ministry agreed.

    J=FCrgen
    --b
    Content-Type: text/plain; name="../notes.txt"
    Content-Disposition: attachment; filename="../notes.txt"

    Notes of a talk with Kirill Sorokin.
    --b--

    """

  static let page = """
    <!doctype html><html lang="en-GB"><head><title>Talks | Example News</title><meta property="og:site_name" content="Example News">
    <link rel="canonical" href="https://news.example/talks">
    <script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"WebSite","name":"Example"},
    {"@type":"NewsArticle","headline":"Talks in Vienna","author":[{"@type":"Person","name":"Mary Poole"}],
    "datePublished":"2023-04-05T08:00Z"}]}</script></head>
    <body><h1>Talks</h1><p>Minister Hale told reporters that “nothing has been decided at all”. President Ellen Vance said no more.</p>
    <p>Minister Hale told reporters that “nothing has been decided at all”.</p></body></html>
    """

  /// A folder of files to be added, and a briefing.
  private static func grounds(_ files: [String: String], briefing: [String: String] = [:]) throws -> (ContentFolder, ContentFolder) {
    (try ContentFolder(files.merging(["briefing.yml": "title: Not this\n"]) { own, _ in own }), try ContentFolder(briefing))
  }

  private static func add(_ names: [String], of files: ContentFolder, to folder: ContentFolder, _ arguments: [String] = []) throws -> Run {
    try briefing(["add", "--folder", folder.path] + names.map(files.path) + arguments)
  }

  private static func text(_ name: String, _ folder: ContentFolder) throws -> String {
    try String(contentsOfFile: folder.path(name), encoding: .utf8)
  }

  /// A sidecar whose proposals were all accepted.
  static func accepted(_ sidecar: String) -> String {
    var lines: [Substring] = []
    for line in sidecar.split(separator: "\n", omittingEmptySubsequences: false).dropFirst() {
      let isSection = line.hasPrefix("# ") && line.hasSuffix(":") && !line.contains(" it names")
      let isEntry = line.hasPrefix("#   ") && (line.dropFirst(4).contains(":") || line.hasPrefix("#   - "))
      if isSection || isEntry { lines.append(line.dropFirst(2)) } else if !line.hasPrefix("#") { lines.append(line) }
    }
    return lines.joined(separator: "\n")
  }

  @Test func aMailTellsWhoWroteItAndWhatWasAttached() throws {
    let (files, folder) = try Self.grounds(["Letter No. 1.eml": Self.mail])
    let run = try Self.add(["Letter No. 1.eml"], of: files, to: folder)
    #expect(run.status == 0, "\(run.errors)")
    #expect(try Self.text("seeds/letter-no-1.txt", folder).contains("we will not sign before the summer"))
    #expect(try Self.text("seeds/letter-no-1-notes.txt", folder).contains("Notes of a talk"))
    let sidecar = try Self.text("seeds/letter-no-1.yml", folder)
    for line in [
      "  title: \"Gespräch in Oslo\"", "  kind: \"email\"", "  author: {name: \"Jürgen Vogt\"}", "  published: 2023-04-04",
      "#   kirill-sorokin:", "#   hale:", "#   foreign-ministry:", "#   vienna:", "#   - about: kirill-sorokin", "#   - date: 2023-04-03",
    ] {
      #expect(sidecar.contains(line), "\(line) in \(sidecar)")
    }
  }

  @Test func aPageTellsWhatItsHeadAndItsLinkedDataSay() throws {
    let (files, folder) = try Self.grounds(["page.html": Self.page])
    #expect(try Self.add(["page.html"], of: files, to: folder).status == 0)
    let sidecar = try Self.text("seeds/page.yml", folder)
    for line in [
      "  title: \"Talks in Vienna\"", "  kind: \"news-article\"", "  author: {name: \"Mary Poole\"}",
      "  publisher: {name: \"Example News\"}",
      "  published: 2023-04-05", "  url: \"https://news.example/talks\"", "  language: \"en-GB\"", "#   ellen-vance:",
    ] {
      #expect(sidecar.contains(line), "\(line) in \(sidecar)")
    }
    // What stands twice is told apart.
    #expect(sidecar.contains("suffix: ") || sidecar.contains("prefix: "), "\(sidecar)")
  }

  @Test func nothingIsAssertedBeforeTheMarkIsTakenAwayAndAllOfItIsValidThen() throws {
    let (files, folder) = try Self.grounds(["mail.eml": Self.mail, "page.html": Self.page])
    #expect(try Self.add(["mail.eml", "page.html"], of: files, to: folder).status == 0)
    #expect(try briefing(["check", folder.path]).status == 0)
    #expect(try folder.built(to: "A").has("people/kirill-sorokin.html") == false)
    for name in ["seeds/mail.yml", "seeds/page.yml", "seeds/mail-notes.yml"] {
      try folder.put(name, Self.accepted(try Self.text(name, folder)))
    }
    let check = try briefing(["check", folder.path])
    #expect(check.status == 0, "\(check.errors)")
    #expect(try folder.built(to: "B").has("people/kirill-sorokin.html"))
  }

  @Test func wordAndPDFTellTheirProperties() throws {
    let (files, folder) = try Self.grounds(["note.md": "# Minutes\n\nMr. Hale met Ambassador Sorokin on 2 May 2023.\n"])
    let properties = ["--metadata", "title=Minutes of May", "--metadata", "author=Ann Lee"]
    for name in ["word.docx", "paper.html"] {
      #expect(try run("/usr/bin/pandoc", [files.path("note.md"), "-s", "-o", files.path(name)] + properties).status == 0)
    }
    #expect(try run("/usr/bin/weasyprint", ["--quiet", files.path("paper.html"), files.path("paper.pdf")]).status == 0)
    #expect(try Self.add(["word.docx", "paper.pdf"], of: files, to: folder).status == 0)
    for name in ["seeds/word.yml", "seeds/paper.yml"] {
      let sidecar = try Self.text(name, folder)
      for line in ["  title: \"Minutes of May\"", "  author: {name: \"Ann Lee\"}", "#   hale:", "#   sorokin:", "#   - date: 2023-05-02"] {
        #expect(sidecar.contains(line), "\(line) in \(sidecar)")
      }
    }
  }

  @Test func namesOfTheBriefingAreToldAndNotProposed() throws {
    let (files, folder) = try Self.grounds(
      ["note.txt": "Mr. Kirill Sorokin met Mr. Hale. Sorokin said that “there is nothing to be said”."],
      briefing: ["seeds/people.yml": "people:\n  ks: {name: Kirill Sorokin}\n"])
    #expect(try Self.add(["note.txt"], of: files, to: folder).status == 0)
    let sidecar = try Self.text("seeds/note.yml", folder)
    #expect(sidecar.contains("#   ks  Kirill Sorokin, 2 times"), "\(sidecar)")
    #expect(!sidecar.contains("sorokin:"), "\(sidecar)")
    #expect(sidecar.contains("#   - about: ks"), "\(sidecar)")
  }

  @Test func oneDocumentTellsTheNameOfAnother() throws {
    let (files, folder) = try Self.grounds([
      "a.txt": "Ambassador Kirill Sorokin came. Mr. Anton Hale and Mr. Peter Hale left.", "b.txt": "Mr. Sorokin left with Mr. Hale.",
    ])
    #expect(try Self.add(["a.txt", "b.txt"], of: files, to: folder).status == 0)
    let sidecar = try Self.text("seeds/b.yml", folder)
    #expect(sidecar.contains("#   kirill-sorokin:\n#     name: \"Kirill Sorokin\""), "\(sidecar)")
    // Which of the two it is nobody can say.
    #expect(sidecar.contains("#   hale:\n"), "\(sidecar)")
  }

  @Test func nothingIsOverwritten() throws {
    let (files, folder) = try Self.grounds(["note.txt": "One.", "other/note.txt": "Two."])
    #expect(try Self.add(["note.txt"], of: files, to: folder).status == 0)
    try folder.put("seeds/note.yml", "document: {title: Mine}\n")
    let again = try Self.add(["note.txt", "other/note.txt"], of: files, to: folder)
    #expect(again.status == 1)
    #expect(again.errors.contains("this document is there already: seeds/note.txt"), "\(again.errors)")
    #expect(again.errors.contains("there is another file already: seeds/note.txt"), "\(again.errors)")
    #expect(try Self.text("seeds/note.txt", folder) == "One.")
    #expect(try Self.text("seeds/note.yml", folder) == "document: {title: Mine}\n")
    #expect(try Self.add(["other/note.txt"], of: files, to: folder, ["--as", "Second Note", "--into", "more"]).status == 0)
    #expect(try Self.text("seeds/more/second-note.txt", folder) == "Two.")
  }

  @Test func whatIsRefusedLeavesNothingBehind() throws {
    let (files, folder) = try Self.grounds(["report.md": "One.", "report.html": "<p>Two.</p>"])
    let run = try Self.add(["report.md", "report.html"], of: files, to: folder)
    #expect(run.status == 1)
    #expect(run.errors.contains("there is another file already: seeds/report.yml"), "\(run.errors)")
    #expect(!FileManager.default.fileExists(atPath: folder.path("seeds/report.html")))
    #expect(try briefing(["build", folder.path]).status == 0)
  }

  @Test func foldersOfOtherThingsTakeNoDocuments() throws {
    let (files, folder) = try Self.grounds(["note.txt": "One.", "page.md": "Two."])
    for (name, into) in [("page.md", "people"), ("page.md", "terms/new"), ("note.txt", "media")] {
      let run = try Self.add([name], of: files, to: folder, ["--into", into])
      #expect(run.status == 1 && run.errors.contains("in this folder it would be no document: seeds/\(into)/\(name)"), "\(run.errors)")
    }
    #expect(try Self.add(["note.txt"], of: files, to: folder, ["--into", "meetings"]).status == 0)
    #expect(try briefing(["build", folder.path]).status == 0)
  }

  @Test(arguments: [
    ("Ms. Anne-Marie Slaughter met Mr. Smith in Oslo.", "Anne-Marie Slaughter"),
    ("Mr. Jean-Claude Juncker received the prize.", "Jean-Claude Juncker"),
    ("Foreign Minister Jean-Yves Le Drian met with Sergey Lavrov in Paris.", "Jean-Yves Le Drian"),
  ]) func aNameWithAHyphenIsOneName(text: String, name: String) throws {
    let (files, folder) = try Self.grounds(["note.txt": text + "\n"])
    let run = try Self.add(["note.txt"], of: files, to: folder)
    #expect(run.status == 0, "\(run.errors)")
    let sidecar = try Self.text("seeds/note.yml", folder)
    #expect(sidecar.contains("name: \"\(name)\""), "\(sidecar)")
    #expect(!sidecar.contains("name: \"\(name.prefix { $0 != " " })\""), "\(sidecar)")
  }

  @Test func aProgramOfTheAuthorsTellsTheNames() throws {
    let program = """
      import json, sys
      text = sys.stdin.read()
      start = text.index("Ŵilbur")
      print(json.dumps({"start": start, "end": start + 12, "kind": "person", "text": "Ŵilbur Ötzel", "id": None}, ensure_ascii=False))
      print(json.dumps({"start": 0, "end": 10, "kind": "date", "text": "5 May 2023"}))
      """
    let (files, folder) = try Self.grounds(
      ["note.txt": "5 May 2023. Nobody but Ŵilbur Ötzel knows."],
      briefing: ["briefing.yml": "title: A\nextractor: [python3, tools/names.py]\n", "tools/names.py": program])
    let run = try Self.add(["note.txt"], of: files, to: folder)
    #expect(run.status == 0, "\(run.errors)")
    let sidecar = try Self.text("seeds/note.yml", folder)
    #expect(sidecar.contains("name: \"Ŵilbur Ötzel\""), "\(sidecar)")
    #expect(sidecar.contains("- date: 2023-05-05"), "\(sidecar)")
    try folder.put("tools/run", "#!/bin/sh\nexec python3 tools/names.py\n")
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder.path("tools/run"))
    try folder.put("briefing.yml", "title: A\nextractor: [tools/run]\n")
    #expect(try Self.add(["note.txt"], of: files, to: folder, ["--as", "c"]).status == 0)
    #expect(try Self.text("seeds/c.yml", folder).contains("name: \"Ŵilbur Ötzel\""))
    try folder.put("briefing.yml", "title: A\nextractor: [python3, tools/names.py]\n")
    try folder.put("tools/names.py", "print('nothing')")
    try files.put("note.txt", "Another.")
    let failed = try Self.add(["note.txt"], of: files, to: folder, ["--as", "b"])
    #expect(failed.status == 1)
    #expect(
      failed.errors.contains("briefing.yml:1:1: error: the extractor python3 told nothing: line 1 of what it wrote is no name"),
      "\(failed.errors)")
  }

  @Test func aHostileTextProposesNothingThatBreaks() throws {
    let text =
      "President \u{1B}[31mKarl\u{202E} O’“Brien\": x said \"a\\b: {c} # d e f g\". Mr. Brien\u{7}: [x] met Mr. Tick`{{}}. Mr. O'Hara & Mr. <b>Bold</b>."
    let (files, folder) = try Self.grounds(["note.txt": text])
    #expect(try Self.add(["note.txt"], of: files, to: folder).status == 0)
    try folder.put("seeds/note.yml", Self.accepted(try Self.text("seeds/note.yml", folder)))
    let check = try briefing(["check", folder.path])
    #expect(!check.errors.contains("seeds/note.yml") || !check.errors.contains("cannot be read"), "\(check.errors)")
  }
}

/// `briefing quote` writes words of a document as evidence.
@Suite struct QuoteTests {
  @Test func theWordsAsTheyStandInTheDocument() throws {
    let folder = try ContentFolder(["seeds/a.txt": "They met in “Oslo”. They met again in Rome."])
    #expect(try briefing(["quote", "a", "met in \"Oslo\"", "--folder", folder.path]).output == "evidence: \"met in “Oslo”\"\n")
    let near = try briefing(["quote", "seeds/a.txt", "met agian in Rome", "--folder", folder.path])
    #expect(near.output == "evidence: \"met again in Rome\"\n")
    #expect(near.errors.contains("this is what comes nearest"))
    let twice = try briefing(["quote", "a", "They met", "--all", "--folder", folder.path])
    #expect(
      twice.output == """
        evidence: {quote: "They met", suffix: "in"}
        evidence: {quote: "They met", prefix: "“Oslo”."}

        """)
    #expect(try briefing(["quote", "a", "quite other words altogether", "--folder", folder.path]).status == 1)
    let unknown = try briefing(["quote", "b", "x", "--folder", folder.path])
    #expect(unknown.status == 64)
    #expect(unknown.errors.contains("there is no document `b`") && unknown.errors.contains("help: "))
  }

  @Test func everyOutputIsEvidenceThatIsFound() throws {
    let folder = try ContentFolder([
      "seeds/a.txt": "They met in “Oslo”. They met again: in Rome # and so on.\n\nThey met in “Oslo”, it was said."
    ])
    var sidecar = "facts:\n"
    for words in ["They met", "in Rome # and", "Oslo", "met again:"] {
      let lines = try briefing(["quote", "a", words, "--all", "--folder", folder.path]).output.split(separator: "\n")
      for line in lines { sidecar += "  - text: x\n    \(line)\n" }
    }
    try folder.put("seeds/a.yml", sidecar)
    let check = try briefing(["check", folder.path])
    #expect(check.status == 0, "\(check.errors)")
  }
}
