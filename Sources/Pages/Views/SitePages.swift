import Templating

/// A source document: its text with the evidence marked.
struct SourcePage: Page {
  var frame: Frame
  var kicker: String
  var title: String
  var facts: [FactRow]
  /// The language of its text, where it is not the site's.
  var language: String?
  var description: [UInt8]
  var note: [UInt8]
  var republication: String
  var blocks: [Block]
  var passageCount: Int
  var original: Link?
  var web: Link?
  var supports: [Support]
  var mentioned: [Mentioned]
  var previous: Link?
  var next: Link?

  /// A block of the text, with notes on what rests on it.
  struct Block: View {
    var html: [UInt8]
    var supports: [Support]

    static let fields = Fields<Block>("A stretch of the text") {
      Field.html("html", "The text with its evidence marked") { $0.html }
      Field.list("supports", "The passages that begin in it, and what rests on them", of: Support.self) { $0.supports }
      Field.flag("hasSupports", "Whether any passage begins in it") { !$0.supports.isEmpty }
    }
  }

  /// A passage and the facts that rest on it.
  struct Support: View {
    var anchor: String
    var number: Int
    var facts: [Link]
    var more: String
    var quote = ""

    static let fields = Fields<Support>("A passage and the facts that rest on it") {
      Field.url("href", "Where the passage stands in the text") { "#\($0.anchor)" }
      Field.text("anchor", "The anchor of the passage") { $0.anchor }
      Field.number("number", "Which passage of the document it is") { $0.number }
      Field.list("facts", "The facts that rest on it", of: Link.self) { $0.facts }
      Field.text("more", "How many more facts rest on it: and 3 more") { $0.more }
      Field.text("quote", "The words of the passage, where the text is not republished") { $0.quote }
    }
  }

  /// The entities of one kind that the document speaks of.
  struct Mentioned: View {
    var kind: String
    var links: [Link]

    static let fields = Fields<Mentioned>("The entities of one kind that the document speaks of") {
      Field.text("kind", "People, organisations …") { $0.kind }
      Field.list("links", "The entities", of: Link.self) { $0.links }
    }
  }

  static let fields = Fields<SourcePage>("sources/ID.html") {
    SourcePage.common
    Field.text("kicker", "What kind of document it is") { $0.kicker }
    Field.text("title", "Its title") { $0.title }
    Field.list("facts", "What is known of the document", of: FactRow.self) { $0.facts }
    Field.optionalText("language", "The language of its text, where it is not the site's") { $0.language }
    Field.html("description", "The author's description of it") { $0.description }
    Field.html("note", "The author's note on it") { $0.note }
    Field.text("republication", "Why not all of the text is here; empty where it is") { $0.republication }
    Field.list("blocks", "The text", of: Block.self) { $0.blocks }
    Field.flag("hasBlocks", "Whether any of it is here") { !$0.blocks.isEmpty }
    Field.number("passageCount", "How many passages support something") { $0.passageCount }
    Field.text("passages", "The same in words") { $0.frame.words.count($0.passageCount, .passagesCount) }
    Field.optional("original", "The file itself, where it is copied", of: Link.self) { $0.original }
    Field.optional("web", "The document on the web", of: Link.self) { $0.web }
    Field.list("supports", "Passages and facts, where the text is not here", of: Support.self) { $0.supports }
    Field.flag("hasSupports", "Whether they are listed") { !$0.supports.isEmpty }
    Field.list("mentioned", "Whom and what it speaks of", of: Mentioned.self) { $0.mentioned }
    Field.flag("hasMentioned", "Whether it speaks of anybody") { !$0.mentioned.isEmpty }
    Field.optional("previous", "The document before it", of: Link.self) { $0.previous }
    Field.optional("next", "The document after it", of: Link.self) { $0.next }
    Field.flag("hasNeighbours", "Whether there is one before or after it") { $0.previous != nil || $0.next != nil }
  }
}

/// A stance in the matrix of actors and issues.
struct MatrixView: View {
  var issues: [Link]
  var groups: [Group]
  var caption: String

  struct Group: View {
    var side: Link?
    var rows: [Row]

    static let fields = Fields<Group>("The actors of one side") {
      Field.optional("side", "The side", of: Link.self) { $0.side }
      Field.list("rows", "The actors", of: Row.self) { $0.rows }
    }
  }

  struct Row: View {
    var actor: Link
    var cells: [Cell]

    static let fields = Fields<Row>("An actor") {
      Field.object("actor", "Who", of: Link.self) { $0.actor }
      Field.list("cells", "Their stances, in the order of the issues", of: Cell.self) { $0.cells }
    }
  }

  struct Cell: View {
    var stance = ""
    var tone = ""
    var date: DateView?
    var standing = Standing()

    static let fields = Fields<Cell>("What an actor holds on an issue") {
      Field.text("stance", "The stance in words; empty where there is no evidence") { $0.stance }
      Field.text("tone", "positive, conditional, neutral, negative, or nothing") { $0.tone }
      Field.optional("date", "When it was stated", of: DateView.self) { $0.date }
      Field.object("standing", "How it stands", of: Standing.self) { $0.standing }
    }
  }

