import Dossier

/// The items by the ids under which others supersede them.
struct EarlierItems: Sendable {
  enum Item: Sendable {
    case position(Position)
    case fact(Fact)
    case relation(Relation)
    case judgement(Judgement)
    case question(Question)
    case role(Role)
    case participant(Participant)
    case topic(Topic)
    case comment(Comment)
  }

  let history: ItemHistory
  private var items: [String: Item] = [:]

  init(_ contents: Dossier) {
    history = ItemHistory(contents)
    var wanted: Set<String> = []
    func want(_ provenance: Provenance) { if let id = provenance.supersedes?.id { wanted.insert(id) } }
    contents.forEachProvenance(want)
    guard !wanted.isEmpty else { return }
    func take<Value: Sourced>(_ values: [Value], _ item: (Value) -> Item) {
      for value in values { if let id = value.provenance.anchor, wanted.contains(id) { items[id] = item(value) } }
    }
    take(contents.positions) { .position($0) }
    take(contents.facts) { .fact($0) }
    take(contents.relations) { .relation($0) }
    take(contents.judgements) { .judgement($0) }
    take(contents.questions) { .question($0) }
    for person in contents.people.entities { take(person.records.flatMap(\.keys.roles)) { .role($0) } }
    for keys in contents.meetings.entities.lazy.flatMap(\.records).map(\.keys) {
      take(keys.participants) { .participant($0) }
      take(keys.topics) { .topic($0) }
      take(keys.comments) { .comment($0) }
      take(keys.questions) { .question($0) }
    }
  }

  subscript(id: String) -> Item? { items[id] }
}

extension EarlierItems.Item {
  var provenance: Provenance {
    switch self {
    case .position(let item): item.provenance
    case .fact(let item): item.provenance
    case .relation(let item): item.provenance
    case .judgement(let item): item.provenance
    case .question(let item): item.provenance
    case .role(let item): item.provenance
    case .participant(let item): item.provenance
    case .topic(let item): item.provenance
    case .comment(let item): item.provenance
    }
  }
}

extension PageBuilder {
  /// The items of a list without those in whose place another of the list stands.
  func current<Item: Sourced>(_ items: [Item]) -> [Item] {
    let formers = Set(items.compactMap(\.provenance.supersedes?.id))
    return formers.isEmpty ? items : items.filter { $0.provenance.anchor.map { !formers.contains($0) } ?? true }
  }

  /// Of some places of a list those that stand: where an item does no longer, the one that stands in its place.
  func current<Item: Sourced>(_ places: [Int], in list: [Item]) -> [Int] {
    let history = site.earlier.history
    guard places.contains(where: { history.isSuperseded(list[$0].provenance) }) else { return places }
    return places.map { place in
      guard let origin = history.current(inPlaceOf: list[place].provenance) else { return place }
      return list.firstIndex { $0.provenance.origin == origin } ?? place
    }.uniqued { $0 }
  }

  /// The statements in whose place one stands, the latest first.
  mutating func earlier(_ provenance: Provenance) -> [EarlierView] {
    var views: [EarlierView] = []
    var seen: Set<String> = []
    var next = provenance.supersedes?.id
    while let id = next, seen.insert(id).inserted, let item = site.earlier[id] {
      let own = item.provenance
      let standing = standing(own, showsStatus: own.status != nil)
      views.append(
        EarlierView(
          anchor: "item-\(id)", kind: kind(of: item), text: text(of: item), date: time(of: item),
          marks: marks(own.evidence), standing: standing, retraction: standing.retraction))
      next = own.supersedes?.id
    }
    return views
  }

  private func kind(of item: EarlierItems.Item) -> String {
    if case .fact(let fact) = item { fact.kindOf.map { words.kind($0) } ?? "" } else { "" }
  }

  /// When a statement was made, or an office held.
  private func time(of item: EarlierItems.Item) -> String {
    if case .role(let role) = item { period(of: role) } else { item.provenance.date.map { site.dates.text($0) } ?? "" }
  }

  /// A statement in a line.
  private func text(of item: EarlierItems.Item) -> String {
    switch item {
    case .position(let position):
      let said = position.quote.map { words(.quoted, $0) } ?? position.summary
      let stance = position.stance == nil && said != nil ? nil : stance(position.stance).0
      return [stance, said].compactMap(\.self).joined(separator: ": ")
    case .fact(let fact): return fact.text
    case .relation(let relation):
      let names = [relation.from, relation.to].map { $0.map { link($0).name } ?? "" }
      return words(.relationOf, names[0], kind(of: relation), names[1])
    case .judgement(let judgement): return judgement.text
    case .question(let question): return question.text
    case .role(let role): return describe([role])
    case .participant(let participant):
      return [link(to: participant).name, participant.capacity].compactMap(\.self).joined(separator: words.comma)
    case .topic(let topic): return topic.text
    case .comment(let comment):
      return ([links(comment.by).map(\.name).joined(separator: words.comma)] + [comment.text].compactMap(\.self)).joined(separator: ": ")
    }
  }

  mutating func retraction(_ provenance: Provenance) -> RetractionView? {
    guard let retraction = provenance.retracted else { return nil }
    return RetractionView(
      reason: retraction.reason, date: retraction.date.map { site.dates.text($0) } ?? "", sources: sources(retraction.accordingTo),
      marks: marks(retraction.evidence))
  }
}
