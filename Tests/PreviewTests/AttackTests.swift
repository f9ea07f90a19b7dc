import Foundation
import Testing

/// Requests that try to get at what they should not, or to bring the server down. None may succeed.
@Suite(.serialized) struct AttackTests {
  static let secret = "the-secret-that-stays-here"

  private static func preview() throws -> Preview {
    let preview = try Preview([
      "briefing.yml": "title: A briefing\n", "seeds/a.md": "# A text\n\n![A picture](media/a.svg) and [a page](media/page.html).\n",
      "seeds/media/a.svg": "<svg xmlns=\"http://www.w3.org/2000/svg\"/>", "seeds/media/page.html": "<script>alert(1)</script>",
      "seeds/media/unused.txt": secret, "secret.txt": secret, "Site/secret.txt": secret, ".briefing/state": secret, ".git/config": secret,
      "../outside.txt": secret,
    ]) { folder in
      try FileManager.default.createSymbolicLink(
        at: folder.appending(path: "seeds/media/way.txt"), withDestinationURL: folder.appending(path: "secret.txt"))
    }
    try preview.waitUntilBuilt()
    return preview
  }

  struct Attack: CustomTestStringConvertible {
    var name: String
    /// `HOST` stands for the server's own host and port.
    var request: String
    /// What may come back; 0 is the end of the connection without a word.
    var answers: Set<Int>
    var testDescription: String { name }

    init(_ name: String, _ request: String, _ answers: Int...) { (self.name, self.request, self.answers) = (name, request, Set(answers)) }

    static func path(_ path: String, _ answers: Int...) -> Attack {
      var attack = Attack("path \(path)", "GET \(path) HTTP/1.1\r\nHost: HOST\r\nConnection: close\r\n\r\n")
      attack.answers = Set(answers)
      return attack
    }
    static func header(_ line: String, _ answers: Int...) -> Attack {
      var attack = Attack("header \(line.prefix(60))", "GET / HTTP/1.1\r\nHost: HOST\r\nConnection: close\r\n\(line)\r\n\r\n")
      attack.answers = Set(answers)
      return attack
    }
    static func host(_ host: String, _ answers: Int...) -> Attack {
      var attack = Attack("host \(host)", "GET / HTTP/1.1\r\nHost: \(host)\r\nConnection: close\r\n\r\n")
      attack.answers = Set(answers)
      return attack
    }
    static func method(_ method: String, _ answers: Int...) -> Attack {
      var attack = Attack("method \(method)", "\(method) / HTTP/1.1\r\nHost: HOST\r\nConnection: close\r\n\r\n")
      attack.answers = Set(answers)
      return attack
    }
  }

