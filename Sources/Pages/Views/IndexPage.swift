import Templating

/// A line of an index.
struct IndexEntry: View {
  var link: Link
  var detail: String
  var counts: String
  var date: DateView?
  var kind = ""

  static let fields = Fields<IndexEntry>("An entry of an index") {
    Field.object("link", "The entity", of: Link.self) { $0.link }
    Field.text("detail", "What it is, in a few words") { $0.detail }
    Field.text("counts", "How much there is of it") { $0.counts }
    Field.optional("date", "When", of: DateView.self) { $0.date }
    Field.text("kind", "What kind of thing it is") { $0.kind }
  }
}

/// A letter, a year or another part of an index.
struct IndexGroup: View {
  var title: String
  var anchor: String
  var entries: [IndexEntry]

  static let fields = Fields<IndexGroup>("A part of an index: a letter, a year") {
    Field.text("title", "The letter or year") { $0.title }
    Field.text("anchor", "Its anchor") { $0.anchor }
    Field.list("entries", "The entries", of: IndexEntry.self) { $0.entries }
    Field.number("count", "How many there are") { $0.entries.count }
  }
}

struct IndexPage: Page {
  var frame: Frame
  var kicker: String
  var title: String
  var lede: String
  var groups: [IndexGroup]
  var jumps: [Link]
  var pages: [Link]
  var matrix: MatrixView?

  static let fields = Fields<IndexPage>("An index of one kind: people/index.html and the like") {
    IndexPage.common
    Field.text("kicker", "What the index is of") { $0.kicker }
    Field.text("title", "Its title") { $0.title }
    Field.text("lede", "How many entries there are, and which of them stand here") { $0.lede }
    Field.list("groups", "The entries by letter or year", of: IndexGroup.self) { $0.groups }
    Field.list("jumps", "Links to the letters or years", of: Link.self) { $0.jumps }
    Field.flag("hasJumps", "Whether there are several") { !$0.jumps.isEmpty }
    Field.list("pages", "The pages of the index, where there are several", of: Link.self) { $0.pages }
    Field.flag("hasPages", "Whether there are several") { !$0.pages.isEmpty }
    Field.optional("matrix", "Who stands where, on the index of positions", of: MatrixView.self) { $0.matrix }
  }
}

/// Everything that has a page, from A to Z: the search without scripts.
struct SearchPage: Page {
  var frame: Frame
  var lede: String
  var groups: [IndexGroup]
  var jumps: [Link]
  var pages: [Link]

  static let fields = Fields<SearchPage>("search.html") {
    SearchPage.common
    Field.text("lede", "How much there is") { $0.lede }
    Field.list("groups", "The entries by letter", of: IndexGroup.self) { $0.groups }
    Field.list("jumps", "Links to the letters", of: Link.self) { $0.jumps }
    Field.flag("hasJumps", "Whether there are several") { !$0.jumps.isEmpty }
    Field.list("pages", "The pages of the list, where there are several", of: Link.self) { $0.pages }
    Field.flag("hasPages", "Whether there are several") { !$0.pages.isEmpty }
  }
}
