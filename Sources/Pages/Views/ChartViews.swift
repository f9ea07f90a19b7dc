import Templating

/// A place along a chart's axis that is named.
struct ChartTick: View {
  var place: Percent
  var text: String

  static let fields = Fields<ChartTick>("A place along a chart's axis") {
    Field.text("x", "Where it is, in percent") { $0.place.description }
    Field.text("text", "What it is called", \.text)
  }
}

/// A mark of a chart: a link, drawn by what is known of its date.
struct ChartMark: View {
  var href: String
  var title: String
  var style: String
  var symbol: Int
  var y: Int
  var mark: ChartLayout.Mark
  var sign = ""

  struct Stretch: View {
    var stretch: ChartLayout.Stretch
    var y: Int
    static let fields = Fields<Stretch>("Days of a mark, drawn by what is known of them") {
      Field.text("x", "Where it begins, in percent") { $0.stretch.start.description }
      Field.text("width", "How wide it is, in percent") { $0.stretch.width.description }
      Field.number("top", "Its upper edge") { $0.y - 6 }
      Field.flag("isLasting", "Whether it lasts on each of these days") { $0.stretch.style == .lasting }
      Field.flag("isWithin", "Whether it is on some day within") { $0.stretch.style == .within }
    }
  }

  struct Tail: View {
    var tail: ChartLayout.Tail
    var y: Int
    static let fields = Fields<Tail>("A line that fades towards an end that is not known") {
      Field.text("x", "Where it begins, in percent") { $0.tail.start.description }
      Field.text("width", "How wide it is, in percent") { $0.tail.width.description }
      Field.number("top", "Its upper edge") { $0.y - 2 }
    }
  }

  private var isOpenBefore: Bool { mark.isCutBefore || mark.before?.isOpen == true }
  private var isOpenAfter: Bool { mark.isCutAfter || mark.after?.isOpen == true }

  static let fields = Fields<ChartMark>("A mark of a chart") {
    Field.url("href", "Where it leads", \.href)
    Field.text("title", "When, what and of which kind, in words", \.title)
    Field.text("style", "The class of its colour", \.style)
    Field.number("symbol", "The number of its shape", \.symbol)
    Field.number("y", "The middle of its row", \.y)
    Field.number("baseline", "The line on which its text stands") { $0.y + 4 }
    Field.flag("hasPoint", "Whether it is an exact day") { $0.mark.point != nil }
    Field.text("point", "The day, in percent") { $0.mark.point?.description ?? "" }
    Field.flag("isAbout", "Whether the day is an estimate or in doubt", \.mark.isPointAbout)
    Field.list("stretches", "Its days", of: Stretch.self) { view in view.mark.stretches.map { Stretch(stretch: $0, y: view.y) } }
    Field.optional("before", "Its unknown beginning", of: Tail.self) { view in view.mark.before.map { Tail(tail: $0, y: view.y) } }
    Field.optional("after", "Its unknown end", of: Tail.self) { view in view.mark.after.map { Tail(tail: $0, y: view.y) } }
    Field.flag("isOpenBefore", "Whether an arrow shows that it began earlier") { $0.isOpenBefore }
    Field.flag("isOpenAfter", "Whether an arrow shows that it goes on") { $0.isOpenAfter }
    Field.text("start", "Where it begins, in percent") { $0.mark.start.description }
    Field.text("end", "Where it ends, in percent") { $0.mark.end.description }
    Field.text("label", "The text beside it, where there is room") { $0.mark.label?.text ?? "" }
    Field.text("labelPlace", "Where the text begins or ends, in percent") { $0.mark.label?.place.description ?? "" }
    Field.flag("labelIsBefore", "Whether the text ends there") { $0.mark.label?.side == .before }
    Field.text("centre", "The middle of its days, in percent") { $0.mark.centre.description }
    Field.text("sign", "The sign of its tone", \.sign)
  }
}

/// Marks of one kind, in rows.
struct ChartLane: View {
  var title: String
  var href: String?
  var count: Int
  var top: Int
  var marks: [ChartMark]
  var lines: [Line] = []

