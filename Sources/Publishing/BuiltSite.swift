import Output

/// A site that was built to be published: a folder of files.
public struct BuiltSite: Sendable {
  public let folder: SiteFolder
  /// What the whole site is called, which page titles end with.
  public let title: String

  public init(_ folder: SiteFolder, title: String) {
    self.folder = folder
    self.title = title
  }

  var paths: [String] { folder.files.map(\.path) }

  func manifest() throws(PublishingFailure) -> Manifest {
    try publishing { () throws(OutputFailure) in try Manifest(of: folder) }
  }
}
