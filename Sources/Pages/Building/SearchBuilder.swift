import Dossier

extension PageBuilder {
  /// One page of the list of everything from A to Z; the first is the search.
  ///
  /// - Parameter page: Counted from 0.
  mutating func search(_ alphabet: IndexOutline<EntityKey>, page: Int) -> SearchPage {
    let run = alphabet.run(page, named: "search")
    let groups = alphabet.sections(on: page).map { number, section, places in
      IndexGroup(
        title: section.title, anchor: alphabet.anchor(number),
        entries: alphabet.order[places].map { IndexEntry(link: link($0), detail: "", counts: "", kind: words[name(of: $0.kind)]) })
    }
    let lede = words(.entriesFromAToZ, String(alphabet.order.count))
    let page = SearchPage(
      frame: frame(title: words[.search], description: lede, section: .other, crumb: nil, kind: .search), lede: lede, groups: groups,
      jumps: alphabet.jumps(from: run, words: words), pages: run.links(words: words), isFirst: page == 0, kinds: kinds,
      sides: site.sides.enumerated().map { SearchPage.Choice(value: String($0), name: $1.label) })
    return finished(page, nil)
  }

  /// The kinds of results, in the order of their groups.
  private var kinds: [SearchPage.Choice] {
    SearchKind.allCases.map { kind in
      let word: Word =
        switch kind {
        case .person: .people
        case .organisation: .organisations
        case .place: .places
        case .issue: .issues
        case .term: .terms
        case .meeting: .meetings
        case .work: .works
        case .position: .positions
        case .fact: .facts
        case .document: .documents
        }
      return SearchPage.Choice(value: "\(kind)", name: words[word])
    }
  }

  private func name(of kind: EntityKind) -> Word {
    switch kind {
    case .person: .person
    case .organisation: .organisation
    case .place: .place
    case .work: .work
    case .meeting: .meeting
    case .issue: .issue
    case .term: .term
    }
  }
}
