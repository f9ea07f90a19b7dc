/// Where in a file something stands. Lines and columns count from 1; a column counts Unicode scalars.
public struct Location: Hashable, Sendable {
  /// The file's path as it is shown to people: relative to the content folder, with `/` between its parts.
  public var file: String
  public var line: Int
  public var column: Int

  public init(file: String, line: Int = 1, column: Int = 1) {
    self.file = file
    self.line = line
    self.column = column
  }
}

extension Location: Comparable {
  public static func < (left: Location, right: Location) -> Bool {
    (left.file, left.line, left.column) < (right.file, right.line, right.column)
  }
}

/// Whether a build can go on. Errors stop it; warnings do not.
public enum Severity: String, Sendable, Comparable {
  case error, warning

  public static func < (left: Severity, right: Severity) -> Bool { left == .error && right == .warning }
}

/// Something that an author should know about the content: what is wrong, where, and what to do.
public struct Diagnostic: Error, Hashable, Sendable {
  public var severity: Severity
  /// A stable short name of the rule that was broken, for machines: `unknown-key`, `evidence-not-found`.
  public var rule: String
  /// What is wrong, in one sentence without a full stop.
  public var message: String
  /// Where it is wrong; nil where no one place is.
  public var location: Location?
  /// What to do about it, in one sentence without a full stop.
  public var help: String?
  /// The words of the content that it is about, where another may be about the same words.
  public var subject: String?
  /// A change of the value at the place that would mend it.
  public var repair: Repair?

  public init(
    _ severity: Severity, _ rule: String, _ message: String, at location: Location? = nil, help: String? = nil,
    about subject: String? = nil
  ) {
    self.severity = severity
    self.rule = rule
    self.message = message
    self.location = location
    self.help = help
    self.subject = subject
  }
}

extension Diagnostic: Comparable {
  /// By file, line and column; what has no place comes first.
  public static func < (left: Diagnostic, right: Diagnostic) -> Bool {
    switch (left.location, right.location) {
    case (nil, .some): true
    case (.some, nil): false
    case (let a?, let b?) where a != b: a < b
    default: (left.severity, left.rule, left.message) < (right.severity, right.rule, right.message)
    }
  }
}

/// A change of one value of a file.
public struct Repair: Hashable, Sendable {
  /// The value as it stands, its white space squeezed.
  public var before: String
  /// The value that should stand there, on one line.
  public var after: String

  public init(before: String, after: String) {
    self.before = before
    self.after = after
  }
}
