import Templating

/// A line of an index.
struct IndexEntry: View {
  var link: Link
  var detail: String
  var counts: String
  var date: DateView?
  var kind = ""
  /// In each order of the page but its own, a number; the least stands first.
  var places = ""

  static let fields = Fields<IndexEntry>("An entry of an index") {
    Field.object("link", "The entity", of: Link.self, \.link)
    Field.text("detail", "What it is, in a few words", \.detail)
    Field.text("counts", "How much there is of it", \.counts)
    Field.optional("date", "When", of: DateView.self, \.date)
    Field.text("kind", "What kind of thing it is", \.kind)
    Field.text("places", "In each of the page's other orders a number, the least first: `-3 17`", \.places)
  }
}

/// A letter, a year or another part of an index.
struct IndexGroup: View {
  var title: String
  var anchor: String
  var entries: [IndexEntry]
  /// How many there are, and of how many where the others stand on another page.
  var size = ""

  static let fields = Fields<IndexGroup>("A part of an index: a letter, a year") {
    Field.text("title", "The letter or year", \.title)
    Field.text("anchor", "Its anchor", \.anchor)
    Field.list("entries", "The entries", of: IndexEntry.self, \.entries)
    Field.number("count", "How many there are", of: \.entries)
    Field.text("size", "The same in words: 12, or 12 of 34 where the others stand on another page", \.size)
  }
}

/// The way to a letter, a year or a decade of an index.
struct IndexJump: View {
  var name: String
  var href: String
  var count: Int

  static let fields = Fields<IndexJump>("The way to a letter, a year or a decade of an index") {
    Field.text("name", "The letter, year or decade", \.name)
    Field.url("href", "Where it begins, on whichever page", \.href)
    Field.number("count", "How many entries it has", \.count)
  }
}

struct IndexPage: Page {
  var frame: Frame
  var kicker: String
  var title: String
  var lede: String
  var leading: [IndexGroup]
  var groups: [IndexGroup]
  var jumps: [IndexJump]
  var sorts: [String]
  var isLong: Bool
  var searchAddress: String?
  var pages: [PageLink]
  var matrix: MatrixView?

  static let fields = Fields<IndexPage>("An index of one kind: people/index.html and the like") {
    IndexPage.common(\.frame)
    Field.text("kicker", "What the index is of", \.kicker)
    Field.text("title", "Its title", \.title)
    Field.text("lede", "How many entries there are, and which of them stand here", \.lede)
    Field.list("leading", "Of an index on several pages, on the first, those with most meetings and most positions", of: IndexGroup.self) {
      $0.leading
    }
    Field.flag("hasLeading", "Whether there are any", hasAny: \.leading)
    Field.list("groups", "The entries by letter or year", of: IndexGroup.self, \.groups)
    Field.list("jumps", "The way to the letters or years of the whole index", of: IndexJump.self, \.jumps)
    Field.flag("hasJumps", "Whether there are several", hasAny: \.jumps)
    Field.texts("sorts", "The orders in which it can be had, its own first", \.sorts)
    Field.flag("hasSorts", "Whether there are several", hasAny: \.sorts)
    Field.flag("isLong", "Whether it is worth filtering", \.isLong)
    Field.optionalURL("searchAddress", "Where the entries of the other pages can be searched, where there are several pages") {
      $0.searchAddress
    }
    Field.list("pages", "The pages of the index, where there are several", of: PageLink.self, \.pages)
    Field.flag("hasPages", "Whether there are several", hasAny: \.pages)
    Field.optional("matrix", "Who stands where, on the index of positions", of: MatrixView.self, \.matrix)
  }
}

/// The way to another page of a list.
struct PageLink: View {
  var name: String
  var href: String?
  var relation = ""

  static let fields = Fields<PageLink>("The way to another page of a list") {
    Field.text("name", "What stands there: Aa–Be", \.name)
    Field.optionalURL("href", "Its address; nothing for the page itself", \.href)
    Field.text("relation", "prev or next", \.relation)
  }
}
