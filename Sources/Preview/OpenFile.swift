#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A regular file that was opened without following a single link below the folder that it stands in.
final class OpenFile: Sendable {
  private let descriptor: Int32
  let size: Int
  /// What tells one state of the file from another.
  let stamp: String

  /// - Parameters:
  ///   - path: Relative to the folder; parts that are empty, `.` or `..` are refused.
  ///   - folder: The folder; links may lead to it.
  /// - Returns: nil where there is no such file, or it cannot be read.
  init?(_ path: String, in folder: String) {
    var parts = path.split(separator: "/", omittingEmptySubsequences: false)
    guard let name = parts.popLast(), !(parts + [name]).contains(where: { ["", ".", ".."].contains($0) || $0.utf8.contains(0) }) else {
      return nil
    }
    var current = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    for part in parts where current >= 0 {
      let next = openat(current, String(part), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
      close(current)
      current = next
    }
    guard current >= 0 else { return nil }
    let file = openat(current, String(name), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    close(current)
    guard file >= 0 else { return nil }
    var status = stat()
    guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      close(file)
      return nil
    }
    descriptor = file
    size = Int(status.st_size)
    #if canImport(Darwin)
      let time = status.st_mtimespec
    #else
      let time = status.st_mtim
    #endif
    stamp = "\(size)-\(time.tv_sec)-\(time.tv_nsec)"
  }

  deinit { close(descriptor) }

  /// Reads a stretch; fewer bytes where the file has become shorter.
  func bytes(_ range: Range<Int>) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: range.count) { buffer, count in
      while count < buffer.count {
        let got = pread(descriptor, buffer.baseAddress! + count, buffer.count - count, off_t(range.lowerBound + count))
        if got < 0, errno == EINTR { continue }
        if got <= 0 { return }
        count += got
      }
    }
  }

  func bytes() -> [UInt8] { bytes(0..<size) }
}

extension SiteFile {
  /// A file of the content folder that the site hands on as it is; nil where there is none, or a link stands in its way.
  ///
  /// - Parameters:
  ///   - path: Relative to the folder.
  ///   - folder: The content folder.
  public static func copy(of path: String, in folder: String) -> SiteFile? {
    OpenFile(path, in: folder).map { .copy(of: path, stamp: $0.stamp) }
  }
}
