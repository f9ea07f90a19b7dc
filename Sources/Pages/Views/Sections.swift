import Templating

/// A meeting in a list.
struct MeetingRow: View {
  var link: Link
  var date: DateView?
  var kind: String
  var track: String
  var isSecret: Bool
  var place: Link?
  var with: [Link]
  var withMore: String
  var standing: Standing
  var capacity = ""
  var presence = ""

  static let fields = Fields<MeetingRow>("A meeting in a list") {
    Field.object("link", "The meeting", of: Link.self) { $0.link }
    Field.optional("date", "When it was", of: DateView.self) { $0.date }
    Field.text("kind", "What kind of meeting it was") { $0.kind }
    Field.text("track", "Its track: Track 1.5") { $0.track }
    Field.flag("secret", "Whether it was secret") { $0.isSecret }
    Field.optional("place", "Where it was", of: Link.self) { $0.place }
    Field.list("with", "Who else took part, the first few", of: Link.self) { $0.with }
    Field.text("withMore", "How many more took part: and 3 more") { $0.withMore }
    Field.flag("hasWith", "Whether anybody else took part") { !$0.with.isEmpty }
    Field.object("standing", "How it stands", of: Standing.self) { $0.standing }
    Field.text("capacity", "In what office the page's subject took part") { $0.capacity }
    Field.text("presence", "Whether the page's subject was absent or only there for a part") { $0.presence }
    Field.text("role", "Both of these") { [$0.capacity, $0.presence].filter { !$0.isEmpty }.joined(separator: ", ") }
  }
}

/// The meetings of a year, one line each.
struct MeetingYear: View {
  var year: String
  var meetings: [MeetingRow]

  static let fields = Fields<MeetingYear>("The meetings of a year") {
    Field.text("year", "The year, or that it is not known") { $0.year }
    Field.number("count", "How many there are") { $0.meetings.count }
    Field.list("meetings", "The meetings", of: MeetingRow.self) { $0.meetings }
  }
}

/// A position in a list.
struct PositionRow: View {
  var holders: [Link]
  var issue: Link?
  var stance: String
  var tone: String
  var summary: String
  var quote: String
  var quoteLanguage: String?
  var date: DateView?
  var spokesperson: Link?
  var hasSpokesperson: Bool
  var to: [Link]
  var meeting: Link?
  var work: Link?
  var standing: Standing
  /// Its own anchor; on the page of its issue every position has one.
  var anchor: String?

  static let fields = Fields<PositionRow>("A position on an issue") {
    Field.optionalText("anchor", "Its anchor; on the page of its issue every position has one") { $0.anchor }
    Field.list("holders", "Who holds it", of: Link.self) { $0.holders }
    Field.flag("hasHolders", "Whether the holders are named here") { !$0.holders.isEmpty }
    Field.optional("issue", "The issue", of: Link.self) { $0.issue }
    Field.text("stance", "The stance in words") { $0.stance }
    Field.text("tone", "positive, conditional, neutral, negative, or nothing") { $0.tone }
    Field.text("summary", "The position in the author's words") { $0.summary }
    Field.text("quote", "The holder's exact words") { $0.quote }
    Field.optionalText("quoteLanguage", "The language of the words, where it is not the site's") { $0.quoteLanguage }
    Field.optional("date", "When it was stated", of: DateView.self) { $0.date }
    Field.optional("spokesperson", "Who spoke for the holder", of: Link.self) { $0.spokesperson }
    Field.flag("bySpokesperson", "Whether somebody spoke for the holder who is not described") { $0.hasSpokesperson }
    Field.list("to", "Who was told", of: Link.self) { $0.to }
    Field.flag("hasTo", "Whether it is stated who was told") { !$0.to.isEmpty }
    Field.optional("meeting", "The meeting at which it was said", of: Link.self) { $0.meeting }
    Field.optional("work", "The work in which it was said", of: Link.self) { $0.work }
    Field.flag("hasDetails", "Whether it is known through whom, where or to whom it was said") { $0.hasDetails }
    Field.object("standing", "How it stands", of: Standing.self) { $0.standing }
  }

