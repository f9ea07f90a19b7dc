import Foundation
import Testing

/// `briefing check --fix` and `--digests` change what is asked for, and nothing else.
@Suite struct FixTests {
  private static let text = """
    The breakwater was in a “poor state”, the harbour-master said in 2019. The guild's boats stay in the harbour.
    First it was closed, and then it was closed again.
    """
  private static let sidecar = """
    # what was said
    facts:
      - text: A first   # keep me
        evidence: 'The break water was in a poor state, the harbourmaster said'
      - text: A second
        evidence: >-
          The guild’s boatz
          stay in the harbour
      - text: Figures are no slips
        evidence: said in 2018
      - text: Other words are none
        evidence: The guild's ships stay in the harbour
      - text: Where it stands twice
        evidence: it was closd

    """

  private static func folder() throws -> ContentFolder { try ContentFolder(["seeds/a.txt": text, "seeds/a.yml": sidecar]) }

  @Test func nothingIsWrittenWhereNobodyIsAsked() throws {
    let folder = try Self.folder()
    let run = try briefing(["check", folder.path, "--fix"])
    #expect(run.status == 1)
    #expect(run.errors.contains("  - The [break water] was in a [poor state,] the [harbourmaster] said\n"), "\(run.errors)")
    #expect(run.errors.contains("  + The [breakwater] was in a [“poor state”,] the [harbour-master] said\n"), "\(run.errors)")
    #expect(run.errors.contains("2 changes to make; --yes makes them"), "\(run.errors)")
    #expect(try String(contentsOfFile: folder.path("seeds/a.yml"), encoding: .utf8) == Self.sidecar)
  }

