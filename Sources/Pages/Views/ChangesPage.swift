import Templating

/// What changed since a former state of the briefing.
struct ChangesPage: Page {
  var frame: Frame
  var since: String
  var lede: String
  var feed: String
  var groups: [Group]

  /// The changes of one kind of thing.
  struct Group: View {
    var title: String
    var anchor: String
    var rows: [Row]

    static let fields = Fields<Group>("What changed in one kind of thing") {
      Field.text("title", "People, documents …", \.title)
      Field.text("anchor", "Its anchor", \.anchor)
      Field.number("count", "In how many", of: \.rows)
      Field.list("rows", "What changed in each", of: Row.self, \.rows)
    }
  }

  struct Row: View {
    var anchor: String
    var what: String
    var link: Link
    var lines: [String]

    static let fields = Fields<Row>("What changed in one person, document, statement …") {
      Field.text("anchor", "Its anchor", \.anchor)
      Field.text("what", "Added, changed or withdrawn", \.what)
      Field.object("link", "What it is, with its page where it has one", of: Link.self, \.link)
      Field.texts("lines", "What changed in it, key by key", \.lines)
      Field.flag("hasLines", "Whether anything is to be said of that", hasAny: \.lines)
    }
  }

  static let fields = Fields<ChangesPage>("changes.html, where briefing.yml asks for it") {
    ChangesPage.common(\.frame)
    Field.text("since", "Since when", \.since)
    Field.text("lede", "How much changed", \.lede)
    Field.url("feed", "The same as an Atom feed", \.feed)
    Field.list("groups", "What changed, by kind", of: Group.self, \.groups)
  }
}
