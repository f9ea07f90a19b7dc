import Dossier

/// An order in which a reader may have an index.
private enum IndexSort {
  case name, newest, oldest, meetings, positions

  var word: Word {
    switch self {
    case .name: .byName
    case .newest: .newestFirst
    case .oldest: .oldestFirst
    case .meetings: .mostMeetings
    case .positions: .mostPositions
    }
  }
}

extension PageBuilder {
  /// From how many entries on an index can be sorted and filtered.
  private static let longIndex = 13
  /// Behind all dates, in days.
  private static let undated = 9_999_999
  /// How many entries lead an index that is split.
  private static let leading = 12

  /// One page of an index.
  ///
  /// - Parameter page: Counted from 0.
  mutating func index(_ kind: IndexKind, _ outline: IndexOutline<Int>, page: Int) -> IndexPage {
    let count = outline.pages.count
    let run = outline.run(page, named: "index")
    let sorts = count == 1 && outline.order.count >= Self.longIndex ? sorts(kind, outline) : []
    let title = words[title(kind)]
    let lede = words.count(outline.order.count, countWord(kind))
    let shown = count == 1 ? lede : words(.labelOf, lede + ", " + words(.pageOf, String(page + 1), String(count)), run.name)
    let frame =
      page == 0
      ? frame(title: title, description: lede, section: section(kind), crumb: nil, kind: .index)
      : frame(
        title: words(.labelOf, title, run.name), description: shown, section: section(kind), crumb: (self.title(kind), kind.folder),
        kind: .index)
    let page = IndexPage(
      frame: frame, kicker: words[.index], title: title, lede: shown, leading: count > 1 && page == 0 ? leading(kind, outline) : [],
      groups: groups(kind, outline, page: page, sorts: sorts),
      jumps: outline.jumps(from: run, words: words), sorts: sorts.map { words[$0.word] },
      isLong: outline.order.count >= Self.longIndex, searchAddress: count > 1 ? href("search.html") : nil, pages: run.links(words: words),
      matrix: kind == .positions && page == 0 ? matrix() : nil)
    return finished(page, nil)
  }

  /// The parts of an index that stand on a page; of a part that is split, how much of it.
  private func groups(_ kind: IndexKind, _ outline: IndexOutline<Int>, page: Int, sorts: [IndexSort]) -> [IndexGroup] {
    let numbers = sorts.dropFirst().map { sortNumbers($0, kind, outline) }
    return outline.sections(on: page).map { number, section, places in
      let all = section.entries.count
      return IndexGroup(
        title: section.title, anchor: outline.anchor(number),
        entries: places.map { place in
          var entry = indexEntry(kind, outline.order[place])
          entry.places = numbers.map { String($0[place]) }.joined(separator: " ")
          return entry
        }, size: places.count == all ? String(all) : words(.partOfCount, String(places.count), String(all)))
    }
  }

  // MARK: Orders

  /// The orders in which an index can be had, its own first; those that would change nothing are left out.
  private func sorts(_ kind: IndexKind, _ outline: IndexOutline<Int>) -> [IndexSort] {
    func some(_ sort: IndexSort) -> [IndexSort] { outline.order.contains { count(sort, kind, $0) > 0 } ? [sort] : [] }
    let sorts: [IndexSort] =
      switch kind {
      case .people, .organisations, .places: [.name] + some(.meetings) + some(.positions)
      case .positions: [.name] + some(.positions)
      case .meetings, .sources: [.newest, .oldest, .name]
      case .works: [.name, .newest]
      }
    return sorts.count > 1 ? sorts : []
  }

  /// By place in the index, the numbers by which its entries are sorted, the least first.
  private func sortNumbers(_ sort: IndexSort, _ kind: IndexKind, _ outline: IndexOutline<Int>) -> [Int] {
    switch sort {
    case .meetings, .positions: outline.order.map { -count(sort, kind, $0) }
    case .newest, .oldest:
      outline.order.map { site.date(kind, $0)?.earliestDay.map { sort == .newest ? -$0 : $0 } ?? Self.undated }
    case .name:
      outline.order.map { name(kind, $0) }.sortedPlaces
    }
  }

  private func name(_ kind: IndexKind, _ index: Int) -> SortKey {
    guard let entityKind = kind.entityKind else {
      let document = contents.documents[index]
      return SortKey(document.id, sorting: document.title.withoutArticle)
    }
    return site.sortKey(EntityKey(entityKind, index))
  }

