import Diagnostics
import Notation
import Pages

/// Diagnostics for programs.
enum DiagnosticJSON {
  /// A JSON array of objects with severity, rule, message, file, line, column and help.
  static func lines(_ diagnostics: [Diagnostic]) -> String {
    text(
      .entries(
        diagnostics.map { diagnostic in
          .object([
            ("severity", .text(diagnostic.severity.rawValue)), ("rule", .text(diagnostic.rule)), ("message", .text(diagnostic.message)),
            ("file", diagnostic.location.map { .text($0.file) }), ("line", diagnostic.location.map { .number($0.line) }),
            ("column", diagnostic.location.map { .number($0.column) }), ("help", diagnostic.help.map { .text($0) }),
          ])
        }))
  }

  /// SARIF 2.1.0 (OASIS). Its readers look for files from where the command ran, or at addresses.
  static func sarif(_ diagnostics: [Diagnostic]) -> String {
    let rules = Set(diagnostics.map(\.rule)).sorted()
    let driver = JSON.object([
      ("name", .text("briefing")), ("rules", .list(rules.map { .object([("id", .text($0))]) })),
    ])
    let run = JSON.object([
      ("tool", .object([("driver", driver)])), ("columnKind", .text("unicodeCodePoints")), ("results", .entries(diagnostics.map(result))),
    ])
    return text(
      .object([
        ("version", .text("2.1.0")), ("$schema", .text("https://json.schemastore.org/sarif-2.1.0.json")), ("runs", .list([run])),
      ]))
  }

  private static func result(_ diagnostic: Diagnostic) -> JSON {
    let message = diagnostic.message + (diagnostic.help.map { "; \($0)" } ?? "")
    let place = diagnostic.location.map { location in
      JSON.object([
        (
          "physicalLocation",
          .object([
            (
              "artifactLocation",
              .object([("uri", .text((location.file.hasPrefix("/") ? "file://" : "") + Addresses.encoded(location.file)))])
            ),
            ("region", .object([("startLine", .number(location.line)), ("startColumn", .number(location.column))])),
          ])
        )
      ])
    }
    return .object([
      ("ruleId", .text(diagnostic.rule)), ("level", .text(diagnostic.severity.rawValue)), ("message", .object([("text", .text(message))])),
      ("locations", place.map { .list([$0]) }),
    ])
  }

  private static func text(_ json: JSON) -> String { String(decoding: json.bytes, as: UTF8.self) + "\n" }
}

extension Diagnostic {
  /// The same with the path of its file from where the command ran, which the content folder is named from.
  func seen(below folder: String) -> Diagnostic {
    let parts = folder.split(separator: "/").filter { $0 != "." }
    guard let location, !parts.isEmpty else { return self }
    var diagnostic = self
    diagnostic.location?.file = (folder.hasPrefix("/") ? "/" : "") + parts.joined(separator: "/") + "/" + location.file
    return diagnostic
  }
}
