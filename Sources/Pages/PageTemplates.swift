import Dossier
import Templating

/// The templates of the pages that a site and a book both have.
struct PageTemplates: Sendable {
  let front: Template<FrontPage>
  let person: Template<PersonPage>
  let organisation: Template<OrganisationPage>
  let place: Template<PlacePage>
  let work: Template<WorkPage>
  let meeting: Template<MeetingPage>
  let issue: Template<IssuePage>
  let source: Template<SourcePage>
  let timeline: Template<TimelinePage>
  let glossary: Template<GlossaryPage>

  init(_ compilation: inout TemplateCompilation) {
    front = compilation.template("front.html")
    person = compilation.template("person.html")
    organisation = compilation.template("organisation.html")
    place = compilation.template("place.html")
    work = compilation.template("work.html")
    meeting = compilation.template("meeting.html")
    issue = compilation.template("issue.html")
    source = compilation.template("source.html")
    timeline = compilation.template("timeline.html")
    glossary = compilation.template("glossary.html")
  }

  /// Writes the page of an entity.
  ///
  /// - Returns: Its title.
  func render(_ key: EntityKey, with builder: inout PageBuilder, into output: inout [UInt8]) -> String {
    switch key.kind {
    case .person: render(builder.person(key.index), person, into: &output)
    case .organisation: render(builder.organisation(key.index), organisation, into: &output)
    case .place: render(builder.place(key.index), place, into: &output)
    case .work: render(builder.work(key.index), work, into: &output)
    case .meeting: render(builder.meeting(key.index), meeting, into: &output)
    case .issue: render(builder.issue(key.index), issue, into: &output)
    case .term: preconditionFailure("terms stand in the glossary")
    }
  }

  private func render<P: Page>(_ page: P, _ template: Template<P>, into output: inout [UInt8]) -> String {
    template.render(page, into: &output)
    return page.frame.title
  }
}
