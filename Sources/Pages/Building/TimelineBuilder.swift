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

/// The lanes of a timeline, in their order.
enum EventKind: CaseIterable {
  case meeting, position, fact, work, document

  var plural: Word {
    switch self {
    case .meeting: .meetings
    case .position: .positions
    case .fact: .facts
    case .work: .works
    case .document: .documents
    }
  }
}

extension Event.What {
  var kind: EventKind {
    switch self {
    case .meeting: .meeting
    case .work: .work
    case .fact: .fact
    case .position: .position
    case .document: .document
    }
  }
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
        detail: links(contents.works[index].united(\.authors)).map(\.name).joined(separator: words.comma),
        standing: standing(contents.works[index], isBrief: true))
    case .fact(let index):
      let fact = contents.facts[index]
      let about = contents.firstEntity(among: fact.about)
      return TimelineEntry(
        date: date, kind: fact.kindOf.map { words.kind($0) }?.capitalisedFirst ?? words[.fact],
        link: Link(name: fact.text, href: about.map { href(site.address(of: $0)) }), detail: "", standing: standing(fact.provenance))
    case .position(let index):
      let position = contents.positions[index]
      let holders = links(position.holders).map(\.name).joined(separator: words.comma)
      let issue = position.issue.map { link($0) }
      return TimelineEntry(
        date: date, kind: words[.position], link: Link(name: words(.labelOf, holders, issue?.name ?? ""), href: issue?.href),
        detail: stance(position.stance).0, standing: standing(position.provenance, isQuote: position.quote != nil))
    case .document(let index):
      return TimelineEntry(
        date: date, kind: words[.document], link: link(toDocument: index),
        detail: contents.documents[index].keys.kindOf.map { words.kind($0) } ?? "",
        standing: Standing())
    }
  }

  /// One page of the timeline.
  mutating func timeline(_ number: Int) -> TimelinePage {
    let plan = site.timeline
    let lede = words.count(plan.events.count, .eventsCount)
    var sections: [TimelinePage.Section] = []
    let range = plan.pages[number]
    // A page that begins within a decade or a year names it again.
    var open = plan.blocks.isEmpty ? nil : plan.blocks[range.lowerBound].parent
    while let block = open {
      if plan.blocks[block].level > 1 { sections.insert(section(block, on: number, isRepeated: true), at: 0) }
      open = plan.blocks[block].parent
    }
    for block in range where plan.blocks[block].level > 1 { sections.append(section(block, on: number)) }
    let overview = plan.blocks.first.flatMap { $0.level == 1 ? bars(0, on: number, named: words[.timeline]) : nil }
    let pages = timelinePages(number)
    let page = TimelinePage(
      frame: frame(title: words[.timeline], description: lede, section: .timeline, crumb: nil, kind: .timeline), lede: lede,
      overview: overview, sections: sections, sides: site.sides.map { Link(name: $0.label, side: $0.style) }, pages: pages)
    return finished(page, nil)
  }

  /// The whole timeline by year, without charts, for a book.
  mutating func timelineInFull() -> TimelinePage {
    let lede = words.count(site.events.count, .eventsCount)
    var sections: [TimelinePage.Section] = []
    for (year, events) in site.events.chunked(on: { $0.date.years.lowerBound }) {
      let date = events.first!.date
      let isVague = CalendarUnit.years(1).isVague(date) && events.allSatisfy { $0.date == date }
      sections.append(
        .init(
          title: isVague ? site.dates.text(date).capitalisedFirst : String(year), anchor: "y\(year)-\(sections.count)", level: 2,
          entries: events.map { timelineEntry($0) }))
    }
    let page = TimelinePage(
      frame: frame(title: words[.timeline], description: lede, section: .timeline, crumb: nil, kind: .timeline), lede: lede,
      overview: nil, sections: sections, sides: [], pages: [])
    return finished(page, nil)
  }

  // MARK: Stretches

  private mutating func section(_ index: Int, on page: Int, isRepeated: Bool = false) -> TimelinePage.Section {
    let block = site.timeline.blocks[index]
    var title = self.title(block)
    if let part = block.part { title += " · " + words(.pageOf, String(part.number), String(part.count)) }
    var section = TimelinePage.Section(title: title, anchor: isRepeated ? "" : anchor(index), level: block.level, entries: [])
    if !block.children.isEmpty { section.bars = bars(index, on: page, named: title) }
    if isRepeated || block.own.isEmpty { return section }
    section.entries = block.own.map { place in
      var entry = timelineEntry(site.timeline.events[place])
      entry.place = place
      return entry
    }
    let axis = site.timeline.axis(of: block.own, in: block.unit, from: block.day)
    section.chart = chart(section.entries, on: axis, named: title)
    if section.chart == nil { section.bars = dayBars(section.entries, on: axis, named: title) }
    return section
  }

  /// What a stretch is called: its year or month; of several years those that its events are of.
  private func title(_ block: TimelinePlan.Block) -> String {
    let date = GregorianCalendar.date(ofDay: block.day)
    switch block.unit {
    case .month, .day: return words(EDTF(year: date.year, month: date.month), in: site.dates)
    case .years(1): return words(EDTF(year: date.year), in: site.dates)
    case .years(let count):
      if !block.children.isEmpty || block.own.isEmpty { return name(ofYears: count, from: date.year) }
    case nil: break
    }
    let events = site.timeline.events[block.own]
    // A decade is not its first year.
    let vague = events.filter { CalendarUnit.years(1).isVague($0.date) }
    if let date = vague.first?.date {
      if events.allSatisfy({ $0.date == date }) { return site.dates.text(date).capitalisedFirst }
      let years = events.map(\.date.years)
      let (low, high) = (years.map(\.lowerBound).min()!, years.map(\.upperBound).max()!)
      if low.floored(to: 10) == low, high == low + 9 { return name(ofYears: 10, from: low) }
      return (site.dates.text(from: EDTF(year: low), to: EDTF(year: high)) ?? "").capitalisedFirst
    }
    let first = GregorianCalendar.date(ofDay: events.first!.date.place)
    let last = GregorianCalendar.date(ofDay: events.last!.date.place)
    let months = first.year == last.year && events.allSatisfy { !CalendarUnit.month.isVague($0.date) }
    let from = months ? EDTF(year: first.year, month: first.month) : EDTF(year: first.year)
    let to = months ? EDTF(year: last.year, month: last.month) : EDTF(year: last.year)
    return (site.dates.text(from: from, to: to) ?? "").capitalisedFirst
  }

  private func name(ofYears count: Int, from year: Int) -> String {
    if count == 10, year >= 1000, let decade = try? EDTF(parsing: "\(year / 10)X") { return site.dates.text(decade).capitalisedFirst }
    return site.dates.text(from: EDTF(year: year), to: EDTF(year: year + count - 1)) ?? ""
  }

  private func words(_ date: EDTF?, in dates: DateWords) -> String { date.map { dates.text($0).capitalisedFirst } ?? "" }

  private func anchor(_ index: Int) -> String {
    let block = site.timeline.blocks[index]
    let date = GregorianCalendar.date(ofDay: block.day)
    let part = block.part.map { "-\($0.number)" } ?? ""
    switch block.unit {
    case .month, .day: return "y\(date.year)-\(date.month)\(part)"
    case .years(1): return "y\(date.year)\(part)"
    case .years(let count): return "y\(date.year)-\(count)-years\(part)"
    case nil: return "all\(part)"
    }
  }

  private func timelinePages(_ current: Int) -> [PageLink] {
    let plan = site.timeline
    guard plan.pages.count > 1 else { return [] }
    var seen: [String: Int] = [:]
    let names = plan.pages.map { range in
      let places = range.flatMap { plan.blocks[$0].own.isEmpty ? [] : [plan.blocks[$0].own] }
      let first = plan.events[places.first!.lowerBound].date.place
      let last = max(first, plan.events[places.last!.upperBound - 1].date.place)
      let (from, to) = (GregorianCalendar.date(ofDay: first), GregorianCalendar.date(ofDay: last))
      let isOneYear = from.year == to.year
      var name =
        site.dates.text(
          from: isOneYear ? EDTF(year: from.year, month: from.month) : EDTF(year: from.year),
          to: isOneYear ? EDTF(year: to.year, month: to.month) : EDTF(year: to.year), .short) ?? ""
      seen[name, default: 0] += 1
      if seen[name]! > 1 { name += " (\(seen[name]!))" }
      return name
    }
    return PageRun(
      number: current + 1, count: names.count, addresses: names.indices.map { Addresses.numbered("timeline", page: $0) }, names: names
    )
    .links(words: words)
  }

  // MARK: Charts

  /// The chart of some events; nil where they would need too many rows.
  private func chart(_ entries: [TimelineEntry], on axis: TimeAxis, named title: String) -> TimeChart? {
    let events = site.timeline.events
    let lanes = EventKind.allCases.map { kind in entries.filter { events[$0.place!].what.kind == kind } }.filter { !$0.isEmpty }
    let items = lanes.map { lane in lane.map { ChartItem(date: events[$0.place!].date, label: $0.link.name) } }
    guard let placed = ChartLayout.lanes(items, on: axis) else { return nil }
    var top = 28
    var views: [ChartLane] = []
    for (lane, entries) in zip(placed, lanes) {
      let marks = lane.marks.map { mark in
        chartMark(entries[mark.item], mark, y: top + 26 + mark.row * ChartLayout.rowHeight + ChartLayout.rowHeight / 2)
      }
      let kind = events[entries[0].place!].what.kind
      views.append(ChartLane(title: words[kind.plural], count: entries.count, top: top, marks: marks))
      top += 26 + lane.rows * ChartLayout.rowHeight + 14
    }
    return TimeChart(name: words(.chartOf, title), height: top, ticks: ticks(on: axis), lanes: views)
  }

  private func chartMark(_ entry: TimelineEntry, _ mark: ChartLayout.Mark, y: Int) -> ChartMark {
    let sides = sides(of: site.timeline.events[entry.place!])
    let names = sides.map { site.sides[$0].label }.joined(separator: words.comma)
    let title = [words(.labelOf, entry.date.text.capitalisedFirst, entry.link.name), entry.kind, entry.detail, names]
      .filter { !$0.isEmpty }.joined(separator: " · ")
    let side = sides.count == 1 ? sides[0] : nil
    return ChartMark(
      href: entry.link.href ?? "#e\(entry.place!)", title: title,
      style: side.map { site.sides[$0].style.split(separator: " ").first.map(String.init) ?? "" } ?? "", symbol: (side ?? 0) % 3, y: y,
      mark: mark)
  }

  /// The sides of those who met or who hold a position.
  private func sides(of event: Event) -> [Int] {
    let keys: [EntityKey] =
      switch event.what {
      case .meeting(let index): Array(site.present[index])
      case .position(let index): contents.positions[index].holders.compactMap { contents.entity($0.id) }
      case .fact(let index): contents.facts[index].about.compactMap { contents.entity($0.id) }
      case .work, .document: []
      }
    return Set(keys.compactMap { site.sideOfEntity[$0] }).sorted()
  }

  func ticks(on axis: TimeAxis, most: Int = 12) -> [ChartTick] {
    let ticks = axis.ticks(most: most)
    let hasYears = ticks.allSatisfy { $0.unit == .years(1) }
    return ticks.enumerated().map { index, tick in
      let date = GregorianCalendar.date(ofDay: tick.day)
      var text = hasYears ? words(EDTF(year: date.year), in: site.dates) : site.dates.short.months[date.month - 1]
      if tick.unit == .day { text = date.day == 1 || index == 0 ? "\(date.day) \(text)" : String(date.day) }
      if tick.unit == .month, index == 0 || date.month == 1 { text += " \(words(EDTF(year: date.year), in: site.dates))" }
      return ChartTick(place: axis.place(tick.day), text: text)
    }
  }

  /// Bars for the parts of a stretch, each leading to where it stands.
  private func bars(_ index: Int, on page: Int, named title: String) -> TimeBars {
    let plan = site.timeline
    let block = plan.blocks[index]
    let children = block.children.map { (block: $0, day: plan.blocks[$0].day, unit: plan.blocks[$0].unit ?? .years(1)) }
    let unit = children.map(\.unit).first ?? .years(1)
    let span = block.unit?.bounds(around: block.day) ?? children.first!.day..<children.last!.day + 1
    let count = unit.count(in: span)
    let most = block.children.map { plan.blocks[$0].total }.max() ?? 1
    let bars = children.map { child in
      let place = unit.count(in: span.lowerBound..<child.day + 1) - 1
      let total = plan.blocks[child.block].total
      let target = plan.pageOfBlock[child.block]
      let name = shortName(child.unit, child.day)
      return bar(
        href: (target == page ? "" : Addresses.numbered("timeline", page: target)) + "#" + anchor(child.block), name: name.long,
        label: 752 / max(1, count) >= 8 * name.short.count || place % max(1, count / 6) == 0 && count > 12 ? name.short : "", total: total,
        most: most, isHere: index == 0 && block.level == 1 && plan.pages.count > 1 && plan.pages[page].contains(child.block), slot: place,
        of: count)
    }
    return TimeBars(name: words(.chartOf, title), bars: bars)
  }

  /// Bars for the days of a crowded month, each leading to its first row; none for what is too vague for that.
  private func dayBars(_ entries: [TimelineEntry], on axis: TimeAxis, named title: String) -> TimeBars? {
    let unit: CalendarUnit = axis.days.count > 31 ? .month : .day
    let count = unit.count(in: axis.days)
    guard count <= 36 else { return nil }
    let days = entries.map { ($0.place!, unit.bounds(around: site.timeline.events[$0.place!].date.place).lowerBound) }.chunked(on: \.1)
    let most = days.map(\.1.count).max() ?? 1
    let bars = days.map { day, rows in
      let name = shortName(unit, day)
      return bar(
        href: "#e\(rows[rows.startIndex].0)", name: name.long, label: name.short, total: rows.count, most: most, isHere: false,
        slot: unit.count(in: axis.days.lowerBound..<max(day, axis.days.lowerBound) + 1) - 1, of: count)
    }
    return TimeBars(name: words(.chartOf, title), bars: bars)
  }

  private func bar(
    href: String, name: String, label: String, total: Int, most: Int, isHere: Bool, slot: Int, of count: Int
  ) -> TimeBars.Bar {
    TimeBars.Bar(
      href: href, title: words(.labelOf, name, words.count(total, .eventsCount)), label: label, count: total, isHere: isHere,
      slot: Percent(hundredths: slot * 10_000 / count), slotWidth: Percent(hundredths: 10_000 / count),
      height: max(3, total * TimeBars.Bar.highest / max(1, most)))
  }

  private func shortName(_ unit: CalendarUnit, _ day: Int) -> (short: String, long: String) {
    let date = GregorianCalendar.date(ofDay: day)
    switch unit {
    case .day: return (String(date.day), words(EDTF(year: date.year, month: date.month, day: date.day), in: site.dates))
    case .month: return (site.dates.short.months[date.month - 1], words(EDTF(year: date.year, month: date.month), in: site.dates))
    case .years(1):
      let name = words(EDTF(year: date.year), in: site.dates)
      return (name, name)
    case .years(let count):
      let name = name(ofYears: count, from: date.year)
      return (name, name)
    }
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
    let history = ItemHistory(contents)
    for (index, fact) in contents.facts.enumerated() where history.isCurrent(fact.provenance) {
      if let date = fact.provenance.date { events.append(Event(date: date, what: .fact(index))) }
    }
    for (index, position) in contents.positions.enumerated() where history.isCurrent(position.provenance) {
      if let date = position.provenance.date { events.append(Event(date: date, what: .position(index))) }
    }
    for (index, document) in contents.documents.enumerated() {
      if let date = document.keys.published { events.append(Event(date: date, what: .document(index))) }
    }
    let orders = events.map(\.date.order)
    return events.indices.sorted { (orders[$0], $0) < (orders[$1], $1) }.map { events[$0] }
  }
}
