import Dossier
import Graphs

/// The network page: a drawing, and tables that say the same and more.
extension PageBuilder {
  /// - Parameter layout: Where the sketch's nodes stand; without it the page has its tables alone.
  mutating func network(_ sketch: NetworkSketch, _ layout: GraphLayout?) -> NetworkPage {
    let gatherings = sketch.drawsMeetings ? self.gatherings() : []
    let strongest = sketch.drawsMeetings ? [] : site.ties.strongest
    let relations = site.related.prefix(NetworkSketch.mostRows).map { kinship($0.relation, from: $0.from, to: $0.to) }
    let lede = words[sketch.drawsMeetings ? .networkOfMeetings : .networkCaption]
    let page = NetworkPage(
      frame: frame(title: words[.network], description: lede, section: .network, crumb: nil, kind: .network), lede: lede,
      chart: layout.flatMap { chart(sketch, $0) }, meetings: gatherings, ties: strongest.prefix(NetworkSketch.mostRows).map { tieRow($0) },
      tiesNote: strongest.count > NetworkSketch.mostRows
        ? words(.networkPartial, String(NetworkSketch.mostRows), String(strongest.count)) : "",
      relations: relations,
      relationsNote: site.related.count > NetworkSketch.mostRows
        ? words(.networkPartial, String(NetworkSketch.mostRows), String(site.related.count)) : "")
    return finished(page, nil)
  }

  // MARK: Tables

  private func gatherings() -> [NetworkPage.Gathering] {
    site.publication.involvement.meetingOrder.compactMap { index in
      let meeting = contents.meetings[index]
      let present = site.attendance[index].participants.filter(\.wasPresent)
      guard !present.isEmpty else { return nil }
      return NetworkPage.Gathering(
        link: link(EntityKey(.meeting, index)), date: date(meeting.date),
        place: meeting.first(\.place).map { link($0) },
        participants: present.map { NetworkPage.Attendance(link: link(to: $0), presence: presence($0.present)) })
    }
  }

  private func tieRow(_ tie: Ties.Tie) -> NetworkPage.Tie {
    let meetings = site.ties.meetings(of: tie)
    return NetworkPage.Tie(
      anchor: anchor(of: tie.pair), from: link(tie.pair.first), to: link(tie.pair.second), kind: words.count(meetings.count, .metTimes),
      meetings: meetings.suffix(3).reversed().map { link(EntityKey(.meeting, $0)) }, more: rest(meetings.count - 3, .moreOthers))
  }

  private func anchor(of pair: Ties.Pair) -> String { "tie-\(contents.id(of: pair.first))--\(contents.id(of: pair.second))" }

  private mutating func kinship(_ index: Int, from: EntityKey, to: EntityKey) -> NetworkPage.Kinship {
    let relation = contents.relations[index]
    return NetworkPage.Kinship(
      anchor: "relation-\(index)", from: link(from), kind: kind(of: relation), to: link(to), date: date(relation.provenance.date),
      standing: standing(relation.provenance))
  }

  func kind(of relation: Relation) -> String { relation.kindOf.map { words.kind($0) } ?? words[.related] }

  // MARK: The drawing

  private func chart(_ sketch: NetworkSketch, _ layout: GraphLayout) -> NetworkChart? {
    guard let graph = sketch.graph, graph.nodes.count == layout.centres.count else { return nil }
    let isSwinging = sketch.lines.filter { graph.nodes[$0.from].column == graph.nodes[$0.to].column }
    let geometry = NetworkGeometry(graph, layout, swingsOut: Set(isSwinging.map { graph.nodes[$0.from].column }))
    let nodes = sketch.nodes.indices.map { node($0, of: sketch, in: geometry.boxes[$0]) }
    let used = Set(sketch.nodes.compactMap { sketch.side(of: $0, in: site) }).sorted()
    return NetworkChart(
      width: geometry.width, height: geometry.height, columns: headings(sketch, geometry), lines: lines(sketch, geometry), nodes: nodes,
      sides: used.map { Link(name: site.sides[$0].label, side: site.sides[$0].style) }, hasMeetings: sketch.drawsMeetings,
      caption: caption(sketch))
  }

  private func caption(_ sketch: NetworkSketch) -> String {
    var sentences: [String] = []
    if sketch.nodes.count < sketch.knownNodes || sketch.lines.count < sketch.knownLines {
      sentences.append(
        words(
          .networkDrawn, String(sketch.lines.count), String(sketch.knownLines), String(sketch.nodes.count), String(sketch.knownNodes)))
    }
    if sketch.drawsMeetings {
      let silent = contents.meetings.count - sketch.nodes.count { if case .meeting = $0 { true } else { false } }
      if silent > 0 { sentences.append(words.count(silent, .networkSilent)) }
    } else if site.ties.largeMeetings > 0 {
      sentences.append(words.count(site.ties.largeMeetings, .networkLarge).replacing("{1}", with: String(Ties.largestMeeting)))
    }
    return sentences.joined(separator: " ")
  }

  private func headings(_ sketch: NetworkSketch, _ geometry: NetworkGeometry) -> [NetworkChart.Heading] {
    geometry.columns.sorted { $0.key < $1.key }.map { column, x in
      if column == 1 { return NetworkChart.Heading(x: x, text: words[.meetings]) }
      let members = sketch.nodes.filter { sketch.column(of: $0, in: site) == column }
      let sides = Set(members.map { sketch.side(of: $0, in: site) })
      let only = sides.count == 1 ? sides.first.flatMap(\.self) : nil
      return NetworkChart.Heading(x: x, text: only.map { site.sides[$0].label } ?? words[column == 0 ? .participants : .withOthers])
    }
  }

