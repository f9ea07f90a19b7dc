import Diagnostics
import Output
import Programs

/// A store that rclone knows. It cannot exchange a whole site at once, so files go there in an order in which no page ever links to what is
/// not there: first a stand-in for each new page, then what pages are made of and their data, then the pages, and deletions last, for which
/// stand-ins come again, since pages that go link to each other, too.
///
/// What Briefing has put there is written down beside it (``StoreRecord``), before anything changes and after all has: a record never claims
/// to know a file that an interrupted publication may have changed.
struct RcloneDestination: Destination {
  let remote: String
  let cache: Int?
  let outlivesUs = true
  private let staging: String
  private let rclone: InstalledProgram
  private var record = StoreRecord()
  /// What is in the record while this publication runs, and in no other’s.
  private let token: String
  private var removed: [String] = []
  private var manifest = Manifest()

  /// - Parameter staging: What the paths of folders begin with for what is sent besides the site.
  init(remote: String, cache: Int?, staging: String) {
    (self.remote, self.cache, self.staging) = (remote, cache, staging)
    token = String(UInt64.random(in: .min ... .max), radix: 16)
    rclone = .publishing(
      "rclone", package: "rclone",
      inherited: ["RCLONE_*", "AWS_*", "AZURE_*", "GOOGLE_*", "GCLOUD_*", "CLOUDSDK_*", "B2_*", "SWIFT_*", "OS_*"])
  }

  var shown: String { withoutSecrets(remote) }

  mutating func published() throws(PublishingFailure) -> Manifest {
    let listing = try list()
    guard listing[StoreRecord.name] != nil else {
      guard listing.isEmpty else {
        throw .refused(
          "publish-foreign", "\(shown) holds files that Briefing did not publish", help: "name an empty folder of the store for the site")
      }
      record = StoreRecord()
      return Manifest()
    }
    // Without a whole record nothing is known of the files but that Briefing put them there. A torn one may not even be readable.
    record = (try? readRecord()) ?? StoreRecord(unknown: listing.keys.filter { $0 != StoreRecord.name })
    // What somebody removed or replaced by hand is not there any more, whatever the record says.
    for (path, entry) in record.entries {
      if let size = listing[path] {
        if size >= 0, size != entry.size { record.entries[path]?.digest = "" }
      } else {
        record.entries[path] = nil
      }
    }
    return record.manifest
  }

  func publishedFile(_ path: String) -> [UInt8]? { try? run(["cat", address(path)], for: "read a page") }

  mutating func upload(_ built: BuiltSite, _ changes: Changes) throws(PublishingFailure) {
    guard !changes.isEmpty else { return }
    manifest = try built.manifest()
    removed = changes.removed
    record.token = token
    for path in changes.uploads + removed { record.entries[path] = .init(digest: "", size: -1) }
    try write(record)

    let newPages = changes.new.filter(isPage)
    if newPages.count > 1 { try copy(newPages, from: try staged(StandIns.files(at: newPages))) }
    try copy(changes.uploads.filter { !isPage($0) }, from: built.folder.path)
    try checkToken()
    // The front page leads to all others, so it comes last.
    try copy(changes.uploads.filter { isPage($0) && $0 != "index.html" }, from: built.folder.path)
    try copy(changes.uploads.filter { $0 == "index.html" }, from: built.folder.path)
    for file in built.folder.files { record.entries[file.path] = .init(digest: manifest.digests[file.path] ?? "", size: file.size) }
  }

  /// Removes what the new site has no longer: the pages before what they are made of.
  mutating func switchOver() throws(PublishingFailure) {
    guard !manifest.digests.isEmpty else { return }
    try checkToken()
    // Pages that go link to each other as new ones do.
    let pages = removed.filter(isPage)
    if pages.count > 1 { try copy(pages, from: try staged(StandIns.files(at: pages))) }
    try remove(pages)
    try remove(removed.filter { !isPage($0) })
  }

