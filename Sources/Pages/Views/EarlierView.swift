import Templating

/// That a statement was taken back.
struct RetractionView: View {
  var reason: String
  var date: String
  var sources: [Standing.Source]
  var marks: [Mark] = []

  static let fields = Fields<RetractionView>("That a statement was taken back") {
    Field.text("reason", "Why") { $0.reason }
    Field.text("date", "When, in words; empty where it is not stated") { $0.date }
    Field.list("sources", "Who took it back", of: Standing.Source.self) { $0.sources }
    Field.list("marks", "The evidence markers", of: Mark.self) { $0.marks }
  }
}

/// A statement in whose place another one stands.
struct EarlierView: View {
  var anchor: String
  var text: String
  var date: String
  var marks: [Mark]
  var retraction: RetractionView?

  static let fields = Fields<EarlierView>("An earlier statement, in whose place another one stands") {
    Field.text("anchor", "Its anchor") { $0.anchor }
    Field.text("text", "What it said, in a line") { $0.text }
    Field.text("date", "When, in words; empty where it is not stated") { $0.date }
    Field.list("marks", "The evidence markers", of: Mark.self) { $0.marks }
    Field.optional("retraction", "That it was taken back", of: RetractionView.self) { $0.retraction }
  }
}

/// What was found out about a question.
struct AnswerView: View {
  var text: String
  var date: DateView?
  var standing: Standing

  static let fields = Fields<AnswerView>("What was found out about a question") {
    Field.text("text", "The answer") { $0.text }
    Field.optional("date", "When", of: DateView.self) { $0.date }
    Field.object("standing", "How it stands", of: Standing.self) { $0.standing }
  }
}
