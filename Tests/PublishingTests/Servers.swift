import Foundation
import Testing

/// A server of a test’s own on 127.0.0.1, ended with it: Tests/tools/publishing_server.py, which ends when its standard input does.
///
/// It is no `Process` of Foundation’s. That sees the end of a program when a descriptor closes that the program inherited; other programs
/// that start at the same moment can inherit it, too, and a server would hold it for as long as it runs.
final class Server {
  /// The target to publish to, as briefing.yml has it.
  let target: String
  /// What a publication to it has to find in its environment.
  let environment: [String: String]
  private let process: pid_t
  private let input: Int32

  /// - Parameter kind: `ssh` or `webdav`.
  init(_ kind: String, in grounds: String) throws {
    let (toServer, fromServer) = (try Self.privatePipe(), try Self.privatePipe())
    let server = try Self.spawn(
      ["python3", toolsFolder + "/publishing_server.py", kind, grounds], input: toServer.reading, output: fromServer.writing)
    (process, input) = (server, toServer.writing)
    close(toServer.reading)
    close(fromServer.writing)
    var said = Data()
    let answers = FileHandle(fileDescriptor: fromServer.reading, closeOnDealloc: true)
    while !said.suffix(2).elementsEqual("\n\n".utf8), let piece = try answers.read(upToCount: 1), !piece.isEmpty { said += piece }
    let lines = String(decoding: said, as: UTF8.self).split(separator: "\n").map(String.init)
    target = lines.first ?? ""
    environment = Dictionary(
      uniqueKeysWithValues: lines.dropFirst().map { line in
        let parts = line.split(separator: "=", maxSplits: 1).map(String.init)
        return (parts[0], parts[1])
      })
    try #require(!target.isEmpty, "the server did not start")
  }

  deinit {
    close(input)
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
  }

  /// A pipe that programs do not inherit.
  private static func privatePipe() throws -> (reading: Int32, writing: Int32) {
    var ends: [Int32] = [-1, -1]
    try #require(pipe(&ends) == 0)
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    return (ends[0], ends[1])
  }

  private static func spawn(_ arguments: [String], input: Int32, output: Int32) throws -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, input, 0)
    posix_spawn_file_actions_adddup2(&actions, output, 1)
    var pointers = arguments.map { strdup($0) } + [nil]
    defer { for pointer in pointers { free(pointer) } }
    var id: pid_t = 0
    try #require(posix_spawnp(&id, arguments[0], &actions, nil, &pointers, environ) == 0)
    return id
  }
}
