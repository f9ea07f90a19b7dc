/// How a site that was built differs from the one that is published.
public struct Changes: Sendable, Equatable {
  public var new: [String] = []
  public var changed: [String] = []
  public var removed: [String] = []
  public var unchangedCount = 0

  public var isEmpty: Bool { new.isEmpty && changed.isEmpty && removed.isEmpty }
  /// What has to be brought to the destination.
  var uploads: [String] { (new + changed).sorted(by: precedes) }

  init(from published: Manifest, to built: Manifest) {
    for (path, digest) in built.digests {
      switch published.digests[path] {
      case digest: unchangedCount += 1
      case nil: new.append(path)
      default: changed.append(path)
      }
    }
    removed = published.digests.keys.filter { built.digests[$0] == nil }.sorted(by: precedes)
    new.sort(by: precedes)
    changed.sort(by: precedes)
  }
}

/// The order of paths as all systems have it: by bytes.
func precedes(_ left: String, _ right: String) -> Bool { left.utf8.lexicographicallyPrecedes(right.utf8) }

/// Whether the file is one that readers open, and that links to others.
func isPage(_ path: String) -> Bool { path.hasSuffix(".html") }
