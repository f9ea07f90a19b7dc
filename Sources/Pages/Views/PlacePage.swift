import Templating

struct PlacePage: Page {
  var frame: Frame
  var head: EntityHead
  var involved: Involved

  static let fields = Fields<PlacePage>("places/ID.html") {
    PlacePage.common(\.frame)
    Field.object("head", "What it is", of: EntityHead.self, \.head)
    Field.object("involved", "What happened there", of: Involved.self, \.involved)
  }
}
