import Templating

struct PlacePage: Page {
  var frame: Frame
  var head: EntityHead
  var involved: Involved

  static let fields = Fields<PlacePage>("places/ID.html") {
    PlacePage.common
    Field.object("head", "What it is", of: EntityHead.self) { $0.head }
    Field.object("involved", "What happened there", of: Involved.self) { $0.involved }
  }
}
