import Diagnostics
import Templates
import Templating

/// The templates of a site, compiled against what each page offers.
public struct SiteTemplates: Sendable {
  let pages: PageTemplates
  let index: Template<IndexPage>
  let network: Template<NetworkPage>
  let search: Template<SearchPage>
  let notice: Template<NoticePage>
  let support: Template<SupportPage>
  let changes: Template<ChangesPage>
  let feed: Template<FeedView>
  let sitemap: Template<SitemapView>
  let assets: [(name: String, bytes: [UInt8])]

  /// A file that stands instead of a built-in one of the same name.
  public struct Override: Sendable, Equatable {
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
    // A test compiles all that are built in.
    var compilation = TemplateCompilation(of: set, isSound: overrides.isEmpty)
    pages = PageTemplates(&compilation)
    index = compilation.template("index.html")
    network = compilation.template("network.html")
    search = compilation.template("search.html")
    notice = compilation.template("notice.html")
    support = compilation.template("support.html")
    changes = compilation.template("changes.html")
    feed = compilation.template("feed.xml")
    sitemap = compilation.template("sitemap.xml")
    let builtIn = Dictionary(uniqueKeysWithValues: BuiltInTemplates.all.map { ($0.name, $0.bytes) })
    assets = files.filter { Self.isAsset($0.key) }.map { name, file in
      (name, file.bytes == builtIn[name] ? ShippedAsset.bytes(file.bytes, named: name) : file.bytes)
    }.sorted { $0.0 < $1.0 }
    try compilation.finish()
  }

  /// The built-in files, and those that stand instead of them, by name.
  static func files(_ overrides: [Override]) -> [String: (file: String, bytes: [UInt8])] {
    var files = Dictionary(uniqueKeysWithValues: BuiltInTemplates.all.map { ($0.name, (file: "Templates/\($0.name)", bytes: $0.bytes)) })
    for override in overrides { files[override.name] = (override.file, override.bytes) }
    return files
  }

  static func isTemplate(_ name: String) -> Bool { name.hasSuffix(".html") || name.hasSuffix(".xml") }

  /// Whether a file is shipped with a site; the style sheets of books are not.
  private static func isAsset(_ name: String) -> Bool {
    [".css", ".js", ".svg"].contains { name.hasSuffix($0) } && !name.hasPrefix("book")
  }

  /// The names of the templates and assets that an override can stand for.
  public static var names: [String] { BuiltInTemplates.all.map(\.name) }
}
