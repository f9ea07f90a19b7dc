import Diagnostics
import Templates
import Templating

/// The templates of a site, compiled against what each page offers.
public struct SiteTemplates: Sendable {
  let front: Template<FrontPage>
  let person: Template<PersonPage>
  let organisation: Template<OrganisationPage>
  let place: Template<PlacePage>
  let work: Template<WorkPage>
  let meeting: Template<MeetingPage>
  let issue: Template<IssuePage>
  let source: Template<SourcePage>
  let index: Template<IndexPage>
  let timeline: Template<TimelinePage>
  let network: Template<NetworkPage>
  let glossary: Template<GlossaryPage>
  let search: Template<SearchPage>
  let notice: Template<NoticePage>
  let feed: Template<FeedView>
  let sitemap: Template<SitemapView>
  let assets: [(name: String, bytes: [UInt8])]

  /// A file that stands instead of a built-in one of the same name.
  public struct Override: Sendable {
    public var name: String
    /// The path that messages name.
    public var file: String
    public var bytes: [UInt8]

    public init(name: String, file: String, bytes: [UInt8]) {
      self.name = name
      self.file = file
      self.bytes = bytes
    }
  }

  /// - Throws: All that is wrong with the templates.
  public init(overrides: [Override] = []) throws(TemplateFailure) {
    let files = Self.files(overrides)
    let set = TemplateSet(
      sources: files.filter { Self.isTemplate($0.key) }.sorted { $0.key < $1.key }.map {
        TemplateSource(name: $0.key, file: $0.value.file, text: $0.value.bytes)
      })
    var faults: [Diagnostic] = []
    func compile<V: View>(_ name: String, for view: V.Type) -> Template<V>? {
      do throws(TemplateFailure) {
        return try set.compile(name, for: view)
      } catch {
        faults += error.diagnostics
        return nil
      }
    }
    let front = compile("front.html", for: FrontPage.self)
    let person = compile("person.html", for: PersonPage.self)
    let organisation = compile("organisation.html", for: OrganisationPage.self)
    let place = compile("place.html", for: PlacePage.self)
    let work = compile("work.html", for: WorkPage.self)
    let meeting = compile("meeting.html", for: MeetingPage.self)
    let issue = compile("issue.html", for: IssuePage.self)
    let source = compile("source.html", for: SourcePage.self)
    let index = compile("index.html", for: IndexPage.self)
    let timeline = compile("timeline.html", for: TimelinePage.self)
    let network = compile("network.html", for: NetworkPage.self)
    let glossary = compile("glossary.html", for: GlossaryPage.self)
    let search = compile("search.html", for: SearchPage.self)
    let notice = compile("notice.html", for: NoticePage.self)
    let feed = compile("feed.xml", for: FeedView.self)
    let sitemap = compile("sitemap.xml", for: SitemapView.self)
    guard let front, let person, let organisation, let place, let work, let meeting, let issue, let source, let index, let timeline,
      let network,
      let glossary, let search, let notice, let feed, let sitemap
    else { throw TemplateFailure(diagnostics: Self.distinct(faults)) }
    self.front = front
    self.person = person
    self.organisation = organisation
    self.place = place
    self.work = work
    self.meeting = meeting
    self.issue = issue
    self.source = source
    self.index = index
    self.timeline = timeline
    self.network = network
    self.glossary = glossary
    self.search = search
    self.notice = notice
    self.feed = feed
    self.sitemap = sitemap
    let builtIn = Dictionary(uniqueKeysWithValues: BuiltInTemplates.all.map { ($0.name, $0.bytes) })
    assets = files.filter { Self.isAsset($0.key) }.map { name, file in
      (name, file.bytes == builtIn[name] ? ShippedAsset.bytes(file.bytes, named: name) : file.bytes)
    }.sorted { $0.0 < $1.0 }
  }

  /// The built-in files, and those that stand instead of them, by name.
  static func files(_ overrides: [Override]) -> [String: (file: String, bytes: [UInt8])] {
    var files = Dictionary(uniqueKeysWithValues: BuiltInTemplates.all.map { ($0.name, (file: "Templates/\($0.name)", bytes: $0.bytes)) })
    for override in overrides { files[override.name] = (override.file, override.bytes) }
    return files
  }

  static func isTemplate(_ name: String) -> Bool { name.hasSuffix(".html") || name.hasSuffix(".xml") }

  /// Each fault once: one in a partial is found again for every page that includes it, with other names to choose from.
  static func distinct(_ faults: [Diagnostic]) -> [Diagnostic] {
    var known: Set<Diagnostic> = []
    return faults.filter { fault in
      var place = fault
      place.help = nil
      return known.insert(place).inserted
    }.sorted()
  }

  /// Whether a file is shipped with a site; the style sheets of books are not.
  private static func isAsset(_ name: String) -> Bool {
    [".css", ".js", ".svg"].contains { name.hasSuffix($0) } && !name.hasPrefix("book")
  }

  /// The names of the templates and assets that an override can stand for.
  public static var names: [String] { BuiltInTemplates.all.map(\.name) }
}