  private var hasDetails: Bool { spokesperson != nil || hasSpokesperson || work != nil || meeting != nil || !to.isEmpty }
}

/// A fact, a relation, a judgement or a question: a sentence and what it is about.
struct SentenceRow: View {
  var kind = ""
  var text: String
  var about: [Link] = []
  var date: DateView?
  var work: Link?
  var standing: Standing
  var answer: AnswerView?

  static let fields = Fields<SentenceRow>("A statement in a sentence") {
    Field.text("kind", "event, prediction …") { $0.kind }
    Field.text("text", "The sentence") { $0.text }
    Field.list("about", "Whom or what else it concerns", of: Link.self) { $0.about }
    Field.flag("hasAbout", "Whether it concerns anything else") { !$0.about.isEmpty }
    Field.flag("hasDetails", "Whether anything more is known of it") { $0.date != nil || $0.work != nil || !$0.about.isEmpty }
    Field.optional("date", "When", of: DateView.self) { $0.date }
    Field.optional("work", "The work that states it", of: Link.self) { $0.work }
    Field.optional("answer", "What was found out, where it is a question", of: AnswerView.self) { $0.answer }
    Field.object("standing", "How it stands", of: Standing.self) { $0.standing }
  }
}

/// How the page's subject is related to another.
struct RelationRow: View {
  var kind: String
  /// Whether it goes from the other to the page's subject.
  var isInverse: Bool
  var subject: String
  var other: Link
  var date: DateView?
  var standing: Standing

  static let fields = Fields<RelationRow>("How the page's subject is related to another") {
    Field.text("kind", "The relation in words") { $0.kind }
    Field.flag("isInverse", "Whether it goes from the other to the page's subject") { $0.isInverse }
    Field.text("subject", "The name of the page's subject") { $0.subject }
    Field.object("other", "The other", of: Link.self) { $0.other }
    Field.optional("date", "When", of: DateView.self) { $0.date }
    Field.object("standing", "How it stands", of: Standing.self) { $0.standing }
  }
}

/// An office or occupation.
struct RoleRow: View {
  var title: String
  var tenure: String
  var person: Link?
  var organisation: Link?
  var period: String
  var standing: Standing

  static let fields = Fields<RoleRow>("An office or occupation") {
    Field.text("title", "What it is called") { $0.title }
    Field.text("tenure", "current, former, outgoing, acting …") { $0.tenure }
    Field.optional("person", "Who holds it, on an organisation's page", of: Link.self) { $0.person }
    Field.optional("organisation", "Where, on a person's page", of: Link.self) { $0.organisation }
    Field.text("period", "Since when and until when, in words; empty where it is not stated") { $0.period }
    Field.object("standing", "How it stands", of: Standing.self) { $0.standing }
  }
}

/// Who was asked for a comment, and what came back.
struct CommentRow: View {
  var by: [Link]
  var to: [Link]
  var response: String
  var responseClass: String
  var text: String
  var spokesperson: Link?
  var hasSpokesperson: Bool
  var meeting: Link?
  var standing: Standing

  static let fields = Fields<CommentRow>("A request for comment and what came back") {
    Field.list("by", "Who was asked", of: Link.self) { $0.by }
    Field.list("to", "Who asked", of: Link.self) { $0.to }
    Field.flag("hasTo", "Whether it is stated who asked") { !$0.to.isEmpty }
    Field.text("response", "What came back, in a word or two") { $0.response }
    Field.text("responseClass", "declined, none, commented or declined-or-none") { $0.responseClass }
    Field.text("text", "What was said") { $0.text }
    Field.optional("spokesperson", "Who spoke", of: Link.self) { $0.spokesperson }
    Field.flag("bySpokesperson", "Whether a spokesperson spoke who is not described") { $0.hasSpokesperson }
    Field.optional("meeting", "The meeting it was about, on other pages than the meeting's", of: Link.self) { $0.meeting }
    Field.object("standing", "How it stands", of: Standing.self) { $0.standing }
  }
}

