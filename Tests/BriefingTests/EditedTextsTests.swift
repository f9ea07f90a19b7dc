import Foundation
import RandomEdits
import Testing

/// A build after an edit of a text makes the pages that show it, and the site is what a build without any memory makes.
@Suite struct EditedTextsTests {
  private let talks: Talks
  private var scratch: ScratchFolder { talks.scratch }
  private var folder: URL { talks.folder }
  private var minutes: URL { folder.appending(path: "seeds/minutes.md") }
  private var letter: URL { folder.appending(path: "seeds/ferry-letter.md") }

  init() throws { talks = try Talks() }

  private func build(_ arguments: String...) throws -> Program.Result { try talks.build(arguments) }

  /// Whether a build made the pages of edited texts alone.
  private func isSmall(_ result: Program.Result) -> Bool { result.errors.contains("  edited pages") }

  private struct Edit: Sendable {
    var name: String
    var isSmall: Bool
    /// What the folder holds besides before the edit.
    var before: @Sendable (_ folder: URL) throws -> Void = { _ in }
    var make: @Sendable (_ minutes: URL, _ letter: URL) throws -> Void
  }

  private static let edits = [
    Edit(name: "a paragraph more", isSmall: true) { minutes, _ in try append("\nThe wall stands.\n", to: minutes) },
    Edit(name: "words before all passages", isSmall: true) { minutes, _ in
      try replace("## The breakwater\n", by: "## The breakwater\n\nIt was a long evening.\n", in: minutes)
    },
    Edit(name: "a comment", isSmall: true) { minutes, _ in
      try replace("as you found it", by: "as it was found,\nand as it stays", in: minutes)
    },
    Edit(name: "both texts", isSmall: true) { minutes, letter in
      try append("\nThe wall stands.\n", to: minutes)
      try append("\nPost scriptum: it rains.\n", to: letter)
    },
    Edit(name: "emphasis", isSmall: true) { minutes, _ in try replace("The engineer said", by: "The *engineer* said", in: minutes) },
    Edit(name: "a name more", isSmall: false) { minutes, _ in try append("\nMs Quill left.\n", to: minutes) },
    Edit(name: "a name of something", isSmall: false) { minutes, _ in try append("\nPellhaven slept.\n", to: minutes) },
    Edit(name: "a name less", isSmall: false) { minutes, _ in try replace("Ms Ambery said", by: "She said", in: minutes) },
    Edit(name: "words around a name that the pages of entities quote", isSmall: false) { minutes, _ in
      try replace("Ms Quill was for it.", by: "Ms Quill was all for it.", in: minutes)
      try replace("Present: Tobias Fenn", by: "Present were Tobias Fenn", in: minutes)
    },
    Edit(name: "the title", isSmall: false) { minutes, _ in try replace("# Minutes of", by: "# The minutes of", in: minutes) },
    Edit(name: "a heading that others could link to", isSmall: false) { minutes, _ in
      try replace("## What was agreed", by: "## What they agreed", in: minutes)
    },
    Edit(name: "a picture", isSmall: true) { minutes, _ in try append("\n![The harbour](media/harbour.svg)\n", to: minutes) },
    Edit(name: "a passage in other words and its quotation with it", isSmall: false) { minutes, _ in
      try replace("Who would pay for dredging was", by: "Who should pay for dredging was", in: minutes)
      let sidecar = minutes.deletingPathExtension().appendingPathExtension("yml")
      try replace("Who would pay for dredging was", by: "Who should pay for dredging was", in: sidecar)
    },
    Edit(name: "the title, and the address of its heading as before", isSmall: false) { minutes, _ in
      try replace("# Minutes of the harbour committee, 4 March 2024", by: "# Minutes of the harbour committee: 4 March 2024!", in: minutes)
    },
    Edit(
      name: "a heading that becomes a link with its name", isSmall: false,
      before: { folder in
        try Data("Free.\n".utf8).write(to: folder.appending(path: "seeds/results"))
        try append("\n## Results\n\nNone.\n", to: folder.appending(path: "seeds/minutes.md"))
        try append("\nSee [the results](../minutes.md#results).\n", to: folder.appending(path: "seeds/people/ada-quill.md"))
        try append("\nlinks: {broken: warn}\n", to: folder.appending(path: "briefing.yml"))
      },
      make: { minutes, _ in try replace("## Results", by: "[Results](results)", in: minutes) }
    ),
    Edit(name: "words of as many letters around a name that a page quotes", isSmall: false) { minutes, _ in
      try replace("from seven in", by: "from eight in", in: minutes)
    },
    Edit(
      name: "how often two texts name somebody", isSmall: false,
      before: { folder in
        try append("\nAda Quill came. Ada Quill went.\n", to: folder.appending(path: "seeds/minutes.md"))
        try append("\nAda Quill came.\n", to: folder.appending(path: "seeds/ferry-letter.md"))
      },
      make: { minutes, letter in
        try replace("Ada Quill came. Ada Quill went.", by: "Ada Quill came.", in: minutes)
        try replace("Ada Quill came.", by: "Ada Quill came. Ada Quill went.", in: letter)
      }
    ),
    Edit(
      name: "two names in each other’s place", isSmall: false,
      before: { folder in
        try append("\nRuth Ambery and Ada Quill came. Ada Quill went.\n", to: folder.appending(path: "seeds/minutes.md"))
        try append("\nAda Quill and Ruth Ambery came. Ruth Ambery went.\n", to: folder.appending(path: "seeds/ferry-letter.md"))
      },
      make: { minutes, letter in
        try replace("Ada Quill went.", by: "Ruth Ambery went.", in: minutes)
        try replace("Ruth Ambery went.", by: "Ada Quill went.", in: letter)
      }
    ),
    Edit(
      name: "evidence that moves to the other of two passages", isSmall: false,
      before: { folder in
        try Data("# Notes\n\nFirst: the wall stands, they said at noon.\n\nSecond: the wall stands, they said at night.\n".utf8)
          .write(to: folder.appending(path: "seeds/notes.md"))
        try Data(
          """
          facts:
            - {about: [breakwater], text: One, evidence: {quote: the wall stands, prefix: "First:"}}
            - {about: [pellhaven], text: Two, evidence: {quote: the wall stands, prefix: "Second:"}}
            - {about: [fishers-guild], text: Three, evidence: {quote: the wall stands, suffix: ", they said at noon"}}

          """.utf8
        ).write(to: folder.appending(path: "seeds/notes.yml"))
      },
      make: { minutes, _ in
        let notes = minutes.deletingLastPathComponent().appending(path: "notes.md")
        try replace("noon", by: "dusk", in: notes)
        try replace("night", by: "noon", in: notes)
        try replace("dusk", by: "night", in: notes)
      }
    ),
    Edit(
      name: "a line break in a name, which exports hold as it is written", isSmall: true,
      before: { folder in
        try append("\nexports: [followthemoney]\n", to: folder.appending(path: "briefing.yml"))
        try append("\nAda Quill came.\n", to: folder.appending(path: "seeds/minutes.md"))
      },
      make: { minutes, _ in try replace("Ada Quill came", by: "Ada\nQuill came", in: minutes) }
    ),
    Edit(name: "a digest of the document", isSmall: false) { _, letter in
      try replace("kind: letter", by: "kind: letter\ndigest: sha256-\(String(repeating: "0", count: 64))", in: letter)
      try append("\nPost scriptum: it rains.\n", to: letter)
    },
    Edit(
      name: "in a site that says what changed", isSmall: false,
      before: { folder in
        let former = folder.deletingLastPathComponent().appending(path: "former")
        try FileManager.default.copyItem(at: folder, to: former)
        try append("\nchanges: {since: ../former}\n", to: folder.appending(path: "briefing.yml"))
      },
      make: { minutes, _ in try append("\nThe wall stands.\n", to: minutes) }
    ),
    Edit(name: "a passage with a line break in it", isSmall: false) { minutes, _ in
      try replace("Who would pay for dredging was", by: "Who would pay\nfor dredging was", in: minutes)
    },
    Edit(name: "front matter", isSmall: false) { _, letter in try replace("reliability: B3", by: "reliability: B4", in: letter) },
    Edit(name: "a comment in front matter, and the text", isSmall: false) { _, letter in
      try replace("winter 2023: 21 is spring", by: "winter 2023: 21 is the spring", in: letter)
      try append("\nPost scriptum: it rains.\n", to: letter)
    },
    Edit(name: "a sidecar with the text", isSmall: false) { minutes, _ in
      try append("\nThe wall stands.\n", to: minutes)
      try append("\n# later\n", to: minutes.deletingPathExtension().appendingPathExtension("yml"))
    },
    Edit(name: "an entity's own prose", isSmall: false) { minutes, _ in
      try append("\nThat is all.\n", to: minutes.deletingLastPathComponent().appending(path: "people/ada-quill.md"))
    },
  ]

