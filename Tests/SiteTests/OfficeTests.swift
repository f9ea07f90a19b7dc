import Testing

/// The office that somebody holds: now in lists, and on its day at a meeting.
@Suite struct OfficeTests {
  private static let returned =
    "[{title: minister, organisation: m, from: 2010, to: 2015, tenure: former}, {title: minister, organisation: m, from: 2018, tenure: current}]"

  private func site(_ roles: String, _ meetings: [String: String]) throws -> Site {
    let held = meetings.map { "\($0): {title: \($0.uppercased()), date: \($1), participants: [{person: p}, {name: Kim}]}" }.sorted()
    return try build([
      "seeds/x.yml": """
      people: {p: {name: Pat Lee, roles: \(roles)}}
      organisations: {m: {name: Ministry}}
      meetings: {\(held.joined(separator: ", "))}
      """
    ])
  }

  @Test func listsNameTheOfficeToWhichSomebodyReturned() throws {
    let site = try site(Self.returned, ["t": "2019-01-01"])
    for page in ["index.html", "people/index.html", "people/p.html"] {
      let text = try site.page(page).text
      #expect(text.contains("Minister, Ministry") && !text.contains("Former minister"), "\(page): \(text)")
    }
    #expect(try site.places(of: "Former minister, Ministry").isEmpty)
    #expect(try site.page("people/p.html").states("minister", "former", "2010", "minister", "current", "2018"))
  }

  @Test func theLastTermCountsWhereverItStands() throws {
    let roles = "[{title: minister, from: 2018, tenure: former}, {title: minister, from: 2010, to: 2015, tenure: current}]"
    #expect(try site(roles, [:]).page("people/index.html").states("Former minister"))
  }

  @Test func meetingsNameTheOfficeOfTheirDay() throws {
    let site = try site(Self.returned, ["u": "2012-01-01", "t": "2019-01-01", "v": "2016-06-01"])
    for page in ["meetings/u.html", "meetings/t.html"] {
      let text = try site.page(page).statements
      #expect(text.contains("Minister, Ministry") && !text.contains("Former"), "\(page): \(text)")
    }
    #expect(try !site.page("meetings/v.html").statements.contains("inister"))
  }

  /// What is said of the one office that somebody has, and what stands at a meeting in 2012.
  @Test(arguments: [
    ("from: 2010, to: 2015, tenure: former", "Minister"), ("to: 2015, tenure: former", "Minister"),
    ("from: 2010, to: 2015, tenure: acting", "Acting minister"), ("tenure: former", "Former minister"),
    ("from: 2010, tenure: former", "Former minister"),
  ])
  func nobodyIsAFormerHolderWhileInOffice(office: String, shown: String) throws {
    let page = try site("[{title: minister, \(office)}]", ["u": "2012-01-01"]).page("meetings/u.html")
    #expect(page.states("Pat Lee", shown, "Kim"), "\(page.statements)")
  }
}
