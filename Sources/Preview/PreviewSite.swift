/// The site of one edition.
public struct PreviewSite: Sendable {
  /// All files by their addresses, relative to the root of the site.
  public var files: [String: SiteFile]
  /// The addresses of files that are not as they were in the last outcome that had this edition: new, changed or gone.
  public var changed: Set<String>
  /// The page for addresses that are not there, with links that hold in the preview: those of `404.html` begin with the path under
  /// which the site will stand. That file itself where nil.
  public var notFound: [UInt8]?

  public init(files: [String: SiteFile], changed: Set<String>, notFound: [UInt8]? = nil) {
    (self.files, self.changed, self.notFound) = (files, changed, notFound)
  }

  /// The site, and what changed from another state of it.
  public init(files: [String: SiteFile], comparedWith old: [String: SiteFile], notFound: [UInt8]? = nil) {
    var changed = Set(old.keys.lazy.filter { files[$0] == nil })
    for (path, file) in files where old[path] != file { changed.insert(path) }
    self.init(files: files, changed: changed, notFound: notFound)
  }

  /// The path under which the preview shows the site of an edition.
  public static func root(ofEdition name: String, usual: String) -> String { name == usual ? "/" : Address.root(ofEdition: name) }
}

/// One file of a site.
public enum SiteFile: Sendable, Equatable {
  case made([UInt8])
  /// A file of the content folder that is handed on as it is: its real path relative to the folder, and what tells one state of it
  /// from another.
  case copy(of: String, stamp: String)
}
