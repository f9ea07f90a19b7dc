import Templating

/// What the pages of all kinds of entities have.
struct EntityHead: View {
  var kicker: String
  var name: String
  var descriptions: [ClaimedText]
  /// What it is, in a few words, where nobody describes it.
  var summary = ""
  var facts: [FactRow]
  var picture: PictureView?
  var body: [UInt8]
  var standing: Standing
  var citation: CitationView?
  var previous: Link?
  var next: Link?

  static let fields = Fields<EntityHead>("What the pages of all kinds of entities have") {
    Field.text("kicker", "What kind of thing the page is about", \.kicker)
    Field.text("name", "Its name", \.name)
    Field.html("lede", "Its description", of: \.descriptions) { $0.joined }
    Field.list("descriptions", "The same, each by itself where documents differ", of: ClaimedText.self, \.descriptions)
    Field.text("summary", "What it is, in a few words, where nobody describes it") { $0.descriptions.isEmpty ? $0.summary : "" }
    Field.list("facts", "Its facts, for a glance", of: FactRow.self, \.facts)
    Field.flag("hasFacts", "Whether there are any", hasAny: \.facts)
    Field.optional("picture", "A picture of it", of: PictureView.self, \.picture)
    Field.html("body", "The prose of its own file", \.body)
    Field.object("standing", "How what is said of it stands", of: Standing.self, \.standing)
    Field.optional("citation", "How the page is cited", of: CitationView.self, \.citation)
    Field.optional("previous", "The one before it", of: Link.self, \.previous)
    Field.optional("next", "The one after it", of: Link.self, \.next)
    Field.flag("hasNeighbours", "Whether there is one before or after it") { $0.previous != nil || $0.next != nil }
  }
}

/// The sections that several kinds of entities have; an empty list means that the section is left out.
struct Involved: View {
  var meetings: [MeetingRow] = []
  var olderMeetings: [MeetingYear] = []
  var meetingCount = 0
  var positions: [PositionRow] = []
  /// The same by year, where there are many.
  var positionYears: [PositionYear] = []
  /// Those that were taken back do not count, nor those that it was told.
  var positionCount = 0
  var facts: [SentenceRow] = []
  var relations: [RelationRow] = []
  var works: [WorkRow] = []
  var comments: [CommentRow] = []
  var questions: [SentenceRow] = []
  var judgements: [SentenceRow] = []
  var contacts: [ContactRow] = []
  var contactsMore = 0
  var contactsRest = ""
  var neighbourhood: Neighbourhood?
  var places: [ContactRow] = []
  var documents: [DocumentRow] = []
  var sent: [LetterRow] = []
  var received: [LetterRow] = []
  var excerpts: [MentionExcerpt] = []
  var mentions: [DocumentRow] = []
  var mentionCount = 0
  var mentionsRest = ""

  static let fields = Fields<Involved>("The sections that several kinds of pages have") {
    Field.list("meetings", "Meetings, the newest in full", of: MeetingRow.self, \.meetings)
    Field.list("olderMeetings", "Older meetings by year, where there are many", of: MeetingYear.self, \.olderMeetings)
    Field.flag("hasOlderMeetings", "Whether there are older ones", hasAny: \.olderMeetings)
    Field.number("meetingCount", "How many meetings there are", \.meetingCount)
    Field.list("positions", "Positions, in the order of their dates", of: PositionRow.self, \.positions)
    Field.list("positionYears", "The positions by year, where there are many", of: PositionYear.self, \.positionYears)
    Field.number("positionCount", "How many of them it holds and nobody took back", \.positionCount)
    Field.flag("hasPositions", "Whether there are any", hasAny: \.positions)
    Field.list("facts", "Statements about it", of: SentenceRow.self, \.facts)
    Field.flag("hasFacts", "Whether there are any", hasAny: \.facts)
    Field.number("factCount", "How many there are", of: \.facts)
    Field.list("relations", "How it is related to others", of: RelationRow.self, \.relations)
    Field.flag("hasRelations", "Whether there are any", hasAny: \.relations)
    Field.number("relationCount", "How many there are", of: \.relations)
    Field.list("works", "Works that it wrote or published", of: WorkRow.self, \.works)
    Field.flag("hasWorks", "Whether there are any", hasAny: \.works)
    Field.number("workCount", "How many there are", of: \.works)
    Field.list("comments", "Requests for comment and what came back", of: CommentRow.self, \.comments)
    Field.flag("hasComments", "Whether there are any", hasAny: \.comments)
    Field.number("commentCount", "How many there are", of: \.comments)
    Field.list("questions", "What is not known", of: SentenceRow.self, \.questions)
    Field.flag("hasQuestions", "Whether there are any", hasAny: \.questions)
    Field.number("questionCount", "How many there are", of: \.questions)
    Field.list("judgements", "The author's conclusions", of: SentenceRow.self, \.judgements)
    Field.flag("hasJudgements", "Whether there are any", hasAny: \.judgements)
    Field.optional("neighbourhood", "Whom it met most, drawn, where they are tied among themselves", of: Neighbourhood.self) {
      $0.neighbourhood
    }
    Field.list("contacts", "Whom it met, most often first", of: ContactRow.self, \.contacts)
    Field.text("contactsMore", "How many more it met: and 3 more", \.contactsRest)
    Field.flag("hasContacts", "Whether it met anybody", hasAny: \.contacts)
    Field.number("contactCount", "How many it met") { $0.contacts.count + $0.contactsMore }
    Field.list("places", "Where, most often first", of: ContactRow.self, \.places)
    Field.flag("hasPlaces", "Whether places are known", hasAny: \.places)
    Field.list("documents", "Documents that it wrote or published, or that retell it", of: DocumentRow.self, \.documents)
    Field.flag("hasDocuments", "Whether there are any", hasAny: \.documents)
    Field.number("documentsCount", "How many there are", of: \.documents)
    Field.list("sent", "Documents that it sent", of: LetterRow.self, \.sent)
    Field.flag("hasSent", "Whether there are any", hasAny: \.sent)
    Field.list("received", "Documents that were sent to it", of: LetterRow.self, \.received)
    Field.flag("hasReceived", "Whether there are any", hasAny: \.received)
    Field.number("letterCount", "How many it sent and received") { $0.sent.count + $0.received.count }
    Field.list("excerpts", "Where those that mention it most often do so first", of: MentionExcerpt.self, \.excerpts)
    Field.flag("hasExcerpts", "Whether there are any", hasAny: \.excerpts)
    Field.list("mentions", "The other documents that mention it, most often first", of: DocumentRow.self, \.mentions)
    Field.flag("hasMoreMentions", "Whether there are any", hasAny: \.mentions)
    Field.number("mentionCount", "How many documents mention it", \.mentionCount)
    Field.text("mentionsMore", "How many more mention it than are listed: and 3 more", \.mentionsRest)
  }
}
