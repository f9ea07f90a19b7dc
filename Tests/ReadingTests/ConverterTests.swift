import Diagnostics
import Foundation
import Testing

@testable import Reading

@Suite("Converters")
struct ConverterTests {
  private func failure(_ converter: Converter, _ arguments: [String] = []) -> Diagnostic {
    do throws(Diagnostic) {
      let output = try converter.output(arguments: arguments, file: "seeds/a.pdf")
      Issue.record("it did not fail, but wrote \(output.count) bytes")
      return Diagnostic(.error, "", "")
    } catch {
      return error
    }
  }

  @Test("Output, arguments and environment arrive as they are")
  func output() throws {
    let folder = try TemporaryFolder()
    let converter = try folder.program("show", "printf '%s|' \"$@\" \"$LC_ALL\" \"$HOME\"; env | wc -l; cat")
    let output = try converter.output(arguments: ["a b", "$(x)", "'", "*", ""], file: "a")
    // The shell itself adds PWD and its like; what matters is that nothing of ours stands there.
    #expect(String(decoding: output, as: UTF8.self).hasPrefix("a b|$(x)|'|*||C.UTF-8||"))
  }

  @Test("A missing program is named with its package", arguments: [Converter.pdfText, .word])
  func missing(_ converter: Converter) throws {
    var converter = converter
    converter.searchPath = "/nonexistent:relative:"
    let diagnostic = failure(converter)
    #expect(diagnostic.rule == "converter-missing" && diagnostic.severity == .error)
    #expect(diagnostic.message == "\(converter.program) is not installed; it reads \(converter.reads)")
    #expect(diagnostic.help == "install it: apt install \(converter.package)")
    #expect(diagnostic.location?.file == "seeds/a.pdf")
  }

  @Test("Programs of the current folder are not run")
  func relativePath() throws {
    let folder = try TemporaryFolder()
    var converter = try folder.program("x", "echo")
    converter.searchPath = ".:" + folder.path.dropFirst()
    #expect(failure(converter).rule == "converter-missing")
  }

  @Test("A failure gives the first line of what the program says, fit to be shown")
  func failed() throws {
    let folder = try TemporaryFolder()
    let converter = try folder.program("x", "printf '\\n\\033[31mbad\\007 file\\342\\200\\256\\nmore' >&2; exit 3")
    let diagnostic = failure(converter)
    #expect(diagnostic.rule == "converter-failed")
    #expect(diagnostic.message == "x cannot read this document: [31mbad file")
  }

  @Test("A long complaint is cut")
  func longComplaint() throws {
    let folder = try TemporaryFolder()
    let converter = try folder.program("x", "yes a | head -c 300000 | tr -d '\\n' >&2; exit 1")
    #expect(failure(converter).message.hasSuffix(": " + String(repeating: "a", count: 200)))
  }

  @Test(
    "A failure without words gives the status",
    arguments: [("exit 4", "it ended with status 4"), ("kill -9 $$", "it was ended by signal 9")])
  func status(_ script: String, _ words: String) throws {
    let folder = try TemporaryFolder()
    #expect(failure(try folder.program("x", script)).message.hasSuffix(words))
  }

  @Test(
    "A program that does not end is stopped, with what it started",
    arguments: ["sleep 1000", "sleep 1000 >&- 2>&-", "sleep 1000 & sleep 1000"])
  func timeout(_ script: String) throws {
    let folder = try TemporaryFolder()
    var converter = try folder.program("x", "echo $$ > \(folder.path)/id; \(script)")
    converter.timeLimit = .milliseconds(300)
    #expect(failure(converter).rule == "converter-timeout")
    let id = try #require(
      Int32(String(contentsOfFile: "\(folder.path)/id", encoding: .utf8).trimmingCharacters(in: .whitespacesAndNewlines)))
    #expect(kill(id, 0) == -1)
  }

  @Test("Output beyond the limit is refused")
  func tooMuch() throws {
    let folder = try TemporaryFolder()
    var converter = try folder.program("x", "cat /dev/zero")
    converter.outputLimit = 1 << 20
    let diagnostic = failure(converter)
    #expect(diagnostic.rule == "converter-failed" && diagnostic.message.contains("more than 1 MB"))
  }

  @Test("Many at once do not mix and leave no file open")
  func concurrent() async throws {
    let folder = try TemporaryFolder()
    let converter = try folder.program("x", "head -c 200000 /dev/zero | tr '\\0' \"$1\"")
    func openFiles() throws -> Int { try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count }
    let before = try openFiles()
    await withTaskGroup(of: Bool.self) { group in
      for letter in "abcdefghijklmnopqrstuvwxyz" {
        group.addTask {
          let output = try? converter.output(arguments: [String(letter)], file: "a")
          return output.map { $0.count == 200_000 && $0.allSatisfy { $0 == letter.asciiValue } } ?? false
        }
      }
      for await isRight in group { #expect(isRight) }
    }
    // Other tests open files meanwhile, but not 26 × 2.
    #expect(try openFiles() < before + 30)
  }

  @Test("Paths are no options", arguments: [("-rf.pdf", "./-rf.pdf"), ("a.pdf", "a.pdf"), ("/a/-b", "/a/-b")])
  func paths(_ path: String, _ argument: String) { #expect(Converter.argument(forPath: path) == argument) }
}
