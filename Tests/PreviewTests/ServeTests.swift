import Foundation
import Testing

/// What somebody sees who writes with the preview open.
@Suite(.serialized) struct ServeTests {
  private static let files = [
    "briefing.yml": "title: Talks\neditions:\n  public: {ceiling: \"TLP:CLEAR\"}\n  partners: {ceiling: \"TLP:AMBER\"}\n",
    "seeds/a.md": "---\ntitle: First\n---\nSome words.\n",
    "seeds/b.md": "---\ntitle: Second\nmarking: TLP:AMBER\n---\nOther words.\n",
  ]

  /// What an event ends with that lists the editions.
  private static let endOfEvent = "}]}\n\n"

  @Test func showsWhatIsSaved() throws {
    let preview = try Preview(Self.files)
    #expect(preview.address == "http://127.0.0.1:\(preview.port)/")
    try preview.waitUntilBuilt()
    #expect(try preview.get("/sources/a.html").text.contains("Some words."))
    try preview.put("seeds/a.md", "---\ntitle: First\n---\nNew words.\n")
    #expect(try preview.wait(for: "/sources/a.html") { $0.text.contains("New words.") }.status == 200)
    try preview.put("seeds/c.md", "---\ntitle: Third\n---\nMore words.\n")
    #expect(try preview.wait(for: "/sources/c.html") { $0.status == 200 }.text.contains("More words."))
    try FileManager.default.removeItem(at: preview.folder.appending(path: "seeds/c.md"))
    #expect(try preview.wait(for: "/sources/c.html") { $0.status == 404 }.text.contains("live.js"))
    #expect(!FileManager.default.fileExists(atPath: preview.folder.appending(path: "Site").path))
    #expect(!FileManager.default.fileExists(atPath: preview.folder.appending(path: ".briefing").path))
  }

  @Test func keepsTheLastGoodVersionAndSaysWhatIsWrong() throws {
    let preview = try Preview(Self.files)
    try preview.waitUntilBuilt()
    #expect(try preview.get("/data/documents/a.txt").text == "Some words.")
    let events = try Connection(port: preview.port, seconds: 30)
    events.send(Array("GET /.briefing/events?path=index.html HTTP/1.1\r\nHost: 127.0.0.1:\(preview.port)\r\n\r\n".utf8))
    #expect(events.receive(until: Self.endOfEvent).contains("text/event-stream"))
    try preview.put("seeds/a.md", "---\ntittle: First\n---\nSome words.\n")
    let told = events.receive(until: Self.endOfEvent)
    #expect(told.contains("\"broken\":true"))
    #expect(told.contains("\"file\":\"seeds/a.md\",\"line\":2,\"column\":1,\"before\":\"\",\"behind\":\"tittle: First\""), "\(told)")
    #expect(told.contains("did you mean `title`?"))
    #expect(told.contains("\"editor\":\"vscode://file\(preview.folder.path)/seeds/a.md:2:1\""), "\(told)")
    #expect(try preview.get("/sources/a.html").text.contains("Some words."))
    #expect(preview.says("seeds/a.md:2:1: error:"))
    try preview.put("seeds/a.md", "---\ntitle: First\n---\nMended words.\n")
    let mended = events.receive(until: Self.endOfEvent)
    #expect(mended.contains("\"broken\":false"))
    #expect(mended.contains("\"data/documents/a.txt\""))
    #expect(try preview.get("/sources/a.html").text.contains("Mended words."))
  }

  @Test func showsTheErrorsOfAFirstBuild() throws {
    let preview = try Preview(["briefing.yml": "tittle: Talks\n", "seeds/a.md": "Words."])
    let events = try Connection(port: preview.port, seconds: 30)
    events.send(Array("GET /.briefing/events?path=index.html HTTP/1.1\r\nHost: 127.0.0.1:\(preview.port)\r\n\r\n".utf8))
    #expect(events.receive(until: "\"broken\":true").contains("\"built\":false"))
    let page = try preview.get("/")
    #expect(page.status == 503)
    #expect(page.text.contains("live.js"))
    try preview.put("briefing.yml", "title: Talks\n")
    try preview.waitUntilBuilt()
  }

  @Test func knowsThatItWaits() throws {
    let preview = try Preview(["briefing.yml": "tittle: Talks\n", "seeds/a.md": "Words."])
    // A page that waits is told from one that is not there, which may turn out to be the same address.
    #expect(try preview.get("/nowhere.html").text.contains("data-version=\"-1\""))
    try preview.put("briefing.yml", "title: Talks\n")
    try preview.waitUntilBuilt()
    #expect(try preview.get("/nowhere.html").text.contains("data-version=\"0\""))
  }

