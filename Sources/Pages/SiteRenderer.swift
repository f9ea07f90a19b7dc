import Dossier
import Graphs
import Parallel
import Search
import Templating

/// Makes the files of a site from what an edition shows.
public struct SiteRenderer: Sendable {
  private let site: Site
  private let templates: SiteTemplates
  private let jobs: Int
  private let outlines: [IndexKind: IndexOutline<Int>]
  private let alphabet: IndexOutline<EntityKey>
  private let network: NetworkSketch
  /// What the network page would draw; it has to be placed by somebody who can.
  public var networkGraph: Graph? { network.graph }
  /// Where the nodes of `networkGraph` stand. Without it the network page has its tables alone.
  public var networkLayout: GraphLayout?

  /// - Parameters:
  ///   - files: The content folder's files that pages may refer to, relative to it.
  ///   - jobs: How many pages may be made at a time.
  public init(_ publication: Publication, templates: SiteTemplates, words: Words, dates: DateWords = .english, files: [String], jobs: Int) {
    let site = Site(publication, words: words, dates: dates, files: files)
    self.site = site
    outlines = Dictionary(uniqueKeysWithValues: IndexKind.allCases.map { ($0, IndexOutline($0, of: site)) })
    alphabet = IndexOutline(alphabetOf: site)
    self.templates = templates
    self.jobs = jobs
    network = NetworkSketch(site)
  }

  /// The files of the content folder that the site holds copies of.
  public var copies: [FileCopy] { site.copies() }

  /// Makes every file and hands it on; several at a time, in no order.
  ///
  /// - Returns: How many pages there are.
  /// - Throws: The first failure of `write`.
  public func render<Failure: Error>(_ write: @escaping @Sendable (String, [UInt8]) throws(Failure) -> Void) async throws(Failure) -> Int {
    let pages = self.pages()
    let failures = await concurrentMap(pages, jobs: jobs) { page -> Failure? in
      do throws(Failure) {
        let (path, bytes) = bytes(of: page)
        try write(path, bytes)
        return nil
      } catch {
        return error
      }
    }
    if let failure = failures.lazy.compactMap(\.self).first { throw failure }
    for (path, bytes) in otherFiles(pages: pages) { try write(path, bytes) }
    try await writeSearch(write)
    return pages.count
  }

  /// Writes the index of the search; last its manifest, which bears a fingerprint of the rest.
  private func writeSearch<Failure: Error>(_ write: @escaping @Sendable (String, [UInt8]) throws(Failure) -> Void) async throws(Failure) {
    let index = await SearchIndex.make(SearchRecords(site).records, jobs: jobs)
    let outcomes = await concurrentMap(index.files, jobs: jobs) { file -> Swift.Result<UInt64, Failure> in
      let (path, bytes) = index.bytes(of: file)
      do throws(Failure) {
        try write("assets/search/\(path)", bytes)
        return .success(bytes.fingerprint)
      } catch {
        return .failure(error)
      }
    }
    var version = UInt64(outcomes.count)
    for outcome in outcomes { version = version &* 0x9E37_79B9_7F4A_7C15 ^ (try outcome.get()) }
    let (path, bytes) = index.manifest(version: version)
    try write("assets/search/\(path)", bytes)
  }

  // MARK: Pages

  private enum PageKey: Sendable {
    case front, network, glossary, notFound
    case entity(EntityKey)
    case moved(String, EntityKey)
    case source(Int)
    case index(IndexKind, page: Int)
    case timeline(Int)
    case search(Int)
  }

  private func pages() -> [PageKey] {
    var pages: [PageKey] = [.front, .network, .glossary, .notFound]
    func take<Keys>(_ catalogue: Catalogue<Keys>) {
      for (index, entity) in catalogue.entities.enumerated() {
        if Keys.kind != .term { pages.append(.entity(EntityKey(Keys.kind, index))) }
        if Keys.kind != .term { pages += entity.formerIDs.map { .moved($0, EntityKey(Keys.kind, index)) } }
      }
    }
    let contents = site.contents
    take(contents.people)
    take(contents.organisations)
    take(contents.places)
    take(contents.works)
    take(contents.meetings)
    take(contents.issues)
    pages += contents.documents.indices.map { .source($0) }
    for kind in IndexKind.allCases {
      pages += outlines[kind]!.pages.indices.map { .index(kind, page: $0) }
    }
    pages += site.timeline.pages.indices.map { .timeline($0) }
    pages += alphabet.pages.indices.map { .search($0) }
    return pages
  }

