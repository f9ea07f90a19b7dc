import Dossier

/// Something that has a date.
struct Event: Sendable {
  enum What: Sendable {
    case meeting(Int)
    case work(Int)
    case fact(Int)
    case position(Int)
    case document(Int)
  }
  var date: EDTF
  var what: What
}

extension PageBuilder {
  mutating func timelineEntry(_ event: Event) -> TimelineEntry {
    let date = date(event.date)!
    switch event.what {
    case .meeting(let index):
      let place = contents.meetings[index].first(\.place).map { link($0).name } ?? ""
      return TimelineEntry(
        date: date, kind: words[.meeting], link: link(EntityKey(.meeting, index)), detail: place,
        standing: standing(contents.meetings[index], isBrief: true))
    case .work(let index):
      return TimelineEntry(
        date: date, kind: words[.work], link: link(EntityKey(.work, index)),
        detail: contents.works[index].united(\.authors).map { link($0).name }.joined(separator: ", "),
        standing: standing(contents.works[index], isBrief: true))
    case .fact(let index):
      let fact = contents.facts[index]
      let about = fact.about.compactMap { $0.id.flatMap(contents.entity) }.first
      return TimelineEntry(
        date: date, kind: fact.kindOf?.replacing("-", with: " ").capitalisedFirst ?? words[.fact],
        link: Link(name: fact.text, href: about.map { href(site.address(of: $0)) }), detail: "", standing: standing(fact.provenance))
    case .position(let index):
      let position = contents.positions[index]
      let holders = position.holders.map { link($0).name }.joined(separator: ", ")
      let issue = position.issue.map(link)
      return TimelineEntry(
        date: date, kind: words[.position], link: Link(name: words(.labelOf, holders, issue?.name ?? ""), href: issue?.href),
        detail: stance(position.stance).0, standing: standing(position.provenance, isQuote: position.quote != nil))
    case .document(let index):
      return TimelineEntry(
        date: date, kind: words[.document], link: link(toDocument: index),
        detail: contents.documents[index].keys.kindOf?.replacing("-", with: " ") ?? "",
        standing: Standing())
    }
  }

  /// One page of the timeline.
  mutating func timeline(_ run: Range<Int>, pages: PageRun) -> TimelinePage {
    var years: [TimelinePage.Year] = []
    for (year, events) in site.events[run].chunked(on: { $0.date.years.lowerBound }) {
      let title = String(year)
      years.append(
        .init(
          title: title, anchor: "y\(title.replacing("-", with: "bc"))-\(years.count)", entries: events.map { timelineEntry($0) }))
    }
    let lede = words.count(site.events.count, .eventsCount)
    let page = TimelinePage(
      frame: frame(title: words[.timeline], description: lede, section: .timeline, crumb: nil, kind: .timeline), lede: lede, years: years,
      pages: pages.links(words: words))
    return finished(page, nil)
  }
}

extension Site {
  /// All that has a date, in the order of time.
  static func events(_ contents: Dossier) -> [Event] {
    var events: [Event] = []
    for index in contents.meetings.indices {
      if let date = contents.meetings[index].date { events.append(Event(date: date, what: .meeting(index))) }
    }
    for index in contents.works.indices {
      if let date = contents.works[index].date { events.append(Event(date: date, what: .work(index))) }
    }
    for (index, fact) in contents.facts.enumerated() {
      if let date = fact.provenance.date { events.append(Event(date: date, what: .fact(index))) }
    }
    for (index, position) in contents.positions.enumerated() {
      if let date = position.provenance.date { events.append(Event(date: date, what: .position(index))) }
    }
    for (index, document) in contents.documents.enumerated() {
      if let date = document.keys.published { events.append(Event(date: date, what: .document(index))) }
    }
    return events.enumerated().sorted { ($0.element.date, $0.offset) < ($1.element.date, $1.offset) }.map(\.element)
  }
}
