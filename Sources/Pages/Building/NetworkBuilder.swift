import Dossier

extension PageBuilder {
  /// How many ties the page names; the strongest are taken.
  private static let mostTies = 300
  /// A meeting of more people than this ties no two of them: everybody met everybody says nothing.
  private static let largestMeeting = 40

  mutating func network() -> NetworkPage {
    var ties: [Pair: [Int]] = [:]
    for index in site.publication.involvement.meetingOrder {
      let present = contents.meetings[index].participants(in: contents).filter { $0.present != .absent }
      let keys = Set(present.compactMap { $0.entity.flatMap(contents.entity) }).sorted()
      guard keys.count <= Self.largestMeeting else { continue }
      for (offset, first) in keys.enumerated() {
        for second in keys[(offset + 1)...] { ties[Pair(first, second), default: []].append(index) }
      }
    }
    let strongest = ties.sorted { (-$0.value.count, $0.key) < (-$1.value.count, $1.key) }.prefix(Self.mostTies)
    var rows = strongest.map { pair, meetings in
      NetworkPage.Tie(
        from: link(pair.first), to: link(pair.second), kind: words.count(meetings.count, .metTimes),
        meetings: meetings.suffix(3).reversed().map { link(EntityKey(.meeting, $0)) }, more: rest(meetings.count - 3, .moreOthers))
    }
    rows += contents.relations.prefix(Self.mostTies).compactMap { relation in
      guard let from = relation.from, let to = relation.to else { return nil }
      return NetworkPage.Tie(
        from: link(from), to: link(to), kind: (relation.kindOf ?? words[.related]).replacing("-", with: " "), meetings: [], more: "")
    }
    let lede =
      ties.count > strongest.count
      ? words(.networkPartial, String(strongest.count), String(ties.count)) : words.count(rows.count, .tiesCount)
    let page = NetworkPage(
      frame: frame(title: words[.network], description: lede, section: .network, crumb: nil, kind: .network), lede: lede, ties: rows)
    return finished(page, nil)
  }

  private struct Pair: Hashable, Comparable {
    var first: EntityKey
    var second: EntityKey

    init(_ first: EntityKey, _ second: EntityKey) {
      self.first = first
      self.second = second
    }

    static func < (left: Pair, right: Pair) -> Bool { left.first == right.first ? left.second < right.second : left.first < right.first }
  }

  /// - Parameter chosen: The terms that are wanted; all of them where nothing is said.
  mutating func glossary(of chosen: Set<Int>? = nil) -> GlossaryPage {
    let wanted = contents.terms.indices.filter { chosen?.contains($0) ?? true }
    let order = wanted.sorted { site.sortKey(EntityKey(.term, $0)) < site.sortKey(EntityKey(.term, $1)) }
    let terms = order.map { index in
      let term = contents.terms[index]
      let definition = term.claims(\.definition?.prose).flatMap { html(term.records[$0.records[0]].keys.definition) }
      return GlossaryPage.TermView(
        id: term.id, name: term.name, facts: commonRows(term), picture: picture(term),
        definition: definition + html(term.first(\.common.description)), standing: standing(term),
        mentions: site.mentions(of: EntityKey(.term, index)).prefix(5).map { documentRow($0.document) })
    }
    let lede = words.count(terms.count, .termsCount)
    let page = GlossaryPage(
      frame: frame(title: words[.glossary], description: lede, section: .other, crumb: nil, kind: .glossary), lede: lede, terms: terms)
    return finished(page, nil)
  }

  mutating func notFound() -> NoticePage {
    let page = NoticePage(
      frame: frame(title: words[.notFoundTitle], description: words[.notFoundText], section: .other, crumb: nil, kind: .notice),
      title: words[.notFoundTitle],
      text: words[.notFoundText], link: Link(name: words[.toFrontPage], href: href("index.html")))
    return finished(page, nil)
  }

  /// The page of an id that was declared the same as another.
  mutating func moved(to key: EntityKey) -> NoticePage {
    let link = link(key)
    var page = NoticePage(
      frame: frame(title: link.name, description: words(.movedText, link.name), section: .other, crumb: nil, kind: .notice),
      title: link.name,
      text: words(.movedText, link.name), link: link)
    page.frame.redirect = link.href
    page.frame.canonical = site.contents.configuration.url.map { $0 + Addresses.encoded(site.address(of: key)) }
    return finished(page, nil)
  }
}
