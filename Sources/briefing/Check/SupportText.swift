import Diagnostics
import Dossier
import Notation
import Pages

/// How well statements are supported, for people and for programs.
struct SupportText {
  let dossier: Dossier

  private static let groups: [(Support.Strength, title: String, name: String)] = [
    (.none, "Without evidence", "none"), (.unnamed, "On unnamed sources only", "unnamed"), (.single, "On one source", "one-source"),
    (.several, "On several sources", "several-sources"),
  ]

  /// The weakest first; those that stand well are only counted.
  func text(_ report: SupportReport) -> String {
    var text = ""
    for (strength, title, _) in Self.groups {
      let statements = report.statements.filter { $0.support.strength == strength }
      guard !statements.isEmpty else { continue }
      text += "\(text.isEmpty ? "" : "\n")\(title): \(statements.count)\n"
      if strength == .several { continue }
      for statement in statements { text += line(statement) }
    }
    let disputed = report.statements.filter(\.support.isDisputed)
    if !disputed.isEmpty {
      text += "\nDisputed or denied: \(disputed.count)\n"
      for statement in disputed { text += line(statement) }
    }
    let contested = report.statements.filter { $0.support.against > 0 }
    if !contested.isEmpty {
      text += "\nWith evidence against: \(contested.count)\n"
      for statement in contested { text += line(statement) }
    }
    return text
  }

  private func line(_ statement: SupportedStatement) -> String {
    let place = dossier.location(of: statement.origin)
    let support = statement.support
    let isRetold = support.documents > support.sources && support.sources > 0
    let retold = isRetold ? " (\(support.documents) documents, \(support.sources == 1 ? "1 source" : "\(support.sources) sources"))" : ""
    let against = support.against == 0 ? "" : " (against it: \(support.against == 1 ? "1 document" : "\(support.against) documents"))"
    return printable("  \(place.file):\(place.line):\(place.column)  \(description(of: statement.subject))\(retold)\(against)") + "\n"
  }

  func json(_ report: SupportReport) -> String {
    let entries = report.statements.map { statement -> JSON in
      let place = dossier.location(of: statement.origin)
      return .object([
        ("support", .text(Self.groups.first { $0.0 == statement.support.strength }!.name)),
        ("sources", .number(statement.support.sources)), ("documents", .number(statement.support.documents)),
        ("against", .number(statement.support.against)), ("disputed", .flag(statement.support.isDisputed)),
        ("weight", .number(statement.subject.weight)),
        ("statement", .text(description(of: statement.subject))), ("file", .text(place.file)), ("line", .number(place.line)),
        ("column", .number(place.column)),
      ])
    }
    return String(decoding: JSON.entries(entries).bytes, as: UTF8.self) + "\n"
  }

  private func description(of subject: SupportedStatement.Subject) -> String {
    switch subject {
    case .entity(let key): "\(key.kind.rawValue) \(dossier.name(of: key))"
    case .role(let person, let title): "role of \(dossier.people[person].name): \(title)"
    case .participant(let meeting, let who): "participant of \(dossier.meetings[meeting].name): \(name(who))"
    case .topic(let meeting, let text): "topic of \(dossier.meetings[meeting].name): \(text)"
    case .comment(let meeting, let by): "comment on \(dossier.meetings[meeting].name) by \(names(by))"
    case .position(let index):
      "position of \(names(dossier.distinct(dossier.positions[index].holders))) on \(dossier.positions[index].issue.map(name) ?? "no issue")"
    case .fact(let index): "fact: \(dossier.facts[index].text)"
    case .relation(let index):
      "relation of \(names([dossier.relations[index].from, dossier.relations[index].to].compactMap(\.self)))"
    case .judgement(let index): "judgement: \(dossier.judgements[index].text)"
    }
  }

  private func name(_ who: Participant.Who) -> String {
    switch who {
    case .person(let reference), .organisation(let reference): name(reference)
    case .name(let name), .group(let name), .unnamed(let name, _): name
    }
  }

  private func names(_ references: [Reference]) -> String { references.map(name).joined(separator: ", ") }

  private func name(_ reference: Reference) -> String {
    switch reference {
    case .entity(let id, _): dossier.entity(id).map(dossier.name) ?? id
    case .named(let name), .unnamed(let name, _): name
    }
  }
}
