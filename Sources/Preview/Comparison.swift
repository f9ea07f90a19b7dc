import Notation
import Pages

/// What changed of a site since it was last published.
struct Comparison {
  private let site: any PreviewSite
  private let last: LastPublication
  /// The content folder, which copies are read from.
  private let folder: String

  enum Standing: String {
    case new, changed, removed
    case same = "unchanged"
  }

  init(_ site: any PreviewSite, with last: LastPublication, folder: String) {
    (self.site, self.last, self.folder) = (site, last, folder)
  }

  /// How one page stands, and its lines that are not as they were.
  func page(_ path: String) async -> JSON {
    guard last.isThere else { return .object([("standing", .text("unpublished"))]) }
    let (new, old) = (await bytes(path), last.page(path))
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

  /// The pages that are not as they were. Every page is made for it, and all that was published is read.
  ///
  /// - Parameter isWanted: Asked now and then; where it is false, nothing is said.
  func all(while isWanted: () -> Bool) async -> JSON {
    guard last.isThere else { return .object([("standing", .text("unpublished"))]) }
    var found: [(path: String, standing: Standing)] = []
    for path in site.pages {
      guard isWanted() else { return .object([]) }
      if let standing = Self.standing(new: await bytes(path), old: last.page(path)), standing != .same { found.append((path, standing)) }
    }
    for path in last.pages() where !site.hasPage(path) { found.append((path, .removed)) }
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

  private func bytes(_ path: String) async -> [UInt8]? {
    switch await site.file(path) {
    case .made(let bytes): bytes
    case .copy(let source, _): OpenFile(source, in: folder)?.bytes()
    case nil: nil
    }
  }
}
