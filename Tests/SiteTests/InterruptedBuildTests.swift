import Foundation
import Testing

/// Whatever ends a build, a whole site stands there: the old one or the new one.
@Suite(.serialized) struct InterruptedBuildTests {
  private let folder: ContentFolder

  init() throws { folder = try ContentFolder(["briefing.yml": "title: Talks\nurl: https://example.org/\n"]) }

  private var site: Site { Site(path: folder.path("Site"), messages: "") }

  /// Content in which every page and data file bears the version.
  private func put(version: Int) throws {
    let word = "version-\(version)-of-it"
    try folder.put("briefing.yml", "title: Talks \(word)\nsummary: \(word)\nurl: https://example.org/\(word)/\n")
    var people = "organisations:\n  bureau: {name: Bureau \(word)}\npeople:\n"
    for number in 1...12 { people += "  person-\(number): {name: Person No \(number) \(word)}\n" }
    people += "facts: [{text: A fact, about: bureau, evidence: {document: text-1, quote: the Bureau \(word)}}]\n"
    try folder.put("seeds/people.yml", people)
    for number in 1...12 { try folder.put("seeds/text-\(number).txt", "Text \(number) of the Bureau \(word).") }
    // A page that the other version does not have.
    try folder.put("seeds/only.yml", "places:\n  place-of-\(version % 2): {name: A place \(word)}\n")
  }

  /// The version of the site, after checking that it is of one version and has the files that builds have which nothing interrupts.
  ///
  /// - Parameter whole: The files of an even and of an odd version.
  private func version(whole: [Set<String>]) throws -> Int {
    let front = try site.text("index.html")
    let digits = try #require(front.firstMatch(of: /version-(\d+)-of-it/)).1
    let version = try #require(Int(digits))
    let files = try site.files
    for name in files where !name.hasPrefix("assets/") {
      let text = try site.text(name)
      let found = Set(text.matches(of: /version-(\d+)-of-it/).map(\.1))
      #expect(found == [digits], "\(name) is of \(found), the front page of \(digits)")
    }
    #expect(Set(files) == whole[version % 2])
    return version
  }

  @Test func survivesBeingKilledAtAHundredMoments() throws {
    func run(_ version: Int) throws -> Process {
      try put(version: version)
      let process = Process()
      process.executableURL = URL(filePath: briefingPath)
      process.arguments = ["build", folder.path, "--output", folder.path("Site"), "--quiet"]
      process.standardError = FileHandle.nullDevice
      try process.run()
      return process
    }
    try run(0).waitUntilExit()
    var whole = [Set(try site.files)]
    let clock = ContinuousClock()
    let duration = try clock.measure { try run(1).waitUntilExit() }
    whole.append(Set(try site.files))
    #expect(whole[0].symmetricDifference(whole[1]) == ["places/place-of-0.html", "places/place-of-1.html"])
    var current = try version(whole: whole)
    #expect(current == 1)
    var killed = 0
    for next in 2...101 {
      let process = try run(next)
      usleep(UInt32.random(in: 0...UInt32(duration / .microseconds(1))))
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      if process.terminationReason == .uncaughtSignal { killed += 1 }
      let found = try version(whole: whole)
      #expect(found == current || found == next)
      current = found
    }
    #expect(killed > 0)
    try run(102).waitUntilExit()
    #expect(try version(whole: whole) == 102)
    #expect(folder.names == ["Site", "briefing.yml", "seeds"] || folder.names == [".briefing", "Site", "briefing.yml", "seeds"])
  }

  @Test func anErrorLeavesTheSiteAsItWas() throws {
    try put(version: 1)
    let before = try folder.built().snapshot()
    try put(version: 2)
    try folder.put("seeds/wrong.yml", "people:\n  x: {nam: X}\n")
    _ = try folder.complaints()
    #expect(try site.snapshot() == before)
    #expect(!folder.names.contains(".Site.briefing"))
  }

  #if os(Linux)
    @Test func aFullDiskLeavesTheSiteAsItWas() throws {
      try FileManager.default.createDirectory(atPath: folder.path("disk"), withIntermediateDirectories: true)
      guard mount("tmpfs", folder.path("disk"), "tmpfs", 0, "size=1500k") == 0 else {
        print("Skipping the full disk: mounting a small file system is not permitted here.")
        return
      }
      defer { umount2(folder.path("disk"), Int32(MNT_DETACH)) }
      try put(version: 1)
      let before = try folder.built(to: "disk/Site").snapshot()
      try put(version: 2)
      try folder.put("seeds/large.txt", String(repeating: "Words that fill the disk. ", count: 60_000))
      let build = try briefing(["build", folder.path, "--output", folder.path("disk/Site")])
      #expect(build.status == 74, "\(build.errors)")
      #expect(build.errors.contains("no space left on the device"), "\(build.errors)")
      #expect(try Site(path: folder.path("disk/Site"), messages: "").snapshot() == before)
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path("disk")) == ["Site"])
    }
  #endif
}
