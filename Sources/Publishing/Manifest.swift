import Digests
import Output

/// What a site consists of: the digest of each file, by its path.
public struct Manifest: Sendable, Equatable {
  /// Digests of one kind, which depends on the destination: SHA-256, or what Git calls a blob’s name. An empty one is of a file of which it
  /// is not known what it holds.
  public var digests: [String: String]

  public init(_ digests: [String: String] = [:]) { self.digests = digests }

  /// Reads a site that stands in a folder.
  init(of folder: SiteFolder) throws(OutputFailure) {
    digests = [:]
    digests.reserveCapacity(folder.files.count)
    for file in folder.files {
      var hash = SHA256()
      try folder.read(file.path) { hash.update($0) }
      digests[file.path] = hash.finish()
    }
  }
}