  @Test(arguments: edits.indices) func everyEditComesToTheSame(_ number: Int) throws {
    let edit = Self.edits[number]
    try edit.before(folder)
    #expect(!isSmall(try build()))
    try edit.make(minutes, letter)
    #expect(isSmall(try build()) == edit.isSmall, "\(edit.name)")
    try talks.expectSameAsAnew("\(edit.name)")
    #expect(try build().errors.contains("nothing changed"))
    // What a small build leaves is as good as what a whole one leaves.
    if !edit.isSmall { return }
    try append("\nThe wall stands.\n", to: letter)
    #expect(isSmall(try build()))
    try talks.expectSameAsAnew("\(edit.name), then another text")
    try append("\nIt stands well.\n", to: letter)
    try #require(Program.run(["build", "talks"], in: scratch.url).status == 0)
    try talks.expectSameAsAnew("\(edit.name), then another text while all runs together")
  }

  /// What stays is the file that was there, and not one like it.
  @Test func pagesThatAreNotConcernedKeepTheirFiles() throws {
    _ = try build()
    func number(_ path: String) throws -> UInt64? {
      try FileManager.default.attributesOfItem(atPath: folder.appending(path: "Site/\(path)").path)[.systemFileNumber] as? UInt64
    }
    let before = try (number("people/ada-quill.html"), number("sources/minutes.html"))
    try append("\nThe wall stands.\n", to: minutes)
    let again = try build()
    #expect(isSmall(again))
    #expect(try number("people/ada-quill.html") == before.0)
    #expect(try number("sources/minutes.html") != before.1)
  }