/// A document in a list.
struct DocumentRow: View {
  var link: Link
  var kind: String
  var date: DateView?
  var reliability: String
  var detail: String = ""

  static let fields = Fields<DocumentRow>("A document in a list") {
    Field.object("link", "The document's page", of: Link.self) { $0.link }
    Field.text("kind", "What kind of document it is") { $0.kind }
    Field.optional("date", "When it was published", of: DateView.self) { $0.date }
    Field.text("reliability", "Its grade: C3") { $0.reliability }
    Field.text("detail", "How often it speaks of the page's subject, and the like") { $0.detail }
  }
}

/// A document that somebody sent to somebody.
struct LetterRow: View {
  var document: DocumentRow
  var from: [Link]
  var to: [Link]

  static let fields = Fields<LetterRow>("A document that was sent") {
    Field.object("document", "The document", of: DocumentRow.self) { $0.document }
    Field.list("from", "Who sent it", of: Link.self) { $0.from }
    Field.flag("hasFrom", "Whether it is stated who sent it") { !$0.from.isEmpty }
    Field.list("to", "To whom", of: Link.self) { $0.to }
    Field.flag("hasTo", "Whether it is stated to whom") { !$0.to.isEmpty }
  }
}

/// The words around a name where a document first mentions it.
struct MentionExcerpt: View {
  var document: DocumentRow
  var before: String
  var spaceBefore: Bool
  var name: String
  var behind: String
  var spaceBehind: Bool
  var language: String?

  static let fields = Fields<MentionExcerpt>("The words around a name where a document first mentions it") {
    Field.object("document", "The document", of: DocumentRow.self) { $0.document }
    Field.text("before", "The words before it, with the space between") { $0.before + ($0.spaceBefore ? " " : "") }
    Field.text("name", "The name as it stands there") { $0.name }
    Field.text("behind", "The words behind it, with the space between") { ($0.spaceBehind ? " " : "") + $0.behind }
    Field.optionalText("language", "The language of the text, where it is not the site's") { $0.language }
  }
}

/// A work in a list.
struct WorkRow: View {
  var link: Link
  var kind: String
  var date: DateView?
  var authors: [Link]
  var publisher: Link?
  var standing: Standing

  static let fields = Fields<WorkRow>("A work that is spoken of but not held") {
    Field.object("link", "The work's page", of: Link.self) { $0.link }
    Field.text("kind", "What kind of work it is") { $0.kind }
    Field.optional("date", "When it appeared", of: DateView.self) { $0.date }
    Field.list("authors", "Who wrote it", of: Link.self) { $0.authors }
    Field.optional("publisher", "Who published it", of: Link.self) { $0.publisher }
    Field.flag("hasDetails", "Whether its kind, its author or its publisher is known") {
      !$0.kind.isEmpty || !$0.authors.isEmpty || $0.publisher != nil
    }
    Field.flag("hasAuthors", "Whether its author is known") { !$0.authors.isEmpty }
    Field.object("standing", "How it stands", of: Standing.self) { $0.standing }
  }
}

/// Somebody whom the page's subject met, and how often.
struct ContactRow: View {
  var link: Link
  var count: Int
  var words: String

  static let fields = Fields<ContactRow>("Somebody whom the page's subject met") {
    Field.object("link", "Who", of: Link.self) { $0.link }
    Field.number("count", "How often") { $0.count }
    Field.text("words", "How often and when, in words") { $0.words }
  }
}

/// A picture with words for those who cannot see it.
struct PictureView: View {
  var src: String
  var alternative: String
  var credit: String

  static let fields = Fields<PictureView>("A picture") {
    Field.url("src", "The picture's file") { $0.src }
    Field.text("alternative", "What it shows") { $0.alternative }
    Field.text("credit", "Whose it is") { $0.credit }
  }
}
