import Dossier

/// The pages among which an index is split.
struct PageRun: Sendable {
  /// How many entries stand on one page at most.
  static let longest = 500

  var number: Int
  var count: Int
  /// The address of every page, as seen from this one.
  var addresses: [String]

  func links(words: Words) -> [Link] {
    guard count > 1 else { return [] }
    return addresses.enumerated().map { index, address in Link(name: String(index + 1), href: index + 1 == number ? nil : address) }
  }
}

/// What an index is of.
enum IndexKind: Sendable, CaseIterable {
  case people, organisations, places, meetings, positions, sources, works

  var folder: String { "\(self)" }
  var entityKind: EntityKind? {
    switch self {
    case .people: .person
    case .organisations: .organisation
    case .places: .place
    case .meetings: .meeting
    case .positions: .issue
    case .works: .work
    case .sources: nil
    }
  }
}

extension PageBuilder {
  /// One page of an index.
  mutating func index(_ kind: IndexKind, _ run: Range<Int>, pages: PageRun) -> IndexPage {
    let order = site.indexOrder(kind)
    var groups: [IndexGroup] = []
    for place in order[run] {
      let title = groupTitle(kind, place)
      let entry = indexEntry(kind, place)
      if groups.last?.title == title {
        groups[groups.count - 1].entries.append(entry)
      } else {
        groups.append(IndexGroup(title: title, anchor: "g\(groups.count + 1)", entries: [entry]))
      }
    }
    let title = words[title(kind)]
    let lede =
      words.count(order.count, countWord(kind)) + (pages.count > 1 ? ", " + words(.pageOf, String(pages.number), String(pages.count)) : "")
    let matrix = kind == .positions && pages.number == 1 ? matrix(issues: 12, actors: 40) : nil
    let page = IndexPage(
      frame: frame(title: title, description: lede, section: section(kind), crumb: nil, kind: .index), kicker: words[.index], title: title,
      lede: lede,
      groups: groups, jumps: groups.count > 1 ? groups.map { Link(name: $0.title, href: "#\($0.anchor)") } : [],
      pages: pages.links(words: words),
      matrix: matrix)
    return finished(page, nil)
  }

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

  /// The letter or year under which an entry stands.
  private func groupTitle(_ kind: IndexKind, _ index: Int) -> String {
    switch kind {
    case .meetings: return contents.meetings[index].date.map { String($0.years.lowerBound) } ?? words[.undated]
    case .sources: return contents.documents[index].keys.published.map { String($0.years.lowerBound) } ?? words[.undated]
    case .positions: return words[.issues]
    default: return site.sortKey(EntityKey(kind.entityKind!, index)).letter
    }
  }

  func indexEntry(_ kind: IndexKind, _ index: Int) -> IndexEntry {
    let involvement = site.publication.involvement
    switch kind {
    case .people:
      let entry = involvement[EntityKey(.person, index)]
      let roles = contents.people[index].records.flatMap(\.keys.roles).uniqued { "\($0.title)\($0.organisation?.id ?? "")" }
      return IndexEntry(link: link(EntityKey(.person, index)), detail: describe(roles.prefix(2)), counts: counts(entry))
    case .organisations:
      let organisation = contents.organisations[index]
      return IndexEntry(
        link: link(EntityKey(.organisation, index)), detail: organisation.first(\.kindOf)?.replacing("-", with: " ").capitalisedFirst ?? "",
        counts: counts(involvement[EntityKey(.organisation, index)]))
    case .places:
      let entry = involvement[EntityKey(.place, index)]
      return IndexEntry(
        link: link(EntityKey(.place, index)), detail: contents.places[index].first(\.country).map { site.countryName($0) } ?? "",
        counts: entry.gatherings.isEmpty ? "" : words.count(entry.gatherings.count, .meetingsCount))
    case .meetings:
      let meeting = contents.meetings[index]
      let names = meeting.participants(in: contents).prefix(4).map { link(to: $0).name }
      return IndexEntry(
        link: link(EntityKey(.meeting, index)), detail: names.joined(separator: ", "),
        counts: [meeting.first(\.track).map { words(.trackNumber, $0.rawValue) }, meeting.first(\.place).map { link($0).name }].compactMap(
          \.self
        )
        .joined(separator: " · "), date: shortDate(meeting.date), kind: meeting.first(\.kindOf)?.replacing("-", with: " ") ?? "")
    case .positions:
      let entry = involvement[EntityKey(.issue, index)]
      return IndexEntry(
        link: link(EntityKey(.issue, index)), detail: contents.issues[index].first(\.question) ?? "",
        counts: words.count(entry.positions.count, .positionsCount))
    case .sources:
      let document = contents.documents[index]
      let passages = site.passagesOfDocument[index].count
      return IndexEntry(
        link: link(toDocument: index), detail: document.keys.authors.map { link($0).name }.joined(separator: ", "),
        counts: [
          document.keys.reliability.map { words(.graded, $0.description) }, passages == 0 ? nil : words.count(passages, .passagesCount),
        ].compactMap(\.self)
          .joined(separator: " · "), date: shortDate(document.keys.published), kind: document.keys.kindOf?.replacing("-", with: " ") ?? "")
    case .works:
      let work = contents.works[index]
      return IndexEntry(
        link: link(EntityKey(.work, index)), detail: work.united(\.authors).map { link($0).name }.joined(separator: ", "), counts: "",
        date: shortDate(work.date), kind: work.first(\.kindOf)?.replacing("-", with: " ") ?? "")
    }
  }

  private func counts(_ entry: Involvement.Entry) -> String {
    [
      entry.meetings.isEmpty ? nil : words.count(entry.meetings.count, .meetingsCount),
      entry.positions.isEmpty ? nil : words.count(entry.positions.count, .positionsCount),
    ].compactMap(\.self).joined(separator: " · ")
  }
}
