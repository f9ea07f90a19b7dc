import Foundation
import Testing

/// Command lines in, exit statuses and words out.
@Suite struct CommandTests {
  private let folder: ContentFolder

  init() throws {
    folder = try ContentFolder([
      "briefing.yml": "title: Talks\neditions:\n  public: {ceiling: \"TLP:CLEAR\"}\n  partners: {ceiling: \"TLP:AMBER\"}\n",
      "seeds/a.txt": "A text.",
    ])
  }

  private func build(_ arguments: String..., environment: [String: String] = [:]) throws -> Run {
    try briefing(["build"] + arguments, environment: environment)
  }

  @Test func refusesAFolderThatItDidNotMake() throws {
    try folder.put("mine/diary.txt", "Dear diary")
    let run = try build(folder.path, "--output", folder.path("mine"))
    #expect(run.status == 64)
    #expect(run.errors.contains("holds files that Briefing did not make"), "\(run.errors)")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path("mine")) == ["diary.txt"])
    #expect(try String(contentsOfFile: folder.path("mine/diary.txt"), encoding: .utf8) == "Dear diary")
    #expect(folder.names == ["briefing.yml", "mine", "seeds"])
  }

  @Test(arguments: ["seeds", "seeds/site", ".", "seeds/../seeds/deep/er", "Templates"]) func refusesToWriteAmongTheContent(_ output: String)
    throws
  {
    try folder.put(
      "Templates/words-en.yml", try String(contentsOf: packageFolder.appending(path: "Templates/words-en.yml"), encoding: .utf8))
    let run = try build(folder.path, "--output", folder.path(output))
    #expect(run.status == 64, "\(run.errors)")
    #expect(folder.names == ["Templates", "briefing.yml", "seeds"])
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path("seeds")) == ["a.txt"])
  }

  @Test func refusesASeedsFolderThatALinkLeadsTo() throws {
    try FileManager.default.createSymbolicLink(atPath: folder.path("way"), withDestinationPath: folder.path("seeds"))
    let run = try build(folder.path, "--output", folder.path("way/site"))
    #expect(run.status == 64, "\(run.errors)")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path("seeds")) == ["a.txt"])
  }

  @Test func saysThatTheOutputCannotBeWritten() throws {
    try folder.put("file", "")
    #expect(try build(folder.path, "--output", folder.path("file/Site")).status == 64)
    #if os(Linux)
      #expect(try build(folder.path, "--output", "/proc/site").status == 74)
    #endif
  }

  @Test(.enabled(if: getuid() != 0, "the superuser may write everywhere")) func saysThatAFolderMayNotBeWritten() throws {
    try FileManager.default.createDirectory(
      atPath: folder.path("closed"), withIntermediateDirectories: true, attributes: [.posixPermissions: 0o500])
    let run = try build(folder.path, "--output", folder.path("closed/Site"))
    #expect(run.status == 74, "\(run.errors)")
    #expect(run.errors.contains("permission denied"), "\(run.errors)")
  }

  @Test(arguments: [("a.pdf", "%PDF-1.4", "pdftotext", "poppler-utils"), ("a.docx", "PK\u{3}\u{4}", "pandoc", "pandoc")])
  func namesThePackageOfAMissingConverter(_ file: String, _ bytes: String, _ program: String, _ package: String) throws {
    try folder.put("seeds/b/" + file, bytes)
    try FileManager.default.createDirectory(atPath: folder.path("empty"), withIntermediateDirectories: true)
    let run = try build(folder.path, "--output", folder.path("Site"), environment: ["PATH": folder.path("empty")])
    #expect(run.status == 1, "\(run.errors)")
    #expect(run.errors.contains("seeds/b/" + file), "\(run.errors)")
    #expect(run.errors.contains(program), "\(run.errors)")
    #expect(run.errors.contains("apt-get install \(package)") || run.errors.contains("apt install \(package)"), "\(run.errors)")
    #expect(!folder.names.contains("Site"))
  }

  @Test func wantsABriefing() throws {
    let run = try build(folder.path("seeds"))
    #expect(run.status == 64)
    #expect(run.errors.contains("no briefing.yml"), "\(run.errors)")
    #expect(run.output == "")
    #expect(try build(folder.path("nowhere")).status == 64)
    #expect(try briefing(["check", folder.path("nowhere")]).status == 64)
  }

  @Test(arguments: [
    ["build", "--outptu", "x"], ["bild"], ["build", "--jobs", "0"], ["build", "--jobs", "two"], ["build", "--jobs", "-1"],
    ["build", "--base-url", "example.org"], ["build", "one", "two"], ["check", "--format", "xml"], ["--nonsense"],
    ["build", "--output"],
  ]) func refusesWrongUsage(_ arguments: [String]) throws {
    let run = try briefing(arguments, in: folder.path)
    #expect(run.status == 64, "\(run.errors)")
    #expect(run.output == "")
    #expect(!run.errors.isEmpty)
    #expect(folder.names == ["briefing.yml", "seeds"])
  }

  @Test func programsFindFilesFromWhereTheCommandRan() throws {
    let parent = try ContentFolder([
      "briefing.yml": "title: Not this\n", "talks/briefing.yml": "title: T\n", "talks/seeds/a b.yml": "fact: []\n",
    ])
    let relative = try briefing(["check", "./talks/", "--format", "sarif"], in: parent.path)
    #expect(relative.status == 1 && relative.output.contains("\"uri\":\"talks/seeds/a%20b.yml\""), "\(relative.output)")
    let inside = try briefing(["check", "--format", "sarif"], in: parent.path("talks"))
    #expect(inside.output.contains("\"uri\":\"seeds/a%20b.yml\""), "\(inside.output)")
    let absolute = try briefing(["check", parent.path("talks"), "--format", "sarif"])
    #expect(absolute.output.contains("\"uri\":\"file://\(parent.path("talks"))/seeds/a%20b.yml\""), "\(absolute.output)")
  }

  @Test func refusesAnUnknownEdition() throws {
    let run = try build(folder.path, "--output", folder.path("Site"), "--edition", "partner")
    #expect(run.status == 64)
    #expect(run.errors.contains("there is no edition `partner`"), "\(run.errors)")
    #expect(run.errors.contains("did you mean `partners`?"), "\(run.errors)")
    #expect(!folder.names.contains("Site"))
  }

  @Test(arguments: [["--help"], ["build", "--help"], ["check", "--help"], ["help", "build"], ["-h"]]) func helps(_ arguments: [String])
    throws
  {
    let run = try briefing(arguments)
    #expect(run.status == 0)
    #expect(run.output.contains("USAGE: briefing"), "\(run.output)")
    #expect(run.errors == "")
  }

  @Test func saysItsVersion() throws {
    let run = try briefing(["--version"])
    #expect(run.status == 0)
    #expect(run.output.wholeMatch(of: /\d+\.\d+\.\d+(-[a-z0-9.]+)?\n/) != nil, "\(run.output)")
  }

  @Test func keepsStandardOutputForData() throws {
    let run = try build(folder.path, "--output", folder.path("Site"))
    #expect(run.status == 0)
    #expect(run.output == "")
    #expect(run.errors.contains("1 document"), "\(run.errors)")
    #expect(try build(folder.path, "--output", folder.path("Site"), "--quiet").errors == "")
  }

  @Test(arguments: [[:], ["NO_COLOR": "1"], ["TERM": "xterm-256color", "CLICOLOR": "1", "COLORTERM": "truecolor"]])
  func givesNoEscapesOffATerminal(_ environment: [String: String]) throws {
    try folder.put("seeds/wrong.yml", "people:\n  x: {nam: X}\n")
    let wrong = try build(folder.path, "--output", folder.path("Site"), environment: environment)
    #expect(wrong.status == 1)
    #expect(!wrong.errors.contains("\u{1B}") && !wrong.errors.contains("\r"), "\(wrong.errors)")
  }

  @Test(.enabled(if: programPath("script") != nil, "needs `script`")) func coloursOnlyATerminalThatMayHaveIt() throws {
    try folder.put("seeds/wrong.yml", "people:\n  x: {nam: X}\n")
    func shown(_ environment: [String: String]) throws -> String {
      let command = "'\(briefingPath)' build '\(folder.path)' --output '\(folder.path("Site"))'"
      return try run(programPath("script") ?? "", ["-qec", command, "/dev/null"], environment: environment).output
    }
    #expect(
      try shown(["TERM": "xterm", "NO_COLOR": ""]).contains("\u{1B}[31m")
        || shown(["TERM": "xterm", "NO_COLOR": ""]).contains("\u{1B}[1;31m"))
    let plain = try shown(["TERM": "xterm", "NO_COLOR": "1"])
    #expect(plain.contains("did you mean"))
    #expect(!plain.contains(/\u{1B}\[[0-9;]*m/))
  }

  /// What a file says must not speak to the terminal.
  @Test func showsControlCharactersAsTheyAre() throws {
    try folder.put(
      "seeds/bell.yml", "people:\n  x:\n    \"nam\\e]0;owned\\a\\e[2J\": X\n    gender: \"\\e[31mred\"\n    born: \"\\e[2J\"\n")
    try folder.put("seeds/\u{1B}[2Jname.yml", "people: 3\n")
    let run = try build(folder.path, "--output", folder.path("Site"))
    #expect(run.status == 1)
    #expect(
      !run.errors.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" || (0x7F...0x9F).contains($0.value) },
      "\(run.errors.debugDescription)")
  }

  @Test func checkSaysTheSameAsBuild() throws {
    try folder.put("seeds/wrong.yml", "people:\n  x: {nam: X}\nfacts:\n  - text: said\n    evidence: nowhere\n")
    let check = try briefing(["check", folder.path])
    #expect(check.status == 1)
    let built = try build(folder.path, "--output", folder.path("Site"))
    for line in check.errors.split(separator: "\n") + check.output.split(separator: "\n") where line.contains("seeds/wrong.yml") {
      #expect(built.errors.contains(line), "\(line)")
    }
    #expect(check.output.contains("seeds/wrong.yml:2:7") || check.errors.contains("seeds/wrong.yml:2:7"), "\(check.output)\(check.errors)")
    let json = try briefing(["check", folder.path, "--format", "json"])
    #expect(json.status == 1)
    #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(json.output.utf8)) }
    #expect(!folder.names.contains("Site"))
  }
}
