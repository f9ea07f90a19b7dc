import Digests

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What stands in a folder, by name, size, times and number: what tells, without reading a file, whether any changed.
public struct FolderSurvey: Sendable {
  /// Of all that stands there; whatever the order in which the file system names it.
  public private(set) var digest = Digest.zero
  public private(set) var fileCount = 0
  /// The files, relative to the folder, and what of the digest is theirs; nil where they are not to be told apart.
  private var files: [(path: String, digest: Digest)]?
  /// Whether the digest says all: there is no link, which may lead anywhere, and nothing that could not be looked at.
  public private(set) var isWhole = true
  /// The last change of a file, in nanoseconds since 1970, as the file system has it.
  public private(set) var newest: Int64 = 0
  /// Whether the file system gives only whole seconds.
  private var isCoarse = true

  /// - Parameters:
  ///   - leavingOut: Paths relative to the folder that do not count.
  ///   - hidden: Whether names that begin with a dot count.
  ///   - listing: Whether files are to be told apart (``digests(of:)``).
  public init(of folder: String, leavingOut: Set<String> = [], hidden: Bool, listing: Bool = false) {
    if listing { files = [] }
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else {
      isWhole = false
      return
    }
    walk(descriptor, prefix: "", leavingOut, hidden: hidden)
  }

  /// Whether whatever is written from now on bears a later time than all that was seen, so that no change can hide behind an equal one.
  public func isSettled(now: Int64) -> Bool { isWhole && newest + (isCoarse ? 2_000_000_000 : 0) < now }

  /// The time as file systems take it: that of the last tick, in nanoseconds since 1970.
  public static var now: Int64 {
    var time = timespec()
    #if os(Linux)
      clock_gettime(CLOCK_REALTIME_COARSE, &time)
    #else
      clock_gettime(CLOCK_REALTIME, &time)
    #endif
    return time.nanoseconds
  }

  /// What of the digest is of each of some files; nil where one of them is not there, or two have one name in different spellings, and where
  /// files were not listed.
  public func digests(of paths: some Collection<String>) -> [String: Digest]? {
    let wanted = Set(paths)
    var digests: [String: Digest] = [:]
    digests.reserveCapacity(wanted.count)
    for file in files ?? [] where wanted.contains(file.path) {
      guard digests.updateValue(file.digest, forKey: file.path) == nil else { return nil }
    }
    return digests.count == wanted.count ? digests : nil
  }

  private mutating func walk(_ descriptor: Int32, prefix: String, _ leavingOut: Set<String>, hidden: Bool) {
    guard let stream = fdopendir(descriptor) else {
      close(descriptor)
      isWhole = false
      return
    }
    defer { closedir(stream) }
    while true {
      errno = 0
      guard let entry = readdir(stream) else {
        if errno != 0 { isWhole = false }
        return
      }
      let name = UnsafeRawPointer(entry).advanced(by: MemoryLayout<dirent>.offset(of: \.d_name)!).assumingMemoryBound(to: CChar.self)
      if name[0] == 0x2E, !hidden || name[1] == 0 || (name[1] == 0x2E && name[2] == 0) { continue }
      if !leavingOut.isEmpty, leavingOut.contains(prefix + String(cString: name)) { continue }
      take(name, in: descriptor, prefix: prefix, leavingOut, hidden: hidden)
    }
  }

  private mutating func take(
    _ name: UnsafePointer<CChar>, in folder: Int32, prefix: String, _ leavingOut: Set<String>, hidden: Bool
  ) {
    var status = stat()
    guard fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW) == 0 else {
      isWhole = false
      return
    }
    var digester = Digester()
    digester.add(prefix)
    digester.add(UnsafeRawBufferPointer(start: name, count: strlen(name)))
    digester.add(UInt64(status.st_mode))
    switch status.st_mode & S_IFMT {
    case S_IFREG:
      fileCount += 1
      let (modified, changed) = (status.modified.nanoseconds, status.changed.nanoseconds)
      for number in [Int64(status.st_size), modified, changed] { digester.add(UInt64(bitPattern: number)) }
      digester.add(UInt64(status.st_ino))
      newest = max(newest, modified, changed)
      if modified % 1_000_000_000 != 0 || changed % 1_000_000_000 != 0 { isCoarse = false }
      digest += digester.digest
      files?.append((prefix + String(cString: name), digester.digest))
    case S_IFDIR:
      digest += digester.digest
      let inner = openat(folder, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
      if inner < 0 { isWhole = false } else { walk(inner, prefix: prefix + String(cString: name) + "/", leavingOut, hidden: hidden) }
    default: isWhole = false
    }
  }
}

extension timespec {
  var nanoseconds: Int64 { Int64(tv_sec) &* 1_000_000_000 &+ Int64(tv_nsec) }
}

extension stat {
  #if canImport(Darwin)
    var modified: timespec { st_mtimespec }
    var changed: timespec { st_ctimespec }
  #else
    var modified: timespec { st_mtim }
    var changed: timespec { st_ctim }
  #endif
}
