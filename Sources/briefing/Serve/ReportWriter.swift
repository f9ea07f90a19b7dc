import Diagnostics
import Dossier
import Pages
import Preview
import Reading

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Makes what is wrong with the content ready to be shown in a page.
struct ReportWriter {
  private let folder: FolderPath
  private let editor: String

  /// - Parameter editor: The address that opens a file, as briefing.yml names it. What `BRIEFING_EDITOR` says comes first: it is
  ///   the reader's own.
  init(_ folder: FolderPath, editor: String?) {
    self.folder = folder
    let own = getenv("BRIEFING_EDITOR").map { String(cString: $0) }.flatMap { Configuration.isEditor($0) ? $0 : nil }
    self.editor = own ?? editor ?? "vscode://file{path}:{line}:{column}"
  }

  func reports(of diagnostics: [Diagnostic]) -> [Report] {
    var lines = SourceLines(root: folder.path)
    return diagnostics.map { diagnostic in
      Report(
        isError: diagnostic.severity == .error, message: diagnostic.message, help: diagnostic.help,
        place: diagnostic.location.map { place($0, &lines) })
    }
  }

  private func place(_ location: Location, _ lines: inout SourceLines) -> Report.Place {
    let excerpt = lines.excerpt(at: location, width: 120)
    return Report.Place(
      file: location.file, line: location.line, column: location.column,
      before: excerpt.map { ($0.isCutBefore ? "…" : "") + String($0.before) } ?? "",
      behind: excerpt.map { String($0.behind) + ($0.isCutBehind ? "…" : "") } ?? "", editor: link(location))
  }

  private func link(_ location: Location) -> String {
    let path = Addresses.encoded("\(folder.absolute)/\(location.file)")
    return editor.replacing("{path}", with: path).replacing("{line}", with: String(location.line))
      .replacing("{column}", with: String(location.column))
  }
}
