import Dossier
import Notation
import Templating

/// The Atom feed: the newest documents and meetings.
struct FeedView: View {
  var title: String
  var subtitle: String
  var language: String
  var id: String
  var home: String
  var own: String
  var updated: String
  var entries: [Entry]

  struct Entry: View {
    var title: String
    var href: String
    var id: String
    var updated: String
    var summary: String

    static let fields = Fields<Entry>("An entry of the feed") {
      Field.text("title", "The title of the document or meeting", \.title)
      Field.url("href", "Its page", \.href)
      Field.text("id", "A name that stays", \.id)
      Field.text("updated", "Its date as RFC 3339 wants it", \.updated)
      Field.text("summary", "What it is, and when", \.summary)
    }
  }

  static let fields = Fields<FeedView>("feed.xml") {
    Field.text("title", "The title of the briefing", \.title)
    Field.text("subtitle", "The line below it", \.subtitle)
    Field.text("language", "The language's tag", \.language)
    Field.text("id", "A name that stays", \.id)
    Field.url("home", "The front page", \.home)
    Field.url("own", "The feed itself", \.own)
    Field.text("updated", "The newest date in the content", \.updated)
    Field.list("entries", "The newest documents and meetings", of: Entry.self, \.entries)
  }

  private static let longest = 30

  init(_ site: Site) {
    let configuration = site.contents.configuration
    let base = configuration.url ?? ""
    title = configuration.title
    subtitle = configuration.subtitle ?? ""
    language = configuration.language
    id =
      configuration.url
      ?? "urn:briefing:\(configuration.title.utf8.reduce(into: UInt64(14_695_981_039_346_656_037)) { $0 = ($0 ^ UInt64($1)) &* 1_099_511_628_211 })"
    home = base + "index.html"
    own = base + "feed.xml"
    updated = Self.timestamp(site.asOf)
    let builder = PageBuilder(site, path: "feed.xml")
    let newest = site.events.reversed().lazy.compactMap { Self.entry($0, builder, base: base) }.prefix(Self.longest)
    entries = Array(newest).map { entry in
      var entry = entry
      if base.isEmpty { entry.id = "urn:briefing:\(entry.href)" }
      return entry
    }
  }

  /// What changed since a former state: the newest date in the content stands for when, since no clock may show.
  init(ofChanges site: Site) {
    self.init(site)
    let base = site.contents.configuration.url ?? ""
    let builder = PageBuilder(site, path: SiteChanges.feedAddress)
    let changes = site.changes ?? SiteChanges(since: "", [])
    title = "\(title): \(site.words[.whatChanged])"
    subtitle = site.words(.changedSince, changes.since)
    id += "#changes"
    home = base + SiteChanges.address
    own = base + SiteChanges.feedAddress
    entries = changes.changes.map { change in
      let href = base + SiteChanges.address + "#" + Addresses.encoded(change.anchor)
      // The same thing changes again in other words: that is another entry.
      var words = [href, changes.since]
      for key in change.keys { words += [key.key] + key.from + key.to }
      for item in change.items { words += [item.anchor, item.what.rawValue] + item.keys.flatMap(\.to) }
      let what = site.words(.labelOf, site.words[builder.word(change.what)], change.label)
      return Entry(
        title: what, href: href, id: "\(base.isEmpty ? "urn:briefing:" : "")\(href)-\(words.shortHash)",
        updated: updated,
        summary: change.keys.map { $0.key.inWords }.joined(separator: ", "))
    }
  }

  private static func entry(_ event: Event, _ builder: PageBuilder, base: String) -> Entry? {
    let address: String
    let title: String
    let kind: String
    switch event.what {
    case .meeting(let index):
      address = builder.site.address(of: EntityKey(.meeting, index))
      title = builder.contents.meetings[index].name
      kind = builder.words[.meeting]
    case .document(let index):
      address = Addresses.source(builder.contents.documents[index].id)
      title = builder.contents.documents[index].title
      kind = builder.words[.document]
    default: return nil
    }
    let href = base + Addresses.encoded(address)
    return Entry(
      title: title, href: href, id: href, updated: timestamp(event.date), summary: "\(kind), \(builder.site.dates.text(event.date))")
  }

  /// The day on which a date begins, of an interval its end, as RFC 3339; the epoch where there is none, since a feed must have one and no
  /// clock may show.
  private static func timestamp(_ date: EDTF?) -> String {
    guard let date = date?.endDate ?? date?.start.date, date.year > 0, date.year < 10_000 else { return "1970-01-01T00:00:00Z" }
    let day = GregorianCalendar.date(ofDay: date.earliestDay)
    return "\(padded(day.year, to: 4))-\(padded(day.month, to: 2))-\(padded(day.day, to: 2))T00:00:00Z"
  }
}

/// The sitemap: the addresses of all pages.
struct SitemapView: View {
  var addresses: [String]

  static let fields = Fields<SitemapView>("sitemap.xml") {
    Field.texts("addresses", "The addresses of all pages", \.addresses)
  }
}
