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

  /// SARIF 2.1.0 (OASIS).
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
            ("artifactLocation", .object([("uri", .text(Addresses.encoded(location.file)))])),
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
