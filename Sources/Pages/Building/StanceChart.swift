import Dossier

/// How the stance of each holder on an issue changed over time.
extension PageBuilder {
  private static let mostHolders = 30
  /// How many marks of one holder stand over each other; the list has them all.
  private static let mostRows = 3
  /// The width of the part with the marks, in pixels, where it is narrowest.
  private static let width = 375

  /// The chart of an issue's dated positions, the busiest holders first to be in it; nil where fewer than two have a date.
  func stancesOverTime(_ order: [Int], _ anchors: [String], named name: String) -> TimeChart? {
    let dated = order.indices.filter { place in
      let provenance = contents.positions[order[place]].provenance
      return provenance.date != nil && provenance.retracted == nil
    }
    guard dated.count > 1 else { return nil }
    var places: [Holder: [Int]] = [:]
    var holders: [(holder: Holder, link: Link)] = []
    for place in dated {
      let position = contents.positions[order[place]]
      for reference in contents.distinct(position.holders) {
        let holder = contents.holder(reference, of: position)
        if places[holder] == nil { holders.append((holder, link(reference))) }
        places[holder, default: []].append(place)
      }
    }
    let busiest = holders.enumerated().sorted {
      (-places[$0.element.holder]!.count, $0.offset) < (-places[$1.element.holder]!.count, $1.offset)
    }.prefix(Self.mostHolders).sorted { $0.offset < $1.offset }.map(\.element)
    let shapes = dated.map { DateShape(contents.positions[order[$0]].provenance.date!).known }
    let axis = TimeAxis(around: shapes.map(\.lowerBound).min()!..<shapes.map(\.upperBound).max()! + 1)
    var top = 26
    var lanes: [ChartLane] = []
    var drawn = Set<Int>()
    for (holder, link) in busiest {
      let lane = lane(of: link, places[holder]!, order, anchors, on: axis, top: top)
      lanes.append(lane.view)
      drawn.formUnion(lane.places)
      top += lane.rows * ChartLayout.rowHeight + 4
    }
    return TimeChart(
      name: words(.chartOf, words(.labelOf, name, words[.overTime])), height: top + 4, ticks: ticks(on: axis, most: 6), lanes: lanes,
      stances: stances(of: drawn.map { order[$0] }),
      caption: drawn.count < order.count ? words(.stancesDrawn, String(drawn.count), String(order.count)) : "")
  }

  /// The stances of these positions, each once, in the order of the scale.
  private func stances(of positions: [Int]) -> [TimeChart.Stance] {
    let places = places(ofStances: positions)
    return positions.sorted { places[$0]! < places[$1]! }.map {
      let (name, tone) = stance(contents.positions[$0].stance)
      return TimeChart.Stance(name: name, tone: tone)
    }.uniqued(\.name)
  }

  private func lane(
    of holder: Link, _ places: [Int], _ order: [Int], _ anchors: [String], on axis: TimeAxis, top: Int
  ) -> (view: ChartLane, rows: Int, places: [Int]) {
    var packing = LanePacking(gap: 2, limit: Self.mostRows)
    var marks: [ChartMark] = []
    var lines: [ChartLane.Line] = []
    var last: (tone: String, place: Percent, row: Int)?
    var shown: [Int] = []
    let drawn = places.map { ($0, ChartLayout.mark($0, contents.positions[order[$0]].provenance.date!, on: axis)) }
      .sorted { ($0.1.centre, $0.0) < ($1.1.centre, $1.0) }
    for (place, mark) in drawn {
      let position = contents.positions[order[place]]
      let (stance, tone) = stance(position.stance)
      let middle = mark.centre.hundredths * Self.width / 10_000
      guard let row = packing.row(for: middle - 11...middle + 11) else { continue }
      let y = top + row * ChartLayout.rowHeight + 12
      if let last, last.row == row { lines.append(.init(tone: last.tone, from: last.place, to: mark.centre, y: y)) }
      last = (tone, mark.centre, row)
      shown.append(place)
      let when = site.dates.text(position.provenance.date!).capitalisedFirst
      marks.append(
        ChartMark(
          href: "#\(anchors[place])", title: words(.labelOf, when, stance) + " · " + holder.name, style: "c-\(tone)", symbol: 0, y: y,
          mark: mark,
          sign: tone.sign))
    }
    let name = TextWidth.cut(holder.name, to: 165) ?? holder.name
    return (
      ChartLane(title: name, href: holder.href, count: marks.count, top: top, marks: marks, lines: packing.rows == 1 ? lines : []),
      packing.rows, shown
    )
  }
}

extension String {
  /// The sign of a tone, as the style sheet has it for chips.
  fileprivate var sign: String {
    switch self {
    case "positive": "+"
    case "negative": "−"
    case "conditional": "±"
    case "neutral": "="
    case "unclear": "?"
    case "other", "commented": "●"
    case "unknown": "?"
    default: "/"
    }
  }
}
