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

  init(_ terminal: Terminal, root: String) {
    self.terminal = terminal
    lines = SourceLines(root: root)
  }

  mutating func print(_ diagnostics: [Diagnostic]) {
    for diagnostic in diagnostics { terminal.say(text(of: diagnostic)) }
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
    guard let location = diagnostic.location, let line = lines.line(at: location) else { return nil }
    let scalars = Array(line.unicodeScalars)
    guard scalars.contains(where: { $0.value > 0x20 }) else { return nil }
    let column = min(max(0, location.column - 1), scalars.count)
    let start = column > Self.widest - 20 ? column - 40 : 0
    let end = min(scalars.count, start + Self.widest)
    var shown = String.UnicodeScalarView()
    shown.append(contentsOf: scalars[start..<end])
    let number = String(location.line)
    let margin = String(repeating: " ", count: max(0, 6 - number.count)) + number
    let before = start > 0 ? "…" : ""
    let after = end < scalars.count ? "…" : ""
    let width = scalars[start..<column].reduce(before.count) { $0 + $1.cells }
    let caret = String(repeating: " ", count: width) + "^"
    return
      "\(terminal.faint("\(margin) |")) \(before)\(printable(String(shown)))\(after)\n\(terminal.faint("       |")) \(terminal.red(caret))"
  }

}
