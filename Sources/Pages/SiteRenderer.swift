import Diagnostics
import Dossier
import Graphs
import Parallel
import Search
import Templating
import Timing

/// Makes the files of a site from what an edition shows: all of them, or those that are asked for.
///
/// Whatever pages share (indexes, the network, the index of the search) is made when the first of them needs it.
public struct SiteRenderer: Sendable {
  let site: Site
  let templates: SiteTemplates
  let jobs: Int
  let outlines: Deferred<[IndexKind: IndexOutline<Int>]>
  let alphabet: Deferred<IndexOutline<EntityKey>>
  private let network: Deferred<NetworkSketch>
  let cards: Deferred<[[UInt8]]>
  let search: DeferredTask<SearchIndex>
  /// What the network page would draw; it has to be placed by a `Drawing`.
  public var networkGraph: Graph? { network.value.graph }
  /// Where the nodes of `networkGraph` stand. Without it the network page has its tables alone.
  public var networkLayout: GraphLayout?

  /// - Parameters:
  ///   - files: The content folder's files that pages may refer to, relative to it.
  ///   - jobs: How many pages may be made at a time.
  ///   - changes: What changed since a former state, where the site is to say so.
  ///   - last: What made the site of the same edition before the last change, if that is known.
  ///   - difference: How the dossier differs from the one that `last` was made for.
  public init(
    _ publication: Publication, templates: SiteTemplates, words: Words, files: [String], jobs: Int,
    changes: SiteChanges? = nil, after last: SiteRenderer? = nil, difference: Assembly.Difference = .anything
  ) {
    let site = Site(publication, words: words, files: files, changes: changes, after: last?.site, difference: difference)
    self.site = site
    self.templates = templates
    self.jobs = jobs
    outlines = Deferred { Dictionary(uniqueKeysWithValues: IndexKind.allCases.map { ($0, IndexOutline($0, of: site)) }) }
    alphabet = Deferred { IndexOutline(alphabetOf: site) }
    network = Deferred { NetworkSketch(site) }
    cards = Deferred { CardFiles.files(site) }
    search = DeferredTask { await SearchIndex.make(SearchRecords(site).records, jobs: jobs) }
  }

  /// The files of the content folder that the site holds copies of.
  public var copies: [FileCopy] { site.copies() }

  /// Places the nodes of a graph, or says why it cannot.
  public typealias Drawing = @Sendable (Graph) -> Swift.Result<GraphLayout, Diagnostic>

  /// Makes every file and hands it on; several at a time, in no order.
  ///
  /// - Parameters:
  ///   - drawing: Asked for the network once, while other pages are made.
  ///   - last: What of the site that was made last is still right; nil where anything may be another.
  /// - Returns: How many pages there are, and why the network is not drawn, where it is not.
  /// - Throws: The first failure of `write`, or to keep a file.
  public func render<Failure: Error>(
    drawing: @escaping Drawing, after last: LastSite<Failure>? = nil, timing stages: Stages? = nil,
    _ write: @escaping @Sendable (String, [UInt8]) throws(Failure) -> Void
  ) async throws(Failure) -> (pages: Int, undrawn: Diagnostic?) {
    let isKept = { @Sendable (file: FileKey) throws(Failure) in try keeps(file, of: last) }
    // Many pages and a few long files keep all processors busy together. Who wants to know what each takes gets one after the other.
    let isTogether = jobs > 1 && stages == nil
    async let drawn: Swift.Result<Diagnostic?, Failure> = isTogether ? networkWritten(drawing, isKept, write) : .success(nil)
    async let index: Swift.Result<Void, Failure> = isTogether ? searchWritten(write) : .success(())
    async let long: Swift.Result<Void, Failure> = isTogether ? rendered(longFiles, isKept, write) : .success(())
    let pages = self.pages()
    let charting = stages?.begin("network")
    var undrawn = isTogether ? nil : try networkWritten(drawing, isKept, write).get()
    charting?.end()
    let rendering = stages?.begin(last == nil ? "pages" : "edited pages")
    var outcome = await rendered(pages.filter { $0 != .network }.map(FileKey.page), isKept, write)
    rendering?.end()
    let others = stages?.begin("other files")
    if case .success = outcome { outcome = await rendered((isTogether ? [] : longFiles) + shortFiles, isKept, write) }
    others?.end()
    try await index.get()
    try await long.get()
    try outcome.get()
    if isTogether { undrawn = try await drawn.get() }
    let searching = stages?.begin("search index")
    if !isTogether { try await writeSearch(write) }
    searching?.end()
    return (pages.count, undrawn)
  }