  /// What was held from one mark to the next.
  struct Line: View {
    var tone: String
    var from: Percent
    var to: Percent
    var y: Int
    static let fields = Fields<Line>("What was held from one mark to the next") {
      Field.text("tone", "The tone of the stance", \.tone)
      Field.text("from", "Where it begins, in percent") { $0.from.description }
      Field.text("to", "Where it ends, in percent") { $0.to.description }
      Field.number("y", "Its height", \.y)
    }
  }

  static let fields = Fields<ChartLane>("Marks of one kind or one holder") {
    Field.text("title", "What they are, or whose", \.title)
    Field.optionalURL("href", "The page of whose they are", \.href)
    Field.number("count", "How many there are", \.count)
    Field.number("top", "The upper edge", \.top)
    Field.number("baseline", "The line on which the title stands") { $0.top + 16 }
    Field.list("marks", "The marks", of: ChartMark.self, \.marks)
    Field.list("lines", "What was held between them", of: Line.self, \.lines)
  }
}

/// A chart of marks along time.
struct TimeChart: View {
  var name: String
  var height: Int
  var ticks: [ChartTick]
  var lanes: [ChartLane]
  /// What its signs mean, where it has any.
  var stances: [Stance] = []
  /// How much of what there is it has; empty where it has all.
  var caption = ""

  struct Stance: View {
    var name: String
    var tone: String

    static let fields = Fields<Stance>("A stance, and the sign of which tone it has in a chart") {
      Field.text("name", "The stance in words", \.name)
      Field.text("tone", "positive, conditional, neutral, unclear, negative …", \.tone)
    }
  }

  static let fields = Fields<TimeChart>("A chart of marks along time") {
    Field.text("name", "What it shows, in words", \.name)
    Field.number("height", "How high it is", \.height)
    Field.list("ticks", "The axis", of: ChartTick.self, \.ticks)
    Field.list("lanes", "The marks, by kind or holder", of: ChartLane.self, \.lanes)
    Field.list("stances", "What its signs mean, where it has any", of: Stance.self, \.stances)
    Field.text("caption", "How much of what there is it has; empty where it has all", \.caption)
  }
}

/// How many events there are in each part of a time: bars that lead to them.
struct TimeBars: View {
  var name: String
  var bars: [Bar]

  struct Bar: View {
    var href: String
    var title: String
    var label: String
    var count: Int
    var isHere: Bool
    /// The place of its part of the time, and how high it is: at most `highest`.
    var slot: Percent
    var slotWidth: Percent
    var height: Int

    static let highest = 72

    private var isNarrow: Bool { slotWidth.hundredths * ChartLayout.width / 10_000 < 8 * String(count).utf8.count }

    static let fields = Fields<Bar>("A bar that leads to what it counts") {
      Field.url("href", "Where it leads", \.href)
      Field.text("title", "When and how many, in words", \.title)
      Field.text("label", "The time, where there is room for it", \.label)
      Field.text("count", "How many, where there is room for it") { $0.isNarrow ? "" : String($0.count) }
      Field.flag("isHere", "Whether this page has it", \.isHere)
      Field.text("slot", "Where its part of the time begins, in percent") { $0.slot.description }
      Field.text("slotWidth", "How wide that is, in percent") { $0.slotWidth.description }
      Field.text("x", "Where the bar begins, in percent") {
        Percent(hundredths: $0.slot.hundredths + $0.slotWidth.hundredths / 8).description
      }
      Field.text("width", "How wide it is, in percent") { Percent(hundredths: $0.slotWidth.hundredths * 3 / 4).description }
      Field.text("middle", "Its middle, in percent") { Percent(hundredths: $0.slot.hundredths + $0.slotWidth.hundredths / 2).description }
      Field.number("height", "How high it is", \.height)
      Field.number("top", "Its upper edge") { 18 + highest - $0.height }
      Field.number("baseline", "The line on which the count stands") { 13 + highest - $0.height }
    }
  }

  static let fields = Fields<TimeBars>("How many events there are in each part of a time") {
    Field.text("name", "What it shows, in words", \.name)
    Field.list("bars", "The bars", of: Bar.self, \.bars)
  }
}
