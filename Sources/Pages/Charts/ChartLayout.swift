import Dossier

/// Something to be drawn: when, and the text beside it.
struct ChartItem {
  var date: EDTF
  var label: String
}

/// Where marks stand along an axis, in rows.
struct ChartLayout {
  /// The width, in pixels, at which nothing lies over anything else. A wider drawing only has more room.
  static let width = 752
  /// How high a row is, in pixels, so that every mark can be hit with a finger.
  static let rowHeight = 24
  /// More rows than these are not drawn.
  static let mostRows = 40
  private static let mostLabelledRows = 24
  private static let longestLabel = 250
  /// How far apart two marks of one row are, with their labels.
  private static let gap = 6
  private static let longestTail = Percent(hundredths: 1500)

  struct Stretch {
    var style: DateShape.Style
    var start: Percent
    var width: Percent
  }

  /// A line that fades towards what is not known.
  struct Tail {
    var start: Percent
    var width: Percent
    var isOpen: Bool
  }

  struct Label {
    enum Side: String, CaseIterable { case after, before, inside }
    var text: String
    var side: Side
    var place: Percent
  }

  struct Mark {
    var item: Int
    var row = 0
    var point: Percent?
    var isPointAbout = false
    var stretches: [Stretch] = []
    var before: Tail?
    var after: Tail?
    /// Whether it goes on beyond the ends of the axis.
    var isCutBefore = false
    var isCutAfter = false
    var label: Label?

    var start: Percent { before?.start ?? stretches.first?.start ?? point ?? Percent(hundredths: 0) }
    /// The middle of the days that are known.
    var centre: Percent {
      guard let first = stretches.first, let last = stretches.last else { return point ?? start }
      return Percent(hundredths: (first.start.hundredths + last.start.hundredths + last.width.hundredths) / 2)
    }
    var end: Percent {
      if let after { return Percent(hundredths: after.start.hundredths + after.width.hundredths) }
      return stretches.last.map { Percent(hundredths: $0.start.hundredths + $0.width.hundredths) } ?? point ?? .all
    }
  }

  /// The marks in rows, with labels where there is room; nil where they need more rows than are drawn.
  static func lanes(_ lanes: [[ChartItem]], on axis: TimeAxis) -> [(rows: Int, marks: [Mark])]? {
    let marks = lanes.map { items in
      items.enumerated().map { mark($0, $1.date, on: axis) }.sorted { ($0.start, $0.item) < ($1.start, $1.item) }
    }
    if let labelled = packed(marks, lanes, limit: mostLabelledRows) {
      return zip(labelled, lanes).map { lane, items in (lane.rows, lengthened(lane.marks, items)) }
    }
    guard let bare = packed(marks, nil, limit: mostRows) else { return nil }
    return zip(bare, lanes).map { lane, items in (lane.rows, labelledWhereFree(lane.marks, items)) }
  }

  /// Whether the marks need no more rows than are drawn.
  static func fits(_ lanes: [[EDTF]], on axis: TimeAxis) -> Bool {
    let marks = lanes.map { dates in
      dates.enumerated().map { mark($0, $1, on: axis) }.sorted { ($0.start, $0.item) < ($1.start, $1.item) }
    }
    return packed(marks, nil, limit: mostRows) != nil
  }

  /// Rows for marks in the order of their beginnings, labels counted as part of them where items are given.
  private static func packed(_ lanes: [[Mark]], _ items: [[ChartItem]]?, limit: Int) -> [(rows: Int, marks: [Mark])]? {
    var result: [(rows: Int, marks: [Mark])] = []
    var left = limit
    for (lane, marks) in lanes.enumerated() {
      var placed = marks
      if let items { for index in placed.indices { placed[index].setLabel(items[lane][placed[index].item].label, longest: longestLabel) } }
      placed = placed.map { ($0.extent, $0) }.sorted { ($0.0.lowerBound, $0.1.item) < ($1.0.lowerBound, $1.1.item) }.map(\.1)
      var packing = LanePacking(gap: gap, limit: left)
      for index in placed.indices {
        guard let row = packing.row(for: placed[index].extent) else { return nil }
        placed[index].row = row
      }
      left -= packing.rows
      result.append((packing.rows, placed))
    }
    return result
  }

  /// Labels that were cut, with as much of them as there is room for in their rows.
  private static func lengthened(_ marks: [Mark], _ items: [ChartItem]) -> [Mark] {
    var marks = marks
    let order = marks.indices.sorted { (marks[$0].row, marks[$0].extent.lowerBound) < (marks[$1].row, marks[$1].extent.lowerBound) }
    for (place, index) in order.enumerated() {
      guard let label = marks[index].label, label.text != items[marks[index].item].label else { continue }
      func neighbour(_ place: Int) -> ClosedRange<Int>? {
        order.indices.contains(place) && marks[order[place]].row == marks[index].row ? marks[order[place]].extent : nil
      }
      let from = neighbour(place - 1).map { $0.upperBound + gap } ?? 0
      let to = neighbour(place + 1).map { $0.lowerBound - gap } ?? width
      marks[index].lengthenLabel(items[marks[index].item].label, from: from, to: to)
    }
    return marks
  }