  static let attacks: [Attack] = [
    // Out of the site
    .path("/../outside.txt", 404), .path("/../../etc/passwd", 404), .path("/%2e%2e/outside.txt", 404), .path("/..%2foutside.txt", 404),
    .path("/people/..%2f..%2fsecret.txt", 404), .path("/people/%2e%2e/%2e%2e/secret.txt", 404), .path("/%252e%252e/outside.txt", 404),
    .path("/..%5coutside.txt", 404), .path("/..\\outside.txt", 400, 404), .path("/%c0%ae%c0%ae/outside.txt", 404),
    .path("//etc/passwd", 404), .path("/%2fetc/passwd", 404), .path("/./secret.txt", 404), .path("/.;/secret.txt", 404),
    .path("/index.html%00.txt", 404), .path("/secret.txt%00.html", 404), .path("/%", 404), .path("/%zz", 404), .path("/%ff%fe", 404),
    // Files of the folder that are no part of the site
    .path("/secret.txt", 404), .path("/briefing.yml", 404), .path("/seeds/a.md", 404), .path("/Site/secret.txt", 404),
    .path("/.git/config", 404), .path("/.briefing/state", 404), .path("/.briefing/", 404), .path("/media/unused.txt", 404),
    .path("/media/way.txt", 404), .path("/media/", 404), .path("/assets/", 404), .path("/assets", 404),
    .path("/.briefing/edition/", 404), .path("/.briefing/edition/nobody/index.html", 404),
    .path("/.briefing/edition/../../secret.txt", 404),
    .path("/.briefing/changes?path=../secret.txt", 200), .path("/.briefing/changes?path=%2fetc%2fpasswd", 200),
    .path("/.briefing/events?path=%00", 400), .path("/.briefing/live.js/../../secret.txt", 404),
    // Rebinding, and other sites' pages
    .host("evil.example", 421), .host("evil.example:80", 421), .host("localhost.evil.example", 421), .host("127.0.0.1.evil.example", 421),
    .host("HOST.evil.example", 421), .host("127.0.0.1:1", 421), .host("127.0.0.1", 421), .host("user@HOST", 421), .host("", 421, 400),
    .host("[::ffff:127.0.0.1]:1", 421), .host("0.0.0.0", 421),
    Attack("no host", "GET / HTTP/1.1\r\nConnection: close\r\n\r\n", 400), Attack("no host, old", "GET / HTTP/1.0\r\n\r\n", 400),
    .header("Host: HOST", 400), .header("Host: evil.example", 400),
    .header("Origin: http://evil.example", 403), .header("Origin: null", 403), .header("Origin: https://HOST", 403),
    .header("Origin: http://HOST.evil.example", 403), .header("Origin: http://localhost:1", 403),
    .header("Origin: http://HOST\r\nOrigin: http://evil.example", 403),
    .header("Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: no-cors", 403),
    .header("Sec-Fetch-Site: same-site\r\nSec-Fetch-Mode: cors", 403),
    .header("Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: navigate\r\nSec-Fetch-Dest: iframe", 403),
    .header("Sec-Fetch-Site: cross-site\r\nSec-Fetch-Site: same-origin\r\nSec-Fetch-Mode: cors", 403),
    .header("If-Match: \"x\"", 412),
    Attack(
      "web socket of another site",
      "GET / HTTP/1.1\r\nHost: HOST\r\nOrigin: http://evil.example\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: x\r\n\r\n",
      403),
    Attack("another site's address", "GET http://evil.example/ HTTP/1.1\r\nHost: HOST\r\nConnection: close\r\n\r\n", 404, 400),
    // Methods
    .method("POST", 405), .method("PUT", 405), .method("DELETE", 405), .method("PATCH", 405), .method("OPTIONS", 405),
    .method("TRACE", 405),
    .method("PROPFIND", 405), .method("BREW", 400, 405), .method("get", 400, 405),
    Attack("connect", "CONNECT evil.example:443 HTTP/1.1\r\nHost: HOST\r\n\r\n", 405),
    Attack("options of all", "OPTIONS * HTTP/1.1\r\nHost: HOST\r\nConnection: close\r\n\r\n", 405),
    Attack(
      "preflight", "OPTIONS / HTTP/1.1\r\nHost: HOST\r\nOrigin: http://evil.example\r\nAccess-Control-Request-Method: GET\r\n\r\n", 405),
    // Smuggling
    .header("Content-Length: 5\r\nContent-Length: 6", 400, 413), .header("Content-Length: 5\r\nTransfer-Encoding: chunked", 400, 413),
    .header("Transfer-Encoding: chunked", 413), .header("Transfer-Encoding: chunked, identity", 400, 413),
    .header("Transfer-Encoding : chunked", 400), .header("Transfer-Encoding: xchunked", 400, 413), .header("Content-Length: +5", 400),
    .header("Content-Length: -1", 400), .header("Content-Length: 0x5", 400), .header("Content-Length: 99999999999999999999999", 400),
    .header("Content-Length: 1000000000", 413), .header("Bad Name: x", 400), .header(": x", 400), .header("X: a\u{1}b", 400),
    .header("X: a\u{0}b", 400),
    .header(" Folded: x", 400), .header("X: a\r\n folded", 400, 200), .header("X: a\rX-Evil: b", 400),
    Attack("bare line feeds", "GET / HTTP/1.1\nHost: HOST\n\n", 400),
    Attack("nonsense", "\u{16}\u{3}\u{1}\u{2}\u{0}\u{1}\u{0}\u{1}", 400, 0),
    Attack("no version", "GET /\r\n\r\n", 400, 0), Attack("version 9", "GET / HTTP/9.9\r\nHost: HOST\r\n\r\n", 400, 505),
    Attack("version 2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 400, 405, 505),
    Attack("two spaces", "GET  / HTTP/1.1\r\nHost: HOST\r\nConnection: close\r\n\r\n", 400, 200),
    Attack(
      "a body with GET", "GET / HTTP/1.1\r\nHost: HOST\r\nContent-Length: 44\r\n\r\nGET /secret.txt HTTP/1.1\r\nHost: HOST\r\n\r\n", 413),
    // Size
    Attack(
      "a long path", "GET /\(String(repeating: "a", count: 20_000)) HTTP/1.1\r\nHost: HOST\r\nConnection: close\r\n\r\n", 400, 404, 414,
      431, 0),
    Attack("an endless path", "GET /" + String(repeating: "a", count: 3_000_000), 400, 414, 431, 0),
    Attack("a long header", "GET / HTTP/1.1\r\nHost: HOST\r\nX: \(String(repeating: "a", count: 60_000))\r\n\r\n", 400, 431, 0),
    Attack("endless headers", "GET / HTTP/1.1\r\n" + String(repeating: "X: aaaaaaaaaaaa\r\n", count: 100_000), 400, 431, 0),
    Attack("many headers", "GET / HTTP/1.1\r\nHost: HOST\r\n" + String(repeating: "X: a\r\n", count: 500) + "\r\n", 400, 431, 0),
    .header("Range: bytes=0-0," + (1...900).map { "\($0)-\($0)" }.joined(separator: ","), 200), .header("Range: bytes=99999999-", 416),
    .header("Range: bytes=-99999999999999999999999", 206), .header("If-None-Match: " + String(repeating: "\"a\",", count: 500), 200),
  ]

  @Test func letsNoneIn() throws {
    let preview = try Self.preview()
    #expect(Self.attacks.count >= 40)
    for attack in Self.attacks {
      let answer = try preview.ask(attack.request.replacing("HOST", with: "127.0.0.1:\(preview.port)"))
      #expect(attack.answers.contains(answer.status), "\(attack.name): \(answer.status)")
      #expect(!answer.text.contains(Self.secret), "\(attack.name)")
      #expect(!answer.text.contains("root:"), "\(attack.name)")
      #expect(!answer.headers.keys.contains { $0.hasPrefix("access-control") }, "\(attack.name)")
      #expect(answer.headers["location"]?.hasPrefix("/") != false && answer.headers["location"]?.hasPrefix("//") != true, "\(attack.name)")
    }
    #expect(preview.isRunning)
    #expect(try preview.get("/").status == 200)
  }

  @Test func answersItsOwnPages() throws {
    let preview = try Self.preview()
    for host in ["127.0.0.1:\(preview.port)", "localhost:\(preview.port)", "[::1]:\(preview.port)", "LOCALHOST:\(preview.port)"] {
      let answer = try preview.ask("GET / HTTP/1.1\r\nHost: \(host)\r\nOrigin: http://\(host)\r\nConnection: close\r\n\r\n")
      #expect(answer.status == 200, "\(host)")
    }
    #expect(try preview.get("/", "Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: navigate", "Sec-Fetch-Dest: document").status == 200)
    let page = try preview.get("/index.html")
    #expect(page.headers["content-security-policy"]?.hasPrefix("default-src 'none'; script-src 'self';") == true)
    #expect(page.headers["x-content-type-options"] == "nosniff")
    #expect(page.headers["referrer-policy"] == "no-referrer")
    #expect(page.text.contains("<script src=\"/.briefing/live.js\""))
    // What comes from elsewhere runs no scripts here.
    let copy = try preview.get("/media/page.html")
    #expect(copy.status == 200)
    #expect(copy.headers["content-security-policy"]?.hasPrefix("sandbox;") == true)
    #expect(!copy.text.contains("live.js"))
  }

  @Test func doesNotFollowALinkPutThereLater() throws {
    let preview = try Self.preview()
    #expect(try preview.get("/media/a.svg").status == 200)
    let picture = preview.folder.appending(path: "seeds/media/a.svg").path
    // As an exchange between the build and the request would be: the folder above is a link now.
    #expect(rename(preview.folder.appending(path: "seeds/media").path, preview.folder.appending(path: "seeds/kept").path) == 0)
    try FileManager.default.createSymbolicLink(
      atPath: preview.folder.appending(path: "seeds/media").path, withDestinationPath: preview.folder.path)
    try FileManager.default.createSymbolicLink(atPath: preview.folder.appending(path: "a.svg").path, withDestinationPath: "secret.txt")
    for _ in 0..<20 { #expect(try !preview.get("/media/a.svg").text.contains(Self.secret), "\(picture)") }
  }

  @Test func cutsOffTheSlow() throws {
    let preview = try Self.preview()
    let silent = try Connection(port: preview.port, seconds: 20)
    let slow = try Connection(port: preview.port, seconds: 20)
    slow.send(Array("GET / HTTP/1.1\r\nHost: 127".utf8))
    let start = Date()
    #expect(silent.receive().isEmpty)
    _ = slow.receive()
    #expect(Date().timeIntervalSince(start) < 15)
    // One byte at a time does not buy time.
    let drop = try Connection(port: preview.port, seconds: 20)
    let bytes = Array("GET / HTTP/1.1\r\nX: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa".utf8)
    let sent = bytes.prefix { byte in
      usleep(200_000)
      return drop.send([byte])
    }
    #expect(sent.count < bytes.count)
    #expect(try preview.get("/").status == 200)
  }

  @Test func standsACrowd() throws {
    let preview = try Self.preview()
    var crowd: [Connection] = []
    for _ in 0..<400 { crowd.append(try Connection(port: preview.port, seconds: 20)) }
    for connection in crowd {
      connection.send(Array("GET /.briefing/events?path=x HTTP/1.1\r\nHost: 127.0.0.1:\(preview.port)\r\n\r\n".utf8))
    }
    crowd = []
    let answer = try preview.wait(for: "/") { $0.status == 200 }
    #expect(answer.status == 200)
    #expect(preview.isRunning)
  }
}
