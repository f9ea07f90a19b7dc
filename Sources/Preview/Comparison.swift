import Pages

/// What changed of a site since it was last published.
struct Comparison {
  private let files: [String: SiteFile]
  private let last: LastPublication
  /// The content folder, which copies are read from.
  private let folder: String

  enum Standing: String {
    case new, changed, removed
    case same = "unchanged"
  }

  init(_ files: [String: SiteFile], with last: LastPublication, folder: String) {
    (self.files, self.last, self.folder) = (files, last, folder)
  }

  /// How one page stands, and its lines that are not as they were.
  func page(_ path: String) -> JSON {
    guard last.isThere else { return .object([("standing", .text("unpublished"))]) }
    let (new, old) = (bytes(path), last.page(path))
    let standing = Self.standing(new: new, old: old)
    let differences = standing == .changed ? PageLines(new ?? []).differences(from: PageLines(old?.bytes() ?? [])) : []
    return .object([
      ("standing", standing.map { .text($0.rawValue) }),
      (
        "lines",
        .list(
          differences.prefix(Self.mostLines).map { .object([("is", .text($0.isAdded ? "added" : "removed")), ("text", .text($0.text))]) })
      ), ("more", .number(max(0, differences.count - Self.mostLines))),
    ])
  }

  /// The pages that are not as they were. All that was published is read for it.
  func all() -> JSON {
    guard last.isThere else { return .object([("standing", .text("unpublished"))]) }
    var found: [(path: String, standing: Standing)] = []
    for path in files.keys where path.hasSuffix(".html") {
      if let standing = Self.standing(new: bytes(path), old: last.page(path)), standing != .same { found.append((path, standing)) }
    }
    for path in last.pages() where files[path] == nil { found.append((path, .removed)) }
    found.sort { $0.path < $1.path }
    return .object([
      (
        "pages",
        .entries(found.prefix(Self.mostPages).map { .object([("path", .text($0.path)), ("standing", .text($0.standing.rawValue))]) })
      ),
      ("more", .number(max(0, found.count - Self.mostPages))),
    ])
  }

  private static let mostLines = 200
  private static let mostPages = 1000

  private static func standing(new: [UInt8]?, old: OpenFile?) -> Standing? {
    switch (new, old) {
    case (nil, nil): nil
    case (nil, _?): .removed
    case (_?, nil): .new
    case (let new?, let old?): new.count == old.size && new == old.bytes() ? .same : .changed
    }
  }

  private func bytes(_ path: String) -> [UInt8]? {
    switch files[path] {
    case .made(let bytes): bytes
    case .copy(let source, _): OpenFile(source, in: folder)?.bytes()
    case nil: nil
    }
  }
}
