/// What of the site that was made last is still right.
extension SiteRenderer {
  /// A site of which only some texts are others now, and their faces (``faces(of:)``) the same: a file on which nothing of that shows is not
  /// made again.
  public struct LastSite<Failure: Error>: Sendable {
    let edited: Set<Int>
    let keep: @Sendable (String) throws(Failure) -> Bool

    /// - Parameters:
    ///   - edited: The documents whose texts are others.
    ///   - keep: Keeps the file at an address; false where there is none, and it has to be made.
    public init(edited: Set<Int>, keep: @escaping @Sendable (String) throws(Failure) -> Bool) {
      (self.edited, self.keep) = (edited, keep)
    }
  }

  /// Keeps a file, where nothing of what changed shows in it.
  func keeps<Failure: Error>(_ file: FileKey, of last: LastSite<Failure>?) throws(Failure) -> Bool {
    guard let last, !file.holdsText(of: last.edited) else { return false }
    return try last.keep(path(of: file))
  }
}

extension SiteRenderer.FileKey {
  /// Whether more stands in it of the texts of some documents than their faces.
  func holdsText(of documents: Set<Int>) -> Bool {
    switch self {
    case .page(.source(let index)), .text(let index): documents.contains(index)
    case .mentions, .annotations, .export: true
    case .page, .asset, .cards, .feed, .sitemap, .robots, .changesFeed: false
    }
  }
}
