import Templating

/// The search, and everything that has a page from A to Z: the search without scripts.
struct SearchPage: Page {
  var frame: Frame
  var lede: String
  var groups: [IndexGroup]
  var jumps: [IndexJump]
  var pages: [PageLink]
  var isFirst: Bool
  var kinds: [Choice]
  var sides: [Choice]

  /// A value of a filter.
  struct Choice: View {
    var value: String
    var name: String

    static let fields = Fields<Choice>("A value of a filter of the search") {
      Field.text("value", "Its value in addresses", \.value)
      Field.text("name", "What it is called", \.name)
    }
  }

  static let fields = Fields<SearchPage>("search.html") {
    SearchPage.common(\.frame)
    Field.text("lede", "How much there is", \.lede)
    Field.list("groups", "The entries by letter", of: IndexGroup.self, \.groups)
    Field.list("jumps", "The way to the letters of the whole list", of: IndexJump.self, \.jumps)
    Field.flag("hasJumps", "Whether there are several", hasAny: \.jumps)
    Field.list("pages", "The pages of the list, where there are several", of: PageLink.self, \.pages)
    Field.flag("hasPages", "Whether there are several", hasAny: \.pages)
    Field.flag("isFirst", "Whether this is the first page, on which one can search", \.isFirst)
    Field.list("kinds", "The kinds of results, in the order of their groups", of: Choice.self, \.kinds)
    Field.list("sides", "The sides by which results can be filtered", of: Choice.self, \.sides)
    Field.flag("hasSides", "Whether there are any", hasAny: \.sides)
  }
}