  /// Writes the page of the network, and says why it is not drawn, where it is not.
  private func networkWritten<Failure: Error>(
    _ drawing: Drawing, _ isKept: (FileKey) throws(Failure) -> Bool, _ write: (String, [UInt8]) throws(Failure) -> Void
  ) -> Swift.Result<Diagnostic?, Failure> {
    var renderer = self
    var complaint: Diagnostic?
    do throws(Failure) {
      if try isKept(.page(.network)) { return .success(nil) }
      switch networkGraph.map(drawing) {
      case .success(let layout): renderer.networkLayout = layout
      case .failure(let diagnostic): complaint = diagnostic
      case nil: break
      }
      try write(path(of: .network), renderer.bytes(of: .network))
      return .success(complaint)
    } catch {
      return .failure(error)
    }
  }

  private func rendered<Failure: Error>(
    _ files: [FileKey], _ isKept: @escaping @Sendable (FileKey) throws(Failure) -> Bool,
    _ write: @escaping @Sendable (String, [UInt8]) throws(Failure) -> Void
  ) async -> Swift.Result<Void, Failure> {
    let failures = await concurrentMap(files, jobs: jobs) { file -> Failure? in
      do throws(Failure) {
        if try !isKept(file) { try write(path(of: file), bytes(of: file)) }
        return nil
      } catch {
        return error
      }
    }
    return failures.lazy.compactMap(\.self).first.map { .failure($0) } ?? .success(())
  }

  private func searchWritten<Failure: Error>(
    _ write: @escaping @Sendable (String, [UInt8]) throws(Failure) -> Void
  ) async -> Swift.Result<Void, Failure> {
    do throws(Failure) {
      return .success(try await writeSearch(write))
    } catch {
      return .failure(error)
    }
  }

  /// Writes the index of the search; last its manifest, which bears a fingerprint of the rest.
  private func writeSearch<Failure: Error>(_ write: @escaping @Sendable (String, [UInt8]) throws(Failure) -> Void) async throws(Failure) {
    let index = await search.value
    let outcomes = await concurrentMap(index.files, jobs: jobs) { file -> Swift.Result<UInt64, Failure> in
      let (path, bytes) = index.bytes(of: file)
      do throws(Failure) {
        try write(Self.searchFolder + path, bytes)
        return .success(bytes.fingerprint)
      } catch {
        return .failure(error)
      }
    }
    var fingerprints: [UInt64] = []
    for outcome in outcomes { fingerprints.append(try outcome.get()) }
    let (path, bytes) = index.manifest(version: Self.version(fingerprints))
    try write(Self.searchFolder + path, bytes)
  }

  static let searchFolder = "assets/search/"

  private static func version(_ fingerprints: [UInt64]) -> UInt64 {
    fingerprints.reduce(UInt64(fingerprints.count)) { $0 &* 0x9E37_79B9_7F4A_7C15 ^ $1 }
  }

  /// A file of the search; nil where the index has none of that name.
  func searchFile(_ name: String) async -> [UInt8]? {
    let index = await search.value
    if let file = index.file(name) { return index.bytes(of: file).bytes }
    let manifest = index.manifest(version: 0)
    guard name == manifest.path else { return nil }
    let fingerprints = await concurrentMap(index.files, jobs: jobs) { index.bytes(of: $0).bytes.fingerprint }
    return index.manifest(version: Self.version(fingerprints)).bytes
  }

  // MARK: Pages

  enum PageKey: Sendable, Hashable {
    case front, network, glossary, notFound, support, changes
    case entity(EntityKey)
    case moved(String, EntityKey)
    case movedSource(String, Int)
    case source(Int)
    case index(IndexKind, page: Int)
    case timeline(Int)
    case search(Int)
  }

