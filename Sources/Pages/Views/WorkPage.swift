import Templating

struct WorkPage: Page {
  var frame: Frame
  var head: EntityHead
  var held: Link?
  var involved: Involved

  static let fields = Fields<WorkPage>("works/ID.html") {
    WorkPage.common
    Field.object("head", "What it is", of: EntityHead.self) { $0.head }
    Field.optional("held", "The document that it is, where it is held by now", of: Link.self) { $0.held }
    Field.object("involved", "What rests on it", of: Involved.self) { $0.involved }
  }
}
