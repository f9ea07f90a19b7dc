import Dossier
import Exchange

/// The files of a site that are made, by what they are: all but copies and the index of the search.
extension SiteRenderer {
  enum FileKey: Sendable, Hashable {
    case page(PageKey)
    case asset(Int)
    case cards(Int)
    case feed, sitemap, robots, changesFeed
    case mentions, annotations
    case export(ExportFile)
    /// The plain text of a document.
    case text(Int)
  }

  /// All but the pages.
  var otherFiles: [FileKey] { longFiles + shortFiles }

  /// Those that hold something of every document or page: few, and each takes as long as many pages.
  var longFiles: [FileKey] {
    [.mentions, .annotations] + exports.map { .export($0) } + [.sitemap] + (0..<CardFiles.count(site)).map { .cards($0) }
  }

  var shortFiles: [FileKey] {
    let documents = site.contents.documents
    let texts = documents.indices.filter { DataFiles.hasText(documents[$0]) }
    return templates.assets.indices.map { .asset($0) } + [.feed, .robots] + (site.changes == nil ? [] : [.changesFeed])
      + texts.map { .text($0) }
  }

  func path(of file: FileKey) -> String {
    switch file {
    case .page(let page): path(of: page)
    case .asset(let number): "assets/\(templates.assets[number].name)"
    case .cards(let number): "assets/cards/\(number).js"
    case .feed: "feed.xml"
    case .changesFeed: SiteChanges.feedAddress
    case .sitemap: "sitemap.xml"
    case .robots: "robots.txt"
    case .mentions: "data/mentions.jsonl"
    case .annotations: Annotations.address
    case .export(let file): Self.dataFolder + file.name
    case .text(let index): DataFiles.textAddress(of: site.contents.documents[index])
    }
  }

  func bytes(of file: FileKey) -> [UInt8] {
    var bytes: [UInt8] = []
    switch file {
    case .page(let page): return self.bytes(of: page)
    case .asset(let number): return templates.assets[number].bytes
    case .cards(let number): return cards.value[number]
    case .feed: templates.feed.render(FeedView(site), into: &bytes)
    case .changesFeed: templates.feed.render(FeedView(ofChanges: site), into: &bytes)
    case .sitemap: templates.sitemap.render(SitemapView(addresses: listedAddresses), into: &bytes)
    case .robots:
      let place = site.contents.configuration.url.map { "Sitemap: \($0)sitemap.xml\n" } ?? ""
      return Array("User-agent: *\nAllow: /\n\(place)".utf8)
    case .mentions: for index in site.contents.documents.indices { DataFiles.mentions(of: index, in: site, into: &bytes) }
    case .annotations: for index in site.contents.documents.indices { Annotations.lines(of: index, in: site, into: &bytes) }
    case .export(let file): return exporter.bytes(of: file)
    case .text(let index): return DataFiles.text(of: site.contents.documents[index])
    }
    return bytes
  }

  /// The addresses of the pages that search engines may list.
  private var listedAddresses: [String] {
    guard let base = site.contents.configuration.url else { return [] }
    return pages().compactMap { page -> String? in
      switch page {
      case .front: base
      case .notFound, .moved, .movedSource, .support: nil
      default: base + Addresses.encoded(path(of: page))
      }
    }.sorted()
  }

  // MARK: By address

  /// The addresses of all pages, in no order.
  public var pageAddresses: [String] { pages().map { path(of: $0) } }

  /// The addresses of all files that are made, the index of the search included, in no order.
  public func addresses() async -> [String] {
    let index = await search.value
    return pageAddresses + otherFiles.map { path(of: $0) }
      + (index.files.map { index.bytes(of: $0).path } + [index.manifest(version: 0).path]).map { Self.searchFolder + $0 }
  }

  /// The bytes of one file, as `render` makes it; nil where the site makes none at this address.
  public func bytes(at path: String) async -> [UInt8]? {
    if path.hasPrefix(Self.searchFolder) { return await searchFile(String(path.dropFirst(Self.searchFolder.count))) }
    return file(at: path).map { bytes(of: $0) }
  }

  /// Whether the site has a page at this address.
  public func hasPage(at path: String) -> Bool { page(at: path) != nil }

  private func file(at path: String) -> FileKey? {
    if let page = page(at: path) { return .page(page) }
    if let number = templates.assets.firstIndex(where: { "assets/\($0.name)" == path }) { return .asset(number) }
    if let number = number(in: path, after: "assets/cards/", before: ".js", from: 0), number < CardFiles.count(site) {
      return .cards(number)
    }
    if let id = inner(of: path, after: "data/documents/", before: ".txt"), let index = site.contents.document(id),
      site.contents.documents[index].id == id
    {
      return DataFiles.hasText(site.contents.documents[index]) ? .text(index) : nil
    }
    if let file = exports.first(where: { Self.dataFolder + $0.name == path }) { return .export(file) }
    if path == SiteChanges.feedAddress { return site.changes == nil ? nil : .changesFeed }
    return [.feed, .sitemap, .robots, .mentions, .annotations].first { self.path(of: $0) == path }
  }

  private func page(at path: String) -> PageKey? {
    if path == SiteChanges.address { return site.changes == nil ? nil : .changes }
    if path == self.path(of: .support) { return site.publication.hasSupportPage ? .support : nil }
    if let known = [PageKey.front, .network, .glossary, .notFound].first(where: { self.path(of: $0) == path }) { return known }
    if let id = inner(of: path, after: "sources/", before: ".html"), let index = site.contents.document(id) {
      return site.contents.documents[index].id == id ? .source(index) : .movedSource(id, index)
    }
    if let slash = path.lastIndex(of: "/"), let id = inner(of: String(path[path.index(after: slash)...]), after: "", before: ".html"),
      let key = site.contents.entity(id), key.kind != .term, Addresses.page(key.kind, id: id) == path
    {
      return site.contents.id(of: key) == id ? .entity(key) : .moved(id, key)
    }
    if let number = number(of: path, in: "timeline"), number < site.timeline.pages.count { return .timeline(number) }
    if let number = number(of: path, in: "search"), number < alphabet.value.pages.count { return .search(number) }
    for kind in IndexKind.allCases {
      guard let number = number(of: path, in: "\(kind.folder)/index"), number < outlines.value[kind]!.pages.count else { continue }
      return .index(kind, page: number)
    }
    return nil
  }

  /// Which page of a list that is split stands at an address, counted from 0.
  private func number(of path: String, in name: String) -> Int? {
    if path == "\(name).html" { return 0 }
    return number(in: path, after: "\(name)-", before: ".html", from: 2).map { $0 - 1 }
  }

  /// A number as addresses have it, without leading zeros.
  private func number(in path: String, after prefix: String, before suffix: String, from least: Int) -> Int? {
    guard let text = inner(of: path, after: prefix, before: suffix), let number = Int(text), number >= least, String(number) == text else {
      return nil
    }
    return number
  }

  private func inner(of path: String, after prefix: String, before suffix: String) -> String? {
    guard path.hasPrefix(prefix), path.hasSuffix(suffix), path.utf8.count > prefix.utf8.count + suffix.utf8.count else { return nil }
    return String(path.dropFirst(prefix.count).dropLast(suffix.count))
  }
}
