import Foundation
import Testing

/// A content folder of the test's own, and `briefing serve` running in it.
final class Preview {
  let folder: URL
  let port: UInt16
  /// What it printed first.
  let address: String
  private let process = Process()

  /// - Parameters:
  ///   - files: Texts by their paths in the folder.
  ///   - path: A folder where programs are looked for first.
  ///   - isOneStream: Whether standard output and standard error go the same way.
  ///   - prepare: Called with the folder before the program starts.
  init(
    _ files: [String: String], _ arguments: [String] = [], path: URL? = nil, isOneStream: Bool = false,
    prepare: (URL) throws -> Void = { _ in }
  ) throws {
    let base = FileManager.default.temporaryDirectory.appending(path: "preview-\(UUID().uuidString)").resolvingSymlinksInPath()
    folder = base.appending(path: "content")
    for (path, text) in files { try Self.put(text, folder.appending(path: path)) }
    try prepare(folder)
    process.executableURL = Bundle.main.executableURL!.deletingLastPathComponent().appending(path: "briefing")
    process.arguments = ["serve", folder.path, "--port", "0"] + arguments
    if let path {
      let environment = ProcessInfo.processInfo.environment
      process.environment = environment.merging(["PATH": "\(path.path):\(environment["PATH"] ?? "")"]) { $1 }
    }
    let output = Pipe()
    process.standardOutput = output
    process.standardError = isOneStream ? output : try FileHandle(forWritingTo: Self.put("", base.appending(path: "errors.txt")))
    process.standardInput = FileHandle.nullDevice
    try process.run()
    var line = ""
    while let byte = try output.fileHandleForReading.read(upToCount: 1)?.first, byte != 10 {
      line.unicodeScalars.append(Unicode.Scalar(byte))
    }
    address = line
    port = UInt16(line.split(separator: ":").last?.dropLast() ?? "") ?? 0
    try #require(port > 0, "\(errors)")
  }

  deinit {
    process.terminate()
    process.waitUntilExit()
    try? FileManager.default.removeItem(at: folder.deletingLastPathComponent())
  }

  @discardableResult static func put(_ text: String, _ url: URL) throws -> URL {
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
    return url
  }

  func put(_ path: String, _ text: String) throws { try Self.put(text, folder.appending(path: path)) }

  /// What it said on standard error.
  var errors: String { (try? String(contentsOf: folder.deletingLastPathComponent().appending(path: "errors.txt"), encoding: .utf8)) ?? "" }

  /// Whether it says a text on standard error, by and by.
  func says(_ text: String) -> Bool {
    for _ in 0..<600 where !errors.contains(text) { usleep(50_000) }
    return errors.contains(text)
  }

  var isRunning: Bool { process.isRunning }
  var id: Int32 { process.processIdentifier }

  /// Asks for a path as a browser does.
  func get(_ path: String, _ headers: String...) throws -> Answer {
    try ask("GET \(path) HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\nConnection: close\r\n\(headers.map { $0 + "\r\n" }.joined())\r\n")
  }

  /// Sends a request as it is and returns the answer, as far as it comes until the other side closes, or the time is over.
  func ask(_ request: String, seconds: Int = 10) throws -> Answer { try ask(Array(request.utf8), seconds: seconds) }

  func ask(_ request: [UInt8], seconds: Int = 10) throws -> Answer {
    let connection = try Connection(port: port, seconds: seconds)
    connection.send(request)
    return Answer(connection.receive())
  }

  /// Waits until a page says what it should.
  func wait(for path: String, until isShown: (Answer) -> Bool) throws -> Answer {
    var answer = try get(path)
    for _ in 0..<600 where !isShown(answer) {
      usleep(50_000)
      answer = try get(path)
    }
    return answer
  }

  func waitUntilBuilt() throws { _ = try wait(for: "/index.html") { $0.status == 200 } }
}

/// A socket to this machine.
final class Connection {
  private let socket: Int32

  init(port: UInt16, seconds: Int) throws {
    #if canImport(Glibc)
      socket = Foundation.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    #else
      socket = Foundation.socket(AF_INET, SOCK_STREAM, 0)
    #endif
    var time = timeval(tv_sec: seconds, tv_usec: 0)
    setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &time, socklen_t(MemoryLayout<timeval>.size))
    setsockopt(socket, SOL_SOCKET, SO_SNDTIMEO, &time, socklen_t(MemoryLayout<timeval>.size))
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    let result = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) }
    }
    try #require(result == 0)
  }

  deinit { close(socket) }

  /// Sends all, or as much as the other side takes. Returns whether it took all.
  @discardableResult func send(_ bytes: [UInt8]) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Foundation.send(socket, $0.baseAddress!, $0.count, Int32(MSG_NOSIGNAL)) }
      if count <= 0 { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }

  /// All that comes until the other side closes or nothing comes for the time of the connection.
  func receive() -> [UInt8] {
    var all: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while case let count = recv(socket, &buffer, buffer.count, 0), count > 0 { all += buffer[..<count] }
    return all
  }

  /// What comes until a text is among it.
  func receive(until text: String) -> String {
    var all: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while !String(decoding: all, as: UTF8.self).contains(text) {
      let count = recv(socket, &buffer, buffer.count, 0)
      if count <= 0 { break }
      all += buffer[..<count]
    }
    return String(decoding: all, as: UTF8.self)
  }
}

/// An answer as it came over the wire.
struct Answer {
  /// 0 where the connection ended without a word.
  var status = 0
  var headers: [String: String] = [:]
  var body: [UInt8] = []
  var text: String { String(decoding: body, as: UTF8.self) }

  init(_ bytes: [UInt8]) {
    guard let end = bytes.firstRange(of: Array("\r\n\r\n".utf8)) else { return }
    let lines = String(decoding: bytes[..<end.lowerBound], as: UTF8.self).components(separatedBy: "\r\n")
    status = Int(lines[0].split(separator: " ").dropFirst().first ?? "") ?? 0
    for line in lines.dropFirst() {
      let parts = line.split(separator: ":", maxSplits: 1)
      if parts.count == 2 { headers[parts[0].lowercased()] = parts[1].trimmingCharacters(in: .whitespaces) }
    }
    body = Array(bytes[end.upperBound...])
  }
}
