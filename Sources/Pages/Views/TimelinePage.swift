import Templating

struct TimelineEntry: View {
  var date: DateView
  var kind: String
  var link: Link
  var detail: String
  var standing: Standing
  /// Its number in the order of the pages.
  var place: Int?

  static let fields = Fields<TimelineEntry>("Something that has a date") {
    Field.text("anchor", "Its anchor in the timeline") { $0.place.map { "e\($0)" } ?? "" }
    Field.object("date", "When", of: DateView.self, \.date)
    Field.text("kind", "Meeting, position, event …", \.kind)
    Field.object("link", "What, with its page", of: Link.self, \.link)
    Field.text("detail", "More words", \.detail)
    Field.object("standing", "How it stands", of: Standing.self, \.standing)
  }
}

struct TimelinePage: Page {
  var frame: Frame
  var lede: String
  var overview: TimeBars?
  var sections: [Section]
  var sides: [Link]
  var pages: [PageLink]

  /// A stretch of time: years, a year, a month.
  struct Section: View {
    var title: String
    var anchor: String
    /// 2 or more, the level of its heading.
    var level: Int
    var bars: TimeBars?
    var chart: TimeChart?
    var entries: [TimelineEntry]

    static let fields = Fields<Section>("What has a date in one stretch of time") {
      Field.text("title", "The decade, year or month", \.title)
      Field.text("anchor", "Its anchor; empty where the stretch goes on from the page before", \.anchor)
      Field.flag("isSecond", "Whether its heading is of the second level") { $0.level == 2 }
      Field.flag("isThird", "Whether it is of the third") { $0.level == 3 }
      Field.flag("isFourth", "Whether it is of the fourth or lower") { $0.level > 3 }
      Field.optional("bars", "How many events there are in its parts", of: TimeBars.self, \.bars)
      Field.optional("chart", "Its events as a chart", of: TimeChart.self, \.chart)
      Field.list("entries", "What happened, in the order of time", of: TimelineEntry.self, \.entries)
      Field.number("count", "How much that is", of: \.entries)
    }
  }

  static let fields = Fields<TimelinePage>("timeline.html") {
    TimelinePage.common(\.frame)
    Field.text("lede", "How much there is", \.lede)
    Field.optional("overview", "How much there is of each time, where it is more than one chart shows", of: TimeBars.self, \.overview)
    Field.list("sections", "What has a date, by decade, year or month", of: Section.self, \.sections)
    Field.flag("hasEvents", "Whether anything has a date", hasAny: \.sections)
    Field.list("sides", "The sides, for the legend", of: Link.self, \.sides)
    Field.list("pages", "The pages of the timeline, where there are several", of: PageLink.self, \.pages)
    Field.flag("hasPages", "Whether there are several", hasAny: \.pages)
  }
}
