import Templating

struct PersonPage: Page {
  var frame: Frame
  var head: EntityHead
  var roles: [RoleRow]
  var involved: Involved

  static let fields = Fields<PersonPage>("people/ID.html") {
    PersonPage.common
    Field.object("head", "Who it is", of: EntityHead.self) { $0.head }
    Field.list("roles", "Offices and occupations", of: RoleRow.self) { $0.roles }
    Field.flag("hasRoles", "Whether any is recorded") { !$0.roles.isEmpty }
    Field.number("roleCount", "How many there are") { $0.roles.count }
    Field.object("involved", "What the person took part in", of: Involved.self) { $0.involved }
  }
}
