import Templating

struct TimelineEntry: View {
  var date: DateView
  var kind: String
  var link: Link
  var detail: String
  var standing: Standing
  var isAhead = false

  static let fields = Fields<TimelineEntry>("Something that has a date") {
    Field.object("date", "When", of: DateView.self) { $0.date }
    Field.text("kind", "Meeting, position, event …") { $0.kind }
    Field.object("link", "What, with its page", of: Link.self) { $0.link }
    Field.text("detail", "More words") { $0.detail }
    Field.object("standing", "How it stands", of: Standing.self) { $0.standing }
  }
}

struct TimelinePage: Page {
  var frame: Frame
  var lede: String
  var years: [Year]
  var pages: [PageLink]

  struct Year: View {
    var title: String
    var anchor: String
    var entries: [TimelineEntry]

    static let fields = Fields<Year>("What has a date in one year") {
      Field.text("title", "The year") { $0.title }
      Field.text("anchor", "Its anchor") { $0.anchor }
      Field.list("entries", "What happened, in the order of time", of: TimelineEntry.self) { $0.entries }
    }
  }

  static let fields = Fields<TimelinePage>("timeline.html") {
    TimelinePage.common
    Field.text("lede", "How much there is, and what is left out") { $0.lede }
    Field.list("years", "What has a date, by year", of: Year.self) { $0.years }
    Field.list("pages", "The pages of the timeline, where there are several", of: PageLink.self) { $0.pages }
    Field.flag("hasPages", "Whether there are several") { !$0.pages.isEmpty }
  }
}
