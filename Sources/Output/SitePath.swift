/// What is wrong with a file's path within a site; nil for a good one: relative, its parts separated by `/`,
/// none of them empty, `.`, `..`, longer than 255 bytes of UTF-8 or with a zero byte.
func flaw(inSitePath path: String) -> String? {
  if path.isEmpty { return "it is empty" }
  var length = 0
  var dots = 0
  func flawOfPart() -> String? {
    if length == 0 { return "a part of it is empty" }
    if dots == length, length <= 2 { return "it has a part “.” or “..”" }
    if length > 255 { return "a part of it is longer than 255 bytes" }
    return nil
  }
  for byte in path.utf8 {
    switch byte {
    case UInt8(ascii: "/"):
      if let flaw = flawOfPart() { return flaw }
      (length, dots) = (0, 0)
      continue
    case 0: return "it has a zero byte"
    case UInt8(ascii: "."): dots += 1
    default: break
    }
    length += 1
  }
  return flawOfPart()
}

/// The names a site has used, so that no two of them mean one file on any file system.
///
/// macOS and Windows take names for equal that differ only in case, macOS also those that differ only in Unicode
/// normalisation. Such names are refused everywhere: a site must be one and the same on every system.
struct TakenNames {
  // Strings are equal, and hash alike, where they are canonically equivalent: the keys need no normalising.
  private var files: [String: String] = [:]
  private var folders: [String: String] = [:]

  /// Takes `path` for a file and returns nil, or returns the name already taken that it collides with.
  mutating func take(_ path: String) -> String? {
    let key = folded(path)
    if let taken = files[key] ?? folders[key] { return taken }
    if let clash = takeFolder(path.enclosingFolder, key: key.enclosingFolder) { return clash }
    files[key] = path
    return nil
  }

  private mutating func takeFolder(_ path: Substring?, key: Substring?) -> String? {
    guard let path, let key else { return nil }
    let folder = String(key)
    if let taken = folders[folder] { return taken.utf8.elementsEqual(path.utf8) ? nil : taken }
    if let taken = files[folder] { return taken }
    if let clash = takeFolder(path.enclosingFolder, key: key.enclosingFolder) { return clash }
    folders[folder] = String(path)
    return nil
  }

  /// The number of folders that the files stand in.
  var folderCount: Int { folders.count }

  /// The name without the differences of case that file systems overlook: simple case folding, so that `ß` and `ss`
  /// stay two names, as they are to those file systems. Lower case is the fold but for the final sigma.
  private func folded(_ path: String) -> String {
    let lower = path.lowercased()
    if lower.utf8.allSatisfy({ $0 < 0x80 }) { return lower }
    return String(String.UnicodeScalarView(lower.unicodeScalars.lazy.map { $0 == "ς" ? "σ" : $0 }))
  }
}

extension StringProtocol where SubSequence == Substring, UTF8View: BidirectionalCollection {
  /// The path before the last `/`; nil where there is none.
  var enclosingFolder: Substring? {
    utf8.lastIndex(of: UInt8(ascii: "/")).map { self[..<$0] }
  }
}
