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
  var claims: [FactRow.Claimed] = []

  static let fields = Fields<MeetingRow>("A meeting in a list") {
    Field.object("link", "The meeting", of: Link.self, \.link)
    Field.optional("date", "When it was", of: DateView.self, \.date)
    Field.text("kind", "What kind of meeting it was", \.kind)
    Field.text("track", "Its track: Track 1.5", \.track)
    Field.flag("secret", "Whether it was secret", \.isSecret)
    Field.optional("place", "Where it was", of: Link.self, \.place)
    Field.list("with", "Who else took part, the first few", of: Link.self, \.with)
    Field.text("withMore", "How many more took part: and 3 more", \.withMore)
    Field.flag("hasWith", "Whether anybody else took part", hasAny: \.with)
    Field.object("standing", "How it stands", of: Standing.self, \.standing)
    Field.text("capacity", "In what office the page's subject took part: as envoy", \.capacity)
    Field.text("presence", "Whether the page's subject was absent or only there for a part", \.presence)
    Field.text("role", "Both of these") { [$0.capacity, $0.presence].filter { !$0.isEmpty }.joined(separator: ", ") }
    Field.list("claims", "What each document says of that instead, where they differ", of: FactRow.Claimed.self, \.claims)
  }
}

/// The meetings of a year, one line each.
struct MeetingYear: View {
  var year: String
  var meetings: [MeetingRow]

  static let fields = Fields<MeetingYear>("The meetings of a year") {
    Field.text("year", "The year, or that it is not known", \.year)
    Field.number("count", "How many there are", of: \.meetings)
    Field.list("meetings", "The meetings", of: MeetingRow.self, \.meetings)
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
    Field.optionalText("anchor", "Its anchor; on the page of its issue every position has one", \.anchor)
    Field.list("holders", "Who holds it", of: Link.self, \.holders)
    Field.flag("hasHolders", "Whether the holders are named here", hasAny: \.holders)
    Field.optional("issue", "The issue", of: Link.self, \.issue)
    Field.text("stance", "The stance in words", \.stance)
    Field.text("tone", "positive, conditional, neutral, unclear, negative, or nothing", \.tone)
    Field.text("summary", "The position in the author's words", \.summary)
    Field.text("quote", "The holder's exact words", \.quote)
    Field.optionalText("quoteLanguage", "The language of the words, where it is not the site's", \.quoteLanguage)
    Field.optional("date", "When it was stated", of: DateView.self, \.date)
    Field.optional("spokesperson", "Who spoke for the holder", of: Link.self, \.spokesperson)
    Field.flag("bySpokesperson", "Whether somebody spoke for the holder who is not described", \.hasSpokesperson)
    Field.list("to", "Who was told", of: Link.self, \.to)
    Field.flag("hasTo", "Whether it is stated who was told", hasAny: \.to)
    Field.optional("meeting", "The meeting at which it was said", of: Link.self, \.meeting)
    Field.optional("work", "The work in which it was said", of: Link.self, \.work)
    Field.flag("hasDetails", "Whether it is known through whom, where or to whom it was said") { $0.hasDetails }
    Field.object("standing", "How it stands", of: Standing.self, \.standing)
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
    Field.text("kind", "event, prediction …", \.kind)
    Field.text("text", "The sentence", \.text)
    Field.list("about", "Whom or what else it concerns", of: Link.self, \.about)
    Field.flag("hasAbout", "Whether it concerns anything else", hasAny: \.about)
    Field.flag("hasDetails", "Whether anything more is known of it") { $0.date != nil || $0.work != nil || !$0.about.isEmpty }
    Field.optional("date", "When", of: DateView.self, \.date)
    Field.optional("work", "The work that states it", of: Link.self, \.work)
    Field.optional("answer", "What was found out, where it is a question", of: AnswerView.self, \.answer)
    Field.object("standing", "How it stands", of: Standing.self, \.standing)
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
    Field.text("kind", "The relation in words", \.kind)
    Field.flag("isInverse", "Whether it goes from the other to the page's subject", \.isInverse)
    Field.text("subject", "The name of the page's subject", \.subject)
    Field.object("other", "The other", of: Link.self, \.other)
    Field.optional("date", "When", of: DateView.self, \.date)
    Field.object("standing", "How it stands", of: Standing.self, \.standing)
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
    Field.text("title", "What it is called", \.title)
    Field.text("tenure", "current, former, outgoing, acting …", \.tenure)
    Field.optional("person", "Who holds it, on an organisation's page", of: Link.self, \.person)
    Field.optional("organisation", "Where, on a person's page", of: Link.self, \.organisation)
    Field.text("period", "Since when and until when, in words; empty where it is not stated", \.period)
    Field.object("standing", "How it stands", of: Standing.self, \.standing)
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
    Field.list("by", "Who was asked", of: Link.self, \.by)
    Field.list("to", "Who asked", of: Link.self, \.to)
    Field.flag("hasTo", "Whether it is stated who asked", hasAny: \.to)
    Field.text("response", "What came back, in a word or two", \.response)
    Field.text("responseClass", "declined, none, commented or declined-or-none", \.responseClass)
    Field.text("text", "What was said", \.text)
    Field.optional("spokesperson", "Who spoke", of: Link.self, \.spokesperson)
    Field.flag("bySpokesperson", "Whether a spokesperson spoke who is not described", \.hasSpokesperson)
    Field.optional("meeting", "The meeting it was about, on other pages than the meeting's", of: Link.self, \.meeting)
    Field.object("standing", "How it stands", of: Standing.self, \.standing)
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
    Field.object("link", "The document's page", of: Link.self, \.link)
    Field.text("kind", "What kind of document it is", \.kind)
    Field.optional("date", "When it was published", of: DateView.self, \.date)
    Field.text("reliability", "Its grade: C3", \.reliability)
    Field.text("detail", "How often it speaks of the page's subject, and the like", \.detail)
  }
}

