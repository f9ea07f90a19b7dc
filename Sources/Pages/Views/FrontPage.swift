import Templating

struct FrontPage: Page {
  var frame: Frame
  var title: String
  var subtitle: String
  var summary: [UInt8]
  var counts: [String]
  var judgements: [SentenceRow]
  var meetings: [MeetingRow]
  var meetingCount: Int
  var evidenceBase: [String]
  var supportPage: String?
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
    Field.texts("evidenceBase", "On what it all rests, in a few lines") { $0.evidenceBase }
    Field.optionalURL("supportPage", "The page of how well everything is supported, in editions that have it") { $0.supportPage }
    Field.flag("hasRail", "Whether there are documents or people") { !$0.evidenceBase.isEmpty || !$0.people.isEmpty }
    Field.flag("hasEvidenceBase", "Whether there are documents") { !$0.evidenceBase.isEmpty }
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
