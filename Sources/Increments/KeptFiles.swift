import Digests

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The files that builds keep for the next one, in a folder that is closed to others.
///
/// Each bears a mark, its length and a digest. What is damaged, or was written by another version, is as if it were not there; what cannot
/// be written is not kept. No build depends on it.
public struct KeptFiles: Sendable {
  private let folder: String
  private static let mark = Array("briefing kept 1\n".utf8)

  /// - Parameter folder: One that exists. It is not used where others may write to it, or where it belongs to somebody else.
  public init?(in folder: String) {
    var status = stat()
    guard lstat(folder, &status) == 0, status.st_mode & S_IFMT == S_IFDIR, status.st_uid == geteuid(), status.st_mode & 0o022 == 0 else {
      return nil
    }
    self.folder = folder
  }

  public func read(_ name: String) -> [UInt8]? {
    let descriptor = open("\(folder)/\(name)", O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_uid == geteuid(),
      status.st_size >= Self.mark.count + 16
    else { return nil }
    let head = Self.mark.count + 16
    var whole = [UInt8](unsafeUninitializedCapacity: Int(status.st_size)) { buffer, count in
      while count < buffer.count {
        let got = systemRead(descriptor, buffer.baseAddress! + count, buffer.count - count)
        if got < 0, errno == EINTR { continue }
        if got <= 0 { return }
        count += got
      }
    }
    guard whole.count == Int(status.st_size), whole.starts(with: Self.mark),
      Self.digest(of: whole[head...]) == Array(whole[Self.mark.count..<head])
    else { return nil }
    whole.removeSubrange(..<head)
    return whole
  }

  /// Writes a file in one step: whoever reads it finds the old one or the new one.
  public func write(_ name: String, _ bytes: [UInt8]) {
    let (path, temporary) = ("\(folder)/\(name)", "\(folder)/\(name).\(getpid())")
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { return }
    let isWritten = [Self.mark + Self.digest(of: bytes[...]), bytes].allSatisfy { Self.write($0, to: descriptor) }
    if close(descriptor) != 0 || !isWritten || rename(temporary, path) != 0 { unlink(temporary) }
  }

  public func remove(_ name: String) { unlink("\(folder)/\(name)") }

  private static func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    bytes.withUnsafeBytes { buffer in
      var written = 0
      while written < buffer.count {
        let count = systemWrite(descriptor, buffer.baseAddress! + written, buffer.count - written)
        if count < 0, errno == EINTR { continue }
        if count <= 0 { return false }
        written += count
      }
      return true
    }
  }

  private static func digest(of bytes: ArraySlice<UInt8>) -> [UInt8] {
    let digest = Digest(of: bytes)
    return [digest.high, digest.low].flatMap { half in stride(from: 0, to: 64, by: 8).map { UInt8(truncatingIfNeeded: half >> $0) } }
  }
}

private func systemRead(_ descriptor: Int32, _ buffer: UnsafeMutableRawPointer, _ count: Int) -> Int { read(descriptor, buffer, count) }
private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer, _ count: Int) -> Int { write(descriptor, bytes, count) }