  @Test func whoeverTouchedTheSiteGetsAWholeBuild() throws {
    _ = try build()
    for path in ["people/ada-quill.html", "sources/minutes.html"] {
      try append("\nThe wall stands.\n", to: minutes)
      try append("<!-- mine -->", to: folder.appending(path: "Site/\(path)"))
      #expect(!isSmall(try build()))
      try talks.expectSameAsAnew("\(path)")
    }
    try append("\nThe wall stands.\n", to: minutes)
    #expect(!isSmall(try build("--force")))
  }

  @Test func damagedMemoryIsAsNone() throws {
    _ = try build()
    let kept = folder.appending(path: ".briefing/build")
    let files = try FileManager.default.contentsOfDirectory(at: kept, includingPropertiesForKeys: nil)
    let texts = try #require(files.first { $0.lastPathComponent.hasSuffix("-texts") })
    var bytes = try Data(contentsOf: texts)
    bytes[bytes.count - 3] ^= 1
    try bytes.write(to: texts)
    try append("\nThe wall stands.\n", to: minutes)
    #expect(!isSmall(try build()))
    try talks.expectSameAsAnew("damaged")
    // That of another build is not believed either.
    let old = try Data(contentsOf: texts)
    try replace("# Minutes of", by: "# The minutes of", in: minutes)
    _ = try build()
    try old.write(to: texts)
    try replace("# The minutes of", by: "# Minutes of", in: minutes)
    #expect(!isSmall(try build()))
    try talks.expectSameAsAnew("of another build")
  }

  /// What a text says may have to be withheld elsewhere.
  @Test func anEditionThatWithholdsSomethingIsBuiltWhole() throws {
    try append("\neditions:\n  public: {ceiling: \"TLP:CLEAR\", output: Site}\n", to: folder.appending(path: "briefing.yml"))
    try append(
      "\n  - {about: [breakwater], text: Nobody may know this, marking: \"TLP:RED\"}\n", to: folder.appending(path: "seeds/minutes.yml"))
    _ = try build()
    try append("\nThe wall stands.\n", to: minutes)
    #expect(!isSmall(try build()))
    try talks.expectSameAsAnew("withheld")
  }

  @Test func warningsAreSaidAgain() throws {
    try append("\n[A link](nowhere.md)\n", to: letter)
    try append("\nlinks: {broken: warn}\n", to: folder.appending(path: "briefing.yml"))
    #expect(try build().errors.contains("1 warning"))
    try append("\nThe wall stands.\n", to: minutes)
    let again = try build()
    #expect(isSmall(again))
    #expect(again.errors.contains("nowhere.md"))
    #expect(again.errors.contains("1 warning"))
  }

  @Test func thatTheNetworkIsNotDrawnIsSaidAgain() throws {
    let tools = scratch.url.appending(path: "bin")
    try FileManager.default.createDirectory(at: tools, withIntermediateDirectories: true)
    func build() throws -> Program.Result { try Program.run(["build", "talks", "--timings"], in: scratch.url, path: tools.path) }
    #expect(try build().errors.contains("Graphviz is not installed"))
    for _ in 1...2 {
      try append("\nThe wall stands.\n", to: minutes)
      let again = try build()
      #expect(isSmall(again))
      #expect(again.errors.contains("Graphviz is not installed"))
    }
  }

  /// `BRIEFING_EDITS` says how many edits are tried, 60 without it.
  @Test func editsByChanceComeToTheSame() throws {
    let own = URL(filePath: #filePath).appending(path: "../../..").standardized
    try FileManager.default.removeItem(at: folder)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for name in ["briefing.yml", "seeds"] {
      try FileManager.default.copyItem(at: own.appending(path: name), to: folder.appending(path: name))
    }
    let environment = ProcessInfo.processInfo.environment
    var edits = RandomEdits(folder, seed: environment["BRIEFING_SEED"].flatMap(UInt64.init) ?? 7)
    _ = try build()
    var (isBroken, small, whole) = (false, 0, 0)
    for number in 1...(environment["BRIEFING_EDITS"].flatMap(Int.init) ?? 60) {
      if number % 6 == 0 {
        _ = try edits.next(afterBreaking: isBroken)
      } else {
        try edits.nextOfText(afterBreaking: isBroken)
      }
      // Stages that are timed come one after the other, others together.
      let result = try Program.run(["build", "talks"] + (number % 2 == 0 ? ["--timings"] : []), in: scratch.url)
      isBroken = result.status != 0
      if isBroken { continue }
      if number % 2 == 0 { if isSmall(result) { small += 1 } else { whole += 1 } }
      try talks.expectSameAsAnew("edit \(number)")
    }
    #expect(small > 5 && whole > 3, "\(small) small builds and \(whole) whole ones prove little")
  }
}
