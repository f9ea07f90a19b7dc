import Diagnostics
import Output

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The hidden folder of a content folder, `.briefing`, in which Briefing keeps what it can make anew.
///
/// It is closed to other users, since it may hold what only some readers may see, and no version control takes it up.
enum WorkFolder {
  static let name = ".briefing"

  /// The path of a folder in it; nil where there is no work folder, or where it is a link.
  static func existing(_ part: String, in contentFolder: String) -> String? {
    let path = contentFolder == "." ? name : "\(contentFolder)/\(name)"
    var status = stat()
    return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR ? "\(path)/\(part)" : nil
  }

  /// Makes a folder in it, where it is missing, and returns its path.
  static func make(_ part: String, in contentFolder: String) throws(OutputFailure) -> String {
    let path = contentFolder == "." ? name : "\(contentFolder)/\(name)"
    try makeFolder(path)
    let ignored = "\(path)/.gitignore"
    if access(ignored, F_OK) != 0, case .failed(let reason) = NewFile.write(Array("*\n".utf8), to: ignored) {
      throw failure(ignored, reason)
    }
    try makeFolder("\(path)/\(part)")
    return "\(path)/\(part)"
  }

  private static func makeFolder(_ path: String) throws(OutputFailure) {
    if mkdir(path, 0o700) != 0, errno != EEXIST { throw failure(path, String(cString: strerror(errno))) }
    var status = stat()
    guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else { throw failure(path, "it is not a folder") }
  }

  private static func failure(_ path: String, _ reason: String) -> OutputFailure {
    OutputFailure(.disk, Diagnostic(.error, "work-folder", "cannot make \(path): \(reason)"))
  }
}