  private func bytes(of page: PageKey) -> (String, [UInt8]) {
    switch page {
    case .front: rendered("index.html", templates.pages.front) { $0.front() }
    case .network: rendered("network.html", templates.network) { $0.network(network, networkLayout) }
    case .glossary: rendered("glossary.html", templates.pages.glossary) { $0.glossary() }
    case .notFound: notFound()
    case .entity(let key): entity(key)
    case .moved(let id, let key): rendered(Addresses.page(key.kind, id: id), templates.notice) { $0.moved(to: key) }
    case .source(let index): rendered(Addresses.source(site.contents.documents[index].id), templates.pages.source) { $0.source(index) }
    case .index(let kind, let page):
      rendered(Addresses.index(kind.folder, page: page), templates.index) { $0.index(kind, outlines[kind]!, page: page) }
    case .timeline(let number): rendered(Addresses.numbered("timeline", page: number), templates.pages.timeline) { $0.timeline(number) }
    case .search(let page): rendered(Addresses.numbered("search", page: page), templates.search) { $0.search(alphabet, page: page) }
    }
  }

  private func entity(_ key: EntityKey) -> (String, [UInt8]) {
    let path = site.address(of: key)
    var builder = PageBuilder(site, path: path)
    var bytes: [UInt8] = []
    _ = templates.pages.render(key, with: &builder, into: &bytes)
    return (path, bytes)
  }

  private func rendered<P: Page>(_ path: String, _ template: Template<P>, _ view: (inout PageBuilder) -> P) -> (String, [UInt8]) {
    var builder = PageBuilder(site, path: path)
    var bytes: [UInt8] = []
    template.render(view(&builder), into: &bytes)
    return (path, bytes)
  }

  /// The page for addresses that are not there; it can be served at any depth, so it links from the site's base path.
  private func notFound() -> (String, [UInt8]) { ("404.html", notFoundPage(under: site.basePath ?? "")) }

  /// The page for addresses that are not there, for a site that stands under another path than its own.
  ///
  /// - Parameter root: The path from the host on, such as `/talks/`.
  public func notFoundPage(under root: String) -> [UInt8] {
    var builder = PageBuilder(site, path: "404.html", root: root)
    var bytes: [UInt8] = []
    templates.notice.render(builder.notFound(), into: &bytes)
    return bytes
  }

  // MARK: Other files

  private func otherFiles(pages: [PageKey]) -> [(String, [UInt8])] {
    var files: [(String, [UInt8])] = templates.assets.map { ("assets/\($0.name)", $0.bytes) }
    var feed: [UInt8] = []
    templates.feed.render(FeedView(site), into: &feed)
    files.append(("feed.xml", feed))
    var sitemap: [UInt8] = []
    templates.sitemap.render(SitemapView(addresses: addresses(of: pages)), into: &sitemap)
    files.append(("sitemap.xml", sitemap))
    let place = site.contents.configuration.url.map { "Sitemap: \($0)sitemap.xml\n" } ?? ""
    files.append(("robots.txt", Array("User-agent: *\nAllow: /\n\(place)".utf8)))
    files += CardFiles.files(site)
    var mentions: [UInt8] = []
    for (index, document) in site.contents.documents.enumerated() {
      DataFiles.mentions(of: index, in: site, into: &mentions)
      if let text = DataFiles.text(of: document) { files.append((DataFiles.textAddress(of: document), text)) }
    }
    files.append(("data/mentions.jsonl", mentions))
    return files
  }

  /// The addresses of the pages that search engines may list.
  private func addresses(of pages: [PageKey]) -> [String] {
    guard let base = site.contents.configuration.url else { return [] }
    return pages.compactMap { page -> String? in
      switch page {
      case .front: ""
      case .network: "network.html"
      case .glossary: "glossary.html"
      case .notFound, .moved: nil
      case .entity(let key): site.address(of: key)
      case .source(let index): Addresses.source(site.contents.documents[index].id)
      case .index(let kind, let page): Addresses.index(kind.folder, page: page)
      case .timeline(let number): Addresses.numbered("timeline", page: number)
      case .search(let page): Addresses.numbered("search", page: page)
      }
    }.map { base + Addresses.encoded($0) }.sorted()
  }
}

extension Site {
  /// The path of the site's address on its host: `/ukraine/`.
  fileprivate var basePath: String? {
    guard let url = contents.configuration.url, let scheme = url.firstRange(of: "://") else { return nil }
    return url[scheme.upperBound...].firstIndex(of: "/").map { String(url[$0...]) }
  }
}

extension [UInt8] {
  /// A number that is very likely another where the bytes are: FNV-1a over words of eight bytes.
  fileprivate var fingerprint: UInt64 {
    withUnsafeBytes { bytes in
      var hash: UInt64 = 0xCBF2_9CE4_8422_2325
      var index = 0
      while index + 8 <= bytes.count {
        hash = (hash ^ UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self))) &* 0x100_0000_01B3
        hash ^= hash >> 29
        index += 8
      }
      while index < bytes.count {
        hash = (hash ^ UInt64(bytes[index])) &* 0x100_0000_01B3
        index += 1
      }
      return hash
    }
  }
}
