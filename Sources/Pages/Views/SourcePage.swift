import Templating

/// A source document: its text with the evidence marked.
struct SourcePage: Page {
  var frame: Frame
  var kicker: String
  var title: String
  /// The documents that stand in its place.
  var successors: [Link]
  var facts: [FactRow]
  var picture: PictureView?
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
  var citation: CitationView?
  var previous: Link?
  var next: Link?

  /// A block of the text, with notes on what rests on it.
  struct Block: View {
    var html: [UInt8]
    var supports: [Support]

    static let fields = Fields<Block>("A stretch of the text") {
      Field.html("html", "The text with its evidence marked", \.html)
      Field.list("supports", "The passages that begin in it, and what rests on them", of: Support.self, \.supports)
      Field.flag("hasSupports", "Whether any passage begins in it", hasAny: \.supports)
    }
  }

  /// A passage and the facts that rest on it.
  struct Support: View {
    var anchor: String
    var number: Int
    var facts: [Link]
    var more: String
    var attribution: String
    var quote = ""

    static let fields = Fields<Support>("A passage and the facts that rest on it") {
      Field.url("href", "Where the passage stands in the text") { "#\($0.anchor)" }
      Field.text("anchor", "The anchor of the passage", \.anchor)
      Field.number("number", "Which passage of the document it is", \.number)
      Field.list("facts", "The facts that rest on it", of: Link.self, \.facts)
      Field.text("more", "How many more facts rest on it: and 3 more", \.more)
      Field.text("attribution", "Who says so, through whom, and in how many steps, where the document says who", \.attribution)
      Field.text("quote", "The words of the passage, where the text is not republished", \.quote)
    }
  }

  /// The entities of one kind that the document speaks of.
  struct Mentioned: View {
    var kind: String
    var links: [Link]

    static let fields = Fields<Mentioned>("The entities of one kind that the document speaks of") {
      Field.text("kind", "People, organisations …", \.kind)
      Field.list("links", "The entities", of: Link.self, \.links)
    }
  }

  static let fields = Fields<SourcePage>("sources/ID.html") {
    SourcePage.common(\.frame)
    Field.text("kicker", "What kind of document it is", \.kicker)
    Field.text("title", "Its title", \.title)
    Field.list("successors", "The documents that stand in its place", of: Link.self, \.successors)
    Field.flag("isSuperseded", "Whether there are any", hasAny: \.successors)
    Field.list("facts", "What is known of the document", of: FactRow.self, \.facts)
    Field.optional("picture", "A picture of it", of: PictureView.self, \.picture)
    Field.optionalText("language", "The language of its text, where it is not the site's", \.language)
    Field.html("description", "The author's description of it", \.description)
    Field.html("note", "The author's note on it", \.note)
    Field.text("republication", "Why not all of the text is here; empty where it is", \.republication)
    Field.list("blocks", "The text", of: Block.self, \.blocks)
    Field.flag("hasBlocks", "Whether any of it is here", hasAny: \.blocks)
    Field.number("passageCount", "How many passages support something", \.passageCount)
    Field.text("passages", "The same in words") { $0.frame.words.count($0.passageCount, .passagesCount) }
    Field.optional("original", "The file itself, where it is copied", of: Link.self, \.original)
    Field.optional("web", "The document on the web", of: Link.self, \.web)
    Field.list("supports", "Passages and facts, where the text is not here", of: Support.self, \.supports)
    Field.flag("hasSupports", "Whether they are listed", hasAny: \.supports)
    Field.list("mentioned", "Whom and what it speaks of", of: Mentioned.self, \.mentioned)
    Field.flag("hasMentioned", "Whether it speaks of anybody", hasAny: \.mentioned)
    Field.optional("citation", "How it is cited", of: CitationView.self, \.citation)
    Field.optional("previous", "The document before it", of: Link.self, \.previous)
    Field.optional("next", "The document after it", of: Link.self, \.next)
    Field.flag("hasNeighbours", "Whether there is one before or after it") { $0.previous != nil || $0.next != nil }
  }
}
