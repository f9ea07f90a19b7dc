import Pages

/// The site of one edition. Its files are made when somebody asks for them.
public protocol PreviewSite: Sendable {
  /// The addresses of all pages, relative to the root of the site, in no order.
  var pages: [String] { get }
  /// The page for addresses that are not there, with links that hold in the preview: those of `404.html` begin with the path under
  /// which the site will stand.
  var notFound: [UInt8] { get }

  /// The file at an address; nil where the site has none there.
  func file(_ path: String) async -> SiteFile?
  /// Whether there is a page at an address.
  func hasPage(_ path: String) -> Bool
  /// Whether a file takes so long to make that it counts as changed with every build, and is not made to see whether it did.
  func isCostly(_ path: String) -> Bool
}

/// One file of a site.
public enum SiteFile: Sendable, Equatable {
  case made([UInt8])
  /// A file of the content folder that is handed on as it is: its real path relative to the folder, and what tells one state of it
  /// from another.
  case copy(of: String, stamp: String)

  /// Tells one state of a file from another: a number from 1 on that scripts can hold (of 52 bits).
  var version: Int {
    let bytes =
      switch self {
      case .made(let bytes): bytes
      case .copy(_, let stamp): Array(stamp.utf8)
      }
    return Int(bytes.fingerprint >> 12) | 1
  }
}
