#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What stands under a name of a folder.
enum FileKind: Sendable {
  case file(size: Int)
  case folder
  case link
  /// A pipe, a socket or a device: reading one could wait for ever.
  case special

  var isFile: Bool { if case .file = self { true } else { false } }
}

/// Why the system would not do what was asked, in its own words.
struct SystemError: Error {
  let code: Int32
  var message: String {
    switch code {
    case EACCES, EPERM: "permission denied"
    case ENOENT: "there is no such file"
    case EIO: "the disk cannot read it"
    case ELOOP: "its links lead in a circle"
    case EMFILE, ENFILE: "too many files are open"
    default: String(cString: strerror(code))
    }
  }
}

/// The few calls to the file system that reading needs.
enum FileAccess {
  static func kind(of path: String) throws(SystemError) -> FileKind {
    var status = stat()
    guard lstat(path, &status) == 0 else { throw SystemError(code: errno) }
    return FileKind(status)
  }

  /// What a link leads to: the target's real path and kind.
  static func target(ofLink path: String) throws(SystemError) -> (path: String, kind: FileKind) {
    guard let real = realpath(path, nil) else { throw SystemError(code: errno) }
    defer { free(real) }
    let target = String(cString: real)
    return (target, try kind(of: target))
  }

  static func realPath(_ path: String) -> String? {
    guard let real = realpath(path, nil) else { return nil }
    defer { free(real) }
    return String(cString: real)
  }

  /// A name in a folder, and what stands under it.
  struct Entry {
    var name: String
    var kind: Result<FileKind, SystemError>
  }

  /// The names in a folder that are not hidden, in the order of their bytes.
  static func names(inFolder path: String) throws(SystemError) -> [String] { try entries(inFolder: path).map(\.name) }

  /// What stands in a folder and is not hidden, in the order of the bytes of the names.
  static func entries(inFolder path: String) throws(SystemError) -> [Entry] {
    guard let folder = opendir(path) else { throw SystemError(code: errno) }
    defer { closedir(folder) }
    let descriptor = dirfd(folder)
    var entries: [Entry] = []
    while let entry = readdir(folder) {
      let name = UnsafeRawPointer(entry).advanced(by: MemoryLayout<dirent>.offset(of: \.d_name)!).assumingMemoryBound(to: CChar.self)
      if name[0] == 0x2E { continue }
      var status = stat()
      let isKnown = fstatat(descriptor, name, &status, AT_SYMLINK_NOFOLLOW) == 0
      entries.append(
        Entry(name: String(cString: name), kind: isKnown ? .success(FileKind(status)) : .failure(SystemError(code: errno))))
    }
    return entries.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
  }

  static func bytes(ofFile path: String) throws(SystemError) -> [UInt8] { try bytes(ofFile: path) { _ in true } ?? [] }

  /// What a file holds.
  ///
  /// - Returns: Nil where the caller does not want it, who is told what it is.
  static func bytes(ofFile path: String, where isWanted: (FileKind) -> Bool) throws(SystemError) -> [UInt8]? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw SystemError(code: errno) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw SystemError(code: errno) }
    guard isWanted(FileKind(status)) else { return nil }
    var failure: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: Int(status.st_size)) { buffer, count in
      while count < buffer.count {
        let got = read(descriptor, buffer.baseAddress! + count, buffer.count - count)
        if got < 0, errno == EINTR { continue }
        if got < 0 { failure = errno }
        if got <= 0 { return }
        count += got
      }
    }
    if failure != 0 { throw SystemError(code: failure) }
    return bytes
  }
}

extension FileKind {
  fileprivate init(_ status: stat) {
    self =
      switch status.st_mode & S_IFMT {
      case S_IFREG: .file(size: Int(status.st_size))
      case S_IFDIR: .folder
      case S_IFLNK: .link
      default: .special
      }
  }
}

extension SystemError {
  /// Whether there is simply no such file.
  var isMissing: Bool { code == ENOENT || code == ENOTDIR }
}