  @Test func slipsAreMendedAndTheRestStays() throws {
    let folder = try Self.folder()
    let run = try briefing(["check", folder.path, "--fix", "--yes"])
    #expect(run.status == 1)
    #expect(run.errors.contains("2 changes made"))
    let mended = "The breakwater was in a “poor state”, the harbour-master"
    let expected = Self.sidecar.replacing("The break water was in a poor state, the harbourmaster", with: mended)
      .replacing("boatz", with: "boats")
    #expect(try String(contentsOfFile: folder.path("seeds/a.yml"), encoding: .utf8) == expected)
    // What is left is told after it.
    #expect(!run.errors.contains("seeds/a.yml:4:") || run.errors.ranges(of: "seeds/a.yml:4:").count == 1)
    for line in [10, 12, 14] { #expect(run.errors.contains("seeds/a.yml:\(line):"), "\(line) \(run.errors)") }
    #expect(run.errors.hasSuffix("3 errors\n"))
  }

  /// What somebody at a terminal answers, and whether the first and the second slip are mended then.
  @Test(arguments: [
    (["y\n", "n\n"], true, false), (["n\n", "Yes\n"], false, true), (["n\n", "n\n"], false, false), (["a\n"], true, true),
    (["\n", "what?\n", "y\n", "q\n"], true, false), (["q\n"], false, false), (["y\n", "\u{4}"], true, false), (["\u{4}"], false, false),
  ])
  func eachChangeIsAskedFor(answers: [String], first: Bool, second: Bool) throws {
    let folder = try Self.folder()
    let (said, process) = try Self.talk(["check", folder.path, "--fix"], answers)
    #expect(process.terminationReason == .exit && process.terminationStatus == 1)
    #expect(said.ranges(of: "change it?").count == answers.count, "\(said)")
    let text = try String(contentsOfFile: folder.path("seeds/a.yml"), encoding: .utf8)
    #expect((text.contains("The breakwater was"), text.contains("boats\n")) == (first, second))
    #expect(!said.contains("no more: 1 change"), "the last question has a line of its own")
  }

  @Test func controlCChangesNothing() throws {
    let folder = try Self.folder()
    let (_, process) = try Self.talk(["check", folder.path, "--fix"], ["y\n", nil])
    #expect(process.terminationReason == .uncaughtSignal && process.terminationStatus == SIGINT)
    #expect(try String(contentsOfFile: folder.path("seeds/a.yml"), encoding: .utf8) == Self.sidecar)
  }

  /// Runs the program at a terminal, with an answer to each of its questions; nil interrupts it.
  private static func talk(_ arguments: [String], _ answers: [String?]) throws -> (said: String, process: Process) {
    var (near, far) = (Int32(0), Int32(0))
    try #require(openpty(&near, &far, nil, nil, nil) == 0)
    defer { close(near) }
    let process = Process()
    process.executableURL = URL(filePath: briefingPath)
    process.arguments = arguments
    let terminal = FileHandle(fileDescriptor: far)
    (process.standardInput, process.standardOutput, process.standardError) = (terminal, terminal, terminal)
    try process.run()
    close(far)
    var (said, answered, buffer) = ([UInt8](), 0, [UInt8](repeating: 0, count: 4096))
    while case let count = read(near, &buffer, buffer.count), count > 0 {
      said += buffer[..<count]
      guard answered < answers.count, String(decoding: said, as: UTF8.self).ranges(of: "no more: ").count > answered else { continue }
      if let answer = answers[answered] {
        _ = Array(answer.utf8).withUnsafeBytes { write(near, $0.baseAddress, $0.count) }
      } else {
        process.interrupt()
      }
      answered += 1
    }
    process.waitUntilExit()
    return (String(decoding: said, as: UTF8.self), process)
  }

  @Test func permissionsAndLinksStay() throws {
    let folder = try Self.folder()
    chmod(folder.path("seeds/a.yml"), 0o600)
    _ = try briefing(["check", folder.path, "--fix", "--yes"])
    var status = stat()
    stat(folder.path("seeds/a.yml"), &status)
    #expect(status.st_mode & 0o777 == 0o600)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path("seeds")).sorted() == ["a.txt", "a.yml"])
  }

  @Test func digestsAreWrittenAndTellOfChanges() throws {
    let folder = try ContentFolder([
      "seeds/a.txt": "They met in Oslo.\n", "seeds/a.yml": "# head\nfacts: [{text: A fact, evidence: met in Oslo}]\n",
      "seeds/b.md": "---\ntitle: B\nfacts: [{text: B fact, evidence: in Bergen}]\n---\nThey met in Bergen.\n",
      "seeds/c.txt": "Nothing rests on it.\n",
    ])
    #expect(try briefing(["check", folder.path, "--digests"]).errors.contains("2 changes to make"))
    let first = try briefing(["check", folder.path, "--digests", "--yes"])
    #expect(first.status == 0 && first.errors.contains("2 changes made"), "\(first.errors)")
    let digest = try #require(try run(programPath("sha256sum")!, [folder.path("seeds/a.txt")]).output.split(separator: " ").first)
    #expect(try String(contentsOfFile: folder.path("seeds/a.yml"), encoding: .utf8).hasSuffix("document:\n  digest: sha256-\(digest)\n"))
    #expect(try briefing(["check", folder.path]).errors == "no errors\n")

    // Of front matter a change is none, of a text it is.
    let b = try String(contentsOfFile: folder.path("seeds/b.md"), encoding: .utf8)
    try folder.put("seeds/b.md", b.replacing("title: B", with: "title: Another"))
    #expect(try briefing(["check", folder.path]).errors == "no errors\n")
    try folder.put("seeds/b.md", b.replacing("Bergen.", with: "Bergen, twice."))
    try folder.put("seeds/a.txt", "They never met in Oslo.\r\n")
    let changed = try briefing(["check", folder.path])
    #expect(changed.status == 0 && changed.errors.contains("seeds/a.txt is not what it was"), "\(changed.errors)")
    #expect(changed.errors.contains("seeds/b.md is not what it was when this was written; 1 passage is quoted"), "\(changed.errors)")
    #expect(try briefing(["check", folder.path, "--digests", "--yes"]).errors.contains("2 changes made"))
    #expect(try briefing(["check", folder.path]).errors == "no errors\n")
  }

  @Test(.disabled(if: geteuid() == 0, "nothing is forbidden to root")) func aDigestThatCannotBeWrittenIsNoSuccess() throws {
    let folder = try ContentFolder(["seeds/a.txt": "They met.\n", "seeds/a.yml": "document: {title: A}\n"])
    chmod(folder.path("seeds/a.yml"), 0o444)
    let run = try briefing(["check", folder.path, "--digests", "--yes"])
    #expect(run.status == 74 && run.errors.contains("cannot be written"), "\(run.errors)")
  }

  @Test func lineEndsAndMarksAreNoChange() throws {
    let folder = try ContentFolder(["seeds/a.txt": "They met\nin Oslo.\n", "seeds/a.yml": "document: {title: A}\n"])
    #expect(try briefing(["check", folder.path, "--digests", "--yes"]).status == 0)
    try folder.put("seeds/a.txt", "\u{FEFF}They met\r\nin Oslo.\r\n")
    #expect(try briefing(["check", folder.path]).errors == "no errors\n")
  }

  @Test(arguments: [["--yes"], ["--fix", "--names"], ["--report", "--names"], ["--report", "--format", "sarif"]])
  func whatDoesNotGoTogetherIsRefused(arguments: [String]) throws {
    #expect(try briefing(["check", "."] + arguments).status == 64)
  }
}