  private func count(_ sort: IndexSort, _ kind: IndexKind, _ index: Int) -> Int {
    guard let entityKind = kind.entityKind else { return 0 }
    let key = EntityKey(entityKind, index)
    let entry = site.publication.involvement[key]
    return switch sort {
    case .meetings: kind == .places ? entry.gatherings.count : entry.meetings.count
    case .positions: positionCount(of: key)
    default: 0
    }
  }

  /// Those of the whole index with most meetings and most positions.
  private func leading(_ kind: IndexKind, _ outline: IndexOutline<Int>) -> [IndexGroup] {
    sorts(kind, outline).filter { [.meetings, .positions].contains($0) }.map { sort in
      let counted = outline.order.enumerated().map { (place: $0, count: count(sort, kind, $1)) }.filter { $0.count > 0 }
      let most = counted.sorted { (-$0.count, $0.place) < (-$1.count, $1.place) }.prefix(Self.leading)
      return IndexGroup(
        title: words[sort.word], anchor: "most-\(sort)", entries: most.map { indexEntry(kind, outline.order[$0.place]) },
        size: String(most.count))
    }
  }

  // MARK: Words

  private func section(_ kind: IndexKind) -> Frame.Section { Frame.Section(rawValue: kind.folder) ?? .other }

  private func title(_ kind: IndexKind) -> Word {
    switch kind {
    case .people: .people
    case .organisations: .organisations
    case .places: .places
    case .meetings: .meetings
    case .positions: .whoStandsWhere
    case .sources: .sources
    case .works: .works
    }
  }

  private func countWord(_ kind: IndexKind) -> Word {
    switch kind {
    case .people: .peopleCount
    case .organisations: .organisationsCount
    case .places: .placesCount
    case .meetings: .meetingsCount
    case .positions: .issuesCount
    case .sources: .documentsCount
    case .works: .worksCount
    }
  }

  func indexEntry(_ kind: IndexKind, _ index: Int) -> IndexEntry {
    switch kind {
    case .people:
      let key = EntityKey(.person, index)
      return IndexEntry(link: link(key), detail: detail(of: key), counts: counts(key))
    case .organisations:
      let key = EntityKey(.organisation, index)
      return IndexEntry(link: link(key), detail: detail(of: key), counts: counts(key))
    case .places:
      let key = EntityKey(.place, index)
      let gatherings = site.publication.involvement[key].gatherings.count
      return IndexEntry(link: link(key), detail: detail(of: key), counts: gatherings == 0 ? "" : words.count(gatherings, .meetingsCount))
    case .meetings:
      let meeting = contents.meetings[index]
      let names = company(inMeeting: index, showing: 4).shown.map(\.name)
      return IndexEntry(
        link: link(EntityKey(.meeting, index)), detail: names.joined(separator: words.comma),
        counts: [meeting.first(\.track).map { words(.trackNumber, $0.rawValue) }, meeting.first(\.place).map { link($0).name }].compactMap(
          \.self
        )
        .joined(separator: " · "), date: shortDate(meeting.date), kind: meeting.first(\.kindOf).map { words.kind($0) } ?? "")
    case .positions:
      let key = EntityKey(.issue, index)
      return IndexEntry(link: link(key), detail: detail(of: key), counts: words.count(positionCount(of: key), .positionsCount))
    case .sources:
      let document = contents.documents[index]
      let passages = site.passagesOfDocument[index].count
      return IndexEntry(
        link: link(toDocument: index), detail: links(document.keys.authors).map(\.name).joined(separator: words.comma),
        counts: [
          document.keys.reliability.map { words(.graded, $0.description) }, passages == 0 ? nil : words.count(passages, .passagesCount),
        ].compactMap(\.self)
          .joined(separator: " · "), date: shortDate(document.keys.published), kind: document.keys.kindOf.map { words.kind($0) } ?? "")
    case .works:
      let work = contents.works[index]
      return IndexEntry(
        link: link(EntityKey(.work, index)), detail: links(work.united(\.authors)).map(\.name).joined(separator: words.comma),
        counts: "",
        date: shortDate(work.date), kind: work.first(\.kindOf).map { words.kind($0) } ?? "")
    }
  }

  private func counts(_ key: EntityKey) -> String {
    let (meetings, positions) = (site.publication.involvement[key].meetings.count, positionCount(of: key))
    return [
      meetings == 0 ? nil : words.count(meetings, .meetingsCount), positions == 0 ? nil : words.count(positions, .positionsCount),
    ].compactMap(\.self).joined(separator: " · ")
  }
}
