import Templating

/// How well everything is supported, the weakest first: a page for those who work on the briefing.
struct SupportPage: Page {
  var frame: Frame
  var tally: String
  var groups: [Group]

  /// The statements that stand alike.
  struct Group: View {
    var title: String
    var anchor: String
    var meaning: String
    var count: Int
    var statements: [Statement]
    var more: String

    static let fields = Fields<Group>("The statements that are supported alike") {
      Field.text("title", "How they are supported", \.title)
      Field.text("anchor", "Its anchor", \.anchor)
      Field.text("meaning", "What that means", \.meaning)
      Field.number("count", "How many there are", \.count)
      Field.list("statements", "The statements, those first on which most is built", of: Statement.self, \.statements)
      Field.text("more", "How many further ones there are: and 3 more", \.more)
    }
  }

  struct Statement: View {
    var link: Link
    var detail: String

    static let fields = Fields<Statement>("A statement, in a few words") {
      Field.object("link", "Where it stands", of: Link.self, \.link)
      Field.text("detail", "How many documents and sources it rests on", \.detail)
    }
  }

  static let fields = Fields<SupportPage>("support.html, in editions that have it") {
    SupportPage.common(\.frame)
    Field.text("tally", "How many statements there are, and how many of them are weak", \.tally)
    Field.list("groups", "The statements, the weakest first", of: Group.self, \.groups)
  }
}
