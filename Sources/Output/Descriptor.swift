#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// An open file or folder, closed when it goes out of use.
struct Descriptor: ~Copyable, Sendable {
  let number: Int32

  /// Opens `path`, seen from `folder`. No child process inherits the descriptor.
  init(_ path: String, in folder: Int32 = AT_FDCWD, _ flags: Int32, mode: mode_t = 0) throws(SystemError) {
    number = try calling { openat(folder, path, flags | O_CLOEXEC, mode) }
  }

  /// Takes over a descriptor that is open already.
  init(owning number: Int32) { self.number = number }

  /// Opens a folder, which must not be a symbolic link.
  static func folder(_ path: String, in folder: Int32 = AT_FDCWD) throws(SystemError) -> Descriptor {
    try Descriptor(path, in: folder, O_RDONLY | O_DIRECTORY | O_NOFOLLOW)
  }

  /// Opens a file for reading. `O_NONBLOCK` keeps a FIFO from waiting for its writer; it means nothing for a regular file.
  static func reading(_ path: String, in folder: Int32 = AT_FDCWD, following: Bool = false) throws(SystemError) -> Descriptor {
    try Descriptor(path, in: folder, O_RDONLY | O_NONBLOCK | (following ? 0 : O_NOFOLLOW))
  }

  deinit { close(number) }

  /// Closes the file and says whether that failed: network file systems report a full disk only then.
  consuming func closeChecked() throws(SystemError) {
    let number = self.number
    discard self
    // Not repeated after EINTR: on Linux the number is free by then and may be another thread's already.
    if close(number) != 0, errno != EINTR { throw SystemError(code: errno) }
  }

  func status() throws(SystemError) -> stat {
    var status = stat()
    try calling { fstat(number, &status) }
    return status
  }

  /// Fills the buffer as far as the file goes, and returns the number of bytes read.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws(SystemError) -> Int {
    var filled = 0
    while filled < buffer.count {
      // A copy of the address, since a closure may not hold on to a buffer that is being moved along.
      let rest = UnsafeMutableRawBufferPointer(rebasing: buffer[filled...])
      let count = try calling { systemRead(number, rest.baseAddress, rest.count) }
      if count == 0 { break }
      filled += count
    }
    return filled
  }

  func write(_ bytes: UnsafeRawBufferPointer) throws(SystemError) {
    var written = 0
    while written < bytes.count {
      let rest = UnsafeRawBufferPointer(rebasing: bytes[written...])
      written += try calling { systemWrite(number, rest.baseAddress, rest.count) }
    }
  }
}

// The C functions under names that the methods above do not hide.
private let systemRead: @Sendable (Int32, UnsafeMutableRawPointer?, Int) -> Int = { read($0, $1, $2) }
private let systemWrite: @Sendable (Int32, UnsafeRawPointer?, Int) -> Int = { write($0, $1, $2) }

extension stat {
  var isFolder: Bool { st_mode & S_IFMT == S_IFDIR }
  var isFile: Bool { st_mode & S_IFMT == S_IFREG }
  var isLink: Bool { st_mode & S_IFMT == S_IFLNK }
  var permissions: mode_t { st_mode & 0o7777 }

  /// Whether both describe one and the same file or folder.
  func isSame(as other: stat) -> Bool { st_dev == other.st_dev && st_ino == other.st_ino }

  /// What stands at `path`, seen from `folder`; nil where nothing does.
  static func of(_ path: String, in folder: Int32 = AT_FDCWD, following: Bool = false) throws(SystemError) -> stat? {
    var status = stat()
    do {
      try calling { fstatat(folder, path, &status, following ? 0 : AT_SYMLINK_NOFOLLOW) }
      return status
    } catch  where error.code == ENOENT {
      return nil
    }
  }
}