  private static func labelledWhereFree(_ marks: [Mark], _ items: [ChartItem]) -> [Mark] {
    var marks = marks
    var next: [Int: Int] = [:]
    for index in marks.indices.reversed() {
      let extent = marks[index].extent
      let free = (next[marks[index].row] ?? width) - extent.upperBound - 16
      next[marks[index].row] = extent.lowerBound
      guard free >= 90, let text = TextWidth.cut(items[marks[index].item].label, to: min(free, longestLabel)) else { continue }
      marks[index].label = Label(text: text, side: .after, place: marks[index].end)
    }
    return marks
  }

  static func mark(_ item: Int, _ date: EDTF, on axis: TimeAxis) -> Mark {
    let shape = DateShape(date)
    var mark = Mark(item: item)
    mark.isCutBefore = shape.known.lowerBound < axis.days.lowerBound
    mark.isCutAfter = shape.known.upperBound >= axis.days.upperBound
    if let point = shape.point {
      mark.point = axis.middle(point.day)
      mark.isPointAbout = point.isAbout
    }
    for piece in shape.pieces where piece.days.overlaps(axis.days.lowerBound...(axis.days.upperBound - 1)) {
      mark.stretches.append(stretch(piece, on: axis))
    }
    if mark.point == nil, mark.stretches.isEmpty { mark.point = axis.middle(shape.known.lowerBound) }
    let (start, end) = (mark.start, mark.end)
    if let opening = shape.before, start.hundredths > 0 {
      let from = max(0, start.hundredths - longestTail.hundredths)
      mark.before = Tail(
        start: Percent(hundredths: from), width: Percent(hundredths: start.hundredths - from), isOpen: opening == .open)
    }
    if let opening = shape.after, end < .all {
      let to = min(10_000, end.hundredths + longestTail.hundredths)
      mark.after = Tail(start: end, width: Percent(hundredths: to - end.hundredths), isOpen: opening == .open)
    }
    return mark
  }

  /// A stretch is never too narrow to be seen.
  private static func stretch(_ piece: DateShape.Piece, on axis: TimeAxis) -> Stretch {
    let narrowest = 120
    var start = axis.place(piece.days.lowerBound).hundredths
    let end = axis.place(piece.days.upperBound + 1).hundredths
    let width = max(narrowest, end - start)
    start = min(start, 10_000 - width)
    return Stretch(style: piece.style, start: Percent(hundredths: start), width: Percent(hundredths: width))
  }
}

extension ChartLayout.Mark {
  private static func pixels(_ percent: Percent) -> Int { percent.hundredths * ChartLayout.width / 10_000 }

  /// From where to where it reaches with its label, in pixels at the width for which it is laid out; as wide as a finger at least.
  var extent: ClosedRange<Int> {
    var low = Self.pixels(start) - (point == nil ? 0 : 8)
    var high = Self.pixels(end) + (point == nil ? 0 : 8)
    if isCutBefore || before?.isOpen == true { low -= 8 }
    if isCutAfter || after?.isOpen == true { high += 8 }
    if high - low < 20 { (low, high) = ((low + high) / 2 - 10, (low + high) / 2 + 10) }
    guard let label else { return low...high }
    let room = TextWidth.estimate(label.text) + 10
    switch label.side {
    case .after: high += room
    case .before: low -= room
    case .inside: high = max(high, low + room)
    }
    return low...high
  }

  /// Puts a label behind the mark, or before it where there is no room, or over it.
  mutating func setLabel(_ text: String, longest: Int) {
    label = nil
    guard let text = TextWidth.cut(text, to: longest) else { return }
    let room = TextWidth.estimate(text) + 10
    let extent = self.extent
    if extent.upperBound + room <= ChartLayout.width {
      label = .init(text: text, side: .after, place: end)
    } else if extent.lowerBound - room >= 0 {
      label = .init(text: text, side: .before, place: start)
    } else {
      label = .init(text: text, side: .inside, place: start)
    }
  }

  /// Shows more of a label that was cut, where it stays within these bounds.
  mutating func lengthenLabel(_ whole: String, from: Int, to: Int) {
    guard let short = label else { return }
    label = nil
    let bare = extent
    label = short
    let room =
      switch short.side {
      case .after: to - bare.upperBound
      case .before: bare.lowerBound - from
      case .inside: to - bare.lowerBound
      }
    guard let text = TextWidth.cut(whole, to: room - 10), text.count > short.text.count else { return }
    label?.text = text
  }
}
