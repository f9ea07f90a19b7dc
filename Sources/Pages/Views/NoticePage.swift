import Templating

/// A page of few words: what is not there, and where something moved.
struct NoticePage: Page {
  var frame: Frame
  var title: String
  var text: String
  var link: Link

  static let fields = Fields<NoticePage>("404.html, and the pages of former ids") {
    NoticePage.common(\.frame)
    Field.text("title", "What is the matter", \.title)
    Field.text("text", "What to do", \.text)
    Field.object("link", "Where to go", of: Link.self, \.link)
  }
}
