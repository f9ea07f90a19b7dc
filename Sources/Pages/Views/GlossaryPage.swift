import Templating

struct GlossaryPage: Page {
  var frame: Frame
  var lede: String
  var terms: [TermView]

  struct TermView: View {
    var id: String
    var name: String
    var facts: [FactRow]
    var picture: PictureView?
    var definitions: [ClaimedText]
    var standing: Standing
    var mentions: [DocumentRow]
    var formerIDs: [String]
    var sentences: [SentenceRow]
    var relations: [RelationRow]

    static let fields = Fields<TermView>("A term") {
      Field.text("id", "Its anchor", \.id)
      Field.text("name", "The word", \.name)
      Field.list("facts", "Other words for it, identifiers and links", of: FactRow.self, \.facts)
      Field.flag("hasFacts", "Whether there are any", hasAny: \.facts)
      Field.optional("picture", "A picture of it", of: PictureView.self, \.picture)
      Field.html("definition", "What it means", of: \.definitions) { $0.joined }
      Field.list("definitions", "The same, each by itself where documents differ", of: ClaimedText.self, \.definitions)
      Field.object("standing", "How it stands", of: Standing.self, \.standing)
      Field.list("mentions", "Documents that use it", of: DocumentRow.self, \.mentions)
      Field.texts("formerIDs", "Anchors that it had before, or that mean the same", \.formerIDs)
      Field.list("sentences", "Facts about it, judgements and questions", of: SentenceRow.self, \.sentences)
      Field.flag("hasSentences", "Whether there are any", hasAny: \.sentences)
      Field.list("relations", "How it is related to others", of: RelationRow.self, \.relations)
      Field.flag("hasRelations", "Whether it is", hasAny: \.relations)
      Field.flag("hasMentions", "Whether any document uses it", hasAny: \.mentions)
    }
  }

  static let fields = Fields<GlossaryPage>("glossary.html") {
    GlossaryPage.common(\.frame)
    Field.text("lede", "How many terms there are", \.lede)
    Field.list("terms", "The terms in the order of the alphabet", of: TermView.self, \.terms)
  }
}
