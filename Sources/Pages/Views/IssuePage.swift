import Templating

struct IssuePage: Page {
  var frame: Frame
  var head: EntityHead
  var questions: [FactRow.Claimed]
  var holders: [HolderRow]
  var silent: [Link]
  var silentRest: String
  var positions: [PositionRow]
  /// The same by year, where there are many.
  var positionYears: [PositionYear] = []
  /// Those that were taken back do not count.
  var positionCount: Int
  var meetings: [MeetingRow]
  var issues: [Link]
  var involved: Involved
  var overTime: TimeChart?

  static let fields = Fields<IssuePage>("positions/ID.html: an issue and who holds what on it") {
    IssuePage.common(\.frame)
    Field.object("head", "What it is", of: EntityHead.self, \.head)
    Field.text("question", "The question on which positions are held", of: \.questions) { $0.first?.text ?? "" }
    Field.list("questions", "The same; more than one where documents differ", of: FactRow.Claimed.self, \.questions)
    Field.list("holders", "Every holder's latest stance", of: HolderRow.self, \.holders)
    Field.number("holderCount", "How many hold one", of: \.holders)
    Field.list("silent", "Who took part in meetings on it, and holds no position that is recorded", of: Link.self, \.silent)
    Field.flag("hasSilent", "Whether there are any", hasAny: \.silent)
    Field.text("silentMore", "How many more there are: and 3 more", \.silentRest)
    Field.list("positions", "Every position in the order of dates, with its words", of: PositionRow.self, \.positions)
    Field.flag("hasPositions", "Whether there are any") { !$0.positions.isEmpty || !$0.positionYears.isEmpty }
    Field.number("positionCount", "How many there are that nobody took back", \.positionCount)
    Field.list("positionYears", "The positions by year instead, where there are many", of: PositionYear.self, \.positionYears)
    Field.list("meetings", "Meetings at which it was a topic", of: MeetingRow.self, \.meetings)
    Field.flag("hasMeetings", "Whether there are any", hasAny: \.meetings)
    Field.list("issues", "Issues that are part of it", of: Link.self, \.issues)
    Field.flag("hasIssues", "Whether there are any", hasAny: \.issues)
    Field.optional("overTime", "How each holder's stance changed", of: TimeChart.self, \.overTime)
    Field.object("involved", "What belongs to it", of: Involved.self, \.involved)
  }
}

/// The positions of a year.
struct PositionYear: View {
  var year: String
  var positions: [PositionRow]

  static let fields = Fields<PositionYear>("The positions of a year") {
    Field.text("year", "The year or month, or that it is not known", \.year)
    Field.number("count", "How many there are", of: \.positions)
    Field.list("positions", "The positions", of: PositionRow.self, \.positions)
  }
}

/// A holder's stance, with the earlier ones.
struct HolderRow: View {
  var holder: Link
  var stance: String
  var tone: String
  var href: String
  var date: DateView?
  var earlier: [Earlier]
  var earlierRest = ""
  var standing: Standing
  /// The places among all holders, by name, by stance and by date.
  var namePlace = 0
  var stancePlace: Int
  var datePlace: Int

  struct Earlier: View {
    var stance: String
    var tone: String
    var date: DateView?

    static let fields = Fields<Earlier>("An earlier stance of a holder") {
      Field.text("stance", "The stance in words", \.stance)
      Field.text("tone", "positive, conditional, neutral, unclear, negative, or nothing", \.tone)
      Field.optional("date", "When", of: DateView.self, \.date)
    }
  }

  static let fields = Fields<HolderRow>("A holder's latest stance on an issue") {
    Field.object("holder", "Who", of: Link.self, \.holder)
    Field.text("stance", "The stance in words", \.stance)
    Field.text("tone", "positive, conditional, neutral, unclear, negative, or nothing", \.tone)
    Field.url("href", "The position further down the page", \.href)
    Field.optional("date", "When it was stated", of: DateView.self, \.date)
    Field.list("earlier", "Earlier stances, the newest first", of: Earlier.self, \.earlier)
    Field.text("earlierMore", "How many more there are: and 3 more", \.earlierRest)
    Field.object("standing", "How it stands", of: Standing.self, \.standing)
    Field.number("namePlace", "The place among the holders by name", \.namePlace)
    Field.number("stancePlace", "The place by the scale of stances, of the same ones the newest first", \.stancePlace)
    Field.number("datePlace", "The place by date, the newest first", \.datePlace)
  }
}
