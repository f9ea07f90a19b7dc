import Diagnostics
import Output
import Programs

/// Why a site was not published. Readers have the former site then, whole, unless the message says otherwise.
public struct PublishingFailure: Error, Hashable, Sendable {
  public enum Kind: Sendable {
    /// The content or what belongs to it has to change, or a program is missing (exit status 1).
    case content
    /// The target cannot be published to as it is; its user has to decide (exit status 64).
    case refused
    /// The disk or the network failed, or another publication came first (exit status 74).
    case failed
    /// A fault of Briefing (exit status 70).
    case fault
  }

  public var kind: Kind
  /// What to tell the user.
  public var diagnostic: Diagnostic

  public init(_ kind: Kind, _ diagnostic: Diagnostic) {
    self.kind = kind
    self.diagnostic = diagnostic
  }

  init(_ failure: OutputFailure) {
    self.diagnostic = failure.diagnostic
    switch failure.kind {
    case .refused: kind = .refused
    case .disk: kind = .failed
    case .fault: kind = .fault
    }
  }
}

extension PublishingFailure {
  static func refused(_ rule: String, _ message: String, help: String) -> PublishingFailure {
    PublishingFailure(.refused, Diagnostic(.error, rule, message, help: help))
  }

  static func failed(_ rule: String, _ message: String, help: String?) -> PublishingFailure {
    PublishingFailure(.failed, Diagnostic(.error, rule, message, help: help))
  }

  /// - Parameter place: The target in briefing.yml.
  static func program(_ program: InstalledProgram, _ failure: InstalledProgram.Failure) -> PublishingFailure {
    guard failure == .missing else {
      return .failed("publish-failed", "\(program.name): \(program.reason(of: failure))", help: "run it again; that is safe")
    }
    return PublishingFailure(
      .content,
      Diagnostic(
        .error, "program-missing", "publishing here needs the program \(program.name), which is not installed",
        help: "install the package \(program.package) (Debian, Ubuntu: apt install \(program.package))"))
  }

  /// Somebody else put a site in place after this run had looked.
  static func overtaken(_ what: String) -> PublishingFailure {
    .failed(
      "publish-overtaken", "another publication changed \(what) meanwhile; this one was not put in place",
      help: "run it again to compare with what is there now")
  }

  static func notVerified(_ what: String, _ paths: [String]) -> PublishingFailure {
    let shown = paths.prefix(3).joined(separator: ", ") + (paths.count > 3 ? " and \(paths.count - 3) more" : "")
    return .failed(
      "publish-not-verified", "what was read back from \(what) is not what was sent: \(shown)", help: "run it again; that is safe")
  }
}

/// Calls what throws failures of the output as one of publishing.
func publishing<Value>(_ body: () throws(OutputFailure) -> Value) throws(PublishingFailure) -> Value {
  do throws(OutputFailure) {
    return try body()
  } catch {
    throw PublishingFailure(error)
  }
}
