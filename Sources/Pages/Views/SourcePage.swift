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
    var attribution: String
    var quote = ""

    static let fields = Fields<Support>("A passage and the facts that rest on it") {
      Field.url("href", "Where the passage stands in the text") { "#\($0.anchor)" }
      Field.text("anchor", "The anchor of the passage") { $0.anchor }
      Field.number("number", "Which passage of the document it is") { $0.number }
      Field.list("facts", "The facts that rest on it", of: Link.self) { $0.facts }
      Field.text("more", "How many more facts rest on it: and 3 more") { $0.more }
      Field.text("attribution", "Who says so, through whom, and in how many steps, where the document says who") { $0.attribution }
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
    Field.list("successors", "The documents that stand in its place", of: Link.self) { $0.successors }
    Field.flag("isSuperseded", "Whether there are any") { !$0.successors.isEmpty }
    Field.list("facts", "What is known of the document", of: FactRow.self) { $0.facts }
    Field.optional("picture", "A picture of it", of: PictureView.self) { $0.picture }
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
    Field.optional("citation", "How it is cited", of: CitationView.self) { $0.citation }
    Field.optional("previous", "The document before it", of: Link.self) { $0.previous }
    Field.optional("next", "The document after it", of: Link.self) { $0.next }
    Field.flag("hasNeighbours", "Whether there is one before or after it") { $0.previous != nil || $0.next != nil }
  }
}
