import Diagnostics
import Dossier
import Output

/// The last line of a run.
enum Summary {
  static func failure(_ diagnostics: [Diagnostic], doing what: String = "written", _ terminal: Terminal) -> String {
    let errors = diagnostics.count { $0.severity == .error }
    return "\(terminal.red(count(errors, "error", "errors")))\(warnings(diagnostics)); nothing was \(what)"
  }

  /// What a site holds, as the last line of its build says it.
  struct Contents: Equatable {
    var pages: Int
    var documents: Int
    var people: Int
    var meetings: Int

    init(_ publication: Publication, pages: Int) {
      self.pages = pages
      documents = publication.contents.documents.count
      people = publication.contents.people.count
      meetings = publication.contents.meetings.count
    }

    /// The numbers in a fixed order.
    var counts: [Int] { [pages, documents, people, meetings] }

    /// Nil where there are not as many.
    init?(counts: [Int]) {
      guard counts.count == 4 else { return nil }
      (pages, documents, people, meetings) = (counts[0], counts[1], counts[2], counts[3])
    }
  }

  static func success(
    _ contents: Contents, of edition: String, _ written: SiteWriter.Summary, _ diagnostics: [Diagnostic], time: Duration,
    _ terminal: Terminal
  ) -> String {
    let what = [
      count(contents.pages, "page", "pages"), count(contents.documents, "document", "documents"),
      count(contents.people, "person", "people"), count(contents.meetings, "meeting", "meetings"),
    ].joined(separator: ", ")
    let changes =
      written.isUnchanged ? "nothing changed" : "\(written.written) written, \(written.unchanged) unchanged, \(written.removed) removed"
    return "\(terminal.bold(what)) (\(edition)); \(changes)\(warnings(diagnostics)); \(seconds(time))"
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
