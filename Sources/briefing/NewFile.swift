#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Writes files where there were none; nothing is overwritten unless that is asked for.
enum NewFile {
  enum Outcome {
    case written, exists
    case failed(String)
  }

  /// - Parameter makingFolders: Whether the folders above the file are made where there are none.
  static func write(_ bytes: [UInt8], to path: String, makingFolders: Bool = false) -> Outcome {
    if makingFolders { makeFolders(above: path) }
    return write(bytes, to: path, O_EXCL)
  }

  /// Writes a file that may be there, and returns why that failed where it did.
  static func replace(_ bytes: [UInt8], at path: String, makingFolders: Bool = false) -> String? {
    if makingFolders { makeFolders(above: path) }
    return if case .failed(let reason) = write(bytes, to: path, O_TRUNC) { reason } else { nil }
  }

  /// A new file that could not be written whole does not stay: half of it would be taken for all.
  private static func write(_ bytes: [UInt8], to path: String, _ flag: Int32) -> Outcome {
    let descriptor = open(path, O_WRONLY | O_CREAT | flag | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { return errno == EEXIST ? .exists : .failed(String(cString: strerror(errno))) }
    var rest = bytes[...]
    var failure: Int32 = 0
    while !rest.isEmpty, failure == 0 {
      let count = rest.withUnsafeBytes { systemWrite(descriptor, $0.baseAddress!, $0.count) }
      if count > 0 { rest = rest.dropFirst(count) } else if count == 0 || errno != EINTR { failure = errno }
    }
    if close(descriptor) != 0, failure == 0 { failure = errno }
    if failure == 0 { return .written }
    if flag == O_EXCL { unlink(path) }
    return .failed(String(cString: strerror(failure)))
  }

  /// What cannot be made here makes opening the file fail, with the reason.
  private static func makeFolders(above path: String) {
    for end in path.indices where path[end] == "/" && end > path.startIndex { mkdir(String(path[..<end]), 0o777) }
  }
}

private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer, _ count: Int) -> Int { write(descriptor, bytes, count) }