  // MARK: Nodes

  private func node(_ number: Int, of sketch: NetworkSketch, in box: NetworkGeometry.Box) -> NetworkChart.Node {
    let node = sketch.nodes[number]
    let name = sketch.name(of: node, in: site)
    var view = NetworkChart.Node(title: name, box: box, label: sketch.label(of: node, in: site))
    view.side = sketch.side(of: node, in: site).map { site.sides[$0].style } ?? ""
    switch node {
    case .entity(let key):
      let entry = site.publication.involvement[key]
      let office = detail(of: key, offices: 1)
      let details = [office, entry.meetings.isEmpty ? "" : words.count(entry.meetings.count, .meetingsCount)].filter { !$0.isEmpty }
      if !details.isEmpty { view.title += ": " + details.joined(separator: words.semicolon) }
      view.href = link(key).href
      view.detail = office
    case .meeting(let index):
      let meeting = contents.meetings[index]
      let place = meeting.first(\.place).map { link($0).name }
      view.title = ([name] + [meeting.date.map { site.dates.text($0) }, place].compactMap(\.self)).joined(separator: words.comma)
      view.href = link(EntityKey(.meeting, index)).href
      view.detail = [meeting.date.map { site.dates.text($0, .short).capitalisedFirst }, place].compactMap(\.self).joined(
        separator: words.comma)
      view.isMeeting = true
    case .guest(let index, let place):
      let participant = site.attendance[index].participants[place]
      var isNamed = false
      if case .name = participant.who { isNamed = true }
      view.detail = participant.withheld ?? participant.capacity ?? (isNamed ? "" : words[.nameNotGiven])
      if !view.detail.isEmpty { view.title += ": " + view.detail }
      view.isGuest = true
    }
    view.detail = sketch.drawsMeetings ? LabelWidth.fit(view.detail, size: 12, within: box.width - 36) : ""
    return view
  }

  // MARK: Lines

  private func lines(_ sketch: NetworkSketch, _ geometry: NetworkGeometry) -> [NetworkChart.Line] {
    let offsets = self.offsets(sketch, geometry)
    let most = sketch.lines.lazy.map(\.strength).max() ?? 1
    let tied = Set(sketch.lines.compactMap { line in if case .tie(let tie) = line.bond { tie.pair } else { nil } })
    return sketch.lines.enumerated().map { number, line in
      let (from, to) = (sketch.nodes[line.from], sketch.nodes[line.to])
      let names = (sketch.name(of: from, in: site), sketch.name(of: to, in: site))
      switch line.bond {
      case .presence(let presence):
        guard case .meeting(let index) = to else { preconditionFailure("who is present is so at a meeting") }
        let remark = self.presence(presence)
        return NetworkChart.Line(
          title: words(.tookPartIn, names.0, names.1) + (remark.isEmpty ? "" : ", \(remark)"),
          href: link(EntityKey(.meeting, index)).href ?? "",
          stroke: geometry.curve(from: line.from, to: line.to, offset: offsets[number]),
          side: sketch.side(of: from, in: site).map { site.sides[$0].style } ?? "")
      case .tie(let tie):
        return NetworkChart.Line(
          title: words(.tieOf, names.0, names.1, describe(tie)), href: href(of: tie),
          stroke: geometry.line(from: line.from, to: line.to, givesWay: false), width: 1 + 5 * (tie.count - 1) / max(1, most - 1))
      case .relation(let index):
        let isTied = if case .entity(let one) = from, case .entity(let other) = to { tied.contains(Ties.Pair(one, other)) } else { false }
        return NetworkChart.Line(
          title: words(.relationOf, names.0, kind(of: contents.relations[index]), names.1), href: "#relation-\(index)",
          stroke: sketch.drawsMeetings
            ? geometry.curve(from: line.from, to: line.to) : geometry.line(from: line.from, to: line.to, givesWay: isTied),
          isRelation: true)
      }
    }
  }

  /// How far from the middle each line comes in at its meeting.
  private func offsets(_ sketch: NetworkSketch, _ geometry: NetworkGeometry) -> [Int] {
    var offsets = [Int](repeating: 0, count: sketch.lines.count)
    var groups: [[Int]: [Int]] = [:]
    for (number, line) in sketch.lines.enumerated() {
      guard case .presence = line.bond else { continue }
      groups[[line.to, sketch.column(of: sketch.nodes[line.from], in: site)], default: []].append(number)
    }
    for (key, members) in groups {
      let own = geometry.offsets(of: members.map { sketch.lines[$0].from }, into: key[0])
      for (member, offset) in zip(members, own) { offsets[member] = offset }
    }
    return offsets
  }

  /// How often two met, and when the last time: 3 meetings, last May 1963.
  func describe(_ tie: Ties.Tie) -> String {
    let count = words.count(tie.count, .meetingsCount)
    return contents.meetings[site.ties.last(of: tie)].date.map { words(.lastTime, count, site.dates.text($0)) } ?? count
  }

  /// The one meeting of two, or the row that lists theirs.
  private func href(of tie: Ties.Tie) -> String {
    tie.count > 1 ? "#" + Addresses.encoded(anchor(of: tie.pair)) : link(EntityKey(.meeting, site.ties.last(of: tie))).href ?? ""
  }
}
