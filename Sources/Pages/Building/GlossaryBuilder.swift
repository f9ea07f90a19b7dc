import Dossier

extension PageBuilder {
  /// - Parameter chosen: The terms that are wanted; all of them where nothing is said.
  mutating func glossary(of chosen: Set<Int>? = nil) -> GlossaryPage {
    let wanted = contents.terms.indices.filter { chosen?.contains($0) ?? true }
    let order = wanted.sorted { site.sortKey(EntityKey(.term, $0)) < site.sortKey(EntityKey(.term, $1)) }
    let terms = order.map { index in
      let term = contents.terms[index]
      let body = html(term.body, prefix: "b-\(term.id)-")
      let (key, standing) = (EntityKey(.term, index), standing(term))
      return GlossaryPage.TermView(
        id: term.id, name: term.name, facts: commonRows(term), picture: picture(term),
        definitions: claimedTexts(term, \.keys.definition) + claimedTexts(term, \.keys.common.description)
          + (body.isEmpty ? [] : [ClaimedText(html: body)]), standing: standing,
        mentions: site.mentions(of: key).prefix(5).map { documentRow($0.document) }, formerIDs: term.formerIDs,
        sentences: factRows(about: key) + judgementRows(about: key) + questionRows(about: key), relations: relationRows(of: key))
    }
    let lede = words.count(terms.count, .termsCount)
    var page = GlossaryPage(
      frame: frame(title: words[.glossary], description: lede, section: .other, crumb: nil, kind: .glossary), lede: lede, terms: terms)
    page.dropRepeatedAnchors()
    return finished(page, nil)
  }
}

extension GlossaryPage {
  /// What is said of two terms stands with both, and has its anchor with the first.
  fileprivate mutating func dropRepeatedAnchors() {
    var seen: Set<String> = []
    func drop(_ standing: inout Standing) {
      if let anchor = standing.anchor, !seen.insert(anchor).inserted { standing.anchor = nil }
    }
    for term in terms.indices {
      for index in terms[term].sentences.indices { drop(&terms[term].sentences[index].standing) }
      for index in terms[term].relations.indices { drop(&terms[term].relations[index].standing) }
    }
  }
}
