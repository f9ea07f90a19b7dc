/// The changes of a publication in words, a line for each page and file.
public struct ChangeReport: Sendable {
  /// Lines such as `changed: meetings/x.html (Meeting with Lavrov in New York)`, pages first.
  public var lines: [String]

  /// Nobody reads more of one kind.
  private static let most = 100
  /// A page that is removed has to be fetched to know what it was called.
  private static let mostFetched = 20

  /// - Parameter title: The title of a page: of the one that was built, or of the published one where it is removed.
  init(_ changes: Changes, title: (_ path: String, _ isPublished: Bool) -> String?) {
    lines = []
    let kinds = [("new", changes.new, false), ("changed", changes.changed, false), ("removed", changes.removed, true)]
    for (word, paths, isPublished) in kinds {
      let ordered = paths.filter(isPage) + paths.filter { !isPage($0) }
      for (index, path) in ordered.prefix(Self.most).enumerated() {
        let title = isPage(path) && (!isPublished || index < Self.mostFetched) ? title(path, isPublished) : nil
        lines.append("\(word): \(path)\(title.map { " (\($0))" } ?? "")")
      }
      if ordered.count > Self.most { lines.append("\(word): \(ordered.count - Self.most) more") }
    }
  }
}

extension Changes {
  /// The numbers in one line: `2 new, 1 changed, 0 removed, 34 unchanged`.
  public var summary: String {
    isEmpty
      ? "nothing changed, \(unchangedCount) files"
      : "\(new.count) new, \(changed.count) changed, \(removed.count) removed, \(unchangedCount) unchanged"
  }
}
