import Pages
import Parallel
import Preview

/// The site of an edition, each file of which is made when it is asked for.
struct RenderedSite: PreviewSite {
  private let renderer: SiteRenderer
  private let folder: String
  private let root: String
  private let network: DrawnNetwork
  /// What is copied, by address: paths without links, since a link may be put where there was none.
  private let copies: Deferred<[String: String]>

  /// - Parameters:
  ///   - folder: The content folder.
  ///   - links: Of its files that are links, where they lead.
  ///   - root: The path under which the preview shows the site.
  ///   - network: What was drawn for the edition before.
  init(_ renderer: SiteRenderer, folder: String, links: [String: String], root: String, network: DrawnNetwork) {
    (self.renderer, self.folder, self.root, self.network) = (renderer, folder, root, network)
    copies = Deferred { Dictionary(renderer.copies.map { ($0.address, links[$0.source] ?? $0.source) }) { first, _ in first } }
  }

  var pages: [String] { renderer.pageAddresses }
  var notFound: [UInt8] { renderer.notFoundPage(under: root) }

  func hasPage(_ path: String) -> Bool { renderer.hasPage(at: path) }

  /// Any change of a text changes the index of the search, and making it takes as long as making the pages.
  func isCostly(_ path: String) -> Bool { path.hasPrefix("assets/search/") }

  func file(_ path: String) async -> SiteFile? {
    var renderer = renderer
    if path == "network.html", let graph = renderer.networkGraph { renderer.networkLayout = network.layout(of: graph) }
    if let bytes = await renderer.bytes(at: path) { return .made(bytes) }
    return copies.value[path].flatMap { SiteFile.copy(of: $0, in: folder) }
  }

  /// The addresses of all files, in no order.
  func addresses() async -> [String] { await renderer.addresses() + copies.value.keys }
}
