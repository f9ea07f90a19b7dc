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
    var definition: [UInt8]
    var standing: Standing
    var mentions: [DocumentRow]

    static let fields = Fields<TermView>("A term") {
      Field.text("id", "Its anchor", \.id)
      Field.text("name", "The word", \.name)
      Field.list("facts", "Other words for it, identifiers and links", of: FactRow.self, \.facts)
      Field.flag("hasFacts", "Whether there are any", hasAny: \.facts)
      Field.optional("picture", "A picture of it", of: PictureView.self, \.picture)
      Field.html("definition", "What it means", \.definition)
      Field.object("standing", "How it stands", of: Standing.self, \.standing)
      Field.list("mentions", "Documents that use it", of: DocumentRow.self, \.mentions)
      Field.flag("hasMentions", "Whether any document uses it", hasAny: \.mentions)
    }
  }

  static let fields = Fields<GlossaryPage>("glossary.html") {
    GlossaryPage.common(\.frame)
    Field.text("lede", "How many terms there are", \.lede)
    Field.list("terms", "The terms in the order of the alphabet", of: TermView.self, \.terms)
  }
}
