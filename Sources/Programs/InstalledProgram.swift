#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A program that the system has installed, which is run for what it writes.
///
/// It is run without a shell, in an environment of `PATH`, `LC_ALL=C.UTF-8`, what `inherited` names and what `environment` adds. What it
/// writes to standard output is kept in memory. Programs may run on several threads at once.
public struct InstalledProgram: Sendable {
  /// The program's name, which is looked for in `searchPath`.
  public var name: String
  /// The Debian package that holds the program.
  public var package: String
  /// The folders that are searched, parted by colons. Relative ones are passed over: nothing of the content is ever run.
  public var searchPath: String
  /// Variables that it finds set besides `PATH` and `LC_ALL`, or instead of them: `("TZ", "UTC")`.
  public var environment: [(name: String, value: String)] = []
  /// The folder that it runs in; the one of this program where none is named.
  public var folder: String?
  /// How long it may take before it is killed.
  public var timeLimit: Duration
  /// How many bytes it may write.
  public var outputLimit: Int
  /// The names of variables that it is handed on from this program's environment, where they are set there; one that ends in `*` means all
  /// that begin so.
  public var inherited: [String] = []
  /// Whether it belongs to the user's terminal as this program does: it may ask for a passphrase there, and is interrupted with this one.
  public var sharesTerminal = false

  /// - Parameter searchPath: `PATH` as this program was given it, where nothing is named.
  public init(
    _ name: String, package: String, searchPath: String? = nil, timeLimit: Duration = .seconds(60), outputLimit: Int = 64 << 20
  ) {
    self.name = name
    self.package = package
    self.searchPath = searchPath ?? getenv("PATH").map { String(cString: $0) } ?? "/usr/local/bin:/usr/bin:/bin"
    self.timeLimit = timeLimit
    self.outputLimit = outputLimit
  }

  /// Why a program did not come to its end by itself.
  public enum Failure: Error, Sendable, Equatable {
    /// It is in no folder of the search path.
    case missing
    /// It could not be started or listened to: the number of the system's error.
    case notStarted(Int32)
    /// It took longer than `timeLimit`, and was killed.
    case timeout
    /// It wrote more than `outputLimit` bytes, and was killed.
    case tooMuchOutput
  }

  /// How a run ended that came to its end by itself.
  public struct Outcome: Sendable {
    /// The exit status; of a program that a signal ended, the signal's negative number.
    public var status: Int32
    public var output: [UInt8]
    /// The beginning of what it wrote to standard error, not yet fit to be shown.
    public var complaint: [UInt8]

    /// The first line of the complaint that says something, fit to be shown.
    public var firstComplaint: String? {
      complaint.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }).lazy
        .map { InstalledProgram.printable(String(decoding: $0, as: UTF8.self)) }
        .first { !$0.isEmpty }
    }

    /// Why the program failed, in its own words where it has any; `nil` where it did not.
    public var reasonOfFailure: String? {
      if status == 0 { return nil }
      return firstComplaint ?? (status < 0 ? "it was ended by signal \(-status)" : "it ended with status \(status)")
    }
  }

  /// Whether it is in a folder of the search path.
  public var isInstalled: Bool { executable != nil }

  /// Runs the program and returns how it ended, whatever its exit status.
  ///
  /// - Parameters:
  ///   - arguments: What follows its name.
  ///   - input: What it reads on its standard input. It need not read all of it.
  public func run(arguments: [String], input: [UInt8] = []) throws(Failure) -> Outcome {
    guard let executable = executable else { throw .missing }
    var child = try ChildProcess(
      executable, arguments: [name] + arguments, environment: variables, folder: folder, leadsGroup: !sharesTerminal,
      hasInput: !input.isEmpty)
    return try child.finish(input: input, within: timeLimit, outputLimit: outputLimit)
  }

  private var variables: [String] {
    var values = inherited.isEmpty ? [:] : Self.ownEnvironment.filter { inherits($0.key) }
    values.merge([("PATH", searchPath), ("LC_ALL", "C.UTF-8")] + environment.map { ($0.name, $0.value) }) { _, own in own }
    return values.map { "\($0.key)=\($0.value)" }
  }

  private func inherits(_ name: String) -> Bool {
    inherited.contains { $0.hasSuffix("*") ? name.hasPrefix($0.dropLast()) : name == $0 }
  }

  private static var ownEnvironment: [String: String] {
    var found: [String: String] = [:]
    var next = environ
    while let entry = next.pointee {
      let text = String(cString: entry)
      if let equals = text.utf8.firstIndex(of: UInt8(ascii: "=")) {
        found[String(text[..<equals])] = String(text[text.utf8.index(after: equals)...])
      }
      next += 1
    }
    return found
  }

  /// A failure in words that follow the program's name and a colon.
  public func reason(of failure: Failure) -> String {
    switch failure {
    case .missing: "it is not installed"
    case .notStarted(let code): "it did not start: \(String(cString: strerror(code)))"
    case .timeout: "it did not finish within \(timeLimit.components.seconds) seconds"
    case .tooMuchOutput: "it wrote more than \(outputLimit >> 20) MB"
    }
  }

  /// The program's file in the search path; nil where it is in none of its folders.
  public var executable: String? {
    for folder in searchPath.split(separator: ":") where folder.hasPrefix("/") {
      let path = "\(folder)/\(name)"
      var status = stat()
      if stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG, access(path, X_OK) == 0 { return path }
    }
    return nil
  }

  /// A path as an argument that no program takes for an option.
  public static func argument(forPath path: String) -> String { path.hasPrefix("-") ? "./" + path : path }

  /// A foreign text without its control and formatting characters, cut at 200 characters.
  public static func printable(_ text: String) -> String {
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