  /// All pages; lists, which are the longest, come before entities and documents, so that none of them is waited for at the end.
  func pages() -> [PageKey] {
    var pages: [PageKey] = [.front, .network, .glossary, .notFound]
    if site.publication.hasSupportPage { pages.append(.support) }
    if site.changes != nil { pages.append(.changes) }
    for kind in IndexKind.allCases {
      pages += outlines.value[kind]!.pages.indices.map { .index(kind, page: $0) }
    }
    pages += site.timeline.pages.indices.map { .timeline($0) }
    pages += alphabet.value.pages.indices.map { .search($0) }
    func take<Keys>(_ catalogue: Catalogue<Keys>) {
      for index in catalogue.indices {
        pages.append(.entity(EntityKey(Keys.kind, index)))
        for id in catalogue[index].formerIDs { pages.append(.moved(id, EntityKey(Keys.kind, index))) }
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
    pages += contents.formerDocuments.sorted { $0.key < $1.key }.map { .movedSource($0, $1) }
    return pages
  }

  func path(of page: PageKey) -> String {
    switch page {
    case .front: "index.html"
    case .network: "network.html"
    case .glossary: "glossary.html"
    case .notFound: "404.html"
    case .support: "support.html"
    case .changes: SiteChanges.address
    case .entity(let key): site.address(of: key)
    case .moved(let id, let key): Addresses.page(key.kind, id: id)
    case .movedSource(let id, _): Addresses.source(id)
    case .source(let index): Addresses.source(site.contents.documents[index].id)
    case .index(let kind, let page): Addresses.index(kind.folder, page: page)
    case .timeline(let number): Addresses.numbered("timeline", page: number)
    case .search(let page): Addresses.numbered("search", page: page)
    }
  }

  func bytes(of page: PageKey) -> [UInt8] {
    switch page {
    case .front: rendered(page, templates.pages.front) { $0.front() }
    case .network: rendered(page, templates.network) { $0.network(network.value, networkLayout) }
    case .glossary: rendered(page, templates.pages.glossary) { $0.glossary() }
    // It can be served at any depth, so it links from the site's base path.
    case .notFound: notFoundPage(under: site.basePath ?? "")
    case .support: rendered(page, templates.support) { $0.support() }
    case .changes: rendered(page, templates.changes) { $0.changes() }
    case .entity(let key): entity(key)
    case .moved(_, let key): rendered(page, templates.notice) { $0.moved(to: key) }
    case .movedSource(_, let index): rendered(page, templates.notice) { $0.moved(toDocument: index) }
    case .source(let index): rendered(page, templates.pages.source) { $0.source(index) }
    case .index(let kind, let number): rendered(page, templates.index) { $0.index(kind, outlines.value[kind]!, page: number) }
    case .timeline(let number): rendered(page, templates.pages.timeline) { $0.timeline(number) }
    case .search(let number): rendered(page, templates.search) { $0.search(alphabet.value, page: number) }
    }
  }

  private func entity(_ key: EntityKey) -> [UInt8] {
    var builder = PageBuilder(site, path: site.address(of: key))
    var bytes = Self.emptyPage
    _ = templates.pages.render(key, with: &builder, into: &bytes)
    return bytes
  }

  /// With room for most pages.
  private static var emptyPage: [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(24_000)
    return bytes
  }

  private func rendered<P: Page>(_ page: PageKey, _ template: Template<P>, _ view: (inout PageBuilder) -> P) -> [UInt8] {
    var builder = PageBuilder(site, path: path(of: page))
    var bytes = Self.emptyPage
    template.render(view(&builder), into: &bytes)
    return bytes
  }

  /// The page for addresses that are not there, for a site that stands under another path than its own.
  ///
  /// - Parameter root: The path from the host on, such as `/talks/`.
  public func notFoundPage(under root: String) -> [UInt8] {
    var builder = PageBuilder(site, path: "404.html", root: root)
    var bytes: [UInt8] = []
    templates.notice.render(builder.notFound(), into: &bytes)
    return bytes
  }
}

extension Site {
  /// The path of the site's address on its host: `/ukraine/`.
  fileprivate var basePath: String? {
    guard let url = contents.configuration.url, let scheme = url.firstRange(of: "://") else { return nil }
    return url[scheme.upperBound...].firstIndex(of: "/").map { String(url[$0...]) }
  }
}
