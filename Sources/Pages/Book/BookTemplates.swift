import Diagnostics
import Templates
import Templating

/// The templates of a book, compiled against what each chapter offers.
///
/// Chapters are made with the templates of the site's pages. Where there is a `book-NAME.html` it stands for `NAME.html`:
/// `book-layout.html` for what is around a page, `book-front.html` for the front page, `book-marks.html` for the markers.
public struct BookTemplates: Sendable {
  let document: Template<BookDocument>
  let title: Template<BookTitle>
  let contents: Template<BookContents>
  let part: Template<BookPart>
  let notes: Template<BookNotes>
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
  /// The style of all books, and what only paper needs.
  let style: [UInt8]
  let printStyle: [UInt8]

  /// - Throws: All that is wrong with the templates.
  public init(overrides: [SiteTemplates.Override] = []) throws(TemplateFailure) {
    let files = SiteTemplates.files(overrides)
    let set = Self.set(of: files)
    var faults: [Diagnostic] = []
    func compile<V: View>(_ name: String, for view: V.Type) -> Template<V>? {
      do throws(TemplateFailure) {
        return try set.compile(name, for: view)
      } catch {
        faults += error.diagnostics
        return nil
      }
    }
    let document = compile("book.html", for: BookDocument.self)
    let title = compile("book-title.html", for: BookTitle.self)
    let contents = compile("book-contents.html", for: BookContents.self)
    let part = compile("book-part.html", for: BookPart.self)
    let notes = compile("book-notes.html", for: BookNotes.self)
    let front = compile("front.html", for: FrontPage.self)
    let person = compile("person.html", for: PersonPage.self)
    let organisation = compile("organisation.html", for: OrganisationPage.self)
    let place = compile("place.html", for: PlacePage.self)
    let work = compile("work.html", for: WorkPage.self)
    let meeting = compile("meeting.html", for: MeetingPage.self)
    let issue = compile("issue.html", for: IssuePage.self)
    let source = compile("source.html", for: SourcePage.self)
    let timeline = compile("timeline.html", for: TimelinePage.self)
    let glossary = compile("glossary.html", for: GlossaryPage.self)
    guard let document, let title, let contents, let part, let notes, let front, let person, let organisation, let place, let work,
      let meeting, let issue, let source, let timeline, let glossary
    else { throw TemplateFailure(diagnostics: SiteTemplates.distinct(faults)) }
    self.document = document
    self.title = title
    self.contents = contents
    self.part = part
    self.notes = notes
    self.front = front
    self.person = person
    self.organisation = organisation
    self.place = place
    self.work = work
    self.meeting = meeting
    self.issue = issue
    self.source = source
    self.timeline = timeline
    self.glossary = glossary
    style = files["book.css"]?.bytes ?? []
    printStyle = files["book-print.css"]?.bytes ?? []
  }

  private static func set(of files: [String: (file: String, bytes: [UInt8])]) -> TemplateSet {
    var named = files.filter { SiteTemplates.isTemplate($0.key) }
    for (name, file) in named where name.hasPrefix("book-") {
      let replaced = String(name.dropFirst("book-".count))
      if files[replaced] != nil { named[replaced] = file }
    }
    return TemplateSet(
      sources: named.sorted { $0.key < $1.key }.map { TemplateSource(name: $0.key, file: $0.value.file, text: $0.value.bytes) })
  }
}
