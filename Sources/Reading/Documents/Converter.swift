import Diagnostics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// An installed program that turns a document into text.
///
/// It is run without a shell, in an environment of `PATH` and `LC_ALL=C.UTF-8` alone, with nothing to read on its
/// standard input. What it writes to standard output is kept in memory. Converters may run on several threads at once.
struct Converter: Sendable {
  /// The program's name, which is looked for in `searchPath`.
  var program: String
  /// The Debian package that holds the program.
  var package: String
  /// What it reads, for the message when it is missing: "PDF documents".
  var reads: String
  /// The folders that are searched, parted by colons. Relative ones are passed over: nothing of the content is ever run.
  var searchPath = getenv("PATH").map { String(cString: $0) } ?? "/usr/local/bin:/usr/bin:/bin"
  /// How long it may take before it is killed.
  var timeLimit: Duration = .seconds(60)
  /// How many bytes it may write.
  var outputLimit = 64 << 20

  static let pdfText = Converter(program: "pdftotext", package: "poppler-utils", reads: "PDF documents")
  static let pdfInformation = Converter(program: "pdfinfo", package: "poppler-utils", reads: "PDF documents")
  static let word = Converter(program: "pandoc", package: "pandoc", reads: "Word documents")

  /// How a run ended that came to its end by itself.
  struct Outcome {
    var status: Int32
    var output: [UInt8]
    /// The beginning of what it wrote to standard error, not yet fit to be shown.
    var complaint: [UInt8]

    /// The first line of the complaint that says something, fit to be shown.
    var firstComplaint: String? {
      complaint.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }).lazy
        .map { Converter.printable(String(decoding: $0, as: UTF8.self)) }
        .first { !$0.isEmpty }
    }
  }

  /// A path as an argument that no program takes for an option.
  static func argument(forPath path: String) -> String { path.hasPrefix("-") ? "./" + path : path }

  /// Runs the program and returns what it wrote.
  ///
  /// - Parameter file: the document's path as it is shown in messages.
  /// - Throws: `converter-missing`, `converter-failed` (also where it wrote more than `outputLimit`), `converter-timeout`.
  func output(arguments: [String], file: String) throws(Diagnostic) -> [UInt8] {
    let outcome = try run(arguments: arguments, file: file)
    guard outcome.status == 0 else {
      throw failure(outcome.firstComplaint ?? Self.description(ofStatus: outcome.status), file: file)
    }
    return outcome.output
  }

  /// Runs the program and returns how it ended, whatever its exit status.
  ///
  /// - Throws: `converter-missing`, `converter-failed` (it did not start, or wrote too much), `converter-timeout`.
  func run(arguments: [String], file: String) throws(Diagnostic) -> Outcome {
    guard let executable = findExecutable() else {
      throw Diagnostic(
        .error, "converter-missing", "\(program) is not installed; it reads \(reads)", at: Location(file: file),
        help: "install it: apt install \(package)")
    }
    do throws(ChildProcess.Failure) {
      var child = try ChildProcess(
        executable, arguments: [program] + arguments, environment: ["PATH=\(searchPath)", "LC_ALL=C.UTF-8"])
      return try child.finish(within: timeLimit, outputLimit: outputLimit)
    } catch {
      switch error {
      case .system(let code): throw failure("it did not start: \(String(cString: strerror(code)))", file: file)
      case .tooMuchOutput: throw failure("it wrote more than \(outputLimit >> 20) MB", file: file)
      case .timeout:
        throw Diagnostic(
          .error, "converter-timeout", "\(program) was stopped: it did not finish within \(timeLimit.components.seconds) seconds",
          at: Location(file: file), help: "convert the document yourself and put its text beside it as .txt")
      }
    }
  }

  private func failure(_ reason: String, file: String) -> Diagnostic {
    Diagnostic(
      .error, "converter-failed", "\(program) cannot read this document: \(reason)", at: Location(file: file),
      help: "open the document to see whether it is damaged, or put its text beside it as .txt")
  }

  private func findExecutable() -> String? {
    for folder in searchPath.split(separator: ":") where folder.hasPrefix("/") {
      let path = "\(folder)/\(program)"
      var status = stat()
      if stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG, access(path, X_OK) == 0 { return path }
    }
    return nil
  }

  private static func description(ofStatus status: Int32) -> String {
    status < 0 ? "it was ended by signal \(-status)" : "it ended with status \(status)"
  }

  /// A foreign text without its control and formatting characters, cut at 200 characters.
  static func printable(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars where result.count < 200 {
      switch scalar.properties.generalCategory {
      case .control, .spaceSeparator, .lineSeparator, .paragraphSeparator: if let last = result.last, last != " " { result.append(" ") }
      case .format, .surrogate, .privateUse, .unassigned: break
      default: result.append(scalar)
      }
    }
    while result.last == " " { result.removeLast() }
    return String(result)
  }
}
