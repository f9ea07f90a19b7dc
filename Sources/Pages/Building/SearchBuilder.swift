import Dossier

extension Site {
  /// All entities from A to Z.
  static func alphabet(_ keys: [EntityKind: [SortKey]]) -> [EntityKey] {
    keys.flatMap { kind, keys in keys.indices.map { EntityKey(kind, $0) } }.sorted { a, b in
      let (x, y) = (keys[a.kind]![a.index], keys[b.kind]![b.index])
      return x.text == y.text ? a < b : x.text < y.text
    }
  }
}

extension PageBuilder {
  /// One page of the list of everything from A to Z.
  mutating func search(_ run: Range<Int>, pages: PageRun) -> SearchPage {
    let groups = site.alphabet[run].chunked { site.sortKey($0).letter }.enumerated().map { number, chunk in
      IndexGroup(
        title: chunk.key, anchor: IndexOutline.anchor(number),
        entries: chunk.elements.map { IndexEntry(link: link($0), detail: "", counts: "", kind: words[name(of: $0.kind)]) })
    }
    let lede = words(.entriesFromAToZ, String(site.alphabet.count))
    let page = SearchPage(
      frame: frame(title: words[.search], description: lede, section: .other, crumb: nil, kind: .search), lede: lede, groups: groups,
      jumps: groups.count > 1 ? groups.map { Link(name: $0.title, href: "#\($0.anchor)") } : [], pages: pages.links(words: words))
    return finished(page, nil)
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
