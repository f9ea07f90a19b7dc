import Dossier

/// How a timeline is divided: by powers of ten of years down to years, and by months where a year is crowded; and which stretches stand
/// on which page.
struct TimelinePlan: Sendable {
  /// A stretch of the timeline with a heading of its own.
  struct Block: Sendable {
    var unit: CalendarUnit?
    /// Its first day.
    var day: Int
    /// 1 is the whole timeline.
    var level: Int
    var parent: Int?
    var children: [Int] = []
    /// The events that it shows itself.
    var own: Range<Int>
    var total: Int
    /// Of a stretch that is too long for one page, which part this is.
    var part: (number: Int, count: Int)?
  }

  /// How many events stand on one page at most.
  static let longestPage = 250
  private static let mostInSpan = 24
  private static let mostInYear = 100

  /// The events in the order of the pages.
  private(set) var events: [Event]
  private(set) var blocks: [Block] = []
  /// The blocks of every page.
  private(set) var pages: [Range<Int>] = []
  private(set) var pageOfBlock: [Int] = []

  /// - Parameter events: In the order of time.
  init(_ events: [Event]) {
    self.events = events
    guard let first = events.first, let last = events.last else {
      pages = [0..<0]
      return
    }
    let span = first.date.place..<max(first.date.place, last.date.place) + 1
    var unit = CalendarUnit.years(1)
    var power = 1
    while unit.count(in: span) > 30, power < Int.max / 100 {
      power *= 10
      unit = .years(power)
    }
    grow(0..<events.count, in: nil, by: unit, from: span.lowerBound, level: 1, parent: nil)
    makePages()
  }

  /// The days that a stretch's chart shows.
  func axis(of range: Range<Int>, in unit: CalendarUnit?, from day: Int) -> TimeAxis {
    let shapes = events[range].map { DateShape($0.date).known }
    let low = shapes.map(\.lowerBound).min() ?? day
    let high = shapes.map(\.upperBound).max() ?? day
    guard let unit else {
      // What lasts long does not squeeze what came before it.
      let latest = events[range].map(\.date.place).max() ?? day
      let reach = max(366, 2 * (latest - low))
      return TimeAxis(around: low..<min(high, latest + reach) + 1)
    }
    let bounds = unit.bounds(around: day)
    if unit == .month { return TimeAxis(days: bounds) }
    let from = min(max(low, bounds.lowerBound), bounds.upperBound - 1)
    return TimeAxis(around: from..<max(from, min(high, bounds.upperBound - 1)) + 1)
  }

  // MARK: Dividing

  private mutating func grow(
    _ range: Range<Int>, in unit: CalendarUnit?, by part: CalendarUnit, from day: Int, level: Int, parent: Int?
  ) {
    if fits(range, in: unit, from: day) { return addLeaf(range, unit, day, max(2, level), parent) }
    let (vague, groups) = divide(range, by: part)
    if vague.isEmpty, groups.count == 1 {
      let first = events[groups[0].lowerBound].date.place
      return grow(groups[0], in: part, by: part.part, from: part.bounds(around: first).lowerBound, level: level, parent: parent)
    }
    let index = blocks.count
    let isRoot = level == 1
    blocks.append(
      Block(
        unit: unit, day: day, level: level, parent: parent, own: isRoot ? range.lowerBound..<range.lowerBound : vague, total: range.count))
    if let parent { blocks[parent].children.append(index) }
    if isRoot, !vague.isEmpty { addLeaf(vague, nil, day, 2, nil) }
    for group in groups {
      let first = part.bounds(around: events[group.lowerBound].date.place).lowerBound
      grow(group, in: part, by: part.part, from: first, level: level + 1, parent: index)
    }
  }

  /// Puts what is too vague for the parts first, and divides the rest.
  private mutating func divide(_ range: Range<Int>, by part: CalendarUnit) -> (vague: Range<Int>, groups: [Range<Int>]) {
    let all = events[range]
    let vague = all.filter { part.isVague($0.date) }
    events.replaceSubrange(range, with: vague + all.filter { !part.isVague($0.date) })
    let split = range.lowerBound + vague.count
    var groups: [Range<Int>] = []
    var bounds = 0..<0
    for index in split..<range.upperBound {
      let place = events[index].date.place
      if groups.isEmpty || !bounds.contains(place) {
        bounds = part.bounds(around: place)
        groups.append(index..<index + 1)
      } else {
        groups[groups.count - 1] = groups[groups.count - 1].lowerBound..<index + 1
      }
    }
    return (range.lowerBound..<split, groups)
  }

  private func fits(_ range: Range<Int>, in unit: CalendarUnit?, from day: Int) -> Bool {
    switch unit {
    case .month, .day: return true
    case .years(1):
      guard range.count <= Self.mostInYear else { return false }
      let dates = EventKind.allCases.map { kind in events[range].filter { $0.what.kind == kind }.map(\.date) }
      return ChartLayout.fits(dates, on: axis(of: range, in: unit, from: day))
    case .years, nil: return range.count <= Self.mostInSpan && !isLopsided(range)
    }
  }

  /// Whether most events are crowded into a small part of the time, so that one chart would show next to nothing of them.
  private func isLopsided(_ range: Range<Int>) -> Bool {
    let places = events[range].map(\.date.place)
    let span = places.last! - places.first!
    let most = max(2, places.count * 2 / 3)
    guard span > 3 * 366, places.count > 2 else { return false }
    return (0...(places.count - most)).contains { places[$0 + most - 1] - places[$0] < span / 10 }
  }

  private mutating func addLeaf(_ range: Range<Int>, _ unit: CalendarUnit?, _ day: Int, _ level: Int, _ parent: Int?) {
    let count = (range.count + Self.longestPage - 1) / Self.longestPage
    for number in 0..<count {
      let from = range.lowerBound + number * Self.longestPage
      let own = from..<min(from + Self.longestPage, range.upperBound)
      if number == 0, let parent { blocks[parent].children.append(blocks.count) }
      blocks.append(
        Block(
          unit: unit, day: day, level: level, parent: parent, own: own, total: number == 0 ? range.count : own.count,
          part: count > 1 ? (number + 1, count) : nil))
    }
  }

  private mutating func makePages() {
    var start = 0
    var size = 0
    for index in blocks.indices {
      if size > 0, size + blocks[index].own.count > Self.longestPage {
        // Headings go to the page of what they head.
        var cut = index
        while cut > start + 1, blocks[cut - 1].own.isEmpty { cut -= 1 }
        pages.append(start..<cut)
        start = cut
        size = 0
      }
      size += blocks[index].own.count
    }
    pages.append(start..<blocks.count)
    pageOfBlock = [Int](repeating: 0, count: blocks.count)
    for (number, page) in pages.enumerated() { for index in page { pageOfBlock[index] = number } }
  }
}
