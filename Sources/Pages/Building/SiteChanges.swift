import Dossier

/// What changed since a former state of the briefing, for readers of the site.
public struct SiteChanges: Sendable {
  /// What the former state is called.
  public var since: String
  public var changes: [Change]

  public init(since: String, _ changes: [Change]) { (self.since, self.changes) = (since, changes) }

  static let address = "changes.html"
  static let feedAddress = "changes.xml"
}

extension Change {
  /// Its anchor on the page of changes.
  var anchor: String { "\(kind.rawValue)-\(id)" }
}

/// What changed in a few words, and where it shows.
extension PageBuilder {
  /// The page of an entity or a document that a change is of, or on which a statement shows; nil where that is not there any more.
  func address(of change: Change) -> String? {
    switch change.kind {
    case .briefing: return "index.html"
    case .document: return contents.document(change.id).map { Addresses.source(contents.documents[$0].id) }
    case .person, .organisation, .place, .work, .meeting, .issue, .term: return contents.entity(change.id).map { site.address(of: $0) }
    case .judgement, .question: return "index.html#\(change.kind == .judgement ? "judgements" : "questions")"
    case .position, .fact, .relation: return change.about.lazy.compactMap { [site] in site.entity($0) }.first.map { site.address(of: $0) }
    }
  }

  func word(_ kind: Change.Kind) -> Word {
    switch kind {
    case .briefing: .briefing
    case .person: .people
    case .organisation: .organisations
    case .place: .places
    case .work: .works
    case .meeting: .meetings
    case .issue: .issues
    case .term: .terms
    case .document: .documents
    case .position: .positions
    case .fact: .facts
    case .relation: .relations
    case .judgement: .judgements
    case .question: .openQuestions
    }
  }

  func word(_ what: Change.What) -> Word {
    switch what {
    case .added: .changeAdded
    case .changed: .changeChanged
    case .withdrawn: .changeWithdrawn
    }
  }

  func changes() -> ChangesPage {
    let changes = site.changes?.changes ?? []
    let lede = words.count(changes.count, .changesCount)
    let page = ChangesPage(
      frame: frame(
        title: words[.whatChanged], description: "\(words(.changedSince, site.changes?.since ?? "")): \(lede)", section: .other, crumb: nil,
        kind: .changes),
      since: words(.changedSince, site.changes?.since ?? ""), lede: lede, feed: href(SiteChanges.feedAddress),
      groups: changes.chunked(on: \.kind).map { kind, changes in
        ChangesPage.Group(title: words[word(kind)], anchor: kind.rawValue, rows: changes.map(row))
      })
    return finished(page, nil)
  }

  private func row(_ change: Change) -> ChangesPage.Row {
    let gone = change.what == .withdrawn
    var lines = gone ? [] : change.keys.map { line($0) }
    for item in change.items where !gone {
      let label = words(.labelOf, item.list.inWords, item.label)
      switch item.what {
      case .changed: lines += item.keys.map { words(.labelOf, label, line($0)) }
      case .added, .withdrawn: lines.append("\(label) (\(words[word(item.what)]))")
      }
    }
    return ChangesPage.Row(
      anchor: change.anchor, what: words[word(change.what)],
      link: Link(
        name: change.label.isEmpty ? words[word(change.kind)] : change.label, href: gone ? nil : address(of: change).map { href($0) }),
      lines: change.what == .added ? [] : lines)
  }

  /// Keys whose values are ids of entities.
  private static let naming: Set = [
    "about", "holder", "issue", "organisation", "person", "place", "parent", "publisher", "author", "authors", "side", "meeting", "work",
    "part-of", "by", "sender", "recipients", "drafter", "retells", "according-to",
  ]

  /// A value as readers know it: of an id the name.
  private func shown(_ value: String, of key: String) -> String {
    guard Self.naming.contains(key), let entity = contents.entity(value) else { return value }
    return contents.name(of: entity)
  }

  private func line(_ key: Change.Key) -> String {
    let name = key.key.inWords
    let (from, to) = (key.from.map { shown($0, of: key.key) }, key.to.map { shown($0, of: key.key) })
    if from.isEmpty, to.isEmpty { return name }
    if from.count == 1, to.count == 1 { return words(.labelOf, name, "\(from[0]) → \(to[0])") }
    let gone = from.isEmpty ? nil : "\(words[.changeWithdrawn]): \(from.joined(separator: "; "))"
    let come = to.isEmpty ? nil : "\(words[.changeAdded]): \(to.joined(separator: "; "))"
    return words(.labelOf, name, [gone, come].compactMap(\.self).joined(separator: "; "))
  }
}
