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
    return switch status.st_mode & S_IFMT {
    case S_IFREG: .file(size: Int(status.st_size))
    case S_IFDIR: .folder
    case S_IFLNK: .link
    default: .special
    }
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

  /// The names in a folder, in the order of their bytes.
  static func names(inFolder path: String) throws(SystemError) -> [String] {
    guard let folder = opendir(path) else { throw SystemError(code: errno) }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  static func bytes(ofFile path: String) throws(SystemError) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw SystemError(code: errno) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw SystemError(code: errno) }
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

extension SystemError {
  /// Whether there is simply no such file.
  var isMissing: Bool { code == ENOENT || code == ENOTDIR }
}
