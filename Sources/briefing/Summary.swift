import Diagnostics
import Dossier
import Output

/// The last line of a run.
enum Summary {
  static func failure(_ diagnostics: [Diagnostic], doing what: String = "written", _ terminal: Terminal) -> String {
    let errors = diagnostics.count { $0.severity == .error }
    return "\(terminal.red(count(errors, "error", "errors")))\(warnings(diagnostics)); nothing was \(what)"
  }

  static func success(
    _ publication: Publication, pages: Int, _ written: SiteWriter.Summary, _ diagnostics: [Diagnostic], time: Duration, _ terminal: Terminal
  ) -> String {
    let contents = publication.contents
    let what = [
      count(pages, "page", "pages"), count(contents.documents.count, "document", "documents"),
      count(contents.people.count, "person", "people"),
      count(contents.meetings.count, "meeting", "meetings"),
    ].joined(separator: ", ")
    let changes =
      written.isUnchanged ? "nothing changed" : "\(written.written) written, \(written.unchanged) unchanged, \(written.removed) removed"
    return "\(terminal.bold(what)) (\(publication.edition.name)); \(changes)\(warnings(diagnostics)); \(seconds(time))"
  }

  static func check(_ diagnostics: [Diagnostic], _ terminal: Terminal) -> String {
    let errors = diagnostics.count { $0.severity == .error }
    return errors == 0 ? "no errors\(warnings(diagnostics))" : "\(terminal.red(count(errors, "error", "errors")))\(warnings(diagnostics))"
  }

  private static func warnings(_ diagnostics: [Diagnostic]) -> String {
    let warnings = diagnostics.count { $0.severity == .warning }
    return warnings == 0 ? "" : ", " + count(warnings, "warning", "warnings")
  }

  private static func count(_ number: Int, _ one: String, _ many: String) -> String { "\(number) \(number == 1 ? one : many)" }

  static func seconds(_ time: Duration) -> String {
    let hundredths = Int(time / .milliseconds(10))
    return "\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100) s"
  }
}
