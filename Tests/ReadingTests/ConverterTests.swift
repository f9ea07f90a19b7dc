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

  @Test("A missing program is named with its package", arguments: [Converter.pdfText, .word])
  func missing(_ converter: Converter) throws {
    var converter = converter
    converter.program.searchPath = "/nonexistent:relative:"
    let diagnostic = failure(converter)
    #expect(diagnostic.rule == "converter-missing" && diagnostic.severity == .error)
    #expect(diagnostic.message == "\(converter.program.name) is not installed; it reads \(converter.reads)")
    #expect(diagnostic.help == "install it: apt install \(converter.program.package)")
    #expect(diagnostic.location?.file == "seeds/a.pdf")
  }

  @Test("A failure gives the first line of what the program says, fit to be shown")
  func failed() throws {
    let folder = try TemporaryFolder()
    let converter = try folder.program("x", "printf '\\n\\033[31mbad\\007 file\\342\\200\\256\\nmore' >&2; exit 3")
    let diagnostic = failure(converter)
    #expect(diagnostic.rule == "converter-failed")
    #expect(diagnostic.message == "x cannot read this document: [31mbad file")
  }

  @Test("A program that does not end is stopped")
  func timeout() throws {
    let folder = try TemporaryFolder()
    var converter = try folder.program("x", "sleep 1000")
    converter.program.timeLimit = .seconds(1)
    let diagnostic = failure(converter)
    #expect(diagnostic.rule == "converter-timeout")
    #expect(diagnostic.message == "x was stopped: it did not finish within 1 seconds")
  }

  @Test("Output beyond the limit is refused")
  func tooMuch() throws {
    let folder = try TemporaryFolder()
    var converter = try folder.program("x", "cat /dev/zero")
    converter.program.outputLimit = 1 << 20
    let diagnostic = failure(converter)
    #expect(diagnostic.rule == "converter-failed" && diagnostic.message.contains("more than 1 MB"))
  }
}
