import Watching

/// The site as readers were last given it: a folder.
struct LastPublication {
  private let folder: String

  init(_ folder: String) { self.folder = folder }

  var isThere: Bool { OpenFile("index.html", in: folder) != nil }

  /// A page as it was published; nil where it was not.
  func page(_ path: String) -> OpenFile? { path.hasSuffix(".html") ? OpenFile(path, in: folder) : nil }

  /// The addresses of the pages that were published, in no order.
  func pages() -> [String] {
    var pages: [String] = []
    var folders = [""]
    while let current = folders.popLast() {
      for (name, isFolder) in entries(ofFolder: "\(folder)/\(current)") ?? [] {
        if isFolder { folders.append(current + name + "/") } else if name.hasSuffix(".html") { pages.append(current + name) }
      }
    }
    return pages
  }
}
