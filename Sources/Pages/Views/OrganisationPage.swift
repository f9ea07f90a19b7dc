import Templating

struct OrganisationPage: Page {
  var frame: Frame
  var head: EntityHead
  var members: [RoleRow]
  var peopleMeetings: [MeetingRow]
  var peopleMeetingsCount: Int
  var organisations: [Link]
  var involved: Involved

  static let fields = Fields<OrganisationPage>("organisations/ID.html") {
    OrganisationPage.common(\.frame)
    Field.object("head", "What it is", of: EntityHead.self, \.head)
    Field.list("members", "Who holds or held an office there", of: RoleRow.self, \.members)
    Field.flag("hasMembers", "Whether anybody does", hasAny: \.members)
    Field.number("memberCount", "How many there are", of: \.members)
    Field.list("peopleMeetings", "The newest meetings of its people, while they can have held office there", of: MeetingRow.self) {
      $0.peopleMeetings
    }
    Field.number("peopleMeetingsCount", "How many there are", \.peopleMeetingsCount)
    Field.list("organisations", "Organisations that are part of it or published by it", of: Link.self, \.organisations)
    Field.flag("hasOrganisations", "Whether there are any", hasAny: \.organisations)
    Field.object("involved", "What the organisation took part in", of: Involved.self, \.involved)
  }
}