  @Test func showsEveryEdition() throws {
    let preview = try Preview(Self.files)
    try preview.waitUntilBuilt()
    #expect(try preview.get("/sources/b.html").status == 404)
    let other = try preview.wait(for: "/.briefing/edition/partners/sources/b.html") { $0.status == 200 }
    #expect(other.text.contains("Other words."))
    #expect(try preview.get("/.briefing/edition/public/sources/b.html").status == 404)
    #expect(try preview.get("/.briefing/edition/partners/people").headers["location"] == "/.briefing/edition/partners/people/")
    let amber = try Preview(Self.files, ["--edition", "partners"])
    try amber.waitUntilBuilt()
    #expect(try amber.get("/sources/b.html").status == 200)
  }

  @Test func showsOthersOneEditionAndNoErrors() throws {
    let preview = try Preview(Self.files, ["--host", "0.0.0.0"])
    try preview.waitUntilBuilt()
    #expect(preview.says("warning"))
    #expect(try preview.get("/.briefing/edition/partners/index.html").status == 404)
    #expect(try preview.get("/.briefing/changes?path=index.html").status == 404)
    #expect(try preview.ask("GET / HTTP/1.1\r\nHost: evil.example:\(preview.port)\r\nConnection: close\r\n\r\n").status == 421)
    #expect(try preview.ask("GET / HTTP/1.1\r\nHost: 192.168.1.9:\(preview.port)\r\nConnection: close\r\n\r\n").status == 200)
    try preview.put("seeds/a.md", "---\ntittle: x\n---\nSome words.\n")
    let events = try Connection(port: preview.port, seconds: 30)
    events.send(
      Array("GET /.briefing/events?path=index.html&edition=partners HTTP/1.1\r\nHost: 127.0.0.1:\(preview.port)\r\n\r\n".utf8))
    let told = events.receive(until: "\"broken\":true")
    #expect(told.contains("\"errors\":1"))
    #expect(!told.contains("tittle") && !told.contains("partners"))
  }

  @Test func answersConditionsRangesAndHead() throws {
    let preview = try Preview(Self.files)
    try preview.waitUntilBuilt()
    let whole = try preview.get("/assets/site.css")
    let tag = try #require(whole.headers["etag"])
    #expect(try preview.get("/assets/site.css", "If-None-Match: \(tag)").status == 304)
    #expect(try preview.get("/assets/site.css", "If-None-Match: \"x\", W/\(tag)").status == 304)
    #expect(try preview.get("/assets/site.css", "If-None-Match: \"x\"").status == 200)
    #expect(try preview.get("/assets/site.css", "If-None-Match: *").status == 304)
    #expect(try preview.get("/assets/site.css", "If-Match: \(tag)").status == 200)
    #expect(try preview.get("/assets/site.css", "If-Match: \"x\"").status == 412)
    #expect(try preview.get("/assets/site.css", "If-Match: W/\(tag)").status == 412)
    let part = try preview.get("/assets/site.css", "Range: bytes=5-9")
    #expect(part.status == 206)
    #expect(part.body == Array(whole.body[5...9]))
    #expect(part.headers["content-range"] == "bytes 5-9/\(whole.body.count)")
    #expect(try preview.get("/assets/site.css", "Range: bytes=5-9", "If-Range: \"x\"").status == 200)
    #expect(try preview.get("/assets/site.css", "Range: bytes=5-9", "If-Range: \(tag)").status == 206)
    let beyond = try preview.get("/assets/site.css", "Range: bytes=\(whole.body.count)-")
    #expect(beyond.status == 416)
    #expect(beyond.headers["content-range"] == "bytes */\(whole.body.count)")
    let head = try preview.ask("HEAD / HTTP/1.1\r\nHost: 127.0.0.1:\(preview.port)\r\nConnection: close\r\n\r\n")
    #expect(head.status == 200)
    #expect(head.body.isEmpty)
    #expect(head.headers["content-length"] == String(try preview.get("/").body.count))
    let two = try preview.ask(
      "HEAD / HTTP/1.1\r\nHost: 127.0.0.1:\(preview.port)\r\n\r\nGET /nowhere.txt HTTP/1.1\r\nHost: 127.0.0.1:\(preview.port)\r\nConnection: close\r\n\r\n"
    )
    #expect(two.text.hasPrefix("HTTP/1.1 404 "), "\(two.text)")
  }

