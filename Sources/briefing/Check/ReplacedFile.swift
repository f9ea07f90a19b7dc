#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Replaces a file in one step: whatever happens, the old bytes or the new ones are there.
enum ReplacedFile {
  /// The file keeps its permissions; a symbolic link stays one, and what it leads to is replaced.
  ///
  /// - Returns: Why it could not be done; nil where it was.
  static func write(_ bytes: [UInt8], to path: String) -> String? {
    guard let real = realpath(path, nil) else { return reason() }
    defer { free(real) }
    var status = stat()
    guard stat(real, &status) == 0 else { return reason() }
    // A file that may not be written to is not to be replaced either.
    guard access(real, W_OK) == 0 else { return reason() }
    let target = String(cString: real)
    let folder = target.lastIndex(of: "/").map { target[..<$0] } ?? "."
    let temporary = "\(folder)/.briefing-\(getpid())-\(UInt32.random(in: 0...UInt32.max))"
    if case .failed(let reason) = NewFile.write(bytes, to: temporary) {
      unlink(temporary)
      return reason
    }
    let descriptor = open(temporary, O_RDONLY | O_CLOEXEC)
    defer { close(descriptor) }
    guard descriptor >= 0, fchmod(descriptor, status.st_mode & 0o7777) == 0, fsync(descriptor) == 0, rename(temporary, target) == 0 else {
      let reason = reason()
      unlink(temporary)
      return reason
    }
    return nil
  }

  private static func reason() -> String { String(cString: strerror(errno)) }
}
