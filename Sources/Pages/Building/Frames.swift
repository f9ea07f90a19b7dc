import Dossier
import Notation

/// The kinds of pages, as style sheets and OpenGraph name them.
enum PageKind: String {
  case front, person, organisation, place, meeting, issue, work, source, index, timeline, network, glossary, search, notice, book, support,
    changes

  var openGraph: String {
    switch self {
    case .front: "website"
    case .person: "profile"
    default: "article"
    }
  }
}

extension PageBuilder {
  /// What stands around a page.
  ///
  /// - Parameter crumb: The index that the page belongs to.
  func frame(title: String, description: String, section: Frame.Section, crumb: (title: Word, folder: String)?, kind: PageKind) -> Frame {
    let configuration = contents.configuration
    var crumbs = [Link(name: words[.briefing], href: href("index.html"))]
    if let crumb { crumbs.append(Link(name: words[crumb.title], href: href(Addresses.index(crumb.folder)))) }
    crumbs.append(Link(name: title))
    let marking = configuration.markings.name(of: site.publication.edition.ceiling)
    return Frame(
      words: words, siteTitle: configuration.title, title: title, description: description.shortened(to: 200),
      language: configuration.language,
      direction: configuration.isRightToLeft ? "rtl" : "ltr", root: root,
      canonical: configuration.url.map { $0 + Addresses.encoded(path == "index.html" ? "" : path) }, feed: href("feed.xml"),
      marking: marking,
      markingNote: site.markingNote(marking), edition: configuration.editions.count > 1 ? site.publication.edition.name : "",
      bodyClass: "k-\(kind.rawValue)", section: section, menu: menu(section), crumbs: kind == .front ? [] : crumbs, kind: kind.openGraph,
      structuredData: [],
      changes: site.changes == nil ? nil : href(SiteChanges.address),
      asOf: site.asOf.map { words(.asOf, site.dates.text($0)) } ?? "",
      cardFiles: CardFiles.count(site),
      foldsEvidence: [.front, .index, .timeline].contains(kind))
  }

  /// That what a page is about changed since a former state, with the place where that is told.
  func changedLink(_ kind: Change.Kind, id: String) -> Link? {
    guard let since = site.changes?.since, let anchor = site.anchorOfChange(kind, id: id) else { return nil }
    return Link(name: words(.changedSince, since), href: href(SiteChanges.address) + "#" + Addresses.encoded(anchor))
  }

  private func menu(_ current: Frame.Section) -> [Frame.MenuEntry] {
    let entries: [(Frame.Section, Word, String)] = [
      (.people, .people, "people/index.html"), (.meetings, .meetings, "meetings/index.html"),
      (.positions, .positions, "positions/index.html"),
      (.organisations, .organisations, "organisations/index.html"), (.timeline, .timeline, "timeline.html"),
      (.network, .network, "network.html"),
      (.sources, .sources, "sources/index.html"),
    ]
    return entries.map { section, word, path in Frame.MenuEntry(name: words[word], href: root + path, isCurrent: section == current) }
  }

  /// The page with the evidence that its markers lead to.
  func finished<P: Page>(_ page: P, _ structuredData: JSON?) -> P {
    var page = page
    page.frame.evidence = evidence
    // A page that keeps its passages closed stays light.
    if page.frame.foldsEvidence { for index in page.frame.evidence.indices { page.frame.evidence[index].webAddress = nil } }
    if let structuredData { page.frame.structuredData = structuredData.bytes }
    return page
  }
}

extension Configuration {
  /// Whether the language is written from right to left, by its own script or by one that its tag names.
  fileprivate var isRightToLeft: Bool {
    let parts = language.lowercased().split(separator: "-").map(String.init)
    if let script = parts.dropFirst().first(where: { $0.count == 4 }) { return ["arab", "hebr", "syrc", "thaa"].contains(script) }
    return parts.first.map(["ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"].contains) ?? false
  }
}
