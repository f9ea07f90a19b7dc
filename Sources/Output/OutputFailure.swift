import Diagnostics

/// Why a site was not put in place. The site that was there stays as it was.
public struct OutputFailure: Error, Hashable, Sendable {
  public enum Kind: Sendable {
    /// The folder cannot be the output: its user has to name another or change something (exit status 64).
    case refused
    /// The file system did not let us read or write (exit status 74).
    case disk
    /// Briefing asked for something impossible, such as two files of one name (exit status 70).
    case fault
  }

  public var kind: Kind
  /// What to tell the user.
  public var diagnostic: Diagnostic

  public init(_ kind: Kind, _ diagnostic: Diagnostic) {
    self.kind = kind
    self.diagnostic = diagnostic
  }
}

extension OutputFailure {
  static func refused(_ rule: String, _ message: String, help: String) -> OutputFailure {
    OutputFailure(.refused, Diagnostic(.error, rule, message, help: help))
  }

  /// - Parameter task: What could not be done: "write Site/index.html".
  static func disk(cannot task: String, _ error: SystemError) -> OutputFailure {
    OutputFailure(.disk, Diagnostic(.error, "output-disk", "cannot \(task): \(error.reason)", help: remedy(for: error)))
  }

  static func fault(_ rule: String, _ message: String) -> OutputFailure {
    OutputFailure(.fault, Diagnostic(.error, rule, message, help: "this is a fault of Briefing; please report it"))
  }
}
