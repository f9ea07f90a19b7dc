import Diagnostics
import Programs

/// An installed program that turns a document into text.
struct Converter: Sendable {
  var program: InstalledProgram
  /// What it reads, for the message when it is missing: "PDF documents".
  var reads: String

  static let pdfText = Converter(program: InstalledProgram("pdftotext", package: "poppler-utils"), reads: "PDF documents")
  static let pdfInformation = Converter(program: InstalledProgram("pdfinfo", package: "poppler-utils"), reads: "PDF documents")
  static let word = Converter(program: InstalledProgram("pandoc", package: "pandoc"), reads: "Word documents")

  /// Runs the program and returns what it wrote.
  ///
  /// - Parameter file: the document's path as it is shown in messages.
  /// - Throws: `converter-missing`, `converter-failed` (also where it wrote too much), `converter-timeout`.
  func output(arguments: [String], file: String) throws(Diagnostic) -> [UInt8] {
    let outcome = try run(arguments: arguments, file: file)
    if let reason = outcome.reasonOfFailure { throw failure(reason, file: file) }
    return outcome.output
  }

  /// Runs the program and returns how it ended, whatever its exit status.
  ///
  /// - Throws: `converter-missing`, `converter-failed` (it did not start, or wrote too much), `converter-timeout`.
  func run(arguments: [String], file: String) throws(Diagnostic) -> InstalledProgram.Outcome {
    do throws(InstalledProgram.Failure) {
      return try program.run(arguments: arguments)
    } catch {
      switch error {
      case .missing:
        throw Diagnostic(
          .error, "converter-missing", "\(program.name) is not installed; it reads \(reads)", at: Location(file: file),
          help: "install it: apt install \(program.package)")
      case .timeout:
        throw Diagnostic(
          .error, "converter-timeout", "\(program.name) was stopped: \(program.reason(of: error))", at: Location(file: file),
          help: "convert the document yourself and put its text beside it as .txt")
      case .notStarted, .tooMuchOutput: throw failure(program.reason(of: error), file: file)
      }
    }
  }

  private func failure(_ reason: String, file: String) -> Diagnostic {
    Diagnostic(
      .error, "converter-failed", "\(program.name) cannot read this document: \(reason)", at: Location(file: file),
      help: "open the document to see whether it is damaged, or put its text beside it as .txt")
  }
}
