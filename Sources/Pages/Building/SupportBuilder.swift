import Dossier

/// How well statements are supported: a line on each page, and a page of all of them.
extension PageBuilder {
  /// The row of an entity's facts that says how well what its page says is supported; nil where it says nothing.
  func supportRow(_ key: EntityKey) -> FactRow? {
    let tally = SupportReport.tally(of: key, site.origins, site.publication.involvement, site.earlier.history)
    return tally.all == 0 ? nil : FactRow(term: words[.support], values: [.init(text: describe(tally))])
  }

  private func describe(_ tally: SupportReport.Tally) -> String {
    let weak = [
      (tally.none, Word.supportNone), (tally.unnamed, .supportUnnamed), (tally.single, .supportSingle), (tally.disputed, .supportDisputed),
      (tally.contested, .supportContested),
    ].filter { $0.0 > 0 }
    // Where some are weak, it is said how many of the others there are.
    let more = tally.all - tally.none - tally.unnamed - tally.single
    let parts = weak.isEmpty || more == 0 ? weak : weak + [(more, .supportMore)]
    let all = words.count(tally.all, .statementsCount)
    if parts.count == 1, let kind = parts.first?.1 {
      return tally.all == 1 ? all + words.comma + words[kind] : words(.allOf, all, words[kind])
    }
    return words(
      .labelOf, all,
      weak.isEmpty
        ? words[.supportSeveral]
        : parts.map { words(.countOf, String($0.0), words[$0.1]) }.joined(separator: words.comma))
  }

  /// The most statements of a group that are listed.
  private static let mostStatements = 500

  mutating func support() -> SupportPage {
    let report = site.support
    let groups: [(Word, Word, String, (SupportedStatement) -> Bool)] = [
      (.supportNone, .supportNoneMeaning, "none", { $0.support.strength == .none }),
      (.supportUnnamed, .supportUnnamedMeaning, "unnamed", { $0.support.strength == .unnamed }),
      (.supportDisputed, .supportDisputedMeaning, "disputed", { $0.support.isDisputed }),
      (.supportContested, .supportContestedMeaning, "contested", { $0.support.against > 0 }),
      (.supportSingle, .supportSingleMeaning, "single", { $0.support.strength == .single }),
    ]
    let page = SupportPage(
      frame: frame(title: words[.supportReport], description: words[.supportReport], section: .other, crumb: nil, kind: .support),
      tally: describe(report.tally),
      groups: groups.compactMap { title, meaning, anchor, isIn in
        let statements = report.statements.filter(isIn)
        if statements.isEmpty { return nil }
        return SupportPage.Group(
          title: words[title].capitalisedFirst, anchor: anchor, meaning: words[meaning], count: statements.count,
          statements: statements.prefix(Self.mostStatements).map { statement($0) },
          more: rest(statements.count - Self.mostStatements, .moreFacts))
      })
    return finished(page, nil)
  }

  private func statement(_ statement: SupportedStatement) -> SupportPage.Statement {
    let (label, address) = place(of: statement.subject)
    let support = statement.support
    // Where documents repeat each other, there are more of them than sources.
    let isRetold = support.documents > support.sources && support.sources > 0
    let detail = [
      isRetold ? words(.retoldIn, words.count(support.documents, .documentsCount), String(support.sources)) : nil,
      support.against > 0 ? words(.labelOf, words[.evidenceAgainst], words.count(support.against, .documentsCount)) : nil,
    ].compactMap(\.self).joined(separator: words.semicolon)
    return SupportPage.Statement(link: Link(name: label.shortened(to: 140), href: address.map(href)), detail: detail)
  }

  /// A statement in a few words, and where it is shown.
  private func place(of subject: SupportedStatement.Subject) -> (String, String?) {
    func part(_ key: EntityKey, _ label: String, _ anchor: String) -> (String, String?) {
      (words(.labelOf, contents.name(of: key), label), "\(site.address(of: key))#\(anchor)")
    }
    switch subject {
    case .entity(let key): return (contents.name(of: key), site.address(of: key))
    case .role(let person, let title): return part(EntityKey(.person, person), title, "roles")
    case .participant(let meeting, let who): return part(EntityKey(.meeting, meeting), name(who), "participants")
    case .topic(let meeting, let text): return part(EntityKey(.meeting, meeting), text, "topics")
    case .comment(let meeting, let by):
      return part(
        EntityKey(.meeting, meeting), "\(words[.comments]) \(links(by).map(\.name).joined(separator: words.comma))", "comments")
    case .position(let index):
      let position = contents.positions[index]
      let holders = links(position.holders).map(\.name).joined(separator: words.comma)
      guard let issue = position.issue?.id.flatMap(contents.entity) else { return (holders, nil) }
      return part(issue, holders, "positions")
    case .fact(let index):
      let fact = contents.facts[index]
      guard let about = fact.about.lazy.compactMap({ [contents] in $0.id.flatMap(contents.entity) }).first(where: { $0.kind != .term })
      else { return (fact.text, nil) }
      return part(about, fact.text, "facts")
    case .relation(let index):
      let relation = contents.relations[index]
      let names = [relation.from, relation.to].compactMap { $0.map { link($0).name } }.joined(separator: " – ")
      let from = (relation.from?.id ?? relation.to?.id).flatMap(contents.entity)
      return (names, from.flatMap { $0.kind == .term ? nil : "\(site.address(of: $0))#relations" })
    case .judgement(let index): return (contents.judgements[index].text, "index.html#judgements")
    }
  }

  private func name(_ who: Participant.Who) -> String {
    switch who {
    case .person(let reference), .organisation(let reference): link(reference).name
    case .name(let name), .group(let name), .unnamed(let name, _): name
    }
  }
}

extension Publication {
  /// Whether the edition has the page of how well everything is supported: by itself those do that show more than everybody may see.
  var hasSupportPage: Bool { edition.report ?? (edition.ceiling > contents.configuration.markings.lowest) }
}
