/// What Briefing has put into a store: a small file beside the site, `.briefing-record`.
///
/// Its first line names the format, its second the publication that is running, if one is. Each other line is a file’s SHA-256 (or dashes,
/// where a running publication may have changed it), its size in bytes and its path. The last line is `end`.
struct StoreRecord: Equatable {
  struct Entry: Equatable {
    /// Empty where it is not known.
    var digest: String
    /// In bytes; -1 where it is not known.
    var size: Int
  }

  static let name = ".briefing-record"
  private static let format = "Briefing made this site: SHA-256, size, path; 1"
  private static let unknown = String(repeating: "-", count: 64)

  /// The publication that is running; empty where none is.
  var token = ""
  var entries: [String: Entry] = [:]

  init() {}

  /// A record of files of which nothing is known but that they are there.
  init(unknown paths: [String]) {
    for path in paths { entries[path] = Entry(digest: "", size: -1) }
  }

  /// Reads a record; nil where it is none, or not whole.
  init?(_ bytes: [UInt8]) {
    let lines = bytes.split(separator: 10, omittingEmptySubsequences: false)
    guard lines.count >= 4, lines[0].elementsEqual(Self.format.utf8), lines[lines.count - 2].elementsEqual("end".utf8) else { return nil }
    token = String(decoding: lines[1], as: UTF8.self)
    for line in lines[2..<(lines.count - 2)] {
      let parts = line.split(separator: 32, maxSplits: 2)
      guard parts.count == 3, parts[0].count == 64, let size = Int(String(decoding: parts[1], as: UTF8.self)) else { return nil }
      let digest = String(decoding: parts[0], as: UTF8.self)
      entries[String(decoding: parts[2], as: UTF8.self)] = Entry(digest: digest == Self.unknown ? "" : digest, size: size)
    }
  }

  var bytes: [UInt8] {
    var text = "\(Self.format)\n\(token)\n"
    for (path, entry) in entries.sorted(by: { precedes($0.key, $1.key) }) {
      text += "\(entry.digest.isEmpty ? Self.unknown : entry.digest) \(entry.size) \(path)\n"
    }
    return Array((text + "end\n").utf8)
  }

  var manifest: Manifest { Manifest(entries.mapValues(\.digest)) }
}
