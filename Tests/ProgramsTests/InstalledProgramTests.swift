import Foundation
import Programs
import Testing

@Suite("Installed programs")
struct InstalledProgramTests {
  private func failure(_ program: InstalledProgram) -> InstalledProgram.Failure? {
    do throws(InstalledProgram.Failure) {
      _ = try program.run(arguments: [])
      return nil
    } catch {
      return error
    }
  }

  @Test("Output, arguments and environment arrive as they are")
  func output() throws {
    let folder = try ProgramFolder()
    let program = try folder.program("show", "printf '%s|' \"$@\" \"$LC_ALL\" \"$HOME\"; cat")
    let outcome = try program.run(arguments: ["a b", "$(x)", "'", "*", ""])
    #expect(String(decoding: outcome.output, as: UTF8.self) == "a b|$(x)|'|*||C.UTF-8||")
    #expect(outcome.status == 0 && outcome.reasonOfFailure == nil)
  }

  @Test("Input arrives as it is, however much there is", arguments: [0, 1, 65_536, 3_000_000])
  func input(_ count: Int) throws {
    let folder = try ProgramFolder()
    let input = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    #expect(try folder.program("copy", "cat").run(arguments: [], input: input).output == input)
  }

  @Test("A program may leave its input unread", arguments: ["exit 0", "exec 0<&-; sleep 0.1; exit 0", "head -c 10 > /dev/null"])
  func unreadInput(_ script: String) throws {
    let folder = try ProgramFolder()
    let outcome = try folder.program("x", script).run(arguments: [], input: [UInt8](repeating: 65, count: 2_000_000))
    #expect(outcome.status == 0 && outcome.output == [])
  }

  @Test("A missing program is said to be missing")
  func missing() {
    let program = InstalledProgram("cat", package: "coreutils", searchPath: "/nonexistent:relative:")
    #expect(failure(program) == .missing)
    #expect(program.reason(of: .missing) == "it is not installed")
  }

  @Test("Programs of the current folder are not run")
  func relativePath() throws {
    let folder = try ProgramFolder()
    var program = try folder.program("x", "echo")
    program.searchPath = ".:" + folder.path.dropFirst()
    #expect(failure(program) == .missing)
  }

  @Test("What is no program does not start")
  func noProgram() throws {
    let folder = try ProgramFolder()
    var program = try folder.program("x", "echo")
    try Data([0, 1, 2]).write(to: URL(fileURLWithPath: "\(folder.path)/y"))
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: "\(folder.path)/y")
    program.name = "y"
    #expect(failure(program) == .notStarted(ENOEXEC))
    #expect(program.reason(of: .notStarted(ENOEXEC)) == "it did not start: Exec format error")
  }

  @Test("A failure gives the first line of what the program says, fit to be shown")
  func complaint() throws {
    let folder = try ProgramFolder()
    let program = try folder.program("x", "printf '\\n\\033[31mbad\\007 file\\342\\200\\256\\nmore' >&2; exit 3")
    let outcome = try program.run(arguments: [])
    #expect(outcome.status == 3 && outcome.reasonOfFailure == "[31mbad file")
  }

  @Test("A long complaint is cut")
  func longComplaint() throws {
    let folder = try ProgramFolder()
    let outcome = try folder.program("x", "yes a | head -c 300000 | tr -d '\\n' >&2; exit 1").run(arguments: [])
    #expect(outcome.reasonOfFailure == String(repeating: "a", count: 200))
    #expect(outcome.complaint.count == 4096)
  }

  @Test(
    "A failure without words gives the status",
    arguments: [("exit 4", "it ended with status 4"), ("kill -9 $$", "it was ended by signal 9")])
  func status(_ script: String, _ words: String) throws {
    let folder = try ProgramFolder()
    #expect(try folder.program("x", script).run(arguments: []).reasonOfFailure == words)
  }

  @Test(
    "A program that does not end is stopped, with what it started",
    arguments: ["sleep 1000", "sleep 1000 >&- 2>&-", "sleep 1000 & sleep 1000"])
  func timeout(_ script: String) throws {
    let folder = try ProgramFolder()
    var program = try folder.program("x", "echo $$ > \(folder.path)/id; \(script)")
    program.timeLimit = .seconds(1)
    #expect(failure(program) == .timeout)
    #expect(program.reason(of: .timeout) == "it did not finish within 1 seconds")
    let id = try #require(
      Int32(String(contentsOfFile: "\(folder.path)/id", encoding: .utf8).trimmingCharacters(in: .whitespacesAndNewlines)))
    #expect(kill(id, 0) == -1)
  }

  @Test("Output beyond the limit is refused")
  func tooMuch() throws {
    let folder = try ProgramFolder()
    var program = try folder.program("x", "cat /dev/zero")
    program.outputLimit = 1 << 20
    #expect(failure(program) == .tooMuchOutput)
    #expect(program.reason(of: .tooMuchOutput) == "it wrote more than 1 MB")
  }

  @Test("Many at once do not mix and leave no file open")
  func concurrent() async throws {
    let folder = try ProgramFolder()
    let program = try folder.program("x", "head -c 200000 | tr x \"$1\"")
    func openFiles() throws -> Int { try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count }
    let before = try openFiles()
    await withTaskGroup(of: Bool.self) { group in
      for letter in "abcdefghijklmnopqrstuvwxyz" {
        group.addTask {
          let input = [UInt8](repeating: UInt8(ascii: "x"), count: 300_000)
          let output = try? program.run(arguments: [String(letter)], input: input).output
          return output.map { $0.count == 200_000 && $0.allSatisfy { $0 == letter.asciiValue } } ?? false
        }
      }
      for await isRight in group { #expect(isRight) }
    }
    // Other tests open files meanwhile, but not 26 × 3.
    #expect(try openFiles() < before + 30)
  }

  @Test("Paths are no options", arguments: [("-rf.pdf", "./-rf.pdf"), ("a.pdf", "a.pdf"), ("/a/-b", "/a/-b")])
  func paths(_ path: String, _ argument: String) { #expect(InstalledProgram.argument(forPath: path) == argument) }
}

/// A folder of programs for one test, removed with the value.
private final class ProgramFolder {
  let path: String

  init() throws {
    path = FileManager.default.temporaryDirectory.appendingPathComponent("briefing-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// A program of the folder: a shell script.
  ///
  /// Another process writes it: a program that this one writes cannot be run while a test beside it starts another.
  func program(_ name: String, _ script: String) throws -> InstalledProgram {
    let install = InstalledProgram("dd", package: "coreutils")
    _ = try install.run(arguments: ["of=\(path)/\(name)"], input: Array("#!/bin/sh\n\(script)\n".utf8))
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: "\(path)/\(name)")
    return InstalledProgram(name, package: "a-package", searchPath: "\(path):/usr/bin:/bin")
  }
}