  @Test func takesAnotherPortWhereTheOneIsTaken() throws {
    let first = try Preview(Self.files)
    let second = try Preview(Self.files, ["--port", String(first.port)])
    #expect(second.port != first.port)
    #expect(second.says("port \(first.port) is taken; \(second.port) is used"), "\(second.errors)")
    let third = try Preview(Self.files, ["--port", String(first.port)], isOneStream: true)
    #expect(third.address == "http://127.0.0.1:\(third.port)/", "the address comes first")
  }

  @Test(arguments: [[], ["--host", "localhost"]]) func listensToThisMachineAlone(_ arguments: [String]) throws {
    let preview = try Preview(Self.files, arguments)
    #if os(Linux)
      let tables = try ["/proc/net/tcp", "/proc/net/tcp6"].map { try String(contentsOfFile: $0, encoding: .utf8) }
      let port = String(format: ":%04X", preview.port)
      // The second word of a line is the local address, in hexadecimal numbers; a fourth of 0A means that it listens.
      let rows = tables.flatMap { $0.split(separator: "\n").map { row in row.split(separator: " ").map(String.init) } }
      let listening: [String] = rows.compactMap { row in
        guard row.count > 3, row[1].hasSuffix(port), row[3] == "0A" else { return nil }
        return String(row[1].dropLast(port.count))
      }
      #expect(listening.contains("0100007F"))
      #expect(listening.allSatisfy { ["0100007F", "00000000000000000000000001000000"].contains($0) }, "\(listening)")
    #endif
    #expect(try preview.get("/").status != 0)
  }

  @Test func opensABrowser() throws {
    let programs = FileManager.default.temporaryDirectory.appending(path: "programs-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: programs) }
    for name in ["xdg-open", "open"] {
      let program = try Preview.put("#!/bin/sh\necho \"$1\" >\"$0.asked\"\n", programs.appending(path: name))
      try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program.path)
    }
    let preview = try Preview(Self.files, ["--open"], path: programs)
    func asked() -> [String] {
      ["xdg-open", "open"].compactMap { try? String(contentsOf: programs.appending(path: "\($0).asked"), encoding: .utf8) }
    }
    for _ in 0..<600 where asked().joined().isEmpty { usleep(50_000) }
    #expect(asked() == [preview.address + "\n"])
  }

  @Test func outlivesItsConfiguration() throws {
    let preview = try Preview(Self.files, ["--edition", "partners"])
    try preview.waitUntilBuilt()
    try preview.put("briefing.yml", "title: Talks\neditions:\n  public: {ceiling: \"TLP:CLEAR\"}\n")
    #expect(preview.says("error: there is no edition `partners`"))
    #expect(try preview.get("/sources/b.html").text.contains("Other words."))
    try FileManager.default.removeItem(at: preview.folder.appending(path: "briefing.yml"))
    #expect(preview.says("error: there is no briefing.yml"))
    #expect(try preview.get("/sources/b.html").text.contains("Other words."))
    try preview.put("briefing.yml", Self.files["briefing.yml"]!)
    try preview.put("seeds/b.md", "---\ntitle: Second\nmarking: TLP:AMBER\n---\nNew words.\n")
    #expect(try preview.wait(for: "/sources/b.html") { $0.text.contains("New words.") }.status == 200)
  }

  @Test func tellsOfWarnings() throws {
    let preview = try Preview(["briefing.yml": "title: Talks\nlinks: {broken: warn}\n", "seeds/c.md": "See [it](nowhere.md).\n"])
    try preview.waitUntilBuilt()
    let events = try Connection(port: preview.port, seconds: 30)
    events.send(Array("GET /.briefing/events?path=index.html HTTP/1.1\r\nHost: 127.0.0.1:\(preview.port)\r\n\r\n".utf8))
    let told = events.receive(until: Self.endOfEvent)
    #expect(told.contains("\"broken\":false,\"errors\":0,\"warnings\":1"), "\(told)")
    #expect(told.contains("\"file\":\"seeds/c.md\",\"line\":1"), "\(told)")
  }

  @Test(arguments: [["--edition", "nobody"], ["--port", "70000"]]) func refusesWrongUsage(_ arguments: [String]) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "preview-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    for (path, text) in Self.files { try Preview.put(text, folder.appending(path: path)) }
    let process = Process()
    process.executableURL = Bundle.main.executableURL!.deletingLastPathComponent().appending(path: "briefing")
    process.arguments = ["serve", folder.path] + arguments
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 64)
    #expect(try output.fileHandleForReading.readToEnd() ?? Data() == Data())
  }
}
