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
    FrontPage.common(\.frame)
    Field.text("title", "The briefing's title", \.title)
    Field.text("subtitle", "The line below the title", \.subtitle)
    Field.html("summary", "The bottom line", \.summary)
    Field.texts("counts", "How much there is of everything", \.counts)
    Field.list("judgements", "The author's conclusions in order of weight", of: SentenceRow.self, \.judgements)
    Field.flag("hasJudgements", "Whether there are any", hasAny: \.judgements)
    Field.list("meetings", "The newest meetings", of: MeetingRow.self, \.meetings)
    Field.flag("hasMeetings", "Whether there are any", hasAny: \.meetings)
    Field.number("meetingCount", "How many meetings there are", \.meetingCount)
    Field.texts("evidenceBase", "On what it all rests, in a few lines", \.evidenceBase)
    Field.optionalURL("supportPage", "The page of how well everything is supported, in editions that have it", \.supportPage)
    Field.flag("hasRail", "Whether there are documents or people") { !$0.evidenceBase.isEmpty || !$0.people.isEmpty }
    Field.flag("hasEvidenceBase", "Whether there are documents", hasAny: \.evidenceBase)
    Field.list("people", "The people who take part most", of: ContactRow.self, \.people)
    Field.flag("hasPeople", "Whether there are any", hasAny: \.people)
    Field.number("peopleCount", "How many people there are", \.peopleCount)
    Field.optional("matrix", "Who stands where: the busiest actors and issues", of: MatrixView.self, \.matrix)
    Field.list("strip", "The newest dated events, in the order of time", of: TimelineEntry.self, \.strip)
    Field.flag("hasStrip", "Whether there are any", hasAny: \.strip)
    Field.list("questions", "What is not known", of: SentenceRow.self, \.questions)
    Field.flag("hasQuestions", "Whether there are any", hasAny: \.questions)
    Field.list("documents", "The newest documents", of: DocumentRow.self, \.documents)
    Field.flag("hasDocuments", "Whether there are any", hasAny: \.documents)
    Field.number("documentCount", "How many documents there are", \.documentCount)
  }
}
