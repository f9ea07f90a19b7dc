/// Where a site is published: one kind of store, and the steps of a publication there.
///
/// The steps are called in this order. Each may be the last one, since the program can be killed at any moment: readers must have a whole
/// site between any two of them and within each.
protocol Destination {
  /// What it is, for messages: “the folder /srv/www/briefing”.
  var shown: String { get }

  /// Whether programs that upload to it would do harm if they ran on beside the next publication.
  var outlivesUs: Bool { get }

  /// The digests of a site that was built, of the kind that ``published()`` gives.
  mutating func manifest(of site: BuiltSite) throws(PublishingFailure) -> Manifest

  /// What readers find there now; empty where nothing was published. Refuses what others put there.
  mutating func published() throws(PublishingFailure) -> Manifest

  /// A published file, for what a removed page was called; nil where that cannot be said easily.
  func publishedFile(_ path: String) -> [UInt8]?

  /// Brings what changed to the destination. It is called where nothing did, too, to clear what an interrupted run left.
  mutating func upload(_ site: BuiltSite, _ changes: Changes) throws(PublishingFailure)

  /// Lets readers have the new site.
  mutating func switchOver() throws(PublishingFailure)

  /// Reads the published site back, or what was sent of it, and compares digests.
  mutating func verify(_ manifest: Manifest, _ changes: Changes) throws(PublishingFailure)

  /// Gives readers the site back that they had before the present one, and says what they have now.
  mutating func rollBack() throws(PublishingFailure) -> String

  /// Removes all former sites that are kept there, and says in lines what was removed and what is out of reach.
  mutating func purge() throws(PublishingFailure) -> [String]
}

extension Destination {
  var outlivesUs: Bool { false }

  func manifest(of site: BuiltSite) throws(PublishingFailure) -> Manifest { try site.manifest() }

  /// The paths at which two sites differ.
  static func differences(_ left: Manifest, _ right: Manifest) -> [String] {
    Set(left.digests.keys).union(right.digests.keys).filter { left.digests[$0] != right.digests[$0] }.sorted(by: precedes)
  }
}
