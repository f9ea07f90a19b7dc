import Notation
import Pages

/// What a page that is open is told: where the site stands, what changed, and what is wrong.
struct PageEvent: Sendable {
  var session: String
  /// The number of the last build.
  var number: Int
  var edition: String?
  var editions: [EditionSummary]
  var isUsual: Bool
  /// Tells one state of this page from another; nil where there is none.
  var version: Int?
  var isBuilt: Bool
  /// What pages are made with and is not as it was, in order.
  var changed: [String]
  var isBroken: Bool
  var reports: [Report]

  /// More names than this are not listed, and pages load themselves anew instead of looking for what they use.
  static let mostNames = 2000
  static let mostReports = 50

  /// The event as a line of a stream (HTML Standard, server-sent events).
  ///
  /// - Parameter isOpen: Whether the reader may see what is wrong and which editions there are.
  func bytes(isOpen: Bool) -> [UInt8] {
    let errors = reports.filter(\.isError)
    let warnings = reports.filter { !$0.isError }
    let value = JSON.object([
      ("session", .text(session)), ("number", .number(number)), ("built", .flag(isBuilt)), ("version", .number(version ?? 0)),
      ("changed", .entries(changed.prefix(Self.mostNames).map { .text($0) })), ("changes", .number(changed.count)),
      ("broken", .flag(isBroken)), ("errors", .number(errors.count)), ("warnings", .number(warnings.count)),
      ("reports", isOpen ? .list(errors.prefix(Self.mostReports).map(\.json)) : nil),
      ("remarks", isOpen ? .list(warnings.prefix(Self.mostReports).map(\.json)) : nil),
      ("edition", isOpen ? edition.map { .text($0) } : nil),
      ("editions", isOpen ? .list(editions.map { $0.json(isUsual: $0.name == edition && isUsual) }) : nil),
    ])
    return Array("data: ".utf8) + value.bytes + Array("\n\n".utf8)
  }
}

extension EditionSummary {
  fileprivate func json(isUsual: Bool) -> JSON {
    .object([
      ("name", .text(name)), ("ceiling", .text(ceiling)), ("root", .text(isUsual ? "/" : Address.root(ofEdition: name))),
    ])
  }
}

extension Report {
  fileprivate var json: JSON {
    .object([
      ("message", .text(message)), ("help", help.map { .text($0) }), ("file", place.map { .text($0.file) }),
      ("line", place.map { .number($0.line) }), ("column", place.map { .number($0.column) }), ("before", place.map { .text($0.before) }),
      ("behind", place.map { .text($0.behind) }), ("editor", place?.editor.map { .text($0) }),
    ])
  }
}
