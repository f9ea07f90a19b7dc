import Templating

/// What every page has around its own content.
struct Frame: View {
  var words: Words
  var siteTitle: String
  var title: String
  var description: String
  var language: String
  var direction: String
  /// From the page to the root of the site: `../`, or nothing.
  var root: String
  var canonical: String?
  var feed: String
  var marking: String
  var markingNote: String
  var edition: String
  var bodyClass: String
  var section: Section
  var menu: [MenuEntry]
  var crumbs: [Link]
  var kind: String
  var structuredData: [UInt8]
  var evidence: [EvidenceEntry] = []
  /// Where the page leads at once, because what it was about has moved.
  var redirect: String?
  /// The page that says what changed, where the site has it.
  var changes: String?
  /// That what the page is about changed.
  var changed: Link?
  /// The newest date in the content, in words.
  var asOf: String
  /// Among how many files the preview cards are split.
  var cardFiles = 0
  /// Whether the passages are kept closed until a reader asks for them, as on pages that give an overview.
  var foldsEvidence = false

  /// The sections of the menu.
  enum Section: String, CaseIterable {
    case front, people, meetings, positions, organisations, timeline, network, sources, other
  }

  /// An entry of the menu.
  struct MenuEntry: View {
    var name: String
    var href: String
    var isCurrent: Bool

    static let fields = Fields<MenuEntry>("An entry of the menu") {
      Field.text("name", "What it is called", \.name)
      Field.url("href", "Where it leads", \.href)
      Field.flag("isCurrent", "Whether the page belongs to it", \.isCurrent)
    }
  }

  private static func address(_ name: String, _ path: String, _ documentation: String) -> Field<Frame> {
    Field.url(name, documentation, \.root, adding: path)
  }

  static let fields = Fields<Frame>("What every page has around its own content") {
    Field.text("siteTitle", "The title of the briefing", \.siteTitle)
    Field.text("title", "The title of the page", \.title)
    Field.flag("hasOwnTitle", "Whether the page's title is not the briefing's") { $0.title != $0.siteTitle }
    Field.text("description", "The page in one sentence, for search engines and previews", \.description)
    Field.text("language", "The tag of the interface's language", \.language)
    Field.text("direction", "ltr or rtl", \.direction)
    address("home", "index.html", "The front page")
    address("assets", "assets/", "The folder of style sheet and scripts")
    Field.text("root", "From the page to the root of the site", \.root)
    Field.optionalURL("canonical", "The page's own address on the web", \.canonical)
    Field.url("feed", "The Atom feed", \.feed)
    Field.text("marking", "The marking of the edition", \.marking)
    Field.text("markingNote", "What the marking means", \.markingNote)
    Field.text("edition", "The name of the edition, where there are several", \.edition)
    Field.text("bodyClass", "The kind of page: k-person", \.bodyClass)
    Field.text("openGraphType", "article, profile or website", \.kind)
    Field.list("crumbs", "The way from the front page to this one", of: Link.self, \.crumbs)
    Field.json("structuredData", "JSON-LD in schema.org's words", \.structuredData)
    Field.list("evidence", "The passages that the page's markers lead to", of: EvidenceEntry.self, \.evidence)
    Field.optionalURL("changes", "The page that says what changed, where the site has it", \.changes)
    Field.optional("changed", "That what the page is about changed since a former state, with what changed", of: Link.self, \.changed)
    Field.text("asOf", "As of when, in words: the newest date in the content", \.asOf)
    Field.optionalURL("redirect", "Where the page leads at once, because what it was about has moved", \.redirect)
    Field.text("redirectContent", "The same for a `refresh`") { $0.redirect.map { "0; url=\($0)" } ?? "" }
    Field.list("menu", "The entries of the menu behind the front page", of: MenuEntry.self, \.menu)
    Field.flag("onFront", "Whether this is the front page") { $0.section == .front }
    Field.flag("hasCrumbs", "Whether this is any other page", hasAny: \.crumbs)
    Field.flag("hasEvidence", "Whether markers lead to passages", hasAny: \.evidence)
    Field.number("evidenceCount", "To how many", of: \.evidence)
    Field.flag("foldsEvidence", "Whether they are closed until a reader asks for them", \.foldsEvidence)
    Field.number("cardFiles", "Among how many files the preview cards are split", \.cardFiles)
    address("searchPage", "search.html", "The page of the search")
    address("glossaryPage", "glossary.html", "The glossary")
    address("placesPage", "places/index.html", "The index of places")
    address("worksPage", "works/index.html", "The index of works")
    address("peoplePage", "people/index.html", "The index of people")
    address("meetingsPage", "meetings/index.html", "The index of meetings")
    address("positionsPage", "positions/index.html", "The matrix of stances")
    address("timelinePage", "timeline.html", "The timeline")
    address("sourcesPage", "sources/index.html", "The index of sources")
  }
}

/// A page: its own content, what is around it, and the words of the interface.
protocol Page: View {
  var frame: Frame { get set }
}

extension Page {
  /// - Parameter frame: Where the page has its frame.
  static func common(_ frame: KeyPath<Self, Frame>) -> [Field<Self>] {
    [
      Field.object("frame", "What every page has around its own content", of: Frame.self, frame),
      Field.object("w", "The words of the interface", of: Words.self, frame.appending(path: \.words)),
    ]
  }
}
