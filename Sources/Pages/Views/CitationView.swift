import Templating

/// How a page is cited.
struct CitationView: View {
  var text: String
  var bibtex: String
  var csl: String

  static let fields = Fields<CitationView>("How a page is cited") {
    Field.text("text", "In one line", \.text)
    Field.text("bibtex", "As BibTeX", \.bibtex)
    Field.text("csl", "As CSL JSON", \.csl)
  }
}
