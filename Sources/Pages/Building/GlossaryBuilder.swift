import Dossier

extension PageBuilder {
  /// - Parameter chosen: The terms that are wanted; all of them where nothing is said.
  mutating func glossary(of chosen: Set<Int>? = nil) -> GlossaryPage {
    let wanted = contents.terms.indices.filter { chosen?.contains($0) ?? true }
    let order = wanted.sorted { site.sortKey(EntityKey(.term, $0)) < site.sortKey(EntityKey(.term, $1)) }
    let terms = order.map { index in
      let term = contents.terms[index]
      let definition = term.claims { $0.definition?.prose }.flatMap { html(term.records[$0.records[0]].keys.definition) }
      let involved = involved(EntityKey(.term, index))
      return GlossaryPage.TermView(
        id: term.id, name: term.name, facts: commonRows(term), picture: picture(term),
        definition: definition + html(term.first(\.common.description)) + html(term.body, prefix: "\(term.id)-"), standing: standing(term),
        mentions: site.mentions(of: EntityKey(.term, index)).prefix(5).map { documentRow($0.document) }, formerIDs: term.formerIDs,
        sentences: involved.facts + involved.judgements + involved.questions, relations: involved.relations)
    }
    let lede = words.count(terms.count, .termsCount)
    let page = GlossaryPage(
      frame: frame(title: words[.glossary], description: lede, section: .other, crumb: nil, kind: .glossary), lede: lede, terms: terms)
    return finished(page, nil)
  }
}
