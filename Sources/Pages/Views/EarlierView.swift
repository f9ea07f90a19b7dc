import Templating

/// That a statement was taken back.
struct RetractionView: View {
  var reason: String
  var date: String
  var sources: [Standing.Source]
  var marks: [Mark] = []

  static let fields = Fields<RetractionView>("That a statement was taken back") {
    Field.text("reason", "Why", \.reason)
    Field.text("date", "When, in words; empty where it is not stated", \.date)
    Field.list("sources", "Who took it back", of: Standing.Source.self, \.sources)
    Field.list("marks", "The evidence markers", of: Mark.self, \.marks)
  }
}

/// A statement in whose place another one stands.
struct EarlierView: View {
  var anchor: String
  var kind: String
  var text: String
  var date: String
  var marks: [Mark]
  var standing: Standing
  var retraction: RetractionView?

  static let fields = Fields<EarlierView>("An earlier statement, in whose place another one stands") {
    Field.text("anchor", "Its anchor", \.anchor)
    Field.text("kind", "What kind of fact it was; empty where it is not stated", \.kind)
    Field.text("text", "What it said, in a line", \.text)
    Field.text("date", "When, in words; empty where it is not stated", \.date)
    Field.list("marks", "The evidence markers", of: Mark.self, \.marks)
    Field.text("status", "How it stood to the truth, where that is said", \.standing.status)
    Field.text("statusClass", "asserted, attributed, reported …", \.standing.statusClass)
    Field.text("confidence", "How sure it was, in words; empty where nobody says", \.standing.confidence)
    Field.text("confidenceLevel", "c1 (low) to c3 (high)", \.standing.confidenceLevel)
    Field.html("note", "A note of the author's", of: \.standing.notes) { $0.joined }
    Field.optional("retraction", "That it was taken back", of: RetractionView.self, \.retraction)
  }
}

/// What was found out about a question.
struct AnswerView: View {
  var text: String
  var date: DateView?
  var standing: Standing

  static let fields = Fields<AnswerView>("What was found out about a question") {
    Field.text("text", "The answer", \.text)
    Field.optional("date", "When", of: DateView.self, \.date)
    Field.object("standing", "How it stands", of: Standing.self, \.standing)
  }
}
