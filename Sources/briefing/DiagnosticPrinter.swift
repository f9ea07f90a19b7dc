import Diagnostics
import Reading

/// Shows diagnostics as people read them: the place, what is wrong, the line, and what to do.
///
/// ```
/// seeds/report.yml:12:5: error: a role has no key `tittle`
///    12 |     tittle: president
///       |     ^
///   help: did you mean `title`?
/// ```
struct DiagnosticPrinter {
  private let terminal: Terminal
  private var lines: SourceLines
  /// A line of a file is shown up to this many characters, around the place.
  private static let widest = 120
  /// Nobody reads more.
  private static let most = 10_000

  init(_ terminal: Terminal, root: String) {
    self.terminal = terminal
    lines = SourceLines(root: root)
  }

  mutating func print(_ diagnostics: [Diagnostic]) {
    for diagnostic in diagnostics.prefix(Self.most) { terminal.say(text(of: diagnostic)) }
    if diagnostics.count > Self.most {
      terminal.say("\(diagnostics.count - Self.most) more; `briefing check --format json` shows all of them")
    }
  }

  mutating func text(of diagnostic: Diagnostic) -> String {
    let severity = diagnostic.severity == .error ? terminal.red("error") : terminal.yellow("warning")
    let place = diagnostic.location.map { terminal.bold("\(printable($0.file)):\($0.line):\($0.column)") + ": " } ?? ""
    var text = "\(place)\(severity): \(printable(diagnostic.message))"
    if let excerpt = excerpt(of: diagnostic) { text += "\n" + excerpt }
    if let help = diagnostic.help { text += "\n  \(terminal.bold("help")): \(printable(help))" }
    return text
  }

  private mutating func excerpt(of diagnostic: Diagnostic) -> String? {
    // A line that holds a secret must not reach a log.
    if ["target-credentials", "leak", "leak-unread", "undecided-withheld", "original-withheld", "same-as-withheld"].contains(
      diagnostic.rule)
    {
      return nil
    }
    guard let location = diagnostic.location, let excerpt = lines.excerpt(at: location, width: Self.widest) else { return nil }
    guard excerpt.before.contains(where: { $0.value > 0x20 }) || excerpt.behind.contains(where: { $0.value > 0x20 }) else { return nil }
    let number = String(location.line)
    let margin = String(repeating: " ", count: max(0, 6 - number.count)) + number
    let left = excerpt.isCutBefore ? "…" : ""
    let right = excerpt.isCutBehind ? "…" : ""
    let caret = String(repeating: " ", count: excerpt.before.reduce(left.count) { $0 + $1.cells }) + "^"
    let line = printable(String(excerpt.before) + String(excerpt.behind))
    return "\(terminal.faint("\(margin) |")) \(left)\(line)\(right)\n\(terminal.faint("       |")) \(terminal.red(caret))"
  }

}
