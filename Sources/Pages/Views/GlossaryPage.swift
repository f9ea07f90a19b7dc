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
      Field.text("id", "Its anchor") { $0.id }
      Field.text("name", "The word") { $0.name }
      Field.list("facts", "Other words for it, identifiers and links", of: FactRow.self) { $0.facts }
      Field.flag("hasFacts", "Whether there are any") { !$0.facts.isEmpty }
      Field.optional("picture", "A picture of it", of: PictureView.self) { $0.picture }
      Field.html("definition", "What it means") { $0.definition }
      Field.object("standing", "How it stands", of: Standing.self) { $0.standing }
      Field.list("mentions", "Documents that use it", of: DocumentRow.self) { $0.mentions }
      Field.flag("hasMentions", "Whether any document uses it") { !$0.mentions.isEmpty }
    }
  }

  static let fields = Fields<GlossaryPage>("glossary.html") {
    GlossaryPage.common
    Field.text("lede", "How many terms there are") { $0.lede }
    Field.list("terms", "The terms in the order of the alphabet", of: TermView.self) { $0.terms }
  }
}
