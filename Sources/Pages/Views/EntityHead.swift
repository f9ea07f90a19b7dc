import Templating

/// What the pages of all kinds of entities have.
struct EntityHead: View {
  var kicker: String
  var name: String
  var lede: [UInt8]
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
    Field.text("kicker", "What kind of thing the page is about") { $0.kicker }
    Field.text("name", "Its name") { $0.name }
    Field.html("lede", "Its description") { $0.lede }
    Field.text("summary", "What it is, in a few words, where nobody describes it") { $0.lede.isEmpty ? $0.summary : "" }
    Field.list("facts", "Its facts, for a glance", of: FactRow.self) { $0.facts }
    Field.flag("hasFacts", "Whether there are any") { !$0.facts.isEmpty }
    Field.optional("picture", "A picture of it", of: PictureView.self) { $0.picture }
    Field.html("body", "The prose of its own file") { $0.body }
    Field.object("standing", "How what is said of it stands", of: Standing.self) { $0.standing }
    Field.optional("citation", "How the page is cited", of: CitationView.self) { $0.citation }
    Field.optional("previous", "The one before it", of: Link.self) { $0.previous }
    Field.optional("next", "The one after it", of: Link.self) { $0.next }
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
    Field.list("meetings", "Meetings, the newest in full", of: MeetingRow.self) { $0.meetings }
    Field.list("olderMeetings", "Older meetings by year, where there are many", of: MeetingYear.self) { $0.olderMeetings }
    Field.flag("hasOlderMeetings", "Whether there are older ones") { !$0.olderMeetings.isEmpty }
    Field.number("meetingCount", "How many meetings there are") { $0.meetingCount }
    Field.list("positions", "Positions, in the order of their dates", of: PositionRow.self) { $0.positions }
    Field.list("positionYears", "The positions by year, where there are many", of: PositionYear.self) { $0.positionYears }
    Field.number("positionCount", "How many positions there are") { $0.positions.count }
    Field.flag("hasPositions", "Whether there are any") { !$0.positions.isEmpty }
    Field.list("facts", "Statements about it", of: SentenceRow.self) { $0.facts }
    Field.flag("hasFacts", "Whether there are any") { !$0.facts.isEmpty }
    Field.number("factCount", "How many there are") { $0.facts.count }
    Field.list("relations", "How it is related to others", of: RelationRow.self) { $0.relations }
    Field.flag("hasRelations", "Whether there are any") { !$0.relations.isEmpty }
    Field.number("relationCount", "How many there are") { $0.relations.count }
    Field.list("works", "Works that it wrote or published", of: WorkRow.self) { $0.works }
    Field.flag("hasWorks", "Whether there are any") { !$0.works.isEmpty }
    Field.number("workCount", "How many there are") { $0.works.count }
    Field.list("comments", "Requests for comment and what came back", of: CommentRow.self) { $0.comments }
    Field.flag("hasComments", "Whether there are any") { !$0.comments.isEmpty }
    Field.number("commentCount", "How many there are") { $0.comments.count }
    Field.list("questions", "What is not known", of: SentenceRow.self) { $0.questions }
    Field.flag("hasQuestions", "Whether there are any") { !$0.questions.isEmpty }
    Field.number("questionCount", "How many there are") { $0.questions.count }
    Field.list("judgements", "The author's conclusions", of: SentenceRow.self) { $0.judgements }
    Field.flag("hasJudgements", "Whether there are any") { !$0.judgements.isEmpty }
    Field.optional("neighbourhood", "Whom it met most, drawn, where they are tied among themselves", of: Neighbourhood.self) {
      $0.neighbourhood
    }
    Field.list("contacts", "Whom it met, most often first", of: ContactRow.self) { $0.contacts }
    Field.text("contactsMore", "How many more it met: and 3 more") { $0.contactsRest }
    Field.flag("hasContacts", "Whether it met anybody") { !$0.contacts.isEmpty }
    Field.number("contactCount", "How many it met") { $0.contacts.count + $0.contactsMore }
    Field.list("places", "Where, most often first", of: ContactRow.self) { $0.places }
    Field.flag("hasPlaces", "Whether places are known") { !$0.places.isEmpty }
    Field.list("documents", "Documents that it wrote or published, or that retell it", of: DocumentRow.self) { $0.documents }
    Field.flag("hasDocuments", "Whether there are any") { !$0.documents.isEmpty }
    Field.number("documentsCount", "How many there are") { $0.documents.count }
    Field.list("sent", "Documents that it sent", of: LetterRow.self) { $0.sent }
    Field.flag("hasSent", "Whether there are any") { !$0.sent.isEmpty }
    Field.list("received", "Documents that were sent to it", of: LetterRow.self) { $0.received }
    Field.flag("hasReceived", "Whether there are any") { !$0.received.isEmpty }
    Field.number("letterCount", "How many it sent and received") { $0.sent.count + $0.received.count }
    Field.list("excerpts", "Where those that mention it most often do so first", of: MentionExcerpt.self) { $0.excerpts }
    Field.flag("hasExcerpts", "Whether there are any") { !$0.excerpts.isEmpty }
    Field.list("mentions", "The other documents that mention it, most often first", of: DocumentRow.self) { $0.mentions }
    Field.flag("hasMoreMentions", "Whether there are any") { !$0.mentions.isEmpty }
    Field.number("mentionCount", "How many documents mention it") { $0.mentionCount }
    Field.text("mentionsMore", "How many more mention it than are listed: and 3 more") { $0.mentionsRest }
  }
}