  /// Reads back all that was sent, and sees that the rest is there in its size.
  mutating func verify(_ manifest: Manifest, _ changes: Changes) throws(PublishingFailure) {
    guard !changes.isEmpty else { return }
    let arguments = ["hashsum", "SHA-256", "--download", "--files-from-raw", try list(of: changes.uploads), remote]
    let output = try run(arguments, for: "read back \(shown)")
    var found: [String: String] = [:]
    for line in output.split(separator: 10).map({ String(decoding: $0, as: UTF8.self) }) where line.utf8.count > 66 {
      found[String(line.dropFirst(66))] = String(line.prefix(64))
    }
    var wrong = changes.uploads.filter { found[$0] != manifest.digests[$0] }
    let listing = try list()
    wrong += manifest.digests.keys.filter { path in
      guard let size = listing[path] else { return true }
      return size >= 0 && size != record.entries[path]?.size
    }
    wrong += removed.filter { listing[$0] != nil }
    if !wrong.isEmpty { throw .notVerified(shown, Set(wrong).sorted(by: precedes)) }
    try checkToken()
    for path in removed { record.entries[path] = nil }
    record.token = ""
    try write(record)
  }

  mutating func rollBack() throws(PublishingFailure) -> String {
    throw .noFormer(
      shown, help: "an rclone target keeps none: publish the former content again")
  }
}

extension RcloneDestination {
  func purge() throws(PublishingFailure) -> [String] {
    [
      "no former site was kept",
      "out of reach: versions that the store keeps of objects (`rclone cleanup` or the store’s own rules remove them), caches of a content "
        + "delivery network, and copies that readers and search engines have",
    ]
  }

  /// The sizes of all files there, by path; -1 where the store does not say.
  private func list() throws(PublishingFailure) -> [String: Int] {
    let arguments = ["lsf", "--recursive", "--files-only", "--format", "sp", "--separator", "\t", remote]
    let outcome = try rclone.outcome(arguments)
    // 3: there is no such folder (the exit codes of rclone).
    if outcome.status == 3 { return [:] }
    guard outcome.status == 0 else { throw rclone.failure(outcome, for: "list \(shown)") }
    var sizes: [String: Int] = [:]
    for line in outcome.output.split(separator: 10) {
      let parts = line.split(separator: 9, maxSplits: 1)
      if parts.count == 2 { sizes[String(decoding: parts[1], as: UTF8.self)] = Int(String(decoding: parts[0], as: UTF8.self)) ?? -1 }
    }
    return sizes
  }

  private func copy(_ paths: [String], from folder: String) throws(PublishingFailure) {
    if paths.isEmpty { return }
    // Each file is sent: what is there was compared already, and by more than size and time.
    var arguments = ["copy", "--ignore-times", "--no-traverse", "--files-from-raw", try list(of: paths)]
    if let cache { arguments += ["--header-upload", "Cache-Control: public, max-age=\(cache)"] }
    try run(arguments + [folder, remote], for: "upload to \(shown)")
  }

  private func remove(_ paths: [String]) throws(PublishingFailure) {
    if paths.isEmpty { return }
    try run(["delete", "--files-from-raw", try list(of: paths), remote], for: "remove files from \(shown)")
  }

  private func write(_ record: StoreRecord) throws(PublishingFailure) {
    try copy([StoreRecord.name], from: try staged([(StoreRecord.name, record.bytes)]))
  }

  /// Makes a folder of files and returns its path.
  ///
  /// rclone is fed through files alone: a program that reads from a pipe takes the end of a killed publication for that of what it reads.
  private func staged(_ files: [(path: String, bytes: [UInt8])], in part: String = "files") throws(PublishingFailure) -> String {
    let folder = "\(staging)-\(part)"
    try publishing { () throws(OutputFailure) in
      let writer = try SiteWriter.begin(at: folder)
      for file in files { try writer.write(file.path, file.bytes) }
      try writer.commit()
    }
    return folder
  }

  /// Writes paths to a file, one a line, and returns that file’s path.
  private func list(of paths: [String]) throws(PublishingFailure) -> String {
    let folder = try staged([("paths", Array(paths.map { $0 + "\n" }.joined().utf8))], in: "list")
    return "\(folder)/paths"
  }

  /// The record; nil where its upload was interrupted.
  private func readRecord() throws(PublishingFailure) -> StoreRecord? {
    StoreRecord(try run(["cat", address(StoreRecord.name)], for: "read \(shown)"))
  }

  /// A store has no lock that would go away with who holds it. So each step that takes something away looks first whether
  /// another publication has begun since.
  private func checkToken() throws(PublishingFailure) {
    if try readRecord()?.token != token { throw .overtaken(shown) }
  }

  private func address(_ path: String) -> String { remote.hasSuffix(":") ? remote + path : "\(remote)/\(path)" }

  @discardableResult
  private func run(_ arguments: [String], for task: @autoclosure () -> String) throws(PublishingFailure) -> [UInt8] {
    try rclone.output(arguments, for: task())
  }
}
