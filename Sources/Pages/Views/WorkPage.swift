import Templating

struct WorkPage: Page {
  var frame: Frame
  var head: EntityHead
  var held: Link?
  var involved: Involved

  static let fields = Fields<WorkPage>("works/ID.html") {
    WorkPage.common(\.frame)
    Field.object("head", "What it is", of: EntityHead.self, \.head)
    Field.optional("held", "The document that it is, where it is held by now", of: Link.self, \.held)
    Field.object("involved", "What rests on it", of: Involved.self, \.involved)
  }
}
