import Templating

struct PersonPage: Page {
  var frame: Frame
  var head: EntityHead
  var roles: [RoleRow]
  var involved: Involved

  static let fields = Fields<PersonPage>("people/ID.html") {
    PersonPage.common(\.frame)
    Field.object("head", "Who it is", of: EntityHead.self, \.head)
    Field.list("roles", "Offices and occupations", of: RoleRow.self, \.roles)
    Field.flag("hasRoles", "Whether any is recorded", hasAny: \.roles)
    Field.number("roleCount", "How many there are", of: \.roles)
    Field.object("involved", "What the person took part in", of: Involved.self, \.involved)
  }
}
