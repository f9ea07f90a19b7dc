import Dossier

extension Site {
  /// All entities from A to Z.
  static func alphabet(_ keys: [EntityKind: [SortKey]]) -> [EntityKey] {
    keys.flatMap { kind, keys in keys.indices.map { EntityKey(kind, $0) } }.sorted { a, b in
      let (x, y) = (keys[a.kind]![a.index], keys[b.kind]![b.index])
      return x.text == y.text ? a < b : x.text < y.text
    }
  }

  /// Where each letter begins in the alphabet.
  static func letters(_ alphabet: [EntityKey], _ keys: [EntityKind: [SortKey]]) -> [(letter: String, place: Int)] {
    var letters: [(letter: String, place: Int)] = []
    for (place, key) in alphabet.enumerated() {
      let letter = keys[key.kind]![key.index].letter
      if letters.last?.letter != letter { letters.append((letter, place)) }
    }
    return letters
  }
}

extension PageBuilder {
  /// One page of the list of everything from A to Z; the first is the search.
  mutating func search(_ run: Range<Int>, pages: PageRun) -> SearchPage {
    var groups: [IndexGroup] = []
    // A letter's anchor is its place among all letters, on whichever pages it stands.
    var number = site.letters.lastIndex { $0.place <= run.lowerBound } ?? 0
    for place in run {
      let key = site.alphabet[place]
      let entry = IndexEntry(link: link(key), detail: "", counts: "", kind: words[name(of: key.kind)])
      if number + 1 < site.letters.count, site.letters[number + 1].place == place { number += 1 }
      let anchor = "g\(number + 1)"
      if groups.last?.anchor == anchor {
        groups[groups.count - 1].entries.append(entry)
      } else {
        groups.append(IndexGroup(title: site.letters[number].letter, anchor: anchor, entries: [entry]))
      }
    }
    let lede = words(.entriesFromAToZ, String(site.alphabet.count))
    let page = SearchPage(
      frame: frame(title: words[.search], description: lede, section: .other, crumb: nil, kind: .search), lede: lede, groups: groups,
      jumps: jumps(pages), pages: pages.links(words: words), isFirst: pages.number == 1, kinds: kinds,
      sides: site.sides.enumerated().map { SearchPage.Choice(value: String($0), name: $1.label) })
    return finished(page, nil)
  }

  /// From every page to where each letter begins.
  private func jumps(_ pages: PageRun) -> [Link] {
    guard site.letters.count > 1 else { return [] }
    return site.letters.enumerated().map { index, letter in
      let page = letter.place / PageRun.longest + 1
      return Link(name: letter.letter, href: "\(page == pages.number ? "" : pages.addresses[page - 1])#g\(index + 1)")
    }
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