  static let fields = Fields<MatrixView>("Actors and issues") {
    Field.list("issues", "The issues, a column each", of: Link.self) { $0.issues }
    Field.number("columns", "How many columns there are, the actors' included") { $0.issues.count + 1 }
    Field.list("groups", "The actors by side", of: Group.self) { $0.groups }
    Field.text("caption", "What the matrix shows and what it leaves out") { $0.caption }
  }
}

struct FrontPage: Page {
  var frame: Frame
  var title: String
  var subtitle: String
  var summary: [UInt8]
  var counts: [String]
  var judgements: [SentenceRow]
  var meetings: [MeetingRow]
  var meetingCount: Int
  var people: [ContactRow]
  var peopleCount: Int
  var matrix: MatrixView?
  var strip: [TimelineEntry]
  var questions: [SentenceRow]
  var documents: [DocumentRow]
  var documentCount: Int

  static let fields = Fields<FrontPage>("index.html") {
    FrontPage.common
    Field.text("title", "The briefing's title") { $0.title }
    Field.text("subtitle", "The line below the title") { $0.subtitle }
    Field.html("summary", "The bottom line") { $0.summary }
    Field.texts("counts", "How much there is of everything") { $0.counts }
    Field.list("judgements", "The author's conclusions in order of weight", of: SentenceRow.self) { $0.judgements }
    Field.flag("hasJudgements", "Whether there are any") { !$0.judgements.isEmpty }
    Field.list("meetings", "The newest meetings", of: MeetingRow.self) { $0.meetings }
    Field.flag("hasMeetings", "Whether there are any") { !$0.meetings.isEmpty }
    Field.number("meetingCount", "How many meetings there are") { $0.meetingCount }
    Field.list("people", "The people who take part most", of: ContactRow.self) { $0.people }
    Field.flag("hasPeople", "Whether there are any") { !$0.people.isEmpty }
    Field.number("peopleCount", "How many people there are") { $0.peopleCount }
    Field.optional("matrix", "Who stands where: the busiest actors and issues", of: MatrixView.self) { $0.matrix }
    Field.list("strip", "The newest dated events, in the order of time", of: TimelineEntry.self) { $0.strip }
    Field.flag("hasStrip", "Whether there are any") { !$0.strip.isEmpty }
    Field.list("questions", "What is not known", of: SentenceRow.self) { $0.questions }
    Field.flag("hasQuestions", "Whether there are any") { !$0.questions.isEmpty }
    Field.list("documents", "The newest documents", of: DocumentRow.self) { $0.documents }
    Field.flag("hasDocuments", "Whether there are any") { !$0.documents.isEmpty }
    Field.number("documentCount", "How many documents there are") { $0.documentCount }
  }
}

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

struct TimelinePage: Page {
  var frame: Frame
  var lede: String
  var years: [Year]
  var pages: [Link]

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
    Field.list("pages", "The pages of the timeline, where there are several", of: Link.self) { $0.pages }
    Field.flag("hasPages", "Whether there are several") { !$0.pages.isEmpty }
  }
}

struct NetworkPage: Page {
  var frame: Frame
  var lede: String
  var ties: [Tie]

  struct Tie: View {
    var from: Link
    var to: Link
    var kind: String
    var meetings: [Link]
    var more: String

    static let fields = Fields<Tie>("A tie between two people or organisations") {
      Field.object("from", "One of the two", of: Link.self) { $0.from }
      Field.object("to", "The other", of: Link.self) { $0.to }
      Field.text("kind", "How often they met, or how they are related") { $0.kind }
      Field.list("meetings", "Where they met, the first few", of: Link.self) { $0.meetings }
      Field.text("more", "At how many more meetings they met: and 3 more") { $0.more }
    }
  }

  static let fields = Fields<NetworkPage>("network.html") {
    NetworkPage.common
    Field.text("lede", "What counts as a tie, and what is left out") { $0.lede }
    Field.list("ties", "The ties, the strongest first", of: Tie.self) { $0.ties }
  }
}

struct GlossaryPage: Page {
  var frame: Frame
  var lede: String
  var terms: [TermView]

  struct TermView: View {
    var id: String
    var name: String
    var aliases: String
    var definition: [UInt8]
    var standing: Standing
    var mentions: [DocumentRow]

    static let fields = Fields<TermView>("A term") {
      Field.text("id", "Its anchor") { $0.id }
      Field.text("name", "The word") { $0.name }
      Field.text("aliases", "Other words for it") { $0.aliases }
      Field.html("definition", "What it means") { $0.definition }
      Field.object("standing", "How it stands", of: Standing.self) { $0.standing }
      Field.list("mentions", "Documents that use it", of: DocumentRow.self) { $0.mentions }
      Field.flag("hasMentions", "Whether any document uses it") { !$0.mentions.isEmpty }
    }
  }

  static let fields = Fields<GlossaryPage>("glossary.html") {
    GlossaryPage.common
    Field.text("lede", "How many terms there are") { $0.lede }
    Field.list("terms", "The terms in the order of the alphabet", of: TermView.self) { $0.terms }
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

/// A page of few words: what is not there, and where something moved.
struct NoticePage: Page {
  var frame: Frame
  var title: String
  var text: String
  var link: Link

  static let fields = Fields<NoticePage>("404.html, and the pages of former ids") {
    NoticePage.common
    Field.text("title", "What is the matter") { $0.title }
    Field.text("text", "What to do") { $0.text }
    Field.object("link", "Where to go", of: Link.self) { $0.link }
  }
}