/// A document that somebody sent to somebody.
struct LetterRow: View {
  var document: DocumentRow
  var from: [Link]
  var to: [Link]

  static let fields = Fields<LetterRow>("A document that was sent") {
    Field.object("document", "The document", of: DocumentRow.self, \.document)
    Field.list("from", "Who sent it", of: Link.self, \.from)
    Field.flag("hasFrom", "Whether it is stated who sent it", hasAny: \.from)
    Field.list("to", "To whom", of: Link.self, \.to)
    Field.flag("hasTo", "Whether it is stated to whom", hasAny: \.to)
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
    Field.object("document", "The document", of: DocumentRow.self, \.document)
    Field.text("before", "The words before it, with the space between") { $0.before + ($0.spaceBefore ? " " : "") }
    Field.text("name", "The name as it stands there", \.name)
    Field.text("behind", "The words behind it, with the space between") { ($0.spaceBehind ? " " : "") + $0.behind }
    Field.optionalText("language", "The language of the text, where it is not the site's", \.language)
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
    Field.object("link", "The work's page", of: Link.self, \.link)
    Field.text("kind", "What kind of work it is", \.kind)
    Field.optional("date", "When it appeared", of: DateView.self, \.date)
    Field.list("authors", "Who wrote it", of: Link.self, \.authors)
    Field.optional("publisher", "Who published it", of: Link.self, \.publisher)
    Field.flag("hasDetails", "Whether its kind, its author or its publisher is known") {
      !$0.kind.isEmpty || !$0.authors.isEmpty || $0.publisher != nil
    }
    Field.flag("hasAuthors", "Whether its author is known", hasAny: \.authors)
    Field.object("standing", "How it stands", of: Standing.self, \.standing)
  }
}

/// Somebody whom the page's subject met, and how often.
struct ContactRow: View {
  var link: Link
  var count: Int
  var words: String

  static let fields = Fields<ContactRow>("Somebody whom the page's subject met") {
    Field.object("link", "Who", of: Link.self, \.link)
    Field.number("count", "How often", \.count)
    Field.text("words", "How often and when, in words", \.words)
  }
}

/// A picture with words for those who cannot see it.
struct PictureView: View {
  var src: String
  var alternative: String
  var credit: String

  static let fields = Fields<PictureView>("A picture") {
    Field.url("src", "The picture's file", \.src)
    Field.text("alternative", "What it shows", \.alternative)
    Field.text("credit", "Whose it is", \.credit)
  }
}
